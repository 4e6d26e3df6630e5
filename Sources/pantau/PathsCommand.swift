import ArgumentParser
import PantauConfiguration
import Glibc
import Monitor
import QueueStore
import Wording

/// `pantau paths`: every file that is read or written.
struct PathsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paths",
    abstract: Phrase(
      id: "Sebut setiap berkas yang dibaca atau ditulis Pantau.", en: "Name every file that Pantau reads or writes."
    ).spoken.string,
    discussion: HelpExamples(
      (Phrase(same: "pantau paths"), Phrase(id: "berkas yang dipakai", en: "the files in use")),
      (
        Phrase(id: "pantau paths --config lain.toml", en: "pantau paths --config other.toml"),
        Phrase(id: "dengan konfigurasi lain", en: "with another configuration")
      )
    ).spoken())

  @OptionGroup var option: ConfigurationOption
  @OptionGroup var journal: JournalOption
  @OptionGroup var language: LanguageOption

  func run() throws {
    // A configuration with faults is told of below, and the other files are where they would be without it.
    let configuration = ConfigurationFile.current.reading?.configuration ?? Configuration()
    say(Phrase(id: "konfigurasi", en: "configuration"), ConfigurationFile.path)
    for place in QueuePlace.all(of: configuration) {
      let name: SafeText = place.entry == nil ? .empty : " \(place.name)"
      say(Phrase(id: "antrean\(name)", en: "queue\(name)"), place)
      if let watched = place.watched {
        say(Phrase(id: "folder terpantau\(name)", en: "watched folder\(name)"), watched)
      }
      for file in place.entry?.files ?? [] {
        say(
          Phrase(id: "\(file.purpose.text(.indonesian))\(name)", en: "\(file.purpose.text(.english))\(name)"),
          Paths.expanded(file.path, from: place.folder))
      }
      if let log = place.log {
        say(Phrase(id: "pesan program\(name)", en: "messages of the program\(name)"), log)
      }
    }
    for certificate in configuration.certificates {
      let signer: SafeText = certificate.signer.map { " \($0)" } ?? .empty
      say(
        Phrase(id: "sertifikat\(signer)", en: "certificate\(signer)"),
        Paths.expanded(certificate.file, from: Paths.folder(of: Paths.absolute(ConfigurationFile.path))))
    }
    for keepsake in Keepsake.allCases { say(keepsake.name, Paths.kept(keepsake)) }
    say(Phrase(id: "jurnal", en: "journal"), journal.path)
    say(
      Phrase(id: "kunci meja unggah ulang", en: "lock of the desks"),
      JournalStore.presenceFile(beside: journal.path))
    say(Phrase(id: "sertifikat yang dikenal", en: "certificates that are known"), Paths.certificates)
    if !configuration.hooks.isEmpty {
      say(Phrase(id: "kunci hook", en: "lock of the hooks"), HookDuty.file(beside: journal.path))
    }
    if let reading = ConfigurationFile.current.reading, !reading.faults.isEmpty {
      throw ConfigurationRefused(path: ConfigurationFile.path, faults: reading.faults)
    }
  }

  private func say(_ what: Phrase, _ place: QueuePlace) {
    guard place.service == nil else { return Speech.say("\(what.spoken)\t\(place.whereabouts)") }
    say(what, place.whereabouts)
  }

  private func say(_ what: Phrase, _ path: String) {
    let standing =
      access(path, F_OK) == 0 ? Phrase(id: "ada", en: "exists") : Phrase(id: "belum ada", en: "not there yet")
    Speech.say("\(what.spoken)\t\(Paths.absolute(path))\t\(standing.spoken)")
  }
}

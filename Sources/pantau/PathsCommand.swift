import ArgumentParser
import PantauConfiguration
import Glibc
import Monitor
import QueueStore
import Secrets
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
    sayUnfinished(in: ConfigurationFile.path)
    for place in QueuePlace.all(of: configuration) {
      let name: SafeText = place.entry == nil ? .empty : " \(place.name)"
      say(Phrase(id: "antrean\(name)", en: "queue\(name)"), place)
      if let file = try? place.file { sayBeside(file, Phrase(id: "antrean\(name)", en: "queue\(name)")) }
      if let watched = place.watched {
        say(Phrase(id: "folder terpantau\(name)", en: "watched folder\(name)"), watched)
      }
      for file in place.entry?.files ?? [] {
        say(
          Phrase(id: "\(file.purpose.text(.indonesian))\(name)", en: "\(file.purpose.text(.english))\(name)"),
          Paths.expanded(file.path, from: place.folder))
      }
      if place.isPortal, let service = place.service {
        say(Phrase(id: "terakhir ditanya\(name)", en: "last asked\(name)"), Paths.lastAsked(service.identity))
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
    let record = Phrase(id: "jurnal", en: "journal")
    say(record, journal.path)
    sayBeside(journal.path, record)
    let former = FormerAddresses(
      of: QueuePlace.all(of: configuration), among: configuration, journal: journal.path)
    for phrase in former.phrases { Speech.warn(phrase.spoken) }
    say(
      Phrase(id: "kunci meja unggah ulang", en: "lock of the desks"),
      JournalStore.presenceFile(beside: journal.path))
    say(Phrase(id: "sertifikat yang dikenal", en: "certificates that are known"), Paths.certificates)
    if !configuration.hooks.isEmpty {
      say(Phrase(id: "kunci hook", en: "lock of the hooks"), HookDuty.file(beside: journal.path))
    }
    sayUnfinished(in: Paths.certificates)
    sayPassing(
      Phrase(id: "sementara, selama berjalan", en: "temporary, while running"), "\(Paths.temporary)/pantau-*")
    if let reading = ConfigurationFile.current.reading, !reading.faults.isEmpty {
      throw ConfigurationRefused(path: ConfigurationFile.path, faults: reading.faults)
    }
  }

  private func say(_ what: Phrase, _ place: QueuePlace) {
    guard place.service == nil else { return Speech.say("\(what.spoken)\t\(place.whereabouts)") }
    say(what, place.whereabouts)
  }

  private func say(_ what: Phrase, _ path: String) {
    say(what, path, otherwise: Phrase(id: "belum ada", en: "not there yet"))
  }

  /// The files that SQLite has beside a database as long as somebody has it open.
  private func sayBeside(_ database: String, _ what: Phrase) {
    let absent = Phrase(id: "hanya selama dibuka", en: "only while it is open")
    for (suffix, name) in [
      ("-wal", Phrase(id: "yang terakhir ditulis", en: "what came last")),
      ("-shm", Phrase(id: "indeksnya", en: "its index")),
    ] {
      let (id, en) = (what.text(.indonesian), what.text(.english))
      say(
        Phrase(id: "\(id): \(name.text(.indonesian))", en: "\(en): \(name.text(.english))"),
        Paths.absolute(database) + suffix, otherwise: absent)
    }
    let made = Phrase(
      id: "\(what.text(.indonesian)): sementara, selama dibuat",
      en: "\(what.text(.english)): temporary, while it is made")
    sayPassing(made, Paths.absolute(database) + "-journal")
  }

  /// What a file is called in its folder until it is whole.
  private func sayUnfinished(in path: String) {
    sayPassing(
      Phrase(id: "sementara, selama ditulis", en: "temporary, while it is written"),
      Paths.folder(of: Paths.absolute(path)) + "/.pantau-*")
  }

  /// Files that are there for a moment only, by a pattern.
  private func sayPassing(_ what: Phrase, _ pattern: String) {
    Speech.say("\(what.spoken)\t\(pattern)\t\(Phrase(id: "hanya sementara", en: "only for a while").spoken)")
  }

  private func say(_ what: Phrase, _ path: String, otherwise absent: Phrase) {
    let standing = access(path, F_OK) == 0 ? Phrase(id: "ada", en: "exists") : absent
    Speech.say("\(what.spoken)\t\(Paths.absolute(path).withoutTokens)\t\(standing.spoken)")
  }
}

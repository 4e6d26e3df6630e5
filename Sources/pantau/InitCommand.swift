import ArgumentParser
import PantauConfiguration
import Glibc
import OwnFiles
import TerminalKit
import UploadQueue
import Wording

/// `pantau init`: asks a few questions and writes a commented configuration.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: Phrase(
      id: "Tulis konfigurasi pertama, setelah beberapa pertanyaan.",
      en: "Write a first configuration, after a few questions."
    ).spoken.string,
    discussion: HelpExamples(
      (Phrase(same: "pantau init"), Phrase(id: "tanya, lalu tulis", en: "ask, then write")),
      (
        Phrase(same: "pantau init --print"),
        Phrase(id: "cetak saja, untuk dibaca dahulu", en: "print it only, to be read first")
      )
    ).spoken(
      after: Phrase(
        id: "Konfigurasi yang sudah ada tidak ditimpa, kecuali dengan --force.",
        en: "A configuration that is there is not overwritten, except with --force.")))

  @Flag(
    name: .customLong("print"),
    help: Phrase(id: "Cetak saja, jangan tulis.", en: "Print it and write nothing.").help)
  var isPrinted = false

  @Flag(help: Phrase(id: "Timpa yang sudah ada.", en: "Overwrite what is there.").help)
  var force = false

  @OptionGroup var option: ConfigurationOption
  @OptionGroup var language: LanguageOption

  func run() throws {
    let path = option.path
    guard isPrinted || force || access(path, F_OK) != 0 else {
      throw CommandRefusal(
        phrase: Phrase(
          id: "\(path) sudah ada dan tidak ditimpa. Sunting berkas itu, atau pakai --force, atau --print.",
          en: "\(path) is there and is not overwritten. Edit it, or use --force, or --print."))
    }
    let starter = isatty(STDIN_FILENO) == 1 ? ask() : StarterConfiguration(language: .spoken)
    guard !isPrinted else {
      Speech.say(lines: starter.text)
      return
    }
    do throws(SystemRefusal) {
      try OwnFile.write(Array(starter.text.utf8), to: path, overwrites: force)
    } catch { throw FileUnwritable(path: error.path, reason: error.words) }
    Speech.say(
      Phrase(
        id: "Ditulis: \(path). Buka dengan penyunting teks apa pun; pantau memakai perubahannya begitu disimpan.",
        en: "Written: \(path). Open it with any editor; pantau uses a change as soon as it is saved."
      ).text(starter.language))
    Speech.say(Self.nextStep(of: starter).text(starter.language))
  }

  /// What is to be done so that there is something to see.
  private static func nextStep(of starter: StarterConfiguration) -> Phrase {
    if let folder = starter.exportFolder {
      return Phrase(
        id: "Berikutnya: simpan ekspor dari Coretax di \(folder), lalu jalankan pantau.",
        en: "Next: save exports of Coretax in \(folder), then run pantau.")
    }
    guard starter.isReadOnly else {
      return Phrase(
        id: "Berikutnya: pantau import BERKAS (ekspor dari Coretax), lalu pantau.",
        en: "Next: pantau import FILE (an export of Coretax), then pantau.")
    }
    return Phrase(
      id: """
        Berikutnya: antrean hanya-baca tidak menerima impor. Ubah read-only menjadi false di berkas itu, lalu \
        pantau import BERKAS (ekspor dari Coretax), lalu pantau.
        """,
      en: """
        Next: a queue that is read-only takes no import. Set read-only to false in that file, then pantau import FILE \
        (an export of Coretax), then pantau.
        """)
  }

  private func ask() -> StarterConfiguration {
    var starter = StarterConfiguration(language: .spoken)
    starter.language =
      Question(
        Phrase(same: "Bahasa / language (id, en)"), usual: starter.language.rawValue,
        again: Phrase(same: "id / en"), language: starter.language
      ).answer { Language(rawValue: $0.lowercased()) } ?? starter.language
    let language = starter.language
    starter.zone =
      Question(
        Phrase(
          id: "Zona waktu yang ditampilkan (WIB, WITA, WIT, atau seperti Asia/Makassar)",
          en: "The time zone to show (WIB, WITA, WIT, or such as Asia/Makassar)"), usual: starter.zone,
        again: Phrase(id: "itu bukan zona waktu", en: "that is no time zone"), language: language
      ).answer { ShownZone.written($0)?.name } ?? starter.zone
    let name = Question(
      Phrase(id: "Nama perusahaan atau antrean (kosong: tanpa nama)", en: "Name of the company or queue (empty: none)"),
      usual: "", language: language
    ).answer(refusing: QueueEntry.whyNoName)
    starter.queueName = name.flatMap { $0.isEmpty ? nil : $0 }
    let folder = Question(
      Phrase(
        id: "Folder tempat ekspor dari Coretax disimpan, untuk dipantau (kosong: impor sendiri)",
        en: "Folder in which exports of Coretax are saved, to be watched (empty: you import them)"),
      usual: "", again: Phrase(id: "itu berkas, bukan folder", en: "that is a file, no folder"), language: language
    ).answer { $0.isEmpty ? $0 : WatchedFolderAnswer($0)?.written }
    starter.exportFolder = folder.flatMap { $0.isEmpty ? nil : $0 }
    if let missing = starter.exportFolder.flatMap({ WatchedFolderAnswer($0) }), !missing.isThere {
      offer(missing, language)
    }
    starter.isReadOnly =
      Question(
        Phrase(id: "Hanya melihat, tanpa unggah ulang? (y/t)", en: "Only look, without re-uploads? (y/n)"),
        usual: language == .indonesian ? "t" : "n", again: Phrase(id: "y atau t", en: "y or n"), language: language
      ).answer(Question.isYes) ?? false
    if starter.isReadOnly || starter.exportFolder != nil, starter.queueName == nil { starter.queueName = "pantau" }
    starter.stuckAfter =
      Question(
        Phrase(
          id: "Signing berapa lama dihitung macet?", en: "After how long of signing is a document stuck?"),
        usual: starter.stuckAfter,
        again: Phrase(
          id: "tulis seperti 24 jam atau 2 hari; paling sedikit 1 jam", en: "write 24h or 2 days; at least 1 hour"),
        language: language
      ).answer { text in WrittenSpan.read(text).flatMap { $0 >= .seconds(3600) ? text : nil } } ?? starter.stuckAfter
    starter.dueWithin =
      Question(
        Phrase(
          id: "Berapa hari sebelum batas waktu dokumen dihitung jatuh tempo?",
          en: "How many days before its deadline does a document count as due?"),
        usual: "\(starter.dueWithin)", again: Phrase(id: "0 sampai 366", en: "0 to 366"), language: language
      ).answer { Int($0).flatMap { (0...366).contains($0) ? $0 : nil } } ?? starter.dueWithin
    starter.theme =
      Question(
        Phrase(
          id: "Warna (auto, light, dark, monochrome, high-contrast)",
          en: "Colours (auto, light, dark, monochrome, high-contrast)"),
        usual: starter.theme.rawValue, again: Phrase(id: "salah satu dari itu", en: "one of these"), language: language
      ).answer { Theme.Base(rawValue: $0.lowercased()) } ?? starter.theme
    return starter
  }

  /// Says that a folder is not there, and makes it where that is wanted; with `--print` nothing is written.
  private func offer(_ folder: WatchedFolderAnswer, _ language: Language) {
    let isWanted =
      !isPrinted
      && Question(
        Phrase(
          id: "Folder \(folder.written) belum ada. Buat sekarang? (y/t)",
          en: "The folder \(folder.written) is not there yet. Make it now? (y/n)"), usual: "y",
        again: Phrase(id: "y atau t", en: "y or n"), language: language
      ).answer(Question.isYes) ?? false
    do throws(SystemRefusal) {
      if isWanted { return try folder.make() }
    } catch {
      Speech.warn(FileUnwritable(path: error.path, reason: error.words).phrase.text(language))
    }
    Speech.warn(
      Phrase(
        id: "  Folder \(folder.written) belum ada; pantau memantaunya begitu folder itu dibuat.",
        en: "  The folder \(folder.written) is not there yet; pantau watches it once it is made."
      ).text(language))
  }
}

/// A file that cannot be written.
struct FileUnwritable: Explained {
  let path: String
  /// In the system's words.
  let reason: String

  var phrase: Phrase {
    Phrase(id: "\(path) tidak dapat ditulis: \(system: reason)", en: "\(path) cannot be written: \(reason)")
  }
}

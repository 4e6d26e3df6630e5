import ArgumentParser
import PantauConfiguration
import Wording

/// `pantau config`: what can be done with the configuration.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: Phrase(id: "Periksa konfigurasi.", en: "Check the configuration.").spoken.string,
    discussion: HelpExamples(
      (Phrase(same: "pantau config check"), Phrase(id: "konfigurasi yang dipakai", en: "the one in use")),
      (
        Phrase(same: "pantau config try-hook 'grup pajak'"),
        Phrase(id: "jalankan hook dengan dokumen karangan", en: "run a hook with an invented document")
      )
    ).spoken(),
    subcommands: [CheckCommand.self, TryHookCommand.self])
}

/// `pantau config check`: everything that is wrong with a configuration, in one run.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: Phrase(
      id: "Sebut semua kesalahan di konfigurasi, dengan barisnya.",
      en: "Name everything that is wrong with the configuration, with its line."
    ).spoken.string,
    discussion: HelpExamples(
      (Phrase(same: "pantau config check"), Phrase(id: "konfigurasi yang dipakai", en: "the one in use")),
      (
        Phrase(id: "pantau config check baru.toml", en: "pantau config check new.toml"),
        Phrase(id: "berkas lain, sebelum dipakai", en: "another file, before it is used")
      )
    ).spoken(
      after: Phrase(
        id: "Kode keluar: 0 tidak ada kesalahan, 1 berkas tidak dapat dibaca, 4 ada kesalahan.",
        en: "Exit codes: 0 nothing is wrong, 1 the file cannot be read, 4 something is wrong."
      )))

  @Argument(
    help: Phrase(id: "Berkas konfigurasi.", en: "The configuration's file.").help(
      value: Phrase(id: "berkas", en: "file")), completion: .file())
  var file: String?

  @OptionGroup var option: ConfigurationOption
  @OptionGroup var language: LanguageOption

  func run() throws {
    let file = ConfigurationFile.read(at: file ?? option.path)
    if let failure = file.failure { throw failure }
    guard let reading = file.reading else {
      throw NothingFound(
        phrase: Phrase(
          id: "Tidak ada konfigurasi di \(file.path); Pantau berjalan dengan bawaannya. pantau init menulis satu.",
          en: "There is no configuration at \(file.path); Pantau runs as it is. pantau init writes one."))
    }
    let faults = (reading.faults + file.faultsOfFiles()).inOrder
    guard faults.isEmpty else {
      for fault in faults { Speech.say(fault.told(in: file.path).spoken) }
      throw ExitCode.refused
    }
    Speech.say(Phrase(id: "\(file.path): tidak ada kesalahan.", en: "\(file.path): nothing is wrong.").spoken)
    let former = FormerAddresses(
      of: QueuePlace.all(of: reading.configuration), among: reading.configuration, journal: Paths.journal)
    for phrase in former.phrases { Speech.warn(phrase.spoken) }
  }
}

import ArgumentParser
import Monitor
import PantauConfiguration
import UploadQueue
import Wording

/// `pantau config try-hook`: runs a hook with something invented, to see whether it arrives.
struct TryHookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "try-hook",
    abstract: Phrase(
      id: "Jalankan sebuah hook dengan dokumen karangan.", en: "Run a hook with an invented document."
    ).spoken.string,
    discussion: HelpExamples(
      (
        Phrase(same: "pantau config try-hook 'grup pajak'"),
        Phrase(id: "apakah pesannya sampai", en: "whether its message arrives")
      )
    ).spoken(
      after: Phrase(
        id: "Kode keluar: 0 perintahnya berakhir baik, 1 gagal, 2 hook itu tidak ada.",
        en: "Exit codes: 0 its command ended well, 1 it failed, 2 there is no such hook.")))

  @Argument(
    help: Phrase(id: "Nama hook di konfigurasi.", en: "The hook's name in the configuration.").help(
      value: Phrase(id: "hook", en: "hook")), completion: .hooks)
  var name: String

  @OptionGroup var option: ConfigurationOption
  @OptionGroup var language: LanguageOption

  func run() async throws {
    let configuration = try ConfigurationFile.current.configuration()
    guard let hook = configuration.hooks.first(where: { $0.name == name }) else {
      let known = configuration.hooks.map(\.name).joined(separator: ", ")
      throw Phrase(
        id: "Hook “\(name)” tidak ada di konfigurasi; yang ada: \(known.isEmpty ? "–" : known)",
        en: "There is no hook “\(name)” in the configuration; there are: \(known.isEmpty ? "–" : known)"
      ).refusal
    }
    do throws(HookFault) {
      try await HookRunner(zone: .chosen, language: .spoken).run(
        hook, .invented(at: Environment.now()))
    } catch { throw NotTold(hook: name, fault: error) }
    Speech.say(
      Phrase(
        id: "Hook “\(name)” berakhir baik. Periksa apakah pesannya sampai.",
        en: "The hook “\(name)” ended well. See whether its message has arrived."
      ).spoken)
  }
}

/// A hook that was tried and failed.
private struct NotTold: Explained {
  let hook: String
  let fault: HookFault

  var phrase: Phrase {
    let why = fault.phrase
    return Phrase(
      id: "Hook “\(hook)” gagal: \(why.text(.indonesian))", en: "The hook “\(hook)” failed: \(why.text(.english))")
  }
}

extension Alert {
  /// What nobody could take for a real one.
  fileprivate static func invented(at now: Timestamp) -> Alert {
    let subject = Subject(
      document: DocumentID("CONTOH-0001"), name: "CONTOH/0001", recordID: nil, reference: "CONTOH/0001", nsfp: nil)
    let change = StatusChange(
      subject: subject, from: StatusReading(coretax: "SIGNING IN PROGRESS"),
      to: StatusReading(coretax: "SAVED INVALID"),
      time: StatusTime(since: now, source: .observed), seenAt: now)
    return Alert(queue: "CONTOH", at: now, events: [.changed(change)])
  }
}

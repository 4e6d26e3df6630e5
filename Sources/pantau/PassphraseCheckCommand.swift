import ArgumentParser
import Secrets
import UploadQueue
import Wording

/// `pantau passphrase-check`: how a passphrase stands to what is known to be asked of one.
struct PassphraseCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "passphrase-check",
    abstract: Phrase(
      id: "Periksa passphrase kode otorisasi terhadap aturan yang diketahui.",
      en: "Check the passphrase of a kode otorisasi against the rules that are known."
    ).spoken.string,
    discussion: HelpExamples(
      (
        Phrase(same: "pantau passphrase-check"),
        Phrase(id: "ketik di terminal; tidak terlihat", en: "type it on the terminal; it is not shown")
      ),
      (
        Phrase(same: "pass show ko | pantau passphrase-check --stdin"),
        Phrase(id: "dari pengelola sandi", en: "from a password manager")
      )
    ).spoken(
      after: Phrase(
        id: "Tidak disimpan, tidak dicatat, tidak dikirim ke mana pun. Kode keluar: 0 tidak ada yang dilanggar, 1 ada.",
        en: "Not kept, not logged, sent nowhere. Exit codes: 0 no rule is broken, 1 one is.")))

  /// How the verdicts are written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    /// For people.
    case text
    /// One JSON object.
    case json
  }

  @Flag(
    name: .customLong("stdin"),
    help: Phrase(
      id: "Ambil baris pertama masukan standar, dari program lain.",
      en: "Take the first line of the standard input, from another program."
    ).help)
  var isPiped = false

  @Option(
    help: Phrase(id: "text untuk dibaca, json untuk program.", en: "text to be read, json for programs.").help(
      value: Phrase(id: "bentuk", en: "format")))
  var format = Format.text

  // Taken only to be refused without being repeated.
  @Argument(parsing: .allUnrecognized, help: .hidden)
  var words: [String] = []

  @OptionGroup var language: LanguageOption

  func validate() throws {
    guard words.isEmpty else {
      throw Phrase(
        id: "Passphrase tidak ditulis di baris perintah: siapa pun di komputer ini dapat melihatnya, dan riwayat shell "
          + "menyimpannya. Ketik setelah ditanya; yang barusan ditulis sebaiknya diganti.",
        en: "A passphrase is not written on the command line: everybody on this computer can see it there, and the "
          + "shell's history keeps it. Type it when asked; one that was just written is better changed."
      ).refusal
    }
  }

  func run() async throws {
    let verdicts = try verdicts()
    do {
      try await LineOutput(forPrograms: format == .json).write(
        format == .json ? [JSONLine(PassphraseRecord(verdicts)).text] : lines(verdicts))
    } catch is LineOutput.ReaderGone {}
    if verdicts.contains(where: { $0.verdict == .broken }) { throw ExitCode.failure }
  }

  /// The passphrase is gone when this returns.
  private func verdicts() throws -> [(rule: PassphraseRule, verdict: PassphraseRule.Verdict)] {
    let question = Phrase(id: "Passphrase (tidak terlihat):", en: "Passphrase (not shown):").spoken
    let held = isPiped && !HiddenQuestion.canBeAsked ? try HiddenQuestion.piped() : try HiddenQuestion.ask(question)
    guard let held else { throw PassphraseFault.notGiven }
    return held.reveal { PassphraseRule.verdicts(on: $0) }
  }

  private func lines(_ verdicts: [(rule: PassphraseRule, verdict: PassphraseRule.Verdict)]) -> [String] {
    let rules = verdicts.map { rule, verdict -> SafeText in
      "\(verdict.mark) \(verdict.phrase.spoken): \(rule.phrase.spoken)  [\(rule.source.spoken)]"
    }
    let broken = verdicts.count { $0.verdict == .broken }
    let sum =
      broken > 0
      ? Phrase(id: "Aturan yang dilanggar: \(broken).", en: "Rules broken: \(broken).")
      : Phrase(id: "Tidak ada aturan yang dilanggar.", en: "No rule is broken.")
    let recommended = PassphraseRule.recommended
    let advice = Phrase(
      id: "Pakai karakter khusus \(recommended): hanya itu yang tidak dipersoalkan sumber mana pun.",
      en: "Use the special characters \(recommended): to these alone no source objects.")
    let limit = Phrase(
      id: "Apakah passphrase ini benar, hanya Coretax yang tahu.",
      en: "Whether it is the right one only Coretax knows.")
    return (rules + [sum.spoken, advice.spoken, limit.spoken]).map(\.string)
  }
}

extension PassphraseRule.Verdict {
  fileprivate var mark: SafeText {
    switch self {
    case .holds: "✓"
    case .broken: "✗"
    case .disputed: "≠"
    case .unknown: "?"
    }
  }

  fileprivate var phrase: Phrase {
    switch self {
    case .holds: Phrase(id: "dipenuhi", en: "holds")
    case .broken: Phrase(id: "dilanggar", en: "does not")
    case .disputed: Phrase(id: "sumber berbeda", en: "sources conflict")
    case .unknown: Phrase(id: "tidak disebut sumber mana pun", en: "no source speaks of it")
    }
  }
}

/// The verdicts as a line of JSON.
private struct PassphraseRecord: Encodable {
  struct Rule: Encodable {
    let rule: String
    let verdict: String
    let text: String
    let source: String
  }

  let ok: Bool
  let rules: [Rule]
  let recommended: String

  init(_ verdicts: [(rule: PassphraseRule, verdict: PassphraseRule.Verdict)]) {
    ok = !verdicts.contains { $0.verdict == .broken }
    rules = verdicts.map { rule, verdict in
      Rule(
        rule: rule.rawValue, verdict: verdict.rawValue, text: rule.phrase.spoken.string,
        source: rule.source.spoken.string)
    }
    recommended = PassphraseRule.recommended.string
  }
}

import TerminalKit
import UploadQueue
import Wording

/// What the list over all queues shows that the list of one does not.
enum AllQueuesView {
  /// What the list is called.
  static let name = Phrase(id: "Semua antrean", en: "All queues")

  /// Each queue with the sign of its connection; in what room there is, those that need a person first.
  static func connections(_ model: Model, width: Int) -> (SafeText, Style) {
    let states = model.queues.map { ($0.profile.name, sign(of: $0.connection), $0.connection.isLive) }
    let isFine = states.allSatisfy(\.2)
    let style: Style = isFine ? .good : model.queues.contains { $0.connection.hasFailed } ? .badge : .warning
    let whole = joined(states.map { "\($0.1) \($0.0)" })
    if whole.cellWidth <= width { return (whole, style) }
    let troubled = states.filter { !$0.2 }
    let fine = states.count - troubled.count
    let short = joined((fine > 0 ? ["● \(fine)"] : []) + troubled.map { "\($0.1) \($0.0)" })
    return (short, style)
  }

  private static func joined(_ parts: [SafeText]) -> SafeText {
    parts.reduce(SafeText.empty) { $0.isEmpty ? $1 : "\($0)  \($1)" }
  }

  private static func sign(of connection: Connection) -> SafeText {
    switch connection {
    case .connecting: "…"
    case .live: "●"
    case .outdated, .stale: "◌"
    case .unreachable: "✗"
    }
  }

  /// What queues say that do not agree, in a width: `Approved ≠ Signing`.
  static func conflict(_ origins: [DocumentOrigin], width: Int, _ language: Language) -> SafeText {
    let speaking = origins.filter { !$0.status.isNone }
    func text(_ word: (DocumentOrigin) -> SafeText) -> SafeText {
      var words: [SafeText] = []
      for origin in speaking {
        let word = origin.isMissing ? gone.text(language) : word(origin)
        if !words.contains(word) { words.append(word) }
      }
      return words.dropFirst().reduce(words.first ?? .empty) { "\($0) ≠ \($1)" }
    }
    let texts = [text(\.status.shown), text(\.status.short)]
    return texts.first { $0.cellWidth <= width } ?? texts[1]
  }

  /// What each queue says: `PT SATU Saved Invalid, PT DUA Approved`.
  static func statuses(_ origins: [DocumentOrigin], _ language: Language) -> SafeText {
    origins.reduce(SafeText.empty) { text, origin in
      let each: SafeText = "\(origin.queue) \(origin.status.inWords.text(language))"
      return text.isEmpty ? each : "\(text), \(each)"
    }
  }

  private static let gone = Phrase(id: "hilang", en: "gone")

  /// How each queue shows a document that several show, for the detail.
  static func lines(_ origins: [DocumentOrigin], _ model: Model) -> [Line] {
    guard origins.count > 1 else { return [] }
    let language = model.language
    let isConflict = origins.isConflict
    let title =
      isConflict
      ? Phrase(id: "Antrean-antreannya tidak sepakat:", en: "Its queues do not agree:")
      : Phrase(id: "Dilihat di beberapa antrean:", en: "Seen in several queues:")
    var lines = [Line(title.text(language), isConflict ? .wrong : .accent)]
    for origin in origins {
      let status = origin.isMissing ? gone.text(language) : origin.status.inWords.text(language)
      let since = model.whenNamed(origin.observedAt)
      let text: SafeText =
        language == .indonesian
        ? "\(origin.queue) (\(origin.channel.word)): \(status), data \(since)"
        : "\(origin.queue) (\(origin.channel.word)): \(status), as of \(since)"
      lines += Line.wrapped(text, width: model.size.columns, indent: 2)
    }
    return lines
  }
}

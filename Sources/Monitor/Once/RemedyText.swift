import TerminalKit
import UploadQueue
import Wording

/// The catalogue of remedies, or a part of it, as text.
public struct RemedyText {
  /// The text, line by line; a blank one between entries.
  public let lines: [SafeText]

  /// - Parameter width: The columns of the terminal; `nil` where lines may be as long as they are.
  public init(_ entries: [RemedyCatalogue.Entry], _ language: Language, width: Int?) {
    let width = width ?? 1 << 20
    var lines: [SafeText] = []
    var chapter: RemedyCatalogue.Chapter?
    for entry in entries {
      if !lines.isEmpty { lines.append("") }
      if chapter != entry.chapter {
        chapter = entry.chapter
        lines += ["── \(entry.chapter.title.text(language))", ""]
      }
      lines += Self.lines(entry, language, width: width)
    }
    self.lines = lines
  }

  private static func lines(_ entry: RemedyCatalogue.Entry, _ language: Language, width: Int) -> [SafeText] {
    func wrapped(_ text: SafeText, indent: Int = 2) -> [SafeText] {
      Line.wrapped(text, width: width, indent: indent).map { .repeating(" ", count: indent) + $0.text }
    }
    let remedy = entry.remedy
    let source: SafeText = language == .indonesian ? "Sumber: \(remedy.source)" : "Source: \(remedy.source)"
    return wrapped(entry.subject.text(language), indent: 0) + wrapped(remedy.meaning.text(language))
      + remedy.steps.enumerated().flatMap { wrapped("\($0 + 1). \($1.text(language))", indent: 4) }
      + remedy.avoid.flatMap { wrapped("✗ \($0.text(language))", indent: 4) } + wrapped(source)
  }
}

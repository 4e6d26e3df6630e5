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
    var lines: [Line] = []
    var chapter: RemedyCatalogue.Chapter?
    for entry in entries {
      if !lines.isEmpty { lines.append(Line("")) }
      if chapter != entry.chapter {
        chapter = entry.chapter
        lines += [Line("── \(entry.chapter.title.text(language))"), Line("")]
      }
      lines += Self.lines(entry, language, width: width)
    }
    self.lines = lines.map(\.text)
  }

  private static func lines(_ entry: RemedyCatalogue.Entry, _ language: Language, width: Int) -> [Line] {
    let remedy = entry.remedy
    func wrapped(_ text: SafeText) -> [Line] { Line.wrapped(text, width: width, indent: 2) }
    return Line.wrapped(entry.subject.text(language), width: width, indent: 0)
      + wrapped(remedy.meaning.text(language))
      + remedy.steps.enumerated().flatMap { wrapped("\($0 + 1). \($1.text(language))") }
      + remedy.avoid.flatMap { wrapped("✗ \($0.text(language))") }
      + wrapped(language == .indonesian ? "Sumber: \(remedy.source)" : "Source: \(remedy.source)")
  }
}

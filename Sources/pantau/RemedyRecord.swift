import UploadQueue
import Wording

/// An entry of the catalogue of remedies as a JSON object, or as a row of a table; the names of its fields are part of the
/// program's promise.
struct RemedyRecord: Encodable {
  private let chapter: String
  private let subject: String
  private let meaning: String
  private let steps: [String]
  private let avoid: [String]
  private let source: String

  init(_ entry: RemedyCatalogue.Entry, _ language: Language) {
    func text(_ phrase: Phrase) -> String { phrase.text(language).string }
    chapter = entry.chapter.rawValue
    subject = text(entry.subject)
    meaning = text(entry.remedy.meaning)
    steps = entry.remedy.steps.map(text)
    avoid = entry.remedy.avoid.map(text)
    source = entry.remedy.source.string
  }

  /// The titles of a table.
  static let titles = ["chapter", "subject", "meaning", "steps", "avoid", "source"]

  /// Its row: the steps by their numbers, one after the other in a cell.
  var cells: [String] {
    let numbered = steps.enumerated().map { "\($0 + 1). \($1)" }.joined(separator: " ")
    return [chapter, subject, meaning, numbered, avoid.joined(separator: " "), source]
  }
}

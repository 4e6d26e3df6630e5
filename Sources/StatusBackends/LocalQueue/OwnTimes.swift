import CoretaxFiles
import UploadQueue

/// The latest of the times that the documents of a list tell of themselves: a list that holds them was not true before.
///
/// They are those that a system wrote when it happened: when a document was created, last changed, or entered its status. The
/// date of a faktur is what a person writes into it, and may be any.
struct OwnTimes {
  /// A time that a document tells of itself.
  struct Told {
    let at: Timestamp
    let field: DocumentField
    let line: Int
    let name: String
  }

  /// When the list was found; a time that had not come then is an error, and tells nothing.
  private let foundAt: Timestamp
  private var latest: Told?

  init(foundAt: Timestamp) { self.foundAt = foundAt }

  /// Clocks, and moments that are written without their seconds, differ by less than this.
  private static let tolerance = Duration.seconds(60)

  /// Notes what a document tells of itself.
  mutating func note(_ sourced: SourcedDocument) {
    let document = sourced.document
    let since = document.statusTime.flatMap { $0.source == .backend ? $0.since : nil }
    for (time, field) in [
      (document.createdAt, DocumentField.createdAt), (document.lastUpdatedAt, .lastUpdatedAt), (since, .statusTime),
    ] {
      guard let time, time <= foundAt, latest.map({ $0.at < time }) ?? true else { continue }
      latest = Told(at: time, field: field, line: sourced.line, name: document.name)
    }
  }

  /// The latest time, where the list can for that not have been true at a moment yet.
  func after(_ asOf: Timestamp) -> Told? {
    latest.flatMap { $0.at - asOf >= Self.tolerance ? $0 : nil }
  }
}

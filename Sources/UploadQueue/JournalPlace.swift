/// A place in the journal: entries are numbered in the order they were written, from 1.
public struct JournalPlace: Sendable, Hashable, Comparable {
  /// The number of the entry that stands there.
  public let entry: Int64

  /// The place of an entry.
  public init(_ entry: Int64) {
    self.entry = entry
  }

  /// Before the first entry.
  public static let start = JournalPlace(0)

  /// Earlier before later.
  public static func < (left: JournalPlace, right: JournalPlace) -> Bool {
    left.entry < right.entry
  }
}

/// What was done to notes and marks after a place in the journal.
public struct AnnotationNews: Sendable, Hashable {
  /// What was done, oldest first.
  public var records: [AnnotationRecord]
  /// The newest entry of the journal, of any kind and queue: where to ask from the next time.
  public var end: JournalPlace

  /// What was done up to a place.
  public init(records: [AnnotationRecord], end: JournalPlace) {
    self.records = records
    self.end = end
  }
}

extension Journal {
  /// The notes and marks as they stand.
  public func annotations() async throws(JournalError) -> [DocumentID: Annotation] {
    var annotations: [DocumentID: Annotation] = [:]
    annotations.apply(try await annotationNews(after: .start).records)
    return annotations
  }
}

/// A document with everything the screen says of it.
public struct QueueRow: Sendable, Hashable, Identifiable {
  /// The document as last read.
  public var document: Document
  /// Since when it stands in its status, and how that is known.
  public var time: StatusTime
  /// When it was found to be no longer listed; `nil` while it is.
  public var missingSince: Timestamp?
  /// A change that has just happened to it.
  public var change: RecentChange?
  /// The note and mark that people keep beside it.
  public var annotation: Annotation
  /// The queues that show it and how, in a list over several; else none.
  public var origins: [DocumentOrigin]
  /// The approved document that a re-upload of this one would make a second of; `nil` where none is known.
  public var approvedTwin: ApprovedTwin?

  /// What the backend calls it.
  public var id: DocumentID { document.id }

  /// A document as it was read for the first time, with what people keep beside it.
  public init(_ document: Document, annotation: Annotation = .none) {
    let time = TimeInStatus.reckon(document, previous: nil, confirmedAt: nil)
    self.init(document: document, time: time, annotation: annotation)
  }

  /// A document with what is known of its status.
  public init(
    document: Document, time: StatusTime, missingSince: Timestamp? = nil, change: RecentChange? = nil,
    annotation: Annotation = .none, origins: [DocumentOrigin] = [], approvedTwin: ApprovedTwin? = nil
  ) {
    self.document = document
    self.time = time
    self.missingSince = missingSince
    self.change = change
    self.annotation = annotation
    self.origins = origins
    self.approvedTwin = approvedTwin
  }
}

/// A change of status that is still marked where it happened.
public struct RecentChange: Sendable, Hashable {
  /// The status before; `nil` where the document is new.
  public var from: StatusReading?
  /// When it was seen.
  public var seenAt: Timestamp
  /// Whether the document no longer belongs to the rows among which it keeps its place for as long as it is marked.
  public var isLeaving: Bool

  /// A change that has just happened.
  public init(from: StatusReading?, seenAt: Timestamp, isLeaving: Bool = false) {
    self.from = from
    self.seenAt = seenAt
    self.isLeaving = isLeaving
  }
}

/// The queue in numbers.
public struct QueueSummary: Sendable, Hashable {
  /// How many documents each view holds.
  public var counts: [QueueView: Int]
  /// How many documents the saved filters want.
  public var filterCounts: [Filter: Int] = [:]
  /// How many stand in each status.
  public var statuses: [UploadStatus: Int]
  /// The oldest of those stuck.
  public var oldestStuck: StatusTime?
  /// How many have missed their deadline.
  public var missedCount: Int
  /// How many are slow, and not stuck.
  public var slowCount: Int
  /// How many are signing for a time of which only a part is known, and not known to be stuck.
  public var unknownAgeCount = 0
  /// What is at stake with those due or missed: 1 % of their DPP, as far as that is known.
  public var exposure: Rupiah
  /// How many of those due or missed have no known DPP, so that what is at stake with them is not counted.
  public var unknownExposureCount = 0
  /// The newest moment at which something in the queue was true at its source.
  public var newestObservation: Timestamp?
  /// The oldest moment as of which the status is known of a document that is listed and still to be approved.
  public var oldestOpenObservation: Timestamp?

  /// An empty queue.
  public init() {
    counts = [:]
    statuses = [:]
    missedCount = 0
    slowCount = 0
    exposure = .zero
  }

  /// How many documents a view holds.
  public func count(_ view: QueueView) -> Int { counts[view] ?? 0 }

  /// How many documents a saved filter wants.
  public func count(_ filter: Filter) -> Int { filterCounts[filter] ?? 0 }
}

/// A stretch of a view's rows, with where it is.
public struct QueueWindow: Sendable, Hashable {
  /// What was asked.
  public var query: QueueQuery
  /// The number of rows of the whole view.
  public var total: Int
  /// How many of them have left it, and keep their places only for as long as their change is marked.
  public var leaving: Int
  /// The place of the first row here.
  public var first: Int
  /// The rows.
  public var rows: [QueueRow]
  /// The place of the document that was followed; `nil` where it is not in the view.
  public var followed: Int?
  /// The followed document as it is now, in the view or not.
  public var followedRow: QueueRow?
  /// What has changed after all in the view, where changes are followed.
  public var changedElsewhere: ChangeElsewhere?
  /// The queue in numbers.
  public var summary: QueueSummary

  /// A stretch of rows.
  public init(
    query: QueueQuery, total: Int, leaving: Int = 0, first: Int, rows: [QueueRow], followed: Int? = nil,
    followedRow: QueueRow? = nil, changedElsewhere: ChangeElsewhere? = nil, summary: QueueSummary
  ) {
    self.query = query
    self.total = total
    self.leaving = leaving
    self.first = first
    self.rows = rows
    self.followed = followed
    self.followedRow = followedRow
    self.changedElsewhere = changedElsewhere
    self.summary = summary
  }
}

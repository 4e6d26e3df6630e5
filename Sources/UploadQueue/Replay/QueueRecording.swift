/// What a journal kept of a queue, by time: from it the queue can be put as it was seen at any moment.
///
/// The journal keeps every change of status that was seen. Of the document itself it keeps what it was called, and, as it was
/// last, the other party's name, the date and the DPP.
public struct QueueRecording: Sendable {
  /// The documents, in the order in which they were first seen.
  private(set) var documents: [Document] = []
  /// The changes of status, the earliest first.
  private(set) var changes: [RecordedChange] = []
  /// What was done to notes and marks, the earliest first.
  let annotations: [AnnotationRecord]
  /// When the queue was watched.
  let watched: [WatchedStretch]
  /// The re-uploads, oldest first.
  private(set) var reuploads: [RecordedReupload] = []
  /// Words and reasons of the backend; the first is none.
  private(set) var texts = [""]
  private var textNumbers: [String: UInt32] = ["": 0]
  private var numbers: [DocumentID: Int32] = [:]
  /// The place in `changes` of the last change of each document.
  private var last: [Int32] = []

  /// A recording without a change of status yet.
  public init(annotations: [AnnotationRecord] = [], watched: [WatchedStretch] = []) {
    self.annotations = annotations.sorted { $0.at < $1.at }
    self.watched = watched
  }

  /// Whether nothing was seen.
  public var isEmpty: Bool { changes.isEmpty }

  /// Adds a change that was seen, not before the one that was added last.
  public mutating func add(
    _ document: DocumentID, becoming status: StatusReading?, time: StatusTime, seenAt: Timestamp, reason: String?,
    at place: JournalPlace
  ) {
    let number: Int32
    if let known = numbers[document] {
      number = known
    } else {
      number = Int32(clamping: documents.count)
      numbers[document] = number
      documents.append(
        Document(id: document, kind: .outputInvoice, channel: .coretax, status: .none, observedAt: seenAt))
      last.append(-1)
    }
    let index = Int(number)
    changes.append(
      RecordedChange(
        place: place.entry, seenAt: seenAt.milliseconds, since: time.since.milliseconds, document: number,
        previous: last[index], words: self.number(of: status?.words), reason: self.number(of: reason),
        status: UInt8((status?.status ?? .unknown).rawValue), source: UInt8(time.source.rawValue), isGone: status == nil
      ))
    last[index] = Int32(clamping: changes.count - 1)
  }

  /// Says what is known of a document besides its status.
  public mutating func describe(_ sighting: Sighting) { describe(sighting.remembered) }

  /// Says what is known of a document besides its status.
  public mutating func describe(_ document: Document) {
    if let number = numbers[document.id] { documents[Int(number)] = document }
  }

  /// When something was recorded.
  public var moments: RecordedMoments {
    let steps = reuploads.flatMap { [$0.begun.beganAt] + $0.events.map(\.at) }
    return RecordedMoments(
      changes.map(\.seenAt) + (annotations.map(\.at) + steps).map(\.milliseconds), watched: watched)
  }

  /// What a journal of this recording may tell at a moment.
  public var past: RecordedPast { RecordedPast(changes: changes, reuploads: reuploads) }

  /// Adds a re-upload, not before the one that was added last.
  public mutating func add(_ reupload: RecordedReupload) { reuploads.append(reupload) }

  private mutating func number(of text: String?) -> UInt32 {
    guard let text else { return 0 }
    if let known = textNumbers[text] { return known }
    let number = UInt32(clamping: texts.count)
    textNumbers[text] = number
    texts.append(text)
    return number
  }
}

/// A change of status as a recording keeps it: numbers alone.
struct RecordedChange: Sendable {
  /// Its entry in the journal.
  let place: Int64
  let seenAt: Int64
  let since: Int64
  /// The document, by the order in which they were first seen.
  let document: Int32
  /// The place of the change of the same document before it; negative for the first.
  let previous: Int32
  let words: UInt32
  let reason: UInt32
  let status: UInt8
  let source: UInt8
  /// Whether the document was no longer listed.
  let isGone: Bool

  var time: StatusTime {
    StatusTime(since: Timestamp(milliseconds: since), source: StatusTime.Source(rawValue: Int(source)) ?? .atLeast)
  }
}

extension [RecordedChange] {
  /// How many of them were seen up to a moment.
  func count(upTo moment: Timestamp) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].seenAt <= moment.milliseconds { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

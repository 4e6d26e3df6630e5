import GRDB
import UploadQueue

/// An attempt as the journal holds it.
struct RecordedAttempt {
  let entry: Int64
  let asItBegan: Attempt
  let events: [RecordedEvent]

  /// How it ended; whatever an older Pantau has written after it is no part of the attempt.
  var end: RecordedEvent? { events.first(where: \.isEnd) }

  /// Whether it has been told what the status did after the end.
  var isFollowed: Bool { events.contains { if case .followed = $0.happened { true } else { false } } }

  var asItStands: Attempt {
    guard let last = end ?? events.last else { return asItBegan }
    var attempt = asItBegan
    attempt.state = last.happened
    attempt.stateAt = last.at
    return attempt
  }

  /// As it stands, and where it ended back in the queue, with what the status did next.
  var asItIsTold: Attempt {
    var attempt = asItStands
    if let next = events.last(where: { if case .followed = $0.happened { true } else { false } }) {
      (attempt.state, attempt.stateAt) = (next.happened, next.at)
    }
    return attempt
  }
}

/// A row of `attempt_event`.
struct RecordedEvent {
  let entry: Int64
  let happened: AttemptEvent
  /// Whether it ends the attempt, also where this Pantau does not know how.
  let isEnd: Bool
  let at: Timestamp
  let by: Operator

  init(_ row: Row) {
    let columns = AttemptEventColumns(row)
    entry = row.number("entry") ?? 0
    happened = columns.happened
    isEnd = columns.isEnd
    at = row.moment("at")
    by = Operator(row)
  }
}

import GRDB
import UploadQueue

extension Row {
  /// A column's text; `nil` for anything else that a foreign hand may have put there.
  func text(_ column: String) -> String? {
    String.fromDatabaseValue(self[column])
  }

  /// A column's number; `nil` for anything else.
  func number(_ column: String) -> Int64? {
    Int64.fromDatabaseValue(self[column])
  }

  /// A column's moment; the beginning of time for anything else.
  func moment(_ column: String) -> Timestamp {
    Timestamp(milliseconds: number(column) ?? 0)
  }
}

extension StatusReading {
  /// A status as two columns hold it; `nil` where there was none.
  init?(status: String?, words: String?) {
    guard let status else { return nil }
    self.init(UploadStatus(coretaxWord: status), words: words ?? "")
  }
}

extension StatusTime.Source {
  /// The word in the journal.
  var word: String {
    switch self {
    case .backend: "backend"
    case .observed: "observed"
    case .atLeast: "at least"
    }
  }

  /// The source a word names; the most careful one where it is not known.
  init(word: String) {
    self = [.backend, .observed].first { $0.word == word } ?? .atLeast
  }
}

extension Subject {
  /// What a row says a document was called.
  init(_ row: Row) {
    self.init(
      document: DocumentID(row.text("document") ?? ""), name: row.text("name") ?? "", recordID: row.text("record_id"),
      reference: row.text("reference"), nsfp: row.text("nsfp"))
  }
}

extension StatusChange {
  /// A row of `status_change`.
  init(_ row: Row) {
    // An older Pantau counted from the portal's date of the last change, which tells nothing of the status.
    let since = row.moment(row.text("since_source") == "last updated" ? "seen_at" : "since")
    self.init(
      subject: Subject(row),
      from: StatusReading(status: row.text("from_status"), words: row.text("from_words")),
      to: StatusReading(status: row.text("to_status"), words: row.text("to_words")),
      time: StatusTime(since: since, source: .init(word: row.text("since_source") ?? "")),
      seenAt: row.moment("seen_at"),
      reason: row.text("reason"), by: Operator(row))
  }
}

extension Operator {
  /// Who a row says it was.
  init(_ row: Row) {
    self.init(user: row.text("user") ?? "", host: row.text("host") ?? "")
  }
}

extension Attempt {
  /// A row of `attempt`: as it began.
  init(_ row: Row) {
    self.init(
      key: IdempotencyKey(row.text("idempotency_key") ?? ""),
      subject: Subject(row),
      isHandOff: row.number("hand_off") == 1,
      signer: row.text("signer"),
      seenStatus: StatusReading(status: row.text("seen_status"), words: row.text("seen_words")) ?? .none,
      seenAt: row.moment("seen_at"),
      number: Int(row.number("number") ?? 1),
      by: Operator(row),
      beganAt: row.moment("began_at"))
  }
}

extension AnnotationRecord {
  /// A row of `annotation`; `nil` where a foreign hand wrote something that is no event.
  init?(_ row: Row) {
    let event: AnnotationEvent
    switch (row.text("event"), row.text("note")) {
    case ("noted", let text?): event = .noted(text)
    case ("note removed", _): event = .noteRemoved
    case ("marked", _): event = .marked
    case ("unmarked", _): event = .unmarked
    default: return nil
    }
    self.init(subject: Subject(row), event: event, by: Operator(row), at: row.moment("at"))
  }
}

/// What happened to an attempt, as the columns of `attempt_event` hold it.
struct AttemptEventColumns {
  var event: String
  var settlement: String?
  var status: String?
  var words: String?

  init(_ happened: AttemptEvent) {
    switch happened {
    case .intended: event = "intended"
    case .accepted(let answer): (event, words) = ("accepted", answer)
    case .queued: event = "queued"
    case .claimedDone: event = "claimed done"
    case .lost(let reason): (event, words) = ("lost", reason)
    case .refused(let answer): (event, words) = ("refused", answer)
    case .settled(let how), .followed(let how):
      event = if case .settled = happened { "settled" } else { "followed" }
      switch how {
      case .approved: settlement = "approved"
      case .signingAgain: settlement = "signing again"
      case .invalidAgain: settlement = "invalid again"
      case .moved(let reading): (settlement, status, words) = ("moved", reading.status.word, reading.words)
      case .nothingChanged: settlement = "nothing changed"
      case .notSent: settlement = "not sent"
      }
    }
  }

  init(_ row: Row) {
    event = row.text("event") ?? ""
    settlement = row.text("settlement")
    status = row.text("status")
    words = row.text("words")
  }

  /// Whether nothing follows it.
  var isEnd: Bool { event == "refused" || event == "settled" }

  /// What happened; an event that this Pantau does not know leaves the outcome in doubt, never settled.
  var happened: AttemptEvent {
    switch event {
    case "intended": .intended
    case "accepted": .accepted(words ?? "")
    case "queued": .queued
    case "claimed done": .claimedDone
    case "refused": .refused(words ?? "")
    case "settled": knownSettlement.map(AttemptEvent.settled) ?? .lost(settlement ?? "")
    case "followed": knownSettlement.map(AttemptEvent.followed) ?? .lost(settlement ?? "")
    default: .lost(words ?? event)
    }
  }

  private var knownSettlement: Settlement? {
    switch settlement {
    case "approved": .approved
    case "signing again": .signingAgain
    case "invalid again": .invalidAgain
    case "moved": .moved(StatusReading(status: status, words: words) ?? .none)
    case "nothing changed": .nothingChanged
    case "not sent": .notSent
    default: nil
    }
  }
}

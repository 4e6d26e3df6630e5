import Monitor
import UploadQueue
import Wording

/// An event as a line of JSON; the names of its fields are part of the program's promise.
struct EventRecord: Encodable {
  /// When it was seen, with the offset of the time zone that is shown.
  let at: String
  /// What the queue is called.
  let queue: String
  /// `status-changed`, `stuck`, `due`, `settled`, `backend-lost` or `backend-back`.
  let event: String
  /// The backend's key of the document.
  var document: String?
  /// What people call it.
  var name: String?
  var reference: String?
  var nsfp: String?
  var recordID: String?
  /// Its status, in a word of Pantau's, and in the backend's own.
  var status: String?
  var statusWords: String?
  /// The status before, likewise.
  var from: String?
  var fromWords: String?
  /// Since when it stands so, and whether it may be for longer.
  var since: String?
  var isAtLeast: Bool?
  /// Why, in the backend's words.
  var reason: String?
  /// The days left until the deadline; negative where it has passed.
  var daysLeft: Int?
  /// How a re-upload ended: `approved`, `signing-again`, `invalid-again`, `moved`, `nothing-changed` or `not-sent`.
  var outcome: String?
  /// When the backend is asked again, or since when it had not answered.
  var nextTry: String?
  var lostAt: String?

  private enum CodingKeys: String, CodingKey {
    case at, queue, event, document, name, reference, nsfp, status, from, since, reason, outcome
    case recordID = "record_id"
    case statusWords = "status_words"
    case fromWords = "from_words"
    case isAtLeast = "since_at_least"
    case daysLeft = "days_left"
    case nextTry = "next_try"
    case lostAt = "lost_at"
  }

  init(_ event: QueueEvent, of queue: String, at now: Timestamp, in zone: ShownZone, language: Language) {
    self.queue = queue
    func written(_ moment: Timestamp) -> String { moment.iso(in: zone) }
    if case .changed(let change) = event { at = written(change.seenAt) } else { at = written(now) }
    switch event {
    case .changed(let change):
      self.event = "status-changed"
      take(change.subject)
      (status, statusWords) = (change.to?.status.token, change.to?.words)
      (from, fromWords) = (change.from?.status.token, change.from?.words)
      (since, isAtLeast) = (written(change.time.since), change.time.isLowerBound)
      reason = change.reason
    case .stuck(let row):
      self.event = "stuck"
      take(row, written)
    case .due(let row, let daysLeft):
      self.event = "due"
      take(row, written)
      self.daysLeft = daysLeft
    case .settled(let subject, let settlement):
      self.event = "settled"
      take(subject)
      outcome = settlement.token
      if case .moved(let reading) = settlement { (status, statusWords) = (reading.status.token, reading.words) }
    case .backendLost(let error, let nextTry):
      self.event = "backend-lost"
      reason = error.told(in: zone).text(language).string
      self.nextTry = written(nextTry)
    case .backendBack(let lostAt):
      self.event = "backend-back"
      self.lostAt = written(lostAt)
    }
  }

  private mutating func take(_ subject: Subject) {
    document = subject.document.rawValue
    name = subject.name
    reference = subject.reference
    nsfp = subject.nsfp
    recordID = subject.recordID
  }

  private mutating func take(_ row: QueueRow, _ written: (Timestamp) -> String) {
    take(Subject(row.document))
    (status, statusWords) = (row.document.status.status.token, row.document.status.words)
    (since, isAtLeast) = (written(row.time.since), row.time.isLowerBound)
    reason = row.document.reason
  }
}

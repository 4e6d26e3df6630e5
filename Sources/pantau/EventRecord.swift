import Foundation
import Monitor
import UploadQueue
import Wording

/// An event as a line of JSON; the names of its fields are part of the program's promise.
struct EventRecord: Encodable {
  /// When it was seen, with the offset of the time zone that is shown.
  let at: String
  /// What the queue is called.
  let queue: String
  /// `status-changed`, `stuck`, `due`, `reminder`, `settled`, `backend-lost` or `backend-back`.
  let event: String
  /// The document, and how it stands.
  var document: StandingRecord?
  /// The status before, in a word of Pantau's, and in the backend's own.
  var from: String?
  var fromWords: String?
  /// Why the backend is lost.
  var reason: String?
  /// How a re-upload ended: `approved`, `signing-again`, `invalid-again`, `moved`, `nothing-changed` or `not-sent`.
  var outcome: String?
  /// When the backend is asked again, or since when it had not answered.
  var nextTry: String?
  var lostAt: String?

  /// The last day of the documents that a reminder is of, the days left after today, which reminder it is (7, 3 or 1 days),
  /// how many documents they are, what is at stake with them in rupiah, and how many are not in that, their DPP not known.
  var deadline: String?
  var daysLeft: Int?
  var reminderDays: Int?
  var documents: Int?
  var exposure: Decimal?
  var exposureUnknown: Int?

  private enum CodingKeys: String, CodingKey {
    case at, queue, event, from, reason, outcome, deadline, documents, exposure
    case exposureUnknown = "exposure_unknown"
    case daysLeft = "days_left"
    case reminderDays = "reminder_days"
    case fromWords = "from_words"
    case nextTry = "next_try"
    case lostAt = "lost_at"
  }

  /// - Parameter token: How a person gives the queue a token, where it waits for one.
  init(
    _ event: QueueEvent, of queue: String, token: TokenIntake = .none, at now: Timestamp, in zone: ShownZone,
    language: Language
  ) {
    self.queue = queue
    func written(_ moment: Timestamp) -> String { moment.iso(in: zone) }
    if case .changed(let change) = event { at = written(change.seenAt) } else { at = written(now) }
    switch event {
    case .changed(let change):
      self.event = "status-changed"
      document = StandingRecord(change.subject)
      document?.take(change.to)
      document?.take(change.time, written)
      document?.reason = change.reason
      (from, fromWords) = (change.from?.status.token, change.from?.words)
    case .stuck(let row):
      self.event = "stuck"
      document = StandingRecord(row, written)
    case .due(let row, let daysLeft):
      self.event = "due"
      document = StandingRecord(row, written)
      document?.daysLeft = daysLeft
    case .reminder(let reminder):
      self.event = "reminder"
      deadline = reminder.lastDay.description
      (daysLeft, reminderDays, documents) = (reminder.daysLeft, reminder.step, reminder.documents)
      (exposure, exposureUnknown) = (reminder.atStake.number, reminder.unknownExposureCount)
    case .settled(let subject, let settlement):
      self.event = "settled"
      document = StandingRecord(subject)
      outcome = settlement.token
      if case .moved(let reading) = settlement { document?.take(reading) }
    case .backendLost(let error, let nextTry):
      self.event = "backend-lost"
      reason = error.phrase(in: zone, token: token).text(language).string
      self.nextTry = written(nextTry)
    case .backendBack(let lostAt):
      self.event = "backend-back"
      self.lostAt = written(lostAt)
    }
  }

  /// The document's fields stand beside the event's own.
  func encode(to encoder: any Encoder) throws {
    try document?.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(at, forKey: .at)
    try fields.encode(queue, forKey: .queue)
    try fields.encode(event, forKey: .event)
    try fields.encodeIfPresent(from, forKey: .from)
    try fields.encodeIfPresent(fromWords, forKey: .fromWords)
    try fields.encodeIfPresent(reason, forKey: .reason)
    try fields.encodeIfPresent(outcome, forKey: .outcome)
    try fields.encodeIfPresent(deadline, forKey: .deadline)
    try fields.encodeIfPresent(daysLeft, forKey: .daysLeft)
    try fields.encodeIfPresent(reminderDays, forKey: .reminderDays)
    try fields.encodeIfPresent(documents, forKey: .documents)
    try fields.encodeIfPresent(exposure, forKey: .exposure)
    try fields.encodeIfPresent(exposureUnknown, forKey: .exposureUnknown)
    try fields.encodeIfPresent(nextTry, forKey: .nextTry)
    try fields.encodeIfPresent(lostAt, forKey: .lostAt)
  }
}

import Monitor
import UploadQueue

/// An entry of the journal as a JSON object.
struct EntryRecord: Encodable {
  private let at: String
  /// `status-changed`, `reupload`, `planned`, `plan-halted`, `plan-cancelled`, `noted`, `note-removed`, `marked` or
  /// `unmarked`.
  private let event: String
  private var by: String?
  /// The status, and the one before, in a word of Pantau's and in the backend's own.
  private var status: String?
  private var statusWords: String?
  private var from: String?
  private var fromWords: String?
  private var since: String?
  private var isAtLeast: Bool?
  /// Why, or what was answered, in the backend's words.
  private var reason: String?
  /// Of a re-upload: `begun`, `accepted`, `queued`, `done-in-portal`, `lost`, `refused`, `not-taken`, `settled` or `followed`.
  private var step: String?
  private var outcome: String?
  private var number: Int?
  private var signer: String?
  private var note: String?
  /// Of what is planned: not before when it is sent.
  private var due: String?

  private enum CodingKeys: String, CodingKey {
    case at, event, by, status, from, since, reason, step, outcome, number, signer, note, due
    case statusWords = "status_words"
    case fromWords = "from_words"
    case isAtLeast = "since_at_least"
  }

  init(_ entry: JournalEntry, in zone: ShownZone) {
    at = entry.at.iso(in: zone)
    switch entry {
    case .change(let change):
      event = "status-changed"
      (status, statusWords) = (change.to?.status.token, change.to?.words)
      (from, fromWords) = (change.from?.status.token, change.from?.words)
      (since, isAtLeast) = (change.time.since.iso(in: zone), change.time.isLowerBound)
      reason = change.reason
      by = change.by?.named
    case .began(let attempt):
      event = "reupload"
      step = "begun"
      number = attempt.number
      signer = attempt.signer
      by = attempt.by.named
    case .event(let happened, _, _, let person):
      event = "reupload"
      by = person.named
      take(happened)
    case .planned(let record):
      by = record.by.named
      switch record.event {
      case .planned(let moment, let chosen):
        event = "planned"
        (due, signer) = (moment.iso(in: zone), chosen)
      case .halted(let halt):
        event = "plan-halted"
        reason = halt.phrase.text(.english).string
      case .cancelled: event = "plan-cancelled"
      }
    case .annotated(let record):
      by = record.by.named
      switch record.event {
      case .noted(let text):
        event = "noted"
        note = text
      case .noteRemoved: event = "note-removed"
      case .marked: event = "marked"
      case .unmarked: event = "unmarked"
      }
    }
  }

  /// Its fields as a table has them, under ``titles``; what is not known is empty.
  var cells: [String] {
    [
      at, event, by, status, statusWords, from, fromWords, since, isAtLeast.map(String.init), reason, step,
      number.map(String.init), signer, outcome, note, due,
    ].map { $0 ?? "" }
  }

  /// The titles of a table: the names of the fields.
  static let titles = [
    CodingKeys.at, .event, .by, .status, .statusWords, .from, .fromWords, .since, .isAtLeast, .reason, .step, .number,
    .signer, .outcome, .note, .due,
  ].map(\.rawValue)

  private mutating func take(_ happened: AttemptEvent) {
    switch happened {
    case .intended: step = "begun"
    case .accepted(let words): (step, reason) = ("accepted", words)
    case .queued: step = "queued"
    case .claimedDone: step = "done-in-portal"
    case .lost(let words): (step, reason) = ("lost", words)
    case .refused(let words) where happened.isNotTaken: (step, reason) = ("not-taken", words)
    case .refused(let words): (step, reason) = ("refused", words)
    case .settled(let settlement): (step, outcome) = ("settled", settlement.token)
    case .followed(let settlement): (step, outcome) = ("followed", settlement.token)
    }
  }
}

extension Operator {
  /// Who, and at which machine.
  var named: String { "\(user)@\(host)" }
}

import Monitor
import UploadQueue
import Wording

/// A document with everything that is known of it as a JSON object; the names of its fields are part of the program's
/// promise.
struct ShownRecord: Encodable {
  private let document: DocumentRecord
  /// What its status or failure means, what to do about it, and where that is known from.
  private let meaning: String
  private let steps: [String]
  private let source: String
  private let noteBy: String?
  private let noteAt: String?
  private let markedBy: String?
  private let markedAt: String?
  /// What the journal has of it, oldest first.
  private let history: [EntryRecord]

  private enum CodingKeys: String, CodingKey {
    case meaning, steps, source, history
    case noteBy = "note_by"
    case noteAt = "note_at"
    case markedBy = "marked_by"
    case markedAt = "marked_at"
  }

  init(_ row: QueueRow, of glance: QueueGlance, history: [JournalEntry], _ settings: Settings) {
    let (policy, zone, language) = (settings.policy, settings.zone, settings.language)
    document = DocumentRecord(row, of: glance.queue, policy: policy, at: glance.at, in: zone)
    let remedy = Remedy.remedy(of: row, policy: policy, at: glance.at)
    meaning = remedy.meaning.text(language).string
    steps = remedy.steps.map { $0.text(language).string }
    source = remedy.source.string
    noteBy = row.annotation.note?.by.named
    noteAt = row.annotation.note?.at.iso(in: zone)
    markedBy = row.annotation.mark?.by.named
    markedAt = row.annotation.mark?.at.iso(in: zone)
    self.history = history.map { EntryRecord($0, in: zone) }
  }

  /// The fields of a document's line stand beside its own.
  func encode(to encoder: any Encoder) throws {
    try document.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(meaning, forKey: .meaning)
    try fields.encode(steps, forKey: .steps)
    try fields.encode(source, forKey: .source)
    try fields.encodeIfPresent(noteBy, forKey: .noteBy)
    try fields.encodeIfPresent(noteAt, forKey: .noteAt)
    try fields.encodeIfPresent(markedBy, forKey: .markedBy)
    try fields.encodeIfPresent(markedAt, forKey: .markedAt)
    try fields.encode(history, forKey: .history)
  }
}

/// An entry of the journal as a JSON object.
struct EntryRecord: Encodable {
  private let at: String
  /// `status-changed`, `reupload`, `noted`, `note-removed`, `marked` or `unmarked`.
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
  /// Of a re-upload: `begun`, `accepted`, `queued`, `done-in-portal`, `lost`, `refused`, `settled` or `followed`.
  private var step: String?
  private var outcome: String?
  private var number: Int?
  private var signer: String?
  private var note: String?

  private enum CodingKeys: String, CodingKey {
    case at, event, by, status, from, since, reason, step, outcome, number, signer, note
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

  private mutating func take(_ happened: AttemptEvent) {
    switch happened {
    case .intended: step = "begun"
    case .accepted(let words): (step, reason) = ("accepted", words)
    case .queued: step = "queued"
    case .claimedDone: step = "done-in-portal"
    case .lost(let words): (step, reason) = ("lost", words)
    case .refused(let words): (step, reason) = ("refused", words)
    case .settled(let settlement): (step, outcome) = ("settled", settlement.token)
    case .followed(let settlement): (step, outcome) = ("followed", settlement.token)
    }
  }
}

extension Operator {
  /// Who, and at which machine.
  fileprivate var named: String { "\(user)@\(host)" }
}

import Monitor
import UploadQueue
import Wording

/// A document with everything that is known of it as a JSON object; the names of its fields are part of the program's
/// promise.
struct ShownRecord: Encodable {
  private let document: DocumentRecord
  /// What its status or failure means, what to do about it and what not, and where that is known from.
  private let meaning: String
  private let steps: [String]
  private let avoid: [String]
  private let source: String
  private let noteBy: String?
  private let noteAt: String?
  private let markedBy: String?
  private let markedAt: String?
  /// What the journal has of it, oldest first.
  private let history: [EntryRecord]

  private enum CodingKeys: String, CodingKey {
    case meaning, steps, avoid, source, history
    case noteBy = "note_by"
    case noteAt = "note_at"
    case markedBy = "marked_by"
    case markedAt = "marked_at"
  }

  init(_ row: QueueRow, of glance: QueueGlance, history: [JournalEntry], _ settings: Settings) {
    let (policy, zone, language) = (glance.policy, settings.zone, settings.language)
    document = DocumentRecord(row, of: glance.queue, policy: policy, at: glance.at, in: zone)
    let remedy = Remedy.remedy(of: row, policy: policy, at: glance.at, feed: glance.profile.feed)
    meaning = remedy.meaning.text(language).string
    steps = remedy.steps.map { $0.text(language).string }
    avoid = remedy.avoid.map { $0.text(language).string }
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
    try fields.encode(avoid, forKey: .avoid)
    try fields.encode(source, forKey: .source)
    try fields.encodeIfPresent(noteBy, forKey: .noteBy)
    try fields.encodeIfPresent(noteAt, forKey: .noteAt)
    try fields.encodeIfPresent(markedBy, forKey: .markedBy)
    try fields.encodeIfPresent(markedAt, forKey: .markedAt)
    try fields.encode(history, forKey: .history)
  }
}

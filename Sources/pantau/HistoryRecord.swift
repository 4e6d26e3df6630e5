import UploadQueue

/// An entry of the journal with the document that it is of, for programs; the names of its fields are part of the
/// program's promise.
struct HistoryRecord: Encodable {
  private let queue: String
  private let subject: StandingRecord
  private let entry: EntryRecord

  private enum CodingKeys: String, CodingKey { case queue }

  init(_ entry: JournalEntry, of subject: Subject, in queue: String, zone: ShownZone) {
    self.queue = queue
    self.subject = StandingRecord(subject)
    self.entry = EntryRecord(entry, in: zone)
  }

  /// The fields of the document stand beside the entry's own.
  func encode(to encoder: any Encoder) throws {
    try subject.encode(to: encoder)
    try entry.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(queue, forKey: .queue)
  }

  /// The same as a row of a table, under ``titles``.
  var cells: [String] {
    [queue, subject.document, subject.name, subject.reference ?? "", subject.nsfp ?? "", subject.recordID ?? ""]
      + entry.cells
  }

  /// The titles of a table.
  static let titles = ["queue", "document", "name", "reference", "nsfp", "record_id"] + EntryRecord.titles
}

import GRDB
import UploadQueue

/// Writes changes of status into the journal of a queue, inside a transaction, and keeps the last sightings with them.
struct ChangePen {
  private let queue: String
  private var entry: Int64
  private let known: RawStatement
  private let newest: RawStatement
  private let change: RawStatement
  private let sighting: RawStatement

  init(_ db: Database, queue: String) throws {
    self.queue = queue
    entry = try JournalStore.lastEntry(db)
    known = try RawStatement(db, "SELECT status, words FROM sighting WHERE queue = ? AND document = ?")
    newest = try RawStatement(
      db, "SELECT max(seen_at) FROM status_change WHERE queue = ? AND document = ?")
    change = try RawStatement(
      db,
      """
      INSERT INTO status_change (entry, queue, document, name, record_id, reference, nsfp, from_status, from_words,
        to_status, to_words, since, since_source, seen_at, reason, user, host)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    sighting = try RawStatement(
      db,
      """
      INSERT OR REPLACE INTO sighting (queue, document, name, record_id, reference, nsfp, status, words, since,
        since_source, kind, channel, last_status, last_words, partner_name, faktur_date, tax_base_sen,
        taxpayer)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
  }

  /// Whether the last sighting of the document says the same.
  func knows(_ item: StatusChange) throws -> Bool {
    guard let last = try lastSighting(of: item.subject.document) else { return false }
    guard let status = last.status, let to = item.to else { return last.status == nil && item.to == nil }
    return status.agrees(with: to)
  }

  /// The status that a document was last seen in; `nil` where it has disappeared, or was never seen.
  func lastStatus(of document: DocumentID) throws -> StatusReading? {
    try lastSighting(of: document)?.status
  }

  /// Whether a change of the document is recorded that was seen after a moment.
  func hasChange(of document: DocumentID, after moment: Timestamp) throws -> Bool {
    defer { newest.reset() }
    newest.bind(queue, at: 1)
    newest.bind(document.rawValue, at: 2)
    guard try newest.step(), let last = newest.integer(0) else { return false }
    return last > moment.milliseconds
  }

  /// Adds a change and makes it the last sighting.
  mutating func write(_ item: StatusChange, by: Operator) throws {
    entry += 1
    try insert(item, by: by)
    try remember(item)
  }

  /// What the journal has of a document last.
  private struct LastSighting {
    let status: StatusReading?
  }

  private func lastSighting(of document: DocumentID) throws -> LastSighting? {
    defer { known.reset() }
    known.bind(queue, at: 1)
    known.bind(document.rawValue, at: 2)
    guard try known.step() else { return nil }
    return LastSighting(status: StatusReading(status: known.text(0), words: known.text(1)))
  }

  private func insert(_ item: StatusChange, by: Operator) throws {
    change.bind(entry, at: 1)
    bind(item.subject, to: change, from: 2)
    change.bind(item.from?.status.word, at: 8)
    change.bind(item.from?.words, at: 9)
    change.bind(item.to?.status.word, at: 10)
    change.bind(item.to?.words, at: 11)
    change.bind(item.time.since.milliseconds, at: 12)
    change.bind(item.time.source.word, at: 13)
    change.bind(item.seenAt.milliseconds, at: 14)
    change.bind(item.reason, at: 15)
    change.bind(by.user, at: 16)
    change.bind(by.host, at: 17)
    try change.run()
  }

  private func remember(_ item: StatusChange) throws {
    let (outline, last) = (item.outline, item.to ?? item.outline?.status ?? item.from)
    bind(item.subject, to: sighting, from: 1)
    sighting.bind(item.to?.status.word, at: 7)
    sighting.bind(item.to?.words, at: 8)
    sighting.bind(item.time.since.milliseconds, at: 9)
    sighting.bind(item.time.source.word, at: 10)
    sighting.bind(outline?.kind.controller, at: 11)
    sighting.bind(outline?.channel.word, at: 12)
    sighting.bind(last?.status.word, at: 13)
    sighting.bind(last?.words, at: 14)
    sighting.bind(outline?.partnerName, at: 15)
    sighting.bind(outline?.date?.description, at: 16)
    sighting.bind(outline?.taxBase?.sen, at: 17)
    sighting.bind(outline?.taxpayer?.digits, at: 18)
    try sighting.run()
  }

  private func bind(_ subject: Subject, to statement: RawStatement, from index: Int32) {
    statement.bind(queue, at: index)
    statement.bind(subject.document.rawValue, at: index + 1)
    statement.bind(subject.name, at: index + 2)
    statement.bind(subject.recordID, at: index + 3)
    statement.bind(subject.reference, at: index + 4)
    statement.bind(subject.nsfp, at: index + 5)
  }
}

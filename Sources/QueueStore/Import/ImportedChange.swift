import GRDB
import UploadQueue

/// A change of status that an import made, as it waits in the queue for the journal.
struct ImportedChange {
  /// Its place among those that wait.
  let number: Int64
  /// Tells the import from every other.
  let importID: String
  /// The status before, and since when.
  let from: (status: StatusReading, time: StatusTime)
  /// The document as it is now, with the status after, and since when.
  let document: Document
  let to: (status: StatusReading, time: StatusTime)
  let reason: String?
  let seenAt: Timestamp
  let by: Operator

  /// The same for the journal, after what the document was last seen in there.
  func change(from before: StatusReading?) -> StatusChange {
    change(from: before, to: to, reason: reason)
  }

  /// What the journal has to know first: that the document stood where the import met it.
  func beginning(after last: StatusReading?) -> StatusChange {
    change(from: last, to: from, reason: nil)
  }

  private func change(
    from before: StatusReading?, to after: (status: StatusReading, time: StatusTime), reason: String?
  ) -> StatusChange {
    var outline = DocumentOutline(document)
    outline.status = after.status
    return StatusChange(
      subject: Subject(document), from: before, to: after.status, time: after.time, seenAt: seenAt, reason: reason,
      outline: outline)
  }
}

/// Writes the changes of one import into the queue, inside its transaction.
struct ImportedChangeWriter {
  private let insert: RawStatement
  private let importID: String
  private let seenAt: Timestamp
  private let by: Operator

  init(_ db: Database, _ recording: ImportRecording) throws {
    insert = try RawStatement(
      db,
      """
      INSERT INTO imported_change (import, document, from_status, from_since, from_source, to_status, to_since,
        to_source, reason, seen_at, user, host)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    importID = try String.fetchOne(db, sql: "SELECT lower(hex(randomblob(16)))") ?? ""
    seenAt = recording.now()
    by = recording.by
  }

  /// Writes that a document moved; since when is reckoned as a poll would that saw both.
  func write(_ merge: DocumentMerge, of row: DocumentRow) throws {
    var after = merge.document
    if after.statusTime?.source != .backend {
      after.statusTime = StatusTime(since: merge.statusSeenAt, source: .atLeast)
    }
    let before = row.document.statusTime ?? StatusTime(since: row.statusSeenAt, source: .atLeast)
    let time = TimeInStatus.reckon(
      after, previous: (row.document.status, before), confirmedAt: row.document.observedAt)
    insert.bind(importID, at: 1)
    insert.bind(row.id, at: 2)
    insert.bind(row.document.status.words, at: 3)
    insert.bind(before.since.milliseconds, at: 4)
    insert.bind(before.source.word, at: 5)
    insert.bind(after.status.words, at: 6)
    insert.bind(time.since.milliseconds, at: 7)
    insert.bind(time.source.word, at: 8)
    insert.bind(after.reason, at: 9)
    insert.bind(seenAt.milliseconds, at: 10)
    insert.bind(by.user, at: 11)
    insert.bind(by.host, at: 12)
    try insert.run()
  }
}

extension LocalQueue {
  /// Whether imports have made changes that the journal has not taken yet.
  func hasUnrecordedChanges() throws(StoreFailure) -> Bool {
    try file.use { db in try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM imported_change)") ?? false }
  }

  /// The oldest changes that wait for the journal, with the number of the last one, also where its document is gone.
  func unrecordedChanges(limit: Int) throws(StoreFailure) -> (changes: [ImportedChange], last: Int64?) {
    try file.use { db in
      let waiting = try Row.fetchAll(
        db, sql: "SELECT * FROM imported_change ORDER BY number LIMIT ?", arguments: [limit])
      let lookup = try RawStatement(db, DocumentRow.select + " WHERE id = ?")
      var cache = DocumentCache(taxpayer: try Self.taxpayer(db))
      let changes = try waiting.compactMap { row -> ImportedChange? in
        defer { lookup.reset() }
        lookup.bind(row.number("document"), at: 1)
        guard try lookup.step() else { return nil }
        return ImportedChange(row, of: DocumentRow(lookup, cache: &cache).document, cache: &cache)
      }
      return (changes, waiting.last?.number("number"))
    }
  }

  /// Lets go of changes that the journal has taken.
  func forgetChanges(upTo number: Int64) throws(StoreFailure) {
    try file.use { db in
      try db.execute(sql: "DELETE FROM imported_change WHERE number <= ?", arguments: [number])
    }
  }
}

extension ImportedChange {
  /// A row of `imported_change`, and the document that it is about.
  fileprivate init(_ row: Row, of document: Document, cache: inout DocumentCache) {
    number = row.number("number") ?? 0
    importID = row.text("import") ?? ""
    self.document = document
    from = (
      cache.status(row.text("from_status"), isKnown: true),
      StatusTime(since: row.moment("from_since"), source: StatusTime.Source(word: row.text("from_source") ?? ""))
    )
    to = (
      cache.status(row.text("to_status"), isKnown: true),
      StatusTime(since: row.moment("to_since"), source: StatusTime.Source(word: row.text("to_source") ?? ""))
    )
    reason = row.text("reason")
    seenAt = row.moment("seen_at")
    by = Operator(row)
  }
}

import GRDB
import UploadQueue

/// What files can be brought into: a queue, or a rehearsal of it.
public protocol FileImporting {
  /// Brings the documents of one file in: all of them, or none.
  ///
  /// - Parameters:
  ///   - asOf: When the file was true: a document known from a newer source is only filled in where it is empty.
  ///   - trust: How far that moment is believed.
  ///   - taxpayer: Who becomes the queue's own with the documents, or not at all.
  ///   - listing: So many documents of each kind of change are reported one by one.
  ///   - progress: Is told how many documents have been taken so far, every thousand.
  ///   - beyond: Takes each fault that ``ImportRefused`` has no room for.
  ///   - source: Reads the file, on a thread of its own while the caller's waits, and hands over each document.
  /// - Throws: ``StoreFailure``, ``ImportRefused`` or what `source` throws; nothing is imported then.
  func importFile(
    asOf: Timestamp, trust: TimeTrust, taxpayer: NPWP?, listing: Int, progress: @escaping (Int) -> Void,
    beyond: ((ImportFault) -> Void)?,
    from source: @escaping (_ each: (SourcedDocument) throws -> Void) throws -> Void
  ) throws -> ImportReport

  /// What the documents that are known tell of the list that a file is from, by some of the file's; `nil` where that is
  /// nothing.
  ///
  /// - Throws: ``StoreFailure``.
  func listHint(for documents: [UnplacedDocument]) throws -> ListHint?
}

extension FileImporting {
  /// Brings the documents of one file in, without progress and with the taxpayer that is set.
  public func importFile(
    asOf: Timestamp, taxpayer: NPWP? = nil, listing: Int = ImportReport.usualListing,
    from source: @escaping (_ each: (SourcedDocument) throws -> Void) throws -> Void
  ) throws -> ImportReport {
    try importFile(
      asOf: asOf, trust: .said, taxpayer: taxpayer, listing: listing, progress: { _ in }, beyond: nil,
      from: source)
  }
}

extension LocalQueue: FileImporting {
  /// Brings the documents of one file into the queue: all of them, or none; and what changed with them into its journal.
  public func importFile(
    asOf: Timestamp, trust: TimeTrust = .said, taxpayer: NPWP? = nil, listing: Int = ImportReport.usualListing,
    progress: @escaping (Int) -> Void, beyond: ((ImportFault) -> Void)? = nil,
    from source: @escaping (_ each: (SourcedDocument) throws -> Void) throws -> Void
  ) throws -> ImportReport {
    let outcome = try file.use { db in
      try Self.preparedForManyRows(db) {
        var outcome = Result<ImportReport, any Error>.success(ImportReport())
        try db.inTransaction(.immediate) {
          outcome = try Self.importFile(
            asOf: asOf, trust: trust, taxpayer: taxpayer, listing: listing, progress: progress,
            beyond: beyond, from: source, in: db, recording: recording)
          if case .failure = outcome { return .rollback }
          return .commit
        }
        return outcome
      }
    }
    var report = try outcome.get()
    report.journalError = recording?.handOn(self)
    return report
  }

  /// What the queue's documents tell of the list that a file is from.
  public func listHint(for documents: [UnplacedDocument]) throws -> ListHint? {
    try file.use { db in try ListRecognition(db).hint(for: documents) }
  }

  /// Goes through imports as they would be, each after those before it, and takes all of them back.
  ///
  /// The queue is as it was, byte for byte where people look; other writers wait meanwhile, as for an import. Throws
  /// ``StoreFailure``, and what the body throws.
  public func rehearse<Value>(_ body: (Rehearsal) throws -> Value) throws -> Value {
    let outcome = try file.use { db in
      try Self.preparedForManyRows(db) {
        var outcome: Result<Value, any Error>?
        try db.inTransaction(.immediate) {
          outcome = Result { try body(Rehearsal(db: db)) }
          return .rollback
        }
        return outcome
      }
    }
    guard let outcome else { throw StoreFailure.forbidden(path: path, rule: "ROLLBACK") }
    return try outcome.get()
  }

  /// A queue in which nothing lasts.
  public struct Rehearsal: FileImporting {
    fileprivate let db: Database

    /// What the documents, with those of the rehearsal, tell of the list that a file is from.
    public func listHint(for documents: [UnplacedDocument]) throws -> ListHint? {
      try ListRecognition(db).hint(for: documents)
    }

    /// Brings the documents of one file in, for as long as the rehearsal lasts.
    public func importFile(
      asOf: Timestamp, trust: TimeTrust = .said, taxpayer: NPWP? = nil,
      listing: Int = ImportReport.usualListing,
      progress: @escaping (Int) -> Void, beyond: ((ImportFault) -> Void)? = nil,
      from source: @escaping (_ each: (SourcedDocument) throws -> Void) throws -> Void
    ) throws -> ImportReport {
      var outcome = Result<ImportReport, any Error>.success(ImportReport())
      try db.inSavepoint {
        outcome = try LocalQueue.importFile(
          asOf: asOf, trust: trust, taxpayer: taxpayer, listing: listing, progress: progress, beyond: beyond,
          from: source, in: db)
        if case .failure = outcome { return .rollback }
        return .commit
      }
      return try outcome.get()
    }
  }

  /// Reads the file to its end; a failure of the queue's own file is thrown, one of the import is the outcome.
  fileprivate static func importFile(
    asOf: Timestamp, trust: TimeTrust, taxpayer: NPWP?, listing: Int, progress: @escaping (Int) -> Void,
    beyond: ((ImportFault) -> Void)?, from source: @escaping (_ each: (SourcedDocument) throws -> Void) throws -> Void,
    in db: Database, recording: ImportRecording? = nil
  ) throws -> Result<ImportReport, any Error> {
    guard QueueSchema.timesHeld.contains(asOf.milliseconds) else { return .failure(ImportRefused.time(asOf)) }
    if let taxpayer { try set("taxpayer", to: taxpayer.digits, in: db) }
    let triggers = try setAsideTriggers(db)
    let files = try FileImport(
      db, asOf: asOf, trust: trust, listing: listing, recording: recording, beyond: beyond)
    // A failure of the queue's own file is thrown, and undoes everything; one of the reading is the outcome.
    var failure: (any Error)?
    do {
      try Handover.run(reading: source) { document in
        do { try files.take(document) } catch {
          failure = error
          throw error
        }
        if files.taken % 1000 == 0 { progress(files.taken) }
      }
    } catch {
      if let failure { throw failure }
      return .failure(error)
    }
    try files.finish()
    if let refusal = files.refusal { return .failure(refusal) }
    for trigger in triggers { try db.execute(sql: trigger) }
    return .success(files.report)
  }

  /// Removes Pantau's own triggers of the table, inside the transaction, and gives their text to put them back.
  ///
  /// The import keeps the columns that they keep; asking them for each of a million rows takes a fifth of the time. The
  /// triggers of others do what nobody here knows, and are left alone.
  private static func setAsideTriggers(_ db: Database) throws -> [String] {
    try QueueSchema.triggersOfDocument.compactMap { name in
      let text = try String.fetchOne(
        db, sql: "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?", arguments: [name])
      if text != nil { try db.execute(sql: "DROP TRIGGER \(name)") }
      return text
    }
  }

  /// Does something with the connection set for many rows in one transaction.
  private static func preparedForManyRows<Value>(_ db: Database, _ body: () throws -> Value) throws -> Value {
    // The indexes of a large queue are larger than SQLite's usual 2 MB; each statement notes in a temporary file how to
    // undo itself; and the rules of the table, which take a third of the time, hold for a `Document` by its types.
    try db.execute(
      sql: "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA ignore_check_constraints = ON")
    defer {
      // Gives back what a long transaction, or one that was undone, has left in the -wal file; where another program
      // reads it just now, it is not waited for.
      let patience = (try? Int.fetchOne(db, sql: "PRAGMA busy_timeout")) ?? 5000
      try? db.execute(sql: "PRAGMA busy_timeout = 0")
      _ = try? db.checkpoint(.truncate)
      try? db.execute(
        sql: """
          PRAGMA busy_timeout = \(patience); PRAGMA cache_size = -2000; PRAGMA temp_store = DEFAULT;
          PRAGMA ignore_check_constraints = OFF
          """)
    }
    return try body()
  }
}

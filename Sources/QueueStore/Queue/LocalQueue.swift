import GRDB
import UploadQueue

/// The embedded queue: a SQLite file that an ERP job, `pantau import` and an uploader write to.
///
/// Its tables are described at ``QueueSchema``. Other programs may write at any time (WAL, with a wait of up to five
/// seconds for a lock); the file may be replaced or removed while it is open, which is told and recovered from.
public final class LocalQueue: Sendable {
  /// How a document of this queue is uploaded again.
  public enum ReuploadMode: String, Sendable, Hashable, CaseIterable {
    /// A row in the table `outbox`, which the company's uploader takes and answers.
    case outbox
    /// By the person, in the portal.
    case handOff = "hand-off"
  }

  let file: StoreFile
  /// Where imports are recorded; nowhere, unless that was said.
  let recording: ImportRecording?

  /// Where the file is.
  public var path: String { file.path }

  /// A queue whose file is opened when it is first used, and has to be there then.
  public convenience init(path: String) {
    self.init(StoreFile(path: path, layout: QueueSchema.layout))
  }

  /// A queue that is only read: its file is left as it is, to the byte, and nothing is made beside it.
  public convenience init(reading path: String) {
    self.init(StoreFile(path: path, layout: QueueSchema.layout, isOnlyRead: true))
  }

  init(_ file: StoreFile, recording: ImportRecording? = nil) {
    self.file = file
    self.recording = recording
  }

  /// The queue at a path, and no other; its file is made, for its owner alone, where there is none.
  ///
  /// Another queue that is put in its place is refused as ``StoreFailure/replaced(path:)``: what is known of the one says
  /// nothing of the documents of the other, which bear the same keys.
  public static func create(at path: String) throws(StoreFailure) -> LocalQueue {
    var triesLeft = 3
    while true {
      do throws(StoreFailure) { return try opened(orMadeAt: path) } catch {
        // One that nothing came into was just taken away by whoever had made it.
        triesLeft -= 1
        guard case .missing = error, triesLeft > 0 else { throw error }
      }
    }
  }

  private static func opened(orMadeAt path: String) throws(StoreFailure) -> LocalQueue {
    let file = StoreFile(path: path, layout: QueueSchema.layout)
    try file.create()
    let identity = try LocalQueue(file).identity()
    let queue = LocalQueue(
      StoreFile(path: path, layout: QueueSchema.layout) { db in
        guard try Self.setting("identity", in: db) == identity else { throw StoreFailure.replaced(path: path) }
      })
    // Open before the other connection is closed: a file that somebody has open is not taken away.
    _ = try queue.identity()
    return queue
  }

  /// Takes the queue's file away, where nothing has come into it and nobody else has it open; whether it did.
  @discardableResult
  public func removeIfUnused() throws(StoreFailure) -> Bool {
    try file.remove { db in
      try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM document) OR EXISTS (SELECT 1 FROM removed_document)
            OR EXISTS (SELECT 1 FROM setting WHERE name = 'taxpayer')
          """) ?? true
    }
  }

  /// What tells this queue from every other, wherever its file lies.
  public func identity() throws(StoreFailure) -> String {
    try file.use { db in
      // Read first: a queue that is being written to can be opened without waiting for the lock.
      if let identity = try Self.setting("identity", in: db) { return identity }
      try db.execute(sql: "INSERT OR IGNORE INTO setting VALUES ('identity', lower(hex(randomblob(16))))")
      return try Self.setting("identity", in: db) ?? ""
    }
  }

  /// The same, where it is only read; `nil` where it has none yet.
  public func identityAsItIs() throws(StoreFailure) -> String? {
    try file.use { db in try Self.setting("identity", in: db) }
  }

  /// Writes the queue as it stands at one moment into a file that is not there yet: the same queue to every reader, of
  /// which nothing comes back here.
  public func copy(to path: String) throws(StoreFailure) {
    try file.use { db in try db.execute(sql: "VACUUM INTO ?", arguments: [path]) }
  }

  // MARK: Settings

  /// How a document of this queue is uploaded again; by hand unless set.
  public func reuploadMode() throws(StoreFailure) -> ReuploadMode {
    try file.use(Self.reuploadMode)
  }

  /// Sets how a document of this queue is uploaded again.
  public func setReuploadMode(_ mode: ReuploadMode) throws(StoreFailure) {
    try file.use { db in try Self.set("reupload", to: mode.rawValue, in: db) }
  }

  /// The taxpayer of the documents that name none.
  public func taxpayer() throws(StoreFailure) -> NPWP? {
    try file.use(Self.taxpayer)
  }

  /// Sets the taxpayer of the documents that name none.
  public func setTaxpayer(_ taxpayer: NPWP) throws(StoreFailure) {
    try file.use { db in try Self.set("taxpayer", to: taxpayer.digits, in: db) }
  }

  /// Sets who may be chosen to sign a re-upload.
  public func setSigners(_ names: [String]) throws(StoreFailure) {
    try file.use { db in
      try db.inImmediateTransaction {
        try db.execute(sql: "DELETE FROM signer")
        for name in names { try db.execute(sql: "INSERT OR IGNORE INTO signer (name) VALUES (?)", arguments: [name]) }
      }
    }
  }

  // MARK: Documents

  /// How many documents there are.
  public func count() throws(StoreFailure) -> Int {
    try file.use { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM document") ?? 0 }
  }

  /// One document, or `nil` where there is none of this key.
  public func document(_ id: DocumentID) throws(StoreFailure) -> Document? {
    try file.use { db in try Self.row(id, in: db)?.document }
  }

  /// Hands over every document as it stands at one moment, one after another in the order they came.
  ///
  /// Throws ``StoreFailure``, and what `each` throws.
  public func forEachDocument(_ each: (Document) throws -> Void) throws {
    let failure: (any Error)? = try file.use { db in
      var failure: (any Error)?
      try db.inTransaction(.deferred) {
        let statement = try RawStatement(db, DocumentRow.select + " ORDER BY id")
        defer { statement.reset() }
        var cache = DocumentCache(taxpayer: try Self.taxpayer(db))
        while failure == nil, try statement.step() {
          let row = DocumentRow(statement, cache: &cache)
          do { try each(row.document) } catch { failure = error }
        }
        return .commit
      }
      return failure
    }
    if let failure { throw failure }
  }

  /// The documents that bear a reference, oldest first.
  public func documents(reference: String) throws(StoreFailure) -> [Document] {
    try file.use { db in
      let statement = try RawStatement(db, DocumentRow.select + " WHERE reference = ? ORDER BY id")
      statement.bind(reference, at: 1)
      return try Self.rows(statement, in: db).map(\.document)
    }
  }

  /// Adds documents, in one transaction; what they are called in the queue, in the same order.
  ///
  /// The `id` of each is chosen by the queue. Its status counts as known from its `observedAt` on.
  @discardableResult
  public func insert(_ documents: [Document]) throws(StoreFailure) -> [DocumentID] {
    try file.use { db in
      try db.inImmediateTransaction {
        let revision = try Self.nextRevision(db)
        let statement = try RawStatement(db, DocumentRow.insert)
        return try documents.map { document in
          try DocumentRow(id: 0, document: document, statusSeenAt: document.observedAt, revision: revision)
            .insert(with: statement)
          return DocumentID(String(db.lastInsertedRowID))
        }
      }
    }
  }

  /// Changes documents that are there, in one transaction; those that are not are left out.
  ///
  /// Where its status changes, a document stands in the new one from its `statusTime`, if the source knows that exactly
  /// (`backend`), else from its `observedAt` at the latest.
  public func update(_ documents: [Document]) throws(StoreFailure) {
    try file.use { db in
      try db.inImmediateTransaction {
        let revision = try Self.nextRevision(db)
        let statement = try RawStatement(db, DocumentRow.update(DocumentColumn.allCases))
        for document in documents {
          guard var row = try Self.row(document.id, in: db) else { continue }
          if row.document.status != document.status {
            row.otherwiseAt = row.document.observedAt
            row.statusSeenAt = document.observedAt
          }
          row.document = document
          row.revision = revision
          try row.update(DocumentColumn.allCases, with: statement)
        }
      }
    }
  }

  /// Takes documents out of the queue.
  public func remove(_ ids: [DocumentID]) throws(StoreFailure) {
    try file.use { db in
      try db.inImmediateTransaction {
        for id in ids {
          guard let number = Int64(id.rawValue) else { continue }
          try db.execute(sql: "DELETE FROM document WHERE id = ?", arguments: [number])
        }
      }
    }
  }
}

extension LocalQueue {
  static func reuploadMode(_ db: Database) throws -> ReuploadMode {
    try setting("reupload", in: db).flatMap(ReuploadMode.init(rawValue:)) ?? .handOff
  }

  static func taxpayer(_ db: Database) throws -> NPWP? {
    try setting("taxpayer", in: db).flatMap { NPWP($0) }
  }

  static func setting(_ name: String, in db: Database) throws -> String? {
    let statement = try RawStatement(db, "SELECT value FROM setting WHERE name = ?")
    defer { statement.reset() }
    statement.bind(name, at: 1)
    return try statement.step() ? statement.text(0) : nil
  }

  static func set(_ name: String, to value: String, in db: Database) throws {
    try db.execute(sql: "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", arguments: [name, value])
  }

  static func row(_ id: DocumentID, in db: Database) throws -> DocumentRow? {
    guard let number = Int64(id.rawValue) else { return nil }
    let statement = try RawStatement(db, DocumentRow.select + " WHERE id = ?")
    statement.bind(number, at: 1)
    return try rows(statement, in: db).first
  }

  /// Every row that a statement of ``DocumentRow/select`` gives.
  static func rows(_ statement: RawStatement, in db: Database) throws -> [DocumentRow] {
    defer { statement.reset() }
    var cache = DocumentCache(taxpayer: try taxpayer(db))
    var rows: [DocumentRow] = []
    while try statement.step() { rows.append(DocumentRow(statement, cache: &cache)) }
    return rows
  }

  /// What rows hold, each with whether an import was the last to write it.
  static func documents(_ rows: [DocumentRow], in db: Database) throws -> [Document] {
    let revisions = rows.map(\.revision)
    // A queue that is only read may be older than the table.
    guard let first = revisions.min(), let last = revisions.max(), try db.tableExists("import_revision") else {
      return rows.map(\.document)
    }
    let imports = try Int64.fetchSet(
      db, sql: "SELECT revision FROM import_revision WHERE revision BETWEEN ? AND ?", arguments: [first, last])
    return rows.map { row in
      var document = row.document
      document.isListed = imports.contains(row.revision)
      return document
    }
  }

  /// The place in the sequence of changes that has been reached; every change that commits later has a higher one.
  static func lastRevision(_ db: Database) throws -> Int64 {
    let statement = try RawStatement(
      db,
      """
      SELECT max(coalesce((SELECT max(revision) FROM document), 0),
        coalesce((SELECT max(revision) FROM removed_document), 0))
      """)
    defer { statement.reset() }
    return try statement.step() ? statement.integer(0) ?? 0 : 0
  }

  static func nextRevision(_ db: Database) throws -> Int64 {
    try lastRevision(db) + 1
  }
}

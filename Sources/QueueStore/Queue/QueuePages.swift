import GRDB
import UploadQueue

extension LocalQueue {
  /// How a document is uploaded again, read without holding up the caller's thread.
  public func currentMode() async throws(StoreFailure) -> ReuploadMode {
    try await file.use(Self.reuploadMode)
  }

  /// One document as it is now, read without holding up the caller's thread.
  public func read(_ id: DocumentID) async throws(StoreFailure) -> Document? {
    try await file.use { db in try Self.documents([Self.row(id, in: db)].compactMap(\.self), in: db).first }
  }

  /// Who may be chosen to sign a re-upload, by name: as set, else everybody who signed a document here.
  public func signers() async throws(StoreFailure) -> [String] {
    try await file.use { db in
      let set = try Self.texts("SELECT name FROM signer ORDER BY name", in: db)
      let signed = "SELECT DISTINCT signer FROM document WHERE trim(signer) <> '' ORDER BY signer LIMIT 100"
      return try set.isEmpty ? Self.texts(signed, in: db) : set
    }
  }

  private static func texts(_ sql: String, in db: Database) throws -> [String] {
    let statement = try RawStatement(db, sql)
    defer { statement.reset() }
    var texts: [String] = []
    while try statement.step() { texts.append(statement.text(0) ?? "") }
    return texts
  }

  /// A page of the queue or of its changes.
  public func page(_ request: PollRequest, size: Int = 5000) async throws(StoreFailure) -> PollPage {
    try await file.use { db in
      // One transaction, so that the page and the place it ends at belong together.
      var page = PollPage(scope: .snapshot, documents: [])
      try db.inTransaction(.deferred) {
        page = try Self.page(request, size: size, in: db)
        return .commit
      }
      return page
    }
  }

  private static func page(_ request: PollRequest, size: Int, in db: Database) throws -> PollPage {
    let place: PollPlace
    switch request {
    case .next(let cursor):
      // A cursor of another file, or of none that was ever given out, begins anew.
      place = try PollPlace(cursor, in: db) ?? PollPlace.now(in: db)
    case .start(let since):
      let now = try PollPlace.now(in: db)
      if let since, let before = PollPlace(checkpoint: since), before.queue == now.queue, before.until <= now.until {
        place = .changes(since: before, until: now)
      } else {
        place = now
      }
    }
    return place.since == nil
      ? try snapshot(place, size: size, in: db) : try changes(place, size: size, in: db)
  }

  private static func snapshot(_ place: PollPlace, size: Int, in db: Database) throws -> PollPage {
    let statement = try RawStatement(db, DocumentRow.select + " WHERE id > ? ORDER BY id LIMIT ?")
    statement.bind(place.lastID, at: 1)
    statement.bind(Int64(size), at: 2)
    let rows = try rows(statement, in: db)
    var page = PollPage(scope: .snapshot, documents: try LocalQueue.documents(rows, in: db))
    if rows.count == size, let last = rows.last {
      page.next = place.after(last).cursor
    } else {
      page.checkpoint = place.checkpoint
      // The pages of a queue that has been read through are not wanted again.
      try db.execute(sql: "PRAGMA shrink_memory")
    }
    return page
  }

  private static func changes(_ place: PollPlace, size: Int, in db: Database) throws -> PollPage {
    // `until` keeps a page from running after a writer: what changes meanwhile is the next poll's. One import gives all
    // its rows one revision, so a page may end within a revision; two statements, since each is one step in the index.
    let rest = try RawStatement(
      db, DocumentRow.select + " WHERE revision = ? AND id > ? ORDER BY id LIMIT ?")
    rest.bind(place.lastRevision, at: 1)
    rest.bind(place.lastID, at: 2)
    rest.bind(Int64(size), at: 3)
    var rows = place.lastID == .max ? [] : try rows(rest, in: db)
    if rows.count < size {
      let later = try RawStatement(
        db, DocumentRow.select + " WHERE revision > ? AND revision <= ? ORDER BY revision, id LIMIT ?")
      later.bind(place.lastRevision, at: 1)
      later.bind(place.until, at: 2)
      later.bind(Int64(size - rows.count), at: 3)
      rows += try Self.rows(later, in: db)
    }
    var page = PollPage(scope: .changes, documents: try LocalQueue.documents(rows, in: db))
    if rows.count == size, let last = rows.last {
      page.next = place.after(last).cursor
    } else {
      page.removed = try removed(since: place.since ?? 0, until: place.until, in: db)
      page.checkpoint = place.checkpoint
    }
    return page
  }

  private static func removed(since: Int64, until: Int64, in db: Database) throws -> [DocumentID] {
    // A row that is there is not gone: an INSERT that only met it has left its trace all the same.
    let statement = try RawStatement(
      db,
      """
      SELECT id FROM removed_document r WHERE revision > ? AND revision <= ?
        AND NOT EXISTS (SELECT 1 FROM document d WHERE d.id = r.id)
      ORDER BY revision, id
      """)
    defer { statement.reset() }
    statement.bind(since, at: 1)
    statement.bind(until, at: 2)
    var ids: [DocumentID] = []
    while try statement.step() { ids.append(DocumentID(String(statement.integer(0) ?? 0))) }
    return ids
  }
}

/// Where a poll stands.
private struct PollPlace {
  /// Which queue it is of: a file put in its place has another identity, and is read from the beginning.
  var queue: String
  /// The revision reached when the poll began: the next poll starts here.
  var until: Int64
  /// The revision that the poll brings changes since; `nil` for a snapshot.
  var since: Int64?
  /// The last row of the page before.
  var lastRevision: Int64 = 0
  var lastID: Int64 = 0

  /// At the beginning of a snapshot of what is there now.
  static func now(in db: Database) throws -> PollPlace {
    PollPlace(
      queue: try LocalQueue.setting("identity", in: db) ?? "", until: try LocalQueue.lastRevision(db))
  }

  static func changes(since before: PollPlace, until now: PollPlace) -> PollPlace {
    var place = now
    place.since = before.until
    place.lastRevision = before.until
    place.lastID = .max
    return place
  }

  func after(_ row: DocumentRow) -> PollPlace {
    var place = self
    place.lastRevision = row.revision
    place.lastID = row.id
    return place
  }

  var checkpoint: PollCursor { PollCursor("\(queue) \(until)") }

  var cursor: PollCursor {
    PollCursor("\(queue) \(until) \(since.map(String.init) ?? "-") \(lastRevision) \(lastID)")
  }

  init(queue: String, until: Int64) {
    self.queue = queue
    self.until = until
  }

  init?(checkpoint: PollCursor) {
    let parts = checkpoint.rawValue.split(separator: " ")
    guard parts.count == 2, let until = Int64(parts[1]) else { return nil }
    self.init(queue: String(parts[0]), until: until)
  }

  init?(_ cursor: PollCursor, in db: Database) throws {
    let parts = cursor.rawValue.split(separator: " ")
    guard parts.count == 5, let until = Int64(parts[1]), let revision = Int64(parts[3]), let id = Int64(parts[4]),
      try LocalQueue.setting("identity", in: db) == String(parts[0])
    else { return nil }
    self.init(queue: String(parts[0]), until: until)
    since = Int64(parts[2])
    lastRevision = revision
    lastID = id
  }
}

import GRDB
import Glibc
import OwnFiles
import Synchronization

/// What a kind of file holds: who it belongs to and how its tables came to be.
struct StoreLayout: Sendable {
  /// SQLite's `application_id`, which tells this kind of file from every other.
  let applicationID: Int32
  /// The tables, from version 1 on.
  let migrator: DatabaseMigrator
  /// The version from which on a file can be read as it is.
  let legibleFrom: String
}

/// A SQLite file that other programs write to, and that may be replaced or removed while it is open.
///
/// SQLite goes on writing into a file that has been removed; what is written there is lost. So every use first looks
/// whether the path still leads to the file that was opened.
final class StoreFile: Sendable {
  let path: String
  let layout: StoreLayout
  private let isOnlyRead: Bool
  private let recognise: @Sendable (Database) throws -> Void
  private let current = Mutex<Opened?>(nil)

  private struct Opened {
    let database: DatabaseQueue
    let identity: FileIdentity
  }

  /// A file that is opened when it is first used, and has to be there then.
  ///
  /// `recognise` throws where it is another than the one meant. Asked at each use: a copy may be written over the file
  /// that is open. One that is only read is left as it is, to the byte, and nothing is made beside it.
  init(
    path: String, layout: StoreLayout, isOnlyRead: Bool = false,
    recognise: @escaping @Sendable (Database) throws -> Void = { _ in }
  ) {
    self.path = path
    self.layout = layout
    self.isOnlyRead = isOnlyRead
    self.recognise = recognise
  }

  /// Makes the file where there is none: readable by its owner alone, in folders made for its owner alone.
  func create() throws(StoreFailure) {
    try StoreFailure.expectFile(at: path)
    // Created before SQLite sees it: its own mode would be 0644, and the -wal and -shm files take after this one.
    do throws(SystemRefusal) { try OwnFile.create(path) } catch { throw .system(error.number, path: error.path) }
    // A file without a byte is one whose making was cut short.
    guard FileIdentity(path: path)?.isEmpty == true else { return }
    do {
      let opened = try open(orBegin: true)
      current.withLock { $0 = opened }
    } catch {
      throw StoreFailure(error, path: path)
    }
  }

  /// Reads and writes; returns what the body does.
  func use<Value>(_ body: (Database) throws -> Value) throws(StoreFailure) -> Value {
    do {
      if isOnlyRead { return try look(body) }
      return try connection().writeWithoutTransaction { db in
        try recognise(db)
        return try body(db)
      }
    } catch {
      throw StoreFailure(error, path: path)
    }
  }

  /// Reads and writes on SQLite's own thread; once begun it is carried through, also where the task is cancelled.
  func use<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreFailure) -> Value {
    if isOnlyRead {
      return try await offThread { _ in
        Result { try self.look(body) }.mapError { StoreFailure($0, path: self.path) }
      }
      .get()
    }
    let database = try connection()
    let result: Result<Value, StoreFailure> = await withCheckedContinuation { continuation in
      database.asyncWriteWithoutTransaction { [path, recognise] db in
        continuation.resume(
          returning: Result {
            try recognise(db)
            return try body(db)
          }.mapError { StoreFailure($0, path: path) })
      }
    }
    return try result.get()
  }

  /// Removes the file, where a body says that nothing in it is wanted and nobody else has it open; whether it did.
  func remove(unless isWanted: (Database) throws -> Bool) throws(StoreFailure) -> Bool {
    let isRemoved = try use { db in
      let turn = FolderLock(around: path)
      defer { turn.release() }
      try db.execute(sql: "PRAGMA busy_timeout = 0")
      // SQLite leaves its WAL only where no other connection is left, and whoever opens the file now has to wait.
      guard (try? String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")) == "delete" else { return false }
      try db.execute(sql: "BEGIN EXCLUSIVE")
      defer { try? db.execute(sql: "ROLLBACK") }
      return try !isWanted(db) && unlink(path) == 0
    }
    current.withLock { $0 = nil }
    return isRemoved
  }

  /// The open connection, opened anew where the path leads to another file than before.
  private func connection() throws(StoreFailure) -> DatabaseQueue {
    try StoreFailure.expectFile(at: path)
    let result: Result<DatabaseQueue, StoreFailure> = current.withLock { current in
      guard let identity = FileIdentity(path: path) else {
        current = nil
        return .failure(.system(errno, path: path))
      }
      if let current, current.identity == identity { return .success(current.database) }
      return Result {
        let opened = try open(orBegin: false)
        current = opened
        return opened.database
      }.mapError { StoreFailure($0, path: path) }
    }
    return try result.get()
  }

  private func open(orBegin begins: Bool) throws -> Opened {
    // Whether there are tables, and which, is not asked while another program is making them, or taking them away.
    let turn = FolderLock(around: path)
    defer { turn.release() }
    guard let identity = FileIdentity(path: path) else { throw StoreFailure.system(errno, path: path) }
    guard access(path, R_OK | W_OK) == 0 else { throw StoreFailure.system(errno, path: path) }
    var configuration = Configuration()
    configuration.label = "pantau.store"
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { [layout, path] db in
      // Nothing of the file is touched before it is known to be ours.
      try Self.check(db, layout: layout, path: path, begins: begins)
      try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")
    }
    let database = try DatabaseQueue(path: path, configuration: configuration)
    guard try !database.read(layout.migrator.hasBeenSuperseded) else { throw StoreFailure.tooNew(path: path) }
    if try !database.read(layout.migrator.hasCompletedMigrations) { try layout.migrator.migrate(database) }
    return Opened(database: database, identity: identity)
  }

  static func check(_ db: Database, layout: StoreLayout, path: String, begins: Bool) throws {
    let id = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    if id == layout.applicationID { return }
    let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
    guard begins, id == 0, isEmpty else { throw StoreFailure.notOurs(path: path) }
    try db.execute(sql: "PRAGMA application_id = \(layout.applicationID)")
  }
}

/// Which file a path leads to.
private struct FileIdentity: Equatable {
  let device: UInt64
  let node: UInt64
  let isEmpty: Bool

  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    node = UInt64(status.st_ino)
    isEmpty = status.st_size == 0
  }

  static func == (left: FileIdentity, right: FileIdentity) -> Bool {
    left.device == right.device && left.node == right.node
  }
}

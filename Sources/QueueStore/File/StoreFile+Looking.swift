import GRDB
import Glibc

extension StoreFile {
  /// How often a file is looked at again that others were opening, closing or writing to meanwhile.
  private static let tries = 20

  /// Reads the file as it is, and leaves no trace: SQLite is not allowed to write to it, nor to anything beside it.
  ///
  /// While somebody has it open, what is in their log is read as well. While nobody has, there is no lock to be had without
  /// making files for it: it is read as one that does not change, and again where it did.
  func look<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try StoreFailure.expectFile(at: path)
    for attempt in 1... {
      let traces = try StoreTraces(of: path)
      let isLast = attempt == Self.tries
      guard let access = traces.access else {
        // The last one who had it open may be closing it.
        guard !isLast else { throw StoreFailure.unclosed(path: path) }
        usleep(20_000)
        continue
      }
      do {
        let value = try look(through: access, body)
        if traces.isOpen { return value }
        if try StoreTraces(of: path) == traces { return value }
      } catch {
        if isLast { throw error }
        guard try StoreTraces(of: path) != traces else { throw error }
      }
      if isLast { break }
    }
    throw StoreFailure.locked(path: path)
  }

  private func look<Value>(through access: String, _ body: (Database) throws -> Value) throws -> Value {
    var configuration = Configuration()
    configuration.label = "pantau.look"
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { [layout, path] db in
      try Self.check(db, layout: layout, path: path, begins: false)
    }
    let database = try DatabaseQueue(path: Self.address(of: path) + access, configuration: configuration)
    defer { try? database.close() }
    return try database.inDatabase { db in
      guard try !layout.migrator.hasBeenSuperseded(db) else { throw StoreFailure.tooNew(path: path) }
      guard try layout.migrator.appliedIdentifiers(db).contains(layout.legibleFrom) else {
        throw StoreFailure.tooOld(path: path)
      }
      return try body(db)
    }
  }

  /// A path as an address of SQLite's, which has room for how it is to be opened.
  private static func address(of path: String) -> String {
    let escaped = path.replacing("%", with: "%25").replacing("?", with: "%3f").replacing("#", with: "%23")
    return (path.hasPrefix("/") ? "file://" : "file:") + escaped
  }
}

/// What can be seen of a file, and of what SQLite keeps beside it while somebody has it open, without opening any.
private struct StoreTraces: Equatable {
  private let device: UInt64
  private let node: UInt64
  private let size: Int
  private let changed: [Int]
  private let logSize: Int?
  private let hasIndex: Bool

  init(of path: String) throws(StoreFailure) {
    var file = stat()
    guard stat(path, &file) == 0 else { throw .system(errno, path: path) }
    guard Glibc.access(path, R_OK) == 0 else { throw .system(errno, path: path) }
    device = UInt64(file.st_dev)
    node = UInt64(file.st_ino)
    size = Int(file.st_size)
    changed = [file.st_mtim.tv_sec, file.st_mtim.tv_nsec]
    var beside = stat()
    logSize = stat(path + "-wal", &beside) == 0 ? Int(beside.st_size) : nil
    hasIndex = stat(path + "-shm", &beside) == 0
  }

  /// Whether somebody has the file open, or had when their machine or program ended.
  var isOpen: Bool { logSize != nil && hasIndex }

  /// How it is to be opened; `nil` where what is in the log cannot be read without writing.
  var access: String? {
    if isOpen { return "?mode=ro&readonly_shm=1" }
    return (logSize ?? 0) > 0 ? nil : "?mode=ro&immutable=1"
  }
}

import GRDB
import GRDBSQLite
import UploadQueue

/// A prepared statement run through SQLite's own calls, where a million rows pass.
///
/// Reading by column number and type never fails on what another program wrote: a text in a column of numbers is no
/// number, and that is all. Used only inside an access of the database it was prepared on.
struct RawStatement {
  private let statement: Statement
  private var handle: OpaquePointer { statement.sqliteStatement }

  init(_ db: Database, _ sql: String) throws {
    statement = try db.cachedStatement(sql: sql)
    reset()
  }

  func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  /// The next row, if there is one.
  func step() throws -> Bool {
    let code = sqlite3_step(handle)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default:
      let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(handle)))
      sqlite3_reset(handle)
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
  }

  /// Runs a statement that gives no rows.
  func run() throws {
    defer { reset() }
    while try step() {}
  }

  // MARK: Values, numbered from 1

  func bind(_ value: Int64?, at index: Int32) {
    if let value { sqlite3_bind_int64(handle, index, value) } else { sqlite3_bind_null(handle, index) }
  }

  func bind(_ value: String?, at index: Int32) {
    guard var value else {
      sqlite3_bind_null(handle, index)
      return
    }
    value.withUTF8 { bytes in
      // An empty text has no address to bind, and a null one would be NULL.
      _ = bytes.baseAddress.withMemoryRebound(bytes.count) { start in
        sqlite3_bind_text(handle, index, start, Int32(clamping: bytes.count), Self.copied)
      }
    }
  }

  /// SQLITE_TRANSIENT, a cast in C: SQLite copies the text before the call returns.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  // MARK: Columns, numbered from 0

  func text(_ column: Int32) -> String? {
    guard let bytes = sqlite3_column_text(handle, column) else { return nil }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// A text that says something, as much of it as Pantau keeps: what another program wrote may be of any length.
  func keptText(_ column: Int32) -> String? {
    guard let bytes = sqlite3_column_text(handle, column) else { return nil }
    let count = Int(sqlite3_column_bytes(handle, column))
    return KeptText.text(UnsafeBufferPointer(start: bytes, count: count))
  }

  func integer(_ column: Int32) -> Int64? {
    sqlite3_column_type(handle, column) == SQLITE_INTEGER ? sqlite3_column_int64(handle, column) : nil
  }
}

extension UnsafePointer<UInt8>? {
  fileprivate func withMemoryRebound<Value>(_ count: Int, _ body: (UnsafePointer<CChar>) -> Value) -> Value {
    guard let self else { return withUnsafePointer(to: 0 as CChar, body) }
    return self.withMemoryRebound(to: CChar.self, capacity: count, body)
  }
}

import GRDB

/// Another program at the same file: plain SQL on a connection of its own, as the `sqlite3` command has it.
struct PlainSQL {
  private let connection: DatabaseQueue

  init(_ path: String) throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.allowsUnsafeTransactions = true
    connection = try DatabaseQueue(path: path, configuration: configuration)
  }

  func run(_ sql: String) throws {
    try connection.writeWithoutTransaction { try $0.execute(sql: sql) }
  }

  func value(_ sql: String) throws -> String? {
    try connection.read { try String.fetchOne($0, sql: sql) }
  }

  /// The first value of each row.
  func values(_ sql: String) throws -> [String] {
    try connection.read { try String.fetchAll($0, sql: sql) }
  }

  /// Every value of every table, for comparing a file before and after.
  func everything(_ tables: [String]) throws -> [String] {
    try connection.read { db in
      try tables.flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY 1").map { "\(table): \($0.description)" }
      }
    }
  }

  /// The words SQLite refuses a statement with.
  func refusal(_ sql: String) throws -> String? {
    do {
      try run(sql)
      return nil
    } catch let error as DatabaseError {
      return error.message
    }
  }

  /// Holds the write lock while something is done.
  func holdingTheLock(_ body: () async throws -> Void) async throws {
    try run("BEGIN IMMEDIATE")
    defer { try? run("COMMIT") }
    try await body()
  }
}

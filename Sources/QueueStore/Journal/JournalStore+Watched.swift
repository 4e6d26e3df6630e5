import GRDB
import UploadQueue

extension JournalStore {
  /// Keeps how long the queue was watched; a stretch of another Pantau is another row.
  public func keep(_ stretch: WatchedStretch) async throws(JournalError) {
    try await writing { [queue] db in try Self.keep(stretch, of: queue, in: db) }
  }

  /// Keeps a single look: a command that is run every few minutes is one row that grows.
  public func keepLook(at moment: Timestamp, within pause: Duration) async throws(JournalError) {
    try await writing { [queue] db in
      let last = try Row.fetchOne(
        db,
        sql: """
          SELECT * FROM watched WHERE queue = ? AND stretch GLOB ? AND began_at <= ? ORDER BY ended_at DESC LIMIT 1
          """,
        arguments: [queue, WatchedStretch.looksBegin + "*", moment.milliseconds]
      ).map(WatchedStretch.init)
      try Self.keep(last?.going(on: moment, within: pause) ?? .look(at: moment), of: queue, in: db)
    }
  }

  private static func keep(_ stretch: WatchedStretch, of queue: String, in db: Database) throws {
    try db.execute(
      sql: "INSERT OR REPLACE INTO watched (stretch, queue, began_at, ended_at) VALUES (?, ?, ?, ?)",
      arguments: [stretch.key, queue, stretch.from.milliseconds, stretch.to.milliseconds])
  }

  /// When the queue was watched, the earliest first.
  public func watchedStretches() async throws(JournalError) -> [WatchedStretch] {
    try await reading { [queue] db in
      // A journal that is only read may be older than this table.
      guard try db.tableExists("watched") else { return [] }
      return try Row.fetchAll(db, sql: "SELECT * FROM watched WHERE queue = ? ORDER BY began_at", arguments: [queue])
        .map(WatchedStretch.init)
    }
  }
}

extension WatchedStretch {
  fileprivate init(_ row: Row) {
    self.init(key: row.text("stretch") ?? "", from: row.moment("began_at"), to: row.moment("ended_at"))
  }
}

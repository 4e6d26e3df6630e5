import GRDB
import UploadQueue

extension JournalStore {
  /// Keeps how long the queue was watched; a stretch of another Pantau is another row.
  public func keep(_ stretch: WatchedStretch) async throws(JournalError) {
    try await writing { [queue] db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO watched (stretch, queue, began_at, ended_at) VALUES (?, ?, ?, ?)",
        arguments: [stretch.key, queue, stretch.from.milliseconds, stretch.to.milliseconds])
    }
  }

  /// When the queue was watched, the earliest first.
  public func watchedStretches() async throws(JournalError) -> [WatchedStretch] {
    try await reading { [queue] db in
      // A journal that is only read may be older than this table.
      guard try db.tableExists("watched") else { return [] }
      return try Row.fetchAll(db, sql: "SELECT * FROM watched WHERE queue = ? ORDER BY began_at", arguments: [queue])
        .map { row in
          WatchedStretch(key: row.text("stretch") ?? "", from: row.moment("began_at"), to: row.moment("ended_at"))
        }
    }
  }
}

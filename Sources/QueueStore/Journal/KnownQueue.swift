import GRDB

/// A queue as the journal knows it: by its own identity, and by the place where people find it.
///
/// A file that is moved stays the same queue; another one made in its place is another, though its documents bear the
/// same keys.
struct KnownQueue {
  let identity: String
  let place: String

  /// What the queue is called in the column `queue` of the journal's tables.
  ///
  /// An older Pantau wrote the place there: the first queue that is opened at that place goes on with what it left.
  func key(in db: Database) throws -> String {
    if let known = try known(in: db), known.place == place { return known.key }
    return try db.inImmediateTransaction {
      // Another process may have come first.
      if let known = try known(in: db) {
        try db.execute(sql: "UPDATE queue SET place = ? WHERE identity = ?", arguments: [place, identity])
        return known.key
      }
      let key = try isPlaceTheKeyOfNobody(in: db) ? place : identity
      try db.execute(
        sql: "INSERT INTO queue (key, identity, place) VALUES (?, ?, ?)", arguments: [key, identity, place])
      return key
    }
  }

  /// The same, where the journal is only read.
  func keyAsItIs(in db: Database) throws -> String {
    try known(in: db)?.key ?? (isPlaceTheKeyOfNobody(in: db) ? place : identity)
  }

  /// What the queue that was last made at a place is called; the place itself, where an older Pantau wrote it.
  static func lastKey(at place: String, in db: Database) throws -> String {
    try String.fetchOne(
      db, sql: "SELECT key FROM queue WHERE place = ? ORDER BY number DESC LIMIT 1", arguments: [place]) ?? place
  }

  private func known(in db: Database) throws -> (key: String, place: String)? {
    let row = try Row.fetchOne(db, sql: "SELECT key, place FROM queue WHERE identity = ?", arguments: [identity])
    guard let row, let key = row.text("key"), let place = row.text("place") else { return nil }
    return (key, place)
  }

  /// Whether entries stand under the place itself, and no queue goes on with them yet.
  private func isPlaceTheKeyOfNobody(in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT NOT EXISTS (SELECT 1 FROM queue WHERE key = :place) AND (
          EXISTS (SELECT 1 FROM status_change WHERE queue = :place)
          OR EXISTS (SELECT 1 FROM attempt WHERE queue = :place)
          OR EXISTS (SELECT 1 FROM annotation WHERE queue = :place))
        """, arguments: ["place": place]) ?? false
  }
}

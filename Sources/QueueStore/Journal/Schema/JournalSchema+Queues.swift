/// The queues, where each was last, and when it was watched.
extension JournalSchema {
  static let queues = """
    CREATE TABLE queue (
      number INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE,
      identity TEXT NOT NULL UNIQUE,
      place TEXT NOT NULL
    );
    """

  static let watched = """
    CREATE TABLE watched (
      stretch TEXT PRIMARY KEY,
      queue TEXT NOT NULL,
      began_at INTEGER NOT NULL,
      ended_at INTEGER NOT NULL
    ) WITHOUT ROWID;
    """
}

/// The changes of status seen, and what is read of them.
extension JournalSchema {
  static let statusChanges = """
    CREATE TABLE status_change (
      entry INTEGER PRIMARY KEY,
      queue TEXT NOT NULL,
      document TEXT NOT NULL,
      name TEXT NOT NULL,
      record_id TEXT,
      reference TEXT,
      nsfp TEXT,
      from_status TEXT,
      from_words TEXT,
      to_status TEXT,
      to_words TEXT,
      since INTEGER NOT NULL,
      since_source TEXT NOT NULL,
      seen_at INTEGER NOT NULL,
      reason TEXT,
      user TEXT NOT NULL,
      host TEXT NOT NULL
    );
    CREATE INDEX status_change_of_document ON status_change (queue, document);
    """

  /// What a change must be to tell when a document was approved or failed; a query must say it in the same words to be
  /// answered from the index alone.
  static let tellsOutcome = """
    to_status IN ('Approved', 'Saved Invalid') AND (from_status IS NOT NULL OR since_source = 'backend')
    """

  static let outcomes = """
    CREATE INDEX status_change_of_outcome ON status_change (queue, since, to_status, document) WHERE \(tellsOutcome);
    """
}

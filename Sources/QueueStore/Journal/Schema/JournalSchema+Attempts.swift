/// The re-uploads intended, what happened to them, and who sees each through.
extension JournalSchema {
  static let attempts = """
    CREATE TABLE attempt (
      entry INTEGER PRIMARY KEY,
      queue TEXT NOT NULL,
      idempotency_key TEXT NOT NULL UNIQUE,
      document TEXT NOT NULL,
      name TEXT NOT NULL,
      record_id TEXT,
      reference TEXT,
      nsfp TEXT,
      hand_off INTEGER NOT NULL,
      signer TEXT,
      seen_status TEXT NOT NULL,
      seen_words TEXT NOT NULL,
      seen_at INTEGER NOT NULL,
      number INTEGER NOT NULL,
      began_at INTEGER NOT NULL,
      user TEXT NOT NULL,
      host TEXT NOT NULL
    );
    CREATE INDEX attempt_of_document ON attempt (queue, document);

    CREATE TABLE attempt_event (
      entry INTEGER PRIMARY KEY,
      idempotency_key TEXT NOT NULL REFERENCES attempt (idempotency_key),
      event TEXT NOT NULL,
      settlement TEXT,
      status TEXT,
      words TEXT,
      at INTEGER NOT NULL,
      user TEXT NOT NULL,
      host TEXT NOT NULL
    );
    CREATE INDEX attempt_event_of_attempt ON attempt_event (idempotency_key);
    """

  static let attemptHolds = """
    CREATE TABLE attempt_hold (
      idempotency_key TEXT PRIMARY KEY REFERENCES attempt (idempotency_key),
      presence TEXT NOT NULL,
      since INTEGER NOT NULL,
      user TEXT NOT NULL,
      host TEXT NOT NULL
    ) WITHOUT ROWID;
    """
}

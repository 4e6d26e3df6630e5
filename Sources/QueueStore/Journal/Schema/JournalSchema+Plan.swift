/// The re-uploads planned for later, and which running Pantau sends each.
extension JournalSchema {
  static let plannedUploads = """
    CREATE TABLE planned_upload (
      entry INTEGER PRIMARY KEY,
      queue TEXT NOT NULL,
      idempotency_key TEXT NOT NULL,
      document TEXT NOT NULL,
      name TEXT NOT NULL,
      record_id TEXT,
      reference TEXT,
      nsfp TEXT,
      event TEXT NOT NULL CHECK (event IN ('planned', 'halted', 'cancelled')),
      due_at INTEGER CHECK ((due_at IS NOT NULL) = (event = 'planned')),
      signer TEXT,
      seen_status TEXT,
      seen_words TEXT,
      seen_at INTEGER,
      tax_base_sen INTEGER,
      partner_name TEXT,
      number INTEGER,
      halt TEXT CHECK ((halt IS NOT NULL) = (event = 'halted')),
      words TEXT,
      at INTEGER NOT NULL,
      user TEXT NOT NULL,
      host TEXT NOT NULL
    );
    CREATE UNIQUE INDEX planned_upload_once ON planned_upload (idempotency_key) WHERE event = 'planned';
    CREATE INDEX planned_upload_of_key ON planned_upload (idempotency_key);
    CREATE INDEX planned_upload_of_document ON planned_upload (queue, document);

    CREATE TABLE planned_hold (
      idempotency_key TEXT PRIMARY KEY,
      presence TEXT NOT NULL,
      since INTEGER NOT NULL,
      user TEXT NOT NULL,
      host TEXT NOT NULL
    ) WITHOUT ROWID;
    """
}

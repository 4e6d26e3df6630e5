import GRDB
import UploadQueue

/// The tables of the embedded queue, made for an ERP job to write to with plain SQL.
///
/// **`document`**: one row a document. An ERP adds and changes rows as it likes; the columns that Pantau keeps itself
/// are filled in by triggers:
///
///     INSERT INTO document (reference, partner_name, faktur_date, tax_base_sen, status)
///       VALUES ('INV-0001', 'PT CONTOH PEMBELI', '2026-11-17', 12000000, 'SIGNING IN PROGRESS');
///     UPDATE document SET status = 'APPROVED', nsfp = '04002600999999999' WHERE reference = 'INV-0001';
///
/// - `kind`: the portal's list, such as `outputinvoice` (the default), `inputreturn`; `channel`: `coretax` (the
///   default), `pjap`, `desktop`.
/// - `status`: the words as the source gives them, such as `SAVED INVALID`; empty where none is known yet.
/// - At least one of `reference`, `record_id`, `nsfp` and `document_number` says which document it is.
/// - Amounts are whole sen (rupiah × 100). `faktur_date` is `YYYY-MM-DD`.
/// - Times are milliseconds since 1970 (UTC), as `strftime('%s', 'now') * 1000` gives them.
/// - `status_since`: since when it stands in its status, where the source knows exactly; else leave it NULL. It is
///   emptied, like `reason`, by an UPDATE of the status that does not set it.
/// - `observed_at`: when this was true at its source; now, unless written.
/// - Kept by triggers, not to be written: `status_seen_at` (since when the status is known here), `otherwise_at` (when the
///   document was last known to stand in another one), `revision`.
///
/// **`removed_document`**: what was deleted, filled by a trigger; a row whose `id` is in `document` means nothing.
///
/// **`outbox`**: one row a re-upload that a person asked for, one document at a time. The company's uploader takes it,
/// sends the document, answers, and tells the new status:
///
///     SELECT * FROM outbox WHERE taken_at IS NULL ORDER BY id LIMIT 1;
///     UPDATE outbox SET taken_at = strftime('%s', 'now') * 1000 WHERE id = 7 AND taken_at IS NULL;
///     UPDATE outbox SET answer = 'accepted', message = 'queued at DJP' WHERE id = 7;   -- or 'rejected'
///     UPDATE document SET status = 'SIGNING IN PROGRESS' WHERE id = 42;                -- outbox.document
///
/// **`signer`**: the people who may be chosen to sign a re-upload; where it is empty, those who signed a document.
///
/// **`setting`**: `reupload` is `outbox` or `hand-off` (the person does it in the portal), `taxpayer` the NPWP of
/// documents that name none, `identity` tells this queue from every other; `newest-list` and `coretax-known` are times that
/// Pantau keeps of a queue that is filled from a watched folder, `coretax-lists` the lists that the latter speaks of.
///
/// **`taken_file`**: of a queue that is filled from a watched folder, the files that were looked at, as they were then
/// (`modified` in nanoseconds since 1970; `as_of`, when the newest list in it was true; `counts_as_of_its_time`, whether that is
/// by a time that a file bears; `remarks_id` and `remarks_en`, what a person should know of it, a line each); Pantau's own.
///
/// **`imported_change`**: the changes of status that imports made, until the journal has taken them; Pantau's own.
///
/// **`import_revision`**: the revisions that imports gave to rows: what came with one was in a list; Pantau's own.
///
/// **`document_wib`**: a view of `document` with times in words, in WIB.
enum QueueSchema {
  /// `application_id`: "PanQ".
  static let layout = StoreLayout(applicationID: 0x5061_6E51, migrator: migrator, legibleFrom: "5")

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(sql: document + indexes + triggers + outbox + setting + view)
    }
    migrator.registerMigration("2") { db in try db.execute(sql: indexesOfTheUnidentified) }
    migrator.registerMigration("3") { db in try db.execute(sql: RowRules.triggers) }
    migrator.registerMigration("4") { db in try db.execute(sql: takenFile) }
    migrator.registerMigration("5") { db in
      try db.execute(sql: "ALTER TABLE document ADD COLUMN otherwise_at INTEGER")
      try db.execute(sql: "CREATE TRIGGER document_moved \(documentMoved)")
    }
    migrator.registerMigration("6") { db in try db.execute(sql: importedChange) }
    migrator.registerMigration("7") { db in try db.execute(sql: takenFileRemarks) }
    migrator.registerMigration("8") { db in
      try db.execute(sql: "ALTER TABLE taken_file ADD COLUMN counts_as_of_its_time INTEGER")
    }
    migrator.registerMigration("9") { db in
      try db.execute(sql: "CREATE TABLE import_revision (revision INTEGER PRIMARY KEY)")
    }
    return migrator
  }

  /// The current time; older than `unixepoch('subsec')`, so that an ERP with an old SQLite can fire the triggers.
  static let now = "CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER)"

  private static let nextRevision = """
    (SELECT max(coalesce((SELECT max(revision) FROM document), 0),
      coalesce((SELECT max(revision) FROM removed_document), 0)) + 1)
    """

  private static func oneOf(_ words: [String]) -> String {
    words.map { "'\($0)'" }.joined(separator: ", ")
  }

  private static func rule(_ sentence: String, _ condition: String) -> String {
    "CONSTRAINT \"\(sentence)\" CHECK (\(condition))"
  }

  private static func time(_ column: String) -> String {
    rule(
      "\(column) must be milliseconds since 1970, such as strftime('%s', 'now') * 1000",
      """
      \(column) IS NULL OR (typeof(\(column)) = 'integer'
        AND \(column) BETWEEN \(timesHeld.lowerBound) AND \(timesHeld.upperBound))
      """)
  }

  /// The years 1973 to 2286: outside of them a number is no time in milliseconds, but one in seconds, say.
  static let timesHeld: ClosedRange<Int64> = 100_000_000_000...9_999_999_999_999

  private static func amount(_ column: String) -> String {
    rule("\(column) must be whole sen: rupiah times 100", "\(column) IS NULL OR typeof(\(column)) = 'integer'")
  }

  private static func flag(_ column: String) -> String {
    rule("\(column) must be 0 or 1", "\(column) IS NULL OR \(column) IN (0, 1)")
  }

  private static let times = ["created_at", "last_updated_at", "status_since", "observed_at"]
  private static let amounts = ["tax_base_sen", "other_tax_base_sen", "vat_sen", "luxury_tax_sen"]
  private static let flags = ["reported_by_seller", "reported_by_buyer", "reported_by_vat_collector"]

  private static var rules: String {
    ([
      rule(
        "kind must be one of the portal's lists: \(DocumentKind.allCases.map(\.controller).joined(separator: ", "))",
        "kind IN (\(oneOf(DocumentKind.allCases.map(\.controller))))"),
      rule(
        "channel must be one of: \(Channel.allCases.map(\.word).joined(separator: ", "))",
        "channel IN (\(oneOf(Channel.allCases.map(\.word))))"),
      rule(
        "taxpayer must be 15 or 16 digits without dots",
        "taxpayer IS NULL OR (length(taxpayer) IN (15, 16) AND taxpayer NOT GLOB '*[^0-9]*')"),
      rule(
        "nsfp must be 17 digits without dots; a desktop number of 16 takes a 9 as its fifth digit",
        "nsfp IS NULL OR (length(nsfp) = 17 AND nsfp NOT GLOB '*[^0-9]*')"),
      rule(
        "faktur_date must be YYYY-MM-DD",
        "faktur_date IS NULL OR faktur_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'"),
      rule("period_month must be 1 to 12", "period_month IS NULL OR period_month IN (\(oneToTwelve))"),
      rule("period_year must be a year", "period_year IS NULL OR period_year BETWEEN 1900 AND 9998"),
    ] + times.map(time) + amounts.map(amount) + flags.map(flag)).joined(separator: ",\n")
  }

  private static let oneToTwelve = (1...12).map(String.init).joined(separator: ", ")

  private static var document: String {
    """
    CREATE TABLE document (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      taxpayer TEXT,
      kind TEXT NOT NULL DEFAULT 'outputinvoice',
      channel TEXT NOT NULL DEFAULT 'coretax',
      record_id TEXT COLLATE NOCASE,
      reference TEXT,
      nsfp TEXT,
      document_number TEXT,
      partner_identity TEXT,
      partner_name TEXT,
      transaction_code TEXT,
      faktur_date TEXT,
      period_year INTEGER,
      period_month INTEGER,
      status TEXT NOT NULL DEFAULT '',
      reason TEXT,
      e_sign_status TEXT,
      tax_base_sen INTEGER,
      other_tax_base_sen INTEGER,
      vat_sen INTEGER,
      luxury_tax_sen INTEGER,
      signer TEXT,
      reported_by_seller INTEGER,
      reported_by_buyer INTEGER,
      reported_by_vat_collector INTEGER,
      created_at INTEGER,
      last_updated_at INTEGER,
      status_since INTEGER,
      observed_at INTEGER NOT NULL DEFAULT (\(now)),
      status_seen_at INTEGER,
      revision INTEGER,
      \(rules)
    );
    CREATE TABLE removed_document (
      id INTEGER PRIMARY KEY,
      reference TEXT,
      removed_at INTEGER NOT NULL,
      revision INTEGER NOT NULL
    );

    """
  }

  private static let indexes = """
    CREATE INDEX document_by_revision ON document (revision);
    CREATE INDEX document_by_record_id ON document (record_id) WHERE record_id IS NOT NULL;
    CREATE INDEX document_by_nsfp ON document (nsfp) WHERE nsfp IS NOT NULL;
    CREATE INDEX document_by_number ON document (document_number) WHERE document_number IS NOT NULL;
    CREATE INDEX document_by_reference ON document (reference) WHERE reference IS NOT NULL;
    CREATE INDEX removed_document_by_revision ON removed_document (revision);

    """

  /// What an import still looks through by Reference or number once it knows a document's RecordId or NSFP.
  private static let indexesOfTheUnidentified = """
    CREATE INDEX document_without_record_id ON document (reference) WHERE record_id IS NULL OR record_id = '';
    CREATE INDEX numbered_document_without_record_id ON document (document_number)
      WHERE document_number IS NOT NULL AND (record_id IS NULL OR record_id = '');
    CREATE INDEX document_without_nsfp ON document (reference) WHERE nsfp IS NULL;

    """

  /// The triggers of the table `document` that are Pantau's; an ERP may have some of its own.
  static let triggersOfDocument =
    [
      "document_replaced", "document_inserted", "document_updated", "document_moved", "document_keeps_its_id",
      "document_deleted",
    ] + RowRules.names

  /// A writer that sets `revision` itself (Pantau) keeps the other columns itself too: the triggers stand aside.
  private static let triggers = """
    -- INSERT OR REPLACE removes the row before, without a word; what is written here keeps its revision from coming again.
    -- An INSERT that comes to nothing, or to an UPDATE, fires this too: a row that is there counts as there all the same.
    CREATE TRIGGER document_replaced BEFORE INSERT ON document
    WHEN NEW.revision IS NULL AND EXISTS (SELECT 1 FROM document WHERE id = NEW.id)
    BEGIN
      INSERT OR REPLACE INTO removed_document (id, reference, removed_at, revision)
        VALUES (NEW.id, NEW.reference, \(now), \(nextRevision));
    END;
    CREATE TRIGGER document_inserted AFTER INSERT ON document WHEN NEW.revision IS NULL
    BEGIN
      UPDATE document SET revision = \(nextRevision), status_seen_at = coalesce(NEW.status_seen_at, NEW.observed_at)
        WHERE id = NEW.id;
      DELETE FROM removed_document WHERE id = NEW.id;
    END;
    CREATE TRIGGER document_updated AFTER UPDATE ON document WHEN NEW.revision IS OLD.revision
    BEGIN
      UPDATE document SET
        revision = \(nextRevision),
        observed_at = CASE WHEN NEW.observed_at IS OLD.observed_at THEN \(now) ELSE NEW.observed_at END
        WHERE id = NEW.id;
      UPDATE document SET
        status_seen_at = observed_at,
        status_since = CASE WHEN NEW.status_since IS OLD.status_since THEN NULL ELSE NEW.status_since END,
        reason = CASE WHEN NEW.reason IS OLD.reason THEN NULL ELSE NEW.reason END,
        revision = revision + 1
        WHERE id = NEW.id AND NEW.status IS NOT OLD.status;
    END;
    CREATE TRIGGER document_keeps_its_id BEFORE UPDATE OF id ON document WHEN NEW.id <> OLD.id
    BEGIN SELECT RAISE(ABORT, 'id names a document for ever: delete the row and insert another'); END;
    CREATE TRIGGER document_deleted AFTER DELETE ON document
    BEGIN
      INSERT OR REPLACE INTO removed_document (id, reference, removed_at, revision)
        VALUES (OLD.id, OLD.reference, \(now), max(coalesce(OLD.revision, 0) + 1, \(nextRevision)));
    END;

    """

  private static let documentMoved = """
    AFTER UPDATE OF status ON document WHEN NEW.revision IS OLD.revision AND NEW.status IS NOT OLD.status
    BEGIN
      UPDATE document SET otherwise_at = OLD.observed_at, revision = revision + 1 WHERE id = NEW.id;
    END;
    """

  private static let outbox = """
    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      idempotency_key TEXT NOT NULL UNIQUE,
      document INTEGER NOT NULL,
      reference TEXT,
      expected_status TEXT NOT NULL,
      signer TEXT,
      requested_at INTEGER NOT NULL,
      requested_by TEXT NOT NULL,
      taken_at INTEGER,
      answered_at INTEGER,
      answer TEXT,
      message TEXT,
      \(rule("answer must be accepted or rejected", "answer IS NULL OR answer IN ('accepted', 'rejected')")),
      \(time("taken_at")),
      \(time("answered_at"))
    );
    CREATE UNIQUE INDEX outbox_has_one_open_row_a_document ON outbox (document) WHERE answer IS NULL;
    CREATE TRIGGER outbox_answered AFTER UPDATE OF answer ON outbox
    WHEN NEW.answer IS NOT NULL AND (NEW.answered_at IS NULL OR NEW.taken_at IS NULL)
    BEGIN
      UPDATE outbox SET answered_at = coalesce(NEW.answered_at, \(now)), taken_at = coalesce(NEW.taken_at, \(now))
        WHERE id = NEW.id;
    END;
    CREATE TRIGGER outbox_keeps_its_answer BEFORE UPDATE OF answer ON outbox
    WHEN OLD.answer IS NOT NULL AND NEW.answer IS NOT OLD.answer
    BEGIN SELECT RAISE(ABORT, 'this row was answered already'); END;
    CREATE TRIGGER outbox_is_not_removed BEFORE DELETE ON outbox
    BEGIN SELECT RAISE(ABORT, 'the outbox is only ever added to: it tells what was sent'); END;

    """

  private static let setting = """
    CREATE TABLE setting (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL,
      \(rule(
        "reupload must be outbox or hand-off", "name <> 'reupload' OR value IN ('outbox', 'hand-off')")),
      \(rule(
        "taxpayer must be 15 or 16 digits without dots",
        "name <> 'taxpayer' OR (length(value) IN (15, 16) AND value NOT GLOB '*[^0-9]*')"))
    ) WITHOUT ROWID;
    CREATE TABLE signer (name TEXT PRIMARY KEY) WITHOUT ROWID;
    INSERT INTO setting VALUES ('reupload', 'hand-off'), ('identity', lower(hex(randomblob(16))));

    """

  private static let takenFile = """
    CREATE TABLE taken_file (
      name TEXT PRIMARY KEY,
      size INTEGER NOT NULL,
      modified INTEGER NOT NULL,
      as_of INTEGER,
      outcome TEXT NOT NULL
    ) WITHOUT ROWID;

    """

  private static let takenFileRemarks = """
    ALTER TABLE taken_file ADD COLUMN inode INTEGER;
    ALTER TABLE taken_file ADD COLUMN remarks_id TEXT;
    ALTER TABLE taken_file ADD COLUMN remarks_en TEXT;

    """

  private static let importedChange = """
    CREATE TABLE imported_change (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      import TEXT NOT NULL,
      document INTEGER NOT NULL,
      from_status TEXT NOT NULL,
      from_since INTEGER NOT NULL,
      from_source TEXT NOT NULL,
      to_status TEXT NOT NULL,
      to_since INTEGER NOT NULL,
      to_source TEXT NOT NULL,
      reason TEXT,
      seen_at INTEGER NOT NULL,
      user TEXT NOT NULL,
      host TEXT NOT NULL
    );

    """

  private static let view = """
    CREATE VIEW document_wib AS
    SELECT id, kind, reference, nsfp, partner_name, faktur_date, status, reason,
      datetime(coalesce(status_since, status_seen_at) / 1000, 'unixepoch', '+7 hours') AS status_since_wib,
      datetime(observed_at / 1000, 'unixepoch', '+7 hours') AS observed_at_wib
    FROM document;
    """
}

import GRDB

/// The tables of the journal, one file for every queue; made to be read with plain SQL.
///
/// Times are milliseconds since 1970 (UTC); the view `timeline` shows everything in words, in WIB:
///
///     sqlite3 journal.sqlite "SELECT * FROM timeline WHERE reference = 'INV-0001'"
///
/// - `status_change`: every change of status seen, with what the document was called then.
/// - `attempt`: every re-upload intended; `attempt_event`: what happened to it, oldest first.
/// - `annotation`: every note written or removed, every mark set or taken away; the last of each counts.
/// - `planned_upload`: every re-upload planned for later, held back or cancelled; the last of each `idempotency_key` counts,
///   unless there is an attempt under it, which tells what became of it.
/// - `queue`: where each queue was last. Its `key` is what stands in the column `queue` of the other tables: the queue's
///   own identity, or for one that an older Pantau knew, the place where it was then.
/// - `looked`: how far each person has followed the journal of a queue, in each way of reading it (`screen`, `lines`,
///   `hook NAME`), for what is new since.
/// - `told_alarm`: what `looked` cannot tell of: which documents each reader was told to be `stuck`, `due` or `late` that
///   were so still when they looked last, and of which days on which documents fall due they were reminded `7-days`,
///   `3-days` and `1-day` before, the day in the place of the document; followed where `has_alarms` is 1.
/// - `sighting`: the last status seen of each document, NULL where it has disappeared; and what it was then, to be shown
///   as missing, and known by its taxpayer and Reference in other queues. It follows what was seen and is kept for speed.
/// - `ticked_step`: the steps ticked at the desk of a document, or in its details, on the way to an attempt, by their
///   words in English, with when and by whom; as they are now.
/// - `attempt_hold`: who sees each attempt through, in which running Pantau (`presence`, whose lock is in the file
///   `…-desks`), and since when; as it is now.
/// - `planned_hold`: which running Pantau sends each planned upload, in the same way; as it is now.
/// - `watched`: when each queue was watched, a row for as long as one running Pantau had answers without a break; the row
///   grows while it has, and is behind by some minutes at most. Single looks (`watch --once`, `list`) that follow each
///   other soon are one row, whose `stretch` begins with `look-`. Between them nobody watched.
/// - `taken_import`: how far the changes of status of each import were taken, which wait in the queue's file
///   meanwhile; forgotten once it has let go of them.
///
/// `entry` numbers the rows of the first five tables together, in the order they were written. A `status` is one of
/// Coretax's words (`Saved Invalid`), `?` for one never seen before; `words` are the backend's own. Triggers refuse to
/// change or remove what was recorded.
enum JournalSchema {
  /// `application_id`: "PanJ".
  static let layout = StoreLayout(applicationID: 0x5061_6E4A, migrator: migrator, legibleFrom: "11")

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(sql: tables)
      for table in ["status_change", "attempt", "attempt_event"] {
        try db.execute(sql: neverChanged(table))
      }
      try db.execute(sql: timeline(ofRows: statusRows + attemptRows))
    }
    migrator.registerMigration("2") { db in
      try db.execute(sql: annotations)
      try db.execute(sql: neverChanged("annotation"))
      try db.execute(sql: "DROP VIEW timeline")
      try db.execute(sql: timeline(ofRows: statusRows + attemptRows + annotationRows))
    }
    migrator.registerMigration("3") { db in try db.execute(sql: outcomes) }
    migrator.registerMigration("4") { db in
      try db.execute(sql: queues)
      try db.execute(sql: "DROP VIEW timeline")
      try db.execute(sql: timelineWithPlaces(ofRows: statusRows + attemptRows + annotationRows))
    }
    migrator.registerMigration("5") { db in try db.execute(sql: looked) }
    migrator.registerMigration("6") { db in try db.execute(sql: lookedAsReader) }
    migrator.registerMigration("7") { db in try db.execute(sql: sightingsOnlySeen) }
    migrator.registerMigration("8") { db in try db.execute(sql: sightingsWithOutline) }
    migrator.registerMigration("9") { db in try db.execute(sql: tickedSteps) }
    migrator.registerMigration("10") { db in try db.execute(sql: takenImports) }
    migrator.registerMigration("11") { db in try db.execute(sql: attemptHolds) }
    migrator.registerMigration("12") { db in try db.execute(sql: toldAlarms) }
    migrator.registerMigration("13") { db in try db.execute(sql: watched) }
    migrator.registerMigration("14") { db in
      try db.execute(sql: plannedUploads)
      try db.execute(sql: neverChanged("planned_upload"))
      try db.execute(sql: "DROP VIEW timeline")
      try db.execute(sql: timelineWithPlaces(ofRows: statusRows + attemptRows + annotationRows + planRows))
    }
    migrator.registerMigration("15") { db in try db.execute(sql: tickedStepsWithPerson) }
    migrator.registerMigration("16") { db in try db.execute(sql: sightingsWithTaxpayer) }
    migrator.registerMigration("17") { db in try db.execute(sql: tickedStepsByWording) }
    return migrator
  }

  private static let tables = """
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

    CREATE TABLE sighting (
      queue TEXT NOT NULL,
      document TEXT NOT NULL,
      name TEXT NOT NULL,
      record_id TEXT,
      reference TEXT,
      nsfp TEXT,
      status TEXT,
      words TEXT,
      since INTEGER NOT NULL,
      since_source TEXT NOT NULL,
      PRIMARY KEY (queue, document)
    ) WITHOUT ROWID;

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

  private static let annotations = """
    CREATE TABLE annotation (
      entry INTEGER PRIMARY KEY,
      queue TEXT NOT NULL,
      document TEXT NOT NULL,
      name TEXT NOT NULL,
      record_id TEXT,
      reference TEXT,
      nsfp TEXT,
      event TEXT NOT NULL CHECK (event IN ('noted', 'note removed', 'marked', 'unmarked')),
      note TEXT CHECK ((note IS NOT NULL) = (event = 'noted')),
      at INTEGER NOT NULL,
      user TEXT NOT NULL,
      host TEXT NOT NULL
    );
    CREATE INDEX annotation_of_document ON annotation (queue, document);
    """

  /// What a change must be to tell when a document was approved or failed; a query must say it in the same words to be
  /// answered from the index alone.
  static let tellsOutcome = """
    to_status IN ('Approved', 'Saved Invalid') AND (from_status IS NOT NULL OR since_source = 'backend')
    """

  private static let outcomes = """
    CREATE INDEX status_change_of_outcome ON status_change (queue, since, to_status, document) WHERE \(tellsOutcome);
    """

  private static let queues = """
    CREATE TABLE queue (
      number INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE,
      identity TEXT NOT NULL UNIQUE,
      place TEXT NOT NULL
    );
    """

  private static let looked = """
    CREATE TABLE looked (
      queue TEXT NOT NULL,
      user TEXT NOT NULL,
      host TEXT NOT NULL,
      entry INTEGER NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (queue, user, host)
    ) WITHOUT ROWID;
    """

  private static let lookedAsReader = """
    CREATE TABLE looked_as (
      queue TEXT NOT NULL,
      user TEXT NOT NULL,
      host TEXT NOT NULL,
      reader TEXT NOT NULL,
      entry INTEGER NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (queue, user, host, reader)
    ) WITHOUT ROWID;
    INSERT INTO looked_as SELECT queue, user, host, 'screen', entry, at FROM looked;
    DROP TABLE looked;
    ALTER TABLE looked_as RENAME TO looked;
    """

  /// An older Pantau counted from the portal's date of the last change; what it saw itself is all that is known.
  private static let sightingsOnlySeen = """
    UPDATE sighting SET since_source = 'at least', since = coalesce(
      (SELECT seen_at FROM status_change WHERE (queue, document) = (sighting.queue, sighting.document)
        ORDER BY entry DESC LIMIT 1), since)
    WHERE since_source = 'last updated';
    """

  private static let sightingsWithOutline = """
    ALTER TABLE sighting ADD COLUMN kind TEXT;
    ALTER TABLE sighting ADD COLUMN channel TEXT;
    ALTER TABLE sighting ADD COLUMN last_status TEXT;
    ALTER TABLE sighting ADD COLUMN last_words TEXT;
    ALTER TABLE sighting ADD COLUMN partner_name TEXT;
    ALTER TABLE sighting ADD COLUMN faktur_date TEXT;
    ALTER TABLE sighting ADD COLUMN tax_base_sen INTEGER;
    UPDATE sighting SET last_status = status, last_words = words WHERE status IS NOT NULL;
    UPDATE sighting SET (last_status, last_words) = (
      SELECT from_status, from_words FROM status_change
      WHERE (queue, document) = (sighting.queue, sighting.document) AND from_status IS NOT NULL
      ORDER BY entry DESC LIMIT 1)
    WHERE status IS NULL;
    """

  private static let sightingsWithTaxpayer = "ALTER TABLE sighting ADD COLUMN taxpayer TEXT;"

  private static let tickedSteps = """
    CREATE TABLE ticked_step (
      queue TEXT NOT NULL,
      document TEXT NOT NULL,
      attempt INTEGER NOT NULL,
      steps TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (queue, document, attempt)
    ) WITHOUT ROWID;
    """

  /// An older Pantau kept the numbers of an attempt's steps in one text, such as `1 3`, and not who ticked them.
  private static let tickedStepsWithPerson = """
    CREATE TABLE step_ticked (
      queue TEXT NOT NULL,
      document TEXT NOT NULL,
      attempt INTEGER NOT NULL,
      step INTEGER NOT NULL,
      at INTEGER NOT NULL,
      user TEXT,
      host TEXT CHECK ((host IS NULL) = (user IS NULL)),
      PRIMARY KEY (queue, document, attempt, step)
    ) WITHOUT ROWID;
    WITH RECURSIVE number (step) AS (VALUES (1) UNION ALL SELECT step + 1 FROM number WHERE step < 9)
    INSERT INTO step_ticked (queue, document, attempt, step, at)
    SELECT queue, document, attempt, step, at
    FROM ticked_step JOIN number ON ' ' || steps || ' ' LIKE '% ' || step || ' %';
    DROP TABLE ticked_step;
    ALTER TABLE step_ticked RENAME TO ticked_step;
    """

  /// Ticks of steps are let go that an older Pantau kept by their numbers.
  ///
  /// Which step had a number hung on the words of the failure, on the note and on how the queue uploads, as they were then,
  /// and none of that is kept with the tick: a step would seem done that nobody did. Every step is asked for anew.
  private static let tickedStepsByWording = """
    DROP TABLE ticked_step;
    CREATE TABLE ticked_step (
      queue TEXT NOT NULL,
      document TEXT NOT NULL,
      attempt INTEGER NOT NULL,
      wording TEXT NOT NULL,
      at INTEGER NOT NULL,
      user TEXT NOT NULL,
      host TEXT NOT NULL,
      PRIMARY KEY (queue, document, attempt, wording)
    ) WITHOUT ROWID;
    """

  private static let takenImports = """
    CREATE TABLE taken_import (
      import TEXT PRIMARY KEY,
      number INTEGER NOT NULL
    ) WITHOUT ROWID;
    """

  private static let attemptHolds = """
    CREATE TABLE attempt_hold (
      idempotency_key TEXT PRIMARY KEY REFERENCES attempt (idempotency_key),
      presence TEXT NOT NULL,
      since INTEGER NOT NULL,
      user TEXT NOT NULL,
      host TEXT NOT NULL
    ) WITHOUT ROWID;
    """

  private static let toldAlarms = """
    ALTER TABLE looked ADD COLUMN has_alarms INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE told_alarm (
      queue TEXT NOT NULL,
      user TEXT NOT NULL,
      host TEXT NOT NULL,
      reader TEXT NOT NULL,
      document TEXT NOT NULL,
      alarm TEXT NOT NULL,
      PRIMARY KEY (queue, user, host, reader, document, alarm)
    ) WITHOUT ROWID;
    """

  private static let watched = """
    CREATE TABLE watched (
      stretch TEXT PRIMARY KEY,
      queue TEXT NOT NULL,
      began_at INTEGER NOT NULL,
      ended_at INTEGER NOT NULL
    ) WITHOUT ROWID;
    """

  private static let plannedUploads = """
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

  private static func neverChanged(_ table: String) -> String {
    """
    CREATE TRIGGER \(table)_is_not_changed BEFORE UPDATE ON \(table)
    BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END;
    CREATE TRIGGER \(table)_is_not_removed BEFORE DELETE ON \(table)
    BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END;
    """
  }

  private static func timeline(ofRows rows: String) -> String {
    "CREATE VIEW timeline AS\n\(rows)\nORDER BY entry;"
  }

  /// The timeline, with the place of each queue in the stead of its key.
  private static func timelineWithPlaces(ofRows rows: String) -> String {
    """
    CREATE VIEW timeline AS
    SELECT entry, coalesce(place, queue) AS queue, document, name, reference, record_id, nsfp, wib, what, detail, words,
      user, host
    FROM (\(rows)) LEFT JOIN queue AS known ON known.key = queue
    ORDER BY entry;
    """
  }

  private static let statusRows = """
    SELECT entry, queue, document, name, reference, record_id, nsfp,
      datetime(seen_at / 1000, 'unixepoch', '+7 hours') AS wib,
      'status' AS what,
      coalesce(from_words, '') || ' -> ' || coalesce(to_words, '(gone)') AS detail,
      reason AS words, user, host
    FROM status_change
    """

  private static let attemptRows = """

    UNION ALL
    SELECT entry, queue, document, name, reference, record_id, nsfp,
      datetime(began_at / 1000, 'unixepoch', '+7 hours'),
      CASE hand_off WHEN 1 THEN 'hand-off began' ELSE 're-upload intended' END,
      idempotency_key, signer, user, host
    FROM attempt
    UNION ALL
    SELECT attempt_event.entry, queue, document, name, reference, record_id, nsfp,
      datetime(at / 1000, 'unixepoch', '+7 hours'),
      event || coalesce(': ' || settlement, ''),
      idempotency_key, words, attempt_event.user, attempt_event.host
    FROM attempt_event JOIN attempt USING (idempotency_key)
    """

  private static let annotationRows = """

    UNION ALL
    SELECT entry, queue, document, name, reference, record_id, nsfp,
      datetime(at / 1000, 'unixepoch', '+7 hours'),
      event, note, NULL, user, host
    FROM annotation
    """

  private static let planRows = """

    UNION ALL
    SELECT entry, queue, document, name, reference, record_id, nsfp,
      datetime(at / 1000, 'unixepoch', '+7 hours'),
      CASE event WHEN 'planned' THEN 're-upload planned' ELSE 'plan ' || event || coalesce(': ' || halt, '') END,
      coalesce('for ' || datetime(due_at / 1000, 'unixepoch', '+7 hours'), idempotency_key), coalesce(signer, words),
      user, host
    FROM planned_upload
    """
}

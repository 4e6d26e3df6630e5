import QueueStore
import TestSupport
import Testing
import UploadQueue

@Suite("A journal of an older Pantau")
struct JournalMigrationTests {
  let folder = try? TemporaryFolder()

  @Test("Version 1 is opened, keeps everything, and takes notes and marks")
  func fromVersion1() async throws {
    let path = try #require(folder).file("journal.sqlite")
    let plain = try PlainSQL(path)
    try plain.run(Self.version1)
    let tables = ["status_change", "sighting", "attempt", "attempt_event"]
    let before = try plain.everything(tables.filter { $0 != "sighting" })

    let journal = try JournalStore(path: path, queue: "utama", by: Operator(user: "petugas", host: "kantor"))
    #expect(try plain.everything(tables.filter { $0 != "sighting" }) == before)
    let sighting = try #require(await journal.sightings().first)
    #expect(sighting.status == StatusReading(coretax: "SAVED INVALID") && sighting.subject.name == "INV-000007")
    let subject = try #require(await journal.documents(called: "inv-000007").first)
    #expect(try await journal.history(of: subject.document).count == 3)
    #expect(try await journal.annotations().isEmpty)

    try await journal.annotate(subject, .noted("telepon pembeli"), at: Sample.observedAt)
    #expect(try await journal.annotations()[subject.document]?.note?.text == "telepon pembeli")
    #expect(try plain.value("SELECT count(*) FROM timeline WHERE reference = 'INV-000007'") == "4")
    #expect(try plain.value("SELECT entry FROM timeline WHERE what = 'noted'") == "4")
    #expect(
      try plain.refusal("UPDATE annotation SET note = 'lain'") == "the journal is only ever added to")
    #expect(try plain.refusal("DELETE FROM annotation") == "the journal is only ever added to")
  }

  @Test("What was counted from the portal's date of the last change counts from when it was seen")
  func countedFromLastUpdate() async throws {
    let path = try #require(folder).file("journal.sqlite")
    let plain = try PlainSQL(path)
    try plain.run(Self.version1)
    try plain.run(
      """
      INSERT INTO status_change VALUES
        (4, 'utama', '7', 'INV-000007', NULL, 'INV-000007', NULL, 'Saved Invalid', 'SAVED INVALID',
        'Signing In Progress', 'SIGNING IN PROGRESS', 1794000000000, 'last updated', 1794881000000, NULL, 'petugas',
        'kantor');
      UPDATE sighting SET status = 'Signing In Progress', words = 'SIGNING IN PROGRESS', since = 1794000000000,
        since_source = 'last updated';
      """)

    let journal = try JournalStore(path: path, queue: "utama", by: Operator(user: "petugas", host: "kantor"))
    let seen = StatusTime(since: Timestamp(milliseconds: 1_794_881_000_000), source: .atLeast)
    #expect(try await journal.sightings().map(\.time) == [seen])
    let times = try await journal.history(of: DocumentID("7")).compactMap { entry -> StatusTime? in
      if case .change(let change) = entry { change.time } else { nil }
    }
    #expect(times.last == seen)
  }

  @Test(
    "Which steps were ticked by their numbers nobody knows any longer: none is, and those ticked now are kept by words",
    arguments: [
      (
        """
        CREATE TABLE ticked_step (queue TEXT NOT NULL, document TEXT NOT NULL, attempt INTEGER NOT NULL,
          steps TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (queue, document, attempt)) WITHOUT ROWID;
        INSERT INTO ticked_step VALUES ('utama', '7', 1, '1 3', 1794880920000);
        """, ["15", "17"]
      ),
      (
        """
        CREATE TABLE ticked_step (queue TEXT NOT NULL, document TEXT NOT NULL, attempt INTEGER NOT NULL,
          step INTEGER NOT NULL, at INTEGER NOT NULL, user TEXT, host TEXT CHECK ((host IS NULL) = (user IS NULL)),
          PRIMARY KEY (queue, document, attempt, step)) WITHOUT ROWID;
        INSERT INTO ticked_step VALUES ('utama', '7', 1, 1, 1794880920000, 'ani', 'kantor'),
          ('utama', '7', 1, 3, 1794880920000, NULL, NULL);
        """, ["17"]
      ),
    ])
  func tickedSteps(former: String, missing: [String]) async throws {
    let path = try #require(folder).file("journal.sqlite")
    let (ani, budi) = (Operator(user: "ani", host: "kantor"), Operator(user: "budi", host: "kantor"))
    let (document, now) = (DocumentID("7"), Sample.observedAt)
    _ = try JournalStore(path: path, queue: "utama", by: ani)
    let plain = try PlainSQL(path)
    try plain.run("DROP TABLE ticked_step; \(former)")
    for version in missing { try plain.run("DELETE FROM grdb_migrations WHERE identifier = '\(version)'") }

    let journal = try JournalStore(path: path, queue: "utama", by: budi)
    #expect(try await journal.tickedSteps(of: document, attempt: 1) == nil)
    try await journal.keep(TickedSteps(document: document, attempt: 1, steps: [3], at: now))
    #expect(
      try await journal.tickedSteps(of: document, attempt: 1)
        == TickedSteps(document: document, attempt: 1, steps: [3], at: now, by: budi))
    let words = TickedSteps.usual[2].text.text(.english).string
    #expect(try plain.values("SELECT wording FROM ticked_step WHERE user = 'budi'") == [words])
  }

  @Test("The ticks of an older journal that is only read, which it keeps by number, are not shown")
  func tickedStepsOnlyRead() async throws {
    let path = try #require(folder).file("journal.sqlite")
    let ani = Operator(user: "ani", host: "kantor")
    _ = try JournalStore(path: path, queue: "utama", by: ani)
    try PlainSQL(path).run(
      """
      DROP TABLE ticked_step;
      CREATE TABLE ticked_step (queue TEXT, document TEXT, attempt INTEGER, step INTEGER, at INTEGER, user TEXT, host TEXT);
      INSERT INTO ticked_step VALUES ('utama', '7', 1, 1, 1794880920000, 'ani', 'kantor');
      DELETE FROM grdb_migrations WHERE identifier = '17';
      """)
    let journal = try JournalStore(reading: path, queue: "utama", at: "utama", by: ani)
    #expect(try await journal.tickedSteps(of: DocumentID("7"), attempt: 1) == nil)
  }

  /// A file as version 1 left it: as `sqlite3 journal.sqlite .dump` wrote it down, with a document of each table.
  private static let version1 = """
    PRAGMA application_id = 1348562506;
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
    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
    INSERT INTO grdb_migrations VALUES('1');
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
    CREATE INDEX attempt_of_document ON attempt (queue, document);
    CREATE INDEX attempt_event_of_attempt ON attempt_event (idempotency_key);
    CREATE TRIGGER status_change_is_not_changed BEFORE UPDATE ON status_change
    BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END;
    CREATE TRIGGER status_change_is_not_removed BEFORE DELETE ON status_change
    BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END;
    CREATE TRIGGER attempt_is_not_changed BEFORE UPDATE ON attempt
    BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END;
    CREATE TRIGGER attempt_is_not_removed BEFORE DELETE ON attempt
    BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END;
    CREATE TRIGGER attempt_event_is_not_changed BEFORE UPDATE ON attempt_event
    BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END;
    CREATE TRIGGER attempt_event_is_not_removed BEFORE DELETE ON attempt_event
    BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END;
    CREATE VIEW timeline AS
    SELECT entry, queue, document, name, reference, record_id, nsfp,
      datetime(seen_at / 1000, 'unixepoch', '+7 hours') AS wib,
      'status' AS what,
      coalesce(from_words, '') || ' -> ' || coalesce(to_words, '(gone)') AS detail,
      reason AS words, user, host
    FROM status_change
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
    ORDER BY entry;
    INSERT INTO status_change VALUES
      (1, 'utama', '7', 'INV-000007', NULL, 'INV-000007', NULL, NULL, NULL, 'Saved Invalid', 'SAVED INVALID',
      1794880800000, 'at least', 1794880860000, NULL, 'petugas', 'kantor');
    INSERT INTO sighting VALUES
      ('utama', '7', 'INV-000007', NULL, 'INV-000007', NULL, 'Saved Invalid', 'SAVED INVALID', 1794880800000, 'at least');
    INSERT INTO attempt VALUES
      (2, 'utama', 'lama', '7', 'INV-000007', NULL, 'INV-000007', NULL, 0, NULL, 'Saved Invalid', 'SAVED INVALID',
      1794880860000, 1, 1794880920000, 'petugas', 'kantor');
    INSERT INTO attempt_event VALUES (3, 'lama', 'accepted', NULL, NULL, 'diterima', 1794880980000, 'petugas', 'kantor');
    """
}

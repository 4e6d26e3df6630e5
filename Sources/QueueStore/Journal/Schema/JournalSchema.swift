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
      try db.execute(sql: statusChanges + sightings + attempts)
      for table in ["status_change", "attempt", "attempt_event"] {
        try db.execute(sql: appendOnly(table))
      }
      try db.execute(sql: timeline(ofRows: statusRows + attemptRows))
    }
    migrator.registerMigration("2") { db in
      try db.execute(sql: annotations)
      try db.execute(sql: appendOnly("annotation"))
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
      try db.execute(sql: appendOnly("planned_upload"))
      try db.execute(sql: "DROP VIEW timeline")
      try db.execute(sql: timelineWithPlaces(ofRows: statusRows + attemptRows + annotationRows + planRows))
    }
    migrator.registerMigration("15") { db in try db.execute(sql: tickedStepsWithPerson) }
    migrator.registerMigration("16") { db in try db.execute(sql: sightingsWithTaxpayer) }
    migrator.registerMigration("17") { db in try db.execute(sql: tickedStepsByWording) }
    return migrator
  }

  /// Triggers that refuse to change or remove a row of the table.
  private static func appendOnly(_ table: String) -> String {
    """
    CREATE TRIGGER \(table)_is_not_changed BEFORE UPDATE ON \(table)
    BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END;
    CREATE TRIGGER \(table)_is_not_removed BEFORE DELETE ON \(table)
    BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END;
    """
  }
}

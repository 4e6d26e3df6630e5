/// How far each person has followed the journal, and what they were told.
extension JournalSchema {
  static let looked = """
    CREATE TABLE looked (
      queue TEXT NOT NULL,
      user TEXT NOT NULL,
      host TEXT NOT NULL,
      entry INTEGER NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (queue, user, host)
    ) WITHOUT ROWID;
    """

  static let lookedAsReader = """
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

  static let toldAlarms = """
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
}

/// The steps ticked on the way to an attempt.
extension JournalSchema {
  static let tickedSteps = """
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
  static let tickedStepsWithPerson = """
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
  static let tickedStepsByWording = """
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
}

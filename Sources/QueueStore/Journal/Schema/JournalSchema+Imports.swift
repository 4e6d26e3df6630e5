/// How far the changes of status of each import were taken.
extension JournalSchema {
  static let takenImports = """
    CREATE TABLE taken_import (
      import TEXT PRIMARY KEY,
      number INTEGER NOT NULL
    ) WITHOUT ROWID;
    """
}

/// The notes and marks of documents.
extension JournalSchema {
  static let annotations = """
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
}

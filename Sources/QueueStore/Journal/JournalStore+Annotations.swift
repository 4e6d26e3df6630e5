import GRDB
import UploadQueue

extension JournalStore {
  /// Adds what the journal's keeper did to a note or a mark.
  public func annotate(
    _ changes: [(subject: Subject, event: AnnotationEvent)], at moment: Timestamp
  ) async throws(JournalError) {
    try await writing { [queue, by] db in
      for (subject, event) in changes {
        let (word, note) = event.written
        try db.execute(
          sql: """
            INSERT INTO annotation (entry, queue, document, name, record_id, reference, nsfp, event, note, at, user, host)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            Self.lastEntry(db) + 1, queue, subject.document.rawValue, subject.name, subject.recordID,
            subject.reference, subject.nsfp, word, note, moment.milliseconds, by.user, by.host,
          ])
      }
    }
  }

  /// What was done to notes and marks after a place, by whichever process.
  public func annotationNews(after place: JournalPlace) async throws(JournalError) -> AnnotationNews {
    try await reading { [queue] db in
      // In this order: what another process adds in between is then told again, never missed.
      let end = try Self.lastEntry(db)
      let rows = try Row.fetchAll(
        db, sql: "SELECT * FROM annotation WHERE entry > ? AND +queue = ? ORDER BY entry",
        arguments: [place.entry, queue])
      return AnnotationNews(records: rows.compactMap(AnnotationRecord.init), end: JournalPlace(end))
    }
  }
}

extension AnnotationEvent {
  /// Its word in the journal, and the note.
  fileprivate var written: (word: String, note: String?) {
    switch self {
    case .noted(let text): ("noted", text)
    case .noteRemoved: ("note removed", nil)
    case .marked: ("marked", nil)
    case .unmarked: ("unmarked", nil)
    }
  }
}

import UploadQueue

/// What the screens show of the journal, and how far it was followed.
extension QueueSession {
  /// How far the journal goes, and how far the person had followed it when that was last told.
  public func attendance() async throws(JournalError) -> (end: JournalPlace, looked: Looked?) {
    (journalEnd, try await journal.lastLooked(as: .screen))
  }

  /// Remembers how far the person has followed the journal.
  public func look(_ looked: Looked) async throws(JournalError) {
    try await journal.look(looked, as: .screen)
  }

  /// A stretch of the journal.
  public func entries(_ wanted: JournalWanted) async throws(JournalError) -> JournalPage {
    try await journal.entries(wanted.query(in: index, at: clock.now()))
  }

  /// What was recorded after a place, counted by kind.
  public func tally(after place: JournalPlace) async throws(JournalError) -> JournalTally {
    try await journal.tally(after: place)
  }

  /// What the journal has of a document.
  public func history(of document: DocumentID) async throws(JournalError) -> [JournalEntry] {
    try await journal.history(of: document)
  }
}

import UploadQueue

extension QueueSession {
  /// What has happened since somebody was told last, the oldest first, and how far that goes.
  ///
  /// What was recorded is taken from the journal, whichever process saw it; what only time has brought is worked out.
  /// Nothing is news to who was never told anything: from then on everything is.
  public func news(after told: Looked?) async throws(JournalError) -> (events: [QueueEvent], looked: Looked) {
    let now = clock.now()
    guard let told else {
      let newest = try await journal.entries(EntryQuery(limit: 1)).entries.first
      return ([], Looked(place: newest?.place ?? .start, at: now))
    }
    var events: [QueueEvent] = []
    var changes: [StatusChange] = []
    var place = told.place
    var from: JournalPlace? = told.place
    while let start = from {
      let page = try await journal.entries(EntryQuery(from: .after(start), limit: 1_000))
      for placed in page.entries.reversed() {
        place = max(place, placed.place)
        switch placed.entry {
        case .change(let change):
          changes.append(change)
          events.append(.changed(change))
        case .event(.settled(let settlement), _, _, _): events.append(.settled(placed.subject, settlement))
        case .began, .event, .annotated: break
        }
      }
      from = page.more
    }
    // A clock that was set back has not made anything less urgent.
    events += await index.alarms(after: min(told.at, now), changes: changes, at: now)
    return (events, Looked(place: place, at: now))
  }

  /// Whether any document fits a filter now.
  public func has(_ filter: Filter) async -> Bool {
    await !index.documents(matching: filter, at: clock.now()).isEmpty
  }

  /// How far this reader was told last.
  public func lastTold(as reader: JournalReader) async throws(JournalError) -> Looked? {
    try await journal.lastLooked(as: reader)
  }

  /// Remembers how far this reader has been told.
  public func tell(_ looked: Looked, as reader: JournalReader) async throws(JournalError) {
    try await journal.look(looked, as: reader)
  }
}

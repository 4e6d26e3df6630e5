import UploadQueue

extension QueueSession {
  /// What has happened since somebody was told last, the oldest first, and how far that goes.
  ///
  /// What was recorded is taken from the journal, whichever process saw it; what is stuck or due is worked out, and told
  /// where it was not told before. Nothing is news to who was never told anything: from then on everything is.
  public func news(after told: Looked?) async throws(JournalError) -> (events: [QueueEvent], looked: Looked) {
    let now = clock.now()
    guard let told else {
      let newest = try await journal.entries(EntryQuery(limit: 1)).entries.first
      let alarms = hasAnswered ? await index.alarms(told: nil, at: now).standing : nil
      return ([], Looked(place: newest?.place ?? .start, at: now, alarms: alarms))
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
        case .began, .event, .annotated, .planned: break
        }
      }
      from = page.more
    }
    var alarms = told.alarms?.subtracting(changes.flatMap(\.endedAlarms))
    // Before the first answer the documents are not here, and nothing is known of them.
    if hasAnswered {
      if policy.stuck.isLearnt { await learnUsual() }
      let (news, standing) = await index.alarms(told: alarms, at: now)
      events += news
      alarms = standing
    }
    return (events, Looked(place: place, at: now, alarms: alarms))
  }

  /// Whether any document fits a filter now.
  public func has(_ filter: Filter) async -> Bool {
    await !index.documents(matching: filter, at: clock.now()).isEmpty
  }

  /// How far this reader was told last.
  public func lastTold(as reader: JournalReader) async throws(JournalError) -> Looked? {
    try await journal.lastLooked(as: reader)
  }

  /// Remembers how far this reader has been told, where before it was so far.
  public func tell(
    _ looked: Looked, after before: Looked?, as reader: JournalReader
  ) async throws(JournalError) {
    var looked = looked
    // Of very many documents these are many, and mostly the same.
    if looked.alarms == before?.alarms { looked.alarms = nil }
    try await journal.look(looked, as: reader)
  }
}

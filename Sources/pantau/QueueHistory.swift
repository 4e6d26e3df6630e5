import QueueStore
import UploadQueue

/// What the journal has of one queue.
struct QueueHistory {
  /// What the queue is called.
  let queue: String
  let store: JournalStore

  /// Entries read at a time.
  private static let stretch = 1_000

  /// What it has of the documents that were ever called so, each oldest first.
  func documents(called name: String, since: Timestamp?) async throws -> [(subject: Subject, entries: [JournalEntry])] {
    var found: [(Subject, [JournalEntry])] = []
    for subject in try await store.documents(called: name) {
      let entries = try await store.history(of: subject.document)
      found.append((subject, entries.filter { $0.isSince(since) }))
    }
    return found
  }

  /// Hands over the entries that a filter wants, oldest first.
  ///
  /// The documents are as the journal remembers them: no backend is asked.
  func forEach(
    matching filter: Filter, since: Timestamp?, policy: QueuePolicy, at now: Timestamp,
    _ take: ([PlacedEntry]) async throws -> Void
  ) async throws {
    var wanted = EntryQuery(limit: Self.stretch)
    if !filter.isEverything {
      let policy = policy.stuck.isLearnt ? policy.knowing(try await store.signingTimes(at: now)) : policy
      wanted = await wanted.matching(filter, in: try remembered(policy), at: now, telling: HistoryText.searched)
    }
    var from = try await place(before: since)
    while let start = from {
      wanted.from = .after(start)
      let page = try await store.entries(wanted)
      try await take(page.entries.reversed().filter { $0.entry.isSince(since) })
      from = page.more
    }
  }

  private func remembered(_ policy: QueuePolicy) async throws -> QueueIndex {
    let index = QueueIndex(policy: policy, named: queue)
    await index.restore(try await store.sightings())
    await index.apply(try await store.annotationNews(after: .start).records)
    await index.showRemembered()
    return await index.standingStill()
  }

  /// The place before the first entry since a moment; `nil` where there is none.
  private func place(before since: Timestamp?) async throws -> JournalPlace? {
    guard let since else { return .start }
    var first: JournalPlace?
    var from = EntryQuery.From.newest
    while true {
      let page = try await store.entries(EntryQuery(from: from, limit: Self.stretch))
      let oldest = page.entries.last { $0.entry.isSince(since) }
      first = oldest.map { JournalPlace($0.place.entry - 1) } ?? first
      // A clock that was set back may have left a few that are older among them, but no whole stretch.
      guard let more = page.more, oldest != nil || page.entries.isEmpty else { return first }
      from = .before(more)
    }
  }
}

extension JournalEntry {
  fileprivate func isSince(_ moment: Timestamp?) -> Bool { moment.map { $0 <= at } ?? true }
}

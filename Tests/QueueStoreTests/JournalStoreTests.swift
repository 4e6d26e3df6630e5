import Synchronization
import TestSupport
import Testing
import UploadQueue

@testable import QueueStore

@Suite("The journal")
struct JournalStoreTests {
  let folder = try? TemporaryFolder()

  private let petugas = Operator(user: "petugas", host: "kantor")

  private func path(_ name: String = "journal.sqlite") throws -> String {
    try #require(folder).file(name)
  }

  private func journal(_ queue: String = "utama") throws -> JournalStore {
    try JournalStore(path: path(), queue: queue, by: petugas)
  }

  @Test("keeps every promise of a journal", arguments: JournalContract.allCases)
  func contract(_ promise: JournalContract) async throws {
    try await promise.check(journal())
  }

  @Test("in memory keeps the same promises", arguments: JournalContract.allCases)
  func inMemoryContract(_ promise: JournalContract) async throws {
    try await promise.check(InMemoryJournal())
  }

  @Test("a search that finds nothing comes back in between, and has not looked through all that there is")
  func searchedInSteps() async throws {
    let journal = try journal()
    try await journal.record(Sample.changes(1))
    try PlainSQL(path()).run(
      """
      WITH RECURSIVE number (entry) AS (SELECT 2 UNION ALL SELECT entry + 1 FROM number WHERE entry < 60000)
      INSERT INTO status_change (entry, queue, document, name, to_status, to_words, since, since_source, seen_at, user, host)
      SELECT entry, 'utama', 'd' || entry, 'INV', 'Approved', 'APPROVED', 0, 'observed', 0, 'petugas', 'kantor' FROM number
      """)
    let looked = Mutex(0)
    var query = EntryQuery(limit: 10)
    query.filter = await EntryFilter(
      .naming("invalid"), in: QueueIndex(), at: Sample.observedAt,
      telling: { _ in
        looked.withLock { $0 += 1 }
        return []
      })
    let first = try await journal.entries(query)
    #expect(first.entries.isEmpty)
    #expect((1...50_000).contains(looked.withLock { $0 }))
    var next = first.more
    var found: [PlacedEntry] = []
    while let place = next {
      query.from = .before(place)
      let page = try await journal.entries(query)
      found += page.entries
      next = page.more
    }
    #expect(found.map(\.place.entry) == [1])
    #expect(looked.withLock { $0 } == 60_000)
  }

  @Test("a search that is no longer wanted comes back early, and yet with a step made, so that reading on ends")
  func searchGivenUp() async throws {
    let journal = try journal()
    try await journal.record(Sample.changes(10_003))
    let search = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      let page = try await journal.entries(EntryQuery(from: .after(.start), limit: 20_000))
      let rest = try await journal.entries(EntryQuery(from: .after(try #require(page.more)), limit: 20_000))
      return [page, rest]
    }
    let pages = try await search.value
    #expect(pages.map(\.entries.count) == [10_000, 3] && pages.last?.more == nil)
  }

  @Test("a full disk refuses what does not fit, and the journal goes on when there is space again")
  func diskFull() async throws {
    let journal = try journal()
    let path = try path()
    let changes = (0..<5000).map { number in
      let document = Sample.document(number)
      return StatusChange(
        subject: Subject(document), from: nil, to: document.status,
        time: StatusTime(since: Sample.observedAt, source: .atLeast), seenAt: Sample.observedAt)
    }
    try await journal.record([changes[0]])
    try await journal.limitPages(to: 30)
    await #expect(throws: JournalError.diskFull(path: path)) { try await journal.record(changes) }
    #expect(try await journal.sightings().count == 1)
    try await journal.limitPages(to: 1_000_000)
    try await journal.record(changes)
    #expect(try await journal.sightings().count == 5000)
  }
}

extension JournalStore {
  /// Lets the file grow to so many pages only: SQLite then does what it does on a full disk.
  fileprivate func limitPages(to count: Int) async throws {
    try await file.use { db in try db.execute(sql: "PRAGMA max_page_count = \(count)") }
  }
}

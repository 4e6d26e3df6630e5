@testable import QueueStore
import TestSupport
import Testing
import UploadQueue

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

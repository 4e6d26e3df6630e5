import QueueStore
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
}

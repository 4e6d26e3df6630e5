import TestSupport
import Testing
import UploadQueue

@testable import QueueStore

@Suite("Who runs the hooks of a queue")
struct HookDutyTests {
  private let folder: TemporaryFolder
  private let person = Operator(user: "petugas", host: "kantor")

  init() throws { folder = try TemporaryFolder() }

  private func duty(_ queue: String, journal: String = "jurnal.sqlite") throws -> HookDuty {
    try JournalStore(path: folder.file(journal), queue: queue, by: person).hookDuty
  }

  @Test("The first that asks, until it is gone; then the next")
  func oneAtATime() throws {
    var first: HookDuty? = try duty("satu")
    let second = try duty("satu")
    #expect(first?.take() == true)
    #expect(!second.take())
    #expect(first?.take() == true)
    first = nil
    #expect(second.take())
  }

  @Test("Each queue, and each journal, has its own")
  func apart() throws {
    let (first, other, elsewhere) = (try duty("satu"), try duty("dua"), try duty("satu", journal: "lain.sqlite"))
    #expect(first.take() && other.take() && elsewhere.take())
  }
}

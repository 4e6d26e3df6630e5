import Foundation
import QueueStore
import TestSupport
import Testing
import UploadQueue

@testable import pantau

@Suite("pantau watch in lines", .timeLimit(.minutes(5)))
struct LineWatchTests {
  /// A list of so many documents comes into the queue.
  private func take(_ count: Int, into queue: LocalQueue, at moment: Timestamp) throws {
    _ = try queue.importFile(asOf: moment, taxpayer: nil) { each in
      for document in Sample.documents(count) {
        let fields = Set(DocumentField.allCases)
        try each(SourcedDocument(document: document, line: 1, hasStatus: true, fields: fields))
      }
    }
  }

  @Test("Ended by a signal, it ends by that signal, and until when the queue was watched is kept")
  func ended() async throws {
    let home = try TemporaryFolder()
    let (queue, journal) = (home.file("antrean.sqlite"), home.file("jurnal.sqlite"))
    try LocalQueue.filled(at: queue) { try take(2, into: $0, at: Sample.observedAt) }
    let arguments = ["watch", "--queue", queue, "--journal", journal]
    let once = try await ProgramRun.outcome(of: arguments + ["--once"], home: home)
    #expect(once.status == 0, "\(once.output)")
    let store = try JournalStore(
      path: journal, queueLastAt: Paths.absolute(queue), by: Operator(user: "petugas", host: "kantor"))
    let before = try #require(try await store.watchedStretches().first)
    #expect(before.isLook)

    // What came meanwhile is what it has to write, and once that is there the queue has answered.
    try take(3, into: try LocalQueue.create(at: queue), at: Sample.observedAt + .minutes(1))
    let ended = try await ProgramRun.outcome(of: arguments, endedBy: SIGTERM, home: home)
    #expect(ended.status == SIGTERM, "\(ended.output)")
    let after = try #require(try await store.watchedStretches().map(\.to).max())
    #expect(after > before.to)
  }
}

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

  @Test("What is to be known of a watched folder is said by every command that looks there, for whichever queue")
  func remarks() async throws {
    let home = try TemporaryFolder()
    for folder in ["ekspor", "desktop"] {
      try FileManager.default.createDirectory(atPath: home.file(folder), withIntermediateDirectories: true)
    }
    try home.write("ekspor/putus.json", #"{"Payload": {"Data": [{"#)
    try home.write(
      "pantau.toml",
      """
      [[queue]]
      name = "Ekspor"
      backend = "coretax-export"
      folder = "\(home.file("ekspor"))"
      taxpayer = "0999999999999000"

      [[queue]]
      name = "Desktop"
      backend = "efaktur-desktop"
      folder = "\(home.file("desktop"))"
      coretax-queue = "Ekspor"
      """)
    for arguments in [["watch", "--once", "--queue", "Ekspor"], ["list", "--queue", "Desktop"]] {
      let run = try await ProgramRun.outcome(of: arguments + ["--config", "pantau.toml"], home: home)
      #expect(run.output.contains("Ekspor: putus.json"), "\(arguments): \(run.output)")
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

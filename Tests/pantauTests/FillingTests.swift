import Dispatch
import Foundation
import QueueStore
import Synchronization
import TestSupport
import Testing
import UploadQueue

@testable import pantau

@Suite("A queue that is filled for the first time")
struct FillingTests {
  private struct Refused: Error {}

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path) }

  /// Brings in a list of so many documents.
  private func importing(_ count: Int, taxpayer: NPWP? = nil) -> @Sendable (LocalQueue) throws -> Void {
    { queue in
      _ = try queue.importFile(asOf: Sample.observedAt, taxpayer: taxpayer) { each in
        for document in Sample.documents(count) {
          let fields = Set(DocumentField.allCases)
          try each(SourcedDocument(document: document, line: 1, hasStatus: true, fields: fields))
        }
      }
    }
  }

  @Test("Where nothing comes in there is no queue, and none of its files; one that was there stays")
  func refused() throws {
    let path = folder.file("antrean.sqlite")
    #expect(throws: Refused.self) { try LocalQueue.filled(at: path) { _ in throw Refused() } }
    try LocalQueue.filled(at: path, importing(0))
    #expect(try names().isEmpty)
    _ = try LocalQueue.create(at: path)
    #expect(throws: Refused.self) { try LocalQueue.filled(at: path) { _ in throw Refused() } }
    #expect(try names().contains("antrean.sqlite"))
  }

  @Test("Whose it is stays known, also where the first list is empty")
  func emptyList() throws {
    let path = folder.file("antrean.sqlite")
    try LocalQueue.filled(at: path, importing(0, taxpayer: Sample.taxpayer))
    #expect(try LocalQueue.create(at: path).taxpayer() == Sample.taxpayer)
    #expect(try LocalQueue.create(at: path).owner(claimed: nil) == Sample.taxpayer)
  }

  @Test("A first import that is refused takes nothing away from another one that goes on")
  func another() throws {
    let path = folder.file("antrean.sqlite")
    let other = Mutex<LocalQueue?>(nil)
    #expect(throws: Refused.self) {
      try LocalQueue.filled(at: path) { _ in
        other.withLock { $0 = try? LocalQueue.create(at: path) }
        throw Refused()
      }
    }
    try importing(3)(try #require(other.withLock { $0 }))
    #expect(try LocalQueue.create(at: path).count() == 3)
  }

  @Test("Nothing is lost of two that begin at the same instant", arguments: 1...8)
  func atOnce(round: Int) throws {
    let path = folder.file("antrean.sqlite")
    let fill = importing(2)
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 3) { number in
      do {
        try LocalQueue.filled(at: path) { queue in
          if number > 0 { throw Refused() }
          try fill(queue)
        }
      } catch is Refused {} catch { failures.withLock { $0.append("\(error)") } }
    }
    #expect(failures.withLock { $0 } == [])
    #expect(try LocalQueue.create(at: path).count() == 2)
  }
}

import CustomDump
import Synchronization
import TestSupport
import Testing
import UploadQueue

@testable import StatusBackends

@Suite("The simulation at work on a queue") struct SimulationTests {
  /// A queue in memory.
  private final class MemoryQueue: CompanyQueue {
    struct Content {
      var documents: [DocumentID: Document] = [:]
      var outbox: [OutboxReupload] = []
      var answers: [OfficeAnswer] = []
      var writes = 0
    }
    let content = Mutex(Content())

    func write(_ documents: some Sequence<Document>) throws {
      content.withLock { content in for document in documents { content.documents[document.id] = document } }
    }
    func takeReuploads(at moment: Timestamp) throws -> [OutboxReupload] {
      content.withLock { content in
        defer { content.outbox = [] }
        return content.outbox
      }
    }
    func write(_ documents: [Document], answers: [OfficeAnswer]) throws {
      try write(documents)
      content.withLock {
        $0.answers += answers
        $0.writes += 1
      }
    }
    func first(_ status: UploadStatus, signer: String) -> Document? {
      content.withLock { $0.documents.values }.sorted { $0.name < $1.name }
        .first { $0.status.status == status && $0.signer == signer }
    }
    subscript(_ id: DocumentID) -> Document? { content.withLock { $0.documents[id] } }
    func put(_ request: OutboxReupload) { content.withLock { $0.outbox.append(request) } }
  }

  /// A hand that turns a clock.
  private final class Hand: Sendable {
    let elapsed = Mutex(Duration.zero)
    func clock(speed: Double) -> SimulatedClock {
      SimulatedClock(speed: speed) { self.elapsed.withLock { $0 } }
    }
    func wait(_ duration: Duration) { elapsed.withLock { $0 += duration } }
  }

  @Test("the queue shows the office, however often it is written")
  func mirrors() async throws {
    let hand = Hand()
    let queue = MemoryQueue()
    let simulation = Simulation(documents: 100, seed: 8, on: queue, clock: hand.clock(speed: 60))
    try await simulation.open()
    var office = SimulatedTaxOffice(documents: 100, seed: 8)
    #expect(queue.content.withLock { $0.documents.count } == 100)
    for _ in 0..<300 {
      hand.wait(.seconds(1))
      try await simulation.turn()
    }
    _ = office.advance(to: SimulatedClock.start + .hours(5))
    let expected = (0..<office.count).map(office.document(at:))
    let written = queue.content.withLock { $0.documents.values }
    expectNoDifference(written.sorted { $0.name < $1.name }, expected.sorted { $0.name < $1.name })
  }

  @Test("a re-upload in the outbox is answered, signed and approved")
  func reupload() async throws {
    let hand = Hand()
    let queue = MemoryQueue()
    let simulation = Simulation(documents: 200, seed: 8, on: queue, clock: hand.clock(speed: 60))
    try await simulation.open()
    let document = try #require(queue.first(.savedInvalid, signer: "BUDI CONTOH"))
    queue.put(OutboxReupload(key: IdempotencyKey("k"), document: document.id, signer: "SITI CONTOH"))
    var statuses: [UploadStatus] = [.savedInvalid]
    for _ in 0..<60 {
      hand.wait(.seconds(1))
      try await simulation.turn()
      let status = queue[document.id]?.status.status ?? .unknown
      if status != statuses.last { statuses.append(status) }
    }
    #expect(statuses == [.savedInvalid, .signingInProgress, .approved])
    #expect(queue.content.withLock { $0.answers.map(\.isAccepted) } == [true])
    #expect(queue[document.id]?.signer == "SITI CONTOH")
    #expect(queue[document.id]?.nsfp != nil)
  }

  @Test("at a standstill nothing is written, until a person sends something")
  func standstill() async throws {
    let hand = Hand()
    let queue = MemoryQueue()
    let simulation = Simulation(documents: 200, seed: 8, on: queue, clock: hand.clock(speed: 0))
    try await simulation.open()
    let before = queue.content.withLock { $0.documents }
    for _ in 0..<20 {
      hand.wait(.hours(1))
      try await simulation.turn()
    }
    #expect(queue.content.withLock { $0.writes } == 0)

    let document = try #require(queue.first(.savedInvalid, signer: "BUDI CONTOH"))
    queue.put(OutboxReupload(key: IdempotencyKey("k"), document: document.id, signer: "SITI CONTOH"))
    try await simulation.turn()
    #expect(queue[document.id]?.status.status == .signingInProgress)
    for _ in 0..<Simulation.turnsOfSigning { try await simulation.turn() }
    #expect(queue[document.id]?.status.status == .approved)
    let others = queue.content.withLock { $0.documents }.filter { $0.key != document.id }
    expectNoDifference(others, before.filter { $0.key != document.id })
  }
}

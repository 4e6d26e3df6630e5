import CustomDump
import Foundation
import QueueStore
import Synchronization
import TestSupport
import Testing
import UploadQueue

@testable import StatusBackends

@Suite("The simulation at work on a queue") final class SimulationTests {
  private let folder: DemoFolder
  private let queue: LocalQueue
  private let hand = Hand()

  init() throws {
    folder = try DemoFolder(in: "/tmp")
    queue = try LocalQueue.create(at: folder.queuePath)
  }

  deinit { folder.remove() }

  /// A hand that turns a clock.
  private final class Hand: Sendable {
    private let elapsed = Mutex(Duration.zero)
    func clock(speed: Double) -> SimulatedClock {
      SimulatedClock(speed: speed) { self.elapsed.withLock { $0 } }
    }
    func wait(_ duration: Duration) { elapsed.withLock { $0 += duration } }
  }

  private func simulation(documents: Int = 200, speed: Double = 60) async throws -> Simulation {
    let simulation = Simulation(documents: documents, seed: 8, on: queue, clock: hand.clock(speed: speed))
    try await simulation.open()
    return simulation
  }

  private func documents() throws -> [Document] {
    try (1...queue.count()).compactMap { try queue.document(InventedDocument.id($0)) }
  }

  private func invalid() throws -> Document {
    try #require(try documents().first { $0.status.status == .savedInvalid && $0.signer == "BUDI CONTOH" })
  }

  private func send(_ document: Document, in simulation: Simulation) async throws {
    let backend = simulation.backend(by: Operator(user: "petugas", host: "kantor"), language: .english)
    let request = ReuploadRequest(
      document: document.id, key: IdempotencyKey("k"), expected: document.status, signer: "SITI CONTOH")
    #expect(try await backend.reupload(request) == .queued)
  }

  @Test("the queue shows the office, in whatever steps it is written")
  func mirrors() async throws {
    let simulation = try await simulation(documents: 100)
    #expect(try queue.count() == 100)
    #expect(try queue.reuploadMode() == .outbox)
    for step in [1, 2, 7, 90, 200] {
      hand.wait(.seconds(step))
      try await simulation.turn()
    }
    var office = SimulatedTaxOffice(documents: 100, seed: 8)
    _ = office.advance(to: SimulatedClock.start + .hours(5))
    let known = try documents()
    #expect(known.count == office.count)
    for (index, document) in known.enumerated() {
      var expected = office.document(at: index)
      // Where the time is not known exactly, the queue tells since when it knows.
      expected.statusTime = expected.statusTime ?? StatusTime(since: expected.observedAt, source: .atLeast)
      expectNoDifference(document, expected)
    }
  }

  @Test("a re-upload from the outbox is answered, signed and approved")
  func reupload() async throws {
    let simulation = try await simulation()
    let document = try invalid()
    try await send(document, in: simulation)
    var statuses: [UploadStatus] = [.savedInvalid]
    for _ in 0..<60 {
      hand.wait(.seconds(1))
      try await simulation.turn()
      let status = try #require(try queue.document(document.id)).status.status
      if status != statuses.last { statuses.append(status) }
    }
    #expect(statuses == [.savedInvalid, .signingInProgress, .approved])
    let backend = simulation.backend(by: Operator(user: "petugas", host: "kantor"), language: .english)
    let outcome = try await backend.outcome(of: IdempotencyKey("k"), document: document.id)
    #expect({ if case .accepted = outcome { true } else { false } }())
    let approved = try #require(try queue.document(document.id))
    #expect(approved.signer == "SITI CONTOH")
    #expect(approved.nsfp != nil || approved.kind != .outputInvoice)
    #expect(approved.reason == nil)
  }

  @Test("at a standstill nothing is written, until a person sends something")
  func standstill() async throws {
    let simulation = try await simulation(speed: 0)
    let before = try documents()
    for _ in 0..<20 {
      hand.wait(.hours(1))
      try await simulation.turn()
    }
    let backend = simulation.backend(by: Operator(user: "petugas", host: "kantor"), language: .english)
    let checkpoint = try #require(try await backend.poll(.start(since: nil)).checkpoint)
    #expect(try await backend.poll(.start(since: checkpoint)).documents.isEmpty)

    let document = try invalid()
    try await send(document, in: simulation)
    try await simulation.turn()
    #expect(try queue.document(document.id)?.status.status == .signingInProgress)
    for _ in 0..<Simulation.turnsOfSigning { try await simulation.turn() }
    #expect(try queue.document(document.id)?.status.status == .approved)
    expectNoDifference(
      try documents().filter { $0.id != document.id }, before.filter { $0.id != document.id })
  }

  @Test("a queue that somebody else fills is refused")
  func notAlone() async throws {
    try queue.insert([SimulatedTaxOffice(documents: 1, seed: 1).document(at: 0)])
    let simulation = Simulation(documents: 10, seed: 1, on: queue, clock: hand.clock(speed: 60))
    await #expect(throws: SimulationFailure.notAlone(queue.path)) { try await simulation.open() }
  }

  @Test("the folder of a demo goes with its files; one that cannot be made is told")
  func folders() throws {
    let folder = try DemoFolder(in: "/tmp")
    _ = try LocalQueue.create(at: folder.queuePath)
    for file in [folder.journalPath, JournalStore.presenceFile(beside: folder.journalPath)] {
      try #require(FileManager.default.createFile(atPath: file, contents: nil))
    }
    folder.remove()
    #expect(!FileManager.default.fileExists(atPath: folder.path))
    #expect(throws: SimulationFailure.self) { try DemoFolder(in: folder.path) }
  }

  @Test("a later demo removes what a killed one left, and nothing that is running or may be somebody else's")
  func leftovers() throws {
    let parent = try TemporaryFolder()
    let files = FileManager.default
    var killed: DemoFolder? = try DemoFolder(in: parent.path)
    let left = try #require(killed?.path)
    try #require(files.createFile(atPath: try #require(killed?.queuePath), contents: nil))
    let running = try DemoFolder(in: parent.path)
    let strange = ["pantau-demo-saya/running", "pantau-demo-abc123/lain", "catatan-abc123/running"].map(parent.file)
    for file in strange {
      let folder = URL(filePath: file).deletingLastPathComponent().path
      try files.createDirectory(
        atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      try #require(files.createFile(atPath: file, contents: nil))
    }
    try files.createSymbolicLink(atPath: parent.file("pantau-demo-tautan"), withDestinationPath: left)
    // As the system does for a program that ends.
    killed = nil
    DemoFolder.removeLeftovers(in: parent.path)
    #expect(!files.fileExists(atPath: left))
    #expect(files.fileExists(atPath: running.path))
    #expect(strange.allSatisfy { files.fileExists(atPath: $0) })
    running.remove()
  }
}

import QueueStore
import TestSupport
import Testing
import UploadQueue

@testable import StatusBackends

@Suite("The demo's backend") struct SimulatedBackendTests {
  /// Answers everything, and nothing of interest.
  private struct EmptyQueue: StatusBackend {
    let capabilities = BackendCapabilities(
      reupload: .call, isIncremental: true, isIdempotent: true, offersSigners: false, pollInterval: .seconds(30))
    func poll(_ request: PollRequest) async throws(BackendError) -> PollPage {
      PollPage(scope: .snapshot, documents: [])
    }
    func read(_ id: DocumentID) async throws(BackendError) -> Document? { nil }
    func reupload(_ request: ReuploadRequest) async throws(BackendError) -> ReuploadAnswer { .queued }
    func outcome(of key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome {
      .neverReceived
    }
  }

  private func backend(at moment: Timestamp, seed: UInt64 = 1) -> SimulatedBackend {
    let clock = SimulatedClock(speed: 1) { moment - SimulatedClock.start }
    return SimulatedBackend(
      over: EmptyQueue(), outages: OutagePlan(seed: seed, isEmpty: false), clock: clock,
      opening: OpeningProgress(isComplete: true), language: .english)
  }

  @Test("keeps every promise of a backend", arguments: StatusBackendContract.allCases)
  func contract(_ promise: StatusBackendContract) async throws {
    let folder = try DemoFolder(in: "/tmp")
    defer { folder.remove() }
    let queue = try LocalQueue.create(at: folder.queuePath)
    let simulation = Simulation(documents: 0, seed: 1, on: queue, clock: SimulatedClock(speed: 0) { .zero })
    try await simulation.open()
    let backend = simulation.backend(by: Operator(user: "petugas", host: "kantor"), language: .english)
    try await promise.check(
      BackendUnderTest(
        backend: backend, pageSize: 5000, add: { try queue.insert($0) }, change: { try queue.update([$0]) },
        remove: { try queue.remove([$0]) }))
  }

  @Test("brings the first documents as they are written, and the last page waits for the last of them")
  func opening() async throws {
    let folder = try DemoFolder(in: "/tmp")
    defer { folder.remove() }
    let queue = try LocalQueue.create(at: folder.queuePath)
    let simulation = Simulation(documents: 10_001, seed: 1, on: queue, clock: SimulatedClock(speed: 0) { .zero })
    try await simulation.prepare()
    let backend = simulation.backend(by: Operator(user: "petugas", host: "kantor"), language: .english)
    async let everything = Self.count(of: backend)
    try await simulation.open()
    #expect(try await everything == 10_001)
  }

  private static func count(of backend: SimulatedBackend) async throws -> Int {
    var page = try await backend.poll(.start(since: nil))
    var count = page.documents.count
    while let next = page.next {
      page = try await backend.poll(.next(next))
      count += page.documents.count
    }
    return count
  }

  @Test("offers the signers of the invented company")
  func signers() async throws {
    let backend = backend(at: SimulatedClock.start)
    #expect(backend.capabilities.offersSigners)
    #expect(backend.capabilities.isIncremental)
    #expect(try await backend.signers().count == 4)
  }

  @Test("cannot be reached during an outage, by any call, and can be before and after")
  func outage() async throws {
    let outage = try #require(OutagePlan(seed: 1, isEmpty: false).outage(inSlot: 0))
    let request = ReuploadRequest(
      document: DocumentID("demo-1"), key: IdempotencyKey("k"), expected: StatusReading(coretax: "Saved Invalid"))
    for moment in [outage.lowerBound, outage.upperBound - .milliseconds(1)] {
      let backend = backend(at: moment)
      await #expect { try await backend.poll(.start(since: nil)) } throws: { $0.isUnavailable }
      await #expect { try await backend.read(request.document) } throws: { $0.isUnavailable }
      await #expect { try await backend.reupload(request) } throws: { $0.isUnavailable }
      await #expect { try await backend.outcome(of: request.key, document: request.document) } throws: {
        $0.isUnavailable
      }
    }
    for moment in [outage.lowerBound - .milliseconds(1), outage.upperBound] {
      let backend = backend(at: moment)
      #expect(try await backend.poll(.start(since: nil)).documents.isEmpty)
      #expect(try await backend.reupload(request) == .queued)
    }
  }
}

extension Error {
  fileprivate var isUnavailable: Bool {
    if case BackendError.unavailable? = self as? BackendError { true } else { false }
  }
}

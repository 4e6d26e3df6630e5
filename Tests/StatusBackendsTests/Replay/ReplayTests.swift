import QueueStore
import Synchronization
import TestSupport
import Testing
import UploadQueue

@testable import Monitor
@testable import StatusBackends

/// What a list showed of a document.
private struct Shown: Equatable {
  let id: DocumentID
  let status: StatusReading
  let time: StatusTime?
  let missingSince: Timestamp?
  let annotation: Annotation

  init(_ row: QueueRow) {
    (id, status, missingSince, annotation) = (row.id, row.document.status, row.missingSince, row.annotation)
    // How long it had stood in its status is not told of what is missing, and not known after a restart.
    time = row.missingSince == nil ? row.time : nil
  }
}

@Suite("What a journal keeps, replayed")
final class ReplayTests {
  private let folder: TemporaryFolder
  private let person = Operator(user: "petugas", host: "kantor")
  /// The moment for the queue that is watched.
  private let time = ReplayedMoment(SimulatedClock.start)
  private lazy var clock = Clock { [time] in time.now }

  init() throws { folder = try TemporaryFolder() }

  private func journal() throws -> JournalStore {
    try JournalStore(path: folder.file("journal.sqlite"), queue: "utama", by: person)
  }

  private func session(over backend: any StatusBackend) async throws -> QueueSession {
    let session = QueueSession(
      backend: backend, journal: try journal(), policy: QueuePolicy(), clock: clock, by: person)
    try await session.restore()
    return session
  }

  /// A replay of all that the journal has, and the moment that it shows.
  private func replay() async throws -> (session: QueueSession, moment: ReplayedMoment, moments: RecordedMoments) {
    let store = try journal()
    let recording = try await store.recording()
    let moment = ReplayedMoment(time.now)
    let session = await QueueSession(
      replaying: recording, of: store, over: ScriptedBackend(), policy: QueuePolicy(), named: "utama",
      clock: Clock { moment.now }, by: person)
    return (session, moment, recording.moments)
  }

  private func shown(by session: QueueSession, at moment: Timestamp) async -> [Shown] {
    let window = await session.index.window(
      QueueQuery(), following: nil, line: 0, top: 0, height: 2_000, at: moment)
    return window.rows.map(Shown.init).sorted { $0.id < $1.id }
  }

  /// Goes to every moment that was lived through, in any order, and finds what was shown then.
  private func expectSame(_ lived: [(at: Timestamp, rows: [Shown])], seed: UInt64) async throws {
    var random = SeededRandom(seed: seed)
    let (session, _, _) = try await replay()
    for (moment, rows) in (lived + lived + lived).shuffled(using: &random) {
      _ = await session.stand(at: moment, isMarking: Bool.random(using: &random))
      _ = await session.release(marksUpTo: .max)
      let replayed = await shown(by: session, at: moment)
      #expect(replayed.map(\.id) == rows.map(\.id))
      for (shown, lived) in zip(replayed, rows) where shown != lived {
        Issue.record("at \(moment) \(shown), not \(lived)")
      }
    }
  }

  @Test("At every moment the demo's list is what it was then", arguments: [3, 8] as [UInt64])
  func demo(seed: UInt64) async throws {
    let queue = try LocalQueue.create(at: folder.file("queue.sqlite"))
    let beginning = time.now
    let simulated = SimulatedClock(speed: 1) { [time] in time.now - beginning }
    let simulation = Simulation(documents: 150, seed: seed, on: queue, clock: simulated)
    try await simulation.open()
    let session = try await session(over: LocalQueueBackend(queue, by: person, language: .english, now: simulated.now))
    var lived: [(at: Timestamp, rows: [Shown])] = []
    for step in 0..<40 {
      try await simulation.turn()
      _ = try await session.poll()
      _ = await session.release(marksUpTo: .max)
      let rows = await shown(by: session, at: time.now)
      if step % 7 == 3, let row = await session.row(rows[step].id) {
        _ = try await session.annotate(Subject(row.document), step.isMultiple(of: 2) ? .mark : .note("telepon \(step)"))
      }
      lived.append((time.now, await shown(by: session, at: time.now)))
      time.now = time.now + .minutes(17)
    }
    #expect(Set(lived.map(\.rows.count)).count > 1)
    try await expectSame(lived, seed: seed)
  }

  @Test("Documents that come, go, come back and are missed over a restart stand as they did", arguments: 0..<6)
  func anything(seed: Int) async throws {
    var random = SeededRandom(seed: UInt64(seed + 40))
    let backend = ScriptedBackend(pageSize: 7)
    var session = try await session(over: backend)
    var ids: [DocumentID] = []
    var lived: [(at: Timestamp, rows: [Shown])] = []
    for step in 0..<60 {
      switch Int.random(in: 0..<10, using: &random) {
      case 0...3:
        var documents = Sample.documents(Int.random(in: 1...5, using: &random))
        for place in documents.indices {
          documents[place].observedAt = time.now
          documents[place].statusTime = nil
        }
        ids += await backend.add(documents)
      case 4, 5:
        if let id = ids.randomElement(using: &random) { await backend.remove(id) }
      case 6 where step > 5: session = try await self.session(over: backend)
      default:
        guard let id = ids.randomElement(using: &random) else { continue }
        let words = ["SIGNING IN PROGRESS", "SAVED INVALID", "APPROVED", "BARU SEKALI"]
        var document = Sample.document(1, status: words.randomElement(using: &random) ?? "")
        (document.id, document.observedAt, document.statusTime) = (id, time.now, nil)
        document.reason = Bool.random(using: &random) ? "alasan \(step)" : nil
        await backend.put(document)
      }
      _ = try await session.poll()
      _ = await session.release(marksUpTo: .max)
      lived.append((time.now, await shown(by: session, at: time.now)))
      time.now = time.now + .seconds(Int.random(in: 1...7_000, using: &random))
    }
    try await expectSame(lived, seed: UInt64(seed))
  }

  @Test("A re-upload is under way from when it began until it was over, as it stood at each moment")
  func reuploads() async throws {
    let backend = ScriptedBackend()
    let id = try #require(await backend.add([Sample.document(1, status: "SAVED INVALID")]).first)
    let live = try await session(over: backend)
    let first = time.now
    _ = try await live.poll()
    let row = try #require(await live.row(id))
    let key = IdempotencyKey("kunci-1")
    let store = try journal()
    try await store.begin(
      Attempt(
        key: key, subject: Subject(row.document), isHandOff: false, signer: nil, seenStatus: row.document.status,
        seenAt: first, number: 1, by: person, beganAt: first + .hours(1)))
    try await store.append(.accepted("diterima"), to: key, at: first + .hours(2))
    try await store.append(.settled(.approved), to: key, at: first + .hours(4))

    let (session, moment, moments) = try await replay()
    func states(after span: Duration) async throws -> [AttemptEvent] {
      moment.now = first + span
      _ = await session.stand(at: moment.now, isMarking: false)
      let desks = try await session.resumeDesks()
      #expect(desks.allSatisfy { $0.row.id == id && $0.attempt.hold != .own })
      return desks.map(\.attempt.state)
    }
    #expect(try await states(after: .minutes(59)) == [])
    #expect(try await states(after: .hours(3)) == [.accepted("diterima")])
    #expect(try await states(after: .minutes(90)) == [.intended])
    #expect(try await states(after: .hours(4)) == [])
    #expect(moments.next(after: first) == first + .hours(1))
    #expect(moments.span?.upperBound == first + .hours(4))
  }

  @Test("What nobody watched is told from what did not change, in a journal that two Pantaus kept")
  func watching() async throws {
    let backend = ScriptedBackend()
    await backend.add([Sample.document(1, status: "SIGNING IN PROGRESS")])
    let first = time.now
    func watch(_ session: QueueSession, from start: Duration, to end: Duration) async throws {
      time.now = first + start
      while time.now <= first + end {
        _ = try await session.poll()
        time.now = time.now + .seconds(10)
      }
    }
    let (one, other) = (try await session(over: backend), try await session(over: backend))
    try await watch(one, from: .zero, to: .hours(2))
    await one.end()
    // Within a minute of the other's end, and while both are there, there is no gap.
    try await watch(other, from: .hours(2) + .minutes(1), to: .hours(3))
    try await watch(other, from: .hours(8), to: .hours(10))
    await other.end()

    let (_, _, moments) = try await replay()
    #expect(moments.span == first...first + .hours(10))
    func silence(_ after: Duration) -> Silence? { moments.silence(around: first + after) }
    #expect(silence(.minutes(90)) == Silence(from: first, to: first + .hours(3), cause: .unchanged))
    #expect(
      silence(.hours(5)) == Silence(from: first + .hours(3), to: first + .hours(8), cause: .unwatched))
    #expect(silence(.hours(9)) == Silence(from: first + .hours(8), to: first + .hours(10), cause: .unchanged))
    #expect(silence(.hours(11)) == Silence(from: first + .hours(10), to: nil, cause: .unwatched))
    #expect(silence(.minutes(-3)) == Silence(from: nil, to: first))
  }

  @Test("Nothing is told of what came later")
  func noFuture() async throws {
    let backend = ScriptedBackend()
    let id = try #require(await backend.add([Sample.document(1, status: "SIGNING IN PROGRESS")]).first)
    let live = try await session(over: backend)
    let first = time.now
    _ = try await live.poll()
    time.now = first + .hours(5)
    var document = Sample.document(1, status: "APPROVED")
    (document.id, document.statusTime) = (id, nil)
    await backend.put(document)
    _ = try await live.poll()

    let (session, moment, moments) = try await replay()
    moment.now = first + .hours(2)
    _ = await session.stand(at: moment.now, isMarking: false)
    #expect(await session.row(id)?.document.status.status == .signingInProgress)
    #expect(await session.row(id)?.document.reference == document.reference)
    #expect(try await session.history(of: id).count == 1)
    let wanted = JournalWanted(side: .newest, since: .start, filter: .everything, zone: .wib, limit: 10)
    #expect(try await session.entries(wanted).entries.count == 1)
    #expect(await session.overview().0.outcomes?.approved.reduce(0, +) == 0)
    #expect(moments.silence(around: moment.now) == Silence(from: first, to: first + .hours(5), cause: .unwatched))
    #expect(moments.next(after: first) == first + .hours(5))
    #expect(moments.previous(before: first + .hours(5)) == first)

    moment.now = first + .hours(5)
    #expect(await session.stand(at: moment.now, isMarking: true))
    #expect(await session.row(id)?.change?.from == StatusReading(coretax: "SIGNING IN PROGRESS"))
    #expect(try await session.history(of: id).count == 2)
    #expect(try await session.entries(wanted).entries.count == 2)
    #expect(await session.overview().0.outcomes?.approved.reduce(0, +) == 1)
    #expect(moments.silence(around: moment.now) == nil)

    moment.now = first - .minutes(1)
    _ = await session.stand(at: moment.now, isMarking: false)
    #expect(await session.row(id) == nil)
    #expect(await shown(by: session, at: moment.now).isEmpty)
    #expect(moments.silence(around: moment.now) == Silence(from: nil, to: first))
  }
}

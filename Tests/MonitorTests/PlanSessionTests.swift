import QueueStore
import Synchronization
import TestSupport
import Testing
import UploadQueue

@testable import Monitor

@Suite("A plan for a quieter hour, as a session follows it")
struct PlanSessionTests {
  private let folder: TemporaryFolder
  private let backend = ScriptedBackend()
  private let time = TwoClocks()
  private let ani = Operator(user: "ani", host: "kantor")

  init() throws { folder = try TemporaryFolder() }

  private func session() async throws -> QueueSession {
    let journal = try JournalStore(path: folder.file("jurnal.sqlite"), queue: "satu", by: ani)
    let session = QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), clock: time.clock, by: ani)
    try await session.restore()
    _ = try await session.poll()
    _ = try await session.lookAtPlan(isActing: true)
    return session
  }

  private var evening: Timestamp { TwoClocks.start + .hours(12) }

  @discardableResult
  private func plan(_ id: DocumentID, at session: QueueSession, dueAt: Timestamp? = nil) async throws -> PlannedUpload {
    let row = try #require(await session.row(id))
    let desk = ReuploadDesk(
      row: row, isHandOff: false, signers: [], number: 1, key: IdempotencyKey("meja"), by: ani,
      at: time.now)
    let plan = try await session.plan(PlannedUpload(desk, dueAt: dueAt ?? evening, at: time.now))
    return try #require(plan.open(of: id))
  }

  /// Time goes by while somebody attends.
  private func attend(for duration: Duration, at sessions: QueueSession...) async throws {
    let (step, end) = (Duration.minutes(5), time.now + duration)
    while time.now < end {
      time.advance(by: step)
      for session in sessions { _ = try await session.lookAtPlan(isActing: true) }
    }
  }

  /// Sends what is due through a desk, as far as the backend's answer and an end that a list shows.
  private func send(_ upload: PlannedUpload, at session: QueueSession, end: Settlement) async throws {
    let desk = try await session.openPlanned(upload) { _ in nil }
    #expect(desk.phase == .confirming(typed: "") && desk.attempt.key == upload.key)
    #expect(try await session.perform(.begin(desk.attempt)).get() == .recorded)
    _ = try await session.perform(.record(.settled(end), upload.key)).get()
  }

  @Test("It is due at its time and not before, one after the other with a pause between")
  func due() async throws {
    let ids = await backend.add(Sample.documents(2))
    let session = try await session()
    let (first, second) = (try await plan(ids[0], at: session), try await plan(ids[1], at: session))
    #expect(first.key != second.key && first.key != IdempotencyKey("meja"))
    #expect(try await session.lookAtPlan(isActing: true).news?.waiting == [first, second])
    #expect(await session.nextInvalid(after: ids[0]) == nil)
    try await attend(for: .hours(12) - .minutes(5), at: session)
    #expect(try await session.lookAtPlan(isActing: true).due == nil)
    time.advance(by: .minutes(5))
    #expect(try await session.lookAtPlan(isActing: true).due == first)
    try await send(first, at: session, end: .signingAgain)
    let look = try await session.lookAtPlan(isActing: true)
    #expect(look.due == nil && look.news?.uploads.map(\.wentThrough) == [true, false])
    time.advance(by: UploadPlan.pause)
    #expect(try await session.lookAtPlan(isActing: true).due == second)
  }

  @Test("What has come to be a second one of what is approved since is not sent by itself")
  func double() async throws {
    let document = Sample.document(0)
    let ids = await backend.add([document])
    let session = try await session()
    let upload = try await plan(ids[0], at: session)
    await backend.put(Sample.approvedTwin(of: document))
    _ = try await session.poll()
    await #expect {
      _ = try await session.openPlanned(upload) { _ in nil }
    } throws: { error in
      guard case .refused(.perhapsDouble)? = error as? QueueSession.DeskFailure else { return false }
      return true
    }
  }

  @Test("Once one does not go through, the rest is held and told, and nothing more is due")
  func halted() async throws {
    let ids = await backend.add(Sample.documents(3))
    let session = try await session()
    var planned: [PlannedUpload] = []
    for id in ids { planned.append(try await plan(id, at: session)) }
    try await attend(for: .hours(12), at: session)
    try await send(planned[0], at: session, end: .invalidAgain)
    let look = try await session.lookAtPlan(isActing: true)
    #expect(look.due == nil && look.halted.map(\.key) == [planned[1].key, planned[2].key])
    #expect(look.news?.halted.map(\.state) == Array(repeating: .halted(.after(planned[0].subject.name)), count: 2))
    time.advance(by: .minutes(1))
    #expect(try await session.lookAtPlan(isActing: true) == PlanLook())
    // It is sent once it was confirmed anew.
    let anew = try await plan(ids[1], at: session, dueAt: time.now + .minutes(1))
    time.advance(by: .minutes(1))
    #expect(try await session.lookAtPlan(isActing: true).due == anew)
  }

  @Test("What could not be begun halts the rest as well")
  func notBegun() async throws {
    let ids = await backend.add(Sample.documents(2))
    let session = try await session()
    let (first, second) = (try await plan(ids[0], at: session), try await plan(ids[1], at: session))
    try await attend(for: .hours(12), at: session)
    _ = try await session.haltPlanned(first.key, .failed("Sudah disetujui DJP."))
    #expect(try await session.lookAtPlan(isActing: true).halted.map(\.key) == [second.key])
  }

  @Test("Where no Pantau ran at its time it is not sent at the next start, but held, which is told then")
  func notRunning() async throws {
    let ids = await backend.add(Sample.documents(1))
    var before: QueueSession? = try await session()
    let upload = try await plan(ids[0], at: try #require(before))
    before = nil
    time.advance(by: .hours(13))
    let journal = try JournalStore(path: folder.file("jurnal.sqlite"), queue: "satu", by: ani)
    let session = QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), clock: time.clock, by: ani)
    let look = try await session.lookAtPlan(isActing: true)
    #expect(look.due == nil && look.halted.map(\.key) == [upload.key])
    #expect(look.halted.map(\.state) == [.halted(.passed)])
  }

  @Test("One that is started again before its time sends it")
  func restarted() async throws {
    let ids = await backend.add(Sample.documents(1))
    var before: QueueSession? = try await session()
    let upload = try await plan(ids[0], at: try #require(before))
    before = nil
    time.advance(by: .hours(2))
    let session = try await session()
    try await attend(for: .hours(10), at: session)
    #expect(try await session.lookAtPlan(isActing: true).due?.key == upload.key)
  }

  @Test("What failed before it was started again holds the rest all the same")
  func failedBeforeRestart() async throws {
    let ids = await backend.add(Sample.documents(2))
    var before: QueueSession? = try await session()
    let first = try await plan(ids[0], at: try #require(before), dueAt: TwoClocks.start + .hours(1))
    let second = try await plan(ids[1], at: try #require(before))
    try await attend(for: .hours(1), at: try #require(before))
    try await send(first, at: try #require(before), end: .invalidAgain)
    before = nil
    let journal = try JournalStore(path: folder.file("jurnal.sqlite"), queue: "satu", by: ani)
    let session = QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), clock: time.clock, by: ani)
    let look = try await session.lookAtPlan(isActing: true)
    #expect(look.halted.map(\.key) == [second.key])
    #expect(look.halted.map(\.state) == [.halted(.after(first.subject.name))])
  }

  @Test(
    "What failed at one that ran beside this one holds nothing here once that one has ended", arguments: [true, false])
  func failedBeside(isBegun: Bool) async throws {
    let ids = await backend.add(Sample.documents(2))
    var other: QueueSession? = try await session()
    let session = try await session()
    let first = try await plan(ids[0], at: try #require(other), dueAt: TwoClocks.start + .hours(1))
    let second = try await plan(ids[1], at: session)
    try await attend(for: .hours(1), at: try #require(other), session)
    if isBegun {
      try await send(first, at: try #require(other), end: .invalidAgain)
    } else {
      _ = try await other?.haltPlanned(first.key, .failed("Sudah disetujui DJP."))
    }
    other = nil
    try await attend(for: .hours(11), at: session)
    let look = try await session.lookAtPlan(isActing: true)
    #expect(look.due == second && look.halted == [])
  }

  @Test("A machine that slept over its time does not send it when it wakes")
  func slept() async throws {
    let ids = await backend.add(Sample.documents(1))
    let session = try await session()
    let upload = try await plan(ids[0], at: session)
    time.advance(by: .hours(20))
    #expect(try await session.lookAtPlan(isActing: true).halted.map(\.key) == [upload.key])
  }

  @Test("What is held back for too long is not sent late")
  func heldBack() async throws {
    let ids = await backend.add(Sample.documents(2))
    let session = try await session()
    let (first, second) = (try await plan(ids[0], at: session), try await plan(ids[1], at: session))
    try await attend(for: .hours(12), at: session)
    time.advance(by: .minutes(5))
    #expect(try await session.lookAtPlan(isActing: true).due == first)
    // Each that was due by then, not only the one that was to be sent first.
    time.advance(by: .minutes(6))
    let look = try await session.lookAtPlan(isActing: true)
    #expect(look.due == nil && look.halted.map(\.key) == [first.key, second.key])
    #expect(look.halted.map(\.state) == [.halted(.passed), .halted(.passed)])
  }

  @Test("What waits behind one that hangs is held after ten minutes, and not sent once that one goes through")
  func hanging() async throws {
    let ids = await backend.add(Sample.documents(2))
    let session = try await session()
    let (first, second) = (try await plan(ids[0], at: session), try await plan(ids[1], at: session))
    try await attend(for: .hours(12), at: session)
    let desk = try await session.openPlanned(first) { _ in nil }
    #expect(try await session.perform(.begin(desk.attempt)).get() == .recorded)
    try await attend(for: .minutes(10), at: session)
    time.advance(by: .seconds(1))
    #expect(try await session.lookAtPlan(isActing: true).halted.map(\.key) == [second.key])
    try await attend(for: .hours(3), at: session)
    _ = try await session.perform(.record(.settled(.approved), first.key)).get()
    try await attend(for: .hours(1), at: session)
    let look = try await session.lookAtPlan(isActing: true)
    #expect(look.due == nil && look.halted == [])
  }

  @Test("Of two at one journal the one that planned it sends it, and the other only shows it")
  func two() async throws {
    let ids = await backend.add(Sample.documents(1))
    let (first, second) = (try await session(), try await session())
    let upload = try await plan(ids[0], at: first)
    try await attend(for: .hours(12), at: first, second)
    #expect(try await first.lookAtPlan(isActing: true).due == upload)
    #expect(try await second.lookAtPlan(isActing: true) == PlanLook())
    let attempt = try await second.openPlanned(upload) { _ in nil }.attempt
    #expect(try await second.perform(.begin(attempt)).get() == .notRecorded(.notPlanned(upload.subject.name)))
  }

  @Test("Where nothing may be done it is shown, and neither sent nor held")
  func lookingOn() async throws {
    let ids = await backend.add(Sample.documents(1))
    let session = try await session()
    let upload = try await plan(ids[0], at: session)
    time.advance(by: .hours(12))
    let look = try await session.lookAtPlan(isActing: false)
    #expect(look.due == nil && look.halted == [] && look.news?.waiting == [upload])
  }

  @Test("What was uploaded again since it was planned is not sent, nor what another queue objects to")
  func refused() async throws {
    let ids = await backend.add(Sample.documents(2))
    let session = try await session()
    let first = try await plan(ids[0], at: session)
    let attempt = Sample.attempt("lain", on: try #require(await session.row(ids[0])).document, at: time.now)
    #expect(try await session.perform(.begin(attempt)).get() == .recorded)
    _ = try await session.perform(.record(.settled(.invalidAgain), attempt.key)).get()
    await #expect(throws: Refused(.attemptedMeanwhile)) {
      do { _ = try await session.openPlanned(first) { _ in nil } } catch { throw Refused(error: error) }
    }
    let second = try await plan(ids[1], at: session)
    let objection = Refusal.underWayElsewhere(queue: "dua")
    await #expect(throws: Refused(objection)) {
      do { _ = try await session.openPlanned(second) { _ in objection } } catch { throw Refused(error: error) }
    }
  }
}

/// Why a desk was not opened, to be compared.
private struct Refused: Error, Equatable {
  var refusal: Refusal?

  init(_ refusal: Refusal) { self.refusal = refusal }

  init(error: any Error) {
    if case .refused(let refusal)? = error as? QueueSession.DeskFailure { self.refusal = refusal }
  }
}

/// The time of day and that since the start, which go only when a test turns them.
private final class TwoClocks: Sendable {
  static let start = Sample.observedAt + .minutes(5)

  private let passed = Mutex(Duration.zero)

  var now: Timestamp { Self.start + passed.withLock { $0 } }

  var clock: Clock { Clock(tick: .seconds(86_400), uptime: { self.passed.withLock { $0 } }) { self.now } }

  func advance(by duration: Duration) { passed.withLock { $0 += duration } }
}

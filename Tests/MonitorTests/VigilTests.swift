import TestSupport
import Testing
import UploadQueue

@testable import Monitor

@Suite("What is kept of how long a queue was watched")
struct VigilTests {
  private let start = Sample.observedAt
  private var vigil = Vigil()

  /// Answers, one every few seconds; what the journal is told meanwhile.
  private mutating func answers(from first: Duration, to last: Duration, every pause: Duration) -> [WatchedStretch] {
    var told: [WatchedStretch] = []
    var now = first
    while now <= last {
      told += vigil.answered(at: start + now, within: .minutes(6))
      now += pause
    }
    return told
  }

  @Test("While answers come, one stretch grows, and the journal is told every other minute and at the end")
  mutating func grows() {
    let told = answers(from: .zero, to: .minutes(61), every: .seconds(2))
    #expect(Set(told.map(\.key)).count == 1)
    #expect(told.map(\.to) == (1...30).map { start + .minutes(2 * $0) })
    #expect(told.allSatisfy { $0.from == start })
    let rest = vigil.broken()
    #expect(rest.map(\.from) == [start] && rest.map(\.to) == [start + .minutes(61)])
    #expect(vigil.broken().isEmpty)
  }

  @Test("Where no answer came, the machine slept or the clock was set back, another stretch begins")
  mutating func breaks() {
    _ = answers(from: .zero, to: .seconds(90), every: .seconds(10))
    #expect(vigil.broken().map(\.to) == [start + .seconds(90)])
    var told = answers(from: .minutes(3), to: .minutes(4), every: .seconds(10))
    told += answers(from: .minutes(30), to: .minutes(31), every: .seconds(10))
    told += answers(from: .minutes(20), to: .minutes(21), every: .seconds(10))
    told += vigil.broken()
    #expect(told.map(\.from) == [3, 30, 20].map { start + .minutes($0) })
    #expect(told.map(\.to) == [4, 31, 21].map { start + .minutes($0) })
    #expect(Set(told.map(\.key)).count == 3)
  }

  @Test("One answer is a stretch that ends as it begins, and is told once")
  mutating func once() {
    #expect(answers(from: .zero, to: .zero, every: .seconds(10)).isEmpty)
    let told = vigil.broken()
    #expect(told.map(\.from) == [start] && told.allSatisfy(\.isLook))
    #expect(vigil.broken().isEmpty)
  }

  @Test("What cron looks at every ten minutes is one stretch, and after twenty another one", .timeLimit(.minutes(5)))
  func cron() async throws {
    let (backend, journal) = (ScriptedBackend(), InMemoryJournal())
    for minute in [0, 10, 20, 30, 50] {
      let moment = start + .minutes(minute)
      let session = QueueSession(
        backend: backend, journal: journal, policy: QueuePolicy(), clock: Clock { moment },
        by: Operator(user: "petugas", host: "kantor"))
      _ = try await session.poll()
      await session.end()
    }
    let stretches = try await journal.watchedStretches()
    #expect(stretches.map(\.from) == [0, 50].map { start + .minutes($0) })
    #expect(stretches.map(\.to) == [30, 50].map { start + .minutes($0) })
  }

  @Test("A session keeps it, and ends it where the backend is out of reach", .timeLimit(.minutes(5)))
  func session() async throws {
    let (backend, journal) = (ScriptedBackend(), InMemoryJournal())
    let moment = ReplayedMoment(start)
    let session = QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), clock: Clock { moment.now },
      by: Operator(user: "petugas", host: "kantor"))
    for second in stride(from: 0, through: 600, by: 2) {
      moment.now = start + .seconds(second)
      _ = try await session.poll()
    }
    #expect(await journal.stretchesKept == 5)
    await backend.fail(.poll, with: .unavailable("putus"))
    moment.now = start + .seconds(602)
    await #expect(throws: BackendError.self) { try await session.poll() }
    #expect(try await journal.watchedStretches().map(\.to) == [start + .seconds(600)])
    #expect(await journal.stretchesKept == 5, "it had been told already")
  }
}

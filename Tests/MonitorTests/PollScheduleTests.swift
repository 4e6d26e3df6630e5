import TestSupport
import Testing
import UploadQueue

@testable import Monitor

@Suite("When to poll next")
struct PollScheduleTests {
  private let now = Sample.observedAt
  private var random = SystemRandomNumberGenerator()

  @Test("Failures bring polls further and further apart, up to a limit, and an answer ends that")
  mutating func backsOff() {
    var schedule = PollSchedule(interval: .seconds(10))
    for base in [10, 20, 40, 80, 160, 300, 300] {
      let wait = schedule.failed(.unavailable(""), now: now, using: &random)
      #expect(wait >= .seconds(base) && wait < .milliseconds(base * 1250))
    }
    #expect(schedule.succeeded() == .seconds(10))
    #expect(schedule.failed(.unavailable(""), now: now, using: &random) < .milliseconds(12_500))
  }

  @Test("A backend that is asked seldom is not asked more often because it fails")
  mutating func slowBackend() {
    var schedule = PollSchedule(interval: .seconds(900))
    #expect(schedule.failed(.unavailable(""), now: now, using: &random) >= .seconds(900))
  }

  @Test(
    "Before the moment that the backend named nobody polls",
    arguments: [
      BackendError.rateLimited(until: Sample.observedAt + .seconds(500)),
      .circuitOpen(until: Sample.observedAt + .seconds(500), why: "HTTP 500"),
    ])
  mutating func notBefore(error: BackendError) {
    var schedule = PollSchedule(interval: .seconds(2))
    #expect(schedule.failed(error, now: now, using: &random) == .seconds(500))
    #expect(schedule.delay(at: now + .seconds(100)) == .seconds(400))
    #expect(schedule.delay(at: now + .seconds(500)) == nil)
    // The clock was set back by a day.
    #expect(schedule.delay(at: now - .days(1)) == .seconds(500))
    _ = schedule.succeeded()
    #expect(schedule.delay(at: now) == nil)
  }

  @Test("Where nothing was asked as the circuit is open, the next try stays when it was, however often somebody asks")
  mutating func openCircuit() {
    var schedule = PollSchedule(interval: .seconds(10))
    for _ in 1...6 { _ = schedule.failed(.unavailable(""), now: now, using: &random) }
    let open = BackendError.circuitOpen(until: now + .seconds(30), why: "HTTP 500")
    #expect(schedule.failed(open, now: now, using: &random) == .seconds(30))
    #expect(schedule.failed(open, now: now + .seconds(20), using: &random) == .seconds(10))
    #expect(schedule.failures == 6)
  }

  @Test("A person polls when they like, but no sooner than the shortest interval allows")
  func shortest() {
    var schedule = PollSchedule(interval: .seconds(120), shortest: .seconds(60))
    #expect(schedule.delay(at: now) == nil)
    schedule.begin(at: now)
    #expect(schedule.delay(at: now + .seconds(20)) == .seconds(40))
    #expect(schedule.delay(at: now + .seconds(60)) == nil)
    // The clock was set back by a day.
    #expect(schedule.delay(at: now - .days(1)) == .seconds(60))
  }

  @Test("Where Pantau itself asks no oftener, that is no failure, and the poll comes at that moment, whoever asks")
  mutating func postponed() {
    var schedule = PollSchedule(interval: .seconds(300), shortest: .seconds(60))
    schedule.begin(at: now)
    #expect(schedule.postponed(until: now + .seconds(40), now: now) == .seconds(40))
    #expect(schedule.failures == 0)
    #expect(schedule.delay(at: now + .seconds(30)) == .seconds(10))
    #expect(schedule.delay(at: now + .seconds(40)) == nil)
    // What the backend named is waited for all the same.
    _ = schedule.failed(.rateLimited(until: now + .seconds(90)), now: now, using: &random)
    #expect(schedule.postponed(until: now + .seconds(40), now: now) == .seconds(90))
  }

  @Test("With new access nobody waits for what was refused before; what the backend named still holds")
  mutating func newAccess() {
    var schedule = PollSchedule(interval: .seconds(120), shortest: .seconds(60))
    schedule.begin(at: now)
    schedule.admit()
    #expect(schedule.delay(at: now) == nil)
    _ = schedule.failed(.rateLimited(until: now + .seconds(90)), now: now, using: &random)
    schedule.admit()
    #expect(schedule.delay(at: now) == .seconds(90))
  }
}

import Synchronization
import TestSupport
import Testing
import UploadQueue

@testable import StatusBackends

@Suite("Manners towards a service")
struct MannersTests {
  private let time = HandCallClock()

  private func manners(_ limits: CallLimits) -> Manners { Manners(limits, clock: time.clock, language: .english) }

  private func fail(_ manners: Manners, _ error: BackendError = .unavailable("HTTP 500")) async -> BackendError? {
    do throws(BackendError) {
      try await manners.call { () throws(BackendError) in throw error }
      return nil
    } catch { return error }
  }

  @Test("Calls keep their distance")
  func distance() async throws {
    let manners = manners(CallLimits(pause: .seconds(2)))
    try await manners.call { () throws(BackendError) in }
    let begun = Mutex<Timestamp?>(nil)
    let second = Task {
      try await manners.call { () throws(BackendError) in begun.withLock { $0 = time.now } }
    }
    await time.waitForSleepers(1)
    #expect(begun.withLock { $0 } == nil)
    time.advance(by: .seconds(2))
    try await second.value
    #expect(begun.withLock { $0 } == Sample.observedAt + .seconds(2))
  }

  @Test("No more calls are under way than may be, and who waits comes in turn")
  func inFlight() async throws {
    let manners = manners(CallLimits(mostInFlight: 2))
    let log = CallLog()
    let call = { @Sendable () async throws(BackendError) in
      log.enter()
      await Task.yield()
      log.leave()
    }
    try await withThrowingTaskGroup { group in
      for _ in 0..<20 { group.addTask { try await manners.call(call) } }
      try await group.waitForAll()
    }
    #expect(log.most == 2)
    #expect(log.done == 20)
  }

  @Test("Who gives up waiting leaves the place to the next")
  func givingUp() async throws {
    let manners = manners(CallLimits(pause: .seconds(10)))
    try await manners.call { () throws(BackendError) in }
    let first = Task { try await manners.call { () throws(BackendError) in } }
    await time.waitForSleepers(1)
    let second = Task { try await manners.call { () throws(BackendError) in 2 } }
    first.cancel()
    await #expect(throws: BackendError.unavailable("Cancelled.")) { try await first.value }
    await time.waitForSleepers(1)
    time.advance(by: .seconds(30))
    #expect(try await second.value == 2)
  }

  @Test("A service that said when to come back is not called before")
  func retryAfter() async throws {
    let manners = manners(CallLimits())
    let until = time.now + .seconds(90)
    _ = await fail(manners, .rateLimited(until: until, why: "kuota habis"))
    #expect(await fail(manners) == .rateLimited(until: until, why: "kuota habis"))
    time.advance(by: .seconds(90))
    try await manners.call { () throws(BackendError) in }
  }

  @Test("A service that said it cannot before a moment is not called until then, and what it said stays told")
  func notBefore() async throws {
    let manners = manners(CallLimits())
    let closed = BackendError.notBefore(time.now + .seconds(90), why: "pemeliharaan")
    _ = await fail(manners, closed)
    #expect(await fail(manners) == closed)
    time.advance(by: .seconds(90))
    try await manners.call { () throws(BackendError) in }
  }

  @Test("After failures in a row the circuit opens, says until when and why, and nothing is sent meanwhile")
  func opens() async throws {
    let manners = manners(CallLimits(failuresToOpen: 3, firstRest: .seconds(30)))
    for _ in 1...3 { #expect(await fail(manners) == .unavailable("HTTP 500")) }
    let sent = Mutex(0)
    do throws(BackendError) {
      try await manners.call { () throws(BackendError) in sent.withLock { $0 += 1 } }
      Issue.record("the circuit let a call through")
    } catch {
      guard case .circuitOpen(let until, let why) = error else { throw error }
      #expect(why == "HTTP 500")
      #expect((.seconds(30)...(.milliseconds(37_500))).contains(until - time.now))
      #expect(!error.leavesDoubt)
    }
    #expect(sent.withLock { $0 } == 0)
  }

  @Test("When the rest is over one call tries: it closes the circuit, or opens it for longer")
  func tries() async throws {
    let manners = manners(CallLimits(mostInFlight: 4, failuresToOpen: 1, firstRest: .seconds(30)))
    _ = await fail(manners)
    time.advance(by: .seconds(38))
    // While it is tried, nobody else is let through.
    let (entered, enter) = AsyncStream<Void>.makeStream()
    let (leaving, leave) = AsyncStream<Void>.makeStream()
    let trial = Task {
      try await manners.call { () throws(BackendError) in
        enter.yield()
        for await _ in leaving { break }
        throw .unavailable("HTTP 502")
      }
    }
    for await _ in entered { break }
    guard case .circuitOpen? = await fail(manners) else {
      Issue.record("two calls tried at once")
      return
    }
    leave.yield()
    _ = await trial.result
    guard case .circuitOpen(let until, "HTTP 502")? = await fail(manners) else {
      Issue.record("the circuit did not open again")
      return
    }
    #expect(until - time.now >= .seconds(60))
    time.advance(by: .seconds(76))
    try await manners.call { () throws(BackendError) in }
    try await manners.call { () throws(BackendError) in }
  }

  @Test("A refusal is an answer: it closes what failures began to open")
  func refusalsAreAnswers() async {
    let manners = manners(CallLimits(failuresToOpen: 2))
    _ = await fail(manners)
    _ = await fail(manners, .rejected("tidak"))
    _ = await fail(manners)
    #expect(await fail(manners, .alreadyApproved) == .alreadyApproved)
  }

  @Test("Refused credentials open no circuit: new ones are tried at once")
  func credentialsAreAnswers() async throws {
    let manners = manners(CallLimits(failuresToOpen: 1))
    let refusal = BackendError.notAuthorized(expiredAt: nil, why: "lama")
    for _ in 1...3 { #expect(await fail(manners, refusal) == refusal) }
    try await manners.call { () throws(BackendError) in }
  }
}

/// How many calls are under way, were at most, and have ended.
private final class CallLog: Sendable {
  private let counts = Mutex((now: 0, most: 0, done: 0))

  var most: Int { counts.withLock { $0.most } }
  var done: Int { counts.withLock { $0.done } }

  func enter() { counts.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1), $0.done) } }
  func leave() { counts.withLock { $0 = ($0.now - 1, $0.most, $0.done + 1) } }
}

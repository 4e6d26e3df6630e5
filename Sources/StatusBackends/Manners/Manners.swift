import UploadQueue
import Wording

/// How Pantau behaves towards a service: every call of a network backend goes through one of these.
///
/// Calls keep their distance and their number; a service that says when it wants to be asked again is not asked before,
/// and one that failed time and again is left alone for a while, after which a single call tries whether it is back.
public actor Manners {
  private let limits: CallLimits
  private let clock: CallClock
  private let language: Language
  private let backoff: Backoff
  private var circuit: Circuit
  private var underWay = 0
  /// Uptimes: when the next call may begin.
  private var nextCall = Duration.zero
  /// The uptime before which no call is welcome, and why, as the service said.
  private var refusal: (until: Duration, error: @Sendable (Timestamp) -> BackendError)?
  private var waiting: [(number: Int, place: CheckedContinuation<Bool, Never>)] = []
  private var tickets = 0

  /// The manners towards one service.
  public init(_ limits: CallLimits, clock: CallClock, language: Language) {
    self.limits = limits
    self.clock = clock
    self.language = language
    backoff = Backoff(first: limits.firstRest, longest: limits.longestRest)
    circuit = Circuit(failuresToOpen: limits.failuresToOpen)
  }

  /// Makes a call when it may be made.
  ///
  /// - Throws: what the call throws; ``UploadQueue/BackendError/rateLimited(until:why:)``,
  ///   ``UploadQueue/BackendError/notBefore(_:why:)`` or ``UploadQueue/BackendError/circuitOpen(until:why:)`` where it may not be made now, and then nothing was sent.
  public func call<Value: Sendable>(
    _ make: @Sendable () async throws(BackendError) -> Value
  ) async throws(BackendError) -> Value {
    try await takeTurn()
    defer { endTurn() }
    try mayCall()
    circuit.begin()
    do throws(BackendError) {
      let value = try await make()
      circuit.close()
      return value
    } catch {
      learn(from: error)
      throw error
    }
  }

  // MARK: - Turns

  private func takeTurn() async throws(BackendError) {
    try mayCall()
    if underWay < limits.mostInFlight {
      underWay += 1
    } else {
      guard await waitForPlace() else { throw cancelled }
    }
    guard !Task.isCancelled else {
      endTurn()
      throw cancelled
    }
    // Kept free for this call before it waits, so that two calls never begin together.
    let start = max(nextCall, clock.uptime())
    nextCall = start + limits.pause
    guard start > clock.uptime() else { return }
    do { try await clock.sleep(start) } catch {
      endTurn()
      throw cancelled
    }
  }

  /// Whether a call that ended left its place to this one; not, where its task was cancelled meanwhile.
  private func waitForPlace() async -> Bool {
    tickets += 1
    let number = tickets
    return await withTaskCancellationHandler {
      await withCheckedContinuation { waiting.append((number, $0)) }
    } onCancel: {
      Task { await self.giveUp(number) }
    }
  }

  private func endTurn() {
    nextCall = max(nextCall, clock.uptime() + limits.pause)
    guard waiting.isEmpty else { return waiting.removeFirst().place.resume(returning: true) }
    underWay -= 1
  }

  private func giveUp(_ number: Int) {
    guard let index = waiting.firstIndex(where: { $0.number == number }) else { return }
    waiting.remove(at: index).place.resume(returning: false)
  }

  private var cancelled: BackendError {
    .unavailable(.own(Phrase(id: "Dibatalkan.", en: "Cancelled."), in: language))
  }

  // MARK: - The circuit

  private func mayCall() throws(BackendError) {
    let uptime = clock.uptime()
    if let refusal, refusal.until > uptime {
      let until = moment(of: refusal.until)
      throw refusal.error(until)
    }
    if let (until, why) = circuit.refusal(at: uptime) { throw .circuitOpen(until: moment(of: until), why: why) }
  }

  private func learn(from error: BackendError) {
    let uptime = clock.uptime()
    switch error {
    case .rateLimited(let until, let why):
      circuit.leave()
      var random = SystemRandomNumberGenerator()
      let wait = until.map { $0 - clock.now() } ?? backoff.wait(afterFailures: 1, using: &random)
      refusal = (uptime + max(.zero, wait), { .rateLimited(until: $0, why: why) })
    case .notBefore(let until, let why):
      circuit.leave()
      refusal = (uptime + max(.zero, until - clock.now()), { .notBefore($0, why: why) })
    case .unavailable(let words), .protocolBroken(let words, _):
      guard !Task.isCancelled else { return circuit.leave() }
      var random = SystemRandomNumberGenerator()
      circuit.fail(at: uptime, words: words, rest: backoff, using: &random)
    // Refused credentials are an answer too: new ones are to be tried as soon as they are there.
    case .notAuthorized, .rejected, .notAllowed, .alreadyInProgress, .alreadyApproved: circuit.close()
    case .notSent, .circuitOpen, .tooSoon: circuit.leave()
    }
  }

  private func moment(of uptime: Duration) -> Timestamp { clock.now() + (uptime - clock.uptime()) }
}

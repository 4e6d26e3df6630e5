import UploadQueue

/// Whether a service is asked at all: after failures in a row it is not for a while, then once to see.
///
/// The circuit breaker of Nygard's *Release It!*: closed, open, half open. Times are uptimes.
struct Circuit {
  private let failuresToOpen: Int
  private var failures = 0
  private var open: (until: Duration, why: FailureWords)?
  /// Whether the call that tries is under way.
  private var isTrying = false

  init(failuresToOpen: Int) {
    self.failuresToOpen = failuresToOpen
  }

  /// Until when no call may be made, and after what; `nil` where one may.
  func refusal(at uptime: Duration) -> (until: Duration, why: FailureWords)? {
    guard let open else { return nil }
    if uptime < open.until { return open }
    // Whether it is back is known when the one call that tries has ended.
    return isTrying ? (uptime + .seconds(1), open.why) : nil
  }

  /// A call begins; when the time of rest is over, it is the one that tries.
  mutating func begin() {
    isTrying = open != nil
  }

  /// A call was given up, and says nothing of the service.
  mutating func leave() {
    isTrying = false
  }

  /// The service answered.
  mutating func close() {
    failures = 0
    open = nil
    isTrying = false
  }

  /// A call failed: after enough of them the circuit opens, each time for longer.
  mutating func fail(
    at uptime: Duration, words: FailureWords, rest: Backoff, using generator: inout some RandomNumberGenerator
  ) {
    isTrying = false
    failures = min(failures + 1, 64)
    guard failures >= failuresToOpen else { return }
    open = (uptime + rest.wait(afterFailures: failures - failuresToOpen + 1, using: &generator), words)
  }
}

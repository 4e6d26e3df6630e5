import UploadQueue

/// When to poll next: at the backend's own pace, after failures further and further apart, and never sooner than it may.
public struct PollSchedule: Sendable {
  /// The backend's own pace.
  public let interval: Duration
  /// The shortest time from the beginning of one poll to that of the next, also where a person asks for it.
  public let shortest: Duration
  /// Failures in a row.
  public private(set) var failures = 0
  private var began: Timestamp?
  /// The moment that the backend named, and how long that was to wait.
  private var notBefore: (moment: Timestamp, wait: Duration)?

  /// A schedule at a backend's pace.
  public init(interval: Duration, shortest: Duration = .zero) {
    self.interval = interval
    self.shortest = shortest
  }

  /// The schedule that a backend asks for.
  public init(_ capabilities: BackendCapabilities) {
    self.init(interval: capabilities.pollInterval, shortest: capabilities.shortestPollInterval)
  }

  /// The longest wait between two tries.
  public static let longest: Duration = .seconds(300)

  /// A poll begins.
  public mutating func begin(at now: Timestamp) {
    began = now
  }

  /// How long the next poll still has to wait, whoever asks for it; `nil` where it may begin.
  public func delay(at now: Timestamp) -> Duration? {
    // A clock that was set back makes nobody wait longer than the interval itself.
    let pause = began.map { min(shortest, shortest - (now - $0)) } ?? .zero
    let wait = max(pause, notBefore.map { min($0.wait, $0.moment - now) } ?? .zero)
    return wait > .zero ? wait : nil
  }

  /// Nothing was asked, as Pantau itself asks no oftener: no failure, and what is wanted waits for that moment alone.
  public mutating func postponed(until moment: Timestamp, now: Timestamp) -> Duration {
    began = nil
    if notBefore.map({ $0.moment < moment }) ?? true { notBefore = (moment, moment - now) }
    return delay(at: now) ?? .zero
  }

  /// There is new access: what was refused before need not be waited for.
  public mutating func admit() {
    began = nil
  }

  /// After an answer: the backend's own pace.
  public mutating func succeeded() -> Duration {
    failures = 0
    notBefore = nil
    return interval
  }

  /// After a failure: twice as long as the last time, and not before the moment the backend named.
  public mutating func failed(
    _ error: BackendError, now: Timestamp, using generator: inout some RandomNumberGenerator
  ) -> Duration {
    notBefore = error.retryAt.map { ($0, $0 - now) }
    // Nothing was asked: that is no further failure, and the next try stays when it was.
    if case .circuitOpen = error { return delay(at: now) ?? interval }
    failures = min(failures + 1, 16)
    let wait = Backoff(first: interval, longest: Self.longest).wait(afterFailures: failures, using: &generator)
    return max(wait, delay(at: now) ?? .zero)
  }
}

import UploadQueue

/// When to poll next: at the backend's own pace, and after failures further and further apart.
public struct PollSchedule: Sendable, Equatable {
  /// The backend's own pace.
  public let interval: Duration
  /// Failures in a row.
  public private(set) var failures = 0

  /// A schedule at a backend's pace.
  public init(interval: Duration) {
    self.interval = interval
  }

  /// The longest wait between two tries.
  public static let longest: Duration = .seconds(300)

  /// After an answer: the backend's own pace.
  public mutating func succeeded() -> Duration {
    failures = 0
    return interval
  }

  /// After a failure: twice as long as the last time, at least a second, with up to a quarter added by chance so that
  /// many monitors do not come back together; not before the moment the backend named.
  public mutating func failed(
    _ error: BackendError, now: Timestamp, using generator: inout some RandomNumberGenerator
  ) -> Duration {
    failures = min(failures + 1, 16)
    let doubled = min(Self.longest, max(.seconds(1), interval) * (1 << min(failures - 1, 9)))
    let jitter = doubled * Double.random(in: 0..<0.25, using: &generator)
    guard case .rateLimited(let until?) = error else { return doubled + jitter }
    return max(doubled + jitter, until - now)
  }
}

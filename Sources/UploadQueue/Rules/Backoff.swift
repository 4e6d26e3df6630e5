/// How long to leave a service alone after failures in a row: twice as long each time.
///
/// Up to a quarter is added by chance, so that many monitors do not come back together.
public struct Backoff: Sendable, Hashable {
  /// The wait after the first failure.
  public let first: Duration
  /// The longest wait, but for what chance adds.
  public let longest: Duration

  /// Waits from a first one, of at least a second, to a longest.
  public init(first: Duration, longest: Duration = .seconds(300)) {
    self.first = max(.seconds(1), first)
    self.longest = max(self.first, longest)
  }

  /// The wait after so many failures in a row.
  public func wait(afterFailures count: Int, using generator: inout some RandomNumberGenerator) -> Duration {
    let doubled = min(longest, first * (1 << max(0, min(count - 1, 9))))
    return doubled + doubled * Double.random(in: 0..<0.25, using: &generator)
  }
}

import UploadQueue

/// The time Pantau lives in: the real one, or the simulator's.
public struct Clock: Sendable {
  /// The moment now.
  public let now: @Sendable () -> Timestamp
  /// After how much real time ages may read differently.
  public let tick: Duration

  /// A clock.
  public init(tick: Duration = .seconds(60), now: @escaping @Sendable () -> Timestamp) {
    self.now = now
    self.tick = tick
  }
}

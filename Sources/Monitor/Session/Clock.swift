import UploadQueue

/// The time Pantau lives in: the real one, or the simulator's.
public struct Clock: Sendable {
  /// The moment now.
  public let now: @Sendable () -> Timestamp
  /// After how much real time ages may read differently.
  public let tick: Duration

  /// The time since some moment, which nobody sets: how long a person took between two keys.
  public let uptime: @Sendable () -> Duration

  /// A clock.
  public init(
    tick: Duration = .seconds(60), uptime: @escaping @Sendable () -> Duration = Clock.sinceStart,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.now = now
    self.tick = tick
    self.uptime = uptime
  }

  private static let start = ContinuousClock.now

  /// The time since the program began.
  public static let sinceStart: @Sendable () -> Duration = { start.duration(to: .now) }
}

import UploadQueue

/// The time that calls are paced by: what is told to people, what nobody sets, and how to wait.
public struct CallClock: Sendable {
  /// The moment now.
  public let now: @Sendable () -> Timestamp
  /// The time since some moment, which nobody sets.
  let uptime: @Sendable () -> Duration
  /// Waits until an uptime; throws where the task is cancelled.
  let sleep: @Sendable (Duration) async throws -> Void

  /// A clock of a test's own.
  public init(
    now: @escaping @Sendable () -> Timestamp, uptime: @escaping @Sendable () -> Duration,
    sleep: @escaping @Sendable (_ until: Duration) async throws -> Void
  ) {
    self.now = now
    self.uptime = uptime
    self.sleep = sleep
  }

  /// The machine's clock, with the moment taken from `now`.
  public init(now: @escaping @Sendable () -> Timestamp) {
    let start = ContinuousClock.now
    self.init(now: now, uptime: { start.duration(to: .now) }) { until in
      try await Task.sleep(until: start + until, clock: .continuous)
    }
  }
}

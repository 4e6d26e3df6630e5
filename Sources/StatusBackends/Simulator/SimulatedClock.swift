import UploadQueue

/// The time of the simulation: it begins at a fixed moment and runs at a multiple of real time.
public struct SimulatedClock: Sendable {
  /// When every simulation begins: Wednesday 18 November 2026, 20:40 WIB.
  ///
  /// The deadline of October's invoices, 20 November, is two days away.
  public static let start = Timestamp(startOf: CalendarDate(dayNumber: 20_775)) + .hours(20) + .minutes(40)

  /// The speed of a demo where none is asked for: a minute every second.
  public static let usualSpeed = 60.0

  /// Virtual seconds in a real second; 0 stands still.
  public let speed: Double
  private let elapsed: @Sendable () -> Duration

  /// A clock over a measure of the real time that has passed since it began.
  ///
  /// Speeds below zero count as zero; anything faster than a week a second is cut to that.
  public init(speed: Double, elapsed: @escaping @Sendable () -> Duration) {
    self.speed = speed.isFinite ? min(max(0, speed), Self.fastest) : 0
    self.elapsed = elapsed
  }

  /// A clock that begins to run now.
  public static func running(speed: Double = usualSpeed) -> SimulatedClock {
    let origin = ContinuousClock.now
    return SimulatedClock(speed: speed) { ContinuousClock.now - origin }
  }

  /// Whether it stands still.
  public var isFrozen: Bool { speed == 0 }

  /// The virtual time.
  public func now() -> Timestamp {
    Self.start + .milliseconds((Double(elapsed().wholeMilliseconds) * speed).rounded())
  }

  private static let fastest = 604_800.0
}

/// How often a service may be called.
public struct CallLimits: Sendable, Hashable {
  /// The shortest time from the end of one call to the beginning of the next.
  public var pause: Duration
  /// How many calls may be under way at once.
  public var mostInFlight: Int
  /// After so many failures in a row the service is left alone.
  public var failuresToOpen: Int
  /// For how long then, the first time; twice as long after each further failure.
  public var firstRest: Duration
  /// The longest that it is left alone.
  public var longestRest: Duration

  /// One call at a time without a pause, and half a minute of rest after five failures, unless said otherwise.
  public init(
    pause: Duration = .zero, mostInFlight: Int = 1, failuresToOpen: Int = 5, firstRest: Duration = .seconds(30),
    longestRest: Duration = .seconds(300)
  ) {
    self.pause = pause
    self.mostInFlight = max(1, mostInFlight)
    self.failuresToOpen = max(1, failuresToOpen)
    self.firstRest = firstRest
    self.longestRest = longestRest
  }
}

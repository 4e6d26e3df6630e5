/// A re-upload as it began, and all that happened to it.
public struct RecordedReupload: Sendable {
  /// The attempt as it began.
  let begun: Attempt
  /// What happened to it and when, the earliest first.
  let events: [(happened: AttemptEvent, at: Timestamp)]

  /// A re-upload as it began, and all that happened to it.
  public init(_ begun: Attempt, events: [(happened: AttemptEvent, at: Timestamp)]) {
    self.begun = begun
    self.events = events
  }

  /// How it stood at a moment; `nil` where it was not under way then.
  ///
  /// It is somebody else's: whoever looks at the past has nothing to see through.
  func underWay(at moment: Timestamp) -> Attempt? {
    guard begun.beganAt <= moment else { return nil }
    var attempt = begun
    for event in events where event.at <= moment { (attempt.state, attempt.stateAt) = (event.happened, event.at) }
    guard !events.contains(where: { $0.at <= moment && $0.happened.isOver }) else { return nil }
    attempt.hold = .other(attempt.by, since: attempt.beganAt)
    return attempt
  }
}

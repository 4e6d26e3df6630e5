/// Reckons since when a document stands in its status.
///
/// The backend's own time is believed. Else Pantau's observations count: a change seen between two readings close
/// together is known well; anything else is a lower bound. The portal's `LastUpdatedDate` does not count: that it moves
/// with the status was never published, and a date that does not would call a document stuck that is not.
public enum TimeInStatus {
  /// Readings further apart than this do not tell when a change between them happened.
  public static let closeTogether: Duration = .minutes(15)

  /// Since when a document that was just read stands in its status.
  ///
  /// - Parameters:
  ///   - reading: The document as read.
  ///   - previous: Its status and time before, where it was known.
  ///   - confirmedAt: When the previous status was last confirmed, where it was.
  public static func reckon(
    _ reading: Document, previous: (status: StatusReading?, time: StatusTime)?, confirmedAt: Timestamp?
  ) -> StatusTime {
    if let time = reading.statusTime, time.source == .backend { return time }
    let offered = reading.statusTime ?? StatusTime(since: reading.observedAt, source: .atLeast)
    guard let previous, let before = previous.status else { return offered }
    guard !before.agrees(with: reading.status) else {
      let isLonger =
        offered.since < previous.time.since && mayBeLonger(previous.time, by: reading, since: offered.since)
      return isLonger || isDisproved(previous.time, by: reading) ? offered : previous.time
    }
    // Where nobody had seen a status before, as in a bulk file, nobody has seen it change either.
    guard !before.isNone else { return offered }
    let confirmedAt = confirmedAt ?? previous.time.since
    // Where another status was known as of a later moment, as from a copy of an old list, no change was seen.
    if offered.source == .atLeast, (.zero...closeTogether).contains(offered.since - confirmedAt) {
      return StatusTime(since: offered.since, source: .observed)
    }
    return offered
  }

  /// Whether a document may stand in its status for longer than was reckoned: that was a bound, or Pantau saw a list come
  /// rather than the change, where another shows the status earlier, and knows of a different one before that.
  private static func mayBeLonger(_ time: StatusTime, by reading: Document, since: Timestamp) -> Bool {
    if time.isLowerBound { return true }
    return time.source == .observed && reading.stoodOtherwiseAt.map { $0 < since } ?? false
  }

  /// Whether a time known before cannot be that of the status any more: the backend knows of another status since, or has
  /// taken back the moment that it gave, and knows a bound alone.
  private static func isDisproved(_ time: StatusTime, by reading: Document) -> Bool {
    if let otherwise = reading.stoodOtherwiseAt, time.since < otherwise { return true }
    return time.source == .backend && reading.statusTime != nil
  }
}

/// Reckons since when a document stands in its status.
///
/// The backend's own time is believed. Else Pantau's observations count: a change seen between two readings close
/// together is known well; anything else is a lower bound. The portal's `LastUpdatedDate` may reach further back, and
/// is used as a lower bound only.
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
    guard let previous, let before = previous.status else {
      return reachingBack(offered, to: reading.lastUpdatedAt, after: nil)
    }
    guard !before.agrees(with: reading.status) else {
      return previous.time.isLowerBound && offered.since < previous.time.since ? offered : previous.time
    }
    let confirmedAt = confirmedAt ?? previous.time.since
    if offered.source == .atLeast, offered.since - confirmedAt <= closeTogether {
      return StatusTime(since: offered.since, source: .observed)
    }
    return reachingBack(offered, to: reading.lastUpdatedAt, after: confirmedAt)
  }

  /// A lower bound, moved back to the portal's date where that is earlier and after the status before was last seen.
  private static func reachingBack(
    _ time: StatusTime, to updated: Timestamp?, after floor: Timestamp?
  ) -> StatusTime {
    guard time.isLowerBound, let updated, time.since > updated, floor.map({ updated > $0 }) ?? true else { return time }
    return StatusTime(since: updated, source: .lastUpdated)
  }
}

import UploadQueue

/// Hours of every day in which nobody is called; they may go over midnight.
public struct QuietHours: Sendable, Hashable {
  /// When they begin, in minutes after midnight.
  public let start: Int
  /// When they are over, in minutes after midnight.
  public let end: Int

  /// Hours from one minute of the day to another; `nil` where that is no part of a day.
  public init?(from start: Int, to end: Int) {
    let day = 0..<1_440
    guard day.contains(start), day.contains(end), start != end else { return nil }
    self.start = start
    self.end = end
  }

  /// Whether a moment falls into them, on the clocks of a zone.
  public func contains(_ moment: Timestamp, in zone: ShownZone) -> Bool {
    let (hour, minute, _) = moment.timeOfDay(in: zone)
    let now = hour * 60 + minute
    return start < end ? (start..<end).contains(now) : now >= start || now < end
  }
}

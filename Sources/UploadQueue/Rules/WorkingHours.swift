/// When people work: some days of the week, from one time of day to another.
///
/// No holidays are known. Pantau's own rule, since nobody publishes one for a company: Monday to Friday, 08:00 to 17:00 WIB, unless set.
public struct WorkingHours: Sendable, Hashable {
  /// A day of the week.
  public enum Weekday: Int, Sendable, Hashable, CaseIterable, Comparable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    /// The day of the week of a date.
    public init(_ date: CalendarDate) {
      // 1 January 1970 was a Thursday.
      let place = (Int(date.dayNumber) + 3) % 7
      self = Self.allCases[place < 0 ? place + 7 : place]
    }

    /// Monday first.
    public static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }
  }

  /// The days.
  public let days: Set<Weekday>
  /// When work begins, in minutes after midnight.
  public let start: Int
  /// When it ends, in minutes after midnight; later than it begins.
  public let end: Int
  /// Whose clocks these are.
  public var zone: ShownZone

  /// Monday to Friday, 08:00 to 17:00 in a zone.
  public init(zone: ShownZone = .wib) {
    days = Set(Weekday.allCases.prefix(5))
    (start, end) = (8 * 60, 17 * 60)
    self.zone = zone
  }

  /// Some days from one minute of the day to a later one; `nil` where there is none, or that is no part of a day.
  public init?(_ days: Set<Weekday>, from start: Int, to end: Int, zone: ShownZone = .wib) {
    guard !days.isEmpty, start >= 0, start < end, end <= 1_440 else { return nil }
    self.days = days
    self.start = start
    self.end = end
    self.zone = zone
  }

  /// More days than these are not looked at one by one; nothing that is planned by the hour is further away.
  private static let mostDays = 800

  /// The working hours of a stretch of time, the earliest first.
  public func stretches(in time: Range<Timestamp>) -> [Range<Timestamp>] {
    guard !time.isEmpty else { return [] }
    let first = time.lowerBound.date(in: zone).dayNumber
    let last = min(time.upperBound.date(in: zone).dayNumber, first + Int32(Self.mostDays))
    return (first...last).compactMap { number in
      let day = CalendarDate(dayNumber: number)
      guard days.contains(Weekday(day)) else { return nil }
      return (moment(of: start, on: day)..<moment(of: end, on: day)).within(time)
    }
  }

  /// How much of a stretch of time is working hours.
  public func time(in time: Range<Timestamp>) -> Duration {
    stretches(in: time).reduce(.zero) { $0 + ($1.upperBound - $1.lowerBound) }
  }

  private func moment(of minute: Int, on day: CalendarDate) -> Timestamp {
    (Timestamp(startOf: day) + .minutes(minute)).read(in: zone)
  }
}

extension Range<Timestamp> {
  /// What of it lies within another; `nil` where that is nothing.
  func within(_ other: Range<Timestamp>) -> Range<Timestamp>? {
    let part = clamped(to: other)
    return part.isEmpty ? nil : part
  }
}

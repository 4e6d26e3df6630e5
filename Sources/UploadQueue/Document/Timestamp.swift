/// A moment in time, to the millisecond.
public struct Timestamp: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Milliseconds since 1 January 1970, 00:00 UTC.
  public let milliseconds: Int64

  /// The moment this many milliseconds after 1 January 1970, 00:00 UTC.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// The moment this many seconds after 1 January 1970, 00:00 UTC.
  public init(seconds: Int64) {
    milliseconds = seconds * 1000
  }

  /// Western Indonesia Time (WIB, Asia/Jakarta) is UTC+7 all year, since 1964.
  public static let jakartaOffset: Int64 = 7 * 3600 * 1000

  /// A time of day in Asia/Jakarta, or `nil` where the time of day does not exist.
  public init?(_ date: CalendarDate, hour: Int, minute: Int, second: Int = 0, millisecond: Int = 0) {
    guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second),
      (0..<1000).contains(millisecond)
    else { return nil }
    let seconds = Int64(date.dayNumber) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    milliseconds = seconds * 1000 + Int64(millisecond) - Self.jakartaOffset
  }

  /// The first moment of a day in Asia/Jakarta.
  public init(startOf date: CalendarDate) {
    milliseconds = Int64(date.dayNumber) * 86_400_000 - Self.jakartaOffset
  }

  /// The day this moment falls on in Asia/Jakarta.
  public var jakartaDate: CalendarDate {
    let local = milliseconds + Self.jakartaOffset
    return CalendarDate(dayNumber: Int32(clamping: local.flooredQuotient(by: 86_400_000)))
  }

  /// The time of day in Asia/Jakarta.
  public var jakartaTime: (hour: Int, minute: Int, second: Int) {
    let local = milliseconds + Self.jakartaOffset
    let rest = local % 86_400_000
    let seconds = Int((rest < 0 ? rest + 86_400_000 : rest) / 1000)
    return (seconds / 3600, seconds / 60 % 60, seconds % 60)
  }

  /// ISO 8601 in Asia/Jakarta: `2026-11-17T21:04:00+07:00`.
  public var description: String {
    let (hour, minute, second) = jakartaTime
    return "\(jakartaDate)T\(twoDigits(hour)):\(twoDigits(minute)):\(twoDigits(second))+07:00"
  }

  /// Earlier before later.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// The time from the right moment to the left one.
  public static func - (left: Timestamp, right: Timestamp) -> Duration {
    .milliseconds(left.milliseconds - right.milliseconds)
  }

  /// A moment later by a duration.
  public static func + (moment: Timestamp, duration: Duration) -> Timestamp {
    Timestamp(milliseconds: moment.milliseconds + duration.wholeMilliseconds)
  }

  /// A moment earlier by a duration.
  public static func - (moment: Timestamp, duration: Duration) -> Timestamp {
    Timestamp(milliseconds: moment.milliseconds - duration.wholeMilliseconds)
  }
}

extension Duration {
  /// The duration in milliseconds, fractions cut off.
  public var wholeMilliseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1000 + attoseconds / 1_000_000_000_000_000
  }

  /// A number of minutes.
  public static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }
  /// A number of hours.
  public static func hours(_ count: Int) -> Duration { .seconds(count * 3600) }
  /// A number of days of 24 hours.
  public static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }
}

extension Int64 {
  fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

/// A span of times in status that people tell apart at a glance.
public enum AgeBucket: Int, Sendable, Hashable, CaseIterable {
  /// Less than an hour.
  case underAnHour
  /// From one hour to six.
  case underSixHours
  /// From six hours to a day.
  case underADay
  /// From one day to two.
  case underTwoDays
  /// From two days to five.
  case underFiveDays
  /// Five days and more.
  case fiveDaysAndMore

  /// The shortest time in it.
  public var from: Duration {
    switch self {
    case .underAnHour: .zero
    case .underSixHours: .hours(1)
    case .underADay: .hours(6)
    case .underTwoDays: .days(1)
    case .underFiveDays: .days(2)
    case .fiveDaysAndMore: .days(5)
    }
  }

  /// The time at which the next one begins; `nil` for the last.
  public var to: Duration? { AgeBucket(rawValue: rawValue + 1)?.from }

  /// The bucket of a time in status.
  public init(_ elapsed: Duration) {
    self = Self.allCases.last { elapsed >= $0.from } ?? .underAnHour
  }
}

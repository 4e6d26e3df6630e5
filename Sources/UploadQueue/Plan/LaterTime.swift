/// A time of day, to the minute.
public struct TimeOfDay: Sendable, Hashable {
  /// Its minutes after midnight, from 0 to 1439.
  public let minutes: Int

  /// A time of day; `nil` where no clock shows it.
  public init?(hour: Int, minute: Int) {
    guard (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
    minutes = hour * 60 + minute
  }

  /// A time of day as people write it: `07:00`, `7.30`.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == ":" || $0 == "." })
      .map { String($0.filter { $0 != " " }) }
    guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
      (parts[0] + parts[1]).utf8.allSatisfy({ (48...57).contains($0) }), let hour = Int(parts[0]),
      let minute = Int(parts[1])
    else { return nil }
    self.init(hour: hour, minute: minute)
  }

  /// When most offices are closed: 21:00.
  public static let usuallyQuiet = TimeOfDay(minutes: 21 * 60)

  private init(minutes: Int) { self.minutes = minutes }

  /// As it is written: `07:00`.
  public var written: String { "\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))" }
}

/// A moment later than now, as a person names it: `22:30`, `tomorrow 05:00`.
public struct LaterTime: Sendable, Hashable {
  /// The moment.
  public let at: Timestamp
  /// Whether that time of today has gone by, so that tomorrow's is meant.
  public let hasPassedToday: Bool

  /// The next moment at which the clocks of a zone show what was named; `nil` where it is none.
  public init?(_ text: String, after now: Timestamp, in zone: ShownZone) {
    let words = text.split(separator: " ").map { $0.lowercased() }
    let isTomorrow = words.count == 2 && ["besok", "tomorrow"].contains(words[0])
    guard words.count == (isTomorrow ? 2 : 1), let time = words.last.flatMap({ TimeOfDay($0) }) else { return nil }
    let today = now.date(in: zone)
    func moment(_ day: CalendarDate) -> Timestamp? {
      Timestamp(day, hour: time.minutes / 60, minute: time.minutes % 60)?.read(in: zone)
    }
    guard let later = moment(isTomorrow ? today.adding(days: 1) : today) else { return nil }
    guard later <= now else {
      (at, hasPassedToday) = (later, false)
      return
    }
    guard let tomorrow = moment(today.adding(days: 1)) else { return nil }
    (at, hasPassedToday) = (tomorrow, true)
  }
}

import Wording

/// The time zone that moments are shown in.
///
/// Only what is shown follows it. What the law counts is counted in Asia/Jakarta, whatever clock hangs on the wall: a
/// deadline ends at 23:59:59 WIB (PER-11/PJ/2025 art. 44).
public struct ShownZone: Sendable, Hashable {
  /// How far the clocks are ahead of UTC from a moment on, until they are changed again.
  public struct Change: Sendable, Hashable {
    /// The moment; of the first change the beginning of time.
    public let from: Timestamp
    /// How far ahead, in milliseconds; negative where behind.
    public let offset: Int64

    /// A change of the clocks.
    public init(from: Timestamp, offset: Int64) {
      self.from = from
      self.offset = offset
    }
  }

  /// What it is called in a configuration: `WITA`, or as in the IANA time zone database, `Australia/Darwin`.
  public let name: String
  /// What its time is called, where that has a name that everybody knows.
  private let word: String?
  private let changes: [Change]

  /// A zone by the changes of its clocks, the earliest first.
  public init(name: String, changes: [Change]) {
    self.name = name
    word = nil
    self.changes = changes
  }

  private init(_ word: String, hours: Int64) {
    name = word
    self.word = word
    changes = [Change(from: Timestamp(milliseconds: .min), offset: hours * 3_600_000)]
  }

  /// Western Indonesia Time, Asia/Jakarta: the one of the portal and of the law.
  public static let wib = ShownZone("WIB", hours: 7)
  /// Central Indonesia Time, Asia/Makassar.
  public static let wita = ShownZone("WITA", hours: 8)
  /// Eastern Indonesia Time, Asia/Jayapura.
  public static let wit = ShownZone("WIT", hours: 9)

  /// The zones of Indonesia by each of their names; their clocks have not been changed since 1988.
  public static let indonesian: [(name: String, zone: ShownZone)] = [
    ("WIB", wib), ("WITA", wita), ("WIT", wit), ("Asia/Jakarta", wib), ("Asia/Pontianak", wib),
    ("Asia/Makassar", wita), ("Asia/Ujung_Pandang", wita), ("Asia/Jayapura", wit),
  ]

  /// How far its clocks are ahead of UTC at a moment, in milliseconds.
  public func offset(at moment: Timestamp) -> Int64 {
    (changes.last { $0.from <= moment } ?? changes.first)?.offset ?? 0
  }

  /// Whether its clocks show at a moment what those of Jakarta show.
  public func agreesWithJakarta(at moment: Timestamp) -> Bool {
    offset(at: moment) == Timestamp.jakartaOffset
  }

  /// What its time is called at a moment: `WITA`, `UTC+9:30`.
  public func name(at moment: Timestamp) -> SafeText {
    if let word { return SafeText(word) }
    let offset = offset(at: moment)
    let minutes = Int(offset.magnitude / 60_000)
    let rest = minutes % 60 == 0 ? "" : ":\(twoDigits(minutes % 60))"
    return minutes == 0 ? "UTC" : SafeText("UTC\(offset < 0 ? "-" : "+")\(minutes / 60)\(rest)")
  }
}

extension Timestamp {
  /// The day this moment falls on in a zone.
  public func date(in zone: ShownZone) -> CalendarDate { shifted(to: zone).jakartaDate }

  /// The time of day in a zone.
  public func timeOfDay(in zone: ShownZone) -> (hour: Int, minute: Int, second: Int) { shifted(to: zone).jakartaTime }

  /// The time of day in a zone: `21:04`.
  public func clock(in zone: ShownZone) -> SafeText {
    let (hour, minute, _) = timeOfDay(in: zone)
    return SafeText("\(twoDigits(hour)):\(twoDigits(minute))")
  }

  /// Time of day in a zone to the second, none of which is over before: `21:04:09`.
  public func exactClock(in zone: ShownZone) -> SafeText {
    let (hour, minute, second) = (self + .milliseconds(999)).timeOfDay(in: zone)
    return SafeText("\(twoDigits(hour)):\(twoDigits(minute)):\(twoDigits(second))")
  }

  /// Day and time in a zone: `17 Nov 2026 21:04`.
  public func dated(_ language: Language, in zone: ShownZone) -> SafeText {
    "\(date(in: zone).written(language)) \(clock(in: zone))"
  }

  /// Day and time in a zone; the day only where it is not that of another moment, which is now.
  public func written(_ language: Language, in zone: ShownZone, now: Timestamp) -> SafeText {
    date(in: zone) == now.date(in: zone) ? clock(in: zone) : dated(language, in: zone)
  }

  /// ISO 8601 in a zone, to the second: `2026-11-17T22:04:00+08:00`.
  public func iso(in zone: ShownZone) -> String {
    let offset = zone.offset(at: self)
    let minutes = Int(offset.magnitude / 60_000)
    let local = shifted(to: zone).description.dropLast("+07:00".count)
    return "\(local)\(offset < 0 ? "-" : "+")\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
  }

  /// The moment at which the clocks of Jakarta show what those of a zone show at this one.
  private func shifted(to zone: ShownZone) -> Timestamp {
    Timestamp(milliseconds: milliseconds + zone.offset(at: self) - Self.jakartaOffset)
  }

  /// The moment at which the clocks of a zone show what those of Jakarta show at this one; the reverse of what is shown.
  ///
  /// Of an hour that the clocks show twice it is the later one.
  public func read(in zone: ShownZone) -> Timestamp {
    let utc = Timestamp(milliseconds: milliseconds + Self.jakartaOffset)
    let guess = Timestamp(milliseconds: utc.milliseconds - zone.offset(at: utc))
    return Timestamp(milliseconds: utc.milliseconds - zone.offset(at: guess))
  }
}

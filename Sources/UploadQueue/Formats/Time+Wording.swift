import Wording

extension Duration {
  /// The duration as the age of something is told: minutes up to five, ten, then quarters of an hour up to an hour.
  ///
  /// Rounded down, so nothing is said to be older than it is. Nobody reads more minutes than these, and each step of each
  /// row would be sent over the wire.
  public var asAge: Duration {
    switch wholeMilliseconds / 60_000 {
    case 5..<10: .minutes(5)
    case 10..<15: .minutes(10)
    default: inQuarters
    }
  }

  /// Rounded down to a quarter of an hour from one to four of them.
  fileprivate var inQuarters: Duration {
    let quarters = wholeMilliseconds / 900_000
    return (1..<4).contains(quarters) ? .minutes(Int(quarters) * 15) : self
  }

  /// The duration in the steps people read, two units at most: `baru`, `12 mnt`, `5 j`, `5 hr 3 j`, `12 hr`.
  ///
  /// From a week on the hours are left out: nobody reads them, and every one of them would be sent over the wire.
  public func brief(_ language: Language) -> SafeText {
    let minutes = max(0, wholeMilliseconds / 60_000)
    let (days, hours) = (minutes / 1440, minutes / 60 % 24)
    func count(_ number: Int64, _ unit: TimeUnit) -> SafeText { "\(number) \(unit.short(language))" }
    switch minutes {
    case ..<1: return language == .indonesian ? "baru" : "new"
    case ..<60: return count(minutes, .minute)
    case ..<1440: return count(hours, .hour)
    default: return hours == 0 || days >= 7 ? count(days, .day) : "\(count(days, .day)) \(count(hours, .hour))"
    }
  }

  /// The duration in words: `5 hari 3 jam`.
  public func words(_ language: Language) -> SafeText {
    let minutes = max(0, wholeMilliseconds / 60_000)
    let (days, hours) = (minutes / 1440, minutes / 60 % 24)
    switch language {
    case .indonesian:
      if minutes < 1 { return "kurang dari semenit" }
      if minutes < 60 { return "\(minutes) menit" }
      if days == 0 { return "\(hours) jam" }
      return hours == 0 ? "\(days) hari" : "\(days) hari \(hours) jam"
    case .english:
      if minutes < 1 { return "less than a minute" }
      if minutes < 60 { return minutes == 1 ? "1 minute" : "\(minutes) minutes" }
      let hourText: SafeText = hours == 1 ? "1 hour" : "\(hours) hours"
      if days == 0 { return hourText }
      let dayText: SafeText = days == 1 ? "1 day" : "\(days) days"
      return hours == 0 ? dayText : "\(dayText) \(hourText)"
    }
  }

  /// How far two clocks are apart: to the nearest minute from ten on, and below, where services draw their limits, to the
  /// nearest second; they tell their time in whole ones.
  public func clockWords(_ language: Language) -> SafeText {
    let seconds = (self + .milliseconds(500)).components.seconds
    let unit: SafeText = language == .indonesian ? "detik" : "s"
    switch seconds {
    case ..<120: return "\(seconds) \(unit)"
    case ..<570:
      let minutes = Duration.seconds(seconds).words(language)
      return seconds % 60 == 0 ? minutes : "\(minutes) \(seconds % 60) \(unit)"
    default: return (self + .seconds(30)).words(language)
    }
  }
}

extension StatusTime {
  /// The time in status in few characters, with `≥` where the true time may be longer.
  public func brief(at now: Timestamp, _ language: Language) -> SafeText {
    guard isLowerBound else { return elapsed(at: now).asAge.brief(language) }
    let elapsed = elapsed(at: now).inQuarters
    // What was first seen a moment ago may be old: of a bound no minutes are counted.
    if elapsed < .minutes(15) { return "≥ 0 \(TimeUnit.minute.short(language))" }
    return "≥ \(elapsed.brief(language))"
  }

  /// The time in status in words, `paling sedikit 5 hari` where the true time may be longer.
  ///
  /// - Parameter threshold: What is told beside it as gone by: once it has, no shorter time is told.
  public func words(at now: Timestamp, _ language: Language, past threshold: Duration? = nil) -> SafeText {
    let exact = elapsed(at: now)
    let least = threshold.map { exact >= $0 ? $0 : .zero } ?? .zero
    guard isLowerBound else { return max(least, exact.asAge).words(language) }
    let elapsed = max(least, exact.inQuarters)
    switch language {
    case .indonesian:
      return elapsed < .minutes(15) ? "paling sedikit 0 menit" : "paling sedikit \(elapsed.words(language))"
    case .english: return elapsed < .minutes(15) ? "at least 0 minutes" : "at least \(elapsed.words(language))"
    }
  }
}

extension CalendarDate {
  /// The day as people write it: `17 Nov 2026`, `17 Agu 2026`.
  public func written(_ language: Language) -> SafeText {
    let (year, month, day) = components
    return "\(day) \(Self.monthNames(language)[month - 1]) \(year)"
  }

  /// The day without its year: `17 Nov`.
  public func writtenShort(_ language: Language) -> SafeText {
    let (_, month, day) = components
    return "\(day) \(Self.monthNames(language)[month - 1])"
  }

  /// The short names of the months.
  static func monthNames(_ language: Language) -> [SafeText] {
    switch language {
    case .indonesian: ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
    case .english: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    }
  }
}

extension TaxPeriod {
  /// Masa and tahun as people write them: `Nov 2026`.
  public func written(_ language: Language) -> SafeText {
    "\(CalendarDate.monthNames(language)[month - 1]) \(year)"
  }
}

import UploadQueue
import Wording

extension Duration {
  /// The time within which something happened: in minutes and hours, from a day on in hours and days, rounded up, as it
  /// shall not be said to have been sooner than it was.
  func bound(_ language: Language) -> SafeText {
    func count(_ number: Int64, _ unit: TimeUnit) -> SafeText { "\(number) \(unit.short(language))" }
    func both(_ number: Int64, _ unit: TimeUnit, _ rest: Int64, _ smaller: TimeUnit) -> SafeText {
      number == 0
        ? count(max(1, rest), smaller)
        : rest == 0 ? count(number, unit) : "\(count(number, unit)) \(count(rest, smaller))"
    }
    let minutes = (max(0, wholeMilliseconds) + 59_999) / 60_000
    guard minutes >= 1_440 else { return both(minutes / 60, .hour, minutes % 60, .minute) }
    let hours = (minutes + 59) / 60
    return both(hours / 24, .day, hours % 24, .hour)
  }
}

extension SigningTimes {
  /// How long signing usually takes, and what that is from.
  public func phrase(in zone: ShownZone) -> Phrase {
    guard let median, let most = percentile(95), let since else {
      let (id, en) = (count.written(.indonesian), count.written(.english))
      return Phrase(
        id: "Biasanya di antrean ini: belum cukup diketahui, baru \(id) dari \(Self.fewest) dokumen yang diperlukan",
        en: "Usual for this queue: too little is known, \(en) of the \(Self.fewest) documents that it takes")
    }
    let day = since.date(in: zone)
    func text(_ language: Language) -> (SafeText, SafeText, SafeText, SafeText) {
      (median.bound(language), most.bound(language), count.written(language), day.writtenShort(language))
    }
    let (id, en) = (text(.indonesian), text(.english))
    return Phrase(
      id: "Biasanya di antrean ini: median \(id.0), 95 % dalam \(id.1), dari \(id.2) dokumen sejak \(id.3)",
      en: "Usual for this queue: median \(en.0), 95 % within \(en.1), from \(en.2) documents since \(en.3)")
  }
}

extension StuckPolicy {
  /// The threshold in force in words.
  public func words(_ language: Language) -> SafeText {
    if case .percentile = basis { stuck.bound(language) } else { stuck.words(language) }
  }

  /// Where the threshold in force comes from, where that is not simply what was set.
  public var origin: Phrase? {
    guard case .percentile(let percent, _) = threshold else { return nil }
    switch basis {
    case .set: return nil
    case .tooFew(let count?):
      return Phrase(
        id: "macet: batas bawah; p\(percent) belum diketahui (\(count) dari \(SigningTimes.fewest) persetujuan)",
        en: "stuck: the floor; p\(percent) is not known yet (\(count) of \(SigningTimes.fewest) approvals)")
    case .tooFew(nil):
      return Phrase(
        id: "macet: batas bawah; p\(percent) belum diketahui", en: "stuck: the floor; p\(percent) is not known yet")
    case .floor(let usual):
      return Phrase(
        id: "macet: batas bawah; p\(percent) hanya \(usual.bound(.indonesian))",
        en: "stuck: the floor; p\(percent) is only \(usual.bound(.english))")
    case .percentile(let count):
      return Phrase(
        id: "macet: p\(percent) dari \(count.written(.indonesian)) persetujuan",
        en: "stuck: p\(percent) of \(count.written(.english)) approvals")
    }
  }

  /// The threshold in force in a sentence, and where it comes from.
  func phrase(from origin: Phrase) -> Phrase {
    Phrase(
      id: "Macet sesudah \(words(.indonesian)) (\(origin.text(.indonesian)))",
      en: "Stuck after \(words(.english)) (\(origin.text(.english)))")
  }
}

extension WorkingHours {
  /// The days and the hours: `Sen–Jum 08:00–17:00 WIB`.
  func phrase(at now: Timestamp) -> Phrase {
    let clock: SafeText = "\(Self.clock(start))–\(Self.clock(end)) \(zone.name(at: now))"
    return Phrase(id: "\(names(.indonesian)) \(clock)", en: "\(names(.english)) \(clock)")
  }

  private static func clock(_ minute: Int) -> SafeText {
    func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return SafeText("\(digits(minute / 60)):\(digits(minute % 60))")
  }

  private func names(_ language: Language) -> SafeText {
    let sorted = days.sorted()
    guard let first = sorted.first, let last = sorted.last else { return .empty }
    if sorted.count > 2, last.rawValue - first.rawValue == sorted.count - 1 {
      return "\(first.name(language))–\(last.name(language))"
    }
    return sorted.dropFirst().reduce(first.name(language)) { "\($0), \($1.name(language))" }
  }
}

extension WorkingHours.Weekday {
  /// The day in three letters.
  fileprivate func name(_ language: Language) -> SafeText {
    let (id, en): (SafeText, SafeText) =
      switch self {
      case .monday: ("Sen", "Mon")
      case .tuesday: ("Sel", "Tue")
      case .wednesday: ("Rab", "Wed")
      case .thursday: ("Kam", "Thu")
      case .friday: ("Jum", "Fri")
      case .saturday: ("Sab", "Sat")
      case .sunday: ("Min", "Sun")
      }
    return language == .indonesian ? id : en
  }
}

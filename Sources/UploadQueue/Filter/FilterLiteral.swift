/// A number, time or date as it was written: what it covers, from its first to its last.
struct FilterLiteral {
  var first: FilterRange.Bound
  var last: FilterRange.Bound
  /// Whether comparisons mean its beginning alone: longer than `2d` is longer than 48 hours, not than 72.
  var isPoint = false

  private init(_ first: FilterRange.Bound, _ last: FilterRange.Bound, isPoint: Bool = false) {
    self.first = first
    self.last = last
    self.isPoint = isPoint
  }

  private init(day: CalendarDate, through last: CalendarDate? = nil) {
    self.init(.at(Int64(day.dayNumber)), .at(Int64((last ?? day).dayNumber)))
  }

  private init(ahead count: Int64) {
    self.init(.ahead(count), .ahead(count))
  }
}

// MARK: - Lengths of time

extension FilterLiteral {
  /// A length of time: `2d`, `5j`, `1d12j`, `1,5d`, `5 hari 3 jam`.
  init(duration word: String) throws(FilterError.Problem) {
    var rest = word.lowercased()[...]
    var total: Int64 = 0
    var finest: Int64 = .max
    guard !rest.isEmpty else { throw .notDuration(word) }
    while !rest.isEmpty {
      let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "," || $0 == "." }
      rest = rest.dropFirst(number.count)
      let unit = rest.prefix(while: \.isLetter)
      rest = rest.dropFirst(unit.count)
      if TimeUnit.isAmbiguous(String(unit)) { throw .hoursOrDays(String(unit)) }
      guard let length = TimeUnit(name: String(unit))?.milliseconds,
        let value = Self.scaled(number, by: length, groups: false)
      else { throw .notDuration(word) }
      let (sum, isOver) = total.addingReportingOverflow(value)
      guard !isOver else { throw .notDuration(word) }
      total = sum
      finest = min(finest, number.contains { $0 == "," || $0 == "." } ? min(length, 60_000) : length)
    }
    let (last, isOver) = total.addingReportingOverflow(finest - 1)
    guard !isOver else { throw .notDuration(word) }
    self.init(.at(total), .at(last), isPoint: true)
  }
}

// MARK: - Amounts

extension FilterLiteral {
  /// An amount of rupiah: `500rb`, `1,5jt`, `2M`, `1.000.000`.
  ///
  /// A dot or comma before three digits parts thousands; before any other number of digits it is a decimal one.
  init(amount word: String) throws(FilterError.Problem) {
    var rest = word[...]
    if rest.lowercased().hasPrefix("rp") { rest = rest.dropFirst(2).drop { $0 == "." } }
    let isNegative = rest.first == "-"
    if isNegative { rest = rest.dropFirst() }
    let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "," || $0 == "." }
    let unit = String(rest.dropFirst(number.count))
    if unit == "m" { throw .millionOrMilliard(unit) }
    guard let factor = Self.factors[unit == "M" ? "M" : unit.lowercased()],
      let sen = Self.scaled(number, by: factor * 100, groups: true)
    else { throw .notAmount(word) }
    let bound = FilterRange.Bound.at(isNegative ? -sen : sen)
    self.init(bound, bound)
  }

  private static let factors: [String: Int64] = {
    let table: [(Int64, [String])] = [
      (1, [""]), (1000, ["rb", "ribu", "k"]), (1_000_000, ["jt", "juta", "million", "mio", "mn"]),
      (1_000_000_000, ["M", "miliar", "milyar", "bn", "billion"]),
      (1_000_000_000_000, ["t", "triliun", "tn", "trillion"]),
    ]
    return table.reduce(into: [:]) { factors, row in for name in row.1 { factors[name] = row.0 } }
  }()

  /// A decimal number times a factor, exactly; `nil` where that is no whole number or too large.
  private static func scaled(_ number: Substring, by factor: Int64, groups: Bool) -> Int64? {
    guard let (digits, fraction) = parts(of: number, groups: groups) else { return nil }
    guard var value = digits.isEmpty ? 0 : Int64(digits) else { return nil }
    var unit = factor
    var (total, isOver) = value.multipliedReportingOverflow(by: factor)
    for digit in fraction {
      guard unit % 10 == 0, let number = digit.wholeNumberValue else { return nil }
      unit /= 10
      value = Int64(number) * unit
      let (sum, isOverToo) = total.addingReportingOverflow(value)
      total = sum
      isOver = isOver || isOverToo
    }
    return isOver ? nil : total
  }

  private static func parts(of number: Substring, groups: Bool) -> (String, Substring)? {
    guard number.contains(where: \.isNumber) else { return nil }
    let pieces = number.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    guard pieces.count > 1, let last = pieces.last else { return (String(number), "") }
    guard pieces.allSatisfy({ !$0.isEmpty }) else { return nil }
    let marks = number.filter { $0 == "," || $0 == "." }
    let isGrouped = groups && last.count == 3
    let whole = isGrouped ? pieces[...] : pieces.dropLast()
    guard groups || pieces.count == 2, whole.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    // Thousands are parted by one sign throughout, and the decimal one is the other.
    let between = isGrouped ? marks[...] : marks.dropLast()
    guard Set(between).count <= 1, isGrouped || !between.contains(marks.last ?? " ") else { return nil }
    return (whole.joined(), isGrouped ? "" : last)
  }
}

// MARK: - Days and months

extension FilterLiteral {
  /// A day, a month or a year: `2026-11-20`, `20/11/2026`, `2026-11`, `2026`, `hariini`, `-7d`.
  init(day word: String) throws(FilterError.Problem) {
    if let count = Self.daysAhead(word) {
      self.init(ahead: count)
      return
    }
    if let relative = Self.relativeDays(word, mustBeSigned: true) {
      self.init(ahead: relative)
      return
    }
    guard let found = Self.dates(word) else { throw .notDate(word) }
    self.init(day: found.first, through: found.last)
  }

  /// A day, hour, minute, second or millisecond in WIB: `2026-11-20`, `2026-11-20T21`, `2026-11-20T21:04`, `hariini`, `-7d`.
  init(moment word: String) throws(FilterError.Problem) {
    if let count = Self.daysAhead(word) ?? Self.relativeDays(word, mustBeSigned: true) {
      self.init(ahead: count)
      return
    }
    let pieces = word.uppercased().split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let days = Self.dates(String(pieces[0])) else { throw .notMoment(word) }
    let start = Timestamp(startOf: days.first).milliseconds
    guard pieces.count == 2 else {
      self.init(.at(start), .at(Timestamp(startOf: days.last.adding(days: 1)).milliseconds - 1))
      return
    }
    guard days.first == days.last, let time = Self.timeOfDay(pieces[1]) else { throw .notMoment(word) }
    self.init(.at(start + time.start), .at(start + time.start + time.length - 1))
  }

  /// A time of day in milliseconds, and how long it is as it is written: `21` is an hour, `21:04` a minute.
  private static func timeOfDay(_ text: Substring) -> (start: Int64, length: Int64)? {
    let units: [(length: Int64, count: Int, digits: Int)] = [
      (3_600_000, 24, 2), (60_000, 60, 2), (1000, 60, 2), (1, 1000, 3),
    ]
    let pieces = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
    guard pieces.count <= units.count else { return nil }
    var start: Int64 = 0
    for (piece, unit) in zip(pieces, units) {
      guard piece.utf8.count == unit.digits, piece.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int64(piece), number < unit.count
      else { return nil }
      start += number * unit.length
    }
    return (start, units[pieces.count - 1].length)
  }

  /// Days until the last one, or that last day: `3d`, `3`, `hariini`, `2026-11-20`.
  init(daysLeft word: String) throws(FilterError.Problem) {
    if let count = Self.daysAhead(word) ?? Self.relativeDays(word, mustBeSigned: false) {
      self.init(ahead: count)
    } else if TimeUnit.isAmbiguous(String(word.drop { !$0.isLetter })) {
      throw .hoursOrDays(word.filter(\.isLetter))
    } else if let found = Self.dates(word) {
      self.init(day: found.first, through: found.last)
    } else {
      throw .notDaysLeft(word)
    }
  }

  /// A tax period, or a year of them: `2026-11`, `11/2026`, `2026`, `ini`, `lalu`.
  init(period word: String) throws(FilterError.Problem) {
    switch bareWord(word) {
    case "this", "ini":
      self.init(ahead: 0)
      return
    case "last", "lalu":
      self.init(ahead: -1)
      return
    default: break
    }
    let months = ["mo", "bln", "bulan", "month", "months"]
    if let count = Self.signed(word, isUnit: months.contains, mustBeSigned: true) {
      self.init(ahead: count)
      return
    }
    guard let (year, month) = Self.yearAndMonth(word) else { throw .notPeriod(word) }
    let january = Int64(year) * 12
    self.init(.at(january + Int64((month ?? 1) - 1)), .at(january + Int64((month ?? 12) - 1)))
  }

  private static func daysAhead(_ word: String) -> Int64? {
    switch bareWord(word) {
    case "today", "hariini": 0
    case "yesterday", "kemarin": -1
    case "tomorrow", "besok": 1
    default: nil
    }
  }

  private static func relativeDays(_ word: String, mustBeSigned: Bool) -> Int64? {
    if !mustBeSigned, let count = signed(word, isUnit: \.isEmpty, mustBeSigned: false) {
      // A year is not a number of days.
      return count >= 1000 && word.first?.isNumber == true ? nil : count
    }
    return signed(word, isUnit: { TimeUnit(name: $0) == .day }, mustBeSigned: mustBeSigned)
      ?? signed(word, isUnit: { TimeUnit(name: $0) == .week }, mustBeSigned: mustBeSigned)
      .flatMap { abs($0) <= FilterRange.Bound.furthest / 7 ? $0 * 7 : nil }
  }

  private static func signed(_ word: String, isUnit: (String) -> Bool, mustBeSigned: Bool) -> Int64? {
    var rest = word.lowercased()[...]
    let sign = rest.first.flatMap { $0 == "-" ? Int64(-1) : $0 == "+" ? 1 : nil }
    guard sign != nil || !mustBeSigned else { return nil }
    if sign != nil { rest = rest.dropFirst() }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    // More days than that are no date at all.
    guard let number = Int64(digits), number <= FilterRange.Bound.furthest,
      isUnit(String(rest.dropFirst(digits.count)))
    else { return nil }
    return (sign ?? 1) * number
  }

  private static func dates(_ word: String) -> (first: CalendarDate, last: CalendarDate)? {
    let pieces = word.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" || $0 == "." }
    if pieces.count == 3 {
      let numbers = pieces.compactMap { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int($0) : nil }
      guard numbers.count == 3 else { return nil }
      // Day, month, year, as dates are written in Indonesia; or ISO 8601.
      let date =
        pieces[0].count == 4
        ? CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
        : CalendarDate(year: numbers[2], month: numbers[1], day: numbers[0])
      return date.map { ($0, $0) }
    }
    guard let (year, month) = yearAndMonth(word),
      let first = CalendarDate(year: year, month: month ?? 1, day: 1),
      let last = CalendarDate(
        year: year, month: month ?? 12, day: CalendarDate.days(inMonth: month ?? 12, of: year))
    else { return nil }
    return (first, last)
  }

  private static func yearAndMonth(_ word: String) -> (year: Int, month: Int?)? {
    let pieces = word.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" || $0 == "." }
    guard (1...2).contains(pieces.count), pieces.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = pieces.first(where: { $0.count == 4 }).flatMap({ Int($0) }), (1900...9998).contains(year)
    else { return nil }
    guard pieces.count == 2 else { return (year, nil) }
    guard let month = pieces.first(where: { $0.count <= 2 && !$0.isEmpty }).flatMap({ Int($0) }),
      (1...12).contains(month)
    else { return nil }
    return (year, month)
  }
}

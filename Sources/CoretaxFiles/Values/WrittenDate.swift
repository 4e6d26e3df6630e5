import UploadQueue

/// A day, and perhaps a time of day, as lists and sheets write them.
///
/// Known forms: ISO 8601 with or without time and offset; day, month and year with `/`, `-`, `.` or spaces between, the
/// month in digits or by its Indonesian or English name. The day always comes first: `03/04/2026` is 3 April, for that
/// is how Indonesia and the portal write it, and nothing in a file could tell a `MM/DD/YYYY` apart. A time without an
/// offset is taken for WIB, the portal's own time.
struct WrittenDate {
  /// What a text turned out to be.
  enum Reading {
    /// A day.
    case date(WrittenDate)
    /// The null date of the portal, `0001-01-01T00:00:00`.
    case null
    /// No date.
    case invalid
  }

  let day: CalendarDate
  private let timeOfDay: Int64
  private let offset: Int64?

  /// The moment; the first one of the day in WIB where no time is given.
  var moment: Timestamp {
    Timestamp(
      milliseconds: Int64(day.dayNumber) * 86_400_000 + timeOfDay - (offset ?? Timestamp.jakartaOffset))
  }

  /// The day on which the moment falls in WIB.
  var jakartaDay: CalendarDate { offset == nil ? day : moment.jakartaDate }

  /// Reads a text without white space around it.
  static func read(_ text: Bytes) -> Reading {
    var scanner = Scanner(text)
    guard let (year, month, day) = scanner.isoDay() ?? scanner.dayFirst() else { return .invalid }
    guard let time = scanner.time(), scanner.isAtEnd else { return .invalid }
    if year == 1 { return .null }
    guard let date = CalendarDate(year: year, month: month, day: day) else { return .invalid }
    return .date(WrittenDate(day: date, timeOfDay: time.milliseconds, offset: time.offset))
  }
}

/// Walks over the parts of a written date.
private struct Scanner {
  let text: Bytes
  var position = 0

  init(_ text: Bytes) { self.text = text }

  var isAtEnd: Bool { position == text.count }
  var next: UInt8? { position < text.count ? text[position] : nil }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  mutating func number(_ widths: ClosedRange<Int>) -> Int? {
    var value = 0
    let start = position
    while let byte = next, byte.isDigit, position - start < widths.upperBound {
      value = value * 10 + Int(byte.digit)
      position += 1
    }
    return position - start >= widths.lowerBound ? value : nil
  }

  /// `2026-11-17` or `2026/11/17`.
  mutating func isoDay() -> (Int, Int, Int)? {
    let start = position
    if let year = number(4...4), let separator = next, separator == .minus || separator == UInt8(ascii: "/") {
      position += 1
      if let month = number(2...2), skip(separator), let day = number(2...2) { return (year, month, day) }
    }
    position = start
    return nil
  }

  /// `17/11/2026`, `17-Nov-2026`, `17 November 2026`.
  mutating func dayFirst() -> (Int, Int, Int)? {
    guard let day = number(1...2), let separator = next, "/-. ".utf8.contains(separator) else { return nil }
    position += 1
    guard let month = month(), skip(separator), let year = number(4...4) else { return nil }
    return (year, month, day)
  }

  mutating func month() -> Int? {
    if let byte = next, byte.isDigit { return number(1...2) }
    let start = position
    while let byte = next, byte.isLetter { position += 1 }
    return MonthName.month(text.part(start..<position))
  }

  /// The time of day with its offset; midnight where there is none, `nil` where it makes no sense.
  mutating func time() -> (milliseconds: Int64, offset: Int64?)? {
    guard !isAtEnd else { return (0, nil) }
    guard skip(UInt8(ascii: "T")) || skip(UInt8(ascii: " ")) else { return nil }
    guard let hour = number(1...2), hour < 24, let separator = next, separator == UInt8(ascii: ":") || separator == .dot
    else { return nil }
    position += 1
    guard let minute = number(2...2), minute < 60 else { return nil }
    var second = 0
    var fraction = 0
    if skip(separator) {
      guard let value = number(2...2), value < 60 else { return nil }
      second = value
      if separator != .dot, skip(.dot) || skip(.comma) {
        guard let value = milliseconds() else { return nil }
        fraction = value
      }
    }
    guard let offset = offset() else { return nil }
    return (Int64(((hour * 60 + minute) * 60 + second) * 1000 + fraction), offset.milliseconds)
  }

  private mutating func milliseconds() -> Int? {
    var value = 0
    var digits = 0
    while let byte = next, byte.isDigit {
      if digits < 3 { value = value * 10 + Int(byte.digit) }
      digits += 1
      position += 1
    }
    guard digits > 0 else { return nil }
    for _ in 0..<max(0, 3 - digits) { value *= 10 }
    return value
  }

  private mutating func offset() -> (milliseconds: Int64?, Void)? {
    if isAtEnd { return (nil, ()) }
    if text.from(position).reads(" wib") {
      position = text.count
      return (Timestamp.jakartaOffset, ())
    }
    if skip(UInt8(ascii: "Z")) { return (0, ()) }
    let sign: Int64
    if skip(UInt8(ascii: "+")) { sign = 1 } else if skip(.minus) { sign = -1 } else { return nil }
    guard let hours = number(2...2), hours <= 14 else { return nil }
    _ = skip(UInt8(ascii: ":"))
    guard let minutes = number(2...2), minutes < 60 else { return nil }
    return (sign * Int64(hours * 60 + minutes) * 60_000, ())
  }
}

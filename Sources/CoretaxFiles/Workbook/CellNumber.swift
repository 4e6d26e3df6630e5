import UploadQueue

/// A number of a workbook's cell: kept in the decimal digits it is written in, never a floating point number.
///
/// Excel keeps fifteen digits and may write seventeen: 91666.67 may stand in the file as 91666.669999999998. So the
/// digits are rounded to the fifteen that Excel itself shows.
enum CellNumber {
  /// How many digits a number of Excel has.
  static let digits = 15

  /// The number as plain digits; `nil` where the text is no number, or so large that digits of it are lost.
  static func plain(_ text: Bytes) -> [UInt8]? {
    guard let number = Decimal(text) else { return nil }
    return number.rounded(to: digits).plain
  }

  /// Whether a text is a number of which Excel has lost digits: of an NPWP, an NSFP or a huge amount.
  static func hasLostDigits(_ text: Bytes) -> Bool {
    guard let number = Decimal(text) else { return false }
    return number.wholeDigits > digits
  }

  /// The day and time that a number stands for, as ISO 8601 without an offset; to the millisecond where it has any.
  ///
  /// The day numbers of 1900 begin with 1 for the 1st of January and count a 29th of February that never was; those of
  /// 1904 begin with 0 (ECMA-376 part 1, 18.17.4.1).
  static func date(_ text: Bytes, is1904: Bool) -> [UInt8]? {
    guard let value = Double(String(decoding: text, as: UTF8.self)), value >= 0, value < 2_958_466 else { return nil }
    // Of the fifteen digits of a day of our time, the last is some microseconds.
    let milliseconds = Int64((value * 86_400_000).rounded())
    let (day, time) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
    let first: Int32 = is1904 ? -24_107 : day < 60 ? -25_568 : -25_569
    let date = CalendarDate(dayNumber: first + Int32(day))
    guard date.year >= 1900 else { return nil }
    if time == 0 { return Array(date.description.utf8) }
    let (seconds, rest) = time.quotientAndRemainder(dividingBy: 1000)
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    let fraction = rest == 0 ? "" : ".\(String(rest + 1000).dropFirst())"
    return Array("\(date)T\(parts.joined(separator: ":"))\(fraction)".utf8)
  }
}

/// A decimal number as it was written: its digits and where its point stands.
private struct Decimal {
  private var isNegative = false
  /// Without leading noughts.
  private var digits: [UInt8] = []
  /// How many of the digits stand before the point; may be negative, or more than there are.
  private(set) var wholeDigits = 0

  init?(_ text: Bytes) {
    var rest = text
    if let sign = rest.first, sign == .minus || sign == UInt8(ascii: "+") {
      isNegative = sign == .minus
      rest = rest.from(1)
    }
    var point: Int?
    var exponent = 0
    var seen = 0
    for (index, byte) in rest.enumerated() {
      if byte.isDigit {
        seen += 1
        if byte != UInt8(ascii: "0") || !digits.isEmpty {
          digits.append(byte)
          if point == nil { wholeDigits += 1 }
        } else if point != nil {
          wholeDigits -= 1
        }
      } else if byte == .dot, point == nil {
        point = index
      } else if byte.lowercased == UInt8(ascii: "e"), seen > 0 {
        guard let value = Int(String(decoding: rest.from(index + 1), as: UTF8.self)), abs(value) < 400 else {
          return nil
        }
        exponent = value
        break
      } else {
        return nil
      }
    }
    guard seen > 0, seen <= 400 else { return nil }
    wholeDigits = digits.isEmpty ? 0 : wholeDigits + exponent
  }

  func rounded(to count: Int) -> Decimal {
    guard digits.count > count else { return self }
    var rounded = self
    let isUp = digits[count] >= UInt8(ascii: "5")
    rounded.digits = Array(digits[..<count])
    guard isUp else { return rounded }
    var index = count - 1
    while index >= 0, rounded.digits[index] == UInt8(ascii: "9") {
      rounded.digits[index] = UInt8(ascii: "0")
      index -= 1
    }
    if index >= 0 {
      rounded.digits[index] += 1
    } else {
      rounded.digits.insert(UInt8(ascii: "1"), at: 0)
      rounded.digits.removeLast()
      rounded.wholeDigits += 1
    }
    return rounded
  }

  /// Without an exponent, and without noughts that say nothing.
  var plain: [UInt8]? {
    var kept = digits
    while kept.count > max(0, wholeDigits), kept.last == UInt8(ascii: "0") { kept.removeLast() }
    guard wholeDigits <= 40, kept.count - wholeDigits <= 60 else { return nil }
    var text: [UInt8] = isNegative && !kept.isEmpty ? [.minus] : []
    if wholeDigits <= 0 {
      text.append(UInt8(ascii: "0"))
    } else {
      text += kept.prefix(wholeDigits)
      text += repeatElement(UInt8(ascii: "0"), count: max(0, wholeDigits - kept.count))
    }
    if kept.count > max(0, wholeDigits) || (wholeDigits < 0 && !kept.isEmpty) {
      text.append(.dot)
      text += repeatElement(UInt8(ascii: "0"), count: max(0, -wholeDigits))
      text += kept.dropFirst(max(0, wholeDigits))
    }
    return text
  }
}

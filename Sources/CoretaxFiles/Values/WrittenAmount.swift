import UploadQueue

/// An amount as a sheet writes it for people, its separators found but perhaps not yet understood.
///
/// `1.234.567,89`, `1,234,567.89`, `1234567.89`, `Rp 1.000`, `Rp1.000,-`, `-5`, `(5)`. Almost every amount says by
/// itself which separator is which; only one separator before exactly three digits does not (see ``AmountHabit``).
struct WrittenAmount {
  /// Which separator stands before the decimals.
  enum Point {
    case dot
    case comma
  }

  /// What the separators of one amount tell.
  enum Shape {
    /// There are none.
    case plain
    /// The text can only be read with this decimal point: it has decimals, or groups set off by the other separator.
    case certain(Point)
    /// One dot before exactly three digits: thousands, or three decimals?
    case ambiguousDot
    /// One comma before exactly three digits.
    case ambiguousComma

    /// Whether the text can be read in two ways.
    var isAmbiguous: Bool {
      switch self {
      case .plain, .certain: false
      case .ambiguousDot, .ambiguousComma: true
      }
    }
  }

  let shape: Shape
  private let digits: Bytes
  private let isNegative: Bool

  /// Finds the separators of a text without white space around it.
  init(_ text: Bytes) throws(FileFault.Kind) {
    (digits, isNegative) = Self.bare(text)
    shape = try Self.shape(of: digits)
  }

  /// The amount, where an ambiguous separator is the decimal point or not.
  func amount(ambiguousIsDecimal: Bool) throws(FileFault.Kind) -> Rupiah {
    let point: UInt8? =
      switch shape {
      case .plain: nil
      case .certain(.dot): .dot
      case .certain(.comma): .comma
      case .ambiguousDot: ambiguousIsDecimal ? .dot : nil
      case .ambiguousComma: ambiguousIsDecimal ? .comma : nil
      }
    var sen: Int64 = 0
    var decimals = -1
    for byte in digits {
      if byte == point {
        decimals = 0
      } else if byte.isDigit {
        if decimals >= 2 {
          guard byte.digit == 0 else { throw .fractionOfSen }
          continue
        }
        if decimals >= 0 { decimals += 1 }
        sen = try Self.appending(byte.digit, to: sen)
      }
    }
    for _ in 0..<(2 - max(0, decimals)) { sen = try Self.appending(0, to: sen) }
    return Rupiah(sen: isNegative ? -sen : sen)
  }

  private static func appending(_ digit: UInt8, to sen: Int64) throws(FileFault.Kind) -> Int64 {
    let (product, overflow) = sen.multipliedReportingOverflow(by: 10)
    let (sum, overflowAgain) = product.addingReportingOverflow(Int64(digit))
    guard !overflow, !overflowAgain else { throw .amountOutOfRange }
    return sum
  }

  /// Without currency, sign and the `,-` after whole rupiah.
  private static func bare(_ text: Bytes) -> (Bytes, isNegative: Bool) {
    var rest = text
    var isNegative = false
    if rest.count > 2, rest.first == UInt8(ascii: "("), rest.last == UInt8(ascii: ")") {
      isNegative = true
      rest = rest.part(1..<(rest.count - 1)).trimmed
    }
    func takeSign() {
      guard !isNegative, let sign = rest.first, sign == .minus || sign == UInt8(ascii: "+") else { return }
      isNegative = sign == .minus
      rest = rest.from(1).trimmed
    }
    takeSign()
    if rest.begins(with: "rp.") || rest.begins(with: "idr") {
      rest = rest.from(3).trimmed
    } else if rest.begins(with: "rp") {
      rest = rest.from(2).trimmed
    }
    // A space that does not break, as Excel writes after the currency.
    if rest.count > 2, rest[0] == 0xC2, rest[1] == 0xA0 { rest = rest.from(2) }
    takeSign()
    if rest.count > 2, rest[rest.count - 1] == .minus, rest[rest.count - 2] == .comma {
      rest = rest.part(0..<(rest.count - 2))
    }
    return (rest, isNegative)
  }

  private static func shape(of text: Bytes) throws(FileFault.Kind) -> Shape {
    var dots = 0
    var commas = 0
    var lastSeparator = -1
    for (index, byte) in text.enumerated() where !byte.isDigit {
      switch byte {
      case .dot: dots += 1
      case .comma: commas += 1
      default: throw LostDigits.areIn(text) ? .digitsLost : .notAnAmount
      }
      lastSeparator = index
    }
    guard let last = text.last, last.isDigit else { throw .notAnAmount }
    if dots + commas == 0 { return .plain }
    let lastIsDot = text[lastSeparator] == .dot
    if dots > 0, commas > 0 {
      guard (lastIsDot ? dots : commas) == 1,
        hasGroups(text.part(0..<lastSeparator), separator: lastIsDot ? .comma : .dot)
      else { throw .notAnAmount }
      return .certain(lastIsDot ? .dot : .comma)
    }
    if dots + commas > 1 {
      guard hasGroups(text, separator: lastIsDot ? .dot : .comma) else { throw .notAnAmount }
      return .certain(lastIsDot ? .comma : .dot)
    }
    if text.count - lastSeparator - 1 == 3, hasGroups(text, separator: lastIsDot ? .dot : .comma) {
      return lastIsDot ? .ambiguousDot : .ambiguousComma
    }
    return .certain(lastIsDot ? .dot : .comma)
  }

  /// Whether every separator stands before three digits, after one to three that do not begin with a nought.
  private static func hasGroups(_ text: Bytes, separator: UInt8) -> Bool {
    var run = 0
    var isFirst = true
    for byte in text {
      if byte == separator {
        guard isFirst ? (1...3).contains(run) : run == 3 else { return false }
        isFirst = false
        run = 0
      } else if byte.isDigit {
        run += 1
      } else {
        return false
      }
    }
    return run == 3 && text.first != UInt8(ascii: "0")
  }
}

/// Numbers that a spreadsheet has rounded to fifteen digits and written with an exponent, such as `9,99E+14`.
enum LostDigits {
  /// Whether a text is such a number.
  static func areIn(_ text: Bytes) -> Bool {
    guard let mark = text.firstIndex(where: { $0.lowercased == UInt8(ascii: "e") }), mark > 0, text[0].isDigit,
      text.part(0..<mark).allSatisfy({ $0.isDigit || $0 == .dot || $0 == .comma })
    else { return false }
    let exponent = text.from(mark + 1)
    guard let sign = exponent.first, sign == UInt8(ascii: "+") || sign == .minus else { return false }
    return exponent.from(1).isDigits
  }
}

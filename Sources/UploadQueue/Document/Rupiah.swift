/// An exact amount of money in rupiah, kept in whole sen (1/100 rupiah).
///
/// The range, ±92 quadrillion rupiah, is beyond any invoice; amounts with fractions of a sen are not representable and
/// are refused where they are read, never rounded.
public struct Rupiah: Sendable, Hashable, Comparable {
  /// The amount in sen.
  public let sen: Int64

  /// An amount in sen.
  public init(sen: Int64) {
    self.sen = sen
  }

  /// Nothing.
  public static let zero = Rupiah(sen: 0)

  /// Smaller before larger.
  public static func < (left: Rupiah, right: Rupiah) -> Bool {
    left.sen < right.sen
  }

  /// The sum, or the nearest representable amount where it would overflow.
  public static func + (left: Rupiah, right: Rupiah) -> Rupiah {
    let (sum, overflow) = left.sen.addingReportingOverflow(right.sen)
    return Rupiah(sen: overflow ? (left.sen < 0 ? .min : .max) : sum)
  }

  /// One per cent, cut to the sen.
  public var onePercent: Rupiah { Rupiah(sen: sen / 100) }

  /// Why a text is no amount.
  public enum ParseError: Error, Hashable, Sendable {
    /// Not a number.
    case notANumber
    /// More than two decimals that are not zero: sen cannot hold it exactly.
    case fractionOfSen
    /// Beyond ±92 quadrillion rupiah.
    case outOfRange
  }

  /// An amount from a plain decimal number: digits, an optional `.` and decimals, an optional exponent (`1.2E5`).
  ///
  /// This is the form of JSON and XML; exact for every number of digits. For sheets written for people see
  /// ``init(written:)``.
  public init(decimal text: some StringProtocol) throws(ParseError) {
    var digits: [UInt8] = []
    var negative = false
    var fraction = 0
    var seenPoint = false
    var seenDigit = false
    var exponent = 0
    var bytes = Array(text.utf8)[...]
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      negative = sign == UInt8(ascii: "-")
      bytes = bytes.dropFirst()
    }
    while let byte = bytes.first {
      bytes = bytes.dropFirst()
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        seenDigit = true
        digits.append(byte - UInt8(ascii: "0"))
        if seenPoint { fraction += 1 }
      case UInt8(ascii: ".") where !seenPoint:
        seenPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard seenDigit, let value = Int(String(decoding: bytes, as: UTF8.self)), (-999...999).contains(value) else {
          throw .notANumber
        }
        exponent = value
        bytes = []
      default:
        throw .notANumber
      }
    }
    guard seenDigit else { throw .notANumber }
    // Shift to sen: the value is digits × 10^(exponent − fraction) rupiah.
    let shift = exponent - fraction + 2
    if shift < 0 {
      let cut = digits.suffix(min(-shift, digits.count))
      guard cut.allSatisfy({ $0 == 0 }) else { throw .fractionOfSen }
      digits.removeLast(cut.count)
    } else if digits.contains(where: { $0 != 0 }) {
      guard shift < 40 else { throw .outOfRange }
      digits.append(contentsOf: repeatElement(0, count: shift))
    }
    var value: Int64 = 0
    for digit in digits {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowAgain) = product.addingReportingOverflow(Int64(digit))
      if overflow || overflowAgain { throw .outOfRange }
      value = sum
    }
    self.init(sen: negative ? -value : value)
  }

  /// The amount as a plain decimal number, such as `120000` or `91666.67`.
  public var decimal: String {
    let magnitude = sen.magnitude
    let (rupiah, rest) = magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = sen < 0 ? "-" : ""
    return rest == 0 ? "\(sign)\(rupiah)" : "\(sign)\(rupiah).\(twoDigits(Int(rest)))"
  }
}

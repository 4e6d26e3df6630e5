/// What a backend calls a document: stable for as long as the document exists, opaque to everybody else.
public struct DocumentID: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The backend's own key.
  public let rawValue: String

  /// The backend's own key.
  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  /// The key.
  public var description: String { rawValue }

  /// By the key's text.
  public static func < (left: DocumentID, right: DocumentID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A taxpayer number: NPWP with 16 digits (a NIK for a person), or the old one with 15.
public struct NPWP: Sendable, Hashable, CustomStringConvertible {
  /// The digits alone.
  public let digits: String

  /// The number in a text of digits, dots, dashes and spaces; `nil` where it has neither 15 nor 16 digits.
  public init?(_ text: String) {
    guard let digits = text.digitsWithoutMarks, digits.utf8.count == 15 || digits.utf8.count == 16 else { return nil }
    self.digits = digits
  }

  /// Sixteen zeros: a buyer without a number of their own (DJP template v1.6.1).
  public var isPlaceholder: Bool { digits.utf8.allSatisfy { $0 == 0x30 } }

  /// Whether it is the same number, also where one of them is the old one of 15 digits, or has lost its leading nought.
  public func isSame(as other: NPWP) -> Bool {
    self == other || "0" + digits == other.digits || digits == "0" + other.digits
  }

  /// The digits.
  public var description: String { digits }
}

/// Nomor Seri Faktur Pajak: 17 digits in Coretax, given on approval; 16 in the e-Faktur desktop client.
///
/// 2 digits kode transaksi, 2 kode status, 13 serial. A desktop number becomes a Coretax one by a `9` put in as the
/// fifth digit (DJP, FAQ e-Faktur Client Desktop, 12 February 2025).
public struct NSFP: Sendable, Hashable, CustomStringConvertible {
  /// The 17 digits of the Coretax form.
  public let digits: String

  /// The number in a text of digits, dots, dashes and spaces; `nil` where it has neither 16 nor 17 digits.
  public init?(_ text: String) {
    guard let digits = text.digitsWithoutMarks else { return nil }
    switch digits.utf8.count {
    case 17: self.digits = digits
    case 16: self.digits = digits.prefix(4) + "9" + digits.dropFirst(4)
    default: return nil
    }
  }

  /// Kode transaksi, the first two digits.
  public var transactionCode: String { String(digits.prefix(2)) }

  /// The digits.
  public var description: String { digits }
}

/// Kode transaksi: what kind of supply a faktur is for.
public enum TransactionCode {
  /// Whether a text is one of those that DJP has published: `01` to `10` (DJP template v1.6.1).
  public static func isKnown(_ text: String) -> Bool {
    text == "10" || text.utf8.count == 2 && text.utf8.first == UInt8(ascii: "0") && ("1"..."9").contains(text.suffix(1))
  }

  /// The code that a text gives: `4`, the portal's `TD.00304`, or a code with its words, `04 - DPP Nilai Lain`.
  public static func given(by text: String) -> String? {
    if isKnown(text) { return text }
    let text = text.utf8.count == 8 && text.hasPrefix("TD.003") ? text.suffix(2) : text[...]
    let digits = text.prefix { $0.isNumber }
    let code = digits.count == 1 ? "0" + digits : String(digits)
    let rest = text.dropFirst(digits.count)
    let words = rest.drop { !$0.isLetter && !$0.isNumber }
    let isAlone = rest.isEmpty || words.first?.isLetter == true && words.count < rest.count
    return isAlone && isKnown(code) ? code : nil
  }

  /// What is kept of a text: the code it gives, else the text as it came.
  public static func kept(of text: String) -> String { given(by: text) ?? text }

  /// Whether a text has words alone in place of a code: `DPP Nilai Lain`.
  public static func isInWords(_ text: String) -> Bool {
    text.first?.isLetter == true && !text.hasPrefix("TD.")
  }
}

extension String {
  /// The digits of a number written with dots, dashes and spaces; `nil` where anything else is in it.
  fileprivate var digitsWithoutMarks: String? {
    let isPlain = utf8.allSatisfy { (0x30...0x39).contains($0) }
    if isPlain { return self }
    let digits = utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-") }
    return digits.allSatisfy { (0x30...0x39).contains($0) } ? String(decoding: digits, as: UTF8.self) : nil
  }
}

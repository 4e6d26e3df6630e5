/// Text of an exported CSV, in which nothing hides: what cannot be seen, or turns what follows around, is written as
/// `<U+202E>`, and read back from it.
///
/// So is what would begin a formula where the separator of lists is `;`, as in Indonesia: a spreadsheet then splits the text
/// there, quoted or not.
///
/// CSV has no escape of its own. So that nothing is taken for one that is none, `<U+` in a text is written as
/// `<U+003C>U+`.
enum RevealedText {
  /// The text with what is hidden in it made visible.
  static func revealing(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ";") }
    guard !isPlain else { return text }
    var revealed = ""
    var isAtStart = false
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      let isFormula = isAtStart && formulaStarts.contains(scalar)
      if isFormula || isHidden(scalar) || scalar == "<" && rest.starts(with: mark.unicodeScalars) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        revealed += mark + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
      } else {
        revealed.unicodeScalars.append(scalar)
      }
      rest.removeFirst()
      isAtStart = scalar == ";" || scalar == "\n" || isAtStart && (scalar == " " || scalar == "\"")
    }
    return revealed
  }

  /// The text as it was.
  static func original(_ text: String) -> String {
    var original = ""
    var rest = text[...]
    while let place = rest.firstRange(of: mark) {
      original += rest[..<place.lowerBound]
      rest = rest[place.upperBound...]
      let digits = rest.prefix(7).prefix { $0 != ">" }
      if rest.dropFirst(digits.count).first == ">", let value = UInt32(digits, radix: 16),
        let scalar = Unicode.Scalar(value)
      {
        original.unicodeScalars.append(scalar)
        rest = rest.dropFirst(digits.count + 1)
      } else {
        original += mark
      }
    }
    return original + rest
  }

  private static let mark = "<U+"

  /// What a spreadsheet takes for the beginning of a formula.
  static let formulaStarts = "=+-@＝＋－＠".unicodeScalars

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\n" { return false }
    if scalar.properties.isDefaultIgnorableCodePoint { return true }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }
}

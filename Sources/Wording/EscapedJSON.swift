/// JSON (RFC 8259) in which nothing that cannot be seen stands as it is.
public enum EscapedJSON {
  /// The same JSON: what a terminal would act on, or nobody would see, stands in it only as `\u202e`.
  ///
  /// Such characters stand only inside of texts, where they can be escaped.
  public static func escaping(_ json: String) -> String {
    guard !isPlain(json.utf8) else { return json }
    var result = ""
    for scalar in json.unicodeScalars {
      if isVisible(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      }
    }
    return result
  }

  /// Whether UTF-8 bytes are printable ASCII, which needs no second look.
  public static func isPlain(_ bytes: some Sequence<UInt8>) -> Bool { bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value < 0x7F }
    if scalar.properties.isDefaultIgnorableCodePoint { return false }
    switch scalar.properties.generalCategory {
    // A blank that is none of the usual ones cannot be told from them.
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse, .surrogate, .unassigned:
      return false
    default: return true
    }
  }
}

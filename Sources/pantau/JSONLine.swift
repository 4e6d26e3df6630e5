import Foundation

/// A value as one line of JSON (RFC 8259), in which nothing that cannot be seen stands as it is.
struct JSONLine {
  /// The line, without its end.
  let text: String

  /// Writes a value down; its fields in the order of their names.
  init(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    text = Self.escaped(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// What a terminal would act on, or nobody would see, stands only inside of texts, where it can be escaped.
  private static func escaped(_ json: String) -> String {
    guard !json.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return json }
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

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
    default: true
    }
  }
}

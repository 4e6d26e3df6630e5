/// Which of a workbook's styles show a number as a date.
///
/// Source: ECMA-376 part 1, 18.8.30 (numFmt) and 18.8.31 (the formats that need no definition).
final class CellStyles: XMLTaker {
  private var formats: [Int: Bool] = [:]
  private var styles: [Bool] = []
  private var isInCellFormats = false

  /// Whether a style shows a date or a time.
  func isDate(_ style: Int) -> Bool { styles.indices.contains(style) && styles[style] }

  func begin(_ element: String, _ attributes: [String: String]) throws(FileFault.Kind) {
    switch element {
    case "numFmt":
      guard let id = attributes["numFmtId"].flatMap({ Int($0) }), formats.count < 10_000 else { return }
      formats[id] = Self.isDate(format: attributes["formatCode"] ?? "")
    case "cellXfs":
      isInCellFormats = true
    case "xf" where isInCellFormats:
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      // No workbook may have more than 64 000.
      if styles.count < 70_000 { styles.append(formats[id] ?? Self.isDate(builtIn: id)) }
    default: break
    }
  }

  func end(_ element: String) throws(FileFault.Kind) {
    if element == "cellXfs" { isInCellFormats = false }
  }

  func text(_ text: String) throws(FileFault.Kind) {}

  private static func isDate(builtIn id: Int) -> Bool {
    switch id {
    case 14...22, 27...36, 45...47, 50...58: true
    default: false
    }
  }

  /// Whether a format has a letter of a date in it, outside of quotes, brackets and what is escaped.
  static func isDate(format: String) -> Bool {
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    // What comes after the first semicolon is for negative numbers.
    for character in format.prefix(while: { $0 != ";" }) {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch character {
      case "\"": isQuoted.toggle()
      case "[" where !isQuoted: isBracketed = true
      case "]" where !isQuoted: isBracketed = false
      case "\\" where !isQuoted, "_" where !isQuoted, "*" where !isQuoted: isEscaped = true
      case "d", "D", "m", "M", "y", "Y", "h", "H", "s", "S": if !isQuoted, !isBracketed { return true }
      default: break
      }
    }
    return false
  }
}

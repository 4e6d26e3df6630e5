import CNcurses
import TerminalKit

/// The characters a terminal can be sent.
enum Repertoire: Sendable, Hashable {
  /// All of them, in UTF-8.
  case unicode
  /// Those of ASCII; others are replaced by something near.
  case ascii

  /// Sets the process's character type as the environment says, and tells what that allows.
  ///
  /// Where a UTF-8 locale is asked for but not installed (`id_ID.UTF-8` on a small server), `C.UTF-8` does as well.
  /// Where the locale is not UTF-8, the terminal is taken at its word.
  static func adopt(environment: [String: String]) -> Repertoire {
    let locale = localeName(environment)
    if setlocale(LC_CTYPE, locale) != nil, isUnicode { return .unicode }
    if asksForUnicode(locale), setlocale(LC_CTYPE, "C.UTF-8") != nil, isUnicode { return .unicode }
    setlocale(LC_CTYPE, "C")
    return .ascii
  }

  /// The locale for characters, by POSIX's order of precedence; an empty variable counts as unset.
  static func localeName(_ environment: [String: String]) -> String {
    ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "C"
  }

  /// Whether a locale's name asks for UTF-8.
  static func asksForUnicode(_ locale: String) -> Bool {
    let name = locale.lowercased()
    return name.contains("utf-8") || name.contains("utf8")
  }

  private static var isUnicode: Bool { cnc_codeset().map { String(cString: $0) } == "UTF-8" }

  /// What is sent for the text of a cell that takes a number of cells, always exactly that many.
  func sent(_ text: String, cells: Int) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    switch self {
    case .unicode:
      // A disagreement with the C library about a width would shift the rest of the line.
      let width = text.unicodeScalars.reduce(0) { $0 + max(-1000, Int(wcwidth(wchar_t($1.value)))) }
      return width == cells ? text : String(repeating: "?", count: cells)
    case .ascii:
      let near = text.unicodeScalars.first.flatMap { Self.near[$0] } ?? "?"
      return String(repeating: near, count: cells)
    }
  }

  /// A line as it is sent: in ASCII the blank after a sign of two characters makes room for the second (`≥ 5`, `>=5`).
  func spread(_ line: [Frame.Cell]) -> [Frame.Cell] {
    guard self == .ascii else { return line }
    var line = line
    for column in line.indices.dropFirst() where line[column].text == " " && Self.isSpread(line[column - 1].text) {
      line[column] = Frame.Cell("=", line[column - 1].style)
    }
    return line
  }

  /// Whether a sign is two characters in ASCII, where there is room.
  static func isSpread(_ text: String) -> Bool { text == "≥" || text == "≤" }

  // Lines, corners and the symbols of the screens, each by one character that reads alike.
  private static let near: [Unicode.Scalar: String] = [
    "─": "-", "━": "-", "═": "=", "│": "|", "┃": "|", "║": "|",
    "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+",
    "╭": "+", "╮": "+", "╰": "+", "╯": "+",
    "★": "*", "✎": "n", "✓": "v", "✔": "v", "✗": "x", "✘": "x", "‼": "#", "◇": "w", "∅": "0", "…": "~", "●": "*",
    "○": "o", "◐": "*",
    "•": "*",
    "·": ".", "▸": ">", "▶": ">", "◂": "<", "›": ">", "‹": "<", "◀": "<", "▴": "^", "▲": "^", "▾": "v", "▼": "v",
    "■": "#", "□": "o",
    "→": ">", "←": "<", "↑": "^", "↓": "v", "↩": "<", "↻": "@", "≥": ">", "≤": "<", "≠": "#", "≈": "~", "×": "x",
    "−": "-",
    "–": "-", "—": "-", "‘": "'", "’": "'", "“": "\"", "”": "\"", "«": "<", "»": ">", "°": "o", "█": "#", "░": ".",
    "▒": ":", "▓": "#", "▁": "_", "▂": "_", "▃": ".", "▄": "-", "▅": "-", "▆": "=", "▇": "=",
  ]
}

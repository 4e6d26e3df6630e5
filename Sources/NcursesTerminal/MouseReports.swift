import TerminalKit

/// What a terminal reports of the mouse, where it is asked to: buttons and the wheel, in xterm's form 1006.
///
/// curses' own mouse is not used: it keeps clicks back to see whether they become double ones, and knows nothing of this
/// form where the terminal's description does not.
enum MouseReports {
  /// What switches them on and off; empty for terminals that might not pass over it.
  static func sequences(environment: [String: String]) -> (on: String, off: String) {
    TerminalFamily(environment: environment) == .xterm
      ? ("\u{1B}[?1000h\u{1B}[?1006h", "\u{1B}[?1006l\u{1B}[?1000l") : ("", "")
  }

  /// What a report says, `<button;column;row` and then `M` for a press; `nil` for what nothing is done at: a release,
  /// another button, and what is no report.
  static func event(parameters: [UInt32], final: UInt32) -> MouseEvent? {
    guard parameters.first == 0x3C, final == 0x4D else { return nil }
    let text = String(String.UnicodeScalarView(parameters.dropFirst().compactMap(Unicode.Scalar.init)))
    let numbers = text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 3, let button = numbers[0], let column = numbers[1], let row = numbers[2],
      column > 0, row > 0
    else { return nil }
    let position = Position(column: column - 1, row: row - 1)
    // Shift, Alt and Control add 4, 8 and 16.
    return switch button {
    case 0: MouseEvent(.click, at: position)
    case 64, 68, 72, 80: MouseEvent(.wheelUp, at: position)
    case 65, 69, 73, 81: MouseEvent(.wheelDown, at: position)
    default: nil
    }
  }
}

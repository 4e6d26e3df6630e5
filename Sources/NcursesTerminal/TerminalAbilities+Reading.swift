import CNcurses
import Glibc
import TerminalKit

extension TerminalAbilities {
  /// What the terminal of standard output can do; nothing is written to it, and it is not asked anything.
  ///
  /// Only before a terminal is opened: curses keeps one description at a time.
  @MainActor
  public static func found(environment: [String: String]) -> TerminalAbilities {
    let type = environment["TERM"] ?? ""
    var abilities = TerminalAbilities(
      isThere: isatty(STDOUT_FILENO) == 1, type: type, isKnown: false, placesText: false, colours: 0,
      hasUnwantedColours: environment["NO_COLOR"].map { !$0.isEmpty } ?? false,
      takesUnicode: Repertoire.adopt(environment: environment) == .unicode, size: nil)
    var window = winsize()
    if abilities.isThere, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 {
      abilities.size = Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
    }
    guard !type.isEmpty, cnc_describe(type) else { return abilities }
    abilities.isKnown = true
    abilities.placesText = cnc_capability("cup") != nil
    abilities.colours = max(0, Int(cnc_number("colors")))
    cnc_forget_description()
    return abilities
  }

  /// A line as this terminal can show it: where it takes ASCII alone, with the characters that the screen uses there.
  public func shown(_ line: String) -> String {
    (isThere && !takesUnicode ? Repertoire.ascii : .unicode).sent(line: line)
  }
}

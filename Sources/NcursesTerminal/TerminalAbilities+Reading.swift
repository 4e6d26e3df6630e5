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
    abilities.size = Size(ofTerminal: STDOUT_FILENO)
    guard !type.isEmpty, cnc_describe(type) else { return abilities }
    abilities.isKnown = true
    abilities.placesText = cnc_capability("cup") != nil
    abilities.colours = max(0, Int(cnc_number("colors")))
    cnc_forget_description()
    return abilities
  }
}

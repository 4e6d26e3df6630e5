import Glibc

/// The columns that the argument parser lays its help out in.
enum HelpWidth {
  /// Beside the names of options, which take 26 of them, no fewer hold a word.
  static let least = 40

  /// Lays it out in no fewer than it can: with less room than for the names of options the parser would end the process.
  ///
  /// It is told by the variable that it asks before the terminal. A screen goes by that one too, so this is only for a
  /// process that is about to end.
  static func assure() {
    let asked = getenv("COLUMNS").flatMap { Int(String(cString: $0)) }
    guard let columns = asked ?? LineOutput.terminalWidth, columns < least else { return }
    setenv("COLUMNS", String(least), 1)
  }
}

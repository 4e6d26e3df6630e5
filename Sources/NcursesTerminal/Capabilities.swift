import CNcurses

/// What the description of the terminal that curses has opened says is to be sent.
enum Capabilities {
  /// What brings a screen of so many lines back if the process dies: what would clear its last line and what `endwin` would
  /// write.
  static func restoring(lines: Int) -> String { clearing(lastOf: lines) + all("rmkx", "cnorm", "rmcup") }

  /// What moves to the last line of a screen of so many and clears it: the shell goes on there where there is no other screen
  /// to go back to, or where a terminal that has one does not use it, as GNU screen unless it is told to.
  ///
  /// Nothing of the shell's own is cleared, as long as this is sent before the other screen is left.
  static func clearing(lastOf lines: Int) -> String {
    guard let move = cnc_to_line(Int32(lines - 1)) else { return "" }
    let there = withoutPadding(String(cString: move))
    let clear = [all("ed"), all("el")].first { !$0.isEmpty } ?? ""
    return all("sgr0", "op") + there + clear
  }

  private static func all(_ names: String...) -> String {
    withoutPadding(names.compactMap { name in cnc_capability(name).map { String(cString: $0) } }.joined())
  }

  /// A capability without the delays that old terminals needed, written `$<5>`.
  static func withoutPadding(_ capability: String) -> String {
    var result = ""
    var rest = Substring(capability)
    while let start = rest.firstRange(of: "$<") {
      result += rest[..<start.lowerBound]
      rest = rest[start.upperBound...].drop { $0 != ">" }.dropFirst()
    }
    return result + rest
  }
}

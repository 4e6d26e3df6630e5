import CNcurses

/// What the description of the terminal that curses has opened says is to be sent.
enum Capabilities {
  /// What brings the screen back if the process dies: what `endwin` would write.
  static var restoring: String {
    let names = ["sgr0", "op", "rmkx", "cnorm", "rmcup"]
    let strings = names.compactMap { name in cnc_capability(name).map { String(cString: $0) } }
    return withoutPadding(strings.joined()) + clearing
  }

  /// What clears the line of the cursor and those below, where there is no other screen to go back to: whatever the shell
  /// writes would stand in what was left.
  static var clearing: String {
    guard cnc_capability("rmcup") == nil, let clear = cnc_capability("ed") else { return "" }
    return "\r" + withoutPadding(String(cString: clear))
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

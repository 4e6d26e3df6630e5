import CNcurses

/// The brackets that a terminal puts around pasted text where it is asked to, so that text is never taken for keys.
enum PasteBrackets {
  /// What switches them on and off: as the terminal's description says (`BE`, `BD`, since ncurses 6.4), else xterm's
  /// where the terminal is of a kind that has them or passes over what it does not know.
  static func sequences(environment: [String: String]) -> (on: String, off: String) {
    if let on = cnc_capability("BE"), let off = cnc_capability("BD") {
      return (String(cString: on), String(cString: off))
    }
    return TerminalFamily(environment: environment) == .xterm ? ("\u{1B}[?2004h", "\u{1B}[?2004l") : ("", "")
  }
}

/// Which private sequences a kind of terminal can be sent.
enum TerminalFamily: Sendable, Hashable {
  /// Those of xterm: understood, or passed over in silence.
  case xterm
  /// None: the Linux console, hardware terminals, and whatever is not known.
  case other

  /// The family of a terminal, by the type it says it is.
  init(environment: [String: String]) {
    let type = environment["TERM"] ?? ""
    let known = [
      "xterm", "tmux", "screen", "rxvt", "alacritty", "foot", "kitty", "wezterm", "ghostty", "contour", "mintty",
      "konsole", "gnome", "vte", "iterm", "st-", "mlterm",
    ]
    self = type == "st" || known.contains { type.hasPrefix($0) } ? .xterm : .other
  }
}

/// A way in which terminals take a notification for the desktop of the person before them.
///
/// No terminal says whether it knows one, so it is the person who names it. Both are passed over where they are not known.
public enum DesktopNotification: String, Sendable, Hashable, CaseIterable {
  /// OSC 9 (iTerm2, Windows Terminal's ConEmu heritage, WezTerm, kitty, Ghostty).
  case osc9
  /// OSC 777 (rxvt-unicode, VTE, foot, WezTerm, Ghostty).
  case osc777
}

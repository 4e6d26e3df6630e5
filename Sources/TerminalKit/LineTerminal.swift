import Wording

/// A terminal without a screen: lines are typed on it and written to it, one after another, and none is taken back.
///
/// For screen readers, serial lines and terminals that cannot place their cursor.
@MainActor
public protocol LineTerminal: Terminal {
  /// Writes lines, which are seen or heard at once.
  func write(_ lines: [SafeText])
}

extension LineTerminal {
  /// Twenty rows of a list at a time; a line is as long as it is.
  public var size: Size { Size(columns: 10_000, rows: 27) }

  /// There is no screen to show it on.
  public func present(_ frame: Frame) {}

  /// What was written stays written.
  public func redrawAll() {}

  /// It has no colours.
  public func wear(_ theme: Theme) {}

  /// There is nothing to point at.
  public func reportMouse(_ isWanted: Bool) {}

  /// There is no clipboard.
  public func copy(_ text: String) -> Bool { false }

  /// What happens is written as a line.
  public func alert(_ text: SafeText, rings: Bool, by way: DesktopNotification?) {}

  /// The system's own Ctrl-Z stops a program of lines; it need not be asked.
  public func suspend() -> Bool { false }
}

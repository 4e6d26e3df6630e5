import Wording

/// A terminal: it shows frames and reports what happens to it.
///
/// The boundary is a whole frame, so a test terminal can say exactly what was shown. Everything happens on the main
/// actor; nothing blocks.
@MainActor
public protocol Terminal: AnyObject {
  /// Its size now.
  var size: Size { get }

  /// Whether dim text looks other than plain text there.
  var canDim: Bool { get }

  /// What happens, in order.
  var events: TerminalEvents { get }

  /// Shows a frame; only what differs from the last one travels.
  func present(_ frame: Frame)

  /// Takes other colours; the next frame is drawn in them.
  func wear(_ theme: Theme)

  /// Reports the mouse from now on, or no longer; where it does, the terminal's own selecting of text ends.
  func reportMouse(_ isWanted: Bool)

  /// Draws everything again with the next frame.
  func redrawAll()

  /// Puts text on the clipboard of the person's machine, through the terminal; whether it was given to it at all.
  ///
  /// What the terminal does with it is not known, and is never asked.
  func copy(_ text: String) -> Bool

  /// Calls who does not look: with the bell where it has one, and with a notification of the person's desktop where a way
  /// to that is named.
  func alert(_ text: SafeText, rings: Bool, by way: DesktopNotification?)

  /// Gives the terminal back and stops the process until it is continued (Ctrl-Z); returns after `fg`.
  ///
  /// Nothing happens, and false is returned, where there is no shell that could continue it.
  @discardableResult
  func suspend() -> Bool
}

extension Terminal {
  /// It does, as most terminals do.
  public var canDim: Bool { true }
}

/// Something that happens to a terminal.
public enum TerminalEvent: Sendable, Hashable {
  /// A key was pressed.
  case key(Key)
  /// Something was done with the mouse, where that is reported.
  case mouse(MouseEvent)
  /// Text was pasted: never to be taken for keys.
  case pasted(String)
  /// A line was typed, on a terminal of lines.
  case line(String)
  /// The size changed.
  case resized(Size)
  /// The process was continued after a stop: everything must be drawn again.
  case resumed
  /// The process was asked to end, by this signal number, or its terminal is gone (SIGHUP).
  case terminate(signal: Int32)
}

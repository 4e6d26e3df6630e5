import CNcurses
import CTermGuard
import TerminalKit
import Wording

/// What the terminal is told.
extension NcursesTerminal {
  /// Shows a frame; only what differs from the last one travels, and nothing where nothing does.
  ///
  /// While the line has not taken the last one, a frame waits, and gives way to the next.
  public func present(_ frame: Frame) {
    guard isOpen else { return }
    guard output.isFree else {
      lateFrame = frame
      return
    }
    guard painter.paint(frame) || mustRedraw else { return tell(frame.title) }
    if !isShowing { setRestoring() }
    mustRedraw = false
    update()
    if !isShowing {
      isShowing = true
      // Switches the keypad on, and takes what was typed ahead.
      readKeys()
      // Reports of the mouse are read piece by piece; curses, which knows its keys only now, would take the head of one
      // for a key.
      define_key(nil, KEY_MOUSE)
      output.flush()
      output.send(reports.on)
    }
    tell(frame.title)
  }

  /// Names the window, where it has another name.
  private func tell(_ name: SafeText) {
    guard isShowing, output.isFree else { return }
    let isFirst = title.isFirst(name)
    let sequence = title.sequence(for: name)
    guard !sequence.isEmpty else { return }
    // Whatever the process dies of from here on, the name is given back.
    if isFirst { setRestoring() }
    output.send(sequence)
  }

  func presentLate() {
    if output.isLost { return lineIsLost() }
    if let text = lateCopy {
      lateCopy = nil
      output.send(text)
      guard output.isFree else { return }
    }
    guard let frame = lateFrame else { return }
    lateFrame = nil
    present(frame)
  }

  /// Takes other colours; the next frame is drawn in them.
  public func wear(_ theme: Theme) {
    painter.wear(theme)
    if isShowing { redrawAll() }
  }

  /// Reports the mouse from now on, or no longer.
  public func reportMouse(_ isWanted: Bool) {
    guard isOpen, isWanted != hasMouse else { return }
    hasMouse = isWanted
    guard isShowing else { return }
    // Whatever the process dies of meanwhile, the mouse is given back.
    if isWanted { setRestoring() }
    output.send(isWanted ? mouse.on : mouse.off)
    if !isWanted { setRestoring() }
  }

  /// What the terminal is told beside what curses tells it, and what ends that.
  var reports: (on: String, off: String) {
    let paste = (on: paste.on, off: title.off + paste.off)
    return hasMouse ? (paste.on + mouse.on, mouse.off + paste.off) : paste
  }

  /// What gives the screen back, whatever the process dies of.
  var restoring: String { reports.off + Capabilities.restoring(lines: size.rows) }

  func setRestoring() { cterm_guard_set_restoring(restoring) }

  /// Draws everything again with the next frame.
  public func redrawAll() {
    mustRedraw = true
    clearok(cnc_stdscr(), true)
  }

  /// Puts text on the clipboard of the person's machine, where the terminal is of a kind that can.
  public func copy(_ text: String) -> Bool {
    guard isOpen, isShowing, let sequence = Clipboard.sequence(for: text, environment: environment) else {
      return false
    }
    // On a line that stands still only the newest waits, as with frames.
    if output.isFree { output.send(sequence) } else { lateCopy = sequence }
    return true
  }

  /// Calls the person, where the terminal has a bell or knows the way; a line that takes nothing now is not written to.
  public func alert(_ text: SafeText, rings: Bool, by way: DesktopNotification?) {
    guard isOpen, isShowing, output.isFree else { return }
    if rings, let bell = cnc_capability("bel") { output.send(Capabilities.withoutPadding(String(cString: bell))) }
    if let way { output.send(AlertSequence.notification(of: text, by: way, environment: environment)) }
  }

  func update() {
    wnoutrefresh(cnc_stdscr())
    doupdate()
    output.flush()
    if output.isLost { lineIsLost() }
  }
}

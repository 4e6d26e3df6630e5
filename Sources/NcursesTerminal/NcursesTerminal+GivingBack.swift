import CNcurses
import CTermGuard
import Glibc
import TerminalKit

/// Gives the terminal back: until the program is continued, or for good.
extension NcursesTerminal {
  /// Gives the terminal back and stops the process until it is continued; returns after `fg`.
  ///
  /// Nothing happens, and false is returned, where nobody could continue it: it would be lost, still holding its session.
  @discardableResult
  public func suspend() -> Bool {
    guard isOpen, JobControl.canBeContinued else { return false }
    giveScreenBack()
    tcsetattr(STDIN_FILENO, TCSANOW, &foundModes)
    stopUntilInForeground()
    isContinuedBySuspend = true
    takeAgain()
    return true
  }

  /// Stops, and stops again where it is continued in the background (`bg`), where the terminal is the shell's.
  func stopUntilInForeground() {
    // Not SIGTSTP, which the threads of the main actor block, and not to the whole group, which would be later.
    repeat { raise(SIGSTOP) } while JobControl.isInBackground && JobControl.canBeContinued
  }

  /// Takes the terminal again after a stop, during which the shell had it.
  func takeAgain() {
    tcsetattr(STDIN_FILENO, TCSANOW, &takenModes)
    measure()
    redrawAll()
    if isShowing, output.isFree {
      mustRedraw = false
      update()
      output.send(reports.on)
    }
    events.send(.resumed)
  }

  /// Gives the terminal back as it was found, then shows what was written to standard error meanwhile.
  ///
  /// A second call does nothing.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    keySource?.cancel()
    lineWatch?.cancel()
    cterm_guard_disarm()
    giveScreenBack()
    keyboard.close()
    delscreen(screen)
    output.close()
    tcsetattr(STDIN_FILENO, TCSANOW, &foundModes)
    hiddenErrors?.replay()
    signals.release()
    events.send(nil)
  }

  private func giveScreenBack() {
    (lateFrame, lateCopy) = (nil, nil)
    let restoring = isShowing ? restoring : ""
    if isShowing { output.send(reports.off + Capabilities.clearing(lastOf: size.rows)) }
    title.forget()
    endwin()
    output.flush()
    output.finish(orElse: restoring)
  }
}

import CNcurses
import Dispatch
import Glibc
import TerminalKit

/// What happens at the terminal.
extension NcursesTerminal {
  func listen() {
    let keys = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: .main)
    keys.setEventHandler { [weak self] in self?.readKeys() }
    keys.activate()
    keySource = keys

    // A terminal that goes away does not always send SIGHUP here, nor wake the reader.
    let watch = DispatchSource.makeTimerSource(queue: .main)
    watch.schedule(deadline: .now() + 1, repeating: 1, leeway: .milliseconds(250))
    watch.setEventHandler { [weak self] in self?.endIfLineIsLost() }
    watch.activate()
    lineWatch = watch

    let arrivals = signals.arrivals
    Task { [weak self] in
      for await signal in arrivals { self?.receive(signal) }
    }
  }

  private func receive(_ signal: Int32) {
    guard isOpen else { return }
    switch signal {
    case SIGWINCH: measure()
    case SIGTSTP: suspend()
    case SIGCONT where isContinuedBySuspend: isContinuedBySuspend = false
    case SIGCONT:
      // After a stop that was not asked for here: `bg` leaves the terminal to the shell then too.
      if JobControl.isInBackground {
        guard JobControl.canBeContinued else { return }
        stopUntilInForeground()
      }
      takeAgain()
    default: events.send(.terminate(signal: signal))
    }
  }

  func readKeys() {
    guard isOpen else { return }
    if !keyboard.read({ events.send($0) }) { endIfLineIsLost() }
  }

  private func endIfLineIsLost() {
    var line = pollfd(fd: STDIN_FILENO, events: 0, revents: 0)
    let isGone = poll(&line, 1, 0) == 1 && Int32(line.revents) & (POLLHUP | POLLERR | POLLNVAL) != 0
    if isGone || isatty(STDIN_FILENO) != 1 { lineIsLost() }
  }

  func lineIsLost() {
    guard keySource != nil else { return }
    keySource?.cancel()
    keySource = nil
    lineWatch?.cancel()
    signals.lineIsLost()
    events.send(.terminate(signal: SIGHUP))
  }

  /// Asks the system, not the terminal, for the size.
  func measure() {
    guard let found = Size(ofTerminal: STDOUT_FILENO), found.rows > 0, found != wholeSize else { return }
    wholeSize = found
    size = found.drawn
    // Not resizeterm, which would put a key of its own among those that were pressed.
    resize_term(Int32(size.rows), Int32(size.columns))
    // What is pushed out of what is drawn would stand beside or below it.
    idlok(cnc_stdscr(), size == found)
    idcok(cnc_stdscr(), size == found)
    painter.forget()
    clearok(cnc_stdscr(), true)
    // The last line is another one.
    if isShowing { setRestoring() }
    events.send(.resized(size))
  }
}

import CNcurses
import CTermGuard
import Dispatch
import Glibc
import TerminalKit
import Wording

/// The person's terminal, through ncurses.
///
/// Opening it takes the signals, the keyboard and the screen; ``close()``, and the guard if the process dies, give the
/// terminal back as it was found. Between the two nothing else may write to standard output. There is one at a time.
@MainActor
public final class NcursesTerminal: Terminal {
  /// Its size now.
  public private(set) var size: Size
  /// Whether dim text looks other than plain text there.
  public var canDim: Bool { painter.canDim }
  /// What happens, in order.
  public let events = TerminalEvents()

  private let signals: TerminalSignals
  private let screen: OpaquePointer
  /// Keys are read through a pad, because reading through a window would refresh it.
  private let keyboard: cnc_window?
  private var foundModes: termios
  /// The modes in which every key comes by itself, as curses has set them.
  private var takenModes = termios()
  private let output: TerminalOutput
  /// The newest frame, where the line has not taken the one before yet.
  private var lateFrame: Frame?
  /// What is for the clipboard, where the line has not taken what was before it.
  private var lateCopy: String?
  private let hiddenErrors: HiddenErrors?
  private var painter: FramePainter
  private let environment: [String: String]
  private var decoder = KeyDecoder()
  /// What makes the terminal tell pasted text from keys, and what ends that; empty where it cannot.
  private let paste: (on: String, off: String)
  /// The same for the mouse.
  private let mouse: (on: String, off: String)
  private var title: WindowTitle
  private var hasMouse: Bool
  private var keySource: (any DispatchSourceRead)?
  private var lineWatch: (any DispatchSourceTimer)?
  private var isOpen = true
  private var isShowing = false
  private var mustRedraw = false
  private var isContinuedBySuspend = false

  /// Takes the terminal of standard input and output, or says why that cannot be; then nothing has changed.
  ///
  /// `environment` gives the terminal's type, the character set and whether colours are wanted. Nothing is written
  /// before the first frame is presented, and the terminal is never asked anything. The palette follows `COLORFGBG`
  /// unless one is given. The mouse is reported only where it is asked for, since the terminal's own selecting of text ends
  /// with it. `end` is called before a process that hangs is ended.
  public static func open(
    environment: [String: String], palette: Palette? = nil, hasMouse: Bool = false,
    beforeEnd end: @escaping @Sendable () -> Void = {}
  ) throws(TerminalOpeningError) -> NcursesTerminal {
    guard isatty(STDIN_FILENO) == 1 else { throw .inputIsNoTerminal }
    guard isatty(STDOUT_FILENO) == 1 else { throw .outputIsNoTerminal }
    let type = environment["TERM"] ?? ""
    guard !type.isEmpty else { throw .typeIsNotSaid }
    var found = termios()
    guard tcgetattr(STDIN_FILENO, &found) == 0 else { throw .inputIsNoTerminal }
    let repertoire = Repertoire.adopt(environment: environment)
    let signals = TerminalSignals {
      end()
      cterm_guard_end_process($0)
    }
    set_escdelay(25)
    guard let output = TerminalOutput() else {
      signals.release()
      throw .outputIsNoTerminal
    }
    guard let screen = cnc_newterm(type, output.stream) else {
      output.close()
      signals.release()
      throw .typeIsUnknown(type)
    }
    guard cnc_capability("cup") != nil else {
      // Curses changes the modes a little as soon as it starts; it would write something as it ends.
      delscreen(screen)
      output.close()
      tcsetattr(STDIN_FILENO, TCSANOW, &found)
      signals.release()
      throw .cannotPlaceText(type)
    }
    return NcursesTerminal(
      screen: screen, output: output, found: found, signals: signals, repertoire: repertoire,
      palette: palette ?? Palette(environment: environment), environment: environment, hasMouse: hasMouse)
  }

  private init(
    screen: OpaquePointer, output: TerminalOutput, found: termios, signals: TerminalSignals, repertoire: Repertoire,
    palette: Palette,
    environment: [String: String], hasMouse: Bool
  ) {
    self.screen = screen
    self.output = output
    self.signals = signals
    self.environment = environment
    foundModes = found
    paste = PasteBrackets.sequences(environment: environment)
    mouse = MouseReports.sequences(environment: environment)
    title = WindowTitle(environment: environment, repertoire: repertoire)
    self.hasMouse = hasMouse
    size = Size(columns: Int(getmaxx(cnc_stdscr())), rows: Int(getmaxy(cnc_stdscr())))
    hiddenErrors = HiddenErrors(folder: environment["TMPDIR"])
    cterm_guard_arm(STDIN_FILENO, &foundModes, hiddenErrors?.shown ?? -1, hiddenErrors?.file ?? -1)
    raw()
    nonl()
    noecho()
    keyboard = newpad(1, 1)
    keypad(keyboard, true)
    nodelay(keyboard, true)
    idlok(cnc_stdscr(), true)
    tcgetattr(STDIN_FILENO, &takenModes)
    output.gather()
    painter = FramePainter(repertoire: repertoire, palette: palette, environment: environment)
    measure()
    output.emptied = { [weak self] in self?.presentLate() }
    listen()
  }

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

  private func presentLate() {
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
  private var reports: (on: String, off: String) {
    let paste = (on: paste.on, off: title.off + paste.off)
    return hasMouse ? (paste.on + mouse.on, mouse.off + paste.off) : paste
  }

  private func setRestoring() { cterm_guard_set_restoring(reports.off + Self.restoringSequence) }

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
    if rings, let bell = cnc_capability("bel") { output.send(Self.withoutPadding(String(cString: bell))) }
    if let way { output.send(AlertSequence.notification(of: text, by: way, environment: environment)) }
  }

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
  private func stopUntilInForeground() {
    // Not SIGTSTP, which the threads of the main actor block, and not to the whole group, which would be later.
    repeat { raise(SIGSTOP) } while JobControl.isInBackground && JobControl.canBeContinued
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
    delwin(keyboard)
    delscreen(screen)
    output.close()
    tcsetattr(STDIN_FILENO, TCSANOW, &foundModes)
    hiddenErrors?.replay()
    signals.release()
    events.send(nil)
  }

  private func giveScreenBack() {
    (lateFrame, lateCopy) = (nil, nil)
    if isShowing { output.send(reports.off) }
    title.forget()
    endwin()
    output.flush()
    if isShowing { output.send(Self.clearingSequence) }
    output.finish(orElse: isShowing ? reports.off + Self.restoringSequence : "")
  }
}

// MARK: - What happens

extension NcursesTerminal {
  private func listen() {
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

  private func readKeys() {
    guard isOpen else { return }
    var hasRead = false
    while true {
      var value: wint_t = 0
      let status = wget_wch(keyboard, &value)
      let input: KeyDecoder.Input =
        switch status {
        case ERR: .pause
        case KEY_CODE_YES: .code(Int32(bitPattern: value))
        default: .character(value)
        }
      if let event = decoder.decode(input) { events.send(event) }
      guard status != ERR else { break }
      hasRead = true
    }
    if !hasRead { endIfLineIsLost() }
  }

  private func endIfLineIsLost() {
    var line = pollfd(fd: STDIN_FILENO, events: 0, revents: 0)
    let isGone = poll(&line, 1, 0) == 1 && Int32(line.revents) & (POLLHUP | POLLERR | POLLNVAL) != 0
    if isGone || isatty(STDIN_FILENO) != 1 { lineIsLost() }
  }

  private func lineIsLost() {
    guard keySource != nil else { return }
    keySource?.cancel()
    keySource = nil
    lineWatch?.cancel()
    signals.lineIsLost()
    events.send(.terminate(signal: SIGHUP))
  }

  private func update() {
    wnoutrefresh(cnc_stdscr())
    doupdate()
    output.flush()
    if output.isLost { lineIsLost() }
  }

  /// Takes the terminal again after a stop, during which the shell had it.
  private func takeAgain() {
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

  /// Asks the system, not the terminal, for the size.
  private func measure() {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else { return }
    let new = Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
    guard new != size else { return }
    // Not resizeterm, which would put a key of its own among those that were pressed.
    resize_term(Int32(new.rows), Int32(new.columns))
    size = new
    painter.forget()
    clearok(cnc_stdscr(), true)
    events.send(.resized(new))
  }

  /// What brings the screen back if the process dies: what `endwin` would write.
  private static var restoringSequence: String {
    let names = ["sgr0", "op", "rmkx", "cnorm", "rmcup"]
    let strings = names.compactMap { name in cnc_capability(name).map { String(cString: $0) } }
    return withoutPadding(strings.joined()) + clearingSequence
  }

  /// What clears the line of the cursor and those below, where there is no other screen to go back to: whatever the shell
  /// writes would stand in what was left.
  private static var clearingSequence: String {
    guard cnc_capability("rmcup") == nil, let clear = cnc_capability("ed") else { return "" }
    return "\r" + withoutPadding(String(cString: clear))
  }

  /// A capability without the delays that old terminals needed, written `$<5>`.
  nonisolated static func withoutPadding(_ capability: String) -> String {
    var result = ""
    var rest = Substring(capability)
    while let start = rest.firstRange(of: "$<") {
      result += rest[..<start.lowerBound]
      rest = rest[start.upperBound...].drop { $0 != ">" }.dropFirst()
    }
    return result + rest
  }
}

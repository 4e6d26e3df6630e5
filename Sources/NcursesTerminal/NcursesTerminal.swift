import CNcurses
import CTermGuard
import Dispatch
import Glibc
import TerminalKit

/// The person's terminal, through ncurses.
///
/// Opening it takes the signals, the keyboard and the screen; ``close()``, and the guard if the process dies, give the
/// terminal back as it was found. Between the two nothing else may write to standard output. There is one at a time.
@MainActor
public final class NcursesTerminal: Terminal {
  /// The size of what is drawn on it now.
  public internal(set) var size: Size
  /// The size that it has, which may be more.
  var wholeSize: Size
  /// Whether dim text looks other than plain text there.
  public var canDim: Bool { painter.canDim }
  /// What happens, in order.
  public let events = TerminalEvents()

  let signals: TerminalSignals
  let screen: OpaquePointer
  let keyboard: Keyboard
  var foundModes: termios
  /// The modes in which every key comes by itself, as curses has set them.
  var takenModes = termios()
  let output: TerminalOutput
  /// The newest frame, where the line has not taken the one before yet.
  var lateFrame: Frame?
  /// What is for the clipboard, where the line has not taken what was before it.
  var lateCopy: String?
  let hiddenErrors: HiddenErrors?
  var painter: FramePainter
  let environment: [String: String]
  /// What makes the terminal tell pasted text from keys, and what ends that; empty where it cannot.
  let paste: (on: String, off: String)
  /// The same for the mouse.
  let mouse: (on: String, off: String)
  var title: WindowTitle
  var hasMouse: Bool
  var keySource: (any DispatchSourceRead)?
  var lineWatch: (any DispatchSourceTimer)?
  var isOpen = true
  var isShowing = false
  var mustRedraw = false
  var isContinuedBySuspend = false

  /// Takes the terminal of standard input and output, or says why that cannot be; then nothing has changed.
  ///
  /// `environment` gives the terminal's type, the character set and whether colours are wanted. Nothing is written
  /// before the first frame is presented, and the terminal is never asked anything. The palette follows `COLORFGBG`
  /// unless one is given. The mouse is reported only where it is asked for, since the terminal's own selecting of text ends
  /// with it. `lineByLine` is the command that is advised where the terminal has no screen. `end` is called before a
  /// process that hangs is ended.
  public static func open(
    environment: [String: String], palette: Palette? = nil, hasMouse: Bool = false, lineByLine: String? = nil,
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
    // Curses would take memory for whatever size it finds; it begins with that of the terminal's type then.
    use_env(Size(ofTerminal: STDOUT_FILENO).map { $0 == $0.drawn } ?? true)
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
      throw .cannotPlaceText(type, lineByLine: lineByLine)
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
    wholeSize = Size(columns: Int(getmaxx(cnc_stdscr())), rows: Int(getmaxy(cnc_stdscr())))
    size = wholeSize
    hiddenErrors = HiddenErrors(folder: environment["TMPDIR"])
    cterm_guard_arm(STDIN_FILENO, &foundModes, hiddenErrors?.shown ?? -1, hiddenErrors?.file ?? -1)
    raw()
    nonl()
    noecho()
    keyboard = Keyboard()
    idlok(cnc_stdscr(), true)
    tcgetattr(STDIN_FILENO, &takenModes)
    output.gather()
    painter = FramePainter(repertoire: repertoire, palette: palette, environment: environment)
    measure()
    output.emptied = { [weak self] in self?.presentLate() }
    listen()
  }
}

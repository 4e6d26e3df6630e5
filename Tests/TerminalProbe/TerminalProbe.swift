import Glibc
import NcursesTerminal
import TerminalKit
import Wording

/// A small program for tests on a pseudo-terminal: a list with a cursor, and keys that do what programs fear.
///
/// `q` quits, `S` crashes on a bad address, `A` aborts, `F` is a fault of the Swift runtime, `H` hangs for good, `E`
/// writes to standard error, `U` presents the same frame a hundred times, `R` redraws, `X` shows text from outside, `C`
/// shows the cursor, `L` shows the keys as they come, Ctrl-Z suspends, `T` and `K` stop it as another process would,
/// politely and not, `W` presents a thousand screens and stops like `K`. `m` writes a mark behind everything sent before,
/// `M` switches the mouse on, or off where it is on, `N` gives the window another name. With `TWICE` it takes the terminal
/// for a second time, as a program does that asks something before its own screen.
@main
@MainActor
struct TerminalProbe {
  static func main() async {
    var environment: [String: String] = [:]
    for name in ["TERM", "LC_ALL", "LANG", "NO_COLOR", "COLORFGBG"] {
      environment[name] = getenv(name).map { String(cString: $0) }
    }
    let terminal: NcursesTerminal
    do {
      if getenv("TWICE") != nil { try NcursesTerminal.open(environment: environment).close() }
      terminal = try NcursesTerminal.open(environment: environment, hasMouse: getenv("MOUSE") != nil)
    } catch {
      write("\(error.phrase.text(.english))\n", to: STDERR_FILENO)
      exit(1)
    }
    var screen = ProbeScreen(size: terminal.size)
    terminal.present(screen.frame)
    var marks = 0
    var hasMouse = getenv("MOUSE") != nil
    let (events, feed) = AsyncStream<TerminalEvent>.makeStream()
    terminal.events.listen { event in
      if let event { feed.yield(event) } else { feed.finish() }
    }
    for await event in events {
      switch event {
      case .key(.character("q")):
        terminal.close()
        exit(0)
      case .key(.character("S")): UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
      case .key(.character("A")): abort()
      case .key(.character("F")): preconditionFailure("asked to fail")
      case .key(.character("H")): while true { pause() }
      case .key(.character("E")): write("from a \u{1B}[31mlibrary\n", to: STDERR_FILENO)
      case .key(.character("U")): for _ in 0..<100 { terminal.present(screen.frame) }
      case .key(.character("R")): terminal.redrawAll()
      case .key(.control("z")): if !terminal.suspend() { screen.note("notStopped") }
      case .key(.character("T")): kill(getpid(), SIGTSTP)
      case .key(.character("K")): kill(getpid(), SIGSTOP)
      case .key(.character("W")):
        for number in 1...1_000 {
          screen.title = "screen \(number)"
          terminal.redrawAll()
          terminal.present(screen.frame)
        }
        kill(getpid(), SIGSTOP)
      case .key(.character("N")): screen.window = screen.window.isEmpty ? "probe — satu" : "probe — dua"
      case .key(.character("M")):
        hasMouse.toggle()
        terminal.reportMouse(hasMouse)
      case .key(.character("m")):
        marks += 1
        write("[mark \(marks)]", to: STDOUT_FILENO)
      case .terminate(let signal):
        terminal.close()
        exit(128 + signal)
      case .resized(let size):
        screen.size = size
        screen.note(event)
      case .resumed, .pasted, .mouse: screen.note(event)
      case .line: break
      case .key(let key): screen.press(key)
      }
      terminal.present(screen.frame)
    }
  }

  private static func write(_ text: String, to file: Int32) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(file, bytes, bytes.count)
  }
}

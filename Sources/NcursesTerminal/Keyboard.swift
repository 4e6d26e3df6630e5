import CNcurses
import TerminalKit

/// The keyboard of the terminal that curses has opened.
@MainActor
final class Keyboard {
  /// Keys are read through a pad, because reading through a window would refresh it.
  private let pad = newpad(1, 1)
  private var decoder = KeyDecoder()

  init() {
    keypad(pad, true)
    nodelay(pad, true)
  }

  /// Reads all that has come, and hands on what that makes; whether anything had come.
  func read(_ take: (TerminalEvent) -> Void) -> Bool {
    var hasRead = false
    while true {
      var value: wint_t = 0
      let status = wget_wch(pad, &value)
      let input: KeyDecoder.Input =
        switch status {
        case ERR: .pause
        case KEY_CODE_YES: .code(Int32(bitPattern: value))
        default: .character(value)
        }
      if let event = decoder.decode(input) { take(event) }
      guard status != ERR else { return hasRead }
      hasRead = true
    }
  }

  /// Nothing is read any more.
  func close() { delwin(pad) }
}

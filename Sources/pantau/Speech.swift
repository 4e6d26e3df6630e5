import Glibc
import Synchronization
import Wording

/// What a command says: its results on standard output, everything else on standard error.
enum Speech {
  /// Why some of the result was not written.
  private static let lost = Mutex<LineOutput.Unwritable?>(nil)

  /// Why some of the result was not written, which the command is to end with; `nil` where all of it was.
  static var failure: LineOutput.Unwritable? { lost.withLock { $0 } }

  /// Says a line of the result; where that cannot be written, what the command does goes on.
  static func say(_ text: SafeText) {
    say(lines: text.string + "\n")
  }

  /// Says a result of several lines as it is.
  static func say(lines: String) {
    do { try LineOutput.write(lines, to: STDOUT_FILENO) } catch let error as LineOutput.Unwritable {
      lost.withLock { $0 = error }
    } catch {}
  }

  /// Says a line beside the result.
  static func warn(_ text: SafeText) {
    tell(text.string + "\n")
  }

  /// Writes over the last line on standard error, a terminal.
  static func overwrite(_ text: SafeText) {
    tell("\r" + text.string + "\u{1B}[K")
  }

  /// Where nobody is there any more to read it, as on a terminal that was closed, it is not said.
  private static func tell(_ text: String) {
    try? LineOutput.write(text, to: STDERR_FILENO)
  }
}

import Foundation
import Wording

/// What a command says: its results on standard output, everything else on standard error.
enum Speech {
  /// Says a line of the result.
  static func say(_ text: SafeText) {
    print(text.string)
  }

  /// Says a line beside the result.
  static func warn(_ text: SafeText) {
    write(text.string + "\n")
  }

  /// Writes over the last line on standard error, a terminal.
  static func overwrite(_ text: SafeText) {
    write("\r" + text.string + "\u{1B}[K")
  }

  /// Where nobody is there any more to read it, as on a terminal that was closed, it is not said.
  private static func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}

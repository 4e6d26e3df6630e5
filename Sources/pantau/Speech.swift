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
    FileHandle.standardError.write(Data((text.string + "\n").utf8))
  }

  /// Writes over the last line on standard error, a terminal.
  static func overwrite(_ text: SafeText) {
    FileHandle.standardError.write(Data(("\r" + text.string + "\u{1B}[K").utf8))
  }
}

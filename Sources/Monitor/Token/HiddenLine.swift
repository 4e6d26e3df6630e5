import Secrets
import TerminalKit

/// A line of text being typed that nobody may read: neither on the screen nor in what is printed of the program's state.
public struct HiddenLine: Sendable, Equatable {
  private var line = LineEditor(longest: 65_536)

  /// An empty line.
  public init() {}

  /// How many characters there are.
  public var count: Int { line.text.count }

  /// What was typed, for the one who needs it, without the white space around it.
  public var secret: Secret {
    Secret(String(line.text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()))
  }

  /// Whether nothing was typed, or white space alone.
  var isBlank: Bool { line.text.allSatisfy(\.isWhitespace) }

  /// Takes a key; whether it was one for a line.
  mutating func type(_ key: Key) -> Bool { line.type(key) }

  /// Takes text that was pasted; the end of its last line belongs to no token.
  mutating func insert(_ pasted: String) {
    line.insert(String(pasted.reversed().drop { $0.isNewline }.reversed()))
  }
}

extension HiddenLine: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// A word that says nothing of what was typed.
  public var description: String { "‹hidden›" }

  /// The same word.
  public var debugDescription: String { description }

  /// Nothing to look into.
  public var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .struct) }
}

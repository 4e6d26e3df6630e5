import TerminalKit

/// One line of text being typed, and where in it the next character goes.
///
/// What stands before and after that place is kept apart, so that marks typed after a letter join it.
public struct LineEditor: Sendable, Equatable {
  /// What stands before the cursor.
  public private(set) var before: String
  /// What stands after it.
  public private(set) var after = ""
  /// The most characters that fit.
  private let longest: Int
  /// Whether the text is only offered: what is typed first takes its place, unless a key moves in it or takes from it.
  public private(set) var isOffered = false

  /// A line that begins with a text, the cursor at its end.
  public init(_ text: String = "", longest: Int = 500) {
    before = text
    self.longest = longest
  }

  /// A line with a text that is offered, and gives way to the first character that is typed.
  public init(offering text: String, longest: Int) {
    self.init(text, longest: longest)
    isOffered = true
  }

  /// The whole line.
  public var text: String { before + after }

  /// Takes a key; whether it was one for a line.
  public mutating func type(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .backspace, .control("h"): before = String(before.dropLast())
    case .delete, .control("d"): after = String(after.dropFirst())
    case .left, .control("b"): moveLeft()
    case .right, .control("f"): moveRight()
    case .home, .control("a"): (before, after) = ("", text)
    case .end, .control("e"): (before, after) = (text, "")
    case .control("u"): before = ""
    case .control("k"): after = ""
    case .control("w"): dropWord()
    default: return false
    }
    isOffered = false
    return true
  }

  /// Puts text where the cursor is: of several lines makes one, and leaves out what cannot be seen.
  public mutating func insert(_ pasted: String) {
    if isOffered { (before, after, isOffered) = ("", "", false) }
    let room = max(0, longest - before.count - after.count)
    var line = ""
    for scalar in pasted.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control: if scalar == "\n" || scalar == "\r" || scalar == "\t" { line += " " }
      default: line.unicodeScalars.append(scalar)
      }
    }
    before += line.prefix(room)
  }

  /// Puts other text before the cursor.
  public mutating func replaceBefore(with text: String) {
    before = String(text.prefix(max(0, longest - after.count)))
    isOffered = false
  }

  private mutating func moveLeft() {
    guard let last = before.popLast() else { return }
    after = String(last) + after
  }

  private mutating func moveRight() {
    guard !after.isEmpty else { return }
    before.append(after.removeFirst())
  }

  private mutating func dropWord() {
    while before.last?.isWhitespace == true { before.removeLast() }
    while let last = before.last, !last.isWhitespace { before.removeLast() }
  }
}

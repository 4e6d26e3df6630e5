import TerminalKit
import Wording

/// A key as it is written in a configuration: `k`, `Ctrl-B`, `Alt-5`, `PgUp`, `F5`.
enum WrittenKey {
  static func read(_ text: String) -> Key? {
    if text.count == 1, let character = text.first {
      if let arrow = arrows[character] { return arrow }
      // What is not shown as it is cannot be seen, and hardly typed.
      let isShown = SafeText(text).string == text
      return isShown && (character == " " || !character.isWhitespace) ? .character(character) : nil
    }
    let name = text.lowercased()
    if let named = named[name] { return named }
    for start in ["ctrl-", "ctrl+", "c-", "^"] where name.hasPrefix(start) {
      let letter = name.dropFirst(start.count)
      guard letter.count == 1, let character = letter.first, character.isASCII, character.isLetter else { return nil }
      // These are Tab, Enter and Backspace to a terminal.
      return ["i", "j", "m", "h"].contains(character) ? nil : .control(character)
    }
    for start in ["alt-", "alt+", "m-"] where name.hasPrefix(start) {
      guard let digit = Int(name.dropFirst(start.count)), (1...9).contains(digit) else { return nil }
      return .alt(Character(String(digit)))
    }
    if name.hasPrefix("f"), let number = Int(name.dropFirst()), (1...12).contains(number) { return .function(number) }
    return nil
  }

  /// Every name of a key that is not the character itself, for a suggestion.
  static var names: [String] { listed.map(\.0) }

  private static let arrows: [Character: Key] = ["↑": .up, "↓": .down, "←": .left, "→": .right]

  private static let listed: [(String, Key)] = [
    ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right), ("PgUp", .pageUp), ("PgDn", .pageDown),
    ("PageUp", .pageUp), ("PageDown", .pageDown), ("Home", .home), ("End", .end), ("Enter", .enter), ("Esc", .escape),
    ("Tab", .tab), ("Shift-Tab", .backTab), ("Backspace", .backspace), ("Del", .delete), ("Delete", .delete),
    ("Space", .character(" ")),
  ]

  private static let named = Dictionary(
    listed.map { ($0.0.lowercased(), $0.1) } + [("return", .enter), ("escape", .escape), ("spasi", .character(" "))],
    uniquingKeysWith: { first, _ in first })
}

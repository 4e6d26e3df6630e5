import TerminalKit

/// A frame as text that a person can read and a diff can show: what stands in it, then how each cell looks.
///
/// The first line is the size and, where the terminal's cursor shows, its column and row. Then the lines as they read,
/// without the blanks at their ends; a rule; and the lines again with a letter for each cell: `.` plain, `d` dim,
/// `t` title, `a` accent, `w` wrong, `y` warning, `g` good, `c` changed, `b` badge; a capital under the cursor, `P` for
/// plain.
public struct FrameText: Sendable, Hashable, CustomStringConvertible {
  /// The whole text, ending in a newline.
  public let description: String

  /// Writes a frame down.
  public init(_ frame: Frame) {
    let rows = 0..<frame.size.rows
    var lines = ["\(frame.size.columns)x\(frame.size.rows)"]
    if let cursor = frame.cursor { lines[0] += " cursor \(cursor.column),\(cursor.row)" }
    lines += rows.map { Self.text(of: frame, row: $0) }
    lines.append(String(repeating: "=", count: frame.size.columns))
    lines += rows.map { row in String(frame.line(row).map { Self.letter(for: $0.style) }) }
    description = lines.joined(separator: "\n") + "\n"
  }

  /// A line of a frame as it reads, without the blanks at its end.
  public static func text(of frame: Frame, row: Int) -> String {
    let text = frame.line(row).map(\.text).joined()
    return String(text.reversed().drop { $0 == " " }.reversed())
  }

  /// All lines of a frame as they read.
  public static func text(of frame: Frame) -> String {
    (0..<frame.size.rows).map { text(of: frame, row: $0) }.joined(separator: "\n")
  }

  /// What the cells with a letter mean; `nil` where no cell has it.
  public static func style(of letter: Character) -> Style? {
    let styles = Style.Role.allCases.flatMap { [Style($0), Style($0).selected] }
    return styles.first { self.letter(for: $0) == letter }
  }

  private static func letter(for style: Style) -> Character {
    let letter: Character =
      switch style.role {
      case .plain: style.isSelected ? "p" : "."
      case .dim: "d"
      case .title: "t"
      case .accent: "a"
      case .wrong: "w"
      case .warning: "y"
      case .good: "g"
      case .changed: "c"
      case .badge: "b"
      }
    return style.isSelected ? Character(letter.uppercased()) : letter
  }
}

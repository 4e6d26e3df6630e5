import TerminalKit
import Wording

/// Numbers as large as a screen allows, drawn of blocks, three wide and five high.
struct LargeDigits {
  /// How many cells one block is: about square on a terminal, but for the smallest.
  struct Block: Equatable {
    let columns: Int
    let rows: Int

    /// From the largest to the smallest.
    static let all = [(12, 6), (8, 4), (6, 3), (4, 2), (2, 1), (1, 1)].map { Block(columns: $0.0, rows: $0.1) }
  }

  /// The number, in digits.
  let digits: [Int]
  /// How large it is.
  let block: Block

  init(_ number: Int, _ block: Block) {
    digits = String(max(0, number)).compactMap(\.wholeNumberValue)
    self.block = block
  }

  /// How many cells wide it is.
  var width: Int { (digits.count * 4 - 1) * block.columns }

  /// How many lines high it is.
  var height: Int { 5 * block.rows }

  /// Draws it, from a cell on to the right and down.
  func draw(column: Int, row: Int, style: Style, in frame: inout Frame) {
    for (place, digit) in digits.enumerated() {
      for (line, pattern) in Self.shapes[digit].enumerated() {
        for (dot, mark) in pattern.enumerated() where mark == "#" {
          let start = column + (place * 4 + dot) * block.columns
          for offset in 0..<block.rows {
            frame.fill("█", columns: start..<start + block.columns, row: row + line * block.rows + offset, style: style)
          }
        }
      }
    }
  }

  private static let shapes: [[String]] = [
    ["###", "# #", "# #", "# #", "###"], ["  #", "  #", "  #", "  #", "  #"], ["###", "  #", "###", "#  ", "###"],
    ["###", "  #", "###", "  #", "###"], ["# #", "# #", "###", "  #", "  #"], ["###", "#  ", "###", "  #", "###"],
    ["###", "#  ", "###", "# #", "###"], ["###", "  #", "  #", "  #", "  #"], ["###", "# #", "###", "# #", "###"],
    ["###", "# #", "###", "  #", "###"],
  ]
}

import Wording

/// Numbers as lengths and heights of blocks; a terminal without them gets what is near.
enum Bars {
  /// The cells of a horizontal bar; whatever is there at all is seen.
  static func length(_ value: Int, of most: Int, room: Int) -> Int {
    guard value > 0, most > 0, room > 0 else { return 0 }
    return max(1, min(room, Int((Double(value) / Double(most) * Double(room)).rounded())))
  }

  /// Numbers as columns, each some cells wide: the lines of the chart from top to bottom.
  static func chart(_ values: [Int], height: Int, cell: Int) -> [SafeText] {
    let most = max(1, values.max() ?? 1)
    let steps = values.map { length($0, of: most, room: height * 8) }
    return (0..<height).map { line in
      let below = (height - 1 - line) * 8
      return steps.reduce(SafeText.empty) { text, step in
        text + SafeText.repeating(eighths[max(0, min(8, step - below))], count: cell)
      }
    }
  }

  private static let eighths: [SafeText] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
}

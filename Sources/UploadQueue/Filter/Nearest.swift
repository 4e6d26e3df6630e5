/// What somebody may have meant.
public enum Nearest {
  /// The word most like another one, in any case; `nil` where none is like it.
  ///
  /// Alike are words with few letters wrong, wanting, too many or changed about; and a word that begins with the other.
  public static func word(to written: String, in words: some Sequence<String>) -> String? {
    let written = Array(written.lowercased().prefix(40))
    guard !written.isEmpty else { return nil }
    let most = max(1, written.count / 3)
    var best: (word: String, distance: Int)?
    for word in words.sorted() {
      let candidate = Array(word.lowercased())
      let starts = written.count >= 2 && candidate.starts(with: written)
      let distance = starts ? 1 : distance(written, candidate)
      guard distance <= most, distance < best?.distance ?? .max else { continue }
      best = (word, distance)
    }
    return best?.word
  }

  /// The letters to change, put in, leave out or swap with their neighbour.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var above = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(above[column + 1] + 1, current[column] + 1, above[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          cost = min(cost, before[column - 1] + 1)
        }
        current.append(cost)
      }
      (before, above) = (above, current)
    }
    return above[right.count]
  }
}

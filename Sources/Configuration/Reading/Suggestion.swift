import Wording

/// What may have been meant: the nearest of the known words, or all of them where none is near.
struct Suggestion {
  private let written: String
  private let known: [String]

  init(for written: String, among known: [String]) {
    self.written = written
    self.known = known
  }

  /// The end of a sentence.
  func text(_ language: Language) -> SafeText {
    if let nearest {
      return language == .indonesian ? "; maksudnya “\(nearest)”?" : "; did you mean “\(nearest)”?"
    }
    // A long list would bury the fault.
    guard known.count <= 12 else { return .empty }
    let list = known.joined(separator: ", ")
    return language == .indonesian ? "; yang dikenal: \(list)" : "; known are: \(list)"
  }

  /// The nearest known word, if a slip of the fingers lies between.
  var nearest: String? {
    let most = max(1, written.count / 3)
    let ranked = known.map { (word: $0, distance: Self.distance(written.lowercased(), $0.lowercased())) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }), best.distance <= most else { return nil }
    return best.word
  }

  /// How many letters must be put in, left out, changed or swapped with their neighbour to come from one word to another
  /// (optimal string alignment).
  static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.prefix(64)), Array(right.prefix(64)))
    var before: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var line = [row + 1]
      for column in right.indices {
        let isSame = left[row] == right[column]
        var best = min(last[column + 1] + 1, line[column] + 1, last[column] + (isSame ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, before[column - 1] + 1)
        }
        line.append(best)
      }
      (before, last) = (last, line)
    }
    return last[right.count]
  }
}

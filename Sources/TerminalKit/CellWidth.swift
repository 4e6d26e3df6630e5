import Wording

/// How many cells characters take.
public enum CellWidth {
  /// The cells a scalar takes: 0, 1 or 2.
  public static func width(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    // Vowels and finals of Hangul syllables join the consonant before them.
    if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FB).contains(scalar.value) { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// A character as the terminal lays it out: one spacing scalar with its marks to a piece, and its width.
  ///
  /// Marks without anything to stand on get a blank.
  static func pieces(of character: Character) -> [(String, Int)] {
    if character.isASCII { return [(String(character), 1)] }
    var pieces: [(String, Int)] = []
    for scalar in character.unicodeScalars {
      let width = width(of: scalar)
      if width == 0, let last = pieces.popLast() {
        pieces.append((last.0 + String(scalar), last.1))
      } else {
        pieces.append(width == 0 ? (" " + String(scalar), 1) : (String(scalar), width))
      }
    }
    return pieces
  }

  // East Asian Wide and Fullwidth (Unicode 16.0, EastAsianWidth.txt), and emoji shown as such.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0, 0x23F3...0x23F3,
    0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F, 0x2693...0x2693, 0x26A1...0x26A1,
    0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5, 0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA,
    0x26F2...0x26F3, 0x26F5...0x26F5, 0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B,
    0x2728...0x2728, 0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
    0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55, 0x2E80...0x303E,
    0x3041...0x33FF, 0x3400...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18D08,
    0x1AFF0...0x1B2FB, 0x1F004...0x1F004, 0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E, 0x1F191...0x1F19A,
    0x1F200...0x1F265, 0x1F300...0x1F320, 0x1F32D...0x1F335, 0x1F337...0x1F37C, 0x1F37E...0x1F393,
    0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0, 0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E,
    0x1F440...0x1F440, 0x1F442...0x1F4FC, 0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567,
    0x1F57A...0x1F57A, 0x1F595...0x1F596, 0x1F5A4...0x1F5A4, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5,
    0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2, 0x1F6D5...0x1F6D7, 0x1F6DC...0x1F6DF, 0x1F6EB...0x1F6EC,
    0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7EB, 0x1F7F0...0x1F7F0, 0x1F90C...0x1F93A, 0x1F93C...0x1F945,
    0x1F947...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}

extension SafeText {
  /// The cells the text takes on a screen.
  public var cellWidth: Int {
    if string.utf8.allSatisfy({ $0 < 0x80 }) { return string.utf8.count }
    return string.reduce(0) { $0 + CellWidth.pieces(of: $1).reduce(0) { $0 + $1.1 } }
  }

  /// Whether the text takes more cells than these; of a long one no more is looked at than it takes to know.
  public func isWider(than cells: Int) -> Bool {
    let start = string.utf8.prefix(max(0, cells) + 1)
    if start.allSatisfy({ $0 < 0x80 }) { return start.count > cells }
    var width = 0
    return string.contains { character in
      width += CellWidth.pieces(of: character).reduce(0) { $0 + $1.1 }
      return width > cells
    }
  }
}

extension SafeText {
  /// The text in parts that each fit a width, broken between characters.
  public func parts(ofWidth width: Int) -> [SafeText] {
    var parts: [SafeText] = []
    var start = string.startIndex
    var taken = 0
    for place in string.indices {
      let cells = CellWidth.pieces(of: string[place]).reduce(0) { $0 + $1.1 }
      if taken > 0, taken + cells > width {
        parts.append(SafeText(String(string[start..<place])))
        (start, taken) = (place, 0)
      }
      taken += cells
    }
    if start < string.endIndex { parts.append(SafeText(String(string[start...]))) }
    return parts
  }
}

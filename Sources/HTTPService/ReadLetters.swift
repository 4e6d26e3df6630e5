/// What becomes of the letters outside ASCII of a text that somebody else reads, and writes as he has read them.
enum ReadLetters {
  /// The text as it is written by those who take the bytes of its UTF-8 for letters of another encoding; none where it has
  /// no letters outside ASCII, as those in it are the same in each.
  static func readings(of text: String) -> [String] {
    guard hasOthers(text) else { return [] }
    return encodings.map { letters in
      written(text.utf8.map { $0 < 0x80 ? Unicode.Scalar($0) : letters[Int($0) - 0x80] })
    }
  }

  /// The text as it is written by those who read it rightly, and cannot write the letters outside ASCII; none where it has
  /// none.
  static func losses(of text: String) -> [String] {
    guard hasOthers(text) else { return [] }
    return signs.map { sign in written(text.unicodeScalars.map { $0.isASCII ? $0 : sign }) }
  }

  /// Whether a text has anything but signs for letters that were lost.
  static func areTold(by text: String) -> Bool { text.unicodeScalars.contains { !signs.contains($0) } }

  private static func hasOthers(_ text: String) -> Bool { text.utf8.contains { $0 >= 0x80 } }

  private static func written(_ letters: [Unicode.Scalar?]) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: letters.compactMap { $0 })
    return String(text)
  }

  /// What is written for a letter that there is none for, if anything.
  private static let signs: [Unicode.Scalar?] = [nil, "?", "\u{FFFD}"]

  /// What the bytes from 0x80 on are read as: in each encoding a byte that is no letter there as the control character of
  /// its number, or as a sign for a lost letter.
  private static let encodings: [[Unicode.Scalar?]] = [ascii, latin1, windows].flatMap(withSigns)

  private static func withSigns(_ letters: [Unicode.Scalar?]) -> [[Unicode.Scalar?]] {
    let controls = letters.indices.map { place -> Unicode.Scalar? in
      letters[place] ?? Unicode.Scalar(UInt8(0x80 + place))
    }
    return [controls] + signs.map { sign in letters.map { $0 ?? sign } }
  }

  private static let ascii: [Unicode.Scalar?] = Array(repeating: nil, count: 0x80)

  private static let latin1: [Unicode.Scalar?] = (0x80...0xFF).map { byte -> Unicode.Scalar? in
    byte < 0xA0 ? nil : Unicode.Scalar(UInt8(byte))
  }

  /// WHATWG, Encoding Standard, index windows-1252: to five of its bytes it gives the control character.
  private static let windows: [Unicode.Scalar?] =
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars.map { letter -> Unicode.Scalar? in
      letter.value < 0xA0 ? nil : letter
    } + latin1.dropFirst(0x20)
}

/// Texts that are found in an answer however it has them there: escaped for JSON, HTML or an address, in any of these in any
/// other, and within what stands there as Base64.
struct RepeatedSecrets {
  /// Less than this is no secret, but might be a part of anything.
  private static let fewestBytes = 4
  /// From this length on it is hidden within a word as well.
  fileprivate static let fewestWithinWord = 8
  /// What is left of a secret where its other letters were lost is hidden from this length on.
  private static let fewestLeft = 5
  /// How often escapes are undone, where there are as many: deeper than this nobody quotes what another one quotes.
  private static let mostTimesEscaped = 16
  private static let mark = Array("•••".utf8)

  /// What is looked for, by its first bytes; the longest first, as the others may be parts of it.
  private let patterns: [UInt32: [SecretPattern]]
  /// Whether any may begin with bytes, by a number made of them.
  private let begins: [Bool]

  init(_ texts: Set<String>, base64 sources: Set<String>) {
    var all = Set(sources.flatMap { SecretPattern.base64(of: $0, fewest: Self.fewestBytes) })
    for text in texts {
      all.insert(SecretPattern(Array(text.utf8)))
      // What looks escaped in it is undone with everything else.
      for read in Self.unescaped(Array(text.utf8)) where read.count >= Self.fewestBytes {
        all.insert(SecretPattern(read))
      }
    }
    patterns = Dictionary(grouping: all.sorted { $0.count > $1.count }, by: \.beginning)
    var begins = Array(repeating: false, count: 1 << Self.digestBits)
    for beginning in patterns.keys { begins[Self.digest(of: beginning)] = true }
    self.begins = begins
  }

  /// Those of what a call kept secret.
  ///
  /// - Parameters:
  ///   - headers: Those that may begin with a word that is no secret, such as Bearer.
  ///   - others: Those that are secret as a whole.
  init?(headers: [String], others: [String]) {
    var (texts, sources): (Set<String>, Set<String>) = ([], [])
    for (secret, isHeader) in headers.map({ ($0, true) }) + others.map({ ($0, false) }) {
      let word = secret.split(separator: " ").last.map(String.init) ?? secret
      let last = isHeader || word.utf8.count >= Self.fewestWithinWord ? word : secret
      for text in [secret, last] where text.utf8.count >= Self.fewestBytes {
        // As one who takes the bytes of UTF-8 for letters of another encoding, once or twice, or who has no such letters
        // would write it.
        let read = ReadLetters.readings(of: text)
        let losses = text.utf8.count >= Self.fewestWithinWord ? ReadLetters.losses(of: text) : []
        let once = ([text] + read + losses).filter(ReadLetters.areTold)
        sources.formUnion(once.filter { $0.utf8.count >= Self.fewestBytes })
        texts.formUnion(
          (once + read.flatMap { ReadLetters.readings(of: $0) }).filter {
            $0.utf8.count >= Self.fewestBytes && ReadLetters.areTold(by: $0)
          })
      }
      texts.formUnion(Self.remains(of: isHeader ? last : secret))
    }
    guard !texts.isEmpty else { return nil }
    self.init(texts, base64: sources)
  }

  /// The pieces of a secret between its letters outside ASCII, which are left of it by one who changes those in yet another
  /// way; none where it has no such letters.
  private static func remains(of secret: String) -> [String] {
    guard secret.utf8.count >= fewestWithinWord, secret.utf8.contains(where: { $0 >= 0x80 }) else { return [] }
    return secret.utf8.split(whereSeparator: { $0 >= 0x80 }).filter { $0.count >= fewestLeft }.map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// What is read of bytes where escapes in them are undone once, twice and so on.
  private static func unescaped(_ bytes: [UInt8]) -> [[UInt8]] {
    var all: [[UInt8]] = []
    while all.count < mostTimesEscaped, let read = Unescaped(all.last ?? bytes) { all.append(read.bytes) }
    return all
  }

  /// The bytes with a mark in the place of each secret: where one is escaped, of whole escapes.
  func hidden(in bytes: [UInt8]) -> [UInt8] {
    let found = places(in: bytes)
    guard !found.isEmpty else { return bytes }
    var result: [UInt8] = []
    var kept = 0
    for range in found {
      result += bytes[kept..<range.lowerBound] + Self.mark
      kept = range.upperBound
    }
    return result + bytes[kept...]
  }

  /// Where secrets stand, in their order, none overlapping another.
  private func places(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var layers: [Unescaped] = []
    var read = bytes
    while true {
      let matches = matches(in: read)
      let next = layers.count < Self.mostTimesEscaped ? Unescaped(read) : nil
      let outermost = layers.first ?? next
      found += matches.map { match in
        let range = layers.reversed().reduce(match) { $1.written($0) }
        return outermost?.whole(range) ?? range
      }
      guard let next else { break }
      read = next.bytes
      layers.append(next)
    }
    return Self.merged(found)
  }

  private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound < last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }

  private func matches(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var (beginning, next) = (UInt32(0), 0)
    for (last, byte) in bytes.enumerated() {
      beginning = beginning << 8 | UInt32(SecretPattern.rough(byte))
      let place = last - 3
      guard place >= next, begins[Self.digest(of: beginning)],
        let range = patterns[beginning]?.firstRange(in: bytes, at: place)
      else { continue }
      found.append(range)
      next = range.upperBound
    }
    return found
  }

  private static let digestBits = 14

  private static func digest(of beginning: UInt32) -> Int {
    Int((beginning &* 0x9E37_79B1) >> (32 - UInt32(digestBits)))
  }
}

extension [SecretPattern] {
  fileprivate func firstRange(in bytes: [UInt8], at place: Int) -> Range<Int>? {
    for pattern in self {
      if let range = pattern.range(in: bytes, at: place) { return range }
    }
    return nil
  }
}

/// A text to be found: as it is, or what is the same of it in whatever Base64 it stands in.
struct SecretPattern: Hashable {
  /// With signs that may stand for each other as one of them.
  private let text: [UInt8]
  private let isBase64: Bool
  /// Whether it is so short that within a word it might be a part of any.
  private var isWord: Bool { !isBase64 && text.count < RepeatedSecrets.fewestWithinWord }
  /// Whether the letter of Base64 before it, or the one behind it, has a part of the secret.
  private var hasPartBefore = false
  private var hasPartBehind = false

  /// A text as it is; where an address has it, its blanks may be written `+`.
  init(_ text: [UInt8]) {
    self.text = text.map(Self.plain)
    isBase64 = false
  }

  private init(base64: [UInt8], hasPartBefore: Bool, hasPartBehind: Bool) {
    text = base64.map(Self.base64)
    isBase64 = true
    (self.hasPartBefore, self.hasPartBehind) = (hasPartBefore, hasPartBehind)
  }

  /// A secret as it stands in the Base64 of anything that has it, which depends on how many bytes are before it.
  ///
  /// - Parameter fewest: Less letters than this are none.
  static func base64(of secret: String, fewest: Int) -> [SecretPattern] {
    (0..<3).compactMap { before in
      let bytes = Array(repeating: 0, count: before) + Array(secret.utf8)
      let letters = Array(Base64.text(bytes).utf8)
      let (first, end) = ((before * 8 + 5) / 6, bytes.count * 8 / 6)
      guard end - first >= fewest else { return nil }
      return SecretPattern(
        base64: Array(letters[first..<end]), hasPartBefore: before != 0, hasPartBehind: bytes.count % 3 != 0)
    }
  }

  var count: Int { text.count }

  /// Its first four bytes, roughly.
  var beginning: UInt32 { text.prefix(4).reduce(0) { $0 << 8 | UInt32(Self.rough($1)) } }

  /// Where it stands at a place, if it does; with the letters that have a part of it, and the padding of Base64.
  func range(in bytes: [UInt8], at place: Int) -> Range<Int>? {
    guard place + text.count <= bytes.count else { return nil }
    for (offset, byte) in text.enumerated() {
      let other = bytes[place + offset]
      guard (isBase64 ? Self.base64(other) : Self.plain(other)) == byte else { return nil }
    }
    var (start, end) = (place, place + text.count)
    if isWord, isWithinWord(start..<end, in: bytes) { return nil }
    if hasPartBefore, start > 0, Self.isBase64(bytes[start - 1]) { start -= 1 }
    guard hasPartBehind, end < bytes.count, Self.isBase64(bytes[end]) else { return start..<end }
    end += 1
    let padding = bytes[end...].prefix(2).prefix { $0 == UInt8(ascii: "=") }
    return start..<(end + padding.count)
  }

  /// Whether a letter or digit stands right before or behind what begins or ends with one.
  private func isWithinWord(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    func areJoined(_ place: Int) -> Bool {
      place > 0 && place < bytes.count && Self.isLetter(bytes[place - 1]) && Self.isLetter(bytes[place])
    }
    return areJoined(range.lowerBound) || areJoined(range.upperBound)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  private static func isBase64(_ byte: UInt8) -> Bool {
    switch base64(byte) {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"):
      true
    default: byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
    }
  }

  private static func plain(_ byte: UInt8) -> UInt8 { byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte }

  /// The alphabet of addresses as the ordinary one (RFC 4648, section 5), whose `+` may have become a blank in one.
  private static func base64(_ byte: UInt8) -> UInt8 {
    byte == UInt8(ascii: "_") ? UInt8(ascii: "/") : byte == UInt8(ascii: "-") ? UInt8(ascii: " ") : plain(byte)
  }

  /// One for all signs that may stand for each other in a text or in Base64.
  static func rough(_ byte: UInt8) -> UInt8 { base64(byte) }
}

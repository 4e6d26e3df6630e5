/// What stands in bytes once the escapes in them are undone, and where each of it was written.
///
/// Undone are those of JSON strings (RFC 8259, section 7), of HTML and XML (`&lt;`, `&#43;`, `&#x2B;`) and of addresses
/// (RFC 3986, section 2.1), all in one go: what was escaped twice is escaped once then.
struct Unescaped {
  /// What is read.
  private(set) var bytes: [UInt8] = []
  private var escapes: [Escape] = []

  private struct Escape {
    /// Where it begins: in what is read, and in what was written.
    let read: Int32
    let written: Int32
    /// How many bytes it is there.
    let readCount: UInt8
    let writtenCount: UInt8

    var readEnd: Int { Int(read) + Int(readCount) }
    var writtenEnd: Int { Int(written) + Int(writtenCount) }
  }

  /// `nil` where nothing is escaped.
  init?(_ written: [UInt8]) {
    guard written.count <= Int(Int32.max) else { return nil }
    var (kept, place) = (0, 0)
    while place < written.count {
      guard EscapeReader.mayBegin(with: written[place]) else {
        place += 1
        continue
      }
      let (meant, end) = EscapeReader.read(in: written, at: place)
      guard end > place else {
        place += 1
        continue
      }
      bytes += written[kept..<place]
      let read = bytes.count
      UTF8.append(meant, to: &bytes)
      escapes.append(
        Escape(
          read: Int32(read), written: Int32(place), readCount: UInt8(bytes.count - read),
          writtenCount: UInt8(end - place)))
      (kept, place) = (end, end)
    }
    guard !escapes.isEmpty else { return nil }
    bytes += written[kept...]
  }

  /// Where it was written what is read in a range, in whole escapes.
  func written(_ range: Range<Int>) -> Range<Int> {
    let start = last { Int($0.read) <= range.lowerBound }.map { escape in
      range.lowerBound < escape.readEnd ? Int(escape.written) : escape.writtenEnd + range.lowerBound - escape.readEnd
    }
    let end = last { Int($0.read) < range.upperBound }.map { escape in
      escape.writtenEnd + max(0, range.upperBound - escape.readEnd)
    }
    return (start ?? range.lowerBound)..<(end ?? range.upperBound)
  }

  /// A range of what was written, with the whole of an escape of which it has a part.
  func whole(_ range: Range<Int>) -> Range<Int> {
    let start = last { Int($0.written) < range.lowerBound }.map { escape in
      range.lowerBound < escape.writtenEnd ? Int(escape.written) : range.lowerBound
    }
    let end = last { Int($0.written) < range.upperBound }.map { max($0.writtenEnd, range.upperBound) }
    return (start ?? range.lowerBound)..<(end ?? range.upperBound)
  }

  /// The last escape that something holds of, as it does of all before.
  private func last(_ holds: (Escape) -> Bool) -> Escape? {
    var (low, high) = (0, escapes.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(escapes[middle]) { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? escapes[low - 1] : nil
  }
}

/// What an escape means: a letter, or a byte of one.
private enum Meant {
  case byte(UInt8)
  case letter(Unicode.Scalar)
}

extension UTF8 {
  fileprivate static func append(_ meant: Meant, to bytes: inout [UInt8]) {
    switch meant {
    case .byte(let byte): bytes.append(byte)
    case .letter(let letter): if let encoded = encode(letter) { bytes.append(contentsOf: encoded) }
    }
  }
}

/// Reads one escape.
private enum EscapeReader {
  static func mayBegin(with byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "&")
  }

  /// What the escape at a place means, and where it ends; it ends where it begins where it is none.
  static func read(in bytes: [UInt8], at place: Int) -> (meant: Meant, end: Int) {
    let found: (Meant, Int)? =
      switch bytes[place] {
      case UInt8(ascii: "\\"): json(in: bytes, at: place)
      case UInt8(ascii: "%"): number(in: bytes[(place + 1)...], count: 2).map { (.byte(UInt8($0)), place + 3) }
      case UInt8(ascii: "&"): entity(in: bytes, at: place)
      default: nil
      }
    return found ?? (.byte(bytes[place]), place)
  }

  private static func json(in bytes: [UInt8], at place: Int) -> (Meant, Int)? {
    guard place + 1 < bytes.count else { return nil }
    switch Unicode.Scalar(bytes[place + 1]) {
    case "\"", "\\", "/": return (.byte(bytes[place + 1]), place + 2)
    case "b": return (.byte(0x08), place + 2)
    case "f": return (.byte(0x0C), place + 2)
    case "n": return (.byte(0x0A), place + 2)
    case "r": return (.byte(0x0D), place + 2)
    case "t": return (.byte(0x09), place + 2)
    case "u": break
    default: return nil
    }
    guard let first = unit(in: bytes, at: place) else { return nil }
    if UTF16.isLeadSurrogate(first), let second = unit(in: bytes, at: place + 6), UTF16.isTrailSurrogate(second) {
      let letter = 0x1_0000 + UInt32(first & 0x3FF) << 10 + UInt32(second & 0x3FF)
      return (.letter(Unicode.Scalar(letter) ?? "\u{FFFD}"), place + 12)
    }
    return (.letter(Unicode.Scalar(first) ?? "\u{FFFD}"), place + 6)
  }

  /// The unit of UTF-16 of a `\uXXXX`.
  private static func unit(in bytes: [UInt8], at place: Int) -> UInt16? {
    guard place + 6 <= bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u")
    else { return nil }
    return number(in: bytes[(place + 2)...], count: 4).map { UInt16($0) }
  }

  /// The number of so many hexadecimal digits.
  private static func number(in bytes: ArraySlice<UInt8>, count: Int) -> UInt32? {
    guard bytes.count >= count else { return nil }
    return bytes.prefix(count).reduce(0 as UInt32?) { number, digit in
      guard let number, let value = Character(Unicode.Scalar(digit)).hexDigitValue, digit < 0x80 else { return nil }
      return number << 4 | UInt32(value)
    }
  }

  /// The longest between `&` and `;` that is looked at.
  private static let longestName = 12

  private static func entity(in bytes: [UInt8], at place: Int) -> (Meant, Int)? {
    let rest = bytes[(place + 1)...].prefix(longestName + 1)
    guard let end = rest.firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: rest[..<end], as: UTF8.self)
    let letter: Unicode.Scalar? =
      if name.hasPrefix("#x") || name.hasPrefix("#X") {
        UInt32(name.dropFirst(2), radix: 16).flatMap { Unicode.Scalar($0) }
      } else if name.hasPrefix("#") {
        UInt32(name.dropFirst()).flatMap { Unicode.Scalar($0) }
      } else {
        LetterNames.letter(named: name)
      }
    return letter.map { (.letter($0), end + 1) }
  }
}

/// Turns pieces of a text in another encoding into UTF-8.
struct Transcoder {
  private let encoding: TextEncoding
  private var output: [UInt8] = []
  /// What a piece ended in the middle of.
  private var pendingByte: UInt8?
  private var pendingHigh: UInt16?
  private var isAtStart = true

  init(_ encoding: TextEncoding) {
    self.encoding = encoding
  }

  /// How many bytes of UTF-8 one byte can become at most.
  static let growth = 3

  /// The piece in UTF-8; what is no letter becomes U+FFFD, as Unicode wants it.
  mutating func transcode(_ piece: Bytes) -> [UInt8] {
    output.removeAll(keepingCapacity: true)
    switch encoding {
    case .utf8: output.append(contentsOf: piece)
    case .windows1252: for byte in piece { append(Windows1252.scalar(byte)) }
    case .utf16LittleEndian, .utf16BigEndian: for byte in piece { take(byte) }
    }
    return output
  }

  /// What is left where the file ends in the middle of a letter.
  mutating func finish() -> [UInt8] {
    guard pendingByte != nil || pendingHigh != nil else { return [] }
    pendingByte = nil
    pendingHigh = nil
    return Array("\u{FFFD}".utf8)
  }

  private mutating func take(_ byte: UInt8) {
    guard let first = pendingByte else {
      pendingByte = byte
      return
    }
    pendingByte = nil
    let (high, low) = encoding == .utf16BigEndian ? (first, byte) : (byte, first)
    take(UInt16(high) << 8 | UInt16(low))
  }

  private mutating func take(_ unit: UInt16) {
    defer { isAtStart = false }
    if isAtStart, unit == 0xFEFF { return }
    if let high = pendingHigh {
      pendingHigh = nil
      if UTF16.isTrailSurrogate(unit) {
        append(0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(unit) - 0xDC00))
        return
      }
      append(0xFFFD)
    }
    if UTF16.isLeadSurrogate(unit) {
      pendingHigh = unit
    } else {
      append(UTF16.isTrailSurrogate(unit) ? 0xFFFD : UInt32(unit))
    }
  }

  private mutating func append(_ scalar: UInt32) {
    switch scalar {
    case 0..<0x80:
      output.append(UInt8(scalar))
    case 0x80..<0x800:
      output.append(0xC0 | UInt8(scalar >> 6))
      output.append(0x80 | UInt8(scalar & 0x3F))
    case 0x800..<0x10000:
      output.append(0xE0 | UInt8(scalar >> 12))
      output.append(0x80 | UInt8(scalar >> 6 & 0x3F))
      output.append(0x80 | UInt8(scalar & 0x3F))
    default:
      output.append(0xF0 | UInt8(scalar >> 18 & 0x07))
      output.append(0x80 | UInt8(scalar >> 12 & 0x3F))
      output.append(0x80 | UInt8(scalar >> 6 & 0x3F))
      output.append(0x80 | UInt8(scalar & 0x3F))
    }
  }
}

/// The letters of Windows-1252 that are not those of Latin-1.
enum Windows1252 {
  /// For the bytes from 0x80 to 0x9F; nought where no letter is.
  static let letters: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]

  /// The letter that a byte stands for.
  static func scalar(_ byte: UInt8) -> UInt32 {
    guard (0x80..<0xA0).contains(byte) else { return UInt32(byte) }
    let letter = letters[Int(byte - 0x80)]
    return letter == 0 ? 0xFFFD : letter
  }
}

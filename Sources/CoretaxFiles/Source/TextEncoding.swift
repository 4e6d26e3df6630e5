import Wording

/// How the letters of a text file are written.
public enum TextEncoding: Sendable, Hashable {
  /// UTF-8, as nearly every program writes today.
  case utf8
  /// UTF-16, the low byte first: “Unicode text” of Windows.
  case utf16LittleEndian
  /// UTF-16, the high byte first.
  case utf16BigEndian
  /// Windows-1252: the “CSV” of older Excels and of ERPs on Windows.
  case windows1252

  /// Its name; none of them needs a translation.
  public var name: SafeText {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian, .utf16BigEndian: "UTF-16"
    case .windows1252: "Windows-1252"
    }
  }

  /// UTF-16 by its mark, or where every other byte of the beginning is NUL; else UTF-8.
  init(head: Bytes) {
    if head.starts(with: [0xFF, 0xFE]) {
      self = .utf16LittleEndian
    } else if head.starts(with: [0xFE, 0xFF]) {
      self = .utf16BigEndian
    } else {
      let start = head.part(0..<min(head.count & ~1, 64))
      let high = stride(from: 0, to: start.count, by: 2)
      if start.count >= 4, high.allSatisfy({ start[$0] == 0 && start[$0 + 1] != 0 }) {
        self = .utf16BigEndian
      } else if start.count >= 4, high.allSatisfy({ start[$0] != 0 && start[$0 + 1] == 0 }) {
        self = .utf16LittleEndian
      } else {
        self = .utf8
      }
    }
  }

  /// Whether a text that should be UTF-8 is Windows-1252, found by going through all of it.
  ///
  /// It is where letters beyond ASCII occur of which not one is valid UTF-8, and all are letters of Windows-1252. Where
  /// some are valid the file is UTF-8 with a damaged place, which the reading will name.
  static func isWindows1252(_ origin: any ByteOrigin) throws(FileFault.Kind) -> Bool {
    let source = try FileSource(origin, progress: { _, _ in })
    guard !(try source.peek()).starts(with: FileContent.byteOrderMark) else { return false }
    var evidence = LetterEvidence()
    while true {
      let piece = try source.next()
      if piece.isEmpty { break }
      evidence.note(piece)
      if evidence.isDecided { break }
    }
    return evidence.isWindows1252
  }
}

/// What the letters beyond ASCII of a text tell of its encoding.
private struct LetterEvidence {
  private var hasValid = false
  private var hasInvalid = false
  private var hasImpossible = false
  /// The bytes of a letter that are still to come, and what has come of it.
  private var expected = 0

  /// Whether the rest cannot change it.
  var isDecided: Bool { hasImpossible || hasValid }
  var isWindows1252: Bool { hasInvalid && !hasValid && !hasImpossible }

  mutating func note(_ piece: Bytes) {
    for byte in piece where byte >= 0x80 || expected > 0 { note(byte) }
  }

  private mutating func note(_ byte: UInt8) {
    if byte >= 0x80, byte < 0xA0, Windows1252.letters[Int(byte - 0x80)] == 0, expected == 0 { hasImpossible = true }
    if expected > 0 {
      if byte & 0xC0 == 0x80 {
        expected -= 1
        if expected == 0 { hasValid = true }
        return
      }
      hasInvalid = true
      expected = 0
      if byte < 0x80 { return }
    }
    switch byte {
    case 0xC2...0xDF: expected = 1
    case 0xE0...0xEF: expected = 2
    case 0xF0...0xF4: expected = 3
    default: hasInvalid = true
    }
  }
}

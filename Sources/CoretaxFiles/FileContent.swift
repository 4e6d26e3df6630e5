/// What a file is, told by how it begins; its name may say anything.
enum FileContent {
  case json
  case xml
  case table
  /// A file of the e-Faktur desktop client, whose rows begin with their type.
  case desktop

  /// The mark that some programs put before UTF-8.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The first piece of a file without a byte order mark.
  static func withoutMark(_ piece: Bytes) -> Bytes {
    piece.starts(with: byteOrderMark) ? piece.from(byteOrderMark.count) : piece
  }

  /// Tells what a file is from its first piece.
  init(firstPiece piece: Bytes) throws(FileFault.Kind) {
    guard !piece.isEmpty else { throw .empty }
    if let kind = Self.foreign(piece) { throw kind }
    let text = Self.withoutMark(piece).trimmed
    guard let first = text.first else { throw .empty }
    switch first {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      self = .json
    case UInt8(ascii: "<"):
      if text.begins(with: "<!doctype html") || text.begins(with: "<html") { throw .webPage }
      guard !text.hasControlCharacters else { throw .notText }
      self = .xml
    default:
      // Below the first line, a control character is a matter of its row, which has a place.
      let line = text.firstIndex { $0 == .newline || $0 == UInt8(ascii: "\r") } ?? text.count
      guard !text.part(0..<line).hasControlCharacters else { throw .notText }
      self = DesktopRow.begins(text) ? .desktop : .table
    }
  }

  /// Whether a file is a zip archive, as workbooks are too.
  static func isZip(_ piece: Bytes) -> Bool {
    piece.starts(with: [0x50, 0x4B, 0x03, 0x04]) || piece.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  private static func foreign(_ piece: Bytes) -> FileFault.Kind? {
    func begins(_ magic: [UInt8]) -> Bool { piece.starts(with: magic) }
    if begins([0xD0, 0xCF, 0x11, 0xE0]) { return .spreadsheet }
    if begins([0x1F, 0x8B]) || begins(Array("Rar!".utf8)) || begins([0x37, 0x7A, 0xBC, 0xAF]) || begins([0x50, 0x4B]) {
      return .archive
    }
    if begins(Array("%PDF".utf8)) { return .pdf }
    return nil
  }
}

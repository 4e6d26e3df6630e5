/// What a file is, told by how it begins; its name may say anything.
enum FileContent {
  case json
  case xml
  case table

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
    guard !text.contains(where: { $0 < 0x20 && !$0.isWhiteSpace }) else { throw .notText }
    switch first {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      self = .json
    case UInt8(ascii: "<"):
      if text.begins(with: "<!doctype html") || text.begins(with: "<html") { throw .webPage }
      self = .xml
    default:
      self = .table
    }
  }

  private static func foreign(_ piece: Bytes) -> FileFault.Kind? {
    func begins(_ magic: [UInt8]) -> Bool { piece.starts(with: magic) }
    if begins([0xFF, 0xFE]) || begins([0xFE, 0xFF]) { return .utf16 }
    if begins([0x50, 0x4B, 0x03, 0x04]) {
      // The parts of a workbook are named at the beginning of the archive.
      let head = String(decoding: piece.part(0..<min(piece.count, 4096)), as: UTF8.self)
      return head.contains("[Content_Types].xml") || head.contains("xl/") ? .spreadsheet : .archive
    }
    if begins([0xD0, 0xCF, 0x11, 0xE0]) { return .spreadsheet }
    if begins([0x1F, 0x8B]) || begins(Array("Rar!".utf8)) || begins([0x37, 0x7A, 0xBC, 0xAF]) || begins([0x50, 0x4B]) {
      return .archive
    }
    if begins(Array("%PDF".utf8)) { return .pdf }
    // UTF-16 without a mark: every other byte of plain text is NUL.
    let head = piece.part(0..<min(piece.count & ~1, 256))
    if head.count >= 4 {
      let even = stride(from: 0, to: head.count, by: 2).allSatisfy { head[$0] == 0 && head[$0 + 1] != 0 }
      let odd = stride(from: 0, to: head.count, by: 2).allSatisfy { head[$0] != 0 && head[$0 + 1] == 0 }
      if even || odd { return .utf16 }
    }
    return nil
  }
}

import Foundation
import UploadQueue
import Wording

/// A file of the ids of documents, one a line, which whoever makes the documents adds to.
///
/// An empty line and what stands behind `#` says nothing; the first word of a line is an id, the rest of it is for people.
public struct DocumentList: Sendable, Hashable {
  private let path: String

  /// More than anybody has documents at once.
  static let mostBytes = 1 << 20
  static let mostDocuments = 10_000

  /// A list in a file, which is read again for each poll.
  public init(path: String) {
    self.path = path
  }

  /// The ids, each once, in their order; and the lines that are none.
  ///
  /// - Throws: Why the file cannot be read.
  func read() throws(DocumentListFault) -> (ids: [DocumentID], badLines: [Int]) {
    guard let handle = FileHandle(forReadingAtPath: path) else { throw .unreadable(path) }
    defer { try? handle.close() }
    let data = try? handle.read(upToCount: Self.mostBytes + 1) ?? Data()
    guard let data, let text = String(validating: data, as: UTF8.self) else { throw .unreadable(path) }
    guard data.count <= Self.mostBytes else { throw .tooLong(path) }
    var ids: [DocumentID] = []
    var seen: Set<DocumentID> = []
    var badLines: [Int] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
      guard let word = words.first else { continue }
      guard Self.isID(word) else {
        badLines.append(index + 1)
        continue
      }
      if seen.insert(DocumentID(String(word))).inserted { ids.append(DocumentID(String(word))) }
    }
    guard ids.count <= Self.mostDocuments else { throw .tooLong(path) }
    return (ids, badLines)
  }

  /// Whether a word can be an id: it becomes part of an address.
  private static func isID(_ word: Substring) -> Bool {
    word.utf8.count <= 64 && word.utf8.allSatisfy { $0 > 0x2C && $0 < 0x7F && $0 != UInt8(ascii: "/") }
      && word.contains { $0.isLetter || $0.isNumber }
  }
}

/// Why a list of documents cannot be used.
enum DocumentListFault: Explained, Hashable {
  case unreadable(String)
  case tooLong(String)

  var phrase: Phrase {
    switch self {
    case .unreadable(let path):
      Phrase(
        id: "\(path), daftar id dokumen, tidak dapat dibaca; buat berkasnya, satu id per baris.",
        en: "\(path), the list of document ids, cannot be read; make the file, one id a line.")
    case .tooLong(let path):
      Phrase(
        id: "\(path) terlalu panjang; paling banyak \(DocumentList.mostDocuments) id, satu per baris.",
        en: "\(path) is too long; at most \(DocumentList.mostDocuments) ids, one a line.")
    }
  }
}

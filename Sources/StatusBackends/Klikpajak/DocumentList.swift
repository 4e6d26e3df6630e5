import Foundation
import OwnFiles
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

  /// A line that says something.
  struct Line: Hashable {
    /// Which line of the file it is, from 1.
    let number: Int
    /// The document; `nil` where the first word is no id.
    let id: DocumentID?
    /// What it may have been called by instead: all of the line, or its first word.
    let names: [String]
    /// What stands behind the id.
    let words: String
  }

  /// The lines that say something.
  ///
  /// - Throws: Why the file cannot be read.
  func read() throws(DocumentListFault) -> [Line] {
    let lines = Self.lines(of: try text())
    guard Self.count(lines) <= Self.mostDocuments else { throw .tooLong(path) }
    return lines
  }

  /// Adds lines at the end; what stands there stays as it is.
  ///
  /// The file is made where there is none.
  ///
  /// - Throws: Why nothing was added.
  func add(_ new: [String]) throws(DocumentListFault) {
    guard !new.isEmpty else { return }
    let old = isThere ? try text() : ""
    let end = old.last?.isNewline == false ? "\n" : ""
    let new = end + new.map { $0 + "\n" }.joined()
    guard old.utf8.count + new.utf8.count <= Self.mostBytes,
      Self.count(Self.lines(of: old + new)) <= Self.mostDocuments
    else { throw .tooLong(path) }
    do throws(SystemRefusal) { try OwnFile.append(Array(new.utf8), to: path) } catch {
      throw .unwritable(path, error.words)
    }
  }

  /// Whether there is such a file, be it readable or not.
  var isThere: Bool { access(path, F_OK) == 0 }

  /// A text as it stands behind an id: on one line, with a blank between its words.
  static func words(_ text: some StringProtocol) -> String {
    text.split { $0.isWhitespace || $0.unicodeScalars.contains { $0.properties.generalCategory == .control } }
      .joined(separator: " ")
  }

  private static func lines(of text: String) -> [Line] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().compactMap { index, line in
      guard let word = line.prefix(while: { $0 != "#" }).split(whereSeparator: \.isWhitespace).first else { return nil }
      return Line(
        number: index + 1, id: isID(word) ? DocumentID(String(word)) : nil, names: [words(line), String(word)],
        words: words(line[word.endIndex...].drop { $0.isWhitespace || $0 == "#" }))
    }
  }

  private static func count(_ lines: [Line]) -> Int { Set(lines.compactMap(\.id)).count }

  private func text() throws(DocumentListFault) -> String {
    guard let handle = FileHandle(forReadingAtPath: path) else { throw .unreadable(path) }
    defer { try? handle.close() }
    let data = try? handle.read(upToCount: Self.mostBytes + 1) ?? Data()
    guard let data, let text = String(validating: data, as: UTF8.self) else { throw .unreadable(path) }
    guard data.count <= Self.mostBytes else { throw .tooLong(path) }
    return text
  }

  /// Whether a word can be an id: it becomes part of an address.
  static func isID(_ word: some StringProtocol) -> Bool {
    word.utf8.count <= 64 && word.utf8.allSatisfy { $0 > 0x2C && $0 < 0x7F && $0 != UInt8(ascii: "/") }
      && word.contains { $0.isLetter || $0.isNumber }
  }
}

/// Why a list of documents cannot be used.
public enum DocumentListFault: Explained, Hashable {
  /// It is not there, or not to be read; where it was looked for.
  case unreadable(String)
  /// It has more documents or bytes than anybody needs.
  case tooLong(String)
  /// The system does not let it be written to, for this reason.
  case unwritable(String, String)

  /// What is wrong, and what to do.
  public var phrase: Phrase {
    switch self {
    case .unreadable(let path):
      Phrase(
        id: "\(path), daftar id dokumen, tidak dapat dibaca; buat berkasnya, satu id per baris.",
        en: "\(path), the list of document ids, cannot be read; make the file, one id a line.")
    case .tooLong(let path):
      Phrase(
        id: "\(path) terlalu panjang; paling banyak \(DocumentList.mostDocuments) id, satu per baris.",
        en: "\(path) is too long; at most \(DocumentList.mostDocuments) ids, one a line.")
    case .unwritable(let path, let reason):
      Phrase(
        id: "\(path), daftar id dokumen, tidak dapat ditulisi (\(system: reason)).",
        en: "\(path), the list of document ids, cannot be written to (\(reason)).")
    }
  }
}

import UploadQueue
import Wording

/// A table of notes: rows of two cells, what a document is called and what is to be noted on it, without a heading.
///
/// The cells are parted by the first tab, semicolon or comma of the file that stands outside quotation marks, and quoted as
/// in CSV.
public enum NoteTable {
  /// A row of the table.
  public struct Row: Sendable, Hashable {
    /// The line of the file on which it begins, from 1.
    public let line: Int
    /// Its cells; two, unless something is wrong with it.
    public let cells: [String]
  }

  /// Reads all rows of a file.
  ///
  /// - Throws: Why it is no such table, and where.
  public static func rows(of file: CoretaxFile) throws(FileFault) -> [Row] {
    var rows: [Row] = []
    do throws(CSVStream.Trouble) {
      try read(file) { rows.append($0) }
    } catch {
      throw FileFault(file: file.name, line: error.line, row: nil, column: nil, value: nil, kind: error.kind)
    }
    return rows
  }

  private static func read(_ file: CoretaxFile, each: @escaping (Row) -> Void) throws(CSVStream.Trouble) {
    let (source, delimiter): (FileSource, UInt8)
    do throws(FileFault.Kind) { (source, delimiter) = try opened(file) } catch {
      throw CSVStream.Trouble(kind: error, line: 1)
    }
    var row: (line: Int, cells: [String]) = (0, [])
    let stream = CSVStream(
      delimiter: delimiter,
      cell: { cell, line in
        if row.cells.isEmpty { row.line = line }
        row.cells.append(String(decoding: cell, as: UTF8.self))
      },
      rowEnd: { _ in
        each(Row(line: row.line, cells: row.cells))
        row.cells = []
      })
    try stream.read(source) { true }
  }

  private static func opened(_ file: CoretaxFile) throws(FileFault.Kind) -> (FileSource, delimiter: UInt8) {
    var encoding = try file.origin.head(256).withUnsafeBufferPointer(TextEncoding.init(head:))
    if encoding == .utf8, try TextEncoding.isWindows1252(file.origin) { encoding = .windows1252 }
    let source = try FileSource(file.origin, encoding: encoding, progress: { _, _ in })
    let beginning = try source.peek()
    _ = try FileContent(firstPiece: beginning)
    return (source, delimiter(of: FileContent.withoutMark(beginning)))
  }

  private static func delimiter(of beginning: Bytes) -> UInt8 {
    var isQuoted = false
    for byte in beginning {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, "\t;,".utf8.contains(byte) { return byte }
    }
    return UInt8(ascii: ",")
  }
}

import UploadQueue
import Wording

/// A table whose cells mean something to whoever reads it alone, such as notes and what they are noted on.
///
/// The cells are parted by the first tab, semicolon or comma of the file that stands outside quotation marks, and quoted as
/// in CSV.
public enum PlainTable {
  /// A row of the table.
  public struct Row: Sendable, Hashable {
    /// The line of the file on which it begins, from 1.
    public let line: Int
    /// Its cells, those that were asked for.
    public let cells: [String]
    /// How many it has, however many were asked for.
    public let width: Int
  }

  /// Reads all rows of a file of so many at most.
  ///
  /// - Throws: Why it is no such table, and where.
  public static func rows(of file: CoretaxFile, atMost most: Int) throws(FileFault) -> [Row] {
    var rows: [Row] = []
    try forEachRow(of: file, atMost: most) { rows.append($0) }
    return rows
  }

  /// Hands over the rows of a file of so many at most, one after another.
  ///
  /// - Parameter width: So many of the first cells of a row are kept.
  /// - Throws: Why it is no such table, and where.
  public static func forEachRow(
    of file: CoretaxFile, atMost most: Int, keeping width: Int = .max, _ each: @escaping (Row) -> Void
  ) throws(FileFault) {
    var (count, beyond) = (0, 0)
    do throws(CSVStream.Trouble) {
      try read(file, keeping: width, while: { count <= most }) { row in
        count += 1
        if count <= most { each(row) } else { beyond = row.line }
      }
      guard count <= most else { throw CSVStream.Trouble(kind: .tooManyRows(most), line: beyond) }
    } catch {
      throw FileFault(file: file.name, line: error.line, row: nil, column: nil, value: nil, kind: error.kind)
    }
  }

  private static func read(
    _ file: CoretaxFile, keeping width: Int, while isWanted: () -> Bool, each: @escaping (Row) -> Void
  ) throws(CSVStream.Trouble) {
    let (source, delimiter): (FileSource, UInt8)
    do throws(FileFault.Kind) {
      source = try file.text()
      let beginning = try source.peek()
      _ = try FileContent(firstPiece: beginning)
      delimiter = self.delimiter(of: FileContent.withoutMark(beginning))
    } catch { throw CSVStream.Trouble(kind: error, line: 1) }
    var row: (line: Int, cells: [String], width: Int) = (0, [], 0)
    let stream = CSVStream(
      delimiter: delimiter,
      cell: { cell, line in
        if row.width == 0 { row.line = line }
        row.width += 1
        if row.width <= width { row.cells.append(String(decoding: cell, as: UTF8.self)) }
      },
      rowEnd: { _ in
        each(Row(line: row.line, cells: row.cells, width: row.width))
        (row.cells, row.width) = ([], 0)
      })
    try stream.read(source, while: isWanted)
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

/// What is in a file whose shape is not one of the portal's, but known to whoever reads it.
public enum PlainContent {
  /// JSON, in UTF-8 without a byte order mark.
  case json([UInt8])
  /// A table.
  case table([PlainTable.Row])
  /// Neither, or longer than was let.
  case other

  /// What is in a file of so many bytes at most, and of so many rows where it is a table.
  ///
  /// - Throws: Why it cannot be read, and where.
  public init(of file: CoretaxFile, mostBytes: Int, mostRows: Int) throws(FileFault) {
    let bytes: [UInt8]
    let content: FileContent?
    do throws(FileFault.Kind) {
      let source = try file.text()
      content = try? FileContent(firstPiece: source.peek())
      bytes = content == .json ? try source.bytes(atMost: mostBytes + 1) : []
    } catch { throw FileFault(file: file.name, line: nil, row: nil, column: nil, value: nil, kind: error) }
    switch content {
    case .json where bytes.count <= mostBytes:
      let mark = FileContent.byteOrderMark
      self = .json(bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes)
    case .table where file.origin.totalBytes <= mostBytes:
      self = .table(try PlainTable.rows(of: file, atMost: mostRows))
    default: self = .other
    }
  }
}

extension CoretaxFile {
  /// Its text, in UTF-8 whatever it is written in.
  fileprivate func text() throws(FileFault.Kind) -> FileSource {
    var encoding = try origin.head(256).withUnsafeBufferPointer(TextEncoding.init(head:))
    if encoding == .utf8, try TextEncoding.isWindows1252(origin) { encoding = .windows1252 }
    return try FileSource(origin, encoding: encoding, progress: { _, _ in })
  }
}

extension FileSource {
  /// All that is left, up to so many bytes and the rest of the piece they end in.
  fileprivate func bytes(atMost most: Int) throws(FileFault.Kind) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < most {
      let piece = try next()
      guard !piece.isEmpty else { break }
      bytes += piece
    }
    return bytes
  }
}

import CCsv

/// Feeds CSV to libcsv piece by piece, and tells on which line each cell begins.
///
/// libcsv is kept strict, so that a stray quotation mark never swallows the rows after it; only a mark inside an
/// unquoted cell, which can be nothing but itself, is let through.
final class CSVStream {
  /// Takes a cell and the line it begins on.
  private let cell: (Bytes, Int) -> Void
  /// Takes the end of a row that had cells, and whether the file ends there, without an end of line.
  private let rowEnd: (_ isCutOff: Bool) -> Void

  /// The line that is being read, from 1.
  private(set) var line = 1
  private var cellsInRow = 0
  private var lastWasReturn = false
  /// The line of a cell that is more than any row has; nothing is handed on from there.
  private var excess: Int?
  private let parser: UnsafeMutablePointer<csv_parser>

  /// What stops the reading of a table.
  struct Trouble: Error {
    let kind: FileFault.Kind
    let line: Int
  }

  init(
    delimiter: UInt8, cell: @escaping (Bytes, _ line: Int) -> Void, rowEnd: @escaping (_ isCutOff: Bool) -> Void
  ) {
    self.cell = cell
    self.rowEnd = rowEnd
    parser = .allocate(capacity: 1)
    parser.initialize(to: csv_parser())
    csv_init(parser, Self.options)
    csv_set_delim(parser, delimiter)
    csv_set_blk_size(parser, 4096)
  }

  deinit {
    csv_free(parser)
    parser.deallocate()
  }

  /// What a sheet of Excel holds in a row; no list of the portal has a hundred columns.
  static let mostCells = 16_384

  private static let lenient = UInt8(CSV_REPALL_NL | CSV_STRICT_FINI)
  private static let options = lenient | UInt8(CSV_STRICT)

  /// Parses a piece.
  func feed(_ piece: Bytes) throws(Trouble) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    var rest = piece
    while !rest.isEmpty {
      let count = csv_parse(parser, rest.baseAddress, rest.count, Self.onCell, Self.onRow, context)
      if count == rest.count { break }
      guard csv_error(parser) == CSV_EPARSE else { throw Trouble(kind: .valueTooLong, line: line) }
      guard parser.pointee.quoted == 0 else { throw Trouble(kind: .strayQuote, line: line) }
      rest = rest.from(count)
      csv_set_opts(parser, Self.lenient)
      csv_parse(parser, rest.baseAddress, 1, Self.onCell, Self.onRow, context)
      csv_set_opts(parser, Self.options)
      rest = rest.from(1)
    }
    try checkWidth()
    // A cell that goes on for ever would be gathered in memory.
    if parser.pointee.entry_pos > 4 * FileSource.pieceSize {
      throw Trouble(kind: piece.contains(0) ? .notText : .valueTooLong, line: line)
    }
  }

  /// Parses what is left at the end of the file.
  func finish() throws(Trouble) {
    let openedAt = line
    guard csv_fini(parser, Self.onCell, Self.onRow, Unmanaged.passUnretained(self).toOpaque()) == 0 else {
      throw Trouble(kind: .unclosedQuote, line: openedAt)
    }
    try checkWidth()
  }

  /// A row that goes on for ever would never come to its end.
  private func checkWidth() throws(Trouble) {
    if let excess { throw Trouble(kind: .tooManyCells(Self.mostCells), line: excess) }
  }

  private static let onCell: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
    text, count, context in
    guard let context else { return }
    let stream = Unmanaged<CSVStream>.fromOpaque(context).takeUnretainedValue()
    let bytes = UnsafeRawBufferPointer(start: text, count: count).assumingMemoryBound(to: UInt8.self)
    stream.cellsInRow += 1
    stream.lastWasReturn = false
    if stream.cellsInRow > mostCells, stream.excess == nil { stream.excess = stream.line }
    if stream.excess == nil { stream.cell(bytes, stream.line) }
    // Line feeds inside a cell are seen nowhere else.
    if bytes.count > 1 { stream.line += bytes.lineFeeds(in: 0..<bytes.count) }
  }

  private static let onRow: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { end, context in
    guard let context else { return }
    let stream = Unmanaged<CSVStream>.fromOpaque(context).takeUnretainedValue()
    if stream.cellsInRow > 0, stream.excess == nil { stream.rowEnd(end < 0) }
    stream.cellsInRow = 0
    let isFeed = end == CSV_LF
    // A return and a feed after it are one end of line.
    if !(isFeed && stream.lastWasReturn) { stream.line += 1 }
    stream.lastWasReturn = end == CSV_CR
  }
}

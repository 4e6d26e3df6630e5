/// The heading of a table: its delimiter, and what each of its columns means.
///
/// Headings are compared on letters and digits only, and by name, never by position.
struct TableHeading {
  /// What a column means.
  enum Column {
    case field(SourceField)
    case unused
  }

  let delimiter: UInt8
  /// The columns in the order of the file.
  let columns: [Column]
  /// The titles as they are written.
  let titles: [String]
  /// Titles that are not known, each once.
  let unknown: [String]
  /// Whether a column that is not known speaks of returns.
  let mentionsReturns: Bool
  /// How many rows precede the data: the heading, and perhaps Excel's `sep=;` before it.
  let rowCount: Int

  /// The fields of the columns, in their order.
  private let fields: [SourceField?]

  /// Whether a field has a column.
  func has(_ field: SourceField) -> Bool { fields.contains(field) }

  /// The field of a column, counted from 0.
  func field(_ column: Int) -> SourceField? { column < fields.count ? fields[column] : nil }

  /// Whether a column, counted from 0, has no title.
  func isUntitled(_ column: Int) -> Bool { column >= titles.count || titles[column].isEmpty }

  /// Whether a text is the title of a column that is read, of this table or another.
  static func isTitle(_ text: String) -> Bool { meanings[bare(text)] != nil }

  private static let delimiters = ";,\t|".utf8

  /// Finds the heading in the first piece of a file; faults are noted, and it is `nil` where there can be no reading
  /// on.
  init?(firstPiece piece: Bytes, faults: FaultLog) {
    var candidates = Self.delimiters.map { ($0, Self.firstRows(of: piece, delimiter: $0)) }
    var before = 0
    if let announced = candidates.lazy.compactMap({ Self.announcement($0.1.first?.cells ?? []) }).first {
      candidates = [(announced, Array(Self.firstRows(of: piece, delimiter: announced).dropFirst()))]
      before = 1
    }
    let best = candidates.map { ($0.0, Self.read($0.1.first?.cells ?? []), $0.1.first?.isTooWide == true) }.max {
      ($0.1.known, $0.1.titles.count) < ($1.1.known, $1.1.titles.count)
    }
    guard let (delimiter, heading, isTooWide) = best, heading.known > 0 else {
      // A line of mostly unknown words is a heading all the same; one that is no text is not a table.
      let isText = !piece.hasControlCharacters && (piece.text != nil || Self.isCutText(piece))
      faults.note(isText ? .unknownHeadings : .notText, line: 1 + before)
      return nil
    }
    guard !isTooWide else {
      faults.note(.tooManyCells(CSVStream.mostCells), line: 1 + before)
      return nil
    }
    self.init(heading, delimiter: delimiter, rowCount: 1 + before)
    noteFaults(faults)
  }

  /// Finds the heading among the first rows of a sheet: the first with a status and another known title, else the one
  /// with the most.
  init?(sheetRows rows: [HeadingRows.Row]) {
    let readings = rows.map { (row: $0.number, reading: Self.read($0.titles)) }
    let best =
      readings.first { $0.reading.known > 1 && $0.reading.meanings.contains(.status) }
      ?? readings.max { $0.reading.known < $1.reading.known }
    guard let best, best.reading.known > 0 else { return nil }
    self.init(best.reading, delimiter: 0, rowCount: best.row)
  }

  private init(_ reading: Reading, delimiter: UInt8, rowCount: Int) {
    self.delimiter = delimiter
    columns = reading.columns
    fields = reading.meanings
    titles = reading.titles
    unknown = reading.unknown
    mentionsReturns = reading.mentionsReturns
    self.rowCount = rowCount
  }

  /// Notes columns that are read and mean the same, and a missing status.
  func noteFaults(_ faults: FaultLog) {
    var seen: Set<SourceField> = []
    for case (.field(let field), let title) in zip(columns, titles) where !seen.insert(field).inserted {
      faults.note(.duplicateHeading, line: rowCount, column: title)
    }
    if !has(.status) { faults.note(.missingStatusColumn, line: rowCount) }
  }

  /// Whether a piece is UTF-8 but for a letter cut at its end.
  private static func isCutText(_ piece: Bytes) -> Bool {
    piece.count == FileSource.pieceSize && (1...3).contains { piece.part(0..<(piece.count - $0)).text != nil }
  }

  /// Excel's line that announces the delimiter.
  private static func announcement(_ row: [String]) -> UInt8? {
    guard row.count == 1 || row.count == 2, row[0].lowercased().hasPrefix("sep=") else { return nil }
    let rest = row[0].utf8.dropFirst(4)
    if row.count == 2, rest.isEmpty, row[1].isEmpty { return nil }
    return rest.count == 1 ? rest.first : nil
  }

  /// The cells of a row; not all of them where there are more than any row may have.
  private struct FirstRow {
    var cells: [String] = []
    var isTooWide = false
  }

  /// The first two rows of a piece.
  private static func firstRows(of piece: Bytes, delimiter: UInt8) -> [FirstRow] {
    var rows: [FirstRow] = []
    var row = FirstRow()
    let stream = CSVStream(
      delimiter: delimiter,
      cell: { cell, _ in if rows.count < 2 { row.cells.append(String(decoding: cell.trimmed, as: UTF8.self)) } },
      rowEnd: { _ in
        if rows.count < 2 { rows.append(row) }
        row = FirstRow()
      })
    // Headings are short; the rest of the piece is of no interest here.
    var rest = piece
    do throws(CSVStream.Trouble) {
      while !rest.isEmpty, rows.count < 2 {
        let part = rest.part(0..<min(rest.count, 32 * 1024))
        rest = rest.from(part.count)
        try stream.feed(part)
      }
      if rest.isEmpty { try stream.finish() }
    } catch {
      // What else is wrong will be found again, with its place, when the table is read.
      if case .tooManyCells = error.kind { row.isTooWide = true }
    }
    if rows.count < 2, !row.cells.isEmpty { rows.append(row) }
    return rows
  }

  /// What the titles of a row mean.
  private struct Reading {
    let columns: [Column]
    let titles: [String]
    let unknown: [String]
    let mentionsReturns: Bool
    let known: Int

    var meanings: [SourceField?] {
      columns.map { if case .field(let field) = $0 { field } else { nil } }
    }
  }

  private static func read(_ row: [String]) -> Reading {
    var columns: [Column] = []
    var unknown = UnknownNames()
    var seen: Set<String> = []
    var known = 0
    for title in row {
      let name = bare(title)
      if let field = meanings[name] {
        known += 1
        columns.append(.field(field))
      } else {
        columns.append(.unused)
        if !name.isEmpty, !unused.contains(name), seen.insert(name).inserted { unknown.note(title) }
      }
    }
    return Reading(
      columns: columns, titles: row, unknown: unknown.names, mentionsReturns: seen.contains { $0.contains("retur") },
      known: known)
  }

  private static func bare(_ title: String) -> String {
    title.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  private static let meanings: [String: SourceField] = {
    var fields: [String: SourceField] = [:]
    for field in SourceField.allCases {
      for name in [field.key] + field.titles { fields[bare(name)] = field }
    }
    return fields
  }()

  private static let unused = Set((UnusedField.keys + UnusedField.titles).map(bare))
}

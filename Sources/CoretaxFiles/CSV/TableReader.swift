import UploadQueue

/// Reads a list of the portal from CSV.
final class TableReader {
  private let source: FileSource
  private let heading: TableHeading
  private let faults: FaultLog
  private let delivery: Delivery
  private let path: String

  private let row = RawRow()
  private let fields: FieldReader
  private let rows: RowReader

  private var rowsToSkip: Int
  private var cellCount = 0
  private var hasContent = false
  private var habits: AmountHabits?

  init(source: FileSource, heading: TableHeading, order: ReadingOrder, faults: FaultLog, delivery: Delivery) {
    self.source = source
    self.heading = heading
    self.faults = faults
    self.delivery = delivery
    path = order.path
    rowsToSkip = heading.rowCount
    fields = FieldReader(row: row, faults: faults, isSheet: true)
    rows = RowReader(fields: fields, order: order)
    rows.listKind.mayBeReturn = heading.mentionsReturns
    for case (.field(let field), let title) in zip(heading.columns, heading.titles) {
      fields.headings[field.rawValue] = title
    }
    fields.ambiguousIsDecimal = { [unowned self] (field, shape) throws(FileFault.Kind) in
      let habits = try surveyedHabits()
      return try habits.columns[field.rawValue].ambiguousIsDecimal(shape, file: habits.file)
    }
  }

  /// Reads all rows; faults are noted.
  func read() {
    let stream = CSVStream(
      delimiter: heading.delimiter, cell: { self.take($0, line: $1) }, rowEnd: { self.endRow() })
    do throws(CSVStream.Trouble) {
      var isFirst = true
      while delivery.refusal == nil {
        let piece: Bytes
        do throws(FileFault.Kind) { piece = try source.next() } catch {
          throw CSVStream.Trouble(kind: error, line: stream.line)
        }
        if piece.isEmpty { break }
        try stream.feed(isFirst ? FileContent.withoutMark(piece) : piece)
        isFirst = false
      }
      try stream.finish()
    } catch {
      faults.note(error.kind, line: error.line, row: row.number + 1)
    }
  }

  private func take(_ cell: Bytes, line: Int) {
    defer { cellCount += 1 }
    guard rowsToSkip == 0 else { return }
    if cellCount == 0 { row.begin(line: line) }
    if !cell.isEmpty { hasContent = true }
    guard cellCount < heading.columns.count, case .field(let field) = heading.columns[cellCount] else { return }
    row.set(field, cell.isEmpty ? .null : .text, cell, line: line)
  }

  private func endRow() {
    let found = cellCount
    let isEmpty = !hasContent
    cellCount = 0
    hasContent = false
    guard rowsToSkip == 0 else {
      rowsToSkip -= 1
      return
    }
    // A sheet is often saved with empty rows below its data.
    if isEmpty { return }
    row.count()
    guard found == heading.columns.count else {
      faults.note(
        .raggedRow(expected: heading.columns.count, found: found), line: row.line, row: row.number)
      return
    }
    if let document = rows.document() { delivery.hand(on: document) }
  }

  private func surveyedHabits() throws(FileFault.Kind) -> AmountHabits {
    if let habits { return habits }
    let surveyed = try AmountHabits(path: path, heading: heading)
    habits = surveyed
    return surveyed
  }
}

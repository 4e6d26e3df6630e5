import UploadQueue

/// Reads a list from CSV.
final class CSVTable {
  private let source: FileSource
  private let heading: TableHeading
  private let faults: FaultLog
  private let delivery: Delivery
  private let reader: TableReader
  private var rowsToSkip: Int
  private var cellCount = 0

  init(
    source: FileSource, heading: TableHeading, order: ReadingOrder, faults: FaultLog, delivery: Delivery,
    again: @escaping () throws(FileFault.Kind) -> FileSource
  ) {
    self.source = source
    self.heading = heading
    self.faults = faults
    self.delivery = delivery
    rowsToSkip = heading.rowCount
    reader = TableReader(heading: heading, order: order, faults: faults, delivery: delivery)
    reader.survey = { () throws(FileFault.Kind) in try Self.habits(heading, try again()) }
  }

  /// The kinds that rows were taken for although the table does not say that they are no returns.
  var assumedKinds: Set<DocumentKind> { reader.assumedKinds }

  /// The places of columns without a title that hold a value in some row.
  var untitledColumns: [String] { reader.untitledColumns }

  /// Reads all rows; faults are noted.
  func read() {
    let stream = CSVStream(
      delimiter: heading.delimiter, cell: { self.take($0, line: $1) }, rowEnd: { self.endRow(isCutOff: $0) })
    do throws(CSVStream.Trouble) {
      try stream.read(source) { delivery.refusal == nil && !reader.isOver }
    } catch {
      // What is wrong in another list is of no interest.
      if !reader.isOver { faults.note(error.kind, line: error.line, row: reader.number + 1) }
    }
    reader.finish()
  }

  private func take(_ cell: Bytes, line: Int) {
    defer { cellCount += 1 }
    guard rowsToSkip == 0 else { return }
    if cellCount == 0 { reader.begin(line: line, filled: true) }
    reader.take(column: cellCount, .text, cell, line: line)
  }

  private func endRow(isCutOff: Bool) {
    defer { cellCount = 0 }
    guard rowsToSkip == 0 else {
      rowsToSkip -= 1
      return
    }
    reader.end(cellCount: cellCount, isCutOff: isCutOff)
  }

  private static func habits(
    _ heading: TableHeading, _ source: FileSource
  ) throws(FileFault.Kind) -> AmountHabits {
    var habits = AmountHabits()
    var cellCount = 0
    let stream = CSVStream(
      delimiter: heading.delimiter,
      cell: { cell, _ in
        habits.note(cell, heading.field(cellCount))
        cellCount += 1
      },
      rowEnd: { _ in cellCount = 0 })
    do throws(CSVStream.Trouble) {
      try stream.read(source) { true }
    } catch {
      // The reading itself finds the same fault, and notes it.
    }
    return habits
  }
}

extension CSVStream {
  /// Parses all of a file, as long as more is wanted.
  func read(_ source: FileSource, while isWanted: () -> Bool) throws(Trouble) {
    var isFirst = true
    while isWanted() {
      let piece: Bytes
      do throws(FileFault.Kind) { piece = try source.next() } catch { throw Trouble(kind: error, line: line) }
      if piece.isEmpty { break }
      try feed(isFirst ? FileContent.withoutMark(piece) : piece)
      isFirst = false
    }
    try finish()
  }
}

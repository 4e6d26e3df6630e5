/// How a table writes the amounts of each column, found by going through the whole of it once.
///
/// Only a table with an amount that can be read in two ways is gone through for this.
struct AmountHabits {
  /// By field.
  private(set) var columns = Array(repeating: AmountHabit(), count: SourceField.allCases.count)
  /// All columns together.
  private(set) var file = AmountHabit()

  init(path: String, heading: TableHeading) throws(FileFault.Kind) {
    let source = try FileSource(path: path, progress: { _, _ in })
    var found = columns
    var cellCount = 0
    let stream = CSVStream(
      delimiter: heading.delimiter,
      cell: { cell, _ in
        defer { cellCount += 1 }
        guard cellCount < heading.columns.count, case .field(let field) = heading.columns[cellCount], field.isAmount,
          let amount = try? WrittenAmount(cell.trimmed)
        else { return }
        found[field.rawValue].note(amount.shape)
      },
      rowEnd: { cellCount = 0 })
    var isFirst = true
    while true {
      let piece = try source.next()
      if piece.isEmpty { break }
      do {
        try stream.feed(isFirst ? FileContent.withoutMark(piece) : piece)
      } catch {
        // The reading itself finds the same fault, and notes it.
        break
      }
      isFirst = false
    }
    columns = found
    for habit in found { file.note(habit) }
  }
}

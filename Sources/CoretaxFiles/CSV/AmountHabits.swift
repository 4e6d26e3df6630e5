/// How a table writes the amounts of each column, found by going through the whole of it once.
///
/// Only a table with an amount that can be read in two ways is gone through for this.
struct AmountHabits {
  private var columns = Array(repeating: AmountHabit(), count: SourceField.allCases.count)
  /// All columns together.
  private var table = AmountHabit()

  /// Takes what stands in a cell of a field as evidence.
  mutating func note(_ cell: Bytes, _ field: SourceField?) {
    guard let field, field.isAmount, let amount = try? WrittenAmount(cell.trimmed) else { return }
    columns[field.rawValue].note(amount.shape)
    table.note(amount.shape)
  }

  /// Whether the separator of an ambiguous amount is the decimal point in the column of a field.
  func ambiguousIsDecimal(_ field: SourceField, _ shape: WrittenAmount.Shape) throws(FileFault.Kind) -> Bool {
    try columns[field.rawValue].ambiguousIsDecimal(shape, file: table)
  }
}

import UploadQueue

/// Makes documents of the rows of a list, be it CSV or a sheet.
final class TableReader {
  private let heading: TableHeading
  private let faults: FaultLog
  private let delivery: Delivery

  private let row = RawRow()
  private let fields: FieldReader
  private let rows: RowReader

  /// Whose documents they are, where that is known.
  private let taxpayer: NPWP?
  /// The kind that was said and that the titles contradict: what is to be said of it, and which column shows otherwise all
  /// the same where it holds the taxpayer's own number.
  private let contradiction: (fault: FileFault.Kind, unlessOwn: SourceField)?
  private var isContradicted = false

  /// Columns without a title, counted from 0, that hold a value in some row.
  private var untitled: Set<Int> = []

  /// Whether another list has begun, of which nothing is read.
  private(set) var isOver = false
  /// Which words stood in the column of the status, and whether they are titles.
  private var titlesAmongStatuses: [String: Bool] = [:]

  private var hasContent = false
  private var hasText = false
  /// The first text of the row, where that is a word for a sum.
  private var totalsWord: String?
  private var habits: AmountHabits?

  /// Goes through the whole table for the habits of its amounts; asked for at most once.
  var survey: () throws(FileFault.Kind) -> AmountHabits = { () throws(FileFault.Kind) in AmountHabits() }

  init(heading: TableHeading, order: ReadingOrder, faults: FaultLog, delivery: Delivery) {
    self.heading = heading
    self.faults = faults
    self.delivery = delivery
    taxpayer = order.taxpayer
    contradiction = order.kind.flatMap { Self.contradiction(of: $0, by: TitledKind(heading)) }
    fields = FieldReader(row: row, faults: faults, isSheet: true)
    // Only CSV has a delimiter, and only Pantau's own names the kind.
    fields.isRevealed = heading.delimiter != 0 && heading.has(.kind)
    rows = RowReader(fields: fields, order: order)
    rows.listKind.mayBeReturn = heading.mentionsReturns
    rows.unknownColumns = heading.unknown
    for case (.field(let field), let title) in zip(heading.columns, heading.titles) {
      fields.headings[field.rawValue] = title
    }
    fields.ambiguousIsDecimal = { [unowned self] (field, shape) throws(FileFault.Kind) in
      try surveyedHabits().ambiguousIsDecimal(field, shape)
    }
  }

  /// The kinds that rows were taken for although the table does not say that they are no returns.
  var assumedKinds: Set<DocumentKind> { rows.assumedKinds }

  /// The places of columns without a title that hold a value in some row: letters in a sheet, else numbers from 1.
  var untitledColumns: [String] {
    untitled.sorted().map { heading.delimiter == 0 ? SheetCells.letters($0) : String($0 + 1) }
  }

  /// Which row of the table is being read, from 1.
  var number: Int { row.number }

  /// Ends the table: what could only be told once all of it was seen.
  func finish() {
    rows.finish(unknownColumns: heading.unknown)
  }

  /// Begins a row; one whose cells are not all told has its fields empty all the same.
  func begin(line: Int, filled: Bool) {
    row.begin(line: line)
    (hasContent, hasText, totalsWord) = (false, false, nil)
    if filled { return }
    for case .field(let field) in heading.columns { row.set(field, .null, line: line) }
  }

  /// Takes a cell.
  func take(column: Int, _ form: RawRow.Form, _ cell: Bytes, line: Int? = nil) {
    if !cell.isEmpty || form != .text { hasContent = true }
    if !hasText, form == .text { takeFirstText(cell.trimmed) }
    guard let field = heading.field(column) else {
      if heading.isUntitled(column), form != .text || !cell.trimmed.isEmpty { untitled.insert(column) }
      return
    }
    row.set(field, cell.isEmpty && form == .text ? .null : form, cell, line: line ?? row.line)
  }

  /// Ends a row, of so many cells where every row must have as many as the heading.
  ///
  /// - Parameter isCutOff: Whether the file ends there, without an end of line.
  func end(cellCount: Int? = nil, isCutOff: Bool = false) {
    // A sheet is often saved with empty rows below its data.
    guard hasContent, !isOver else { return }
    row.count()
    let isRagged = cellCount.map { $0 != heading.columns.count } == true
    if isRagged || isTitle(status: row.value(.status)), isHeading {
      isOver = true
      faults.note(.repeatedHeading, line: row.line)
      return
    }
    if let totalsWord, hasNoIdentity || cellCount.map({ $0 < heading.columns.count }) == true {
      faults.note(.totalsRow, line: row.line, row: row.number, value: totalsWord)
      return
    }
    if let cellCount, isRagged {
      let expected = heading.columns.count
      faults.note(
        isCutOff && cellCount < expected
          ? .cutOffRow(expected: expected, found: cellCount) : .raggedRow(expected: expected, found: cellCount),
        line: row.line, row: row.number)
      return
    }
    if hasNoIdentity, holdsAmountsAlone {
      faults.note(.amountsAlone, line: row.line, row: row.number)
      return
    }
    guard !noteContradiction() else { return }
    if let document = rows.document() { delivery.hand(on: document) }
  }

  private static func contradiction(
    of said: DocumentKind, by titles: TitledKind
  ) -> (fault: FileFault.Kind, unlessOwn: SourceField)? {
    titles.partiesOfOtherSide(than: said).map {
      (.otherTitles(than: said, titles: $0), said.isInput ? .buyerTIN : .sellerTIN)
    }
  }

  /// Notes once that the titles contradict what was said, and tells whether they do; a row whose one party is the taxpayer
  /// does not say what the other one is.
  private func noteContradiction() -> Bool {
    if isContradicted { return true }
    guard let contradiction else { return false }
    if let taxpayer, row.holds(taxpayer, contradiction.unlessOwn) { return false }
    isContradicted = true
    faults.note(contradiction.fault, line: heading.rowCount)
    return true
  }

  /// Whether a title stands where the status should, as in no document.
  private func isTitle(status: Bytes) -> Bool {
    guard row.form(.status) == .text, status.count < 40 else { return false }
    let word = String(decoding: status, as: UTF8.self)
    if let known = titlesAmongStatuses[word] { return known }
    let isTitle = TableHeading.isTitle(word)
    if titlesAmongStatuses.count < 1000 { titlesAmongStatuses[word] = isTitle }
    return isTitle
  }

  /// Whether the row is a heading: that of this table once more, or of another list.
  private var isHeading: Bool {
    let texts = SourceField.allCases.filter { row.form($0) == .text && !row.value($0).isEmpty }
    let titles = texts.filter { TableHeading.isTitle(String(decoding: row.value($0), as: UTF8.self)) }
    return titles.count > 1 && titles.count * 2 > texts.count
  }

  private func takeFirstText(_ text: Bytes) {
    guard !text.isEmpty else { return }
    hasText = true
    if text.isTotalsWord { totalsWord = text.shown }
  }

  /// Whether nothing in the row could be of one document alone: what it is known by, and its status.
  private var hasNoIdentity: Bool {
    let own: [SourceField] = [.recordID, .nsfp, .documentNumber, .returnNumber, .reference, .status]
    return own.allSatisfy { isBlank($0) || row.value($0).isTotalsWord }
  }

  /// Whether sums are all that the row holds, as a row of totals without a word for it does.
  private var holdsAmountsAlone: Bool {
    let amounts: Set<SourceField> = [.sellingPrice, .taxBase, .otherTaxBase, .vat, .luxuryTax]
    return SourceField.allCases.allSatisfy { amounts.contains($0) || isBlank($0) }
      && !amounts.allSatisfy(isBlank)
  }

  private func isBlank(_ field: SourceField) -> Bool {
    guard row.has(field), row.form(field) != .null else { return true }
    let value = row.value(field)
    return value.isEmpty || value.count == 1 && value[0] == .minus
  }

  private func surveyedHabits() throws(FileFault.Kind) -> AmountHabits {
    if let habits { return habits }
    let surveyed = try survey()
    habits = surveyed
    return surveyed
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether it is what people write at the beginning of a row of sums, without white space around it: `Total`,
  /// `Jumlah:`, or with how many documents there are, `Total: 12 dokumen`.
  fileprivate var isTotalsWord: Bool {
    guard let first, "tjgsTJGS".utf8.contains(first), count < 40 else { return false }
    let words = String(decoding: self, as: UTF8.self).lowercased()
      .split { $0 == " " || $0 == ":" || $0 == "(" || $0 == ")" }
    let sums: Set<Substring> = ["total", "jumlah", "grand", "subtotal", "sub", "keseluruhan"]
    let counted: Set<Substring> = [
      "dokumen", "faktur", "baris", "data", "retur", "document", "documents", "invoice", "invoices", "row", "rows",
    ]
    let rest = words.drop(while: sums.contains)
    // “Grand” and “sub” alone are names as well.
    let said = words.dropLast(rest.count)
    guard said.contains(where: { $0 != "grand" && $0 != "sub" }) else { return false }
    return rest.isEmpty
      || rest.first.map { number in number.allSatisfy { $0.isNumber || $0 == "." || $0 == "," } } == true
        && rest.dropFirst().allSatisfy(counted.contains)
  }
}

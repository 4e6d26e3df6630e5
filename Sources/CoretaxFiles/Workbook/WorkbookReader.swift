import UploadQueue

/// Reads a workbook: a list of the portal on one or more of its sheets, or DJP's import template.
final class WorkbookReader {
  private let book: Workbook
  private let order: ReadingOrder
  private let faults: FaultLog
  private let delivery: Delivery
  private let limits: ReadingLimits
  private let progress: (Int64, Int64) -> Void

  private(set) var unknownColumns: [String] = []
  /// The letters of columns without a title that hold a value in some row.
  private(set) var untitledColumns: [String] = []
  /// Sheets that hold no list.
  private(set) var skippedSheets: [String] = []
  private(set) var format = FileFormat.coretaxWorkbook
  /// The kinds that rows were taken for although no sheet says that they are no returns.
  private(set) var assumedKinds: Set<DocumentKind> = []

  init(
    _ archive: ZipArchive, order: ReadingOrder, faults: FaultLog, delivery: Delivery,
    progress: @escaping (Int64, Int64) -> Void
  ) throws(FileFault.Kind) {
    book = try Workbook(archive, limits: order.limits)
    limits = order.limits
    self.order = order
    self.faults = faults
    self.delivery = delivery
    self.progress = progress
  }

  /// Reads all sheets that are lists; faults are noted.
  func read() throws(FileFault.Kind) {
    if let invoices = book.sheet(named: TemplateReader.sheet), let details = book.sheet(named: TemplateLines.sheet) {
      format = .importTemplate
      skippedSheets = book.sheets.map(\.name).filter { $0 != invoices.name && $0 != details.name }
      return try readTemplate(invoices, details)
    }
    var lists: [(Workbook.Sheet, TableHeading)] = []
    var best: (sheet: Workbook.Sheet, rows: [HeadingRows.Row])?
    for sheet in book.sheets {
      let rows = try firstRows(of: sheet)
      if let heading = TableHeading(sheetRows: rows), heading.has(.status) {
        lists.append((sheet, heading))
      } else {
        skippedSheets.append(sheet.name)
        // Where no sheet is a list, the one that comes nearest is told about.
        if best == nil || TableHeading(sheetRows: rows) != nil && TableHeading(sheetRows: best?.rows ?? []) == nil {
          best = (sheet, rows)
        }
      }
    }
    guard !lists.isEmpty else {
      if let sheet = try missingOfTemplate() { throw .missingSheet(sheet) }
      guard let best, !best.rows.isEmpty else { throw .empty }
      faults.sheet = best.sheet.name
      guard let heading = TableHeading(sheetRows: best.rows) else {
        return faults.note(.unknownHeadings, line: best.rows.first?.number)
      }
      return heading.noteFaults(faults)
    }
    for (sheet, heading) in lists where delivery.refusal == nil {
      faults.sheet = book.sheets.count > 1 ? sheet.name : nil
      try read(sheet, heading)
      for column in heading.unknown where !unknownColumns.contains(column) { unknownColumns.append(column) }
    }
  }

  /// The sheet that DJP's template lacks, where this is one that has only the other.
  private func missingOfTemplate() throws(FileFault.Kind) -> String? {
    let names = (TemplateReader.sheet, TemplateLines.sheet)
    let pair = (book.sheet(named: names.0), book.sheet(named: names.1))
    guard let there = pair.0 ?? pair.1 else { return nil }
    let isTemplate = try firstRows(of: there).contains { $0.titles.first?.lowercased() == "baris" }
    return isTemplate ? (pair.0 == nil ? names.0 : names.1) : nil
  }

  private func firstRows(of sheet: Workbook.Sheet) throws(FileFault.Kind) -> [HeadingRows.Row] {
    let rows = HeadingRows()
    try scan(sheet, rows)
    return rows.rows
  }

  private func scan(
    _ sheet: Workbook.Sheet, progress: @escaping (Int64, Int64) -> Void = { _, _ in }, _ taker: any SheetTaker
  ) throws(FileFault.Kind) {
    let cells = SheetCells(book, limits: limits, taker)
    do throws(FileFault.Kind) {
      try XMLWalk.read(sheet.origin, root: "worksheet", progress: progress, cells)
    } catch {
      // The place is known here and nowhere above.
      if cells.row > 0 { faults.sheet = sheet.name }
      throw error == .otherXML ? .brokenWorkbook(sheet.name) : error
    }
  }

  private func read(_ sheet: Workbook.Sheet, _ heading: TableHeading) throws(FileFault.Kind) {
    heading.noteFaults(faults)
    let reader = TableReader(heading: heading, order: order, faults: faults, delivery: delivery)
    reader.survey = { [unowned self] () throws(FileFault.Kind) in
      let survey = HabitSurvey(heading: heading)
      try scan(sheet, survey)
      return survey.habits
    }
    try scan(sheet, progress: progress, SheetTable(reader, heading: heading, faults: faults, delivery: delivery))
    reader.finish()
    assumedKinds.formUnion(reader.assumedKinds)
    untitledColumns += reader.untitledColumns.filter { !untitledColumns.contains($0) }
  }

  private func readTemplate(_ invoices: Workbook.Sheet, _ details: Workbook.Sheet) throws(FileFault.Kind) {
    faults.sheet = details.name
    let lines = TemplateLines(faults: faults, limits: limits)
    try scan(details, lines)
    faults.sheet = invoices.name
    let reader = TemplateReader(lines: lines, order: order, faults: faults, delivery: delivery)
    try scan(invoices, progress: progress, reader)
    reader.finish()
    faults.sheet = details.name
    lines.finish()
    unknownColumns = reader.unknown
  }
}

/// The first rows of a sheet, among which its heading must be: above it stands at most a title.
final class HeadingRows: SheetTaker {
  struct Row {
    let number: Int
    var titles: [String]
  }

  private(set) var rows: [Row] = []
  private static let most = 20

  var isDone: Bool { rows.count > Self.most }

  func beginRow(_ row: Int) { rows.append(Row(number: row, titles: [])) }

  func take(column: Int, _ form: RawRow.Form, _ value: Bytes) {
    let missing = column - rows[rows.count - 1].titles.count
    if missing > 0 { rows[rows.count - 1].titles += repeatElement("", count: missing) }
    rows[rows.count - 1].titles.append(value.trimmed.shown)
  }

  func endRow() {
    if rows.last?.titles.isEmpty ?? false { rows.removeLast() }
  }
}

/// Hands the rows below a heading to a ``TableReader``.
private final class SheetTable: SheetTaker {
  private let reader: TableReader
  private let headingRow: Int
  private let faults: FaultLog
  private let delivery: Delivery
  private var row = 0
  private var isBelow: Bool { row > headingRow }

  init(_ reader: TableReader, heading: TableHeading, faults: FaultLog, delivery: Delivery) {
    self.reader = reader
    self.faults = faults
    self.delivery = delivery
    headingRow = heading.rowCount
  }

  var isDone: Bool { delivery.refusal != nil || reader.isOver }

  func beginRow(_ row: Int) {
    self.row = row
    if isBelow { reader.begin(line: row, filled: false) }
  }

  func take(column: Int, _ form: RawRow.Form, _ value: Bytes) {
    if isBelow {
      reader.take(column: column, form, value)
    } else if row == headingRow, form == .uncomputed {
      // What stands below it is of nobody knows which column.
      faults.note(.uncomputedFormula, line: row, column: SheetCells.letters(column))
    }
  }

  func endRow() {
    if isBelow { reader.end() }
  }
}

/// Finds out how a sheet writes those of its amounts that are texts.
private final class HabitSurvey: SheetTaker {
  private let heading: TableHeading
  private var isBelow = false
  private(set) var habits = AmountHabits()

  init(heading: TableHeading) { self.heading = heading }

  var isDone: Bool { false }
  func beginRow(_ row: Int) { isBelow = row > heading.rowCount }

  func take(column: Int, _ form: RawRow.Form, _ value: Bytes) {
    if isBelow, form == .text { habits.note(value, heading.field(column)) }
  }

  func endRow() {}
}

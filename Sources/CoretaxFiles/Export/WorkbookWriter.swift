import UploadQueue

/// Writes documents as an Excel workbook of one sheet.
///
/// Texts are typed as such, so that none is ever computed; amounts are numbers, and days and moments are dates. The heading
/// stays in sight and filters.
final class WorkbookWriter: DocumentWriter {
  private let archive: ZipWriter
  private let zone: ShownZone
  private var pending: [UInt8] = []
  private var rowCount = 0
  private var widths = SheetWidths(of: ExportedValue.fields.map(\.title))
  /// The first rows, until the widths of the columns, which stand before them in the sheet, are known by them.
  private var firstRows: String? = ""

  private static let mostDocuments = 1_048_575
  private static let measuredRows = 500
  private static let pieceSize = 64 * 1024

  init(_ descriptor: Int32, _ zone: ShownZone, at moment: Timestamp) throws(ExportFailure) {
    self.zone = zone
    archive = try Self.attempt { () throws(ZipWriter.Failure) in try ZipWriter(descriptor, modified: moment) }
  }

  func begin() throws(ExportFailure) {
    for (name, content) in WorkbookParts.all { try part(name, content) }
    try begin("xl/worksheets/sheet1.xml")
    try putRow(ExportedValue.fields.map { "<c s=\"3\" t=\"inlineStr\"><is><t>\(Self.escaped($0.title))</t></is></c>" })
  }

  func write(_ row: QueueRow) throws(ExportFailure) {
    guard rowCount <= Self.mostDocuments else { throw .tooManyRows(Self.mostDocuments) }
    let values = ExportedValue.fields.map { ExportedValue(row, $0) }
    if firstRows != nil { widths.hold(values) }
    try putRow(values.map(cell))
  }

  func finish() throws(ExportFailure) {
    try putFirstRows()
    let last = SheetCells.letters(ExportedValue.fields.count - 1)
    try put("</sheetData><autoFilter ref=\"A1:\(last)\(rowCount)\"/></worksheet>")
    try flush()
    try Self.attempt { () throws(ZipWriter.Failure) in try archive.finish() }
  }

  private func putRow(_ cells: [String]) throws(ExportFailure) {
    rowCount += 1
    let row = "<row r=\"\(rowCount)\">" + cells.joined() + "</row>"
    guard let rows = firstRows else { return try put(row) }
    firstRows = rows + row
    if rowCount > Self.measuredRows { try putFirstRows() }
  }

  /// Begins the sheet with the rows that have waited; nothing where it has begun.
  private func putFirstRows() throws(ExportFailure) {
    guard let rows = firstRows else { return }
    firstRows = nil
    try put(WorkbookParts.sheetStart + "<cols>\(widths.columns)</cols><sheetData>" + rows)
  }

  private func cell(_ value: ExportedValue) -> String {
    switch value {
    case .none: "<c/>"
    case .text(let text): Self.text(ExportedValue.guarded(text, fromFormulas: false))
    case .number(let number): "<c><v>\(number)</v></c>"
    // Excel keeps fifteen digits: what has more would not come back to the sen.
    case .amount(let amount):
      amount.sen.magnitude < 1_000_000_000_000_000
        ? "<c s=\"4\"><v>\(amount.decimal)</v></c>" : Self.text(amount.decimal)
    case .day(let day):
      // What lies before March 1900 has another number in Excel than in any calendar.
      day.year > 1900 ? "<c s=\"1\"><v>\(day.dayNumber + 25_569)</v></c>" : Self.text(day.description)
    case .moment(let moment): self.moment(moment)
    case .truth(let truth): "<c t=\"b\"><v>\(truth ? 1 : 0)</v></c>"
    }
  }

  private static func text(_ text: String) -> String {
    "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped(text))</t></is></c>"
  }

  /// A moment in WIB, as Excel counts days.
  ///
  /// Such a number names no time zone: it is that of WIB in every workbook, and where people have another one it says so.
  private func moment(_ moment: Timestamp) -> String {
    let day = moment.jakartaDate
    guard day.year > 1900, day.year < 9999 else { return Self.text(ExportedValue.written(moment, in: zone)) }
    let days = Double(moment.milliseconds + Timestamp.jakartaOffset) / 86_400_000
    return "<c s=\"\(zone == .wib ? 2 : 5)\"><v>\(days + 25_569)</v></c>"
  }

  private static func escaped(_ text: String) -> String {
    EscapedText.escaping(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  // MARK: Parts

  private func part(_ name: String, _ content: String) throws(ExportFailure) {
    try begin(name)
    try put(content)
    try flush()
  }

  private func begin(_ name: String) throws(ExportFailure) {
    try Self.attempt { () throws(ZipWriter.Failure) in try archive.begin(name) }
  }

  private func put(_ text: String) throws(ExportFailure) {
    pending += text.utf8
    if pending.count >= Self.pieceSize { try flush() }
  }

  private func flush() throws(ExportFailure) {
    try Self.attempt { () throws(ZipWriter.Failure) in try archive.write(pending) }
    pending.removeAll(keepingCapacity: true)
  }

  private static func attempt<Value>(_ body: () throws(ZipWriter.Failure) -> Value) throws(ExportFailure) -> Value {
    do { return try body() } catch {
      throw error.isReaderGone ? .readerGone : .unwritable(path: "-", words: error.words)
    }
  }
}

/// The parts of a workbook that are the same in each.
enum WorkbookParts {
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
  private static let prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  /// How a sheet begins: its first row stays in sight.
  static let sheetStart = """
    \(prolog)<worksheet xmlns="\(main)"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" \
    activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
    """

  static let all: [(name: String, content: String)] = [
    (
      "[Content_Types].xml",
      """
      \(prolog)<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Override PartName="/xl/workbook.xml" ContentType="\(types).sheet.main+xml"/>\
      <Override PartName="/xl/worksheets/sheet1.xml" ContentType="\(types).worksheet+xml"/>\
      <Override PartName="/xl/styles.xml" ContentType="\(types).styles+xml"/></Types>
      """
    ),
    (
      "_rels/.rels",
      """
      \(prolog)<Relationships xmlns="\(relations)"><Relationship Id="rId1" Type="\(office)/officeDocument" \
      Target="xl/workbook.xml"/></Relationships>
      """
    ),
    (
      "xl/workbook.xml",
      """
      \(prolog)<workbook xmlns="\(main)" xmlns:r="\(office)"><sheets><sheet name="Dokumen" sheetId="1" r:id="rId1"/>\
      </sheets></workbook>
      """
    ),
    (
      "xl/_rels/workbook.xml.rels",
      """
      \(prolog)<Relationships xmlns="\(relations)"><Relationship Id="rId1" Type="\(office)/worksheet" \
      Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="\(office)/styles" Target="styles.xml"/>\
      </Relationships>
      """
    ),
    (
      // The styles of cells, by number: plain, day, moment, heading, amount, moment that says it is in WIB.
      "xl/styles.xml",
      """
      \(prolog)<styleSheet xmlns="\(main)"><numFmts count="3"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>\
      <numFmt numFmtId="165" formatCode="dd/mm/yyyy\\ hh:mm:ss"/>\
      <numFmt numFmtId="166" formatCode="dd/mm/yyyy\\ hh:mm:ss&quot; WIB&quot;"/></numFmts><fonts count="2"><font><sz val="11"/>\
      <name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill>\
      <patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
      <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
      <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
      <cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
      <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
      <xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
      <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>\
      <xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
      <xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>\
      <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
      """
    ),
  ]
}

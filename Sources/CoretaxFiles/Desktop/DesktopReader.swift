import UploadQueue

/// Reads an import file of the e-Faktur desktop client: documents that are expected to appear.
///
/// It has no status, and no file of the client has one; within two days its documents come to Coretax (DJP, FAQ of
/// 12 February 2025).
final class DesktopReader {
  private let faults: FaultLog
  private let delivery: Delivery
  private let row = RawRow()
  private let fields: FieldReader
  private let rows: RowReader

  private var meanings: [DesktopRow: [DesktopRow.Meaning]] = [:]
  private var unknownNames = UnknownNames()

  // The row that is being read.
  private var type: DesktopRow?
  private var cellCount = 0
  private var isHeading = false
  private var extraCells = false
  private var replacement: [UInt8] = []
  private var number: [UInt8] = []

  init(order: ReadingOrder, faults: FaultLog, delivery: Delivery) {
    self.faults = faults
    self.delivery = delivery
    fields = FieldReader(row: row, faults: faults, isSheet: true)
    rows = RowReader(fields: fields, order: order)
    rows.channel = .desktop
    fields.headings[SourceField.nsfp.rawValue] = "NOMOR_FAKTUR"
    for type in DesktopRow.allCases { name(type, type.columns) }
  }

  /// Columns and types of rows that are not known.
  var unknown: [String] { unknownNames.names }

  /// Reads all rows; faults are noted.
  func read(_ source: FileSource) throws(FileFault.Kind) {
    guard let delimiter = DesktopRow.delimiter(FileContent.withoutMark(try source.peek()).trimmed) else {
      throw .unknownHeadings
    }
    let stream = CSVStream(
      delimiter: delimiter, cell: { self.take($0.trimmed, line: $1) }, rowEnd: { _ in self.endRow() })
    do throws(CSVStream.Trouble) {
      try stream.read(source) { delivery.refusal == nil }
    } catch {
      faults.note(error.kind, line: error.line, row: row.number + 1)
    }
  }

  private func name(_ type: DesktopRow, _ columns: [String]) {
    meanings[type] = columns.map { column in
      let meaning = type.meaning(of: column)
      if case .field(let field) = meaning { fields.headings[field.rawValue] = column }
      if meaning == nil, !column.isEmpty { unknownNames.note(column) }
      return meaning ?? .unused
    }
  }

  private func take(_ cell: Bytes, line: Int) {
    defer { cellCount += 1 }
    if cellCount == 0 { return begin(cell, line: line) }
    guard let type else { return }
    if cellCount == 1, type.columns.first.map({ cell.equals($0) }) == true { beginHeading(type) }
    if isHeading { return heading.append(String(decoding: cell, as: UTF8.self)) }
    let column = cellCount - 1
    guard let columns = meanings[type], column < columns.count else {
      if !cell.isEmpty { extraCells = true }
      return
    }
    switch columns[column] {
    case .field(let field): row.set(field, cell.isEmpty ? .null : .text, cell, line: line)
    case .replacementDigit: replacement = Array(cell)
    case .number: number = Array(cell)
    case .unused: break
    }
  }

  private var heading: [String] = []

  private func begin(_ cell: Bytes, line: Int) {
    row.begin(line: line)
    isHeading = false
    extraCells = false
    replacement = []
    number = []
    let word = String(decoding: cell, as: UTF8.self).uppercased()
    type = DesktopRow(rawValue: word)
    if type == nil, !word.isEmpty, !DesktopRow.belonging.contains(word) { unknownNames.note(cell.shown) }
  }

  private func beginHeading(_ type: DesktopRow) {
    isHeading = true
    heading = []
  }

  private func endRow() {
    defer { cellCount = 0 }
    guard let type else { return }
    if isHeading { return name(type, heading) }
    let expected = (meanings[type] ?? []).count
    row.count()
    // Older files lack the last column, and some end their rows with a delimiter.
    guard cellCount >= expected, !extraCells else {
      return faults.note(
        .raggedRow(expected: expected + 1, found: cellCount), line: row.line, row: row.number)
    }
    setNumber()
    rows.listKind = ListKind(given: type.kind, fileName: "")
    if let document = rows.document() { delivery.hand(on: document) }
  }

  /// Puts the number together: kode transaksi, the digit of a replacement, and 13 digits.
  ///
  /// What is no such number is read as it stands in the file, so that it is named as it stands there.
  private func setNumber() {
    let isReplacementKnown = checkReplacement()
    let digits = number.filter { $0 != .dot && $0 != .minus && $0 != UInt8(ascii: " ") }
    // Noughts alone are a number that is still to be given.
    guard digits.contains(where: { $0 != UInt8(ascii: "0") }) else { return }
    let written = row.value(.transactionCode).text ?? ""
    let code = TransactionCode.given(by: written)
    // What is wrong with the code is named where it stands; of the number nothing can be said then.
    if code == nil, !written.isEmpty, !TransactionCode.isInWords(written) { return }
    var whole = number
    if digits.allSatisfy(\.isDigit) {
      if Self.lengths.contains(digits.count), let code {
        // A spreadsheet may have dropped leading noughts; how many there were is known here.
        whole = Array(code.utf8) + Self.padded(isReplacementKnown ? replacement : [], 1) + Self.padded(digits, 13)
      } else if let code {
        compare(digits, withCode: code)
      }
    }
    whole.withUnsafeBufferPointer { row.set(.nsfp, .text, $0, line: row.line) }
  }

  /// Whether the digit of a replacement is one: 0 or 1 (e-Faktur, error ETAX-API-10003); none is 0.
  private func checkReplacement() -> Bool {
    guard !replacement.isEmpty, replacement != [UInt8(ascii: "0")], replacement != [UInt8(ascii: "1")] else {
      return true
    }
    noteReplacement(.notAReplacementDigit)
    return false
  }

  /// A number of 16 or 17 digits begins with the kode transaksi; in the client's 16 the digit of a replacement follows.
  private func compare(_ digits: [UInt8], withCode code: String) {
    guard digits.count == 16 || digits.count == 17 else { return }
    let begun = String(decoding: digits.prefix(2), as: UTF8.self)
    if TransactionCode.isKnown(begun), begun != code { fields.note(.codesDiffer, at: .transactionCode) }
    if digits.count == 16, replacement.count == 1, digits[2] != replacement[0] {
      noteReplacement(.replacementDiffers)
    }
  }

  private func noteReplacement(_ kind: FileFault.Kind) {
    let value = replacement.withUnsafeBufferPointer { $0.shown }
    faults.note(kind, line: row.line, row: row.number, column: "FG_PENGGANTI", value: value)
  }

  /// How many of the 13 digits may stand there: the first three may all be noughts, the year after them begins with none.
  private static let lengths = 10...13

  private static func padded(_ digits: [UInt8], _ count: Int) -> [UInt8] {
    Array(repeating: UInt8(ascii: "0"), count: max(0, count - digits.count)) + digits
  }
}

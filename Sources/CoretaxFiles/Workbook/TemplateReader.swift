import UploadQueue

/// Reads the invoices of DJP's Excel template: documents that are expected to appear.
///
/// Source of the form: DJP's template v1.6.1. Sheet Faktur: the seller's NPWP in C1, headings in row 3, an invoice a
/// row, ended by `END`. Sheet DetailFaktur: their lines of goods and services, by the number under “Baris”.
final class TemplateReader: SheetTaker {
  private let lines: TemplateLines
  private let faults: FaultLog
  private let delivery: Delivery
  private let invoice: BulkInvoice

  private var elements: [String?] = []
  private var row = 0
  private var cells: [(column: Int, form: RawRow.Form, text: String)] = []
  private var hasHeading = false
  private var hasEnded = false
  private var names = UnknownNames()

  init(lines: TemplateLines, order: ReadingOrder, faults: FaultLog, delivery: Delivery) {
    self.lines = lines
    self.faults = faults
    self.delivery = delivery
    invoice = BulkInvoice(order: order, faults: faults, titles: Self.titles)
  }

  /// What its sheet is called.
  static let sheet = "Faktur"

  private static let titles = [
    "TaxInvoiceDate": "Tanggal Faktur", "TrxCode": "Kode Transaksi", "RefDesc": "Referensi",
    "BuyerTin": "NPWP/NIK Pembeli", "BuyerDocumentNumber": "Nomor Dokumen Pembeli", "BuyerName": "Nama Pembeli",
    "TIN": "NPWP Penjual",
  ]

  private static let unused = [
    "Jenis Faktur", "Keterangan Tambahan", "Dokumen Pendukung", "Period Dok Pendukung", "Cap Fasilitas",
    "ID TKU Penjual", "Jenis ID Pembeli", "Negara Pembeli", "Alamat Pembeli", "Email Pembeli", "ID TKU Pembeli",
  ]

  /// Columns that are not known.
  var unknown: [String] { names.names }
  var isDone: Bool { hasEnded || delivery.refusal != nil }

  func beginRow(_ row: Int) {
    self.row = row
    cells = []
  }

  func take(column: Int, _ form: RawRow.Form, _ value: Bytes) {
    if column < 100 { cells.append((column, form, String(decoding: value.trimmed, as: UTF8.self))) }
  }

  func endRow() throws(FileFault.Kind) {
    guard let first = cells.first(where: { (!$0.text.isEmpty || $0.form == .uncomputed) && counts($0.column) }) else {
      return
    }
    if hasHeading {
      if first.column == 0, first.text.uppercased() == "END" { hasEnded = true } else { try takeInvoice() }
    } else if first.column == 0, first.text.lowercased() == "baris" {
      takeHeading()
    } else if row == 1,
      let npwp = cells.first(where: { $0.column == 2 && (!$0.text.isEmpty || $0.form == .uncomputed) })
    {
      invoice.take(tin: npwp.text, npwp.form, line: row)
    }
  }

  /// Whether a column is read; past the heading what stands elsewhere, such as a formula copied down, makes no row.
  private func counts(_ column: Int) -> Bool {
    !hasHeading || column == 0 || column < elements.count && elements[column] != nil
  }

  /// Notes what the whole of it lacked.
  func finish() {
    if !hasHeading { faults.note(.unknownHeadings, line: 3) }
  }

  private func takeHeading() {
    hasHeading = true
    for cell in cells {
      while elements.count < cell.column { elements.append(nil) }
      let element = Self.titles.first { $0.value.lowercased() == cell.text.lowercased() && $0.key != "TIN" }?.key
      elements.append(element)
      if element == nil, cell.column > 0, !Self.unused.contains(cell.text) { names.note(cell.text) }
    }
    for (element, title) in Self.titles where element != "TIN" && !elements.contains(element) {
      faults.note(.missingColumn(Self.sheet), line: row, column: title)
    }
  }

  private func takeInvoice() throws(FileFault.Kind) {
    invoice.begin(line: row)
    let cell = cells.first { $0.column == 0 }
    let number = cell?.text ?? ""
    for cell in cells where cell.column < elements.count {
      guard let element = elements[cell.column] else { continue }
      invoice.take(element, cell.form, cell.text, line: row)
    }
    if cell?.form == .uncomputed {
      faults.note(.uncomputedFormula, line: row, column: "Baris")
    } else if let sums = try lines.takeSums(of: number) {
      invoice.take(sums)
    } else {
      faults.note(.notALineNumber, line: row, column: "Baris", value: number)
    }
    if let document = invoice.document() { delivery.hand(on: document) }
  }
}

/// The lines of goods and services of DJP's Excel template, added up by invoice.
final class TemplateLines: SheetTaker {
  private struct Invoice {
    var sums: [SourceField: Rupiah] = [:]
    let row: Int
    var isTaken = false
  }

  /// What their sheet is called.
  static let sheet = "DetailFaktur"

  private let faults: FaultLog
  private let limits: ReadingLimits
  private let cells = RawRow()
  private let fields: FieldReader
  private var columns: [SourceField?] = []
  private var invoices: [Int: Invoice] = [:]
  private var number = ""
  private var isUncomputed = false
  private var isHeading = false
  private var hasEnded = false

  init(faults: FaultLog, limits: ReadingLimits) {
    self.faults = faults
    self.limits = limits
    fields = FieldReader(row: cells, faults: faults, isSheet: true)
    for (title, field) in Self.amounts { fields.headings[field.rawValue] = title }
  }

  private static let amounts: KeyValuePairs<String, SourceField> = [
    "DPP": .taxBase, "DPP Nilai Lain": .otherTaxBase, "PPN": .vat, "PPnBM": .luxuryTax,
  ]

  var isDone: Bool { hasEnded }

  func beginRow(_ row: Int) {
    cells.begin(line: row)
    number = ""
    isUncomputed = false
    isHeading = false
  }

  func take(column: Int, _ form: RawRow.Form, _ value: Bytes) {
    if column == 0 { (number, isUncomputed) = (String(decoding: value.trimmed, as: UTF8.self), form == .uncomputed) }
    if columns.isEmpty { isHeading = column == 0 && value.trimmed.reads("baris") }
    if isHeading {
      guard column < 100 else { return }
      while columns.count < column { columns.append(nil) }
      let title = String(decoding: value.trimmed, as: UTF8.self).lowercased()
      columns.append(Self.amounts.first { $0.key.lowercased() == title }?.value)
    } else if column < columns.count, let field = columns[column] {
      cells.set(field, form, value, line: cells.line)
    }
  }

  func endRow() throws(FileFault.Kind) {
    if isHeading {
      for (title, field) in Self.amounts where !columns.contains(field) {
        faults.note(.missingColumn(Self.sheet), line: cells.line, column: title)
      }
    }
    guard !columns.isEmpty, !isHeading, !number.isEmpty || isUncomputed || cells.present != 0 else { return }
    if number.uppercased() == "END" {
      hasEnded = true
      return
    }
    cells.count()
    guard !isUncomputed else { return faults.note(.uncomputedFormula, line: cells.line, column: "Baris") }
    guard let key = Int(number) else {
      return faults.note(.notALineNumber, line: cells.line, column: "Baris", value: number)
    }
    var invoice = invoices[key] ?? Invoice(row: cells.line)
    for (_, field) in Self.amounts {
      guard let amount = fields.amount(field) else { continue }
      let (sum, overflow) = (invoice.sums[field] ?? .zero).sen.addingReportingOverflow(amount.sen)
      if overflow { fields.note(.amountOutOfRange, at: field) }
      invoice.sums[field] = Rupiah(sen: overflow ? 0 : sum)
    }
    invoices[key] = invoice
    guard invoices.count <= limits.templateInvoices else { throw .workbookTooLarge }
  }

  /// What the lines of an invoice come to; `nil` where the number is none, or was taken before.
  func takeSums(of number: String) throws(FileFault.Kind) -> [SourceField: Rupiah]? {
    guard let key = Int(number) else { return nil }
    guard invoices[key]?.isTaken != true else { return nil }
    invoices[key, default: Invoice(row: 0)].isTaken = true
    return invoices[key]?.sums
  }

  /// Notes that there is no heading, and lines whose invoice is missing.
  func finish() {
    if columns.isEmpty { faults.note(.unknownHeadings, line: 1) }
    for (key, invoice) in invoices.sorted(by: { $0.key < $1.key }) where !invoice.isTaken {
      faults.note(.lineWithoutInvoice, line: invoice.row, column: "Baris", value: String(key))
    }
  }
}

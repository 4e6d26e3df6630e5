import UploadQueue

/// Gathers one invoice of a bulk import file: a document that is expected, of which nothing is known at DJP yet.
final class BulkInvoice {
  private let row = RawRow()
  private let fields: FieldReader
  private let faults: FaultLog
  private let order: ReadingOrder

  private var seller: NPWP?
  private var saysTINIsMissing = false
  private var hasTIN = false
  private var faultsBefore = 0
  private var sums: [SourceField: Rupiah] = [:]

  /// An invoice; `titles` says what people call an element there, where that is something else.
  init(order: ReadingOrder, faults: FaultLog, titles: [String: String] = [:]) {
    self.order = order
    self.faults = faults
    self.titles = titles
    fields = FieldReader(row: row, faults: faults, isSheet: false)
    for (element, field) in Self.elements { fields.headings[field.rawValue] = titles[element] ?? element }
    for (element, field) in Self.amounts { fields.headings[field.rawValue] = element }
  }

  private let titles: [String: String]
  private func title(_ element: String) -> String { titles[element] ?? element }

  private static let elements: [String: SourceField] = [
    "TaxInvoiceDate": .invoiceDate, "TrxCode": .transactionCode, "RefDesc": .reference, "BuyerTin": .buyerTIN,
    "BuyerDocumentNumber": .otherIdentity, "BuyerName": .buyerName,
  ]

  private static let amounts: [String: SourceField] = [
    "TaxBase": .taxBase, "OtherTaxBase": .otherTaxBase, "VAT": .vat, "STLG": .luxuryTax,
  ]

  /// Takes the number of the seller, which must be the taxpayer.
  func take(tin text: String, _ form: RawRow.Form = .text, line: Int) {
    hasTIN = true
    guard form != .uncomputed else { return faults.note(.uncomputedFormula, line: line, column: title("TIN")) }
    seller = NPWP(LostNought.restored(text, form))
    guard let seller else {
      return faults.note(.notAnNPWP, line: line, column: title("TIN"), value: text)
    }
    if let taxpayer = order.taxpayer, !seller.isSame(as: taxpayer) {
      faults.note(.foreignTaxpayer(taxpayer.digits), line: line, column: title("TIN"), value: text)
    }
  }

  /// Begins an invoice.
  func begin(line: Int) {
    row.begin(line: line)
    row.count()
    sums = [:]
    faultsBefore = faults.count
    if !hasTIN, !saysTINIsMissing {
      saysTINIsMissing = true
      faults.note(.missingTIN, line: line)
    }
  }

  /// Begins a line of goods or services.
  func beginLine() {
    for field in Self.amounts.values { row.set(field, .absent, line: row.line) }
  }

  /// Takes a value of the invoice.
  func take(_ element: String, _ text: String, line: Int) {
    guard let field = Self.elements[element] else { return }
    if row.has(field) { faults.note(.duplicateKey, line: line, row: row.number, column: element, value: text) }
    set(field, text, line)
  }

  /// Takes a cell of a sheet as a value of the invoice.
  func take(_ element: String, _ form: RawRow.Form, _ text: String, line: Int) {
    guard let field = Self.elements[element] else { return }
    set(field, text, line, form == .number && field != .buyerTIN ? .text : form)
  }

  /// Takes the sums of its lines.
  func take(_ sums: [SourceField: Rupiah]) {
    self.sums = sums
  }

  /// Takes a value of a line, and adds it where it is an amount.
  func takeOfLine(_ element: String, _ text: String, line: Int) {
    guard let field = Self.amounts[element] else { return }
    if row.form(field) != .absent {
      faults.note(.duplicateKey, line: line, row: row.number, column: element, value: text)
    }
    set(field, text, line)
    guard let amount = fields.amount(field) else { return }
    let (sum, overflow) = (sums[field] ?? .zero).sen.addingReportingOverflow(amount.sen)
    if overflow { fields.note(.amountOutOfRange, at: field) }
    sums[field] = Rupiah(sen: overflow ? 0 : sum)
  }

  private func set(_ field: SourceField, _ text: String, _ line: Int, _ form: RawRow.Form = .text) {
    var text = text
    text.withUTF8 { row.set(field, form, $0, line: line) }
  }

  /// The document; `nil` where it has faults, which are noted.
  func document() -> SourcedDocument? {
    var document = Document(
      id: DocumentID(""), kind: .outputInvoice, channel: .coretax, status: .none, observedAt: order.asOf)
    document.taxpayer = order.taxpayer ?? seller
    document.reference = fields.text(.reference)
    if document.reference == nil {
      faults.note(.unidentifiable, line: row.line, row: row.number, column: title("RefDesc"))
    }
    let other = fields.identity(.otherIdentity)
    document.partnerIdentity = fields.identity(.buyerTIN) ?? (other == "-" ? nil : other)
    document.partnerName = fields.text(.buyerName)
    document.transactionCode = fields.transactionCode(.transactionCode)
    document.date = fields.day(.invoiceDate)
    if document.date == nil, faults.count == faultsBefore { fields.note(.notADate, at: .invoiceDate) }
    document.period = document.date.flatMap { TaxPeriod(year: $0.year, month: $0.month) }
    document.taxBase = sums[.taxBase]
    document.otherTaxBase = sums[.otherTaxBase]
    document.vat = sums[.vat]
    document.luxuryTax = sums[.luxuryTax]
    guard faults.count == faultsBefore, seller != nil else { return nil }
    return SourcedDocument(document: document, line: row.line, hasStatus: false, fields: carriedFields)
  }

  private var carriedFields: Set<DocumentField> {
    var carried: Set<DocumentField> = [.kind, .channel, .taxpayer, .date, .period, .reference]
    for field in Self.elements.values where row.has(field) {
      if let target = field.documentField { carried.insert(target) }
    }
    if row.has(.buyerTIN) || row.has(.otherIdentity) {
      carried.insert(.partnerIdentity)
    }
    if row.has(.buyerName) { carried.insert(.partnerName) }
    for field in sums.keys { if let target = field.documentField { carried.insert(target) } }
    return carried
  }
}

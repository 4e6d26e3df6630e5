import UploadQueue

/// What stands in one field of an exported document.
enum ExportedValue {
  case none
  case text(String)
  /// A number that is one: a month, a year.
  case number(Int)
  case amount(Rupiah)
  case day(CalendarDate)
  case moment(Timestamp)
  case truth(Bool)

  private init(_ text: String?) { self = text.map { .text($0) } ?? .none }
  private init(_ amount: Rupiah?) { self = amount.map { .amount($0) } ?? .none }
  private init(_ moment: Timestamp?) { self = moment.map { .moment($0) } ?? .none }
  private init(_ truth: Bool?) { self = truth.map { .truth($0) } ?? .none }

  /// The fields that are exported, in the order of the columns: those of the portal's list first, as it shows them.
  static let fields: [SourceField] = [
    .sellerTIN, .sellerName, .buyerTIN, .buyerTaxpayerName, .transactionCode, .nsfp, .invoiceDate, .invoicePeriod,
    .invoiceYear, .status, .eSignStatus, .sellingPrice, .otherTaxBase, .vat, .luxuryTax, .signer, .reference,
    .reportedBySeller, .reportedByBuyer, .reportedByVATCollector, .createdAt, .lastUpdatedAt, .documentNumber,
    .returnDate, .recordID, .kind, .channel, .statusSince, .statusKnownSince, .observedAt,
    .reason, .deadline, .note, .mark,
  ]

  /// What a document, with what is known and kept of it, has in a field.
  init(_ row: QueueRow, _ field: SourceField) {
    let document = row.document
    let isInput = document.kind.isInput
    switch field {
    case .sellerTIN: self.init(isInput ? document.partnerIdentity : document.taxpayer?.digits)
    case .sellerName: self.init(isInput ? document.partnerName : nil)
    case .buyerTIN: self.init(isInput ? document.taxpayer?.digits : document.partnerIdentity)
    case .buyerTaxpayerName: self.init(isInput ? nil : document.partnerName)
    case .transactionCode: self.init(document.transactionCode)
    case .nsfp: self.init(document.nsfp?.digits)
    case .invoiceDate: self = document.kind.isReturn ? .none : document.date.map { .day($0) } ?? .none
    case .returnDate: self = document.kind.isReturn ? document.date.map { .day($0) } ?? .none : .none
    case .invoicePeriod: self = document.period.map { .number($0.month) } ?? .none
    case .invoiceYear: self = document.period.map { .number($0.year) } ?? .none
    case .status: self.init(document.status.isNone ? nil : document.status.words)
    case .eSignStatus: self.init(document.eSignStatus)
    case .sellingPrice: self.init(document.taxBase)
    case .otherTaxBase: self.init(document.otherTaxBase)
    case .vat: self.init(document.vat)
    case .luxuryTax: self.init(document.luxuryTax)
    case .signer: self.init(document.signer)
    case .reference: self.init(document.reference)
    case .reportedBySeller: self.init(document.reportedBySeller)
    case .reportedByBuyer: self.init(document.reportedByBuyer)
    case .reportedByVATCollector: self.init(document.reportedByVATCollector)
    case .createdAt: self.init(document.createdAt)
    case .lastUpdatedAt: self.init(document.lastUpdatedAt)
    case .documentNumber: self.init(document.documentNumber)
    case .recordID: self.init(document.recordID)
    case .kind: self = .text(document.kind.controller)
    case .channel: self = .text(document.channel.word)
    case .statusSince: self.init(document.statusTime.flatMap { $0.isLowerBound ? nil : $0.since })
    case .statusKnownSince:
      self.init(document.status.isNone ? nil : document.statusTime.flatMap { $0.isLowerBound ? $0.since : nil })
    case .observedAt: self = .moment(document.observedAt)
    case .deadline: self = Self.lastDay(of: document).map { .day($0) } ?? .none
    case .note: self.init(row.annotation.note?.text)
    case .mark: self = row.annotation.mark == nil ? .none : .truth(true)
    case .reason: self.init(document.reason)
    default: self = .none
    }
  }

  /// The last day on which a document can be approved, while that is still to come about.
  private static func lastDay(of document: Document) -> CalendarDate? {
    guard !document.status.status.endsDeadline else { return nil }
    return Deadline().lastDay(for: document.kind, dated: document.date)
  }

  /// A text as a cell of a table holds it.
  ///
  /// A spreadsheet would compute a text that begins like a formula, and what opens it elsewhere may run it: a leading
  /// apostrophe, which spreadsheets and Pantau's own import take away again, makes it a text. So does one before an
  /// apostrophe, and before a text that the import would take for an empty cell.
  static func guarded(_ text: String, fromFormulas: Bool) -> String {
    let scalars = text.unicodeScalars
    // What is trimmed when it is opened or imported counts for nothing.
    guard let first = scalars.firstIndex(where: { !isBlank($0) }), let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return text }
    let isFormula = first > scalars.startIndex || RevealedText.formulaStarts.contains(scalars[first])
    let isMarked = text.hasPrefix("'") || text.hasPrefix("=\"")
    let isNothing = ["-", "null"].contains(String(scalars[first...last]).lowercased())
    return isMarked || isNothing || fromFormulas && isFormula ? "'" + text : text
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || (0x09...0x0D).contains(scalar.value)
  }

  /// A moment as the clocks of a zone show it, with how far they are ahead of UTC; to the millisecond where it has any.
  static func written(_ moment: Timestamp, in zone: ShownZone) -> String {
    let rest = Int(moment.milliseconds % 1000)
    let text = moment.iso(in: zone)
    guard rest > 0 else { return text }
    let digits = String(rest + 1000).dropFirst()
    let seconds = text.dropLast("+07:00".count)
    return "\(seconds).\(digits)\(text.suffix("+07:00".count))"
  }
}

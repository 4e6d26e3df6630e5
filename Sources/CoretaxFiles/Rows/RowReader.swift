import UploadQueue

/// Makes a document of a row.
final class RowReader {
  private let row: RawRow
  private let fields: FieldReader
  private let faults: FaultLog
  private let asOf: Timestamp
  private let isAsOfForAll: Bool
  private let taxpayer: NPWP?
  /// How the kind of a row is told.
  var listKind: ListKind
  /// Columns that are not known, for what is said where the kind is not.
  var unknownColumns: [String] = []
  /// How the documents reach DJP, where a row does not say it.
  var channel = Channel.coretax

  /// The kinds that rows were taken for although the file does not say that they are no returns.
  private(set) var assumedKinds: Set<DocumentKind> = []

  private var ledger = RecordLedger()
  private var saysKindIsUnknown = false
  /// What the rows say of the kind that somebody has said.
  private var stated: StatedKind?
  /// Whether the taxpayer stands on the other side of the row than in the kind that was said.
  private var isOtherWayRound = false
  private var saysOtherWayRound = false
  private var readings: [String: StatusReading] = [:]
  private var lastFields: (mask: UInt64, kind: DocumentKind, fields: Set<DocumentField>)?

  init(fields: FieldReader, order: ReadingOrder) {
    self.fields = fields
    row = fields.row
    faults = fields.faults
    asOf = order.asOf
    isAsOfForAll = order.isAsOfForAll
    taxpayer = order.taxpayer
    listKind = ListKind(given: order.kind, fileName: order.fileName, hint: order.hint)
    // A name such as outputreturn.json says it as well, where the rows do not.
    let named = DocumentKind(fileName: order.fileName).flatMap { $0.isReturn ? $0 : nil }
    stated = order.isKindSaid ? (order.kind ?? named).map { StatedKind($0) } : nil
  }

  /// The document of the row as it stands; `nil` where it has faults, which are noted.
  func document() -> SourcedDocument? {
    let faultsBefore = faults.count
    stated?.note(row)
    isOtherWayRound = false
    let known = listKind.kind(of: row, taxpayer: taxpayer)
    if known == nil { noteUnknownKind() }
    // The values of a row of unknown kind are checked all the same.
    let kind = known ?? .outputInvoice
    // Nothing in a file is younger than the file.
    let ownTime = fields.moment(.observedAt).map { min($0, asOf) }
    let ownAsOf = isAsOfForAll ? nil : ownTime
    var document = Document(
      id: DocumentID(""), kind: kind, channel: fields.text(.channel).flatMap { Channel(word: $0) } ?? channel,
      status: status(of: kind), observedAt: ownAsOf ?? asOf)
    readParties(into: &document, isOwn: known != nil)
    readNumbers(into: &document)
    readAmounts(into: &document)
    document.eSignStatus = fields.text(.eSignStatus)
    document.signer = fields.text(.signer)
    document.reference = fields.text(.reference)
    document.reportedBySeller = fields.boolean(.reportedBySeller)
    document.reportedByBuyer = fields.boolean(.reportedByBuyer)
    document.reportedByVATCollector = fields.boolean(.reportedByVATCollector)
    document.reason = fields.text(.reason)
    document.statusTime =
      fields.moment(.statusSince).map { StatusTime(since: $0, source: .backend) }
      ?? fields.moment(.statusKnownSince).map { StatusTime(since: $0, source: .atLeast) }
    document.createdAt = fields.moment(.createdAt)
    document.lastUpdatedAt = fields.moment(.lastUpdatedAt)
    check(document, isSound: faults.count == faultsBefore)
    if known == nil { noteUnplaced(document) }
    guard known != nil, !isOtherWayRound, faults.count == faultsBefore else { return nil }
    if !assumedKinds.contains(kind), listKind.assumesInvoice(row) { assumedKinds.insert(kind) }
    return SourcedDocument(
      document: document, line: row.line, hasStatus: !document.status.isNone, fields: carriedFields(kind),
      asOf: ownAsOf)
  }

  /// Notes, after the last row, where all of them contradict the kind that was said.
  func finish(unknownColumns: [String]) {
    let contradiction = stated?.contradiction(unknown: unknownColumns, headings: fields.headings)
    if let contradiction { faults.note(contradiction) }
  }

  /// Another taxpayer's row is always noted; that the kind is not known is said once, for it is cured once.
  private func noteUnknownKind() {
    if let taxpayer, row.has(.sellerTIN), row.has(.buyerTIN),
      !row.holds(taxpayer, .sellerTIN), !row.holds(taxpayer, .buyerTIN)
    {
      fields.note(.foreignTaxpayer(taxpayer.digits), at: .sellerTIN)
    } else if !saysKindIsUnknown {
      saysKindIsUnknown = true
      let tellsByTaxpayer = taxpayer == nil && (row.has(.sellerTIN) || row.has(.buyerTIN))
      faults.note(
        .kindUnknown(tellsByTaxpayer: tellsByTaxpayer, unknownColumns: unknownColumns), line: row.line, row: row.number)
    }
  }

  /// Notes by what a document of unknown kind may be known elsewhere; it was read as if it were one of the taxpayer's own.
  private func noteUnplaced(_ document: Document) {
    faults.noteUnplaced(
      UnplacedDocument(
        recordID: document.recordID, nsfp: document.nsfp, reference: document.reference,
        seller: document.taxpayer?.digits, buyer: document.partnerIdentity))
  }

  /// The status, in the words of the list; a blank one is never guessed.
  ///
  /// On input lists the words may be about crediting: the life of the document stands in another column then (TAXIO).
  private func status(of kind: DocumentKind) -> StatusReading {
    guard let words = fields.text(.status) else { return .none }
    let reading = reading(of: words)
    guard kind.isInput, reading.credit != nil, let life = fields.text(.inputStatus)
    else { return reading }
    return StatusReading(self.reading(of: life).status, words: words)
  }

  private func reading(of words: String) -> StatusReading {
    if let known = readings[words] { return known }
    let reading = StatusReading(coretax: words)
    if readings.count < 1000 { readings[words] = reading }
    return reading
  }

  private func readParties(into document: inout Document, isOwn: Bool) {
    let isInput = document.kind.isInput
    let own: SourceField = isInput ? .buyerTIN : .sellerTIN
    let ownNPWP = fields.npwp(own)
    document.taxpayer = taxpayer ?? ownNPWP
    if isOwn, let taxpayer, let ownNPWP, !ownNPWP.isSame(as: taxpayer) {
      noteForeign(document.kind, taxpayer, at: own)
    }
    if isInput {
      document.partnerIdentity = fields.identity(.sellerTIN)
      document.partnerName = fields.text(.sellerName)
    } else {
      document.partnerIdentity = fields.identity(.buyerTIN) ?? fields.identity(.otherIdentity)
      document.partnerName =
        fields.text(.buyerNameClear) ?? fields.text(.buyerTaxpayerName) ?? fields.text(.buyerName)
    }
  }

  /// Notes that a row is another taxpayer's; where it is the taxpayer's own by the other side than was said, that is noted
  /// once, for it is cured once.
  private func noteForeign(_ kind: DocumentKind, _ taxpayer: NPWP, at own: SourceField) {
    isOtherWayRound = stated != nil && row.holds(taxpayer, kind.isInput ? .sellerTIN : .buyerTIN)
    guard isOtherWayRound else { return fields.note(.foreignTaxpayer(taxpayer.digits), at: own) }
    guard !saysOtherWayRound else { return }
    saysOtherWayRound = true
    faults.note(.taxpayerOnOtherSide(than: kind, taxpayer.digits), line: row.line, row: row.number)
  }

  private func readNumbers(into document: inout Document) {
    document.recordID = fields.recordID(.recordID)
    document.nsfp = fields.nsfp(.nsfp)
    document.transactionCode =
      fields.transactionCode(.transactionCode, isFaktur: !document.kind.isSpecial)
      ?? fields.transactionCode(.documentTransactionCode, isFaktur: false) ?? fields.text(.documentTransactionType)
    document.period =
      fields.period(.invoicePeriod, .invoiceYear) ?? fields.period(.documentPeriod, .documentYear)
    if document.kind.isReturn {
      document.documentNumber = fields.text(.returnNumber) ?? fields.text(.documentNumber)
      document.date = fields.day(.returnDate)
    } else {
      document.documentNumber = fields.text(.documentNumber)
      document.date = fields.day(.documentDate) ?? fields.day(.invoiceDate)
    }
  }

  private func readAmounts(into document: inout Document) {
    document.taxBase = fields.amount(.sellingPrice) ?? fields.amount(.taxBase)
    document.otherTaxBase = fields.amount(.otherTaxBase)
    document.vat = fields.amount(.vat)
    document.luxuryTax = fields.amount(.luxuryTax)
  }

  private func check(_ document: Document, isSound: Bool) {
    if let recordID = document.recordID {
      let words = document.status.words
      if let other = ledger.enter(recordID, line: row.line, row: row.number, status: words) {
        fields.note(.statusConflict(line: other.line, row: other.row, status: other.status), at: .status)
      }
    } else if isSound, document.nsfp == nil, document.documentNumber == nil, document.reference == nil {
      faults.note(.unidentifiable, line: row.line, row: row.number)
    }
  }

  /// The fields that the row has a place for.
  private func carriedFields(_ kind: DocumentKind) -> Set<DocumentField> {
    if let lastFields, lastFields.mask == row.present, lastFields.kind == kind { return lastFields.fields }
    var carried: Set<DocumentField> = [.kind, .channel]
    for field in SourceField.allCases where row.has(field) {
      if let target = field.documentField { carried.insert(target) }
    }
    func has(_ fields: SourceField...) -> Bool { fields.contains { row.has($0) } }
    if kind.isReturn, !has(.returnDate) { carried.remove(.date) }
    if taxpayer != nil || has(kind.isInput ? .buyerTIN : .sellerTIN) { carried.insert(.taxpayer) }
    if kind.isInput ? has(.sellerTIN) : has(.buyerTIN, .otherIdentity) { carried.insert(.partnerIdentity) }
    if kind.isInput ? has(.sellerName) : has(.buyerNameClear, .buyerTaxpayerName, .buyerName) {
      carried.insert(.partnerName)
    }
    if has(.invoicePeriod) && has(.invoiceYear) || has(.documentPeriod) && has(.documentYear) {
      carried.insert(.period)
    }
    lastFields = (row.present, kind, carried)
    return carried
  }
}

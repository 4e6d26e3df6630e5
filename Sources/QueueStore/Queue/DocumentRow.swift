import GRDB
import UploadQueue

/// A document as a row of the table `document` holds it.
///
/// Reading never fails: what makes no sense (another program may have written it) is left out of the document.
struct DocumentRow {
  var id: Int64
  var document: Document
  var statusSeenAt: Timestamp
  /// When it was last known to stand in another status than now.
  var otherwiseAt: Timestamp?
  var revision: Int64

  /// `id` is the first column read; the others follow in their order.
  static let select = "SELECT id, \(DocumentColumn.names) FROM document"

  static let insert = """
    INSERT OR FAIL INTO document (\(DocumentColumn.names))
    VALUES (\(DocumentColumn.allCases.map { _ in "?" }.joined(separator: ", ")))
    """

  /// Writes some of the columns; the last parameter is the `id`.
  static func update(_ columns: [DocumentColumn]) -> String {
    "UPDATE OR FAIL document SET \(columns.map { "\($0.rawValue) = ?" }.joined(separator: ", ")) WHERE id = ?"
  }

  init(
    id: Int64, document: Document, statusSeenAt: Timestamp, otherwiseAt: Timestamp? = nil, revision: Int64
  ) {
    self.id = id
    self.document = document
    self.statusSeenAt = statusSeenAt
    self.otherwiseAt = otherwiseAt
    self.revision = revision
  }

  /// The row a statement of ``select`` stands on.
  init(_ row: RawStatement, cache: inout DocumentCache) {
    id = row.integer(0) ?? 0
    revision = row.integer(30) ?? 0
    otherwiseAt = row.integer(31).map(Timestamp.init(milliseconds:))
    let observedAt = Timestamp(milliseconds: row.integer(28) ?? 0)
    statusSeenAt = row.integer(29).map(Timestamp.init(milliseconds:)) ?? observedAt
    let kind = cache.kind(row.text(2))
    // Nothing is offered for a document whose kind is not known, whatever its status.
    let status = cache.status(row.keptText(14), isKnown: kind != nil)
    document = Document(
      id: DocumentID(String(id)), kind: kind ?? .outputInvoice, channel: cache.channel(row.text(3)), status: status,
      observedAt: observedAt)
    document.statusTime =
      row.integer(27).map { StatusTime(since: Timestamp(milliseconds: $0), source: .backend) }
      ?? StatusTime(since: statusSeenAt, source: .atLeast)
    document.stoodOtherwiseAt = otherwiseAt
    document.taxpayer = cache.taxpayer(row.text(1))
    document.recordID = row.keptText(4)
    document.reference = row.keptText(5)
    document.nsfp = row.text(6).flatMap { NSFP($0) }
    document.documentNumber = row.keptText(7)
    document.partnerIdentity = row.keptText(8)
    document.partnerName = row.keptText(9)
    // An earlier Pantau kept a code with its words, and whoever writes with SQL may.
    document.transactionCode = row.keptText(10).map { TransactionCode.kept(of: $0) }
    document.date = row.text(11).flatMap { CalendarDate(iso: $0) }
    if let year = row.integer(12), let month = row.integer(13) {
      document.period = TaxPeriod(year: Int(year), month: Int(month))
    }
    document.reason = row.keptText(15)
    document.eSignStatus = row.keptText(16)
    document.taxBase = row.integer(17).map(Rupiah.init(sen:))
    document.otherTaxBase = row.integer(18).map(Rupiah.init(sen:))
    document.vat = row.integer(19).map(Rupiah.init(sen:))
    document.luxuryTax = row.integer(20).map(Rupiah.init(sen:))
    document.signer = cache.signer(row.keptText(21))
    document.reportedBySeller = row.integer(22).map { $0 != 0 }
    document.reportedByBuyer = row.integer(23).map { $0 != 0 }
    document.reportedByVATCollector = row.integer(24).map { $0 != 0 }
    document.createdAt = row.integer(25).map(Timestamp.init(milliseconds:))
    document.lastUpdatedAt = row.integer(26).map(Timestamp.init(milliseconds:))
  }

  /// Writes every column of a new row.
  func insert(with statement: RawStatement) throws {
    for (index, column) in DocumentColumn.allCases.enumerated() {
      bind(column, to: statement, at: Int32(index + 1))
    }
    try statement.run()
  }

  /// Writes some columns of the row, with a statement of ``update(_:)``.
  func update(_ columns: [DocumentColumn], with statement: RawStatement) throws {
    for (index, column) in columns.enumerated() {
      bind(column, to: statement, at: Int32(index + 1))
    }
    statement.bind(id, at: Int32(columns.count + 1))
    try statement.run()
  }

  private func bind(_ column: DocumentColumn, to statement: RawStatement, at index: Int32) {
    switch column {
    case .taxpayer: statement.bind(document.taxpayer?.digits, at: index)
    case .kind: statement.bind(document.kind.controller, at: index)
    case .channel: statement.bind(document.channel.word, at: index)
    case .recordID: statement.bind(document.recordID, at: index)
    case .reference: statement.bind(document.reference, at: index)
    case .nsfp: statement.bind(document.nsfp?.digits, at: index)
    case .documentNumber: statement.bind(document.documentNumber, at: index)
    case .partnerIdentity: statement.bind(document.partnerIdentity, at: index)
    case .partnerName: statement.bind(document.partnerName, at: index)
    case .transactionCode: statement.bind(document.transactionCode, at: index)
    case .fakturDate: statement.bind(document.date?.description, at: index)
    case .periodYear: statement.bind(document.period.map { Int64($0.year) }, at: index)
    case .periodMonth: statement.bind(document.period.map { Int64($0.month) }, at: index)
    case .status: statement.bind(document.status.words, at: index)
    case .reason: statement.bind(document.reason, at: index)
    case .eSignStatus: statement.bind(document.eSignStatus, at: index)
    case .taxBaseSen: statement.bind(document.taxBase?.sen, at: index)
    case .otherTaxBaseSen: statement.bind(document.otherTaxBase?.sen, at: index)
    case .vatSen: statement.bind(document.vat?.sen, at: index)
    case .luxuryTaxSen: statement.bind(document.luxuryTax?.sen, at: index)
    case .signer: statement.bind(document.signer, at: index)
    case .reportedBySeller: statement.bind(document.reportedBySeller.map { $0 ? 1 : 0 }, at: index)
    case .reportedByBuyer: statement.bind(document.reportedByBuyer.map { $0 ? 1 : 0 }, at: index)
    case .reportedByVATCollector: statement.bind(document.reportedByVATCollector.map { $0 ? 1 : 0 }, at: index)
    case .createdAt: statement.bind(document.createdAt?.milliseconds, at: index)
    case .lastUpdatedAt: statement.bind(document.lastUpdatedAt?.milliseconds, at: index)
    case .statusSince: statement.bind(exactStatusTime?.milliseconds, at: index)
    case .observedAt: statement.bind(document.observedAt.milliseconds, at: index)
    case .statusSeenAt: statement.bind(statusSeenAt.milliseconds, at: index)
    case .revision: statement.bind(revision, at: index)
    case .otherwiseAt: statement.bind(otherwiseAt?.milliseconds, at: index)
    }
  }

  private var exactStatusTime: Timestamp? {
    guard let time = document.statusTime, time.source == .backend else { return nil }
    return time.since
  }
}

/// Few different values stand in very many rows: each is made once.
struct DocumentCache {
  /// Whose the documents are that name no taxpayer.
  let ownTaxpayer: NPWP?
  private var statuses: [String: StatusReading] = [:]
  private var lastTaxpayer: (text: String, taxpayer: NPWP?)?
  private var lastSigner: String?
  private var lastKind: (text: String, kind: DocumentKind?)?

  /// A cache for the rows of a queue whose documents, where they name no taxpayer, are of this one.
  init(taxpayer: NPWP?) {
    ownTaxpayer = taxpayer
  }

  mutating func kind(_ text: String?) -> DocumentKind? {
    guard let text else { return nil }
    if let lastKind, lastKind.text == text { return lastKind.kind }
    let kind = DocumentKind(controller: text)
    lastKind = (text, kind)
    return kind
  }

  func channel(_ text: String?) -> Channel {
    text.flatMap(Channel.init(word:)) ?? .coretax
  }

  mutating func status(_ text: String?, isKnown: Bool) -> StatusReading {
    let words = text ?? ""
    guard isKnown else { return StatusReading(.unknown, words: words) }
    if let reading = statuses[words] { return reading }
    let reading = words.isEmpty ? StatusReading.none : StatusReading(coretax: words)
    if statuses.count < 1000 { statuses[words] = reading }
    return reading
  }

  mutating func taxpayer(_ text: String?) -> NPWP? {
    guard let text, !text.isEmpty else { return ownTaxpayer }
    if let lastTaxpayer, lastTaxpayer.text == text { return lastTaxpayer.taxpayer }
    let taxpayer = NPWP(text)
    lastTaxpayer = (text, taxpayer)
    return taxpayer
  }

  mutating func signer(_ text: String?) -> String? {
    if lastSigner == text { return lastSigner }
    lastSigner = text
    return text
  }
}

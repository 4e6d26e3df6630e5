import GRDB
import UploadQueue

/// A document as a row of the table `document` holds it.
///
/// Reading never fails: what makes no sense (another program may have written it) is left out of the document.
struct DocumentRow {
  var id: Int64
  var document: Document
  var statusSeenAt: Timestamp
  var revision: Int64

  /// The columns in the order they are read; `id` is the first and the rest are written in this order too.
  static let columns = [
    "taxpayer", "kind", "channel", "record_id", "reference", "nsfp", "document_number", "partner_identity",
    "partner_name", "transaction_code", "faktur_date", "period_year", "period_month", "status", "reason",
    "e_sign_status", "tax_base_sen", "other_tax_base_sen", "vat_sen", "luxury_tax_sen", "signer",
    "reported_by_seller", "reported_by_buyer", "reported_by_vat_collector", "created_at", "last_updated_at",
    "status_since", "observed_at", "status_seen_at", "revision",
  ]

  static let select = "SELECT id, \(columns.joined(separator: ", ")) FROM document"

  static let insert = """
    INSERT INTO document (\(columns.joined(separator: ", ")))
    VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
    """

  static let update = """
    UPDATE document SET \(columns.map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ?
    """

  init(id: Int64, document: Document, statusSeenAt: Timestamp, revision: Int64) {
    self.id = id
    self.document = document
    self.statusSeenAt = statusSeenAt
    self.revision = revision
  }

  /// The row a statement of ``select`` stands on.
  init(_ row: RawStatement, cache: inout DocumentCache) {
    id = row.integer(0) ?? 0
    revision = row.integer(30) ?? 0
    let observedAt = Timestamp(milliseconds: row.integer(28) ?? 0)
    statusSeenAt = row.integer(29).map(Timestamp.init(milliseconds:)) ?? observedAt
    let kind = cache.kind(row.text(2))
    // Nothing is offered for a document whose kind is not known, whatever its status.
    let status = cache.status(row.text(14), isKnown: kind != nil)
    document = Document(
      id: DocumentID(String(id)), kind: kind ?? .outputInvoice, channel: cache.channel(row.text(3)), status: status,
      observedAt: observedAt)
    document.statusTime =
      row.integer(27).map { StatusTime(since: Timestamp(milliseconds: $0), source: .backend) }
      ?? StatusTime(since: statusSeenAt, source: .atLeast)
    document.taxpayer = cache.taxpayer(row.text(1))
    document.recordID = row.filled(4)
    document.reference = row.filled(5)
    document.nsfp = row.text(6).flatMap { NSFP($0) }
    document.documentNumber = row.filled(7)
    document.partnerIdentity = row.filled(8)
    document.partnerName = row.filled(9)
    document.transactionCode = row.filled(10)
    document.date = row.text(11).flatMap { CalendarDate(iso: $0) }
    if let year = row.integer(12), let month = row.integer(13) {
      document.period = TaxPeriod(year: Int(year), month: Int(month))
    }
    document.reason = row.filled(15)
    document.eSignStatus = row.filled(16)
    document.taxBase = row.integer(17).map(Rupiah.init(sen:))
    document.otherTaxBase = row.integer(18).map(Rupiah.init(sen:))
    document.vat = row.integer(19).map(Rupiah.init(sen:))
    document.luxuryTax = row.integer(20).map(Rupiah.init(sen:))
    document.signer = cache.signer(row.filled(21))
    document.reportedBySeller = row.integer(22).map { $0 != 0 }
    document.reportedByBuyer = row.integer(23).map { $0 != 0 }
    document.reportedByVATCollector = row.integer(24).map { $0 != 0 }
    document.createdAt = row.integer(25).map(Timestamp.init(milliseconds:))
    document.lastUpdatedAt = row.integer(26).map(Timestamp.init(milliseconds:))
  }

  /// Puts the values of ``columns`` into a statement, the first at 1.
  func bind(to statement: RawStatement) {
    statement.bind(document.taxpayer?.digits, at: 1)
    statement.bind(document.kind.controller, at: 2)
    statement.bind(document.channel.word, at: 3)
    statement.bind(document.recordID, at: 4)
    statement.bind(document.reference, at: 5)
    statement.bind(document.nsfp?.digits, at: 6)
    statement.bind(document.documentNumber, at: 7)
    statement.bind(document.partnerIdentity, at: 8)
    statement.bind(document.partnerName, at: 9)
    statement.bind(document.transactionCode, at: 10)
    statement.bind(document.date?.description, at: 11)
    statement.bind(document.period.map { Int64($0.year) }, at: 12)
    statement.bind(document.period.map { Int64($0.month) }, at: 13)
    statement.bind(document.status.words, at: 14)
    statement.bind(document.reason, at: 15)
    statement.bind(document.eSignStatus, at: 16)
    statement.bind(document.taxBase?.sen, at: 17)
    statement.bind(document.otherTaxBase?.sen, at: 18)
    statement.bind(document.vat?.sen, at: 19)
    statement.bind(document.luxuryTax?.sen, at: 20)
    statement.bind(document.signer, at: 21)
    statement.bind(document.reportedBySeller.map { $0 ? 1 : 0 }, at: 22)
    statement.bind(document.reportedByBuyer.map { $0 ? 1 : 0 }, at: 23)
    statement.bind(document.reportedByVATCollector.map { $0 ? 1 : 0 }, at: 24)
    statement.bind(document.createdAt?.milliseconds, at: 25)
    statement.bind(document.lastUpdatedAt?.milliseconds, at: 26)
    statement.bind(exactStatusTime?.milliseconds, at: 27)
    statement.bind(document.observedAt.milliseconds, at: 28)
    statement.bind(statusSeenAt.milliseconds, at: 29)
    statement.bind(revision, at: 30)
  }

  static let idParameter: Int32 = 31

  private var exactStatusTime: Timestamp? {
    guard let time = document.statusTime, time.source == .backend else { return nil }
    return time.since
  }
}

extension RawStatement {
  /// A text that says something.
  func filled(_ column: Int32) -> String? {
    guard let text = text(column), !text.isEmpty else { return nil }
    return text
  }
}

/// Few different values stand in very many rows: each is made once.
struct DocumentCache {
  private let ownTaxpayer: NPWP?
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

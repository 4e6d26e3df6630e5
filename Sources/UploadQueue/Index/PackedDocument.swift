/// A document as the index keeps it: numbers and places of texts, nothing on the heap of its own.
struct PackedDocument {
  var id = TextArena.Span()
  var recordID = TextArena.Span()
  var reference = TextArena.Span()
  var documentNumber = TextArena.Span()
  var nsfp = TextArena.Span()
  var reason: UInt32 = 0
  var taxpayer: UInt32 = 0
  var partnerIdentity: UInt32 = 0
  var partnerName: UInt32 = 0
  var signer: UInt32 = 0
  var transactionCode: UInt32 = 0
  var words: UInt32 = 0
  var eSignStatus: UInt32 = 0
  var taxBase = absent
  var otherTaxBase = absent
  var vat = absent
  var luxuryTax = absent
  var observedAt: Int64 = 0
  var createdAt = absent
  var lastUpdatedAt = absent
  var since: Int64 = 0
  var backendSince = absent
  var missingSince = absent
  var confirmedAt: Int64 = 0
  var date = Int32.min
  var period = Int32.min
  var expectedBy = Int32.min
  var status: UInt8 = 0
  var kind: UInt8 = 0
  var channel: UInt8 = 0
  var source: UInt8 = 0
  var backendSource: UInt8 = 0
  var reported: UInt8 = 0
  /// 1 where there is a note, 2 where there is a mark.
  var annotated: UInt8 = 0
  /// The ways to DJP of all queues that show it, one bit each.
  var channels: UInt8 = 0
  /// Whether queues that show it do not agree on its status.
  var isConflict = false
  /// Whether its own texts are of ASCII alone, so that letters can be compared byte by byte.
  var isASCII = true
  /// The names of the queues that show it, in a list over several.
  var queues: UInt32 = 0
  /// The poll that last brought it.
  var poll: UInt32 = 0

  static let absent = Int64.min

  var isMissing: Bool { missingSince != Self.absent }
  /// Whether no status was given: it is only expected.
  var isExpected: Bool { status == UInt8(UploadStatus.unknown.rawValue) && words == 0 }
  var uploadStatus: UploadStatus { UploadStatus(rawValue: Int(status)) ?? .unknown }
  var documentKind: DocumentKind { DocumentKind(rawValue: Int(kind)) ?? .outputInvoice }
  /// What is at stake with it; `nil` where its DPP is not known.
  var exposure: Rupiah? { Exposure.atStake(taxBase: taxBase == Self.absent ? nil : Rupiah(sen: taxBase)) }
  var fakturDate: CalendarDate? { date == Int32.min ? nil : CalendarDate(dayNumber: date) }

  var time: StatusTime {
    get {
      StatusTime(
        since: Timestamp(milliseconds: since), source: StatusTime.Source(rawValue: Int(source)) ?? .atLeast)
    }
    set {
      since = newValue.since.milliseconds
      source = UInt8(newValue.source.rawValue)
    }
  }
}

/// Documents packed, and what their texts are.
struct PackedTexts {
  var arena = TextArena()
  var pool = TextPool()

  mutating func pack(_ document: Document, into packed: inout PackedDocument) {
    arena.replace(&packed.id, with: document.id.rawValue)
    arena.replace(&packed.recordID, with: document.recordID)
    arena.replace(&packed.reference, with: document.reference)
    arena.replace(&packed.documentNumber, with: document.documentNumber)
    arena.replace(&packed.nsfp, with: document.nsfp?.digits)
    packed.isASCII =
      isASCII(document.recordID) && isASCII(document.reference) && isASCII(document.documentNumber)
    packed.reason = pool.number(document.reason)
    packed.taxpayer = pool.number(document.taxpayer?.digits)
    packed.partnerIdentity = pool.number(document.partnerIdentity)
    packed.partnerName = pool.number(document.partnerName)
    packed.signer = pool.number(document.signer)
    packed.transactionCode = pool.number(document.transactionCode)
    packed.words = pool.number(document.status.words)
    packed.eSignStatus = pool.number(document.eSignStatus)
    packed.taxBase = document.taxBase?.sen ?? PackedDocument.absent
    packed.otherTaxBase = document.otherTaxBase?.sen ?? PackedDocument.absent
    packed.vat = document.vat?.sen ?? PackedDocument.absent
    packed.luxuryTax = document.luxuryTax?.sen ?? PackedDocument.absent
    packed.observedAt = document.observedAt.milliseconds
    packed.createdAt = document.createdAt?.milliseconds ?? PackedDocument.absent
    packed.lastUpdatedAt = document.lastUpdatedAt?.milliseconds ?? PackedDocument.absent
    packed.backendSince = document.statusTime?.since.milliseconds ?? PackedDocument.absent
    packed.backendSource = UInt8(document.statusTime?.source.rawValue ?? 0)
    packed.date = document.date?.dayNumber ?? Int32.min
    packed.period = document.period.map { Int32($0.year * 12 + $0.month - 1) } ?? Int32.min
    packed.expectedBy = document.expectedBy?.dayNumber ?? Int32.min
    packed.status = UInt8(document.status.status.rawValue)
    packed.kind = UInt8(document.kind.rawValue)
    packed.channel = UInt8(document.channel.rawValue)
    packed.channels = 1 << packed.channel
    packed.reported =
      flag(document.reportedBySeller, 0) | flag(document.reportedByBuyer, 2)
      | flag(document.reportedByVATCollector, 4)
  }

  func unpack(_ packed: PackedDocument) -> Document {
    var document = Document(
      id: DocumentID(arena.text(packed.id) ?? ""), kind: packed.documentKind,
      channel: Channel(rawValue: Int(packed.channel)) ?? .coretax, status: reading(packed),
      observedAt: Timestamp(milliseconds: packed.observedAt))
    document.recordID = arena.text(packed.recordID)
    document.reference = arena.text(packed.reference)
    document.documentNumber = arena.text(packed.documentNumber)
    document.nsfp = arena.text(packed.nsfp).flatMap { NSFP($0) }
    document.reason = pool.text(packed.reason)
    document.taxpayer = pool.text(packed.taxpayer).flatMap { NPWP($0) }
    document.partnerIdentity = pool.text(packed.partnerIdentity)
    document.partnerName = pool.text(packed.partnerName)
    document.signer = pool.text(packed.signer)
    document.transactionCode = pool.text(packed.transactionCode)
    document.eSignStatus = pool.text(packed.eSignStatus)
    document.taxBase = amount(packed.taxBase)
    document.otherTaxBase = amount(packed.otherTaxBase)
    document.vat = amount(packed.vat)
    document.luxuryTax = amount(packed.luxuryTax)
    document.createdAt = moment(packed.createdAt)
    document.lastUpdatedAt = moment(packed.lastUpdatedAt)
    if let since = moment(packed.backendSince), let source = StatusTime.Source(rawValue: Int(packed.backendSource)) {
      document.statusTime = StatusTime(since: since, source: source)
    }
    document.date = packed.fakturDate
    if packed.period != Int32.min {
      document.period = TaxPeriod(year: Int(packed.period) / 12, month: Int(packed.period) % 12 + 1)
    }
    if packed.expectedBy != Int32.min { document.expectedBy = CalendarDate(dayNumber: packed.expectedBy) }
    document.reportedBySeller = flag(packed.reported, 0)
    document.reportedByBuyer = flag(packed.reported, 2)
    document.reportedByVATCollector = flag(packed.reported, 4)
    return document
  }

  func reading(_ packed: PackedDocument) -> StatusReading {
    StatusReading(packed.uploadStatus, words: pool.text(packed.words) ?? "")
  }

  /// Moves every text to fresh memory, without what was replaced.
  mutating func compact(_ rows: inout [PackedDocument]) {
    var fresh = TextArena()
    for index in rows.indices {
      arena.move(&rows[index].id, to: &fresh)
      arena.move(&rows[index].recordID, to: &fresh)
      arena.move(&rows[index].reference, to: &fresh)
      arena.move(&rows[index].documentNumber, to: &fresh)
      arena.move(&rows[index].nsfp, to: &fresh)
    }
    arena = fresh
  }

  private func isASCII(_ text: String?) -> Bool { text?.utf8.allSatisfy { $0 < 0x80 } ?? true }

  private func amount(_ sen: Int64) -> Rupiah? { sen == PackedDocument.absent ? nil : Rupiah(sen: sen) }

  private func moment(_ milliseconds: Int64) -> Timestamp? {
    milliseconds == PackedDocument.absent ? nil : Timestamp(milliseconds: milliseconds)
  }

  /// Three answers in two bits: 0 not known, 1 no, 2 yes.
  private func flag(_ value: Bool?, _ shift: UInt8) -> UInt8 {
    (value.map { $0 ? 2 : 1 } ?? 0) << shift
  }

  private func flag(_ bits: UInt8, _ shift: UInt8) -> Bool? {
    switch bits >> shift & 3 {
    case 1: false
    case 2: true
    default: nil
    }
  }
}

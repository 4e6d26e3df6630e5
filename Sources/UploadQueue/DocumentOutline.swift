/// What is kept of a document beside its names, so that it can be shown once its backend lists it no more.
public struct DocumentOutline: Sendable, Hashable {
  /// Which of the portal's lists it belongs to.
  public var kind: DocumentKind
  /// How it reaches DJP.
  public var channel: Channel
  /// The last status it was seen in.
  public var status: StatusReading
  /// The taxpayer whose document it is; `nil` where nobody named one, or an older Pantau kept it.
  public var taxpayer: NPWP?
  /// The other party's name.
  public var partnerName: String?
  /// Its date.
  public var date: CalendarDate?
  /// Its DPP.
  public var taxBase: Rupiah?

  /// What is to be kept.
  public init(
    kind: DocumentKind, channel: Channel, status: StatusReading, taxpayer: NPWP?, partnerName: String?,
    date: CalendarDate?, taxBase: Rupiah?
  ) {
    self.kind = kind
    self.channel = channel
    self.status = status
    self.taxpayer = taxpayer
    self.partnerName = partnerName
    self.date = date
    self.taxBase = taxBase
  }

  /// What is to be kept of a document as it is now.
  public init(_ document: Document) {
    self.init(
      kind: document.kind, channel: document.channel, status: document.status, taxpayer: document.taxpayer,
      partnerName: document.partnerName, date: document.date, taxBase: document.taxBase)
  }
}

extension Sighting {
  /// The document as a row, by what is left of it, before any poll has brought it.
  public var row: QueueRow {
    QueueRow(document: remembered, time: time, missingSince: status == nil ? time.since : nil)
  }

  /// The document by what is left of it.
  var remembered: Document {
    var document = Document(
      id: subject.document, kind: outline?.kind ?? .outputInvoice, channel: outline?.channel ?? .coretax,
      status: status ?? outline?.status ?? .none, observedAt: time.since)
    document.recordID = subject.recordID
    document.reference = subject.reference
    document.nsfp = subject.nsfp.flatMap { NSFP($0) }
    document.taxpayer = outline?.taxpayer
    document.partnerName = outline?.partnerName
    document.date = outline?.date
    document.taxBase = outline?.taxBase
    // What it was called by, where that is none of these, is its own number.
    if document.name != subject.name { document.documentNumber = subject.name }
    return document
  }

  /// The keys of a filter that ask for what is not kept of a document, in the order of the help.
  public static let forgottenKeys: [FilterKey] = FilterKey.listed.filter {
    [.npwp, .signer, .reason, .code, .period, .vat, .otherTaxBase, .luxuryTax].contains($0)
  }
}

/// One entry of the upload queue, with everything that the portal lists of it.
public struct Document: Sendable, Hashable, Identifiable {
  /// What the backend calls it.
  public var id: DocumentID
  /// Which of the portal's lists it belongs to.
  public var kind: DocumentKind
  /// How it reaches DJP.
  public var channel: Channel
  /// The status, as given and as understood.
  public var status: StatusReading
  /// When this was true at its source: the answer's own time, or the time of the file it came from.
  public var observedAt: Timestamp

  /// Since when it stands in its status, where the backend knows (`backend`) or knows a bound (`atLeast`).
  public var statusTime: StatusTime?
  /// When the backend last knew it to stand in another status, where it keeps that.
  public var stoodOtherwiseAt: Timestamp?
  /// Whether it was just read from a list: when its status changed before that, no poll can tell.
  public var isListed = false
  /// Of a document that is only expected: the last day on which it is normal that Coretax does not show it yet; `nil`
  /// where nothing tells.
  public var expectedBy: CalendarDate?
  /// The backend's own words for why it was rejected, where it has any.
  public var reason: String?

  /// The portal's key of the row (`RecordId`).
  public var recordID: String?
  /// The taxpayer whose queue it is in, as digits.
  public var taxpayer: NPWP?
  /// The other party's NPWP or other identity.
  public var partnerIdentity: String?
  /// The other party's name: the buyer's, or on input lists the seller's.
  public var partnerName: String?
  /// Kode transaksi, `01` to `10`; what is none of these (``TransactionCode/isKnown(_:)``), as it came.
  public var transactionCode: String?
  /// Nomor seri faktur pajak; none before approval.
  public var nsfp: NSFP?
  /// The document's own number: of a return, or of a dokumen lain.
  public var documentNumber: String?
  /// Tanggal faktur (of a return: of the return).
  public var date: CalendarDate?
  /// Masa and tahun pajak.
  public var period: TaxPeriod?
  /// Status e-Sign, verbatim; only `Done` was ever published.
  public var eSignStatus: String?

  /// Harga jual / penggantian / DPP.
  public var taxBase: Rupiah?
  /// DPP nilai lain.
  public var otherTaxBase: Rupiah?
  /// PPN.
  public var vat: Rupiah?
  /// PPnBM.
  public var luxuryTax: Rupiah?

  /// Penandatangan.
  public var signer: String?
  /// Referensi: the taxpayer's own number of the document.
  public var reference: String?

  /// Dilaporkan oleh penjual.
  public var reportedBySeller: Bool?
  /// Dilaporkan oleh pembeli.
  public var reportedByBuyer: Bool?
  /// Dilaporkan oleh pemungut PPN.
  public var reportedByVATCollector: Bool?

  /// When the portal says it was made (`CreationDate`).
  public var createdAt: Timestamp?
  /// When the portal says it was last changed (`LastUpdatedDate`).
  public var lastUpdatedAt: Timestamp?

  /// A document of which only the essentials are known.
  public init(
    id: DocumentID, kind: DocumentKind, channel: Channel, status: StatusReading, observedAt: Timestamp
  ) {
    self.id = id
    self.kind = kind
    self.channel = channel
    self.status = status
    self.observedAt = observedAt
  }

  /// What people call it: its reference, else its own number, else its NSFP, else the portal's key.
  public var name: String {
    for candidate in [reference, documentNumber, nsfp?.digits, recordID] {
      if let candidate, !candidate.isEmpty { return candidate }
    }
    return id.rawValue
  }
}

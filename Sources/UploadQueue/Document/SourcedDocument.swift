/// A document as a file brings it: with the place it was found, and what the file says of it at all.
public struct SourcedDocument: Sendable, Hashable {
  /// The document; what the file does not say is `nil`.
  public var document: Document
  /// The line of the file it begins on, from 1.
  public var line: Int
  /// Whether the file gives it a status; without one, ``StatusReading/none`` stands in the document.
  public var hasStatus: Bool
  /// The fields that the file has a place for, filled or empty; the others are left as they are known.
  public var fields: Set<DocumentField>
  /// When this was true, where the file says it of the document itself; else it is the file's own time.
  public var asOf: Timestamp?

  /// A document as a file brings it.
  public init(
    document: Document, line: Int, hasStatus: Bool, fields: Set<DocumentField>, asOf: Timestamp? = nil
  ) {
    self.asOf = asOf
    self.document = document
    self.line = line
    self.hasStatus = hasStatus
    self.fields = fields
  }
}

/// A field of a ``Document`` that a source may carry or lack.
public enum DocumentField: Int, Sendable, Hashable, CaseIterable {
  /// ``Document/kind``.
  case kind
  /// ``Document/channel``.
  case channel
  /// ``Document/status``.
  case status
  /// ``Document/statusTime``.
  case statusTime
  /// ``Document/reason``.
  case reason
  /// ``Document/recordID``.
  case recordID
  /// ``Document/taxpayer``.
  case taxpayer
  /// ``Document/partnerIdentity``.
  case partnerIdentity
  /// ``Document/partnerName``.
  case partnerName
  /// ``Document/transactionCode``.
  case transactionCode
  /// ``Document/nsfp``.
  case nsfp
  /// ``Document/documentNumber``.
  case documentNumber
  /// ``Document/date``.
  case date
  /// ``Document/period``.
  case period
  /// ``Document/eSignStatus``.
  case eSignStatus
  /// ``Document/taxBase``.
  case taxBase
  /// ``Document/otherTaxBase``.
  case otherTaxBase
  /// ``Document/vat``.
  case vat
  /// ``Document/luxuryTax``.
  case luxuryTax
  /// ``Document/signer``.
  case signer
  /// ``Document/reference``.
  case reference
  /// ``Document/reportedBySeller``.
  case reportedBySeller
  /// ``Document/reportedByBuyer``.
  case reportedByBuyer
  /// ``Document/reportedByVATCollector``.
  case reportedByVATCollector
  /// ``Document/createdAt``.
  case createdAt
  /// ``Document/lastUpdatedAt``.
  case lastUpdatedAt
}

/// A document of a file that does not say which of the portal's lists it is from: what it may be known by elsewhere.
public struct UnplacedDocument: Sendable, Hashable {
  /// The portal's key of the row.
  public var recordID: String?
  /// Its number.
  public var nsfp: NSFP?
  /// Its reference.
  public var reference: String?
  /// The seller's NPWP.
  public var seller: String?
  /// The buyer's NPWP or other identity.
  public var buyer: String?

  /// What a document may be known by.
  public init(recordID: String?, nsfp: NSFP?, reference: String?, seller: String?, buyer: String?) {
    self.recordID = recordID
    self.nsfp = nsfp
    self.reference = reference
    self.seller = seller
    self.buyer = buyer
  }
}

/// What is known of the list that a file is from, where the file does not say it; each part may be left open.
public struct ListHint: Sendable, Hashable {
  /// Whether its documents are those of sellers.
  public var isInput: Bool?
  /// Whether they are returns.
  public var isReturn: Bool?
  /// Whether they are dokumen lain.
  public var isSpecial: Bool?

  /// What is known of a list.
  public init(isInput: Bool?, isReturn: Bool? = nil, isSpecial: Bool? = nil) {
    self.isInput = isInput
    self.isReturn = isReturn
    self.isSpecial = isSpecial
  }

  /// A list of the portal.
  public init(_ kind: DocumentKind) {
    self.init(isInput: kind.isInput, isReturn: kind.isReturn, isSpecial: kind.isSpecial)
  }
}

/// What a document is known by in every queue that shows it: its NSFP, else its taxpayer and Reference.
///
/// A return bears its invoice's NSFP, and is known by its own number besides. Two documents of one Reference that have
/// different numbers are two: a faktur and its replacement share it.
struct DocumentIdentity: Hashable {
  let kind: DocumentKind
  let taxpayer: String?
  /// The NSFP, with the document's own number where it is a return.
  let number: String?
  let reference: String?

  init(kind: DocumentKind, taxpayer: String?, nsfp: String?, documentNumber: String?, reference: String?) {
    self.kind = kind
    self.taxpayer = taxpayer
    self.reference = reference
    guard kind.isReturn else {
      number = nsfp
      return
    }
    number = documentNumber.map { "\(nsfp ?? "") \($0)" }
  }

  init(_ document: Document) {
    self.init(
      kind: document.kind, taxpayer: document.taxpayer?.digits, nsfp: document.nsfp?.digits,
      documentNumber: document.documentNumber, reference: document.reference)
  }

  /// Whether both are known by a number, and by the same.
  func hasNumber(of document: Document) -> Bool {
    number != nil && number == DocumentIdentity(document).number
  }

  /// The number as a key, where there is one.
  var numberKey: Key? { number.map { Key(kind: kind, text: $0, taxpayer: nil) } }

  /// The Reference as a key; without a taxpayer only where that is one for all.
  func referenceKey(isOfOneTaxpayer: Bool) -> Key? {
    guard let reference else { return nil }
    if isOfOneTaxpayer { return Key(kind: kind, text: reference, taxpayer: nil) }
    return taxpayer.map { Key(kind: kind, text: reference, taxpayer: $0) }
  }

  /// What documents are looked up by.
  struct Key: Hashable {
    let kind: DocumentKind
    let text: String
    let taxpayer: String?
  }
}

extension Document {
  /// Whether another queue's document is this one: by its RecordId or number, else by taxpayer and Reference.
  ///
  /// Of what is only remembered the taxpayer may not be known; then the Reference alone counts, unless their dates or DPP
  /// tell them apart.
  public func isSame(as other: Document) -> Bool {
    if isCertainlySame(as: other) { return true }
    let (own, its) = (DocumentIdentity(self), DocumentIdentity(other))
    guard let reference, reference == other.reference, kind == other.kind,
      own.number == nil || its.number == nil || own.number == its.number
    else { return false }
    guard let taxpayer = own.taxpayer, let another = its.taxpayer else {
      return (isOnlyRemembered || other.isOnlyRemembered) && !isToldApart(from: other)
    }
    return taxpayer == another
  }

  /// Whether it is what a journal remembers of another queue's document.
  ///
  /// Two documents of one taxpayer and Reference are two all the same where their dates or amounts tell them apart.
  public func isSame(asRemembered subject: Subject, _ outline: DocumentOutline?) -> Bool {
    var other = Document(
      id: subject.document, kind: outline?.kind ?? kind, channel: channel, status: status, observedAt: observedAt)
    other.recordID = subject.recordID
    other.reference = subject.reference
    other.nsfp = subject.nsfp.flatMap { NSFP($0) }
    other.taxpayer = outline?.taxpayer
    other.date = outline?.date
    other.taxBase = outline?.taxBase
    return isCertainlySame(as: other) || isSame(as: other) && !isToldApart(from: other)
  }

  /// The same, by what no other document bears.
  func isCertainlySame(as other: Document) -> Bool {
    if let recordID, recordID == other.recordID { return true }
    guard let key = DocumentIdentity(self).numberKey else { return false }
    return key == DocumentIdentity(other).numberKey
  }

  /// Whether both dates or both DPP are known, and differ.
  private func isToldApart(from other: Document) -> Bool {
    func differs<Value: Equatable>(_ one: Value?, _ another: Value?) -> Bool {
      one.map { $0 != another && another != nil } ?? false
    }
    return differs(date, other.date) || differs(taxBase, other.taxBase)
  }

  /// Whether no more is known of it than what a journal keeps.
  private var isOnlyRemembered: Bool { partnerIdentity == nil && period == nil && vat == nil }
}

/// Finds which of some documents another one is.
struct IdentityBook {
  private var byNumber: [DocumentIdentity.Key: [Int]] = [:]
  private var byReference: [DocumentIdentity.Key: [Int]] = [:]
  private let identities: [DocumentIdentity]
  private let isOfOneTaxpayer: Bool

  init(_ documents: [Document], isOfOneTaxpayer: Bool) {
    self.isOfOneTaxpayer = isOfOneTaxpayer
    identities = documents.map { DocumentIdentity($0) }
    for (place, identity) in identities.enumerated() {
      if let key = identity.numberKey { byNumber[key, default: []].append(place) }
      if let key = identity.referenceKey(isOfOneTaxpayer: isOfOneTaxpayer) {
        byReference[key, default: []].append(place)
      }
    }
  }

  /// The places of the documents that this one may be: those of its number, else those of its Reference that no other
  /// number tells apart.
  func places(of other: DocumentIdentity) -> [Int] {
    if let key = other.numberKey, let places = byNumber[key] { return places }
    guard let key = other.referenceKey(isOfOneTaxpayer: isOfOneTaxpayer), let places = byReference[key] else {
      return []
    }
    return places.filter { identities[$0].number == nil || other.number == nil }
  }
}

extension PackedTexts {
  /// What a packed document is known by.
  func identity(of row: PackedDocument) -> DocumentIdentity {
    DocumentIdentity(
      kind: row.documentKind, taxpayer: pool.text(row.taxpayer), nsfp: arena.text(row.nsfp),
      documentNumber: arena.text(row.documentNumber), reference: arena.text(row.reference))
  }
}

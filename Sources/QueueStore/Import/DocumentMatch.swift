import UploadQueue

/// Which document of the queue a document of a file is.
///
/// By RecordId, else kind and NSFP, else kind and Reference, always within the taxpayer. Two documents that a fact tells
/// apart are never taken for one: a return bears its invoice's NSFP and is known by its own number besides; an AMENDED
/// document and its replacement share a Reference, and each has an NSFP of its own, under which its status may be any.
enum DocumentMatch {
  /// Whether two documents, one known and one of a file, may be one and the same, going by their identities.
  static func mayBeOne(_ known: Document, _ new: Document) -> Bool {
    known.kind == new.kind
      && isOfOneTaxpayer(known, new)
      && agree(known.recordID?.lowercased(), new.recordID?.lowercased())
      && agree(known.nsfp, new.nsfp)
      && agree(known.documentNumber, new.documentNumber)
  }

  /// Whether two documents may be of one taxpayer; an old number and a new one cannot be compared.
  static func isOfOneTaxpayer(_ known: Document, _ new: Document) -> Bool {
    guard let one = known.taxpayer?.digits, let other = new.taxpayer?.digits, one.utf8.count == other.utf8.count
    else { return true }
    return one == other
  }

  /// Whether a document listed under the RecordId of one of another kind is one of its own all the same.
  ///
  /// Between other parties it is. Between the same ones a return is no invoice, and a dokumen lain no faktur: the list was
  /// taken for another one, or the queue's document was. Sold and bought at once is what a taxpayer sells to itself, and what
  /// one taxpayer of the queue sells to another, whose numbers `isOfQueue` knows: a list of sales that is taken for one of
  /// purchases has every buyer for its taxpayer.
  static func mayStandBeside(
    _ known: Document, _ new: Document, isOfQueue: (NPWP) throws -> Bool
  ) rethrows -> Bool {
    guard isOfOneTaxpayer(known, new) || areTwoSides(known, new) else { return true }
    guard known.kind.isReturn == new.kind.isReturn, known.kind.isSpecial == new.kind.isSpecial else { return false }
    if isSoldToItself(known, new) { return true }
    guard let one = known.taxpayer, let other = new.taxpayer, !one.isSame(as: other) else { return false }
    return try isOfQueue(other)
  }

  /// Whether each of two documents may be of the one who is the other party of the other.
  private static func areTwoSides(_ known: Document, _ new: Document) -> Bool {
    func mayBe(_ partner: String?, _ taxpayer: NPWP?) -> Bool {
      guard let partner, let taxpayer else { return true }
      return isOneParty(partner, taxpayer.digits)
    }
    return mayBe(known.partnerIdentity, new.taxpayer) && mayBe(new.partnerIdentity, known.taxpayer)
  }

  /// Whether two documents say of nobody but one party that it sells and buys.
  private static func isSoldToItself(_ known: Document, _ new: Document) -> Bool {
    guard let party = known.partnerIdentity, let other = new.partnerIdentity else { return false }
    return ([other] + [known.taxpayer, new.taxpayer].compactMap(\.?.digits)).allSatisfy { isOneParty($0, party) }
  }

  /// Whether a document that stood in one status can stand in another later.
  ///
  /// What DJP has approved is never signed again, and what was replaced or cancelled stays so: where a file seems to say
  /// otherwise under the same Reference, it speaks of another document.
  static func mayBecome(_ later: StatusReading, from earlier: StatusReading) -> Bool {
    if earlier.status == .unknown || later.status == .unknown { return true }
    return switch earlier.status {
    case .amended: later.status == .amended
    case .canceled: later.status == .canceled
    case .approved, .waitingForAmendment, .waitingForCancellation:
      later.status.hasBeenApproved || later.status == .canceled
    default: true
    }
  }

  /// Whether one status comes before another that Coretax never leads back from: approved, replaced, or cancelled.
  static func goesBack(to new: StatusReading, from known: StatusReading) -> Bool {
    switch new.status {
    case .draft, .signingInProgress, .savedInvalid: known.status.endsDeadline
    case .approved, .waitingForAmendment, .waitingForCancellation: known.status == .amended || known.status == .canceled
    case .amended, .canceled, .unknown: false
    }
  }

  /// Whether a document of a file shows what was so before DJP approved it, or before it was replaced or cancelled, however
  /// new the file looks: Coretax has changed the document since.
  static func isOutlived(_ new: Document, by known: Document) -> Bool {
    guard goesBack(to: new.status, from: known.status) else { return false }
    guard let shown = new.lastUpdatedAt, let last = known.lastUpdatedAt else { return false }
    return shown < last
  }

  /// Whether a document of a file is just a known one as it was before DJP approved it.
  ///
  /// Date and DPP are said by both and the same, and neither other party nor any amount differs: a list that leaves the
  /// buyer's number out, or blank, does not name another buyer. What is replaced, or about to be, has such a document beside
  /// it: its replacement.
  static func isAsBefore(_ new: Document, _ known: Document) -> Bool {
    guard goesBack(to: new.status, from: known.status), !new.status.status.hasBeenApproved,
      known.status.status != .amended, known.status.status != .waitingForAmendment,
      let date = new.date, let base = new.taxBase
    else { return false }
    return date == known.date && base == known.taxBase && isOfOnePartner(known, new) && isOfOneName(known, new)
      && hasAmounts(of: new, known)
  }

  /// Whether the names of the other party tell two documents apart, where the numbers cannot.
  private static func isOfOneName(_ known: Document, _ new: Document) -> Bool {
    guard known.partnerIdentity == nil || new.partnerIdentity == nil else { return true }
    return agree(known.partnerName?.lowercased(), new.partnerName?.lowercased())
  }

  /// Whether two documents may have the same other party: other companies number their documents alike.
  static func isOfOnePartner(_ known: Document, _ new: Document) -> Bool {
    guard let one = known.partnerIdentity, let other = new.partnerIdentity else { return true }
    return isOneParty(one, other)
  }

  /// Whether two identities are one party's: an NPWP may stand with its 16 digits, or with 15 of them.
  static func isOneParty(_ one: String, _ other: String) -> Bool {
    if one == other { return true }
    guard abs(one.utf8.count - other.utf8.count) == 1, let one = NPWP(one), let other = NPWP(other) else {
      return false
    }
    return one.isSame(as: other)
  }

  /// Whether everything that tells documents of one Reference apart is the same, as far as both say it.
  static func looksLike(_ known: Document, _ new: Document) -> Bool {
    agree(known.date, new.date) && isOfOnePartner(known, new) && agree(known.taxBase, new.taxBase)
  }

  /// Those of some documents that look like one of a file; of these the ones with its other amounts, and of these the ones
  /// in its status, as far as there are any.
  static func mostAlike<Candidate>(
    _ candidates: [Candidate], to sourced: SourcedDocument, _ document: (Candidate) -> Document
  ) -> [Candidate] {
    let new = sourced.document
    var alike = candidates.filter { looksLike(document($0), new) }
    let facts: [(Document) -> Bool] = [
      { hasAmounts(of: new, $0) }, { sourced.hasStatus && $0.status.agrees(with: new.status) },
    ]
    for fact in facts {
      let closer = alike.filter { fact(document($0)) }
      if !closer.isEmpty { alike = closer }
    }
    return alike
  }

  /// Whether it makes no difference which of some documents another one is: nothing that is known tells them apart.
  static func areExchangeable(_ documents: [Document]) -> Bool {
    documents.allSatisfy { document in
      var same = document
      same.id = documents[0].id
      same.observedAt = documents[0].observedAt
      same.statusTime = documents[0].statusTime
      same.stoodOtherwiseAt = documents[0].stoodOtherwiseAt
      return document.recordID == nil && document.nsfp == nil && same == documents[0]
    }
  }

  private static func hasAmounts(of new: Document, _ known: Document) -> Bool {
    agree(known.otherTaxBase, new.otherTaxBase) && agree(known.vat, new.vat) && agree(known.luxuryTax, new.luxuryTax)
  }

  /// Whether nothing that both say of date, other party and amount is the same: a Reference used again.
  static func sharesNothing(_ known: Document, _ new: Document) -> Bool {
    guard let date = known.date, let identity = known.partnerIdentity, let base = known.taxBase,
      let newDate = new.date, let newIdentity = new.partnerIdentity, let newBase = new.taxBase
    else { return false }
    return date != newDate && !isOneParty(identity, newIdentity) && base != newBase
  }

  private static func agree<Value: Equatable>(_ left: Value?, _ right: Value?) -> Bool {
    guard let left, let right else { return true }
    return left == right
  }
}

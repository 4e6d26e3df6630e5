/// An approved document that is of the same transaction as a Saved Invalid one, as far as their data tells: to upload that
/// one again would make a second of it.
///
/// No source says what Coretax does with a second one, and it may be meant so.
public struct ApprovedTwin: Sendable, Hashable {
  /// What its backend calls it.
  public var document: DocumentID
  /// Its serial number, where it is known.
  public var nsfp: NSFP?
  /// Its status.
  public var status: StatusReading
  /// Since when it stands in that.
  public var time: StatusTime

  /// An approved document beside a Saved Invalid one.
  public init(document: DocumentID, nsfp: NSFP?, status: StatusReading, time: StatusTime) {
    self.document = document
    self.nsfp = nsfp
    self.status = status
    self.time = time
  }
}

extension QueueIndex {
  /// The approved document that a row would make a second of; `nil` where it is not Saved Invalid, or there is none.
  func approvedTwin(of number: Int32) -> ApprovedTwin? {
    guard rows[Int(number)].isListedInvalid, let twin = approvedTwins()[number] else { return nil }
    let row = rows[Int(twin)]
    return ApprovedTwin(
      document: DocumentID(texts.arena.text(row.id) ?? ""), nsfp: texts.arena.text(row.nsfp).flatMap { NSFP($0) },
      status: texts.reading(row), time: row.time)
  }

  /// The approved rows beside Saved Invalid ones, by the number of those; worked out for all of them at once, and kept as
  /// long as no row is different.
  private func approvedTwins() -> [Int32: Int32] {
    if let twins, twins.generation == generation { return twins.approved }
    let approved = foundTwins()
    twins = (generation, approved)
    return approved
  }

  private func foundTwins() -> [Int32: Int32] {
    var wanted: [Transaction: [Int32]] = [:]
    for (place, row) in rows.enumerated() where row.isListedInvalid {
      guard let transaction = texts.transaction(of: row) else { continue }
      wanted[transaction, default: []].append(Int32(truncatingIfNeeded: place))
    }
    // Texts are compared only where the DPP is one that is wanted.
    let amounts = Set(wanted.keys.map(\.taxBase))
    var found: [Int32: Int32] = [:]
    for (place, row) in rows.enumerated() where row.isListedApproved && amounts.contains(row.taxBase) {
      guard let transaction = texts.transaction(of: row), let invalid = wanted.removeValue(forKey: transaction) else {
        continue
      }
      for number in invalid { found[number] = Int32(truncatingIfNeeded: place) }
    }
    return found
  }
}

/// What documents of one transaction have in common: kind, taxpayer, Reference, the other party, DPP and PPN.
private struct Transaction: Hashable {
  let kind: UInt8
  let taxpayer: UInt32
  let reference: String
  let partner: UInt32
  let taxBase: Int64
  let vat: Int64
}

extension PackedTexts {
  /// `nil` where the Reference, the other party or the DPP is not known.
  fileprivate func transaction(of row: PackedDocument) -> Transaction? {
    let partner = row.partnerIdentity == 0 ? row.partnerName : row.partnerIdentity
    guard row.taxBase != PackedDocument.absent, partner != 0, let reference = arena.text(row.reference) else {
      return nil
    }
    return Transaction(
      kind: row.kind, taxpayer: row.taxpayer, reference: reference, partner: partner, taxBase: row.taxBase,
      vat: row.vat)
  }
}

extension PackedDocument {
  fileprivate var isListedInvalid: Bool { uploadStatus == .savedInvalid && !isMissing }

  /// One that is replaced, or about to be, is the predecessor of a replacement, and no twin of it.
  fileprivate var isListedApproved: Bool { uploadStatus == .approved && !isMissing }
}

import UploadQueue

/// Puts what a file says of a document into what is known of it.
///
/// A field that the file has no place for is left alone. A file that is not older than what is known says how things
/// are; an older one only fills in what is still empty. An identity, once known, is never emptied, and a status is never
/// taken away.
struct DocumentMerge {
  /// What is known; after the merge, with what the file says.
  let document: Document
  /// Since when the status has been known.
  private(set) var statusSeenAt: Timestamp
  /// When the document was last known to stand in another status.
  private(set) var otherwiseAt: Timestamp?
  /// Whether the document is now known to stand in its status for longer than before.
  private(set) var isKnownForLonger = false
  /// What became different.
  let changed: Set<DocumentField>
  /// Whether the file is older than what is known, and says otherwise somewhere.
  let isContradictedByNewer: Bool
  /// Whether the file is older than what is known.
  let isOlder: Bool
  /// Whether the row has to be written, be it only for the time it was observed at.
  let isToBeWritten: Bool
  /// Whether the times of the status have to be written, though it is the same.
  let hasMovedTimes: Bool

  /// Whether the file says just what is known.
  var changesNothing: Bool { changed.isEmpty && !isContradictedByNewer }

  /// Merges one document of a file, as true at a moment or before it, into what is known.
  init(of sourced: SourcedDocument, asOf: Timestamp, isUpperBound: Bool, into row: DocumentRow) {
    if DocumentMatch.isOutlived(sourced.document, by: row.document) {
      self.init(of: sourced, asBefore: row)
    } else {
      self.init(
        of: sourced, asOf: asOf, isOlder: isUpperBound || asOf < row.document.observedAt,
        tellsTime: !isUpperBound, into: row)
    }
  }

  /// Merges what a file says of a document as it was before, whatever the time of the file.
  init(of sourced: SourcedDocument, asBefore row: DocumentRow) {
    self.init(of: sourced, asOf: row.document.observedAt, isOlder: true, tellsTime: false, into: row)
  }

  /// Leaves a document as it is known.
  init(leaving row: DocumentRow) {
    let nothing = SourcedDocument(document: row.document, line: 0, hasStatus: false, fields: [])
    self.init(of: nothing, asOf: row.document.observedAt, isOlder: false, tellsTime: false, into: row)
  }

  private init(of sourced: SourcedDocument, asOf: Timestamp, isOlder: Bool, tellsTime: Bool, into row: DocumentRow) {
    self.isOlder = isOlder
    let new = sourced.document
    var known = row.document
    var fields = FieldMerge(carried: sourced.fields, isOlder: isOlder)
    statusSeenAt = row.statusSeenAt
    otherwiseAt = row.otherwiseAt
    if sourced.hasStatus, !new.status.isNone, !fields.isOlder || known.status.isNone {
      if known.status.agrees(with: new.status) {
        fields.merge(&known.reason, new.reason, .reason)
        if let time = new.statusTime, time.source == .backend, known.statusTime != time {
          known.statusTime = time
          fields.changed.insert(.statusTime)
        }
      } else {
        if !known.status.isNone { otherwiseAt = row.document.observedAt }
        known.status = new.status
        known.statusTime = new.statusTime
        known.reason = sourced.fields.contains(.reason) ? new.reason : nil
        statusSeenAt = asOf
        fields.changed.insert(.status)
      }
      // The time belongs to the status: a file that has none does not make an older status look fresh.
      known.observedAt = asOf
    } else if sourced.hasStatus, !known.status.agrees(with: new.status) {
      fields.isContradictedByNewer = true
    }
    // A GUID is the same in capitals and in small letters.
    if known.recordID?.lowercased() != new.recordID?.lowercased() {
      fields.merge(&known.recordID, new.recordID, .recordID, isIdentity: true)
    }
    fields.merge(&known.nsfp, new.nsfp, .nsfp, isIdentity: true)
    fields.merge(&known.documentNumber, new.documentNumber, .documentNumber, isIdentity: true)
    fields.merge(&known.reference, new.reference, .reference, isIdentity: true)
    fields.mergeNumber(&known.taxpayer, new.taxpayer, .taxpayer, isIdentity: true)
    fields.mergeNumber(&known.partnerIdentity, new.partnerIdentity, .partnerIdentity)
    fields.merge(&known.partnerName, new.partnerName, .partnerName)
    fields.mergeCode(&known.transactionCode, new.transactionCode)
    fields.merge(&known.date, new.date, .date)
    fields.merge(&known.period, new.period, .period)
    // It belongs to the status: that of an older one says nothing of this.
    if !isOlder || known.status.agrees(with: new.status) {
      fields.merge(&known.eSignStatus, new.eSignStatus, .eSignStatus)
    }
    fields.merge(&known.taxBase, new.taxBase, .taxBase)
    fields.merge(&known.otherTaxBase, new.otherTaxBase, .otherTaxBase)
    fields.merge(&known.vat, new.vat, .vat)
    fields.merge(&known.luxuryTax, new.luxuryTax, .luxuryTax)
    fields.merge(&known.signer, new.signer, .signer)
    fields.merge(&known.reportedBySeller, new.reportedBySeller, .reportedBySeller)
    fields.merge(&known.reportedByBuyer, new.reportedByBuyer, .reportedByBuyer)
    fields.merge(&known.reportedByVATCollector, new.reportedByVATCollector, .reportedByVATCollector)
    fields.merge(&known.createdAt, new.createdAt, .createdAt)
    fields.merge(&known.lastUpdatedAt, new.lastUpdatedAt, .lastUpdatedAt)
    document = known
    changed = fields.changed
    isContradictedByNewer = fields.isContradictedByNewer
    let before = (statusSeenAt, otherwiseAt)
    var times = KnownTimes(seenAt: statusSeenAt, otherwiseAt: otherwiseAt, newest: known.observedAt)
    if tellsTime, sourced.hasStatus, !new.status.isNone {
      if known.status.agrees(with: new.status) {
        times.stoodSo(at: asOf)
        if let time = new.statusTime, time.isLowerBound { times.stoodSo(at: min(asOf, time.since)) }
      } else {
        times.stoodOtherwise(at: asOf)
      }
    }
    (statusSeenAt, otherwiseAt) = (times.seenAt, times.otherwiseAt)
    hasMovedTimes = before != (statusSeenAt, otherwiseAt)
    isKnownForLonger = statusSeenAt < before.0 && known.statusTime?.source != .backend
    isToBeWritten = !fields.changed.isEmpty || hasMovedTimes || known.observedAt != row.document.observedAt
  }
}

/// Since when a status is known to stand, told by readings that may come in any order.
///
/// Only two moments are kept, so one thing is given up: where a status was left and came back, and the reading in between
/// comes last, the time begins at the newest reading, and not at the first after the one in between.
struct KnownTimes: Equatable {
  /// The oldest reading of the status that nothing contradicts.
  private(set) var seenAt: Timestamp
  /// The newest reading of another status; `nil` where there was none.
  private(set) var otherwiseAt: Timestamp?
  /// The newest reading of all, which says the status.
  let newest: Timestamp

  init(seenAt: Timestamp, otherwiseAt: Timestamp?, newest: Timestamp) {
    self.seenAt = seenAt
    self.otherwiseAt = otherwiseAt
    self.newest = newest
  }

  /// It stood in the status at a moment.
  mutating func stoodSo(at moment: Timestamp) {
    guard moment < seenAt, otherwiseAt.map({ $0 < moment }) ?? true else { return }
    seenAt = moment
  }

  /// It stood in another status at a moment.
  mutating func stoodOtherwise(at moment: Timestamp) {
    otherwiseAt = max(otherwiseAt ?? moment, moment)
    if seenAt <= moment { seenAt = max(moment, newest) }
  }
}

/// The rule for one field after another.
private struct FieldMerge {
  let carried: Set<DocumentField>
  let isOlder: Bool
  var changed: Set<DocumentField> = []
  var isContradictedByNewer = false

  init(carried: Set<DocumentField>, isOlder: Bool) {
    self.carried = carried
    self.isOlder = isOlder
  }

  mutating func merge<Value: Equatable>(
    _ known: inout Value?, _ new: Value?, _ field: DocumentField, isIdentity: Bool = false
  ) {
    guard known != new, carried.contains(field) else { return }
    if isOlder, known != nil {
      if new != nil { isContradictedByNewer = true }
      return
    }
    if isIdentity, new == nil { return }
    known = new
    changed.insert(field)
  }

  /// The number of a party: one that stands with 15 of its 16 digits is right, and says less.
  mutating func mergeNumber<Number: Equatable & CustomStringConvertible>(
    _ known: inout Number?, _ new: Number?, _ field: DocumentField, isIdentity: Bool = false
  ) {
    if let given = known, let told = new, given != told, carried.contains(field),
      DocumentMatch.isOneParty(given.description, told.description)
    {
      guard told.description.utf8.count > given.description.utf8.count else { return }
      known = told
      changed.insert(field)
      return
    }
    merge(&known, new, field, isIdentity: isIdentity)
  }

  /// The kode transaksi: a list that gives its words alone is right, and says less than one that gives the code.
  mutating func mergeCode(_ known: inout String?, _ new: String?) {
    if let given = known, let told = new, carried.contains(.transactionCode) {
      let (isCode, tellsCode) = (TransactionCode.isKnown(given), TransactionCode.isKnown(told))
      if isCode, TransactionCode.isInWords(told) { return }
      if tellsCode, TransactionCode.isInWords(given) {
        known = told
        changed.insert(.transactionCode)
        return
      }
    }
    merge(&known, new, .transactionCode)
  }
}

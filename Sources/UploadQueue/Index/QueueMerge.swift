/// A queue as one part of a list over several: its rows as they are at one moment.
public struct QueuePart: Sendable {
  /// What the queue is called.
  public let name: String
  /// The number of the queue.
  public let number: Int
  /// ``QueueIndex/version`` at that moment.
  public let version: Int
  let rows: [PackedDocument]
  let texts: PackedTexts
  let marks: [Int32: QueueIndex.Mark]
  let annotations: [DocumentID: Annotation]
}

extension QueueIndex {
  /// This queue as a part of a list over several.
  public func part(named name: String, number: Int) -> QueuePart {
    QueuePart(
      name: name, number: number, version: version, rows: rows, texts: texts, marks: marks, annotations: annotations)
  }

  /// One list over several queues, as they are at one moment.
  ///
  /// A document that several of them show is one row, known by its NSFP, else by taxpayer and Reference; where they do
  /// not agree on its status, that is a conflict, and is told as one.
  public init(merging parts: [QueuePart], policy: QueuePolicy) {
    var merge = QueueMerge(parts)
    merge.build()
    self.init(
      policy: policy, rows: merge.rows, texts: merge.texts, numbers: merge.numbers, marks: merge.marks,
      annotations: merge.annotations, origins: merge.origins)
  }
}

/// Puts the rows of several queues together.
private struct QueueMerge {
  var rows: [PackedDocument] = []
  var texts = PackedTexts()
  var numbers = NumberTable()
  var marks: [Int32: QueueIndex.Mark] = [:]
  var annotations: [DocumentID: Annotation] = [:]
  var origins: [Int32: [DocumentOrigin]] = [:]

  private let parts: [QueuePart]
  private var groups: [Group] = []

  /// A row of a part.
  private struct Member: Equatable {
    let part: Int
    let row: Int
  }

  /// The rows that are one document.
  private struct Group {
    var members: [Member]
    var number: String?
  }

  init(_ parts: [QueuePart]) {
    self.parts = parts
  }

  mutating func build() {
    group()
    rows.reserveCapacity(groups.count)
    var pools = parts.map { PoolMap($0.texts.pool) }
    for group in groups { add(group, &pools) }
    var table = NumberTable()
    for number in rows.indices {
      table.add(Int32(truncatingIfNeeded: number)) { texts.arena.hash(at: rows[Int($0)].id) }
    }
    numbers = table
  }

  // MARK: Which rows are one document

  private mutating func group() {
    let shared = sharedReferences()
    var byNumber: [DocumentIdentity.Key: [Int]] = [:]
    var byReference: [DocumentIdentity.Key: Int] = [:]
    for (place, part) in parts.enumerated() {
      for (number, row) in part.rows.enumerated() {
        let identity = part.texts.identity(of: row)
        let reference = identity.referenceKey(isOfOneTaxpayer: false).flatMap { shared.contains($0) ? $0 : nil }
        let member = Member(part: place, row: number)
        let same =
          identity.numberKey.flatMap { key in byNumber[key]?.first { self.isFree($0, of: place) } }
          ?? reference.flatMap { key in
            byReference[key].flatMap { self.isFree($0, of: place) && self.mayBe(identity, $0) ? $0 : nil }
          }
        let index = same ?? groups.count
        if same == nil {
          groups.append(Group(members: [member], number: identity.number))
        } else {
          groups[index].members.append(member)
          groups[index].number = groups[index].number ?? identity.number
        }
        if let key = identity.numberKey, byNumber[key]?.contains(index) != true {
          byNumber[key, default: []].append(index)
        }
        if let reference, byReference[reference] == nil { byReference[reference] = index }
      }
    }
  }

  /// Whether no row of a part is in a group: two rows of one queue are two documents.
  private func isFree(_ group: Int, of part: Int) -> Bool { !groups[group].members.contains { $0.part == part } }

  private func mayBe(_ identity: DocumentIdentity, _ group: Int) -> Bool {
    identity.number == nil || groups[group].number == nil || identity.number == groups[group].number
  }

  /// The References that more than one queue has, and each of them once only: another one says nothing.
  private func sharedReferences() -> Set<DocumentIdentity.Key> {
    var counts: [DocumentIdentity.Key: (queues: Int, isUnique: Bool)] = [:]
    for part in parts {
      var own: [DocumentIdentity.Key: Int] = [:]
      for row in part.rows {
        if let key = part.texts.identity(of: row).referenceKey(isOfOneTaxpayer: false) { own[key, default: 0] += 1 }
      }
      for (key, count) in own {
        let before = counts[key] ?? (0, true)
        counts[key] = (before.queues + 1, before.isUnique && count == 1)
      }
    }
    return Set(counts.filter { $0.value.queues > 1 && $0.value.isUnique }.keys)
  }

  // MARK: One row for them

  private mutating func add(_ group: Group, _ pools: inout [PoolMap]) {
    let leading = leader(of: group.members)
    let part = parts[leading.part]
    let number = Int32(truncatingIfNeeded: rows.count)
    let old = part.rows[leading.row]
    var row = texts.adopt(old, from: part.texts, pools: &pools[leading.part])
    let origins = group.members.map { origin($0, leads: $0 == leading) }
    // By the first queue and not by the one that leads: that one changes with the statuses, the document does not.
    let id = DocumentID("\(origins[0].number) \(origins[0].document.rawValue)")
    row.id = texts.arena.add(id.rawValue)
    row.queues = texts.pool.number(origins.map(\.queue).joined(separator: " + "))
    row.channels = origins.reduce(0) { $0 | 1 << UInt8($1.channel.rawValue) }
    row.isConflict = origins.isConflict
    if row.isConflict { describe(&row, as: group.members, &pools) }
    if row.reference.length == 0 { call(&row, as: group.members) }
    let agreeing = origins.filter { $0.agrees(with: texts.reading(row), isMissing: row.isMissing) }
    row.time = agreeing.map(\.time).reduce(row.time) { $0.sharper(than: $1) }
    row.observedAt = agreeing.map(\.observedAt.milliseconds).reduce(row.observedAt, max)
    rows.append(row)
    self.origins[number] = origins
    if let mark = part.marks[Int32(truncatingIfNeeded: leading.row)] { marks[number] = mark }
    let annotation = annotation(of: origins)
    if annotation != .none { annotations[id] = annotation }
    rows[Int(number)].take(annotation)
  }

  /// Which document it is, and not how it stands, the first queue tells that knows it: the one that leads changes with
  /// the statuses.
  private mutating func describe(_ row: inout PackedDocument, as members: [Member], _ pools: inout [PoolMap]) {
    func packed(_ member: Member) -> PackedDocument { parts[member.part].rows[member.row] }
    let shared: [WritableKeyPath<PackedDocument, UInt32>] = [
      \.partnerIdentity, \.partnerName, \.signer, \.transactionCode,
    ]
    for text in shared {
      guard let member = members.first(where: { packed($0)[keyPath: text] != 0 }) else { continue }
      row[keyPath: text] = pools[member.part].number(packed(member)[keyPath: text], in: &texts.pool)
    }
    let amounts: [WritableKeyPath<PackedDocument, Int64>] = [\.taxBase, \.otherTaxBase, \.vat, \.luxuryTax]
    for amount in amounts {
      row[keyPath: amount] =
        members.map { packed($0)[keyPath: amount] }.first { $0 != PackedDocument.absent } ?? PackedDocument.absent
    }
    let days: [WritableKeyPath<PackedDocument, Int32>] = [\.date, \.period, \.expectedBy]
    for day in days { row[keyPath: day] = members.map { packed($0)[keyPath: day] }.first { $0 != .min } ?? .min }
  }

  /// A document that the row that leads has no Reference of bears that of the first queue that knows one.
  private mutating func call(_ row: inout PackedDocument, as members: [Member]) {
    func packed(_ member: Member) -> PackedDocument { parts[member.part].rows[member.row] }
    guard let named = members.first(where: { packed($0).reference.length > 0 }) else { return }
    let other = packed(named)
    texts.arena.replace(&row.reference, with: parts[named.part].texts.arena.text(other.reference))
    row.isASCII = row.isASCII && other.isASCII
  }

  /// The note of the first queue that has one, and the mark of the first that has one.
  private func annotation(of origins: [DocumentOrigin]) -> Annotation {
    origins.reduce(into: Annotation.none) { all, origin in
      guard origin.isNoted || origin.isMarked else { return }
      let own = parts.first { $0.number == origin.number }?.annotations[origin.document] ?? .none
      all.note = all.note ?? own.note
      all.mark = all.mark ?? own.mark
    }
  }

  /// The row that speaks for all, whichever queue was asked last: one that is still listed, and has a status; where they
  /// do not agree, one whose deadline still runs, as it may be the true one; and one that knows the NSFP.
  private func leader(of members: [Member]) -> Member {
    guard members.count > 1 else { return members[0] }
    func rank(_ member: Member) -> (Int, Int, Int, Int) {
      let row = parts[member.part].rows[member.row]
      return (
        row.isMissing ? 0 : 1, row.isExpected ? 0 : 1, row.uploadStatus.endsDeadline ? 0 : 1,
        row.nsfp.length == 0 ? 0 : 1
      )
    }
    return members.dropFirst().reduce(members[0]) { rank($1) > rank($0) ? $1 : $0 }
  }

  private func origin(_ member: Member, leads: Bool) -> DocumentOrigin {
    let part = parts[member.part]
    return part.texts.origin(of: part.rows[member.row], in: part.name, numbered: part.number, leads: leads)
  }
}

extension DocumentOrigin {
  /// Whether it says of the status what the row says that speaks for all.
  fileprivate func agrees(with status: StatusReading, isMissing: Bool) -> Bool {
    self.isMissing == isMissing && self.status.agrees(with: status)
  }
}

extension StatusTime {
  /// The one of two times of the same status that says more: what a backend says, else the longer one.
  fileprivate func sharper(than other: StatusTime) -> StatusTime {
    switch (source == .backend, other.source == .backend) {
    case (true, false): self
    case (false, true): other
    default: other.since < since ? other : self
    }
  }
}

/// The numbers that the shared texts of one queue have in another's, found as they are needed.
struct PoolMap {
  private let pool: TextPool
  private var numbers: [UInt32]

  init(_ pool: TextPool) {
    self.pool = pool
    numbers = [UInt32](repeating: .max, count: pool.count)
    numbers[0] = 0
  }

  mutating func number(_ old: UInt32, in other: inout TextPool) -> UInt32 {
    let known = numbers[Int(old)]
    guard known == .max else { return known }
    let number = other.number(pool.text(old))
    numbers[Int(old)] = number
    return number
  }
}

extension PackedTexts {
  /// Takes a document over from other texts; its key is left to be given.
  mutating func adopt(_ row: PackedDocument, from other: PackedTexts, pools: inout PoolMap) -> PackedDocument {
    var row = row
    row.id = TextArena.Span()
    other.arena.move(&row.recordID, to: &arena)
    other.arena.move(&row.reference, to: &arena)
    other.arena.move(&row.documentNumber, to: &arena)
    other.arena.move(&row.nsfp, to: &arena)
    row.reason = pools.number(row.reason, in: &pool)
    row.taxpayer = pools.number(row.taxpayer, in: &pool)
    row.partnerIdentity = pools.number(row.partnerIdentity, in: &pool)
    row.partnerName = pools.number(row.partnerName, in: &pool)
    row.signer = pools.number(row.signer, in: &pool)
    row.transactionCode = pools.number(row.transactionCode, in: &pool)
    row.words = pools.number(row.words, in: &pool)
    row.eSignStatus = pools.number(row.eSignStatus, in: &pool)
    return row
  }
}

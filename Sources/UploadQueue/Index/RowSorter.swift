/// Puts rows in order by several keys: by the last one first, each time keeping what the one before has made.
struct RowSorter {
  let rows: [PackedDocument]
  /// Rows that are ordered by what they were.
  let held: [Int32: PackedDocument]
  let texts: PackedTexts
  /// The notes on rows, by their numbers.
  let notes: [Int32: Note]
  let tally: QueueTally

  /// Rows by these keys; rows that are the same in all of them as they came in.
  func sorted(_ numbers: [Int32], by sort: [SortOrder]) -> [Int32] {
    var numbers = numbers
    // Where the first key says little, the longest in their status come first.
    if let first = sort.first, Self.coarse.contains(first.key) {
      order(&numbers, by: SortOrder(.age))
    }
    for key in sort.reversed() { order(&numbers, by: key) }
    return numbers
  }

  /// What many rows have in common.
  private static let coarse: Set<SortKey> = [
    .urgency, .status, .deadline, .note, .period, .transactionCode, .reason, .eSignStatus, .words, .kind, .channel,
    .queue, .taxpayer, .reported,
  ]

  private func order(_ numbers: inout [Int32], by sort: SortOrder) {
    switch sort.key {
    case .reference: order(&numbers, byText: \.reference, isReversed: sort.isReversed)
    case .nsfp: order(&numbers, byText: \.nsfp, isReversed: sort.isReversed)
    case .partner: order(&numbers, byShared: \.partnerName, isReversed: sort.isReversed)
    case .signer: order(&numbers, byShared: \.signer, isReversed: sort.isReversed)
    case .documentNumber: order(&numbers, byText: \.documentNumber, isReversed: sort.isReversed)
    case .recordID: order(&numbers, byText: \.recordID, isReversed: sort.isReversed)
    case .transactionCode: order(&numbers, byShared: \.transactionCode, isReversed: sort.isReversed)
    case .reason: order(&numbers, byShared: \.reason, isReversed: sort.isReversed)
    case .eSignStatus: order(&numbers, byShared: \.eSignStatus, isReversed: sort.isReversed)
    case .words: order(&numbers, byShared: \.words, isReversed: sort.isReversed)
    case .queue: order(&numbers, byShared: \.queues, isReversed: sort.isReversed)
    case .taxpayer: order(&numbers, byShared: \.taxpayer, isReversed: sort.isReversed)
    case .partnerIdentity: order(&numbers, byShared: \.partnerIdentity, isReversed: sort.isReversed)
    case .note:
      // From new to old.
      order(&numbers, isReversed: sort.isReversed) { notes[$1].map { -$0.at.milliseconds } ?? .max }
    default:
      order(&numbers, isReversed: sort.isReversed) { row, _ in number(of: row, by: sort.key) }
    }
  }

  /// Orders by a number; what has none (`Int64.max`) comes last, also turned round.
  private func order(
    _ numbers: inout [Int32], isReversed: Bool, by key: (PackedDocument, Int32) -> Int64
  ) {
    rows.withUnsafeBufferPointer { rows in
      var pairs = numbers.map { number in
        let value = key(held.isEmpty ? rows[Int(number)] : held[number] ?? rows[Int(number)], number)
        return RadixSort.Pair(key: Self.unsigned(value, isReversed: isReversed), number: number)
      }
      RadixSort.sort(&pairs)
      numbers = pairs.map(\.number)
    }
  }

  private static func unsigned(_ value: Int64, isReversed: Bool) -> UInt64 {
    guard value != .max else { return .max }
    let ordered = UInt64(bitPattern: value) ^ 1 << 63
    return isReversed ? ~ordered : ordered
  }

  // MARK: Numbers

  private func number(of row: PackedDocument, by key: SortKey) -> Int64 {
    switch key {
    case .urgency:
      let verdict = tally.verdict(row)
      return Int64(Self.urgency(verdict)) << 32 | (Int64(verdict.lastDay ?? Int32.max) & 0xFFFF_FFFF)
    case .status: return Int64(row.status)
    case .age: return row.since
    case .deadline: return tally.lastDay(of: row).map(Int64.init) ?? .max
    case .taxBase: return Self.descending(row.taxBase)
    case .vat: return Self.descending(row.vat)
    case .date: return row.date == Int32.min ? Int64.max : -Int64(row.date)
    case .otherTaxBase: return Self.descending(row.otherTaxBase)
    case .luxuryTax: return Self.descending(row.luxuryTax)
    case .period: return row.period == Int32.min ? Int64.max : -Int64(row.period)
    case .kind: return Int64(row.kind)
    case .channel: return Int64(row.channels)
    case .createdAt: return Self.descending(row.createdAt)
    case .lastUpdatedAt: return Self.descending(row.lastUpdatedAt)
    case .observedAt: return Self.descending(row.observedAt)
    case .reported: return Self.reporters(row)
    case .reference, .nsfp, .partner, .signer, .note, .documentNumber, .recordID, .transactionCode, .reason,
      .eSignStatus, .words, .queue, .taxpayer, .partnerIdentity:
      return 0
    }
  }

  /// Amounts from large to small and moments from new to old, absent ones last.
  private static func descending(_ value: Int64) -> Int64 {
    value == PackedDocument.absent ? Int64.max : -value
  }

  /// The seller before the buyer before the collector, nobody last.
  private static func reporters(_ row: PackedDocument) -> Int64 {
    let known = (0..<3).filter { row.reported >> (2 * $0) & 3 == 2 }.map { Int64(4) >> Int64($0) }
    return known.isEmpty ? Int64.max : -known.reduce(0, +)
  }

  /// What most needs a person comes first.
  private static func urgency(_ verdict: QueueTally.Verdict) -> Int {
    if verdict.isMissing { return 6 }
    if verdict.level == .stuck { return 0 }
    switch verdict.status {
    case .savedInvalid: return 1
    case .unknown where verdict.isStrange || verdict.isLate: return 2
    case _ where verdict.isConflict: return 2
    case .signingInProgress: return verdict.isDue ? 3 : verdict.level == .slow ? 4 : 7
    case .draft, .unknown: return verdict.isDue ? 5 : 8
    case .waitingForAmendment, .waitingForCancellation: return 9
    case .approved: return 10
    case .amended, .canceled: return 11
    }
  }

  // MARK: Texts

  /// Orders by a text that documents share: each text gets its place once.
  private func order(
    _ numbers: inout [Int32], byShared text: (PackedDocument) -> UInt32, isReversed: Bool
  ) {
    var ranks = [Int64](repeating: -1, count: texts.pool.count)
    rows.withUnsafeBufferPointer { rows in
      for number in numbers { ranks[Int(text(rows[Int(number)]))] = 0 }
    }
    let used = ranks.indices.filter { ranks[$0] == 0 }.map { ($0, (texts.pool.text(UInt32($0)) ?? "").folded) }
    for (rank, entry) in used.sorted(by: { $0.1 < $1.1 }).enumerated() { ranks[entry.0] = Int64(rank) }
    ranks[0] = .max
    order(&numbers, isReversed: isReversed) { row, _ in ranks[Int(text(row))] }
  }

  /// Orders by a text of each document's own, byte by byte, letters of ASCII in any case.
  ///
  /// Eight bytes make a number: those after what all texts begin with; texts that agree in them are compared whole.
  private func order(
    _ numbers: inout [Int32], byText span: (PackedDocument) -> TextArena.Span, isReversed: Bool
  ) {
    rows.withUnsafeBufferPointer { rows in
      texts.arena.bytes.withUnsafeBufferPointer { bytes in
        func text(_ number: Int32) -> Slice<UnsafeBufferPointer<UInt8>> {
          let span = span(rows[Int(number)])
          return bytes[Int(span.start)..<Int(span.start) + Int(span.length)]
        }
        let present = numbers.filter { span(rows[Int($0)]).length > 0 }
        let absent = numbers.filter { span(rows[Int($0)]).length == 0 }
        guard let first = present.first else { return }
        let sample = text(first)
        var shared = sample.count
        for number in present { shared = Self.sharedCount(sample.prefix(shared), text(number)) }
        var pairs = present.map { RadixSort.Pair(key: Self.head(text($0).dropFirst(shared)), number: $0) }
        RadixSort.sort(&pairs)
        Self.settle(&pairs) { Self.compare(text($0).dropFirst(shared), text($1).dropFirst(shared)) }
        if isReversed { Self.turn(&pairs) { Self.compare(text($0), text($1)) == 0 } }
        numbers = pairs.map(\.number) + absent
      }
    }
  }

  /// Orders the stretches that agree in their first eight bytes.
  private static func settle(_ pairs: inout [RadixSort.Pair], by compare: (Int32, Int32) -> Int) {
    var start = 0
    while start < pairs.count {
      var end = start + 1
      while end < pairs.count, pairs[end].key == pairs[start].key { end += 1 }
      if end - start > 1, pairs[start].key & 0xFF != 0 {
        let places = pairs[start..<end].enumerated().sorted { left, right in
          let order = compare(left.element.number, right.element.number)
          return order == 0 ? left.offset < right.offset : order < 0
        }
        pairs.replaceSubrange(start..<end, with: places.map(\.element))
      }
      start = end
    }
  }

  /// Turns the order round, but not among texts that are the same.
  private static func turn(_ pairs: inout [RadixSort.Pair], isSame: (Int32, Int32) -> Bool) {
    var turned: [RadixSort.Pair] = []
    turned.reserveCapacity(pairs.count)
    var end = pairs.count
    while end > 0 {
      var start = end - 1
      while start > 0, pairs[start - 1].key == pairs[start].key, isSame(pairs[start - 1].number, pairs[start].number) {
        start -= 1
      }
      turned += pairs[start..<end]
      end = start
    }
    pairs = turned
  }

  private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  private static func sharedCount(_ left: Bytes, _ right: Bytes) -> Int {
    var count = 0
    for (one, other) in zip(left, right) {
      guard one.lowered == other.lowered else { break }
      count += 1
    }
    return count
  }

  private static func head(_ text: Bytes) -> UInt64 {
    var head: UInt64 = 0
    var count = 0
    for byte in text.prefix(8) {
      head = head << 8 | UInt64(byte.lowered)
      count += 1
    }
    return count == 0 ? 0 : head << UInt64(8 * (8 - count))
  }

  private static func compare(_ left: Bytes, _ right: Bytes) -> Int {
    for (one, other) in zip(left, right) where one.lowered != other.lowered {
      return one.lowered < other.lowered ? -1 : 1
    }
    return left.count - right.count
  }
}

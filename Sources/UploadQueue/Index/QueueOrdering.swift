/// Picks the rows of a query and puts them in order.
struct QueueOrdering {
  private let rows: [PackedDocument]
  private let texts: PackedTexts
  private let notes: [Int32: Note]
  private let policy: QueuePolicy
  private let tally: QueueTally
  /// Rows that have just changed, as they were: they keep their places and their membership until they are released.
  private let held: [Int32: PackedDocument]

  init(
    rows: [PackedDocument], texts: PackedTexts, notes: [Int32: Note], marks: [Int32: QueueIndex.Mark],
    policy: QueuePolicy, now: Timestamp
  ) {
    self.rows = rows
    self.texts = texts
    self.notes = notes
    self.policy = policy
    tally = QueueTally(policy: policy, now: now)
    held = marks.reduce(into: [:]) { held, entry in
      guard let from = entry.value.from else { return }
      var old = rows[Int(entry.key)]
      old.time = entry.value.fromTime ?? old.time
      old.status = UInt8(from.status.rawValue)
      if from.isNone { old.words = 0 }
      old.missingSince = PackedDocument.absent
      held[entry.key] = old
    }
  }

  /// The rows of a query in order, and those of them that have left it since they were marked.
  func order(_ query: QueueQuery) -> (rows: [Int32], leaving: Set<Int32>) {
    let picked = pick(query)
    guard !Task.isCancelled else { return ([], []) }
    let sorter = RowSorter(rows: rows, held: picked.held, texts: texts, notes: notes, tally: tally)
    return (sorter.sorted(picked.numbers, by: query.sort), picked.leaving)
  }

  /// The rows that a query wants, those of them that keep the place they had, and of these those that it no longer wants.
  private func pick(_ query: QueueQuery) -> (numbers: [Int32], held: [Int32: PackedDocument], leaving: Set<Int32>) {
    let wanted = query.saved.and(query.filter)
    let filter =
      wanted.isEverything
      ? nil : CompiledFilter(wanted, texts: texts, notes: notes, policy: policy, now: tally.now)
    var belongs = filter?.matches(rows) ?? [Bool](repeating: true, count: rows.count)
    if query.view != .all {
      rows.withUnsafeBufferPointer { rows in
        for index in rows.indices where belongs[index] {
          belongs[index] = tally.verdict(rows[index]).belongs(to: query.view)
        }
      }
    }
    var places: [Int32: PackedDocument] = [:]
    var leaving: Set<Int32> = []
    for (number, old) in held
    where tally.verdict(old).belongs(to: query.view) && filter?.matches(old, number: number) != false {
      if !belongs[Int(number)] { leaving.insert(number) }
      belongs[Int(number)] = true
      places[number] = old
    }
    let numbers = belongs.indices.filter { belongs[$0] }.map { Int32(truncatingIfNeeded: $0) }
    return (numbers, places, leaving)
  }
}

/// Picks the rows of a query and puts them in order.
struct QueueOrdering {
  let rows: [PackedDocument]
  let texts: PackedTexts
  let marks: [Int32: QueueIndex.Mark]
  let tally: QueueTally
  let annotations: [DocumentID: Annotation]

  init(
    rows: [PackedDocument], texts: PackedTexts, marks: [Int32: QueueIndex.Mark],
    annotations: [DocumentID: Annotation] = [:], policy: QueuePolicy, now: Timestamp
  ) {
    self.annotations = annotations
    self.rows = rows
    self.texts = texts
    self.marks = marks
    tally = QueueTally(policy: policy, now: now)
  }

  private struct Key {
    var first: Int64
    var second: Int64
    var row: Int32
  }

  func order(_ query: QueueQuery) -> [Int32] {
    let search = query.search.isEmpty ? nil : TextSearch(query.search, texts: texts)
    let ranks = query.sort == .partner || query.sort == .signer ? texts.pool.ranks() : []
    var keys: [Key] = []
    keys.reserveCapacity(query.view == .all && search == nil ? rows.count : 64)
    for (index, row) in rows.enumerated() {
      if let search, !search.matches(row) { continue }
      let number = Int32(truncatingIfNeeded: index)
      let now = tally.verdict(row)
      // A row that has just changed keeps its old place and its membership until the change is released.
      if !marks.isEmpty, let mark = marks[number], let from = mark.from {
        var old = row
        old.time = mark.fromTime ?? row.time
        old.status = UInt8(from.status.rawValue)
        if from.isNone { old.words = 0 }
        old.missingSince = PackedDocument.absent
        let before = tally.verdict(old)
        let wasThere = before.belongs(to: query.view)
        guard wasThere || now.belongs(to: query.view) else { continue }
        keys.append(wasThere ? key(old, number, before, query.sort, ranks) : key(row, number, now, query.sort, ranks))
      } else if now.belongs(to: query.view) {
        keys.append(key(row, number, now, query.sort, ranks))
      }
    }
    switch query.sort {
    case .reference: sort(&keys, by: \.reference)
    case .nsfp: sort(&keys, by: \.nsfp)
    default:
      keys.sort { ($0.first, $0.second, $0.row) < ($1.first, $1.second, $1.row) }
    }
    let order = keys.map(\.row)
    return query.isReversed ? order.reversed() : order
  }

  private func sort(_ keys: inout [Key], by text: KeyPath<PackedDocument, TextArena.Span>) {
    keys.sort { left, right in
      let (a, b) = (texts.arena[rows[Int(left.row)][keyPath: text]], texts.arena[rows[Int(right.row)][keyPath: text]])
      // Rows without the text come last.
      if a.isEmpty != b.isEmpty { return b.isEmpty }
      if a.elementsEqual(b) { return left.row < right.row }
      return a.lexicographicallyPrecedes(b)
    }
  }

  private func key(
    _ row: PackedDocument, _ number: Int32, _ verdict: QueueTally.Verdict, _ sort: SortKey, _ ranks: [UInt32]
  ) -> Key {
    switch sort {
    case .urgency:
      let day = Int64(verdict.lastDay ?? Int32.max)
      return Key(first: Int64(urgency(verdict)) << 32 | (day & 0xFFFF_FFFF), second: row.since, row: number)
    case .status: return Key(first: Int64(verdict.status.rawValue), second: row.since, row: number)
    case .age: return Key(first: row.since, second: 0, row: number)
    case .deadline: return Key(first: Int64(verdict.lastDay ?? Int32.max), second: row.since, row: number)
    case .partner: return Key(first: last(row.partnerName, ranks), second: 0, row: number)
    case .signer: return Key(first: last(row.signer, ranks), second: 0, row: number)
    case .taxBase: return Key(first: descending(row.taxBase), second: 0, row: number)
    case .vat: return Key(first: descending(row.vat), second: 0, row: number)
    case .date: return Key(first: row.date == Int32.min ? Int64.max : -Int64(row.date), second: 0, row: number)
    case .note: return Key(first: newestNote(row), second: row.since, row: number)
    case .reference, .nsfp: return Key(first: 0, second: 0, row: number)
    }
  }

  /// Amounts from large to small, absent ones last.
  private func descending(_ sen: Int64) -> Int64 {
    sen == PackedDocument.absent ? Int64.max : sen == Int64.max ? Int64.min : -sen
  }

  /// Notes from new to old, rows without one last.
  private func newestNote(_ row: PackedDocument) -> Int64 {
    guard row.annotated & 1 != 0, let id = texts.arena.text(row.id), let note = annotations[DocumentID(id)]?.note else {
      return Int64.max
    }
    return -note.at.milliseconds
  }

  /// Texts in alphabetical order, absent ones last.
  private func last(_ text: UInt32, _ ranks: [UInt32]) -> Int64 {
    text == 0 ? Int64.max : Int64(ranks[Int(text)])
  }

  /// What most needs a person comes first.
  private func urgency(_ verdict: QueueTally.Verdict) -> Int {
    if verdict.isMissing { return 6 }
    if verdict.level == .stuck { return 0 }
    switch verdict.status {
    case .savedInvalid: return 1
    case .unknown where verdict.isStrange: return 2
    case .signingInProgress: return verdict.isDue ? 3 : verdict.level == .slow ? 4 : 7
    case .draft, .unknown: return verdict.isDue ? 5 : 8
    case .waitingForAmendment, .waitingForCancellation: return 9
    case .approved: return 10
    case .amended, .canceled: return 11
    }
  }
}

/// A search over every text field of packed documents.
struct TextSearch {
  private let needle: [UInt8]
  private let inPool: [Bool]
  private let arena: TextArena

  init(_ needle: String, texts: PackedTexts) {
    self.needle = Array(needle.lowercased().utf8)
    inPool = texts.pool.contains(needle)
    arena = texts.arena
  }

  func matches(_ row: PackedDocument) -> Bool {
    if inPool[Int(row.partnerName)] || inPool[Int(row.signer)] || inPool[Int(row.partnerIdentity)]
      || inPool[Int(row.words)] || inPool[Int(row.transactionCode)] || inPool[Int(row.reason)]
      || inPool[Int(row.eSignStatus)]
    {
      return true
    }
    return ByteSearch.contains(arena[row.reference], needle) || ByteSearch.contains(arena[row.nsfp], needle)
      || ByteSearch.contains(arena[row.documentNumber], needle) || ByteSearch.contains(arena[row.recordID], needle)
  }
}

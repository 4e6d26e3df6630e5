/// Documents in numbers: what the header and the overview of the screen say of a queue.
public struct QueueCensus: Sendable, Hashable {
  /// Stuck, due, missed, and what is at stake.
  public var summary: QueueSummary
  /// Ages, statuses, signers and days.
  public var overview: QueueOverview

  /// Numbers that belong together.
  public init(summary: QueueSummary, overview: QueueOverview) {
    self.summary = summary
    self.overview = overview
  }
}

extension QueueIndex {
  /// The documents that are called so: by reference, NSFP, RecordId, own number or the backend's key, in any case.
  public func rows(called name: String) -> [QueueRow] {
    let (wanted, digits) = (name.lowercased(), NSFP(name)?.digits)
    return rows.indices.compactMap { place in
      let row = rows[place]
      let names = [row.reference, row.recordID, row.documentNumber, row.id].compactMap { texts.arena.text($0) }
      let isCalled = names.contains { $0.lowercased() == wanted }
      guard isCalled || digits != nil && texts.arena.text(row.nsfp) == digits else { return nil }
      return self.row(at: Int32(truncatingIfNeeded: place))
    }
  }

  /// The documents that a filter wants, in numbers.
  public func census(of filter: Filter, at now: Timestamp) -> QueueCensus {
    var wanted = rows
    if !filter.isEverything {
      let matches = CompiledFilter(filter, texts: texts, notes: notes(), policy: policy, now: now).matches(rows)
      wanted = zip(rows, matches).compactMap { $1 ? $0 : nil }
    }
    var tally = QueueTally(policy: policy, now: now)
    for row in wanted { tally.add(row) }
    let overview = OverviewTally(of: wanted, policy: policy, now: now, textCount: texts.pool.count)
    return QueueCensus(summary: tally.summary, overview: overview.overview(naming: texts.pool))
  }
}

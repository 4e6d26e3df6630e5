import GRDB
import UploadQueue

extension JournalStore {
  /// How long the newest approvals took to sign; read from the index of outcomes backwards, and no further than asked.
  public func signingSpans(
    since start: Timestamp, seenUpTo end: Timestamp
  ) async throws(JournalError) -> [SigningSpan] {
    try await reading { [queue] db in
      let approved = try RawStatement(
        db,
        """
        SELECT entry, document, since, since_source, from_status, seen_at FROM status_change
        WHERE queue = ? AND since >= ? AND since <= ? AND \(JournalSchema.tellsOutcome) AND to_status = 'Approved'
        ORDER BY since DESC LIMIT ?
        """)
      let before = try RawStatement(
        db,
        """
        SELECT to_status, since, since_source FROM status_change
        WHERE queue = ? AND document = ? AND entry < ? ORDER BY entry DESC LIMIT 1
        """)
      defer {
        approved.reset()
        before.reset()
      }
      approved.bind(queue, at: 1)
      approved.bind(start.milliseconds, at: 2)
      approved.bind(end.milliseconds, at: 3)
      approved.bind(Int64(SigningTimes.mostLookedAt), at: 4)
      var spans: [SigningSpan] = []
      while spans.count < SigningTimes.newest, try approved.step() {
        guard let to = Self.knownMoment(approved, 2), approved.text(4) == UploadStatus.signingInProgress.word,
          let seenAt = approved.integer(5), seenAt <= end.milliseconds
        else { continue }
        before.reset()
        before.bind(queue, at: 1)
        before.bind(approved.text(1), at: 2)
        before.bind(approved.integer(0), at: 3)
        guard try before.step(), before.text(0) == UploadStatus.signingInProgress.word,
          let from = Self.knownMoment(before, 1), from <= to
        else { continue }
        spans.append(SigningSpan(from: from, to: to))
      }
      return spans
    }
  }

  /// How many documents were approved in some stretches of time, as far as it is known when.
  public func approvals(in stretches: [Range<Timestamp>]) async throws(JournalError) -> Int {
    try await reading { [queue] db in
      let row = try RawStatement(
        db,
        """
        SELECT count(DISTINCT document) FROM status_change
        WHERE queue = ? AND since >= ? AND since < ? AND \(JournalSchema.tellsOutcome) AND to_status = 'Approved'
          AND since_source IN ('backend', 'observed')
        """)
      defer { row.reset() }
      return try stretches.reduce(0) { count, stretch in
        row.reset()
        row.bind(queue, at: 1)
        row.bind(stretch.lowerBound.milliseconds, at: 2)
        row.bind(stretch.upperBound.milliseconds, at: 3)
        return count + (try row.step() ? Int(row.integer(0) ?? 0) : 0)
      }
    }
  }

  /// A moment and, in the column after it, its source; `nil` where it is a lower bound.
  private static func knownMoment(_ row: RawStatement, _ column: Int32) -> Timestamp? {
    guard let since = row.integer(column) else { return nil }
    let time = StatusTime(since: Timestamp(milliseconds: since), source: .init(word: row.text(column + 1) ?? ""))
    return time.isLowerBound ? nil : time.since
  }
}

/// From when on, and up to when, the rows of a queue tell what became of documents; in milliseconds since 1970.
struct KnownSpan {
  /// As of when the queue is known: a list of this morning does not stand still since then.
  let end: Int64
  /// As of when it was known first: what stood so then came nobody knows when, and what came after it came since.
  private let start: Int64

  /// What rows tell at a moment.
  init(of rows: [PackedDocument], at now: Int64) {
    end = min(now, rows.lazy.map(\.observedAt).max() ?? now)
    start = rows.lazy.filter(\.time.isLowerBound).map(\.since).min() ?? .min
  }

  /// Whether it is known when a document came to stand as it does.
  func isDated(_ row: PackedDocument) -> Bool { !row.time.isLowerBound || row.since > start }

  /// Whether a document has stood as it does for no longer than ``CommonCause/window``.
  func isRecent(_ row: PackedDocument) -> Bool { row.since >= end - CommonCause.window.wholeMilliseconds }
}

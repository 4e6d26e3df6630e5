/// What the attempts on a document so far tell whoever uploads it again.
struct PastAttempts: Sendable, Hashable {
  /// Oldest first.
  private let attempts: [Attempt]
  /// How the last of them failed; `nil` where it did not.
  let failed: FailedReupload?
  /// The same failure, where the document named the very signer that it failed with when that was learned.
  let spent: FailedReupload?
  /// How the last of them was refused, where it was.
  let lastRefusal: AttemptRefusal?

  /// What attempts tell of a document as it is now.
  init(_ attempts: [Attempt], of row: QueueRow) {
    self.attempts = attempts
    failed = FailedReupload(last: attempts, of: row)
    spent = failed?.with(row.document.signer)
    lastRefusal = AttemptRefusal(last: attempts)
  }

  /// What they tell with one more.
  func adding(_ attempt: Attempt, of row: QueueRow) -> PastAttempts { PastAttempts(attempts + [attempt], of: row) }
}

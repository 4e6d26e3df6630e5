/// What a backend, or whoever uploads for it, answered as it refused an attempt.
///
/// That a call was not taken (too often, not authorised, not sent at all) is none: it says nothing of the document.
public struct AttemptRefusal: Sendable, Hashable {
  /// Which attempt on the document it was, from 1.
  public var number: Int
  /// Its words.
  public var words: String
  /// When it was answered.
  public var at: Timestamp

  /// The refusal of an attempt; `nil` where it was not refused.
  public init?(of attempt: Attempt?) {
    guard let attempt, case .refused(let words) = attempt.state, !words.isEmpty, !attempt.state.isNotTaken else {
      return nil
    }
    (number, self.words, at) = (attempt.number, words, attempt.stateAt)
  }

  /// The refusal of the last of a document's attempts that came to anything, oldest first; `nil` where that was not refused.
  ///
  /// What was only not taken since then has brought no other answer about the document.
  public init?(last attempts: [Attempt]) { self.init(of: attempts.lastSent) }

  /// Whether it says more of a document's failure than the reason that is given with the document: no reason is given, or
  /// only one from before it.
  public func isNewer(than row: QueueRow) -> Bool {
    row.document.reason == nil || at > row.time.since
  }
}

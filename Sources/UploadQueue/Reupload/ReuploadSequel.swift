/// What the status did after a re-upload had put its document back into the queue.
public struct ReuploadSequel: Sendable, Hashable {
  /// The document.
  public let subject: Subject
  /// Which attempt on it that was, from 1.
  public let number: Int
  /// What the status did.
  public let settlement: Settlement

  /// What became of an attempt.
  public init(_ settlement: Settlement, of attempt: Attempt) {
    subject = attempt.subject
    number = attempt.number
    self.settlement = settlement
  }
}

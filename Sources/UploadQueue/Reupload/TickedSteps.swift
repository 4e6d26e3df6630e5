/// The steps that are ticked at the desk of a document, on the way to one attempt.
public struct TickedSteps: Sendable, Hashable {
  /// The document.
  public var document: DocumentID
  /// Which attempt on it that is, from 1.
  public var attempt: Int
  /// The numbers of the steps, from 1.
  public var steps: Set<Int>
  /// When the last one was ticked, or its tick taken away.
  public var at: Timestamp

  /// The steps that are ticked.
  public init(document: DocumentID, attempt: Int, steps: Set<Int>, at: Timestamp) {
    self.document = document
    self.attempt = attempt
    self.steps = steps
    self.at = at
  }

  /// What is ticked of the document as it stands now: nothing where it has failed once more since.
  public func steps(for row: QueueRow) -> Set<Int> {
    at < row.time.since ? [] : steps
  }
}

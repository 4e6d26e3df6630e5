import UploadQueue

extension TickedSteps {
  /// Steps that were all ticked at one moment, by one person.
  public init(document: DocumentID, attempt: Int, steps: Set<Int>, at moment: Timestamp, by: Operator? = nil) {
    let tick = Tick(at: moment, by: by)
    self.init(
      document: document, attempt: attempt, ticks: Dictionary(uniqueKeysWithValues: steps.map { ($0, tick) }))
  }

  /// The numbers of the steps that are ticked.
  public var steps: Set<Int> { Set(ticks.keys) }
}

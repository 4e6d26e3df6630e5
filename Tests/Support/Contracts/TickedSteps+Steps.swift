import UploadQueue

extension TickedSteps {
  /// Steps that were all ticked at one moment, by one person, by their numbers in a list of steps.
  public init(
    document: DocumentID, attempt: Int, steps: Set<Int>, of plan: [Remedy.Step] = Self.usual, at moment: Timestamp,
    by: Operator? = nil
  ) {
    self.init(
      document: document, attempt: attempt,
      ticks: steps.reduce(into: [:]) { $0[plan[$1 - 1].id] = Tick(at: moment, by: by) })
  }

  /// The numbers of the steps that are ticked, of those of a Saved Invalid document of which no more is known.
  public var steps: Set<Int> { ticks.numbers(in: Self.usual) }

  /// The steps of a Saved Invalid document of which no more is known.
  public static var usual: [Remedy.Step] { Remedy.remedy(for: StatusReading(coretax: "SAVED INVALID")).plan }
}

extension ReuploadDesk {
  /// The numbers of the steps of its list that are ticked.
  public var ticked: Set<Int> { ticks.numbers(in: remedy.plan) }
}

extension [StepID: TickedSteps.Tick] {
  fileprivate func numbers(in plan: [Remedy.Step]) -> Set<Int> {
    Set(plan.indices.filter { self[plan[$0].id] != nil }.map { $0 + 1 })
  }
}

/// The steps that are ticked at the desk of a document, on the way to one attempt.
public struct TickedSteps: Sendable, Hashable {
  /// That a step is ticked.
  public struct Tick: Sendable, Hashable {
    /// When that was done.
    public var at: Timestamp
    /// Who did it; `nil` until the journal has it, and for what an older Pantau kept.
    public var by: Operator?

    /// That a step is ticked.
    public init(at: Timestamp, by: Operator? = nil) {
      self.at = at
      self.by = by
    }
  }

  /// The document.
  public var document: DocumentID
  /// Which attempt on it that is, from 1.
  public var attempt: Int
  /// The steps that are ticked, by their numbers from 1.
  public var ticks: [Int: Tick]

  /// The steps that are ticked.
  public init(document: DocumentID, attempt: Int, ticks: [Int: Tick]) {
    self.document = document
    self.attempt = attempt
    self.ticks = ticks
  }

  /// What is ticked of the document as it stands now: nothing of what was ticked before it failed once more.
  public func ticks(for row: QueueRow) -> [Int: Tick] { ticks.filter { $0.value.at >= row.time.since } }

  /// The same, to be kept: what is new is whoever keeps it's, and what was kept before stays whose it was.
  public func kept(by keeper: Operator, after before: [Int: Tick]) -> TickedSteps {
    var kept = self
    for (step, tick) in ticks where tick.by == nil {
      let known = before[step]
      kept.ticks[step]?.by = known?.at == tick.at ? known?.by : keeper
    }
    return kept
  }
}

extension [Int: TickedSteps.Tick] {
  /// Ticks a step, or takes its tick away.
  public mutating func toggle(_ step: Int, at now: Timestamp) {
    self[step] = self[step] == nil ? TickedSteps.Tick(at: now) : nil
  }
}

/// What a step is known by, in whichever list it stands and at whichever number: its words in English.
///
/// Which steps there are changes with what is known of a document, and with how it is uploaded. Who ticked a step did what
/// its words said; where they say something else, such as another signer, that was not done.
public struct StepID: Sendable, Hashable {
  /// The words, whatever language they were read in.
  public let rawValue: String

  /// The words in English.
  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }
}

extension Remedy.Step {
  /// What it is known by.
  public var id: StepID { StepID(text.text(.english).string) }
}

/// The steps that are ticked at the desk of a document, on the way to one attempt.
///
/// Among them may be some that are not in its list at present: they count again once they are.
public struct TickedSteps: Sendable, Hashable {
  /// That a step is ticked.
  public struct Tick: Sendable, Hashable {
    /// When that was done.
    public var at: Timestamp
    /// Who did it; `nil` until the journal has it.
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
  /// The steps that are ticked.
  public var ticks: [StepID: Tick]

  /// The steps that are ticked.
  public init(document: DocumentID, attempt: Int, ticks: [StepID: Tick]) {
    self.document = document
    self.attempt = attempt
    self.ticks = ticks
  }

  /// What is ticked of the document as it stands now: nothing of what was ticked before it failed once more.
  public func ticks(for row: QueueRow) -> [StepID: Tick] { ticks.filter { $0.value.at >= row.time.since } }

  /// The same, to be kept: what is new is whoever keeps it's, and what was kept before stays whose it was.
  public func kept(by keeper: Operator, after before: [StepID: Tick]) -> TickedSteps {
    var kept = self
    for (step, tick) in ticks where tick.by == nil {
      let known = before[step]
      kept.ticks[step]?.by = known?.at == tick.at ? known?.by : keeper
    }
    return kept
  }
}

extension [StepID: TickedSteps.Tick] {
  /// Ticks a step of a plan by its number, from 1, or takes its tick away; nothing where there is no such step.
  public mutating func toggle(_ number: Int, of plan: [Remedy.Step], at now: Timestamp) {
    guard plan.indices.contains(number - 1) else { return }
    let step = plan[number - 1].id
    self[step] = self[step] == nil ? TickedSteps.Tick(at: now) : nil
  }
}

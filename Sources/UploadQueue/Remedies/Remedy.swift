import Wording

/// What to do about a status or a failure, step by step, with where that is known from.
public struct Remedy: Sendable, Hashable {
  /// One thing to do.
  public struct Step: Sendable, Hashable {
    /// What to do.
    public let text: Phrase
    /// What Pantau may know that bears on it; `nil` where only the person can know.
    public let check: StepCheck?

    init(_ text: Phrase, _ check: StepCheck? = nil) {
      self.text = text
      self.check = check
    }
  }

  /// What it means.
  public let meaning: Phrase
  /// What to do, in order, with what Pantau may know of each.
  public let plan: [Step]
  /// What not to do.
  public let avoid: [Phrase]
  /// Where this is known from.
  public let source: SafeText
  /// Whether the cause is with who signed, so that another signer may help.
  let isOfSigner: Bool
  /// Whether it is no failure at all but under way or done, so that nothing is to be uploaded again.
  let isNoFailure: Bool

  /// What to do, in order.
  public var steps: [Phrase] { plan.map(\.text) }

  init(
    _ meaning: Phrase, steps: [Phrase] = [], avoid: [Phrase] = [], source: SafeText, isOfSigner: Bool = false,
    isNoFailure: Bool = false
  ) {
    self.init(
      meaning, plan: steps.map { Step($0) }, avoid: avoid, source: source, isOfSigner: isOfSigner,
      isNoFailure: isNoFailure)
  }

  init(
    _ meaning: Phrase, plan: [Step], avoid: [Phrase] = [], source: SafeText, isOfSigner: Bool = false,
    isNoFailure: Bool = false
  ) {
    self.meaning = meaning
    self.plan = plan
    self.avoid = avoid
    self.source = source
    self.isOfSigner = isOfSigner
    self.isNoFailure = isNoFailure
  }
}

/// What bears on a step of a remedy, and Pantau may know.
public enum StepCheck: Sendable, Hashable {
  /// The list is refreshed.
  case refreshing
  /// A newer list is needed.
  case newerList
  /// The way to the other side works.
  case connection
  /// The signer's certificate is valid.
  case certificate
  /// There is somebody else who can sign.
  case signerAtHand
  /// Somebody else signs.
  case otherSigner
  /// It is uploaded again by itself, and by nobody else meanwhile.
  case oneByOne
}

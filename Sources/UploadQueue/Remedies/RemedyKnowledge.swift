/// What Pantau knows that bears on the steps of a remedy for one document: facts, each with its time.
///
/// What is not known is `nil`, and its step stays with the person.
public struct RemedyKnowledge: Sendable, Hashable {
  /// How often the list was refreshed since the document stands so; `nil` where lists come by themselves.
  public var refreshes: Refreshes.Count?
  /// As of when the newest list is; only where somebody imports them.
  public var newestList: Timestamp?
  /// When the service behind the queue answered last; only where there is one.
  public var lastAnswer: Timestamp?
  /// Whether it answers still.
  public var isAnswering = false
  /// The certificate that the signature depends on.
  public var certificate: SigningCertificate?
  /// How the last re-upload failed.
  public var failed: FailedReupload?
  /// Whom the document names as its signer: who would sign where nobody else is chosen.
  public var signer: String?
  /// Who was chosen here to sign instead.
  public var chosen: String?
  /// What became of the documents of those who sign in this queue.
  public var outcomes: [SignerOutcomes] = []
  /// What keeps those from signing whose certificate is known to be of no use.
  public var obstacles: [String: SigningObstacle] = [:]
  /// Since when the document stands so.
  public var time: StatusTime?
  /// As of when that is known.
  public var asOf: Timestamp?
  /// When the last re-upload was begun, as far as the journal has any.
  public var lastReupload: Timestamp?
  /// Whether that was refused, so that nothing came of it.
  public var isLastRefused = false
  /// Whether nobody knows what became of that.
  public var isLastUnclear = false
  /// Whether somebody said that it is uploaded in the portal, and no list has shown yet what became of it.
  public var isClaimedDone = false
  /// The moment that all this is judged at.
  public var now: Timestamp

  /// Nothing is known.
  public init(at now: Timestamp) {
    self.now = now
  }

  /// What is known of a step.
  public func fact(on check: StepCheck) -> StepFact? {
    switch check {
    case .refreshing: refreshes.map { .refreshed($0) }
    case .newerList: newestList.map { .newestList($0) }
    case .connection: lastAnswer.map { isAnswering ? .answered($0) : .silent(since: $0) }
    case .certificate: certificate?.opened.map(certified)
    case .signerAtHand: best.map { .signerAtHand($0) } ?? heldBack.map { .signerHeldBack($0) }
    case .otherSigner: onSigner
    case .oneByOne: isClaimedDone ? .claimedDone : untouched
    }
  }

  private func certified(_ opened: SigningCertificate.Opened) -> StepFact {
    opened.flaw(at: now).map { .certificateUnusable(opened, $0) } ?? .certificateValid(opened)
  }

  /// Who is proposed to sign instead of the one whom the document names, or whom it failed with: whoever names one names this
  /// one, whether or not somebody was chosen by then.
  ///
  /// Nobody whose certificate is known to be of no use.
  public var best: SignerOutcomes? { candidates.filter { obstacles[$0.signer] == nil }.proposed }

  /// Who would be proposed but for their certificate, where nobody else is left.
  public var heldBack: HeldBackSigner? {
    guard best == nil, let outcomes = candidates.proposed else { return nil }
    return obstacles[outcomes.signer].map { HeldBackSigner(outcomes: outcomes, obstacle: $0) }
  }

  private var candidates: [SignerOutcomes] {
    outcomes.filter { $0.signer != signer && $0.signer != failed?.signer }
  }

  private var onSigner: StepFact? {
    if let chosen, let obstacle = obstacles[chosen] {
      let ofChosen = outcomes.first { $0.signer == chosen } ?? SignerOutcomes(signer: chosen)
      return .signerHeldBack(HeldBackSigner(outcomes: ofChosen, obstacle: obstacle))
    }
    if let failed {
      guard (chosen ?? signer) != failed.signer else { return .sameSigner(failed, atHand: best, heldBack: heldBack) }
      if let chosen { return .signerDiffers(chosen, failed: failed) }
    }
    return best.map { .signerMayHelp($0) } ?? heldBack.map { .signerHeldBack($0) }
  }

  private var untouched: StepFact? {
    guard let time, let asOf else { return nil }
    // Of what stands so for longer than is known it cannot be told that it has been through the queue since.
    if let lastReupload, isLastUnclear, time.isLowerBound || lastReupload > time.since {
      return .triedSince(lastReupload)
    }
    if let lastReupload, lastReupload > time.since {
      return isLastRefused ? .refusedSince(lastReupload) : .uploadedSince(lastReupload)
    }
    return .untouched(since: time, asOf: asOf)
  }
}

/// Somebody whose certificate is known to be of no use.
public struct HeldBackSigner: Sendable, Hashable {
  /// Who, and what became of their documents.
  public var outcomes: SignerOutcomes
  /// What is wrong with the certificate.
  public var obstacle: SigningObstacle
}

/// Something that is known of a step.
public enum StepFact: Sendable, Hashable {
  /// The list was refreshed so often.
  case refreshed(Refreshes.Count)
  /// The newest list is as of then.
  case newestList(Timestamp)
  /// The service answered last at this moment, and answers still.
  case answered(Timestamp)
  /// The service has been silent since its last answer.
  case silent(since: Timestamp)
  /// The certificate is valid.
  case certificateValid(SigningCertificate.Opened)
  /// Nobody can count on the certificate, and why.
  case certificateUnusable(SigningCertificate.Opened, SigningCertificate.Flaw)
  /// Somebody else can sign: their documents pass.
  case signerAtHand(SignerOutcomes)
  /// Nobody else signs yet; the documents of this one pass.
  case signerMayHelp(SignerOutcomes)
  /// Somebody else signs than the one whom it failed with.
  case signerDiffers(String, failed: FailedReupload)
  /// The one whom it failed with would sign again; the documents of another pass, or would but for their certificate.
  case sameSigner(FailedReupload, atHand: SignerOutcomes?, heldBack: HeldBackSigner? = nil)
  /// Who would sign, or be proposed, has a certificate that is of no use.
  case signerHeldBack(HeldBackSigner)
  /// Nobody has uploaded it again since it stands so.
  case untouched(since: StatusTime, asOf: Timestamp)
  /// Somebody said that it is uploaded in the portal.
  case claimedDone
  /// It was uploaded again after that.
  case uploadedSince(Timestamp)
  /// That was tried after that, and refused.
  case refusedSince(Timestamp)
  /// That was tried after that, and nobody knows what became of it.
  case triedSince(Timestamp)

  /// Whether nothing is left to do at the step.
  public var isDone: Bool {
    switch self {
    case .refreshed, .answered, .certificateValid, .signerAtHand, .signerDiffers, .claimedDone: true
    case .newestList, .silent, .certificateUnusable, .signerMayHelp, .sameSigner, .signerHeldBack, .untouched,
      .uploadedSince, .refusedSince, .triedSince:
      false
    }
  }

  /// Whether it speaks against going on.
  public var isWarning: Bool {
    switch self {
    case .silent, .certificateUnusable, .sameSigner, .signerHeldBack, .uploadedSince, .triedSince: true
    case .refreshed, .answered, .certificateValid, .signerAtHand, .signerDiffers, .newestList, .signerMayHelp,
      .untouched, .refusedSince, .claimedDone:
      false
    }
  }
}

/// How far a document is on the way of its remedy: each step with what is known of it and whether the person ticked it.
public struct RemedyProgress: Sendable, Hashable {
  /// One step.
  public struct Item: Sendable, Hashable {
    /// Its number, from 1.
    public var number: Int
    /// What to do.
    public var step: Remedy.Step
    /// What is known of it.
    public var fact: StepFact?
    /// That the person ticked it, when, and who; `nil` where nobody did.
    public var tick: TickedSteps.Tick?

    /// Whether the person ticked it.
    public var isTicked: Bool { tick != nil }
    /// Whether nothing is left to do at it.
    public var isDone: Bool { isTicked || isKnown }
    /// Whether that is known without the person.
    public var isKnown: Bool { fact?.isDone == true }
  }

  /// The steps, in order.
  public var items: [Item]

  /// How far a plan has come.
  public init(_ plan: [Remedy.Step], ticks: [StepID: TickedSteps.Tick], knowing knowledge: RemedyKnowledge?) {
    items = plan.enumerated().map { place, step in
      Item(
        number: place + 1, step: step, fact: step.check.flatMap { knowledge?.fact(on: $0) }, tick: ticks[step.id])
    }
  }

  /// What is told before a plan and not ticked, each with what is known of it where no step of the plan has that below it.
  public init(_ steps: [Remedy.Step], before plan: [Remedy.Step], knowing knowledge: RemedyKnowledge?) {
    self.init(steps, ticks: [:], knowing: knowledge)
    let checks = Set(plan.compactMap(\.check))
    for place in items.indices where items[place].step.check.map(checks.contains) == true { items[place].fact = nil }
  }

  /// The numbers of the steps that remain.
  public var remaining: [Int] { items.filter { !$0.isDone }.map(\.number) }
  /// Whether something has been done.
  public var hasBegun: Bool { items.contains(where: \.isDone) }
}

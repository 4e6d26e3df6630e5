/// The state machine of one-by-one re-upload: one document, one attempt, from looking at it to knowing how it ended.
///
/// It does nothing itself. Every event gives back the commands to carry out, in order; what they bring is the next
/// event. Nothing is sent before the person has confirmed this document in this status, the document has been read
/// again and is unchanged, and the intent is in the journal. There is no way back to sending: a second upload is a new
/// desk with a new key.
public struct ReuploadDesk: Sendable, Hashable {
  /// The document as the person sees it.
  public private(set) var row: QueueRow
  /// Where the desk stands.
  public private(set) var phase: Phase
  /// The attempt, once it is confirmed.
  public private(set) var attempt: Attempt
  /// Whether the person does it in the portal.
  public var isHandOff: Bool { attempt.isHandOff }
  /// The signers to choose from; empty where the backend offers none.
  public private(set) var signers: [String]
  /// Whether another signer than the document's own can be chosen, or is chosen.
  public var canChooseSigner: Bool { attempt.signer != nil || !otherSigners.isEmpty }
  /// The steps that are ticked, each with when and by whom; also those that are not in its list at present.
  public private(set) var ticks: [StepID: TickedSteps.Tick]
  /// What called for care when the desk was opened.
  public let caution: Caution
  /// Whether the reference must be typed to confirm: for that reason, or because a second one may be made of what is approved
  /// already.
  public var mustType: Bool { !caution.isEmpty || row.approvedTwin != nil }
  /// How the last attempt was refused, where it was: the one before this, or this one once it is over.
  public var lastRefusal: AttemptRefusal? { past.lastRefusal }
  /// Whether somebody has taken the attempt that was to be taken back.
  public private(set) var isTaken = false
  /// Whether the status has moved while the attempt still lay there, so that its answer is asked for before the end.
  private var isLastAnswerAwaited = false
  /// Whether the reason in the row is the one that the document had then: what is resumed remembers none.
  private var knowsReason: Bool
  /// Whether Pantau ended while it was not known if anything was sent.
  public let wasInDoubt: Bool
  /// How the last re-upload failed, the one before this or this one once it is over; `nil` where it did not.
  public var failed: FailedReupload? { past.failed }
  /// The last re-upload before this one that was sent, as far as is known.
  let lastSent: Attempt?
  /// The attempts on the document before this one, or this one too once it has failed or was refused.
  private(set) var past: PastAttempts
  /// Whom the document named as its signer when the attempt began.
  private(set) var usualSigner: String?
  /// What had changed of what the dialog said, where that is why nothing was sent.
  public private(set) var changes: [NamedChange] = []
  /// Why no certain answer came, as it was written down, where the backend has said since that it never received anything.
  public private(set) var lostTo: String?
  /// Whether the attempt has failed or was refused, so that what is told here is for the next one.
  public private(set) var isForNext = false

  /// A desk as it stands when it is opened.
  ///
  /// - Parameters:
  ///   - caution: What calls for care: old data, or a re-upload a short while ago.
  ///   - isResumed: Whether the attempt was begun before Pantau ended.
  ///   - earlier: The attempts on the same document before it, oldest first.
  init(
    row: QueueRow, attempt: Attempt, phase: Phase, signers: [String] = [], caution: Caution = Caution(),
    ticked: TickedSteps? = nil, isResumed: Bool = false, after earlier: [Attempt]
  ) {
    self.row = row
    self.attempt = attempt
    self.phase = phase
    self.signers = signers
    self.caution = caution
    ticks = ticked?.ticks(for: row) ?? [:]
    wasInDoubt = isResumed && attempt.isInDoubtAfterRestart && phase == .inDoubt
    knowsReason = !isResumed
    lastSent = earlier.lastSent
    past = PastAttempts(earlier, of: row)
    ticks = ticks.filter { !stepsOfChoice.contains($0.key) }
    turnToNext()
  }

  /// Takes an event; what does not fit the phase changes nothing.
  public mutating func handle(_ event: Event, at now: Timestamp) -> [Command] {
    let isHere = attempt.hold == .own || isOver
    let commands = isHere ? handleHere(event, at: now) : handleElsewhere(event, at: now)
    turnToNext()
    return commands
  }

  private mutating func handleHere(_ event: Event, at now: Timestamp) -> [Command] {
    switch (phase, event) {
    case (.preparing, .askToSend):
      phase = .confirming(typed: "")
    case (.over, .askToSend) where mayBeAskedAgain:
      askAgain()
    case (.preparing, .chooseNextSigner(let proposed)):
      chooseNextSigner(proposed: proposed)
    case (.preparing, .choose(let signer)) where signers.contains(signer):
      attempt.signer = signer == row.document.signer ? nil : signer
    case (.preparing, .tick(let step, let plan)), (.handOff, .tick(let step, let plan)):
      ticks.toggle(step, of: plan, at: now)
      let kept = ticks.filter { !stepsOfChoice.contains($0.key) }
      return [.keep(TickedSteps(document: row.id, attempt: attempt.number, ticks: kept))]
    case (.preparing, .handedOver(let isHandOff)), (.confirming, .handedOver(let isHandOff)):
      // A dialog that is open asks another question then.
      attempt.isHandOff = isHandOff
      phase = .preparing
      // Whom one may choose, and whom one has chosen, belongs to the way that it is uploaded.
      (signers, attempt.signer) = ([], nil)
    case (.preparing, .offered(let signers)), (.confirming, .offered(let signers)):
      self.signers = signers
    case (_, .seen(let row)) where row.id != self.row.id:
      break
    case (.preparing, .seen(let row)), (.confirming, .seen(let row)):
      return compare(row)
    case (.rereading, .seen(let row)) where self.row.approvedTwin == nil && row.approvedTwin != nil:
      // Nobody has been told, and nothing is written down yet.
      self.row.approvedTwin = row.approvedTwin
      phase = .over(.refused(.perhapsDouble))
    case (.rereading, .seen), (.recording, .seen):
      // What was confirmed stays as it was, to be compared with what is read again.
      break
    case (.confirming(let typed), .type(let character)) where mustType:
      phase = .confirming(typed: typed + String(character))
    case (.confirming(let typed), .erase) where mustType:
      phase = .confirming(typed: String(typed.dropLast()))
    case (.confirming, .eraseAll) where mustType:
      phase = .confirming(typed: "")
    case (.confirming, .decline):
      phase = .preparing
    case (.confirming, .told(let moment)):
      attempt.seenAt = max(attempt.seenAt, moment)
    case (.confirming, .confirm) where isTypedRight:
      phase = .rereading
      return [.reread(row.id)]
    case (.rereading, .reread(let document)):
      return proceed(with: document, at: now)
    case (.rereading, .rereadFailed(let error)):
      phase = .over(.failed(error))
    case (.rereading, .objected(let refusal)):
      phase = .over(.refused(refusal))
    case (.recording, .recorded):
      return send()
    case (.recording, .notRecorded(let error)):
      phase = .over(.notJournaled(error))
    case (.sending, .answered(let answer)):
      return take(answer, at: now)
    case (.sending, .failed(let error)):
      return fail(error, at: now)
    case (.inDoubt, .askOutcome), (.waiting, .askOutcome):
      return [.askOutcome(attempt.key, row.id)]
    case (.inDoubt, .outcome(let outcome)), (.waiting, .outcome(let outcome)):
      let commands = learn(outcome, at: now)
      guard isLastAnswerAwaited, !isOver, let settlement = attempt.settlement(seeing: row) else { return commands }
      return commands + end(settlement, at: now)
    case (.inDoubt, .seen(let row)), (.waiting, .seen(let row)), (.verifying, .seen(let row)),
      (.handOff, .seen(let row)):
      return settle(seeing: row, at: now)
    case (.waiting, .stopWaiting) where attempt.state == .queued:
      // It lies where somebody will still take it: unless it is taken back, nothing else may be sent.
      return [.withdraw(attempt.key, row.id)]
    case (.waiting, .withdrawn(let outcome)):
      isTaken = outcome == .queued
      return learn(outcome, at: now)
    case (.inDoubt, .stopWaiting), (.waiting, .stopWaiting), (.verifying, .stopWaiting):
      return end(.nothingChanged, at: now)
    case (.handOff, .claimDone):
      phase = .verifying
      return record(.claimedDone, at: now)
    case (.handOff, .withdraw):
      return end(.notSent, at: now)
    case (_, .seen(let row)):
      self.row = row
    default:
      break
    }
    return []
  }
}

extension ReuploadDesk {
  /// What this Pantau does not see through: where another one does, or may, that one alone writes down what becomes of it; where
  /// none does, what lists and the backend tell is written down by whoever learns it, and what only the person at
  /// work can know by nobody.
  private mutating func handleElsewhere(_ event: Event, at now: Timestamp) -> [Command] {
    switch (attempt.hold, event) {
    case (_, .takeOver):
      return mayBeTakenOver ? [.takeOver(attempt.key, from: attempt.hold)] : []
    case (_, .takenOver(let attempt, let ticked)):
      self.attempt = attempt
      ticks = ticked?.ticks(for: row) ?? [:]
      phase = attempt.phase
      return phase == .inDoubt ? [.askOutcome(attempt.key, row.id)] : []
    case (.other, .seen(let row)) where row.id == self.row.id, (.unknown, .seen(let row)) where row.id == self.row.id:
      self.row = row
    case (.other, _), (.unknown, _), (_, .tick), (_, .claimDone), (_, .withdraw), (_, .stopWaiting):
      break
    case (.nobody, _), (.own, _):
      return handleHere(event, at: now)
    }
    return []
  }

  /// The document's own signer is what stands there when none is chosen.
  private var otherSigners: [String] { signers.filter { $0 != row.document.signer } }

  private mutating func chooseNextSigner(proposed: String?) {
    var others = otherSigners
    if let place = others.firstIndex(where: { $0 == proposed }) { others.insert(others.remove(at: place), at: 0) }
    let current = attempt.signer.flatMap { others.firstIndex(of: $0) }
    let next = current.map { $0 + 1 } ?? 0
    attempt.signer = next < others.count ? others[next] : nil
  }

  /// What the person looks at has changed: the action they had in mind is not this one any more.
  private mutating func compare(_ now: QueueRow) -> [Command] {
    let changes = phase == .preparing ? [] : now.document.namedChanges(since: row.document)
    guard now.document.status != attempt.seenStatus || now.missingSince != nil || !changes.isEmpty else {
      row = now
      attempt.subject = Subject(now.document)
      attempt.seenAt = now.document.observedAt
      return []
    }
    phase = .over(.changed(from: attempt.seenStatus, to: now.missingSince == nil ? now.document.status : nil))
    row = now
    self.changes = changes
    return []
  }

  /// The person has seen what had changed, and asks for the dialog of the document as it is now.
  private mutating func askAgain() {
    phase = .confirming(typed: "")
    changes = []
    attempt.subject = Subject(row.document)
    attempt.seenAt = row.document.observedAt
  }

  private mutating func proceed(with document: Document?, at now: Timestamp) -> [Command] {
    guard let document, document.id == row.id else {
      phase = .over(.changed(from: attempt.seenStatus, to: nil))
      return []
    }
    let seen = row.document
    row.document = document
    changes = document.namedChanges(since: seen)
    guard document.status == attempt.seenStatus, changes.isEmpty else {
      phase = .over(.changed(from: attempt.seenStatus, to: document.status))
      return []
    }
    if let refusal = Lifecycle.permits(.reupload, from: document.status, kind: document.kind).refusal {
      phase = .over(.refused(refusal))
      return []
    }
    usualSigner = document.signer
    attempt.seenAt = max(attempt.seenAt, document.observedAt)
    attempt.beganAt = now
    attempt.stateAt = now
    phase = .recording
    return [.begin(attempt.written(by: document.signer))]
  }

  private mutating func send() -> [Command] {
    guard !isHandOff else {
      phase = .handOff
      return []
    }
    phase = .sending
    return [
      .send(
        ReuploadRequest(
          document: row.id, key: attempt.key, expected: attempt.seenStatus, signer: attempt.signer))
    ]
  }

  private mutating func take(_ answer: ReuploadAnswer, at now: Timestamp) -> [Command] {
    phase = .waiting
    switch answer {
    case .accepted(let words): return record(.accepted(words), at: now)
    case .queued: return record(.queued, at: now)
    }
  }

  private mutating func fail(_ error: BackendError, at now: Timestamp) -> [Command] {
    if error.leavesDoubt {
      phase = .inDoubt
      return record(.lost(error.words), at: now) + [.askOutcome(attempt.key, row.id)]
    }
    if case .rejected(let words) = error {
      phase = .over(.rejected(words.text))
      return record(.refused(words.text), at: now)
    }
    phase = .over(.failed(error))
    return record(.refused(error.words), at: now)
  }

  private mutating func learn(_ outcome: ReuploadOutcome, at now: Timestamp) -> [Command] {
    switch outcome {
    case .neverReceived:
      if case .lost(let words) = attempt.state { lostTo = words }
      return end(.notSent, at: now)
    case .queued:
      guard phase != .waiting || attempt.state != .queued else { return [] }
      phase = .waiting
      return record(.queued, at: now)
    case .accepted(let words):
      phase = .waiting
      guard attempt.state != .accepted(words) else { return [] }
      return record(.accepted(words), at: now)
    case .rejected(let words):
      phase = .over(.rejected(words))
      return record(.refused(words), at: now)
    case .notRecorded:
      return []
    }
  }

  private mutating func settle(seeing now: QueueRow, at moment: Timestamp) -> [Command] {
    let reasonBefore = knowsReason ? row.document.reason : now.document.reason
    (row, knowsReason) = (now, true)
    if let settlement = attempt.settlement(seeing: now) {
      guard phase == .waiting, attempt.state == .queued, !isLastAnswerAwaited else {
        return end(settlement, at: moment)
      }
      // Who moved it has answered as well, and after the end nothing more can be written down.
      isLastAnswerAwaited = true
      return [.askOutcome(attempt.key, now.id)]
    }
    // The status is the same, but another reason is given for it: it has been through the queue once more.
    guard attempt.isSent, attempt.precedes(now.document), now.document.status.status == .savedInvalid,
      let reason = now.document.reason, reason != reasonBefore
    else { return [] }
    return end(.invalidAgain, at: moment)
  }

  private mutating func end(_ settlement: Settlement, at now: Timestamp) -> [Command] {
    phase = .over(.settled(settlement))
    return record(.settled(settlement), at: now)
  }

  /// Once the attempt has failed or was refused, what is told is what a desk opened now would tell: why it failed now,
  /// and the steps for that, none of them ticked.
  private mutating func turnToNext() {
    guard isOver, !isForNext else { return }
    let written = attempt.written(by: usualSigner)
    let hasFailed = written.state == .settled(.invalidAgain) || written.possibleSequel(seeing: row) == .invalidAgain
    guard hasFailed || AttemptRefusal(of: written) != nil else { return }
    isForNext = true
    past = past.adding(written, of: row)
    ticks = [:]
  }

  private mutating func record(_ event: AttemptEvent, at now: Timestamp) -> [Command] {
    attempt.state = event
    attempt.stateAt = now
    return [.record(event, attempt.key)]
  }
}

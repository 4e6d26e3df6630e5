import Wording

/// The state machine of one-by-one re-upload: one document, one attempt, from looking at it to knowing how it ended.
///
/// It does nothing itself. Every event gives back the commands to carry out, in order; what they bring is the next
/// event. Nothing is sent before the person has confirmed this document in this status, the document has been read
/// again and is unchanged, and the intent is in the journal. There is no way back to sending: a second upload is a new
/// desk with a new key.
public struct ReuploadDesk: Sendable, Hashable {
  /// Where the desk stands.
  public enum Phase: Sendable, Hashable {
    /// The person looks at the document and the steps.
    case preparing
    /// The dialog is open; `typed` is what has been typed of the reference, where that is asked.
    case confirming(typed: String)
    /// The document is being read once more.
    case rereading
    /// The intent is being written down.
    case recording
    /// The backend is being called.
    case sending
    /// Nobody knows whether anything was sent; the backend is asked.
    case inDoubt
    /// Sent; the status has not moved yet.
    case waiting
    /// The portal's steps are before the person.
    case handOff
    /// The person says that it is done in the portal; the next readings verify it.
    case verifying
    /// It is over.
    case over(Ending)
  }

  /// How a desk ends.
  public enum Ending: Sendable, Hashable {
    /// A rule said no.
    case refused(Refusal)
    /// The document was not any more what the person saw: what it was and what it is now.
    case changed(from: StatusReading, to: StatusReading?)
    /// The backend said no, or could not be asked; nothing was sent.
    case failed(BackendError)
    /// The intent could not be written down; nothing was sent.
    case notJournaled(JournalError)
    /// The backend refused it, in its words.
    case rejected(String)
    /// It is known how the attempt ended.
    case settled(Settlement)
  }

  /// Something that happened.
  public enum Event: Sendable, Hashable {
    /// The person asks for the dialog.
    case askToSend
    /// The person types into the dialog.
    case type(Character)
    /// The person takes back the last character.
    case erase
    /// The person takes back all that is typed.
    case eraseAll
    /// The person says yes.
    case confirm
    /// The person says no.
    case decline
    /// The person chooses the next signer.
    case chooseNextSigner
    /// The person chooses this signer, of those that there are to choose from.
    case choose(signer: String)
    /// The person ticks a step, or takes the tick away.
    case tick(Int)
    /// The document was read again; `nil` where it is gone.
    case reread(Document?)
    /// It could not be read again.
    case rereadFailed(BackendError)
    /// A rule forbids it, for what other queues show of the document.
    case objected(Refusal)
    /// The intent is written down.
    case recorded
    /// It could not be.
    case notRecorded(JournalError)
    /// The backend answered.
    case answered(ReuploadAnswer)
    /// The backend failed.
    case failed(BackendError)
    /// The backend told what became of the attempt.
    case outcome(ReuploadOutcome)
    /// The document was seen again in the list.
    case seen(QueueRow)
    /// The person says that it is done in the portal.
    case claimDone
    /// The person does not do it in the portal after all.
    case withdraw
    /// The person does not wait any longer for the status to move.
    case stopWaiting
    /// The backend was asked to take the attempt back, and told what became of it.
    case withdrawn(ReuploadOutcome)
    /// The person goes on here with what another Pantau sees through, or did.
    case takeOver
    /// This Pantau sees the attempt through from now on, as it stands in the journal, with the steps ticked there.
    case takenOver(Attempt, ticked: TickedSteps?)
    /// The person asks the backend once more what became of the attempt.
    case askOutcome
    /// It could not be asked.
    case askFailed(BackendError)
  }

  /// Something to be done.
  public enum Command: Sendable, Hashable {
    /// Read the document once more.
    case reread(DocumentID)
    /// Write the intent down, durably.
    case begin(Attempt)
    /// Call the backend, once.
    case send(ReuploadRequest)
    /// Keep which steps are ticked.
    case keep(TickedSteps)
    /// Write down what happened.
    case record(AttemptEvent, IdempotencyKey)
    /// Ask the backend what became of the attempt.
    case askOutcome(IdempotencyKey, DocumentID)
    /// Take the attempt back, where nobody has taken it yet.
    case withdraw(IdempotencyKey, DocumentID)
    /// See the attempt through from here, where it is still whose it was on the screen.
    case takeOver(IdempotencyKey, from: AttemptHold)
  }

  /// The document as the person sees it.
  public private(set) var row: QueueRow
  /// Where the desk stands.
  public private(set) var phase: Phase
  /// The attempt, once it is confirmed.
  public private(set) var attempt: Attempt
  /// Whether the person does it in the portal.
  public var isHandOff: Bool { attempt.isHandOff }
  /// The signers to choose from; empty where the backend offers none.
  public let signers: [String]
  /// The steps that are ticked.
  public private(set) var ticked: Set<Int>
  /// Whether the reference must be typed to confirm: the data is old, or the document was sent a short while ago.
  public let mustType: Bool
  /// How the last attempt was refused, where it was: the one before this, or this one once it is over.
  public private(set) var lastRefusal: AttemptRefusal?
  /// Whether somebody has taken the attempt that was to be taken back.
  public private(set) var isTaken = false
  /// Whether the status has moved while the attempt still lay there, so that its answer is asked for before the end.
  private var isLastAnswerAwaited = false
  /// Whether the reason in the row is the one that the document had then: what is resumed remembers none.
  private var knowsReason = true
  /// Whether Pantau ended while it was not known if anything was sent.
  public let wasInDoubt: Bool
  /// How the last re-upload failed, the one before this or this one once it is over; `nil` where it did not.
  public private(set) var failed: FailedReupload?
  /// When the last re-upload before this one was begun.
  public let lastBegan: Timestamp?
  /// The same failure, where the document named the very signer that it failed with when that was learned.
  private var spent: FailedReupload?
  /// The attempts on the document before this one, oldest first.
  private let earlier: [Attempt]
  /// Whom the document named as its signer when the attempt began.
  private var usualSigner: String?
  /// Whether the attempt has failed or was refused, so that what is told here is for the next one.
  public private(set) var isForNext = false

  /// Opens the desk for a document that ``Lifecycle`` allows to be uploaded again.
  public init(
    row: QueueRow, isHandOff: Bool, signers: [String], number: Int, mustType: Bool, key: IdempotencyKey, by: Operator,
    at now: Timestamp, ticked: TickedSteps? = nil, after earlier: [Attempt] = []
  ) {
    self.row = row
    failed = FailedReupload(last: earlier, of: row)
    spent = failed?.with(row.document.signer)
    lastBegan = earlier.lastBegan
    lastRefusal = AttemptRefusal(of: earlier.last)
    self.earlier = earlier
    self.ticked = ticked?.steps(for: row) ?? []
    self.signers = signers
    self.mustType = mustType
    wasInDoubt = false
    attempt = Attempt(
      key: key, subject: Subject(row.document), isHandOff: isHandOff, signer: nil, seenStatus: row.document.status,
      seenAt: row.document.observedAt, number: number, by: by, beganAt: now)
    phase = .preparing
  }

  /// Opens the desk on what a person has confirmed for this moment, its dialog open for the yes that they gave then.
  ///
  /// Where the document is not any more what they saw, it is over at once.
  ///
  /// - Parameter earlier: The attempts on the same document before it, oldest first.
  public init(planned upload: PlannedUpload, row: QueueRow, at now: Timestamp, after earlier: [Attempt] = []) {
    self.row = row
    failed = FailedReupload(last: earlier, of: row)
    spent = failed?.with(row.document.signer)
    lastBegan = earlier.lastBegan
    lastRefusal = AttemptRefusal(of: earlier.last)
    self.earlier = earlier
    ticked = []
    signers = []
    mustType = false
    wasInDoubt = false
    attempt = Attempt(
      key: upload.key, subject: upload.subject, isHandOff: false, signer: upload.signer,
      seenStatus: upload.seenStatus, seenAt: upload.seenAt, number: upload.number, by: upload.by, beganAt: now)
    let isThere = row.missingSince == nil
    phase =
      isThere && upload.isStill(row.document)
      ? .confirming(typed: "") : .over(.changed(from: upload.seenStatus, to: isThere ? row.document.status : nil))
  }

  /// Opens the desk again on an attempt that was not over when Pantau ended.
  ///
  /// - Parameter earlier: The attempts on the same document before it, oldest first.
  public init(resuming attempt: Attempt, row: QueueRow, ticked: TickedSteps? = nil, after earlier: [Attempt] = []) {
    self.row = row
    failed = FailedReupload(last: earlier, of: row)
    spent = failed?.with(row.document.signer)
    lastBegan = earlier.lastBegan
    lastRefusal = AttemptRefusal(of: earlier.last)
    self.earlier = earlier
    self.ticked = ticked?.steps(for: row) ?? []
    self.attempt = attempt
    signers = []
    mustType = false
    knowsReason = false
    phase = attempt.phase
    wasInDoubt = attempt.isInDoubtAfterRestart && phase == .inDoubt
    turnToNext()
  }

  /// Whether something is under way here that must be seen through.
  public var isBusy: Bool {
    guard attempt.hold == .own else { return false }
    return switch phase {
    case .rereading, .recording, .sending: true
    default: false
    }
  }

  /// Whether the person may go on with it here: not with what another Pantau is sending at this moment.
  public var mayBeTakenOver: Bool { attempt.hold != .own && phase != .sending && !isOver }

  /// Whether nothing more will happen.
  public var isOver: Bool {
    if case .over = phase { true } else { false }
  }

  /// What to do about the document, step by step.
  public var remedy: Remedy {
    .reupload(of: failure, spent: spent, isHandOff: isHandOff, signer: chosenSigner)
  }

  /// Who was chosen to sign; nobody once the attempt has failed, as the next one is chosen for anew.
  public var chosenSigner: String? { isForNext ? nil : attempt.signer }

  /// Whether it has failed once more with the very signer that would be used, and the remedy begins with another.
  public var isRepeated: Bool { Remedy.isRepeated(failure, spent: spent) }

  /// The document with the newest words on why it failed: those of the document, or the refusal of the attempt before.
  public var failure: QueueRow {
    guard let lastRefusal, lastRefusal.isNewer(than: row) else { return row }
    var failure = row
    failure.document.reason = lastRefusal.words
    return failure
  }

  /// The typed reference is the document's.
  public var isTypedRight: Bool {
    guard case .confirming(let typed) = phase else { return false }
    return !mustType || TypedName(row.document).accepts(typed)
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
    case (.preparing, .chooseNextSigner):
      chooseNextSigner()
    case (.preparing, .choose(let signer)) where signers.contains(signer):
      attempt.signer = signer == row.document.signer ? nil : signer
    case (.preparing, .tick(let step)), (.handOff, .tick(let step)):
      ticked.formSymmetricDifference([step])
      return [.keep(TickedSteps(document: row.id, attempt: attempt.number, steps: ticked, at: now))]
    case (_, .seen(let row)) where row.id != self.row.id:
      break
    case (.preparing, .seen(let row)), (.confirming, .seen(let row)):
      return compare(row)
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
      self.ticked = ticked?.steps(for: row) ?? []
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

  private mutating func chooseNextSigner() {
    guard !signers.isEmpty else { return }
    // The document's own signer is what stands there when none is chosen.
    let others = signers.filter { $0 != row.document.signer }
    let current = attempt.signer.flatMap { others.firstIndex(of: $0) }
    let next = current.map { $0 + 1 } ?? 0
    attempt.signer = next < others.count ? others[next] : nil
  }

  /// What the person looks at has changed: the action they had in mind is not this one any more.
  private mutating func compare(_ now: QueueRow) -> [Command] {
    let isSame = phase == .preparing || now.document.isNamed(as: row.document)
    guard now.document.status != attempt.seenStatus || now.missingSince != nil || !isSame else {
      row = now
      attempt.subject = Subject(now.document)
      attempt.seenAt = now.document.observedAt
      return []
    }
    phase = .over(.changed(from: attempt.seenStatus, to: now.missingSince == nil ? now.document.status : nil))
    row = now
    return []
  }

  private mutating func proceed(with document: Document?, at now: Timestamp) -> [Command] {
    guard let document, document.id == row.id else {
      phase = .over(.changed(from: attempt.seenStatus, to: nil))
      return []
    }
    let seen = row.document
    row.document = document
    guard document.status == attempt.seenStatus, document.isNamed(as: seen) else {
      phase = .over(.changed(from: attempt.seenStatus, to: document.status))
      return []
    }
    if let refusal = Lifecycle.permits(.reupload, from: document.status, kind: document.kind).refusal {
      phase = .over(.refused(refusal))
      return []
    }
    usualSigner = document.signer
    attempt.seenAt = document.observedAt
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
    let refusal = AttemptRefusal(of: written)
    let hasFailed = written.state == .settled(.invalidAgain) || written.possibleSequel(seeing: row) == .invalidAgain
    guard hasFailed || refusal != nil else { return }
    isForNext = true
    failed = FailedReupload(last: earlier + [written], of: row)
    spent = failed?.with(row.document.signer)
    (lastRefusal, ticked) = (refusal, [])
  }

  private mutating func record(_ event: AttemptEvent, at now: Timestamp) -> [Command] {
    attempt.state = event
    attempt.stateAt = now
    return [.record(event, attempt.key)]
  }
}

extension Attempt {
  /// As it is written down: with who it is sent with, also where nobody was chosen; of a hand-off that is not known.
  fileprivate func written(by usual: String?) -> Attempt {
    var attempt = self
    if !isHandOff { attempt.signer = signer ?? usual }
    return attempt
  }

  /// Where the desk of an attempt stands that was begun before.
  fileprivate var phase: ReuploadDesk.Phase {
    switch state {
    case .intended where isHandOff: .handOff
    // Whoever sends it knows more than the journal, as long as that one is seen to run.
    case .intended: if case .other = hold { .sending } else { .inDoubt }
    case .lost: .inDoubt
    case .accepted, .queued: .waiting
    case .claimedDone: .verifying
    case .refused(let words): .over(.rejected(words))
    case .settled(let settlement), .followed(let settlement): .over(.settled(settlement))
    }
  }
}

extension Document {
  /// Whether it is still what the dialog said of it: name, DPP and the other party.
  fileprivate func isNamed(as seen: Document) -> Bool {
    name == seen.name && taxBase == seen.taxBase && partnerName == seen.partnerName
  }
}

extension BackendError {
  /// The error in few words for the journal, which keeps facts and not translations.
  public var words: String {
    switch self {
    case .notAuthorized: "not authorised"
    case .rejected(let words): words.text
    case .notAllowed(let reading): "not allowed from \(reading.words)"
    case .alreadyInProgress: "already in progress"
    case .alreadyApproved: "already approved"
    case .rateLimited(_, let why): why.map { "rate limited: \($0.text)" } ?? "rate limited"
    case .tooSoon: "not asked as it was too soon"
    case .notBefore(_, let why): "not now: \(why.text)"
    case .circuitOpen(_, let why): "not asked after many failures: \(why.text)"
    case .unavailable(let detail): "unavailable: \(detail.text)"
    case .protocolBroken(let what, let place): "answer not understood: \(what.text) at \(place)"
    }
  }

  /// What was written down as ``words``, in both languages as far as the words are Pantau's own; what stands behind them is
  /// as it was written.
  public static func phrase(ofWritten words: String) -> Phrase {
    for (written, own) in writtenWords where words.hasPrefix(written) {
      let rest = String(words.dropFirst(written.count))
      // Without an end of its own it has to be all there is.
      guard rest.isEmpty || written.hasSuffix(" ") else { continue }
      return Phrase(id: "\(own)\(rest)", en: "\(words)")
    }
    return Phrase(same: "\(words)")
  }

  /// The beginnings of ``words`` in English, and the same in Indonesian.
  private static let writtenWords: [(String, String)] = [
    ("not authorised", "tidak diizinkan"), ("not allowed from ", "tidak dibolehkan dari "),
    ("already in progress", "sedang diunggah"), ("already approved", "sudah disetujui"),
    ("rate limited", "terlalu sering ditanya"), ("rate limited: ", "terlalu sering ditanya: "),
    ("not asked as it was too soon", "tidak ditanya karena belum waktunya"),
    ("not now: ", "sedang tidak tersedia: "),
    ("not asked after many failures: ", "tidak ditanya sesudah gagal berulang kali: "),
    ("unavailable: ", "tidak menjawab: "), ("answer not understood: ", "jawaban tidak dipahami: "),
  ]
}

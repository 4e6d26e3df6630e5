import TerminalKit
import UploadQueue
import Wording

extension Model {
  /// What to do about the document at a desk, with what its deadline asks for.
  func remedy(at desk: ReuploadDesk) -> Remedy {
    let overview: QueueOverview? = if case .desk(let state) = screen { state.overview } else { nil }
    return desk.remedy(isSignerSuspect: overview?.isSignerSuspect(of: desk.row) ?? false)
      .within(policy, of: desk.row, at: now)
  }

  /// How far the steps at a desk have come.
  func progress(at desk: ReuploadDesk) -> RemedyProgress {
    RemedyProgress(remedy(at: desk).plan, ticks: desk.ticks, knowing: knowledge(at: desk))
  }

  /// What is to be put right before the portal's steps at a desk, with what is known of it.
  func before(portalAt desk: ReuploadDesk) -> RemedyProgress {
    RemedyProgress(desk.stepsBeforePortal, before: remedy(at: desk).plan, knowing: knowledge(at: desk))
  }

  /// What is known of the steps at a desk.
  func knowledge(at desk: ReuploadDesk) -> RemedyKnowledge? {
    var knowledge = knowledge(
      of: desk.row, failed: desk.failed, lastUpload: desk.lastUpload, isInDoubt: desk.phase == .inDoubt,
      isAwaited: desk.isJournaled && desk.phase != .handOff && !desk.attempt.isTaken)
    knowledge?.chosen = desk.chosenSigner
    knowledge?.isClaimedDone = desk.phase == .verifying
    if !desk.signers.isEmpty { knowledge?.outcomes.removeAll { !desk.signers.contains($0.signer) } }
    let signer = desk.chosenSigner ?? desk.row.document.signer
    knowledge?.certificate = certificate(of: signer, for: desk.row)
    if let signer { knowledge?.obstacles[signer] = certificates.obstacle(for: signer, in: profile.name, at: now) }
    return knowledge
  }

  /// What to do about the document of the details, and how far that has come: of a document that the person uploads in
  /// the portal, what to put right before, and how far the portal's steps have come, which are those of its desk.
  func remedy(in state: DetailState) -> (remedy: Remedy, before: RemedyProgress, progress: RemedyProgress) {
    let attempts = state.history.attempts
    let failed = FailedReupload(last: attempts, of: state.row)
    let row = state.failure
    let usual = Remedy.remedy(of: row, policy: policy, at: now, feed: profile.feed)
    let spent = failed?.with(row.document.signer)
    let remedy = spent.map { Remedy.reupload(of: row, spent: $0).within(policy, of: row, at: now) } ?? usual
    let knowledge = knowledge(
      of: state.row, failed: failed, lastUpload: attempts.lastSent,
      isInDoubt: desks.contains { $0.row.id == state.row.id && $0.phase == .inDoubt },
      isAwaited: attempts.last.map { !$0.state.isOver && !$0.isTaken } ?? false)
    let portal =
      isHandedOff(row)
      ? Remedy.reupload(
        of: row, spent: spent, isHandOff: true, isSignerSuspect: state.overview?.isSignerSuspect(of: row) ?? false)
      : nil
    let plan = portal?.within(policy, of: row, at: now).plan ?? remedy.plan
    let before = portal.map { _ in remedy.before(portal: plan) } ?? []
    return (
      remedy, RemedyProgress(before, before: plan, knowing: knowledge),
      RemedyProgress(plan, ticks: state.steps?.ticks(for: state.row) ?? [:], knowing: knowledge)
    )
  }

  /// Whether it is the person who uploads a document again, in the portal.
  private func isHandedOff(_ row: QueueRow) -> Bool {
    row.missingSince == nil && row.document.status.status == .savedInvalid
      && profile.capabilities.reupload == .handOff
  }

  /// What is known of a document's steps.
  ///
  /// - Parameters:
  ///   - lastUpload: The last re-upload that may have been sent.
  ///   - isInDoubt: Whether that one is in doubt.
  ///   - isAwaited: Whether a re-upload is under way of which it is not known here yet whether it was sent.
  private func knowledge(
    of row: QueueRow, failed: FailedReupload?, lastUpload: Attempt?, isInDoubt: Bool, isAwaited: Bool
  ) -> RemedyKnowledge? {
    guard replay == nil else { return nil }
    var knowledge = RemedyKnowledge(at: now)
    if profile.feed != .polled {
      knowledge.newestList = dataAt
    } else {
      knowledge.refreshes = queue.refreshes.count(after: row.time.since)
      if !profile.isOnThisMachine {
        (knowledge.lastAnswer, knowledge.isAnswering) = (connection.lastAnswer, connection.isAnswering)
      }
    }
    (knowledge.failed, knowledge.lastReupload) = (failed, lastUpload?.beganAt)
    knowledge.isLastRefused = if case .refused? = lastUpload?.state { true } else { false }
    knowledge.isLastUnclear = isInDoubt || lastUpload?.isUnclear ?? false
    knowledge.signer = row.document.signer
    knowledge.outcomes = queue.signers?.entries.map(\.outcomes) ?? []
    if isInDoubt || !isAwaited { (knowledge.time, knowledge.asOf) = (row.time, knownAt(row)) }
    for name in knowledge.outcomes.map(\.signer) {
      knowledge.obstacles[name] = certificates.obstacle(for: name, in: profile.name, at: now)
    }
    knowledge.certificate = certificate(of: row.document.signer, for: row)
    return knowledge
  }

  private func certificate(of signer: String?, for row: QueueRow) -> SigningCertificate? {
    certificates.signing(signer, through: row.document.channel, in: profile.name, at: now)
  }

  /// What the steps of the details ask of the signers.
  func signersForDetail(_ state: DetailState) -> [Effect] {
    let (_, before, progress) = remedy(in: state)
    let steps = (before.items + progress.items).map(\.step)
    let asks = steps.contains { $0.check == .signerAtHand || $0.check == .otherSigner }
    return asks && replay == nil ? [.loadSigners(asking: false)] : []
  }

  /// Ticks a step in the details, or takes the tick away, and keeps it.
  mutating func tickInDetail(_ key: Key, _ state: DetailState) -> [Effect] {
    guard case .character(let digit) = key, let number = digit.wholeNumberValue else { return [] }
    if profile.isReadOnly {
      notice = Notice(Refusal.readOnly.phrase(telling), .warning)
      return []
    }
    let plan = remedy(in: state).progress.items.map(\.step)
    guard !plan.isEmpty else {
      notice = Notice(.nothingToTick, .warning)
      return []
    }
    guard number <= plan.count else { return refuse(.noSuchStep(number, of: plan.count)) }
    let attempts = state.history.attempts
    guard attempts.last?.state.isOver != false else {
      notice = Notice(.tickedAtDesk(telling), .warning)
      return []
    }
    var ticks = state.steps?.ticks(for: state.row) ?? [:]
    ticks.toggle(number, of: plan, at: now)
    let kept = TickedSteps(document: state.row.id, attempt: attempts.numberOfNext, ticks: ticks)
    var state = state
    state.steps = kept
    screen = .detail(state)
    showStep(number)
    return [.keepSteps(kept)]
  }
}

extension DetailState {
  /// How the last re-upload was refused, where that says more than the document itself why it stands so.
  var refusal: AttemptRefusal? {
    guard row.missingSince == nil, row.document.status.status == .savedInvalid,
      let refusal = AttemptRefusal(last: history.attempts), refusal.isNewer(than: row)
    else { return nil }
    return refusal
  }

  /// The document with the newest words on why it failed, as its desk has it.
  fileprivate var failure: QueueRow {
    guard let refusal else { return row }
    var failure = row
    failure.document.reason = refusal.words
    return failure
  }
}

extension Phrase {
  /// That there are not so many steps.
  static func noSuchStep(_ number: Int, of steps: Int) -> Phrase {
    Phrase(
      id: "Langkah \(number) tidak ada: langkahnya hanya sampai \(steps).",
      en: "There is no step \(number): the steps go to \(steps).")
  }

  fileprivate static let nothingToTick = Phrase(
    id: "Di sini tidak ada langkah untuk dicentang.", en: "There is no step to tick here.")

  fileprivate static func tickedAtDesk(_ telling: Telling) -> Phrase {
    Phrase(
      id: "Sedang diunggah ulang: langkahnya dicentang di mejanya (\(telling.key(.deskUnderWay, .indonesian))).",
      en: "Its re-upload is under way: its steps are ticked at its desk (\(telling.key(.deskUnderWay, .english))).")
  }
}

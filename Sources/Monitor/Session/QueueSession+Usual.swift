import UploadQueue

/// What the journal tells of how a queue usually goes: learnt anew when a signing has ended, else remembered.
struct Usual: Sendable {
  /// How long signing usually takes; `nil` until the journal was asked.
  private(set) var times: SigningTimes?
  /// Whether a signing has ended since.
  private var isOld = true
  /// What was told of it last.
  private var told: SigningTimes?

  /// When it was learnt.
  private var learntAt: Timestamp?

  /// Whether the journal has to be asked; who asks it has begun to.
  mutating func isWanted() -> Bool {
    defer { isOld = false }
    return isOld
  }

  /// Something of the queue is different: where a document was approved, it is to be learnt anew.
  mutating func note(_ changes: [StatusChange]) {
    isOld = isOld || changes.contains { $0.to?.status == .approved && $0.from?.status == .signingInProgress }
  }

  /// A replay shows another moment: an hour further on it may be different.
  mutating func stand(at moment: Timestamp) {
    guard let learntAt, (moment - .hours(1)...moment + .hours(1)).contains(learntAt) else { return isOld = true }
  }

  /// Takes what the journal says; what it cannot say is asked again.
  mutating func learn(_ times: SigningTimes?, at now: Timestamp) {
    guard let times else { return isOld = true }
    (self.times, learntAt) = (times, now)
  }

  /// What nobody was told yet.
  mutating func news() -> SigningTimes? {
    guard let times, times != told else { return nil }
    told = times
    return times
  }
}

extension QueueSession {
  /// The policy as it is in force: of a threshold that is learnt, by how long signing usually takes here.
  public var policyInForce: QueuePolicy { policy.knowing(usual.times) }

  /// How long signing usually takes; `nil` where the journal cannot say.
  public func signingTimes() async -> SigningTimes? {
    await learnUsual()
    return usual.times
  }

  /// How long signing usually takes, where that is different from what was told last.
  ///
  /// A journal that cannot be asked is told of by whatever else needs it.
  func newUsual() async -> SigningTimes? {
    await learnUsual()
    return usual.news()
  }

  /// Asks the journal where a signing has ended; that costs the same however long the journal is.
  func learnUsual() async {
    guard usual.isWanted() else { return }
    let now = clock.now()
    let times = try? await journal.signingTimes(at: now)
    let before = policyInForce
    usual.learn(times, at: now)
    if policyInForce != before { await index.setPolicy(policyInForce) }
  }

  /// How many documents were approved in a working hour of late, while somebody watched.
  func paceSeen(at now: Timestamp) async throws(JournalError) -> ApprovalPace {
    let watched = try await journal.watchedStretches()
    let stretches = ApprovalPace.stretches(watched: watched, in: policy.workingHours, until: now)
    return ApprovalPace(documents: try await journal.approvals(in: stretches), in: stretches)
  }
}

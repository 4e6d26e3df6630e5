import UploadQueue

/// Watches one queue: polls it at its own pace, and carries out what is to be done there.
///
/// Each queue has its own, so that one that fails or is slow never disturbs another.
@MainActor
final class QueueWatch {
  let session: QueueSession
  let rows: RowLoader
  let files: ReachableFiles?
  let takeToken: WatchedQueue.TakeToken?
  let alerts: QueueAlerts?
  let clock: Clock
  let sentAgainWithin: Duration
  let oldAfter: Duration?
  /// How long the first answer is awaited before what the journal knows is shown.
  let recallsAfter: Duration
  /// The documents whose open re-uploads wait for a poll.
  let awaited: @MainActor () -> [DocumentID]
  /// Why a document of this queue is not uploaded again, for what other queues show of it now.
  let objection: QueueSession.Objection
  /// Whether anything may be done at this queue.
  let mayAct: @MainActor () -> Bool
  /// Hands on what has happened.
  let post: @MainActor (Action) -> Void
  var schedule: PollSchedule
  private var starting: Task<Void, Never>?
  var pollTimer: Task<Void, Never>?
  var pollTask: Task<Void, Never>?
  var accessTimer: Task<Void, Never>?
  var attending: Task<Void, Never>?
  var listening: Task<Void, Never>?
  var isPolling = false
  var isPollWanted = false
  var isEnding = false
  var hasRestored = false
  /// Whether the backend has answered once.
  var hasAnswered = false
  /// What the backend could do when that was told last.
  var capabilities: BackendCapabilities
  /// Commands of desks are carried out one after the other, in the order the desks gave them.
  var deskWork = WorkInOrder()
  /// What is wanted of the plan is done in that order.
  var planWork = WorkInOrder()
  /// Notes and marks are written in the order they were set.
  var noteWork = WorkInOrder()
  /// What other Pantaus do is told in the order in which it was looked for, so that what is newer is told later.
  var looks = WorkInOrder()
  /// The stretch of the journal that is being looked for: the next one takes its place.
  var journalSearch: Task<Void, Never>?
  /// Re-uploads whose outcome is being asked.
  var asking: [IdempotencyKey: Task<Void, Never>] = [:]
  /// Hooks that are being run.
  var telling: Task<Void, Never>?
  var random = SystemRandomNumberGenerator()

  init(
    _ session: QueueSession, files: ReachableFiles? = nil, takeToken: WatchedQueue.TakeToken? = nil,
    alerts: QueueAlerts? = nil, schedule: PollSchedule, clock: Clock,
    sentAgainWithin: Duration, oldAfter: Duration? = nil, recallsAfter: Duration = .seconds(1),
    awaited: @escaping @MainActor () -> [DocumentID], objection: @escaping QueueSession.Objection,
    mayAct: @escaping @MainActor () -> Bool = { true },
    post: @escaping @MainActor (Action) -> Void
  ) {
    self.session = session
    capabilities = session.backend.capabilities
    rows = RowLoader(session, post: post)
    self.files = files
    self.takeToken = takeToken
    self.alerts = alerts
    self.clock = clock
    self.sentAgainWithin = sentAgainWithin
    self.oldAfter = oldAfter
    self.recallsAfter = recallsAfter
    self.awaited = awaited
    self.objection = objection
    self.mayAct = mayAct
    self.post = post
    self.schedule = schedule
  }

  /// Brings back what the journal knows, then begins to poll.
  ///
  /// Not before: without it every document would seem to be seen for the first time, and nothing could be in doubt.
  func start() {
    starting?.cancel()
    starting = Task {
      while !Task.isCancelled, let error = await restore() {
        let wait = schedule.failed(.unavailable(""), now: clock.now(), using: &random)
        post(.restoreFailed(error, nextTry: clock.now() + wait))
        try? await Task.sleep(for: wait)
      }
      guard !Task.isCancelled else { return }
      hasRestored = true
      listen()
      attend()
      poll()
    }
  }

  /// Why the journal cannot be read; `nil` where it could.
  private func restore() async -> JournalError? {
    do throws(JournalError) {
      try await session.restore()
      let attendance = try await session.attendance()
      post(.journalFound(end: attendance.end, looked: attendance.looked))
      // What the journal knows is shown by the threshold that is in force.
      if await session.policyInForce.stuck.isLearnt { learnUsual() }
      if mayAct() { try await session.takeUp() }
      let desks = try await session.resumeDesks()
      if !desks.isEmpty { post(.attemptsFound(desks)) }
      return nil
    } catch { return error }
  }

  /// Begins nothing more; what has been decided is written down before this returns.
  ///
  /// A backend that may never answer does not keep it from ending: the intent is in the journal, and the next start asks
  /// what became of it.
  ///
  /// - Parameter looked: How far the person has followed the journal.
  func end(looked: Looked?) async {
    isEnding = true
    // What is new since then is not worth holding up the end for an error.
    if let looked { try? await session.look(looked) }
    await noteWork.last?.value
    await finish(planWork.last)
    await finish(deskWork.last)
    // A hook that is about to have told somebody need not tell them again.
    await finish(telling)
    telling?.cancel()
    await telling?.value
    starting?.cancel()
    listening?.cancel()
    attending?.cancel()
    journalSearch?.cancel()
    asking.values.forEach { $0.cancel() }
    pollTimer?.cancel()
    pollTask?.cancel()
    accessTimer?.cancel()
    await session.end()
  }

  /// Waits for something that is under way, but not for long.
  private func finish(_ underWay: Task<Void, Never>?) async {
    guard let underWay else { return }
    let (ended, end) = AsyncStream<Void>.makeStream()
    let work = Task {
      await underWay.value
      end.finish()
    }
    let watch = Task {
      try? await Task.sleep(for: .seconds(1))
      end.finish()
    }
    for await _ in ended {}
    work.cancel()
    watch.cancel()
  }
}

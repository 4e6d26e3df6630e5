import TerminalKit
import UploadQueue
import Wording

/// The running program: what happens goes into the model, what the model wants is done, what it shows is presented.
@MainActor
public final class Program {
  var model: Model
  let terminal: any Terminal
  /// Says what a screen would show, on a terminal that has none.
  let plain: PlainFront?
  let clock: Clock
  private let recallsAfter: Duration
  /// Keeps what is left on the screen, where it is to be kept.
  private(set) var keeper: ScreenKeeper?
  let examiner: (any Examiner)?
  var examination: Task<Void, Never>?
  /// Each by its queue's number.
  var watches: [Int: QueueWatch] = [:]
  /// The sessions that the list over all queues is put together of.
  let everything: AllQueues
  var all: AllQueuesWatch?
  /// Moves what is shown through the past, where that is replayed.
  var driver: ReplayDriver?
  /// The numbers of the queues that are to be closed once no re-upload of theirs is under way.
  var leaving: [Int] = []
  /// What becomes of changes in the configuration.
  private let news: AsyncStream<SettingsNews>?
  /// Which queues it names then.
  private let changes: AsyncStream<QueueChanges>?
  /// The certificates that sign, after each change of them or their files.
  private let certificateChanges: AsyncStream<[SigningCertificate]>?
  /// What has happened, and to which queue; to the one that is shown, where it happened to none.
  var inbox: [(action: Action, queue: Int?)] = []
  /// Whether a turn is due, in which what is in the inbox happens and is shown.
  var isTurnDue = false
  /// The signal that the process was asked to end by.
  var terminationSignal: Int32?
  /// Goes on after the last turn.
  var ending: CheckedContinuation<Void, Never>?
  var lastAction: Action?
  var lastKeyAt: Duration?
  var isEnding = false

  /// A program on a terminal, watching queues; the first is shown first.
  ///
  /// - Parameters:
  ///   - isQueueNamed: Whether the first queue was asked for by name; else the one is shown that was left the last time.
  ///   - patience: How long a line that was typed waits for what the one before asked for, on a terminal of lines.
  ///   - recallsAfter: How long the first answer of a queue is awaited before what the journal knows is shown.
  public init(
    terminal: any Terminal, queue: WatchedQueue, others: [WatchedQueue] = [], watching: Watching? = nil,
    person: Operator? = nil, round: Round = Round(), settings: Settings, clock: Clock,
    memory: (any ScreenMemory)? = nil, examiner: (any Examiner)? = nil,
    certificates: [SigningCertificate] = [], certificateChanges: AsyncStream<[SigningCertificate]>? = nil,
    configuration: ConfigurationStanding = ConfigurationStanding(),
    news: AsyncStream<SettingsNews>? = nil, changes: AsyncStream<QueueChanges>? = nil,
    neighbours: @escaping @Sendable () -> [NeighbouringQueue] = { [] }, isQueueNamed: Bool = false,
    hasTour: Bool = false, replay: Replay? = nil, patience: Duration = .seconds(5), recallsAfter: Duration = .seconds(1)
  ) {
    self.recallsAfter = recallsAfter
    self.news = news
    self.certificateChanges = certificateChanges
    self.changes = changes
    self.terminal = terminal
    plain = (terminal as? any LineTerminal).map { PlainFront($0, patience: patience) }
    self.clock = clock
    self.examiner = examiner
    everything = AllQueues(policy: settings.policy, clock: clock, neighbours: neighbours)
    model = Model(
      settings: settings, queue: queue.profile, others: others.map(\.profile), watching: watching,
      size: terminal.size, now: clock.now())
    model.person = person
    model.configuration = configuration
    model.certificates = certificates
    model.isQueueNamed = isQueueNamed
    model.round = round
    model.isLineByLine = plain != nil
    model.canDim = terminal.canDim
    if hasTour { model.beginTour() }
    if let replay {
      model.replay = ReplayState(span: replay.span, speed: replay.speed)
      driver = ReplayDriver(replay, ([queue] + others).map(\.session)) { [weak self] in self?.post($0, of: $1) }
    }
    for (number, watched) in ([queue] + others).enumerated() { watches[number] = watch(over: watched, number) }
    keeper = memory.map { memory in
      ScreenKeeper(
        memory, hasNotice: { [weak self] in self?.model.notice != nil },
        report: { [weak self] failure in self?.post(.notKept(failure)) })
    }
    all = AllQueuesWatch(everything) { [weak self] action in self?.post(action, of: QueueState.numberOfAll) }
  }

  func watch(over watched: WatchedQueue, _ number: Int) -> QueueWatch {
    everything.take(in: watched.session, named: watched.profile.name, number: number)
    return QueueWatch(
      watched.session, files: watched.files, takeToken: watched.takeToken, alerts: watched.alerts,
      schedule: PollSchedule(watched.profile.capabilities), clock: clock,
      sentAgainWithin: model.settings.sentAgainWithin, oldAfter: model.settings.oldAfter, recallsAfter: recallsAfter,
      awaited: { [weak self] in
        guard let self, let place = model.place(of: number) else { return [] }
        return model.queues[place].desks.map(\.row.id)
      },
      objection: { [everything] document in await everything.objection(to: document, at: number) },
      mayAct: { [weak self] in
        guard let self, let place = model.place(of: number) else { return false }
        return !model.queues[place].profile.isReadOnly
      },
      post: { [weak self] action in self?.post(action, of: number) })
  }

  /// What the person is to be reminded of after they have quit.
  public var reminders: [SafeText] {
    [model.reminder, model.planReminder, keeper?.lostPlace?.phrase].compactMap { $0?.text(model.settings.language) }
  }

  /// Runs until the person quits or the process is asked to end.
  ///
  /// Returns the signal that asked for it, where one did.
  public func run() async -> Int32? {
    keeper?.recall { model.recall($0, $1) }
    keeper?.begin(at: model.places)
    if let first = model.round.views.first { _ = model.show(first) }
    terminal.wear(model.settings.theme)
    present()
    if let driver { driver.start() } else { watches.values.forEach { $0.start() } }
    let ticking = Task { [clock] in
      while !Task.isCancelled {
        try? await Task.sleep(for: clock.tick)
        for queue in model.queues { self.post(.tick, of: queue.number) }
        if model.isOverAll { self.post(.tick, of: QueueState.numberOfAll) }
      }
    }
    let turning = Task { [every = model.round.every] in
      while !Task.isCancelled {
        try? await Task.sleep(for: every)
        if self.model.round.isGoing { self.post(.turn) }
      }
    }
    let listening = Task { [news] in
      guard let news else { return }
      for await change in news { self.post(.settings(change)) }
    }
    let renewing = Task { [certificateChanges] in
      guard let certificateChanges else { return }
      for await change in certificateChanges { self.post(.certificatesKnown(change)) }
    }
    let regrouping = Task { [changes] in
      guard let changes else { return }
      for await change in changes { self.take(change) }
    }
    terminal.events.listen { [weak self] in self?.hear($0) }
    // What has been said before had no turn.
    if !inbox.isEmpty { ring() }
    await withTaskCancellationHandler {
      await withCheckedContinuation { ending = $0 }
    } onCancel: {
      Task { @MainActor in
        self.isEnding = true
        self.ring()
      }
    }
    driver?.end()
    ticking.cancel()
    turning.cancel()
    listening.cancel()
    renewing.cancel()
    regrouping.cancel()
    examination?.cancel()
    let wasTerminated = if case .terminate? = lastAction { true } else { false }
    await finishDesks()
    // An answer that has just come is written down as well.
    for (action, queue) in inbox {
      if case .desk = action { take(action, of: queue) }
    }
    await finishDesks()
    await keeper?.finish()
    return wasTerminated ? terminationSignal : nil
  }

  /// Waits for what was decided at the desks: for all queues at once, and not for ever.
  private func finishDesks() async {
    await withTaskGroup { group in
      for queue in model.queues {
        guard let watch = watches[queue.number] else { continue }
        group.addTask { await watch.end(looked: queue.attendance.lastKey) }
      }
    }
  }
}

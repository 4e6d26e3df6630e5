import TerminalKit
import UploadQueue
import Wording

/// The running program: what happens goes into the model, what the model wants is done, what it shows is presented.
@MainActor
public final class Program {
  private var model: Model
  private let terminal: any Terminal
  /// Says what a screen would show, on a terminal that has none.
  private let plain: PlainFront?
  private let clock: Clock
  private let recallsAfter: Duration
  private let memory: (any ScreenMemory)?
  private let examiner: (any Examiner)?
  private var examination: Task<Void, Never>?
  /// What was left on the screen is kept in the order of leaving.
  private var keeping: Task<Void, Never>?
  /// Where the person was when that was last kept, or taken to be kept.
  private var keptPlaces: [String] = []
  /// The places that are to be kept next; while they wait for the disk, newer ones take their place.
  private var placesToKeep: [String]?
  /// Why where the person was last is not kept.
  private var lostPlace: MemoryFailure?
  /// What could not be kept is told once, not with every line; unless the person asked for just that.
  private var toldFailures: Set<MemoryFailure> = []
  /// Each by its queue's number.
  private var watches: [Int: QueueWatch] = [:]
  /// The sessions that the list over all queues is put together of.
  private let everything: AllQueues
  private var all: AllQueuesWatch?
  /// Moves what is shown through the past, where that is replayed.
  private var driver: ReplayDriver?
  /// The numbers of the queues that are to be closed once no re-upload of theirs is under way.
  private var leaving: [Int] = []
  /// What becomes of changes in the configuration.
  private let news: AsyncStream<SettingsNews>?
  /// Which queues it names then.
  private let changes: AsyncStream<QueueChanges>?
  /// The certificates that sign, after each change of them or their files.
  private let certificateChanges: AsyncStream<[SigningCertificate]>?
  /// What has happened, and to which queue; to the one that is shown, where it happened to none.
  private var inbox: [(action: Action, queue: Int?)] = []
  /// Whether a turn is due, in which what is in the inbox happens and is shown.
  private var isTurnDue = false
  /// The signal that the process was asked to end by.
  private var terminationSignal: Int32?
  /// Goes on after the last turn.
  private var ending: CheckedContinuation<Void, Never>?
  private var lastAction: Action?
  private var lastKeyAt: Duration?
  private var isEnding = false

  /// A program on a terminal, watching queues; the first is shown first.
  ///
  /// - Parameters:
  ///   - patience: How long a line that was typed waits for what the one before asked for, on a terminal of lines.
  ///   - recallsAfter: How long the first answer of a queue is awaited before what the journal knows is shown.
  public init(
    terminal: any Terminal, queue: WatchedQueue, others: [WatchedQueue] = [], watching: Watching? = nil,
    person: Operator? = nil, round: Round = Round(), settings: Settings, clock: Clock,
    memory: (any ScreenMemory)? = nil, examiner: (any Examiner)? = nil,
    certificates: [SigningCertificate] = [], certificateChanges: AsyncStream<[SigningCertificate]>? = nil,
    configuration: ConfigurationStanding = ConfigurationStanding(),
    news: AsyncStream<SettingsNews>? = nil, changes: AsyncStream<QueueChanges>? = nil,
    neighbours: @escaping @Sendable () -> [NeighbouringQueue] = { [] }, hasTour: Bool = false, replay: Replay? = nil,
    patience: Duration = .seconds(5), recallsAfter: Duration = .seconds(1)
  ) {
    self.recallsAfter = recallsAfter
    self.news = news
    self.certificateChanges = certificateChanges
    self.changes = changes
    self.terminal = terminal
    plain = (terminal as? any LineTerminal).map { PlainFront($0, patience: patience) }
    self.clock = clock
    self.memory = memory
    self.examiner = examiner
    everything = AllQueues(policy: settings.policy, clock: clock, neighbours: neighbours)
    model = Model(
      settings: settings, queue: queue.profile, others: others.map(\.profile), watching: watching,
      size: terminal.size, now: clock.now())
    model.person = person
    model.configuration = configuration
    model.certificates = certificates
    model.round = round
    model.isLineByLine = plain != nil
    model.canDim = terminal.canDim
    if hasTour { model.beginTour() }
    if let replay {
      model.replay = ReplayState(span: replay.span, speed: replay.speed)
      driver = ReplayDriver(replay, ([queue] + others).map(\.session)) { [weak self] in self?.post($0, of: $1) }
    }
    for (number, watched) in ([queue] + others).enumerated() { watches[number] = watch(over: watched, number) }
    all = AllQueuesWatch(everything) { [weak self] action in self?.post(action, of: QueueState.numberOfAll) }
  }

  private func watch(over watched: WatchedQueue, _ number: Int) -> QueueWatch {
    everything.take(in: watched.session, named: watched.profile.name, number: number)
    return QueueWatch(
      watched.session, files: watched.files, takeToken: watched.takeToken, alerts: watched.alerts,
      schedule: PollSchedule(watched.profile.capabilities), clock: clock,
      sentAgainWithin: model.settings.sentAgainWithin, recallsAfter: recallsAfter,
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
    [model.reminder, model.planReminder, lostPlace?.phrase].compactMap { $0?.text(model.settings.language) }
  }

  /// Runs until the person quits or the process is asked to end.
  ///
  /// Returns the signal that asked for it, where one did.
  public func run() async -> Int32? {
    recall()
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
    await keeping?.value
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

  private func recall() {
    guard let memory else { return }
    for keepsake in Keepsake.allCases {
      do throws(MemoryFailure) {
        guard let lines = try memory.lines(of: keepsake) else { continue }
        if model.recall(keepsake, lines) { throw memory.damage(of: keepsake) }
      } catch { tell(error) }
    }
    keptPlaces = model.places
  }

  /// Keeps where the person is, as soon as that is somewhere else: whatever ends the program, nothing has to be done then.
  private func keepPlaces() {
    guard memory != nil, model.places != keptPlaces else { return }
    keptPlaces = model.places
    let isWaiting = placesToKeep != nil
    placesToKeep = keptPlaces
    guard !isWaiting, let memory else { return }
    let before = keeping
    keeping = Task {
      await before?.value
      guard let places = self.placesToKeep.take() else { return }
      let error = await Self.kept(.places, .replace(places), in: memory)
      self.lostPlace = error
      // Nobody asked for it: what is to be read just now stays, and the next place tells.
      if let error, self.model.notice == nil { self.tell(error) }
    }
  }

  private func keep(_ keepsake: Keepsake, _ change: MemoryChange) {
    guard let memory else { return }
    let before = keeping
    keeping = Task {
      await before?.value
      if let error = await Self.kept(keepsake, change, in: memory) { self.tell(error) }
    }
  }

  private func tell(_ failure: MemoryFailure) {
    let isNew = toldFailures.insert(failure).inserted
    guard isNew || failure.keepsake.isAskedFor else { return }
    post(.notKept(failure))
  }

  /// A disk may be slow: never on the screen's path.
  private nonisolated static func kept(
    _ keepsake: Keepsake, _ change: MemoryChange, in memory: any ScreenMemory
  ) async -> MemoryFailure? {
    do throws(MemoryFailure) {
      try memory.keep(keepsake, change)
      return nil
    } catch { return error }
  }

  /// Less than this between two keys is too short for a person to have read what the first one brought.
  public nonisolated static let haste: Duration = .milliseconds(300)

  private func press(_ key: Key) {
    let now = clock.uptime()
    post(.key(key, isHasty: lastKeyAt.map { now - $0 < Self.haste } ?? false))
    lastKeyAt = now
  }

  private func present() {
    guard let plain else { return terminal.present(model.frame()) }
    for action in plain.proceed(model, uptime: clock.uptime()) { post(action) }
  }

  /// Takes a line, or the end of them, in its turn; a queue that does not answer does not keep it waiting for ever.
  private func hear(line: String?) {
    guard let plain else { return post(.terminate) }
    let number = plain.hear(line, uptime: clock.uptime())
    ring()
    Task {
      try? await Task.sleep(for: plain.patience)
      plain.hurry(upTo: number)
      ring()
    }
  }

  /// Takes its turn as soon as the main actor is free, however much has come by then.
  ///
  /// A task of its own begins there, where one that waited would first need one of the threads that all tasks share.
  private func ring() {
    guard !isTurnDue else { return }
    isTurnDue = true
    Task { self.takeTurn() }
  }

  private func takeTurn() {
    isTurnDue = false
    guard let ending else { return }
    let batch = inbox
    inbox = []
    for (action, queue) in batch where !isEnding { take(action, of: queue) }
    guard !isEnding else {
      self.ending = nil
      return ending.resume()
    }
    let news = closeLeaving()
    if !news.closed.isEmpty { post(.queuesChanged(news)) }
    keepPlaces()
    present()
  }

  private func hear(_ event: TerminalEvent?) {
    switch event {
    case .key(let key): press(key)
    case .mouse(let event): post(.mouse(event))
    case .pasted(let text): post(.pasted(text))
    case .line(let text): hear(line: text)
    case .resized(let size): post(.resized(size))
    case .resumed: post(.resumed)
    case .terminate(let signal):
      terminationSignal = terminationSignal ?? signal
      post(.terminate)
    case nil: hear(line: nil)
    }
  }

  private func post(_ action: Action, of queue: Int? = nil) {
    guard let action = model.watching?.isMasked == true ? action.masked : action else { return }
    inbox.append((action, queue))
    ring()
  }

  private func take(_ action: Action, of queue: Int?) {
    lastAction = action
    let before = model
    let effects = model.update(action, of: queue, at: clock.now())
    let number = queue ?? model.queue.number
    // What happens to the list over all is told beside the queue that was shown before it.
    if let place = number == QueueState.numberOfAll ? model.shown : model.place(of: number) {
      plain?.happened(action, of: place, before: before, after: model)
    }
    // What is new in a queue is new in the list over all, and of the document that was come to from there.
    if model.isOverAll || model.visit != nil, number != QueueState.numberOfAll, action.changesRows {
      post(.polled(changed: true, awaited: []), of: QueueState.numberOfAll)
    }
    // What a key asks for is meant for the queue that it has brought to the screen.
    // Who looks on has no key for anything more; this is what would hold if there were one.
    for effect in effects where !model.isWatching || effect.onlyLooks { carryOut(effect, at: number) }
  }

  /// One at a time: whoever asks again meanwhile is shown the one that goes on.
  private func examine() {
    examination = Task { [examiner] in
      guard let examiner else { return self.post(.checkup(.over)) }
      await examiner.examine { [weak self] news in await self?.post(.checkup(news)) }
    }
  }

  private func carryOut(_ effect: Effect, at number: Int) {
    switch effect {
    case .keep(let keepsake, let change): keep(keepsake, change)
    case .copy(let text): post(.copied(isTaken: terminal.copy(text)), of: number)
    case .replay(let move): driver?.carryOut(move, at: number)
    // The past does not change, whoever is asked.
    case .poll where driver != nil: break
    case .suspend: if !terminal.suspend() { post(.notStopped) }
    case .wear(let theme): terminal.wear(theme)
    case .reportMouse(let isWanted): terminal.reportMouse(isWanted)
    case .alert(let text, let wanted):
      terminal.alert(text, rings: wanted.rings, by: wanted.notification)
    case .setAlerts: watches.values.forEach { $0.carryOut(effect) }
    case .setPolicy:
      for queue in model.queues {
        watches[queue.number]?.carryOut(.setPolicy(model.settings.policy(of: queue.profile.name)))
      }
      all?.carryOut(effect)
    case .at(let number, let effect): carryOut(effect, at: number)
    case .redraw: terminal.redrawAll()
    case .examine: examine()
    case .quit: isEnding = true
    case _ where number == QueueState.numberOfAll: all?.carryOut(effect)
    default: watches[number]?.carryOut(effect)
    }
  }
}

// MARK: - Queues that come and go

extension Program {
  /// Opens and closes queues as the configuration says now.
  private func take(_ changes: QueueChanges) {
    let closed = model.queues.filter { changes.closed.contains($0.profile.name) }
    var (locked, stillLocked): ([String], [String]) = ([], [])
    for (name, isReadOnly) in changes.readOnly {
      for queue in model.queues where queue.profile.name == name {
        guard model.configure(queue.number, isReadOnly: isReadOnly) else { continue }
        if isReadOnly { locked.append(name) } else { stillLocked.append(name) }
      }
    }
    for watched in changes.opened {
      let number = model.open(watched.profile)
      if !watched.profile.isReadOnly, model.queues.last?.profile.isReadOnly == true {
        stillLocked.append(watched.profile.name)
      }
      let opened = watch(over: watched, number)
      watches[number] = opened
      opened.start()
    }
    leaving += closed.map(\.number)
    var news = closeLeaving()
    let staying = closed.filter { model.place(of: $0.number) != nil }
    news.opened = changes.opened.map(\.profile.name)
    news.staying = staying.filter { $0.isSeenThrough || !model.isTypedIn($0.number) }.map(\.profile.name)
    news.typedIn = staying.filter { !$0.isSeenThrough && model.isTypedIn($0.number) }.map(\.profile.name)
    (news.locked, news.stillLocked) = (locked.sorted(), stillLocked.sorted())
    news.failures = changes.failures
    post(.queuesChanged(news))
  }

  /// Closes those that have nothing left to be seen through, and in which no line is being typed; what is to be told of
  /// that.
  private func closeLeaving() -> QueueNews {
    var news = QueueNews()
    let before = model.queue.number
    for number in leaving {
      guard let place = model.place(of: number), model.queues.count > 1 else { continue }
      let queue = model.queues[place]
      guard !queue.isSeenThrough, !model.isTypedIn(number) else { continue }
      news.closed.append(queue.profile.name)
      if queue.plan.waiting.contains(where: { $0.hold == .own }) { news.planned.append(queue.profile.name) }
      model.close(number)
      leaving.removeAll { $0 == number }
      everything.leave(number)
      guard let watch = watches.removeValue(forKey: number) else { continue }
      Task { await watch.end(looked: queue.attendance.lastKey) }
    }
    news.replacesScreen = model.queue.number != before
    return news
  }
}

extension QueueState {
  /// Whether something is to be seen through in it: what became of it is read before anything else takes its place on the
  /// screen.
  fileprivate var isSeenThrough: Bool {
    if case .desk = screen.below { return true }
    return desks.contains { $0.isUnderWay && $0.attempt.hold == .own }
  }
}

extension Action {
  /// Whether the rows of a queue may be different after it.
  fileprivate var changesRows: Bool {
    switch self {
    case .polled(let changed, _, _): changed
    case .replayed, .usualKnown, .marksReleased, .annotated, .annotationsChanged, .pollFailed, .remembered: true
    default: false
    }
  }
}

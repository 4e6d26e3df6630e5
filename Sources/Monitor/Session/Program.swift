import TerminalKit
import UploadQueue

/// A queue that is ready to be watched.
public struct WatchedQueue: Sendable {
  /// What it is.
  public let profile: QueueProfile
  /// Its backend, its rows, its journal.
  public let session: QueueSession

  /// A queue that is ready to be watched.
  public init(_ profile: QueueProfile, session: QueueSession) {
    self.profile = profile
    self.session = session
  }
}

/// The running program: what happens goes into the model, what the model wants is done, what it shows is presented.
@MainActor
public final class Program {
  private var model: Model
  private let terminal: any Terminal
  /// Says what a screen would show, on a terminal that has none.
  private let plain: PlainFront?
  private let clock: Clock
  private let memory: (any ColumnMemory)?
  /// What was chosen is kept in the order of choosing.
  private var keeping: Task<Void, Never>?
  private var watches: [QueueWatch] = []
  /// What becomes of changes in the configuration.
  private let news: AsyncStream<SettingsNews>?
  /// What has happened, and to which queue; to the one that is shown, where it happened to none.
  private var inbox: [(action: Action, queue: Int?)] = []
  private let bell: AsyncStream<Void>
  private let ring: AsyncStream<Void>.Continuation
  private var lastAction: Action?
  private var lastKeyAt: Duration?
  private var isEnding = false

  /// A program on a terminal, watching queues; the first is shown first.
  public init(
    terminal: any Terminal, queue: WatchedQueue, others: [WatchedQueue] = [], settings: Settings, clock: Clock,
    memory: (any ColumnMemory)? = nil, configuration: ConfigurationStanding = ConfigurationStanding(),
    news: AsyncStream<SettingsNews>? = nil, hasTour: Bool = false
  ) {
    self.news = news
    self.terminal = terminal
    plain = (terminal as? any LineTerminal).map { PlainFront($0) }
    self.clock = clock
    self.memory = memory
    model = Model(
      settings: settings, queue: queue.profile, others: others.map(\.profile), size: terminal.size, now: clock.now())
    model.configuration = configuration
    model.isLineByLine = plain != nil
    if hasTour { model.beginTour() }
    (bell, ring) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    watches = ([queue] + others).enumerated().map { place, watched in
      QueueWatch(
        watched.session, schedule: PollSchedule(watched.profile.capabilities), clock: clock,
        sentAgainWithin: settings.sentAgainWithin,
        awaited: { [weak self] in self?.model.queues[place].desks.map(\.row.id) ?? [] },
        post: { [weak self] action in self?.post(action, of: place) })
    }
  }

  /// Runs until the person quits or the process is asked to end.
  ///
  /// Returns the signal that asked for it, where one did.
  public func run() async -> Int32? {
    var signal: Int32?
    recallColumns()
    terminal.wear(model.settings.theme)
    present()
    watches.forEach { $0.start() }
    let ticking = Task { [clock] in
      while !Task.isCancelled {
        try? await Task.sleep(for: clock.tick)
        for place in watches.indices { self.post(.tick, of: place) }
      }
    }
    let listening = Task { [news] in
      guard let news else { return }
      for await change in news { self.post(.settings(change)) }
    }
    let events = Task { [weak self] in
      guard let events = self?.terminal.events else { return Int32?.none }
      for await event in events {
        switch event {
        case .key(let key): self?.press(key)
        case .mouse(let event): self?.post(.mouse(event))
        case .pasted(let text): self?.post(.pasted(text))
        case .line(let text): self?.hear(text)
        case .resized(let size): self?.post(.resized(size))
        case .resumed: self?.post(.resumed)
        case .terminate(let signal):
          self?.post(.terminate)
          return signal
        }
      }
      self?.hear(nil)
      return nil
    }
    for await _ in bell {
      let batch = inbox
      inbox = []
      for (action, queue) in batch where !isEnding { take(action, of: queue) }
      if isEnding { break }
      present()
    }
    ticking.cancel()
    listening.cancel()
    let wasTerminated = if case .terminate? = lastAction { true } else { false }
    await finishDesks()
    // An answer that has just come is written down as well.
    for (action, queue) in inbox {
      if case .desk = action { take(action, of: queue) }
    }
    await finishDesks()
    await keeping?.value
    events.cancel()
    if wasTerminated { signal = await events.value }
    return signal
  }

  /// Waits for what was decided at the desks: for all queues at once, and not for ever.
  private func finishDesks() async {
    await withTaskGroup { group in
      for (place, watch) in watches.enumerated() {
        let looked = model.queues[place].attendance.lastKey
        group.addTask { await watch.end(looked: looked) }
      }
    }
  }

  private func recallColumns() {
    do throws(ColumnMemoryError) {
      model.chosenColumns = try memory?.columns()
    } catch { post(.columnsNotKept(error)) }
  }

  private func keep(_ columns: [ColumnKind]?) {
    guard let memory else { return }
    let before = keeping
    keeping = Task {
      await before?.value
      if let error = await Self.kept(columns, in: memory) { self.post(.columnsNotKept(error)) }
    }
  }

  /// A disk may be slow: never on the screen's path.
  private nonisolated static func kept(
    _ columns: [ColumnKind]?, in memory: any ColumnMemory
  ) async -> ColumnMemoryError? {
    do throws(ColumnMemoryError) {
      try memory.keep(columns)
      return nil
    } catch { return error }
  }

  /// Less than this between two keys is too short for a person to have read what the first one brought.
  static let haste: Duration = .milliseconds(300)

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
  private func hear(_ line: String?) {
    guard let plain else { return post(.terminate) }
    let number = plain.hear(line, uptime: clock.uptime())
    ring.yield()
    Task {
      try? await Task.sleep(for: PlainFront.patience)
      plain.hurry(upTo: number)
      ring.yield()
    }
  }

  private func post(_ action: Action, of queue: Int? = nil) {
    inbox.append((action, queue))
    ring.yield()
  }

  private func take(_ action: Action, of queue: Int?) {
    lastAction = action
    let before = model
    let effects = model.update(action, of: queue, at: clock.now())
    plain?.happened(action, of: queue ?? model.shown, before: before, after: model)
    // What a key asks for is meant for the queue that it has brought to the screen.
    let place = queue ?? model.shown
    for effect in effects { carryOut(effect, at: place) }
  }

  private func carryOut(_ effect: Effect, at place: Int) {
    switch effect {
    case .keepColumns(let columns): keep(columns)
    case .copy(let text): post(.copied(isTaken: terminal.copy(text)), of: place)
    case .suspend: if !terminal.suspend() { post(.notStopped) }
    case .wear(let theme): terminal.wear(theme)
    case .reportMouse(let isWanted): terminal.reportMouse(isWanted)
    case .setPolicy: watches.forEach { $0.carryOut(effect) }
    case .redraw: terminal.redrawAll()
    case .quit: isEnding = true
    default: watches[place].carryOut(effect)
    }
  }
}

import TerminalKit
import UploadQueue

/// The running program: what happens goes into the model, what the model wants is done, what it shows is presented.
@MainActor
public final class Program {
  private var model: Model
  private let terminal: any Terminal
  private let session: QueueSession
  private let clock: Clock
  private var schedule: PollSchedule
  private var inbox: [Action] = []
  private let bell: AsyncStream<Void>
  private let ring: AsyncStream<Void>.Continuation
  private var tasks: [Task<Void, Never>] = []
  private var pollTimer: Task<Void, Never>?
  private var pollTask: Task<Void, Never>?
  private var isPolling = false
  private var isPollWanted = false
  private var isEnding = false
  private var hasRestored = false
  /// Commands of desks are carried out one after the other, in the order the desks gave them.
  private var deskWork: Task<Void, Never>?
  /// Re-uploads whose outcome is being asked.
  private var asking: Set<IdempotencyKey> = []
  private var random = SystemRandomNumberGenerator()

  /// How long a change is marked where it happened.
  public static let markTime: Duration = .seconds(5)

  /// A program on a terminal, watching a queue.
  public init(
    terminal: any Terminal, session: QueueSession, settings: Settings, clock: Clock
  ) {
    self.terminal = terminal
    self.session = session
    self.clock = clock
    schedule = PollSchedule(interval: settings.capabilities.pollInterval)
    model = Model(settings: settings, size: terminal.size, now: clock.now())
    (bell, ring) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Runs until the person quits or the process is asked to end.
  ///
  /// Returns the signal that asked for it, where one did.
  public func run() async -> Int32? {
    var signal: Int32?
    terminal.present(model.frame())
    start()
    let events = Task { [weak self] in
      guard let events = self?.terminal.events else { return Int32?.none }
      for await event in events {
        switch event {
        case .key(let key): self?.post(.key(key))
        case .resized(let size): self?.post(.resized(size))
        case .resumed: self?.post(.resumed)
        case .terminate(let signal):
          self?.post(.terminate)
          return signal
        }
      }
      self?.post(.terminate)
      return nil
    }
    for await _ in bell {
      let batch = inbox
      inbox = []
      for action in batch where !isEnding { take(action) }
      if isEnding { break }
      terminal.present(model.frame())
    }
    await finishDeskWork()
    tasks.forEach { $0.cancel() }
    pollTimer?.cancel()
    pollTask?.cancel()
    events.cancel()
    if case .terminate? = lastAction { signal = await events.value }
    return signal
  }

  private var lastAction: Action?

  /// What has been decided is written down before the process ends.
  ///
  /// A backend that may never answer does not keep it from ending: the intent is in the journal, and the next start asks
  /// what became of it.
  private func finishDeskWork() async {
    guard let deskWork else { return }
    let (ended, end) = AsyncStream<Void>.makeStream()
    let work = Task {
      await deskWork.value
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

  private func post(_ action: Action) {
    inbox.append(action)
    ring.yield()
  }

  private func take(_ action: Action) {
    lastAction = action
    for effect in model.update(action, at: clock.now()) { carryOut(effect) }
  }

  private func start() {
    tasks.append(
      Task { [session] in
        do throws(JournalError) {
          try await session.restore()
          let desks = try await session.resumeDesks()
          if !desks.isEmpty { self.post(.attemptsFound(desks)) }
        } catch { self.post(.journalFailed(error)) }
        self.hasRestored = true
        self.poll()
      })
    tasks.append(
      Task { [clock] in
        while !Task.isCancelled {
          try? await Task.sleep(for: clock.tick)
          self.post(.tick)
        }
      })
  }

  private func carryOut(_ effect: Effect) {
    switch effect {
    case .load(let request):
      Task { [session] in
        let window = await session.window(request)
        self.post(.windowLoaded(request, window))
      }
    case .poll: poll()
    case .loadHistory(let document):
      Task { [session] in
        do throws(JournalError) {
          self.post(.historyLoaded(document, try await session.history(of: document)))
        } catch { self.post(.journalFailed(error)) }
      }
    case .openDesk(let document, let isDataOld): openDesk(document, isDataOld: isDataOld)
    case .desk(let key, let command): perform(command, of: key)
    case .findNext(let document):
      Task { [session] in
        let next = await session.nextInvalid(after: document)
        self.post(.nextFound(next))
      }
    case .suspend: terminal.suspend()
    case .redraw: terminal.redrawAll()
    case .quit: isEnding = true
    }
  }

  private func openDesk(_ document: DocumentID, isDataOld: Bool) {
    let sentAgainWithin = model.settings.sentAgainWithin
    Task { [session] in
      do throws(QueueSession.DeskFailure) {
        let desk = try await session.openDesk(document, isDataOld: isDataOld, sentAgainWithin: sentAgainWithin)
        self.post(.deskReady(desk))
      } catch {
        switch error {
        case .refused(let refusal): self.post(.deskRefused(refusal))
        case .journal(let error): self.post(.journalFailed(error))
        }
      }
    }
  }

  private func perform(_ command: ReuploadDesk.Command, of key: IdempotencyKey) {
    if case .askOutcome = command {
      ask(command, of: key)
      return
    }
    let before = deskWork
    deskWork = Task { [session] in
      await before?.value
      self.take(await session.perform(command), of: key)
    }
  }

  /// A question changes nothing: it holds up neither other commands nor the end of the program, and is not asked twice
  /// at a time.
  private func ask(_ question: ReuploadDesk.Command, of key: IdempotencyKey) {
    guard asking.insert(key).inserted else { return }
    tasks.append(
      Task { [session] in
        let answer = await session.perform(question)
        self.asking.remove(key)
        self.take(answer, of: key)
      })
  }

  private func take(_ answer: Result<ReuploadDesk.Event?, JournalError>, of key: IdempotencyKey) {
    switch answer {
    case .success(let event?): post(.desk(key, event))
    case .success(nil): break
    case .failure(let error): post(.journalFailed(error))
    }
  }
}

// MARK: - Polling

extension Program {
  /// Polls now, or as soon as the poll under way has ended: never two at once.
  private func poll() {
    guard hasRestored, !isEnding else { return }
    guard !isPolling else {
      isPollWanted = true
      return
    }
    isPolling = true
    isPollWanted = false
    pollTimer?.cancel()
    let overdue = schedule.interval * 3 + .seconds(10)
    let watch = Task {
      try? await Task.sleep(for: overdue)
      if !Task.isCancelled { self.post(.pollOverdue) }
    }
    pollTask = Task { [session] in
      let wait: Duration
      do throws(BackendError) {
        let report = try await session.poll(onFirstPage: { await self.post(.tick) })
        await self.report(report)
        wait = self.schedule.succeeded()
      } catch {
        wait = self.schedule.failed(error, now: self.clock.now(), using: &self.random)
        self.post(.pollFailed(error, nextTry: self.clock.now() + wait))
      }
      watch.cancel()
      self.isPolling = false
      self.pollAgain(after: self.isPollWanted ? .zero : wait)
    }
  }

  private func pollAgain(after wait: Duration) {
    pollTimer?.cancel()
    pollTimer = Task {
      try? await Task.sleep(for: wait)
      if !Task.isCancelled { self.poll() }
    }
  }

  private func report(_ report: QueueSession.PollReport) async {
    let awaited = await session.rows(of: model.desks.map(\.row.id))
    post(.polled(changed: report.changed, awaited: awaited))
    if let error = report.journalError { post(.journalFailed(error)) }
    guard report.changed else { return }
    Task { [session] in
      try? await Task.sleep(for: Self.markTime)
      if await session.release(marksUpTo: report.number) { self.post(.marksReleased) }
    }
  }
}

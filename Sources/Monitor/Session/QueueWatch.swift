import UploadQueue
import Wording

/// Watches one queue: polls it at its own pace, and carries out what is to be done there.
///
/// Each queue has its own, so that one that fails or is slow never disturbs another.
@MainActor
final class QueueWatch {
  private let session: QueueSession
  private let files: ReachableFiles?
  private let takeToken: WatchedQueue.TakeToken?
  private let alerts: QueueAlerts?
  private let clock: Clock
  private let sentAgainWithin: Duration
  /// How long the first answer is awaited before what the journal knows is shown.
  private let recallsAfter: Duration
  /// The documents whose open re-uploads wait for a poll.
  private let awaited: @MainActor () -> [DocumentID]
  /// Why a document of this queue is not uploaded again, for what other queues show of it now.
  private let objection: QueueSession.Objection
  /// Whether anything may be done at this queue.
  private let mayAct: @MainActor () -> Bool
  /// Hands on what has happened.
  private let post: @MainActor (Action) -> Void
  private var schedule: PollSchedule
  private var starting: Task<Void, Never>?
  private var pollTimer: Task<Void, Never>?
  private var pollTask: Task<Void, Never>?
  private var accessTimer: Task<Void, Never>?
  private var attending: Task<Void, Never>?
  private var lookAround: Task<Void, Never>?
  private var listening: Task<Void, Never>?
  private var isPolling = false
  private var isPollWanted = false
  private var isEnding = false
  private var hasRestored = false
  /// Whether the backend has answered once.
  private var hasAnswered = false
  /// Commands of desks are carried out one after the other, in the order the desks gave them.
  private var deskWork: Task<Void, Never>?
  /// What is wanted of the plan is done in that order.
  private var planWork: Task<Void, Never>?
  /// Notes and marks are written in the order they were set.
  private var noteWork: Task<Void, Never>?
  /// Re-uploads whose outcome is being asked.
  private var asking: [IdempotencyKey: Task<Void, Never>] = [:]
  /// Hooks that are being run.
  private var telling: Task<Void, Never>?
  private var loading: (task: Task<Void, Never>, request: WindowRequest)?
  private var wantedRows: WindowRequest?
  private var isCounting = false
  private var isCountWanted = false
  private var random = SystemRandomNumberGenerator()

  init(
    _ session: QueueSession, files: ReachableFiles? = nil, takeToken: WatchedQueue.TakeToken? = nil,
    alerts: QueueAlerts? = nil, schedule: PollSchedule, clock: Clock,
    sentAgainWithin: Duration, recallsAfter: Duration = .seconds(1),
    awaited: @escaping @MainActor () -> [DocumentID], objection: @escaping QueueSession.Objection,
    mayAct: @escaping @MainActor () -> Bool = { true },
    post: @escaping @MainActor (Action) -> Void
  ) {
    self.session = session
    self.files = files
    self.takeToken = takeToken
    self.alerts = alerts
    self.clock = clock
    self.sentAgainWithin = sentAgainWithin
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

  /// Polls as soon as the backend says that there is something.
  private func listen() {
    listening?.cancel()
    listening = Task { [arrivals = session.arrivals] in
      for await _ in arrivals { poll() }
    }
  }

  /// How often the journal is asked whether another Pantau has written to it.
  private static let attendsEvery: Duration = .seconds(2)

  /// Tells what other Pantaus at this queue begin and settle.
  private func attend() {
    attending?.cancel()
    attending = Task {
      while !Task.isCancelled {
        await self.tellOfOthers()
        try? await Task.sleep(for: Self.attendsEvery)
      }
    }
  }

  /// One after the other, so that what is newer is told later.
  ///
  /// A journal that cannot be read is told of by whatever else needs it.
  private func tellOfOthers() async {
    let before = lookAround
    let look = Task { [session, mayAct] in
      await before?.value
      if mayAct(), let fault = await session.newPresenceFault() { self.post(.journalFailed(fault)) }
      if let desks = try? await session.newsOfOthers() { self.post(.attemptsFound(desks, ofOthers: true)) }
      if let look = try? await session.lookAtPlan(isActing: mayAct()) { self.tell(look) }
    }
    lookAround = look
    await look.value
  }

  private func tell(_ look: PlanLook) {
    if look.news != nil || !look.halted.isEmpty { post(.plan(.stands(look.news, halted: look.halted))) }
    if let due = look.due { post(.plan(.due(due))) }
  }

  /// Carries out what is wanted of the plan, one after the other.
  private func carryOut(_ wish: PlanWish) {
    let before = planWork
    planWork = Task { [session, objection] in
      await before?.value
      do throws(JournalError) {
        switch wish {
        case .add(let upload): self.post(.plan(.added(upload, try await session.plan(upload))))
        case .cancel(let keys): self.post(.plan(.cancelled(keys, try await session.cancelPlanned(keys))))
        case .halt(let key, let why):
          let plan = try await session.haltPlanned(key, why)
          self.post(.plan(.stands(plan, halted: plan.halted.filter { $0.key == key })))
        case .open(let upload):
          do throws(QueueSession.DeskFailure) {
            self.post(.plan(.ready(try await session.openPlanned(upload, unless: objection))))
          } catch {
            switch error {
            case .refused(let refusal): self.post(.plan(.refused(upload, refusal)))
            case .journal(let error): throw error
            }
          }
        }
      } catch { self.post(.plan(.failed(wish, error))) }
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
    await noteWork?.value
    await finish(planWork)
    await finish(deskWork)
    // A hook that is about to have told somebody need not tell them again.
    await finish(telling)
    telling?.cancel()
    await telling?.value
    starting?.cancel()
    listening?.cancel()
    attending?.cancel()
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

  /// Carries out what is to be done at this queue.
  func carryOut(_ effect: Effect) {
    switch effect {
    case .load(let request): load(request)
    case .suggest(let completion):
      Task { [session] in
        self.post(.suggested(completion, await session.texts(completing: completion)))
      }
    case .poll: hasRestored ? pollIfAllowed() : start()
    case .setPolicy(let policy):
      Task { [session] in
        await session.setPolicy(policy)
        if let usual = await session.newUsual() { self.post(.usualKnown(usual)) }
        self.post(.tick)
      }
    case .setAlerts(let wishes):
      Task { [alerts] in await alerts?.follow(wishes) }
    case .loadHistory(let document):
      Task { [session] in
        do throws(JournalError) {
          let history = try await session.history(of: document)
          self.post(.historyLoaded(document, history))
          self.post(.stepsLoaded(document, try await session.tickedSteps(of: document, after: history)))
        } catch { self.post(.journalFailed(error)) }
      }
    case .keepSteps(let steps): keep(steps)
    case .loadSigners(let isAsking):
      Task { [session] in
        let (book, error) = await session.signerBook(asking: isAsking)
        self.post(.signersLoaded(book))
        if let error { self.post(.journalFailed(error)) }
      }
    case .jump(let text, let query):
      Task { [session] in
        let target = await session.jump(to: text, in: query)
        self.post(.jumped(text, target))
      }
    case .loadOverview: loadOverview()
    case .loadRow(let document):
      Task { [session] in
        if let row = await session.row(document) { self.post(.rowLoaded(row)) }
      }
    case .annotate(let subject, let wish): annotate(subject, wish)
    case .openDocument(let subject):
      Task { [session] in
        self.post(.documentFound(await session.row(subject.document), subject))
      }
    case .loadJournal(let wanted):
      Task { [session] in
        do throws(JournalError) {
          self.post(.journalLoaded(wanted, try await session.entries(wanted)))
        } catch { self.post(.journalFailed(error)) }
      }
    case .tally(let place):
      Task { [session] in
        do throws(JournalError) {
          self.post(.tallied(try await session.tally(after: place)))
        } catch { self.post(.journalFailed(error)) }
      }
    case .look(let looked):
      Task { [session] in try? await session.look(looked) }
    case .giveToken(let line): give(line)
    case .openDesk(let document, let isDataOld): openDesk(document, isDataOld: isDataOld)
    case .desk(let key, let command): perform(command, of: key)
    case .plan(let wish): carryOut(wish)
    case .findNext(let key, let document):
      Task { [session] in
        let next = await session.nextInvalid(after: document)
        self.post(.nextFound(key, next))
      }
    case .importFiles(let request, let language): take(request, language)
    case .export(let name, let query): write(query, to: name)
    case .completeName(let begun):
      Task.detached { [files, post] in
        let names = files?.complete(begun) ?? []
        await post(.namesFound(begun, names))
      }
    case .replay, .alert, .keep, .copy, .wear, .reportMouse, .examine, .suspend, .redraw, .at, .quit: break
    }
  }

  /// What an import says comes in its order; a poll goes on beside it.
  private func take(_ request: ImportRequest, _ language: Language) {
    guard let files else { return }
    let (news, tell) = AsyncStream<ImportNews>.makeStream()
    Task.detached {
      await files.take(request, language) { tell.yield($0) }
      tell.finish()
    }
    Task {
      for await each in news { self.post(.imported(each)) }
    }
  }

  private func write(_ query: QueueQuery, to name: String) {
    guard let files else { return }
    Task { [session] in
      self.post(.exported(await files.write(name, await session.snapshot(of: query))))
    }
  }

  /// Never twice at once: of the rows asked for meanwhile, those asked for last are brought.
  ///
  /// So a filter that is pasted, or typed faster than a large queue answers, is looked for once; and no longer than until
  /// the next letter.
  private func load(_ request: WindowRequest) {
    if let loading {
      wantedRows = request
      if loading.request.query != request.query { loading.task.cancel() }
      return
    }
    let task = Task { [session] in
      let window = await session.window(request)
      self.loading = nil
      let next = self.wantedRows
      self.wantedRows = nil
      if !Task.isCancelled { self.post(.windowLoaded(request, window)) }
      if let next { self.load(next) }
    }
    loading = (task, request)
  }

  /// A token that is taken is tried at once, or as soon as its backend asks again.
  private func give(_ line: HiddenLine) {
    guard let takeToken else { return }
    Task {
      do throws(BackendError) {
        self.post(.tokenTaken(until: try await takeToken(line.secret)))
        self.schedule.admit()
        self.poll()
      } catch { self.post(.tokenRefused(error)) }
    }
  }

  /// Never twice at once: numbers asked for meanwhile are brought once the others have come.
  private func loadOverview() {
    guard !isCounting else {
      isCountWanted = true
      return
    }
    isCounting = true
    isCountWanted = false
    Task { [session] in
      let (data, error) = await session.overview()
      self.isCounting = false
      self.post(.overviewLoaded(data))
      if let error { self.post(.journalFailed(error)) }
      if self.isCountWanted { self.loadOverview() }
    }
  }

  private func openDesk(_ document: DocumentID, isDataOld: Bool) {
    Task { [session, sentAgainWithin, objection] in
      do throws(QueueSession.DeskFailure) {
        let desk = try await session.openDesk(
          document, isDataOld: isDataOld, sentAgainWithin: sentAgainWithin, unless: objection)
        self.post(.deskReady(desk))
      } catch {
        switch error {
        case .refused(let refusal): self.post(.deskRefused(document, refusal))
        case .journal(let error): self.post(.journalFailed(error))
        }
      }
    }
  }

  /// One after the other: what was ticked last is what stays.
  private func keep(_ steps: TickedSteps) {
    let before = noteWork
    noteWork = Task { [session] in
      await before?.value
      do throws(JournalError) { try await session.keep(steps) } catch { self.post(.journalFailed(error)) }
    }
  }

  /// One after the other, so that a mark set and taken away again is not there.
  private func annotate(_ subject: Subject, _ wish: AnnotationWish) {
    let before = noteWork
    noteWork = Task { [session] in
      await before?.value
      do throws(JournalError) {
        if let record = try await session.annotate(subject, wish) { self.post(.annotated(record)) }
      } catch { self.post(.annotationFailed(subject, wish, error)) }
    }
  }

  private func perform(_ command: ReuploadDesk.Command, of key: IdempotencyKey) {
    if case .askOutcome = command {
      ask(command, of: key)
      return
    }
    let before = deskWork
    deskWork = Task { [session, objection] in
      await before?.value
      self.take(await session.perform(command, unless: objection), of: key)
    }
  }

  /// A question changes nothing: it holds up neither other commands nor the end of the program, and is not asked twice
  /// at a time.
  private func ask(_ question: ReuploadDesk.Command, of key: IdempotencyKey) {
    guard asking[key] == nil else { return }
    asking[key] = Task { [session] in
      let answer = await session.ask(question)
      self.asking[key] = nil
      if let row = answer.row { self.post(.desk(key, .seen(row))) }
      self.take(.success(answer.event), of: key)
    }
  }

  private func take(_ answer: Result<ReuploadDesk.Event?, JournalError>, of key: IdempotencyKey) {
    switch answer {
    case .success(let event?):
      post(.desk(key, event))
      // Another process began it: its re-upload is shown here too, so that it can be followed and settled.
      if case .notRecorded(.anotherUnderWay) = event { Task { await self.tellOfOthers() } }
    case .success(nil): break
    case .failure(let error): post(.journalFailed(error))
    }
  }
}

// MARK: - Polling

extension QueueWatch {
  /// How long a change is marked where it happened.
  static let markTime: Duration = .seconds(5)

  /// Polls now, or as soon as the poll under way has ended: never two at once.
  private func poll() {
    guard hasRestored, !isEnding else { return }
    guard !isPolling else {
      isPollWanted = true
      return
    }
    isPolling = true
    isPollWanted = false
    schedule.begin(at: clock.now())
    pollTimer?.cancel()
    let overdue = schedule.interval * 3 + .seconds(10)
    let watch = Task {
      try? await Task.sleep(for: overdue)
      if !Task.isCancelled { self.post(.pollOverdue) }
    }
    let recall = recallMeanwhile()
    pollTask = Task { [session] in
      let wait: Duration
      do throws(BackendError) {
        let report = try await session.poll(
          onRows: { await self.post(.tick) }, onPage: { await self.post(.pageCame($0)) })
        recall?.cancel()
        self.hasAnswered = true
        await self.report(report)
        wait = self.schedule.succeeded()
        self.tell(.answered)
      } catch .tooSoon(let until) {
        recall?.cancel()
        wait = self.schedule.postponed(until: until, now: self.clock.now())
        await self.postpone(by: wait)
      } catch {
        recall?.cancel()
        wait = self.schedule.failed(error, now: self.clock.now(), using: &self.random)
        // Without it there is nothing to be seen, and why is told anyhow.
        _ = try? await session.showRemembered()
        if await session.isPartlyRemembered { self.post(.remembered) }
        let nextTry = self.clock.now() + wait
        self.post(.pollFailed(error, nextTry: nextTry))
        self.tell(.lost(error, nextTry: nextTry))
        // Notes and marks of another Pantau come through the journal, also while the backend is away.
        if (try? await session.takeAnnotations()) == true { self.post(.annotationsChanged) }
      }
      watch.cancel()
      self.learnUsual()
      self.isPolling = false
      self.pollAgain(after: self.isPollWanted ? self.schedule.delay(at: self.clock.now()) ?? .zero : wait)
    }
  }

  /// Nothing was asked: what is shown stays, or is what the journal knows where there was nothing yet.
  private func postpone(by wait: Duration) async {
    if (try? await session.showRemembered()) == true, await session.index.count > 0 { post(.remembered) }
    if (try? await session.takeAnnotations()) == true { post(.annotationsChanged) }
    if wait >= Self.shortestTold { post(.pollPostponed(until: clock.now() + wait)) }
  }

  /// Less is over before it is read.
  private static let shortestTold: Duration = .seconds(1)

  /// Shows what the journal knows, once the first answer has been awaited for long; later ones have no such timer, which
  /// would wake the process up for nothing after each poll.
  private func recallMeanwhile() -> Task<Void, Never>? {
    guard !hasAnswered else { return nil }
    return Task { [session, recallsAfter] in
      try? await Task.sleep(for: recallsAfter)
      guard !Task.isCancelled, await session.showRememberedMeanwhile(), !Task.isCancelled else { return }
      self.post(.remembered)
    }
  }

  /// Whatever the journal takes to tell it, beside the polls.
  private func learnUsual() {
    Task { [session] in
      if let usual = await session.newUsual() { self.post(.usualKnown(usual)) }
    }
  }

  /// A hook may be slow: beside the polls.
  private func tell(_ standing: QueueAlerts.Standing) {
    guard let alerts else { return }
    Task {
      await alerts.note(standing)
      if let alert = await alerts.terminalAlert() { self.post(.alerted(alert)) }
      self.runHooks(alerts)
    }
  }

  private func runHooks(_ alerts: QueueAlerts) {
    guard telling == nil, !isEnding else { return }
    telling = Task {
      let outcome = await alerts.runHooks()
      if !outcome.failures.isEmpty { self.post(.hooksFailed(outcome.failures)) }
      if let error = outcome.journalError { self.post(.journalFailed(error)) }
      self.telling = nil
    }
  }

  /// A person wants a poll: now, or as soon as it may be, which is said.
  private func pollIfAllowed() {
    guard !isPolling, let delay = schedule.delay(at: clock.now()) else { return poll() }
    post(.pollPostponed(until: clock.now() + delay))
    pollAgain(after: delay)
  }

  private func pollAgain(after wait: Duration) {
    pollTimer?.cancel()
    pollTimer = Task {
      try? await Task.sleep(for: wait)
      if !Task.isCancelled { self.poll() }
    }
  }

  /// That a token is over is shown then, and not with the next minute.
  private func tick(at moment: Timestamp) {
    accessTimer?.cancel()
    accessTimer = Task { [clock] in
      try? await Task.sleep(for: max(.zero, moment - clock.now()))
      if !Task.isCancelled { self.post(.tick) }
    }
  }

  private func report(_ report: QueueSession.PollReport) async {
    if !mayAct() {
      do throws(JournalError) { try await session.settle() } catch { post(.journalFailed(error)) }
    }
    let rows = await session.rows(of: awaited())
    post(.journalGrew(await session.journalEnd))
    if !report.changes.isEmpty { post(.changesSeen(report.changes)) }
    post(.polled(changed: report.changed, awaited: rows, report.standing))
    if !report.sequels.isEmpty { post(.sequelsSeen(report.sequels)) }
    if let error = report.journalError { post(.journalFailed(error)) }
    if let until = report.standing.accessUntil { tick(at: until) }
    guard report.changed else { return }
    Task { [session] in
      try? await Task.sleep(for: Self.markTime)
      if await session.release(marksUpTo: report.number) { self.post(.marksReleased) }
    }
  }
}

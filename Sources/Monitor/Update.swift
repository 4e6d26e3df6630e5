import TerminalKit
import UploadQueue
import Wording

extension Model {
  /// Takes what happened and says what to do about it; the only place where the model changes.
  ///
  /// - Parameter queue: The number of the queue that it happened to; the one that is shown, where it happened to none.
  public mutating func update(_ action: Action, of queue: Int? = nil, at now: Timestamp) -> [Effect] {
    self.now = now
    if let passesAt = notice?.passesAt, passesAt <= now { notice = nil }
    guard let queue, queue != self.queue.number else {
      let typed = typedDialog
      let effects = take(action)
      if !action.isOfPerson { cutShort(typed) }
      return comeBack(with: effects) + walkOn()
    }
    if queue == QueueState.numberOfAll { return followVisit(action) }
    // What a queue still had to say when it was closed is of no interest any longer.
    guard let place = place(of: queue) else { return [] }
    // Nor is a document, to whoever has turned back to the list over all.
    if isOverAll, case .documentFound = action { return [] }
    if isOverAll, case .changesSeen(let changes) = action { list.pause?.waiting += changes.count }
    return elsewhere(place) { $0.take(action) }
  }

  private mutating func take(_ action: Action) -> [Effect] {
    if isTooSmall, let effects = takeUnseen(action) { return effects }
    switch action {
    case .key(let key, let isHasty): return pressOnTour(key) ?? press(key, isHasty: isHasty)
    case .mouse(let event): return point(event)
    case .resized(let size):
      resize(to: size)
      return [keepCursorOnScreen()].compactMap { $0 }
    case .resumed: return [.redraw]
    case .tick: return [.load(request(isLive: true))] + overviewRefresh + rememberAbsence()
    case .turn: return takeTurn()
    case .notStopped:
      notice = Notice(.noShellToStopTo(telling), .warning)
      return []
    case .polled(let changed, let awaited, let standing):
      endPollNotice()
      return polled(changed: changed, awaited: awaited, standing)
    case .pollFailed(let error, let nextTry):
      endPollNotice()
      return lose(error, nextTry: nextTry)
    case .remembered: return showRemembered()
    case .pageCame(let progress):
      queue.progress = progress
      queue.hasPage = true
      return []
    case .pollPostponed(let until):
      notice = .pollPostponed(until: until, telling)
      if case .unreachable(let error, let since, let lastAnswer, _) = connection {
        connection = .unreachable(error, since: since, lastAnswer: lastAnswer, nextTry: until)
      }
      return []
    case .restoreFailed(let error, let nextTry):
      return lose(.unavailable(.own(error.phrase, in: language)), nextTry: nextTry)
    case .pollOverdue:
      if connection.isAnswering, let moment = connection.lastAnswer { connection = .stale(since: moment) }
      return []
    case .marksReleased: return [.load(request(isLive: true))]
    case .windowLoaded(let request, let window):
      show(window, for: request)
      return refreshOpenScreen() + lookElsewhere(after: request)
    case .historyLoaded(let id, let entries):
      if entries.isEmpty, let effects = leaveUnrecorded(id) { return effects }
      // Something may have been opened over the details before it came.
      var shown: DetailState?
      screen.changeDetail { state in
        guard state.row.id == id else { return }
        (state.history, state.isHistoryAwaited) = (entries, false)
        shown = state
      }
      return shown.map { signersForDetail($0) } ?? []
    case .stepsLoaded(let id, let steps):
      screen.changeDetail { if $0.row.id == id { ($0.steps, $0.areStepsAwaited) = (steps, false) } }
      return []
    case .signersLoaded(let book):
      queue.signers = book
      return []
    case .overviewLoaded(let data):
      show(data)
      return []
    case .usualKnown(let times): return learn(times)
    case .certificatesKnown(let certificates):
      self.certificates = certificates
      return []
    case .pasted(let text): return paste(text)
    case .changesSeen(let changes):
      list.pause?.waiting += changes.count
      return []
    case .suggested(let completion, let texts): return suggest(texts, for: completion)
    case .chosen(let choice): return choose(choice)
    case .copied(let isTaken):
      copied(isTaken: isTaken)
      return []
    case .documentFound(let row, let subject): return found(row, called: subject)
    case .journalFound(let end, let looked):
      journalFound(end: end, looked: looked)
      return []
    case .journalGrew(let end): return journalGrew(to: end)
    case .journalLoaded(let wanted, let page): return show(page, for: wanted)
    case .tallied(let tally):
      show(tally)
      return []
    case .rowLoaded(let row): return showInDetail(row)
    case .annotated(let record): return annotated(record)
    case .annotationFailed(let subject, let wish, let error):
      annotationFailed(subject, wish, error)
      return []
    case .annotationsChanged:
      guard case .detail(let state) = screen else { return [.load(request(isLive: true))] }
      return [.load(request(isLive: true))] + refreshDetail(of: state.row.id)
    case .replayed(let standing): return replayed(standing)
    case .jumped(let text, let target): return jumped(to: text, target)
    case .notKept(let error):
      notice = Notice(error.phrase, .warning)
      return []
    case .attemptsFound(let found, let ofOthers): return ofOthers ? learn(found) : resume(found)
    case .sequelsSeen(let sequels):
      announce(sequels)
      return []
    case .deskReady(let desk): return openDesk(desk)
    case .deskRefused(let document, let refusal):
      guard queue.awaitedDesk == document else { return [] }
      queue.awaitedDesk = nil
      notice = Notice(refusal.phrase(telling), .warning)
      return []
    case .desk(let key, let event): return happen(event, at: key)
    case .nextFound(let key, let row): return foundNext(row, after: key)
    case .plan(let news): return hear(news)
    case .journalFailed(let error):
      forgetPendingEntries()
      screen.changeDetail { ($0.isHistoryAwaited, $0.areStepsAwaited) = (false, false) }
      queue.keep([error.phrase], at: now)
      notice = .kept(error.phrase, .wrong)
      return []
    case .settings(let news): return take(news)
    case .imported(let news): return hear(news)
    case .exported(let news):
      hear(news)
      return []
    case .namesFound(let begun, let names):
      suggest(names, beginning: begun)
      return []
    case .queuesChanged(let news):
      notice = news.phrase.map { Notice($0, .good, holdsKeys: news.replacesScreen) } ?? notice
      return [.load(request(isLive: true))]
    case .tokenTaken(let until):
      tokenTaken(until: until)
      return []
    case .tokenRefused(let error):
      tokenRefused(error)
      return []
    case .alerted(let alert):
      return settings.terminalAlerts.map { [.alert(alert.summary.text(language), $0)] } ?? []
    case .hooksFailed(let failures):
      notice = failures.first.map { Notice($0.phrase(in: settings.zone), .warning) } ?? notice
      return []
    case .checkup(let news):
      checkup.hear(news)
      return []
    case .terminate: return [.quit]
    }
  }

  /// What a person does on a screen that shows nothing: they can leave, and nothing else; `nil` for all else.
  private func takeUnseen(_ action: Action) -> [Effect]? {
    switch action {
    case .key(let key, _):
      // Where a line is open a letter is text, seen or not.
      switch settings.keys.command(for: key, in: screen.hasLine ? .note : .list) {
      case .quit: [.quit]
      case .suspend: [.suspend]
      case .redraw: [.redraw]
      default: []
      }
    case .mouse, .pasted: []
    default: nil
    }
  }

  /// An answer that has come first is what is shown.
  private mutating func showRemembered() -> [Effect] {
    guard connection.lastAnswer == nil else { return [] }
    queue.hasRemembered = true
    guard connection == .connecting, queue.progress == nil else { return [] }
    queue.isRemembered = true
    return [.load(request(isLive: true))] + overviewRefresh
  }

  private mutating func lose(_ error: BackendError, nextTry: Timestamp) -> [Effect] {
    queue.progress = nil
    queue.isRemembered = false
    let since: Timestamp = if case .unreachable(_, let since, _, _) = connection { since } else { now }
    connection = .unreachable(error, since: since, lastAnswer: connection.lastAnswer, nextTry: nextTry)
    // Its line may be too short for all of it.
    queue.keep([error.phrase(telling)], at: now)
    tellWhoAsked(.couldNotBeAsked(error, telling), .warning)
    // A poll that failed half-way has brought some rows all the same.
    return [.load(request(isLive: true))]
  }

  private mutating func polled(changed: Bool, awaited: [QueueRow], _ standing: DataStanding) -> [Effect] {
    queue.progress = nil
    queue.hasPage = true
    (queue.isRemembered, queue.hasRemembered) = (false, false)
    let wasAnswering = connection.isAnswering
    queue.refreshes.add(now)
    queue.dataAt = standing.newestAt
    queue.speaksForAll = standing.speaksForAll
    queue.isArriving = standing.isArriving
    queue.accessUntil = standing.accessUntil
    connection = standing.isStale(at: now) ? .outdated(at: now) : .live(at: now)
    var effects: [Effect] = []
    let before = desks
    for row in awaited {
      for index in desks.indices where desks[index].row.id == row.id {
        effects += carryOut(desks[index].handle(.seen(row), at: now), of: desks[index].attempt.key)
      }
    }
    for desk in desks where desk.isAwaitingAnswer && !profile.isReadOnly {
      effects.append(.desk(desk.attempt.key, .askOutcome(desk.attempt.key, desk.row.id)))
    }
    followDesk(since: before.first { $0.attempt.key == openDesk?.attempt.key })
    announceLists(since: before)
    answerWhoAsked()
    announceEnds()
    sweepDesks()
    if changed || !wasAnswering || !list.isLoaded { effects.append(.load(request(isLive: true))) }
    if changed { effects += overviewRefresh }
    // A desk that was open before there were any rows could not be told what is next.
    if changed, case .desk(let state) = screen.below, state.next == nil, let desk = desk(state.key) {
      effects.append(.findNext(state.key, after: desk.row.id))
    }
    if changed, case .detail(let state) = screen, state.origin != .list { effects.append(.loadRow(state.row.id)) }
    announceNews()
    announce(standing.remarks)
    return effects
  }

  /// When the next poll comes is no longer what was said before one had ended.
  private mutating func endPollNotice() {
    if notice?.passesWithPoll == true { notice = nil }
  }

  /// Says what a backend remarks: the first, and where the others can be read, where there are others.
  private mutating func announce(_ remarks: [Phrase]) {
    guard let first = remarks.first else { return }
    queue.keep(remarks, at: now)
    let count: SafeText = remarks.count > 1 ? "+\(remarks.count - 1), " : .empty
    func told(_ language: Language) -> SafeText {
      let others: SafeText = queue.remarks.count > 1 ? " (\(count):\(PromptVerb.remarks.name(language)))" : .empty
      return first.text(language) + others
    }
    notice = .kept(Phrase(id: told(.indonesian), en: told(.english)), .warning)
  }

  /// The document of an open detail screen is shown as it is now.
  private mutating func refreshOpenScreen() -> [Effect] {
    let shown = list.departed ?? list.row(at: list.cursor)
    leaveUnseen(shown)
    return shown.map { showInDetail($0) } ?? []
  }

  /// A document as it is now, where its detail is open.
  private mutating func showInDetail(_ shown: QueueRow) -> [Effect] {
    guard case .detail(var state) = screen, shown.id == state.row.id, shown != state.row else { return [] }
    let moved =
      shown.document.status != state.row.document.status || shown.missingSince != state.row.missingSince
      || shown.annotation != state.row.annotation
    state.row = shown
    screen = .detail(state)
    return moved ? [.loadHistory(shown.id)] : []
  }

  mutating func press(_ key: Key, isHasty: Bool) -> [Effect] {
    // The time of a demo flies: a moment there is no absence.
    // Who only looks on is not the one who is told what is new.
    let isBack = !isWatching && queue.attendance.key(at: now) && !profile.isDemo
    if isHasty, let notice, notice.holdsKeys, !isLineByLine, settings.keys.command(for: key, in: .note) == nil {
      return pressHeldBack(key, by: notice)
    }
    if let effects = swallowRest(key) { return effects }
    notice = nil
    round.heldAt = now
    // Whoever types on has something else in mind by now: no desk opens under their hands.
    queue.awaitedDesk = nil
    if let effects = pressOnTheWay(key) { return effects }
    var asked: Command?
    screen.changeDesk { state in
      asked = state.asked
      state.asked = nil
      state.isAsking = false
    }
    defer { if isBack { sayNews() } }
    if let effects = leavePlain(key) ?? typePrompt(key) ?? typeToken(key) ?? typeJournalFilter(key)
      ?? typeHelpSearch(key)
    {
      return effects
    }
    let typed = typeFilter(key) ?? typeJump(key) ?? typeTabName(key) ?? typeCount(key) ?? typeNote(key)
    if let typed { return typed }
    defer { list.count = nil }
    if let effects = typeLater(key) ?? typeReference(key) { return effects }
    guard let command = settings.keys.command(for: key, in: context) else {
      // Who presses keys to see what they do learns that this one does nothing.
      if case .list = screen, !isLineByLine { notice = Notice(.unboundKey(key, telling), .warning) }
      return []
    }
    return run(command, key: key, asked: asked, isHasty: isHasty)
  }

  /// Does what a key or the command line asks for.
  ///
  /// - Parameters:
  ///   - asked: What the key before asked for and is done when it is asked for again.
  ///   - isHasty: Whether that was too short a while ago for its answer to have been read.
  mutating func run(_ command: Command, key: Key, asked: Command? = nil, isHasty: Bool = false) -> [Effect] {
    // Asked for again with a key or on the command line; anything else has changed the person's mind.
    if command != .quit, command != .prompt { isEndAsked = false }
    if let effects = runOnTour(command) { return effects }
    switch command {
    case .prompt: return openPrompt()
    case .askForFile: return askForFile()
    case .nextQueue: return showQueue(by: 1)
    case .previousQueue: return showQueue(by: -1)
    case .allQueues: return toggleAllQueues()
    case .quit: return end()
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .help:
      screen = .help(HelpState(), over: screen)
      return []
    case .takeTurns: return toggleRound()
    case .doctor: return openCheckup()
    case .signers: return openSigners()
    case .plan: return openPlan()
    case .refresh where context == .checkup || context == .signers: break
    case .refresh: return isOverAll ? queues.map { .at($0.number, .poll) } : [.poll]
    case .deskUnderWay: return isOverAll ? sayEachItsOwn() : showDeskUnderWay()
    case _ where Command.replaying.contains(command): return pressInReplay(command)
    default: break
    }
    switch screen {
    case .list, .search, .jump, .namingTab: return pressInList(command)
    case .sort(let state): return pressInSort(command, key: key, state)
    case .detail(let state): return pressInDetail(command, key: key, state)
    case .overview(let state): return pressInOverview(command, state)
    case .figures: return pressInFigures(command)
    case .columns(let chooser): return pressInColumns(command, chooser)
    case .desk(let state): return pressAtDesk(command, key: key, state, asked: asked, isHasty: isHasty)
    case .journal(let state): return pressInJournal(command, state)
    case .copy(let state, let below): return pressInCopy(command, key: key, state, over: below)
    case .note(let state, let below): return pressInNote(command, state, over: below)
    case .help(let state, let below): return pressInHelp(command, state, over: below)
    case .page(let page, let scroll, let below): return pressInPage(command, page, scroll: scroll, over: below)
    case .importing(let scroll, let below): return pressInImport(command, scroll: scroll, over: below)
    case .checkup(let state, let below): return pressInCheckup(command, state, over: below)
    case .signers(let state, let below): return pressInSigners(command, state, over: below)
    case .plan(let state, let below): return pressInPlan(command, state, over: below, isHasty: isHasty)
    case .prompt, .token: return []
    }
  }

  private mutating func pressInDetail(_ command: Command, key: Key, _ state: DetailState) -> [Effect] {
    switch command {
    case .back:
      screen = state.origin
      return [.load(request(isLive: true))]
    case .reupload: return askForDesk(state.row)
    case .mark: return [.annotate(Subject(state.row.document), .toggleMark)]
    case .note: return writeNote(on: state.row)
    case .copy: return openCopy(of: state.row)
    case .journal: return openJournal(of: state)
    case .tick: return tickInDetail(key, state)
    default:
      var state = state
      state.scroll = scrolled(state.scroll, by: command, lines: DetailScreen.lines(state, self).count)
      screen = .detail(state)
      return []
    }
  }

  private mutating func pressInFigures(_ command: Command) -> [Effect] {
    guard command == .back else { return [] }
    screen = .list
    return [.load(request(isLive: true))]
  }

  private mutating func pressInPage(
    _ command: Command, _ page: TextPage, scroll: Int, over below: Screen
  ) -> [Effect] {
    switch command {
    case .back: screen = below
    default:
      let lines = page.lines(self).count
      screen = .page(page, scroll: scrolled(scroll, by: command, lines: lines), over: below)
    }
    return []
  }

  /// A scroll position after a command, so that the last line never leaves the bottom of the screen.
  func scrolled(_ scroll: Int, by command: Command, lines: Int) -> Int {
    command.scrolled(scroll, lines: lines, page: bodyHeight)
  }

  /// Brings a step that was ticked into sight: out of it the key would seem to do nothing.
  mutating func showStep(_ number: Int) {
    switch screen {
    case .desk(var state):
      guard let desk = desk(state.key) else { return }
      state.scroll = scrolled(state.scroll, toStep: number, of: DeskScreen.lines(desk, self))
      screen = .desk(state)
    case .detail(var state):
      state.scroll = scrolled(state.scroll, toStep: number, of: DetailScreen.lines(state, self))
      screen = .detail(state)
    default: break
    }
  }

  /// The scroll position nearest to this one at which a step is in sight, or where it is longer than a page its beginning.
  private func scrolled(_ scroll: Int, toStep number: Int, of lines: [Line]) -> Int {
    let page = bodyHeight
    let shown = max(0, min(scroll, lines.count - page))
    guard let first = lines.firstIndex(where: { $0.step == number }),
      let last = lines.lastIndex(where: { $0.step == number })
    else { return shown }
    return min(first, max(shown, last - page + 1))
  }

  /// A re-upload by its key.
  public func desk(_ key: IdempotencyKey) -> ReuploadDesk? {
    desks.first { $0.attempt.key == key }
  }

  /// The re-upload on the screen, or under the help.
  public var openDesk: ReuploadDesk? {
    if case .desk(let state) = screen.below { desk(state.key) } else { nil }
  }
}

extension Command {
  /// A scroll position after it, so that the last line never leaves the bottom of a page.
  func scrolled(_ scroll: Int, lines: Int, page: Int) -> Int {
    let target =
      switch self {
      case .up: scroll - 1
      case .down: scroll + 1
      case .pageUp: scroll - page
      case .pageDown: scroll + page
      case .halfPageUp: scroll - page / 2
      case .halfPageDown: scroll + page / 2
      case .top: 0
      case .bottom: lines
      default: scroll
      }
    return max(0, min(target, lines - page))
  }
}

extension ReuploadDesk {
  /// Whether the backend may know more by now: asked with every poll.
  var isAwaitingAnswer: Bool {
    guard !attempt.hold.isElsewhere else { return false }
    return switch phase {
    case .inDoubt: true
    case .waiting: attempt.state == .queued
    default: false
    }
  }
}

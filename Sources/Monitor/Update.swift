import UploadQueue

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
      answerWhoRefreshed(action, of: self.queue.number)
      if !action.isOfPerson { cutShort(typed) }
      return comeBack(with: effects) + walkOn()
    }
    if queue == QueueState.numberOfAll { return followVisit(action) }
    // What a queue still had to say when it was closed is of no interest any longer.
    guard let place = place(of: queue) else { return [] }
    // Nor is a document, to whoever has turned back to the list over all.
    if isOverAll, case .documentFound = action { return [] }
    if isOverAll, case .changesSeen(let changes) = action { list.pause?.waiting += changes.count }
    let effects = elsewhere(place) { $0.take(action) }
    answerWhoRefreshed(action, of: queue)
    return effects
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
    case .polled(let changed, let awaited, let standing, _):
      endPollNotice()
      return polled(changed: changed, awaited: awaited, standing)
    case .capabilitiesKnown(let capabilities): return learn(capabilities)
    case .pollFailed(let error, let nextTry):
      endPollNotice()
      return lose(error, nextTry: nextTry)
    case .remembered: return showRemembered()
    case .pageCame(let progress):
      queue.progress = progress
      queue.hasPage = true
      return []
    case .pollPostponed(let until, let hasAccess):
      postpone(until: until, hasAccess: hasAccess)
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
    case .signersLoaded(let book): return learn(book)
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
      return deskRefused(refusal, of: document)
    case .desk(let key, let event): return happen(event, at: key)
    case .nextFound(let document, let row): return foundNext(row, after: document)
    case .plan(let news): return hear(news)
    case .journalFailed(let error):
      forgetPendingEntries()
      screen.changeDetail { ($0.isHistoryAwaited, $0.areStepsAwaited) = (false, false) }
      queue.keep([error.phrase], at: now)
      notice = .kept(error.phrase, .wrong)
      return []
    case .settings(let news): return take(news)
    case .imported(let news): return hear(news)
    case .exported(let news, let query):
      hear(news, of: query)
      return []
    case .namesFound(let begun, let names):
      suggest(names, beginning: begun)
      return []
    case .queuesChanged(let news):
      notice = news.phrase(telling.colon).map { Notice($0, .good, holdsKeys: news.replacesScreen) } ?? notice
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
}

import TerminalKit
import UploadQueue
import Wording

/// What is planned for a quieter hour: told, and sent when its time has come, through the same desk as everything else.
extension Model {
  mutating func hear(_ news: PlanNews) -> [Effect] {
    switch news {
    case .stands(let plan, let halted):
      queue.plan = plan ?? queue.plan
      tell(halted: halted)
      keepPlanCursor()
    case .added(let upload, let plan):
      queue.plan = plan
      let when = (whenLater(upload.dueAt, .indonesian), whenLater(upload.dueAt, .english))
      notice = Notice(
        Phrase(
          id: "\(upload.subject.name) direncanakan \(when.0). \(telling.key(.plan, .indonesian)): seluruh rencana.",
          en: "\(upload.subject.name) is planned for \(when.1). \(telling.key(.plan, .english)): the whole plan."),
        .good)
    case .cancelled(let keys, let plan):
      queue.plan = plan
      notice = cancelNotice(plan.uploads.filter { keys.contains($0.key) })
      keepPlanCursor()
    case .due(let upload): return beginPlanned(upload)
    case .ready(let desk): return sendPlanned(desk)
    case .refused(let upload, let refusal):
      queue.openingPlanned = nil
      return refusal.passesByItself ? [] : halt(upload.key, refusal.phrase(telling))
    case .failed(let wish, let error):
      if case .open = wish { queue.openingPlanned = nil }
      queue.keep([error.phrase], at: now)
      notice = .kept(error.phrase, .wrong)
    }
    return []
  }

  /// Says what was cancelled, and what had been begun before it could be.
  private func cancelNotice(_ asked: [PlannedUpload]) -> Notice {
    func names(_ isMeant: (PlannedUpload) -> Bool) -> [String] { asked.filter(isMeant).map(\.subject.name) }
    let cancelled = names { $0.state == .cancelled }
    let begun = names { if case .attempted = $0.state { true } else { false } }
    switch (cancelled.isEmpty, begun.isEmpty) {
    case (_, false): return Notice(.planBegun(begun, cancelled: cancelled), .warning)
    case (false, true): return Notice(.planCancelled(cancelled))
    case (true, true): return Notice(.nothingToCancel, .warning)
    }
  }

  /// Gets the desk ready of the planned upload whose time has come, once; not before the queue answers, as until then a
  /// document may only seem to be missing.
  ///
  /// A desk at which it could not be begun, and which somebody still looks at, does not stand in its way.
  private mutating func beginPlanned(_ upload: PlannedUpload) -> [Effect] {
    guard !profile.isReadOnly, connection.isLive, queue.openingPlanned == nil, desk(upload.key)?.isOver ?? true,
      queue.plannedAgain.map({ $0.at <= now }) ?? true
    else { return [] }
    queue.openingPlanned = upload.key
    return [.plan(.open(upload))]
  }

  /// Says the yes that was said when it was planned, where everything allows it that allows it at the desk.
  ///
  /// What only has to be waited for, such as another re-upload or an answer, is tried again with the next look at the
  /// plan.
  private mutating func sendPlanned(_ ready: ReuploadDesk) -> [Effect] {
    let key = ready.attempt.key
    guard queue.openingPlanned == key else { return [] }
    queue.openingPlanned = nil
    if ready.isOver { return halt(key, ready.statePhrase(telling)) }
    if let refusal = permission(toReupload: ready.row).refusal {
      return refusal.passesByItself ? [] : halt(key, refusal.phrase(telling))
    }
    // Whoever still looks at the one before sees this one go on in its place.
    desks.removeAll { $0.attempt.key == key }
    desks.append(ready)
    return happen(.confirm, at: key)
  }

  private func halt(_ key: IdempotencyKey, _ why: Phrase) -> [Effect] {
    [.plan(.halt(key, .failed(why.text(language).string)))]
  }

  /// How long it is waited before what could not be begun for now is tried again.
  static let plannedAgainAfter: Duration = .seconds(30)

  /// Tells when what was planned is begun, and halts what ended before that; what another Pantau has begun or cancelled is
  /// only that one's, and what only has to be waited for is tried again a while later.
  mutating func followPlanned(_ desk: ReuploadDesk, since before: ReuploadDesk) -> [Effect] {
    let key = desk.attempt.key
    guard desk.isOver || desk.isJournaled, !before.isOver, !before.isJournaled,
      queue.plan.uploads.contains(where: { $0.key == key })
    else { return [] }
    let last = queue.plannedAgain
    queue.plannedAgain = nil
    guard case .over(let ending) = desk.phase else {
      notice = Notice(.sentAsPlanned(desk.row.document.name))
      return []
    }
    if case .notJournaled(.notPlanned) = ending { return [] }
    guard let why = ending.passing(telling) else { return halt(key, desk.statePhrase(telling)) }
    let soonest = now + Self.plannedAgainAfter
    let again = PlannedAgain(key: key, at: max(soonest, ending.retryAt ?? soonest), why: why)
    queue.plannedAgain = again
    // It is told once, and not anew each time that it is tried.
    if last?.key != key || last?.why != why {
      notice = Notice(.plannedAgain(desk.row.document.name, again, telling), .warning)
    }
    return []
  }

  /// What is tried again of the plan, where it is what this desk was for; `nil` where it is not.
  func plannedAgain(at desk: ReuploadDesk) -> PlannedAgain? {
    let key = desk.attempt.key
    return queue.plannedAgain.flatMap { again in
      again.key == key && queue.plan.waiting.contains { $0.key == key } ? again : nil
    }
  }

  /// Says what is not sent, and that it needs the person; kept among the remarks, as nobody may be there to read it.
  private mutating func tell(halted: [PlannedUpload]) {
    guard let first = halted.first, case .halted(let why) = first.state else { return }
    let more: SafeText = halted.count > 1 ? " (+\(halted.count - 1))" : .empty
    let (due, name) = (first.dueAt, first.subject.name)
    // It may be read on another day than it was planned for, or told.
    func when(_ language: Language) -> SafeText { "\(due.dated(language, in: zone)) \(zone.name(at: due))" }
    func phrase(_ telling: Telling) -> Phrase {
      Phrase(
        id: """
          Rencana \(when(.indonesian)) ditahan, tidak dikirim: \(name)\(more); \(why.phrase.text(.indonesian)). \
          \(telling.key(.plan, .indonesian)) menunjukkannya; setujui lagi satu per satu.
          """,
        en: """
          Planned for \(when(.english)), held and not sent: \(name)\(more); \(why.phrase.text(.english)). \
          \(telling.key(.plan, .english)) shows it; confirm each anew.
          """)
    }
    // Its remarks are read where it is shown.
    var shown = telling
    shown.isElsewhere = false
    queue.keep([phrase(shown)], at: now)
    notice = .kept(phrase(telling), .warning)
  }

  /// A moment to come, with its day where that is not today, and how far off it is.
  func whenLater(_ moment: Timestamp, _ language: Language) -> SafeText {
    let span = max(.zero, moment - now).words(language)
    let far: SafeText = language == .indonesian ? "\(span) lagi" : "in \(span)"
    return "\(whenNamed(moment, language)) (\(far))"
  }
}

// MARK: - The plan on the screen

extension Model {
  mutating func openPlan() -> [Effect] {
    guard !isOverAll else { return sayEachItsOwn() }
    if case .plan = screen { return [] }
    screen = .plan(PlanState(), over: screen)
    return []
  }

  mutating func pressInPlan(_ command: Command, _ state: PlanState, over below: Screen, isHasty: Bool) -> [Effect] {
    var state = state
    let uploads = queue.plan.uploads
    let selected = uploads.indices.contains(state.cursor) ? uploads[state.cursor] : nil
    let asked = state.asked
    state.asked = nil
    screen = .plan(state, over: below)
    switch command {
    case .back:
      screen = below
      return [.load(request(isLive: true))]
    case .open: return selected.map { [.openDocument($0.subject)] } ?? []
    case .reupload, .cancelPlanned, .cancelAllPlanned:
      guard !profile.isReadOnly else {
        notice = Notice(Refusal.readOnly.phrase(telling), .warning)
        return []
      }
      return command == .reupload
        ? askForDesk(of: selected)
        : cancel(command, selected, state, over: below, isAgain: asked == command && !isHasty)
    default:
      let place = command.scrolled(state.cursor, lines: uploads.count + bodyHeight - 1, page: bodyHeight)
      state.cursor = max(0, min(place, uploads.count - 1))
      screen = .plan(state, over: below)
      return []
    }
  }

  private mutating func askForDesk(of upload: PlannedUpload?) -> [Effect] {
    guard let subject = upload?.subject else { return [] }
    (queue.awaitedDesk, queue.isGoingOn) = (subject.document, false)
    notice = Notice(.openingDesk("\(subject.name)"))
    return [.openDesk(subject.document, isDataOld: isDataOld)]
  }

  /// Takes the selected one out of the plan, or all of it, once that was asked.
  private mutating func cancel(
    _ command: Command, _ selected: PlannedUpload?, _ state: PlanState, over below: Screen, isAgain: Bool
  ) -> [Effect] {
    let meant = (command == .cancelPlanned ? [selected].compactMap(\.self) : queue.plan.uploads)
      .filter(\.isCancellable)
    guard !meant.isEmpty else {
      notice = Notice(.nothingToCancel)
      return []
    }
    guard isAgain else {
      notice = Notice(.cancelQuestion(command, meant.map(\.subject.name), telling), .warning)
      var state = state
      state.asked = command
      screen = .plan(state, over: below)
      return []
    }
    return [.plan(.cancel(meant.map(\.key)))]
  }

  /// The plan has become another, and perhaps shorter.
  private mutating func keepPlanCursor() {
    guard case .plan(var state, let below) = screen else { return }
    state.cursor = max(0, min(state.cursor, queue.plan.uploads.count - 1))
    screen = .plan(state, over: below)
  }
}

extension PlannedUpload {
  /// Whether it can still be taken out of the plan.
  var isCancellable: Bool { isOpen && !isUnderWay }
}

// MARK: - Planning at the desk

extension Model {
  /// Asks when the document of the dialog is to be sent.
  mutating func askForTime(_ desk: ReuploadDesk) -> [Effect] {
    guard !desk.isHandOff else {
      notice = Notice(.nothingToPlan, .warning)
      return []
    }
    guard desk.row.approvedTwin == nil else {
      notice = Notice(Refusal.perhapsDouble.phrase(telling), .warning)
      return []
    }
    // As a yes does nothing either until the reference that is asked stands there.
    guard desk.isTypedRight else { return [] }
    let usual = settings.quieterHour.written
    screen.changeDesk { $0.later = LaterQuestion(line: LineEditor(offering: usual, longest: 40), time: nil) }
    return []
  }

  /// Whether the line is open in which the time is typed.
  func isAskingForTime(_ state: DeskState) -> Bool {
    guard let later = state.later, later.time == nil, case .confirming = desk(state.key)?.phase else { return false }
    return true
  }

  /// A key while the time is being typed; `nil` where it is not for its line.
  mutating func typeLater(_ key: Key) -> [Effect]? {
    guard case .desk(var state) = screen, isAskingForTime(state), var later = state.later else { return nil }
    switch key {
    case .escape: state.later = nil
    case .enter:
      guard let time = LaterTime(later.line.text, after: now, in: zone) else {
        notice = Notice(.noTime(later.line.text), .warning)
        return []
      }
      later.time = time
      state.later = later
    default:
      guard later.line.type(key) else { return nil }
      state.later = later
    }
    screen = .desk(state)
    return []
  }

  /// Text pasted where the time is typed; whether there is such a place.
  mutating func pasteLater(_ text: String) -> Bool {
    guard case .desk(var state) = screen, isAskingForTime(state) else { return false }
    state.later?.line.insert(text)
    screen = .desk(state)
    return true
  }

  /// The answer to whether the document is to be sent at the time that was named; `nil` where it is not asked.
  mutating func answerLater(
    _ command: Command, _ state: DeskState, _ desk: ReuploadDesk, isHasty: Bool
  ) -> [Effect]? {
    guard let time = state.later?.time, case .confirming = desk.phase else { return nil }
    switch command {
    case .confirm:
      guard !isHasty else {
        notice = Notice(.readFirst(telling), .warning)
        return []
      }
      return plan(desk, at: time)
    case .later: return askForTime(desk)
    default:
      screen.changeDesk { $0.later = nil }
      return nil
    }
  }

  /// The rules are asked as for sending it now; nothing is sent before its time.
  private mutating func plan(_ desk: ReuploadDesk, at time: LaterTime) -> [Effect] {
    guard time.at > now else {
      notice = Notice(.timeIsOver, .warning)
      return askForTime(desk)
    }
    screen.changeDesk { $0.later = nil }
    guard desk.isTypedRight else { return [] }
    let double = desk.row.approvedTwin.map { _ in Refusal.perhapsDouble }
    if let refusal = permission(toReupload: desk.row).refusal ?? double {
      notice = Notice(refusal.phrase(telling), .warning)
      return happen(.decline, at: desk.attempt.key)
    }
    let upload = PlannedUpload(desk, dueAt: time.at, at: now)
    return happen(.decline, at: desk.attempt.key) + [.plan(.add(upload))]
  }
}

extension ReuploadDesk.Ending {
  /// What kept it from being begun, where that passes by itself; `nil` otherwise.
  fileprivate func passing(_ telling: Telling) -> Phrase? {
    switch self {
    case .refused(let refusal): refusal.passesByItself ? refusal.phrase(telling) : nil
    case .notJournaled(.anotherUnderWay(let name)): Refusal.anotherUnderWay(name).phrase(telling)
    case .failed(let error): error.passesByItself ? error.phrase(telling) : nil
    case .notJournaled, .changed, .rejected, .settled: nil
    }
  }

  /// Before when the backend wants no further call, where it has said so.
  fileprivate var retryAt: Timestamp? { if case .failed(let error) = self { error.retryAt } else { nil } }
}

extension BackendError {
  /// Whether it is worth asking again without anybody doing anything.
  fileprivate var passesByItself: Bool {
    switch self {
    case .unavailable, .rateLimited, .tooSoon, .notBefore, .notSent, .circuitOpen: true
    case .notAuthorized, .rejected, .notAllowed, .alreadyInProgress, .alreadyApproved, .protocolBroken: false
    }
  }
}

extension Refusal {
  /// Whether it holds only for as long as something else goes on.
  fileprivate var passesByItself: Bool {
    switch self {
    case .stale, .outdated, .anotherUnderWay, .underWayAt, .underWayElsewhere, .inDoubt: true
    default: false
    }
  }
}

import TerminalKit
import UploadQueue
import Wording

extension Model {
  /// Whether a document may be uploaded again now, and if not, why: every key and screen asks here.
  public func permission(toReupload row: QueueRow) -> Permission {
    guard isOverAll else {
      let own = queue.permission(toReupload: row)
      guard own == .allowed else { return own }
      // Another queue may show the same document, and whoever has come from the list over all knows what each says.
      let objection = visit.flatMap { $0.shows(row, in: queue.number) ? $0.origins.objection : nil }
      let refusal = refusalElsewhere(of: row.document, besides: [queue.number]) ?? objection
      return refusal.map { .refused($0) } ?? own
    }
    if let refusal = refusal(of: row) { return .refused(refusal) }
    return actingOrigin(for: row).map { permission(toReupload: row, at: $0) } ?? .refused(.backendCannot)
  }

  /// Whether the data shown is too old to act on at a single key.
  public var isDataOld: Bool {
    guard let newest = dataAt else { return true }
    return now - newest > settings.oldAfter
  }
}

extension QueueState {
  /// Whether a document of this queue may be uploaded again now, and if not, why.
  func permission(toReupload row: QueueRow) -> Permission {
    if profile.isReadOnly { return .refused(.readOnly) }
    if row.missingSince != nil { return .refused(.missing) }
    if case .refused(let refusal) = Lifecycle.permits(
      .reupload, from: row.document.status, kind: row.document.kind)
    {
      return .refused(refusal)
    }
    if profile.capabilities.reupload == .none { return .refused(.backendCannot) }
    if case .outdated = connection { return .refused(.outdated) }
    if !connection.isLive { return .refused(.stale) }
    for desk in desks where desk.isUnderWay {
      if desk.phase == .inDoubt { return .refused(.inDoubt(desk.row.document.name)) }
      if desk.isBusy || desk.attempt.isInFlight || desk.row.id == row.id {
        let name = desk.row.document.name
        guard desk.attempt.hold.isElsewhere, let (by, since) = desk.attempt.hold.holder else {
          return .refused(.anotherUnderWay(name))
        }
        return .refused(.underWayAt(by, since: since, name))
      }
    }
    return .allowed
  }

}

extension Model {
  /// As of when a document of the shown queue is known to stand as it does: since it was read, answers that speak for all of
  /// the queue may have brought nothing else of it.
  func knownAt(_ row: QueueRow) -> Timestamp {
    let read = row.document.observedAt
    // The last page of a snapshot says nothing of what the first brought. What was read by itself since then, or before an
    // answer broke off, speaks for itself alone.
    guard profile.capabilities.isIncremental || queue.dataAt != nil, queue.speaksForAll, row.missingSince == nil,
      let newest = dataAt, let answer = connection.lastAnswer
    else { return read }
    return max(read, min(newest, answer))
  }

  /// Whether what is known of a document is too old to act on at a single key, be it that other documents are newer.
  func isDataOld(on document: Document) -> Bool {
    isDataOld || !queue.speaksForAll && now - document.observedAt > settings.oldAfter
  }

  mutating func askForDesk(_ row: QueueRow) -> [Effect] {
    // A re-upload of this very document that is under way is shown, not begun again.
    if let desk = desks.first(where: { $0.row.id == row.id && $0.isUnderWay }), !desk.attempt.hold.isElsewhere {
      return show(desk: desk.attempt.key)
    }
    if let refusal = permission(toReupload: row).refusal {
      notice = Notice(refusal.phrase(telling), .warning)
      return []
    }
    (queue.awaitedDesk, queue.isGoingOn) = (row.id, false)
    notice = Notice(.openingDesk("\(row.document.name)"))
    return [.openDesk(row.id, isDataOld: isDataOld(on: row.document))]
  }

  mutating func openDesk(_ desk: ReuploadDesk) -> [Effect] {
    // A key pressed meanwhile was meant for what was on the screen then: nothing takes its place under it.
    guard queue.awaitedDesk == desk.row.id else { return [] }
    queue.awaitedDesk = nil
    notice = nil
    // Another Pantau has begun it: nobody is led to its desk as if they had begun it, and who goes on does so past it.
    if desk.isJournaled {
      if self.desk(desk.attempt.key) == nil { desks.append(desk) }
      guard desk.attempt.hold.isElsewhere else { return show(desk: desk.attempt.key) }
      if queue.isGoingOn {
        queue.awaitedDesk = desk.row.id
        return [.findNext(desk.attempt.key, after: desk.row.id)]
      }
    }
    // Between asking and being ready the document may have changed, or another re-upload begun.
    if let refusal = permission(toReupload: desk.row).refusal {
      notice = Notice(refusal.phrase(telling), .warning)
      return []
    }
    desks.append(withPlannedSigner(desk))
    return show(desk: desk.attempt.key)
  }

  /// The desk with the signer that was confirmed for this very attempt when it was planned, as long as they are offered.
  private func withPlannedSigner(_ desk: ReuploadDesk) -> ReuploadDesk {
    guard let upload = queue.plan.open(of: desk.row.id), upload.number == desk.attempt.number,
      let signer = upload.signer
    else { return desk }
    var desk = desk
    _ = desk.handle(.choose(signer: signer), at: now)
    return desk
  }

  /// The re-uploads that are not over: the one that holds back others, and those that wait for a list.
  var underWay: [ReuploadDesk] { desks.filter(\.isUnderWay) }

  /// Shows a re-upload that is under way, the one that holds back others first; from its desk the next one.
  mutating func showDeskUnderWay() -> [Effect] {
    let open = underWay
    let shown = openDesk.flatMap { desk in open.firstIndex { $0.attempt.key == desk.attempt.key } }
    let first = open.first { $0.isBusy || $0.attempt.isInFlight } ?? open.first
    guard let desk = shown.map({ open[($0 + 1) % open.count] }) ?? first else {
      notice = Notice(.nothingUnderWay)
      return []
    }
    if open.count == 1, shown != nil { notice = Notice(.nothingElseUnderWay) }
    return show(desk: desk.attempt.key)
  }

  private mutating func show(desk key: IdempotencyKey) -> [Effect] {
    screen = .desk(DeskState(key: key))
    sweepDesks()
    return desk(key).map { [.findNext(key, after: $0.row.id), .loadOverview, .loadSigners(asking: false)] } ?? []
  }

  /// Re-uploads that outlived the last run: what is in doubt is shown first thing.
  ///
  /// What another Pantau that is running sees through is only known here.
  mutating func resume(_ found: [ReuploadDesk]) -> [Effect] {
    let found = found.filter { desk($0.attempt.key) == nil }
    desks += found
    // Who may only look leaves the asking to somebody who may act.
    guard !profile.isReadOnly else { return [] }
    var effects: [Effect] = []
    for desk in found where desk.phase == .inDoubt && !desk.attempt.hold.isElsewhere {
      effects.append(.desk(desk.attempt.key, .askOutcome(desk.attempt.key, desk.row.id)))
    }
    let first =
      found.first { $0.phase == .inDoubt && !$0.attempt.hold.isElsewhere }
      ?? found.first { $0.phase == .handOff && $0.attempt.hold == .own }
    // The line below the list says what is under way to whoever types by now.
    if let first, !screen.hasLine { effects += show(desk: first.attempt.key) }
    return effects
  }

  /// What another Pantau at the queue has begun, settled or taken over is as the journal has it; what this one sees
  /// through it knows better, until it has ended.
  mutating func learn(_ news: [ReuploadDesk]) -> [Effect] {
    let before = openDesk
    var effects: [Effect] = []
    for desk in news {
      guard let place = desks.firstIndex(where: { $0.attempt.key == desk.attempt.key }) else {
        guard desk.attempt.hold != .own, !desk.isOver else { continue }
        desks.append(desk)
        giveWay(to: desk)
        if desk.phase == .inDoubt, !desk.attempt.hold.isElsewhere {
          effects += carryOut([.askOutcome(desk.attempt.key, desk.row.id)], of: desk.attempt.key)
        }
        continue
      }
      let known = desks[place]
      guard desk.isOver ? !known.isOver : known.attempt.hold != .own || desk.attempt.hold != .own else { continue }
      desks[place] = desk
    }
    followDesk(since: before)
    announceEnds()
    sweepDesks()
    // What was free for whoever goes on may not be free any longer.
    if let desk = openDesk, desk.isJournaled || desk.isOver {
      effects.append(.findNext(desk.attempt.key, after: desk.row.id))
    }
    return effects + [.load(request(isLive: true))]
  }

  /// A desk at which nothing was decided becomes that of the re-upload another Pantau has begun of its document.
  private mutating func giveWay(to begun: ReuploadDesk) {
    guard let open = openDesk, open.row.id == begun.row.id, !open.isUnderWay, !open.isOver else { return }
    screen.changeDesk { state in
      state.key = begun.attempt.key
      (state.scroll, state.asked, state.told, state.later) = (0, nil, nil, nil)
    }
    guard let (by, since) = begun.attempt.hold.holder else { return }
    tellAtDesk(.begunAt(by, since: telling.clock(since), "\(begun.row.document.name)"), .warning)
  }

  mutating func happen(_ event: ReuploadDesk.Event, at key: IdempotencyKey) -> [Effect] {
    guard let index = desks.firstIndex(where: { $0.attempt.key == key }) else { return [] }
    let before = desks[index]
    let effects =
      carryOut(desks[index].handle(event, at: now), of: key) + followPlanned(desks[index], since: before)
    followDesk(since: before)
    if key == openDesk?.attempt.key { answer(event, since: before) }
    announceEnds()
    sweepDesks()
    return effects + [.load(request(isLive: true))]
  }

  /// Where the desk on the screen stands otherwise than before, it is read from its top, and what was said or asked
  /// of how it stood goes.
  mutating func followDesk(since before: ReuploadDesk?) {
    guard let before, let desk = openDesk, desk.attempt.key == before.attempt.key else { return }
    let isSame =
      desk.statePhrase(telling) == before.statePhrase(telling) && desk.listPhrase(self) == before.listPhrase(self)
      && desk.row.document.status == before.row.document.status
    // Whoever asked how it stands sees the answer.
    if desk.phase != before.phase { screen.changeDesk { $0.isAsking = false } }
    // The time is a question of the dialog, and goes with it.
    if case .confirming = desk.phase {} else { screen.changeDesk { $0.later = nil } }
    guard !isSame, case .desk(let state) = screen.below else { return }
    if notice == state.told { notice = nil }
    screen.changeDesk { ($0.scroll, $0.asked, $0.told) = (0, nil, nil) }
  }

  /// Says something of how the desk on the screen stands, for as long as it stands so.
  mutating func tellAtDesk(_ phrase: Phrase, _ role: Style.Role = .accent) {
    let said = Notice(phrase, role)
    notice = said
    screen.changeDesk { $0.told = said }
  }

  /// Who may only look sends and asks nothing; what the list shows of an end, the watch of the queue writes down.
  func carryOut(_ commands: [ReuploadDesk.Command], of key: IdempotencyKey) -> [Effect] {
    profile.isReadOnly ? [] : commands.map { .desk(key, $0) }
  }

  /// Says how re-uploads ended that are not on the screen: each, or where there is no room for that, the first and how many
  /// more there are.
  ///
  /// What is tried again as planned has not ended.
  mutating func announceEnds() {
    let open = openDesk?.attempt.key
    let ended = desks.filter { $0.isOver && $0.attempt.key != open && plannedAgain(at: $0) == nil }
    guard let first = ended.first else { return }
    func told(_ desks: some Sequence<ReuploadDesk>, _ end: SafeText = .empty) -> Notice {
      let phrases = desks.map { $0.outcomePhrase(telling) }
      func text(_ language: Language) -> SafeText {
        let texts = phrases.map { $0.text(language) }
        return texts.dropFirst().reduce(texts.first ?? .empty) { "\($0) · \($1)" } + end
      }
      return Notice(Phrase(id: text(.indonesian), en: text(.english)), first.outcomeRole)
    }
    let all = told(ended)
    notice = isLineByLine || hasRoom(for: all) ? all : told([first], " (+\(ended.count - 1))")
  }

  /// Desks that are over, or that nothing was decided at, go once they are not looked at.
  mutating func sweepDesks() {
    let open = openDesk?.attempt.key
    desks.removeAll { $0.attempt.key != open && ($0.isOver || !$0.isJournaled) && !$0.isBusy }
  }

  /// A key while the reference is being typed; `nil` where it is not for the dialog.
  mutating func typeReference(_ key: Key) -> [Effect]? {
    guard case .desk(let state) = screen, state.later == nil, let desk = desk(state.key),
      case .confirming = desk.phase, desk.mustType
    else { return nil }
    switch key {
    // Once the reference stands there, nothing is left to type, and y means yes.
    case .character("y") where desk.isTypedRight: return confirm(desk)
    case _ where desk.isTypedRight && settings.keys.command(for: key, in: .deskConfirming) == .later:
      return askForTime(desk)
    case .character(let character): return happen(.type(character), at: state.key)
    case .backspace: return happen(.erase, at: state.key)
    case .control("u"): return happen(.eraseAll, at: state.key)
    default: return nil
    }
  }

  /// The dialog on the screen in which a reference or a time is to be typed; `nil` where none is.
  var typedDialog: IdempotencyKey? {
    guard case .desk(let state) = screen, let desk = desk(state.key), case .confirming = desk.phase,
      desk.mustType || isAskingForTime(state)
    else { return nil }
    return state.key
  }

  /// A dialog in which something was to be typed may have closed by itself: what is typed on is still meant for it.
  mutating func cutShort(_ dialog: IdempotencyKey?) {
    guard dialog != nil, typedDialog == nil, case .desk = screen else { return }
    screen.changeDesk { $0.isCutShort = true }
    tellAtDesk(.dialogClosed, .warning)
  }

  /// A key that is the rest of what was typed in a dialog that has closed, up to Enter or Esc; `nil` for any other.
  mutating func swallowRest(_ key: Key) -> [Effect]? {
    guard case .desk(let state) = screen, state.isCutShort, settings.keys.command(for: key, in: .note) == nil else {
      return nil
    }
    if key == .enter || key == .escape {
      screen.changeDesk { $0.isCutShort = false }
      notice = nil
    } else {
      tellAtDesk(.dialogClosed, .warning)
    }
    return []
  }

  /// - Parameters:
  ///   - asked: What the key before this one asked for.
  ///   - isHasty: Whether that was too short a while ago for its answer to have been read.
  mutating func pressAtDesk(
    _ command: Command, key: Key, _ state: DeskState, asked: Command?, isHasty: Bool
  ) -> [Effect] {
    guard let desk = desk(state.key) else { return leaveDesk() }
    if profile.isReadOnly, command.actsAtDesk {
      notice = Notice(Refusal.readOnly.phrase(telling), .warning)
      return []
    }
    if command == .takeOver, !desk.mayBeTakenOver {
      tellAtDesk(.notWhileSending("\(desk.row.document.name)"), .warning)
      return []
    }
    if command == .skip, desk.phase == .handOff, state.next == nil {
      notice = Notice(.noMoreInvalid(waiting: underWay.count, telling))
      return []
    }
    // What cannot be taken back is not done at a single key.
    if let question = command.deskQuestion(for: desk, telling), asked != command || isHasty {
      tellAtDesk(question, .warning)
      screen.changeDesk { $0.asked = command }
      return []
    }
    if let effects = answerLater(command, state, desk, isHasty: isHasty) { return effects }
    switch command {
    case .send: return sendFromDesk(desk)
    case .later: return askForTime(desk)
    case .confirm:
      guard !isHasty else {
        notice = Notice(.readFirst(telling), .warning)
        return []
      }
      return confirm(desk)
    case .decline: return happen(.decline, at: state.key)
    case .signer:
      guard !desk.signers.isEmpty else {
        notice = Notice(.noOtherSigner(isHandOff: desk.isHandOff), .warning)
        return []
      }
      return chooseSigner(at: desk)
    case .tick:
      guard case .character(let digit) = key, let number = digit.wholeNumberValue else { return [] }
      let steps = desk.remedy.plan.count
      guard number <= steps else {
        return refuse(.noSuchStep(number, of: steps))
      }
      defer { showStep(number) }
      return happen(.tick(number), at: state.key)
    case .claimDone: return happen(.claimDone, at: state.key)
    case .withdraw: return happen(.withdraw, at: state.key)
    case .takeOver: return happen(.takeOver, at: state.key)
    case .askAgain: return askAgain(desk)
    case .stopWaiting: return happen(.stopWaiting, at: state.key)
    case .skip where desk.phase == .handOff:
      // The question was whether to put it aside.
      return happen(.withdraw, at: state.key) + moveOn(from: state)
    case .skip, .next: return moveOn(from: state)
    case .back: return leaveDesk()
    default:
      var state = state
      state.scroll = scrolled(state.scroll, by: command, lines: DeskScreen.lines(desk, self).count)
      screen = .desk(state)
      return []
    }
  }

  /// Says who signs from now on: the line that names the signer may be off the screen.
  private mutating func chooseSigner(at desk: ReuploadDesk) -> [Effect] {
    let effects = happen(.chooseNextSigner, at: desk.attempt.key)
    let signer = self.desk(desk.attempt.key)?.attempt.signer
    guard signer != desk.attempt.signer else {
      notice = Notice(.noOtherSigner(isHandOff: desk.isHandOff), .warning)
      return effects
    }
    // Line by line the desk tells it itself.
    if !isLineByLine { notice = Notice(.signs(signer, usual: desk.row.document.signer)) }
    return effects
  }

  /// The rules are asked once more: the connection or another re-upload may have changed since the dialog opened.
  private mutating func confirm(_ desk: ReuploadDesk) -> [Effect] {
    if let refusal = permission(toReupload: desk.row).refusal {
      notice = Notice(refusal.phrase(telling), .warning)
      return happen(.decline, at: desk.attempt.key)
    }
    return happen(.confirm, at: desk.attempt.key)
  }

  private mutating func sendFromDesk(_ desk: ReuploadDesk) -> [Effect] {
    if let refusal = permission(toReupload: desk.row).refusal {
      notice = Notice(refusal.phrase(telling), .warning)
      return []
    }
    screen.changeDesk { $0.later = nil }
    return happen(.askToSend, at: desk.attempt.key)
  }

  /// Leaves this document for the next Saved Invalid one, and selects it in the list.
  private mutating func moveOn(from state: DeskState) -> [Effect] {
    guard let next = state.next else {
      let phrase = Phrase.noMoreInvalid(waiting: underWay.count, telling)
      defer { notice = Notice(phrase) }
      return leaveDesk()
    }
    screen = .list
    sweepDesks()
    return goOn(to: next)
  }

  private mutating func goOn(to next: QueueRow) -> [Effect] {
    list.departed = nil
    list.selected = next.id
    let effects = askForDesk(next)
    queue.isGoingOn = true
    return effects + [.load(request(isLive: false))]
  }

  /// What is next after a re-upload is known.
  mutating func foundNext(_ row: QueueRow?, after key: IdempotencyKey) -> [Effect] {
    screen.changeDesk { if $0.key == key { ($0.next, $0.isNextKnown) = (row, true) } }
    guard queue.isGoingOn, let passed = queue.awaitedDesk, desk(key)?.row.id == passed else { return [] }
    queue.awaitedDesk = nil
    guard let row else {
      notice = Notice(.noMoreInvalid(waiting: underWay.count, telling))
      return []
    }
    return goOn(to: row)
  }

  private mutating func leaveDesk() -> [Effect] {
    screen = .list
    sweepDesks()
    return [.load(request(isLive: true))]
  }
}

extension ReuploadDesk {
  /// Whether the journal has it: then it is seen through, whoever looks.
  var isJournaled: Bool {
    switch phase {
    case .preparing, .confirming, .rereading, .recording: false
    case .sending, .inDoubt, .waiting, .handOff, .verifying: true
    case .over: false
    }
  }

  /// Whether all is done here, and only the outcome is awaited.
  var isSent: Bool {
    switch phase {
    case .inDoubt, .waiting, .verifying: true
    default: false
    }
  }

  /// Whether it holds back others: something has been agreed to that is not over.
  var isUnderWay: Bool { isBusy || isJournaled }

  var outcomeRole: Style.Role {
    switch endingNow {
    case nil: .accent
    case .settled(.approved), .settled(.signingAgain): .good
    case .settled(.moved), .settled(.notSent): .accent
    default: .wrong
    }
  }
}

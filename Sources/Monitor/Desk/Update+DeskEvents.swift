import TerminalKit
import UploadQueue
import Wording

/// What happens at the desks, here and at those of other Pantaus.
extension Model {
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
      effects.append(.findNext(after: desk.row.id))
    }
    return effects + [.load(request(isLive: true))]
  }

  /// The queue may have become one that uploads again itself, or leaves that to the person: its desks follow.
  mutating func learn(_ capabilities: BackendCapabilities) -> [Effect] {
    guard capabilities != profile.capabilities else { return [] }
    profile.capabilities = capabilities
    let isHandOff = capabilities.reupload == .handOff
    var effects: [Effect] = []
    for desk in desks where !desk.isUnderWay && !desk.isOver && desk.isHandOff != isHandOff {
      effects += happen(.handedOver(isHandOff: isHandOff), at: desk.attempt.key)
      if desk.attempt.key == openDesk?.attempt.key { tellAtDesk(.handedOver(isHandOff: isHandOff), .warning) }
    }
    // Who can be chosen is not known of a queue that left that to the person.
    return effects.isEmpty || isHandOff ? effects : effects + [.loadSigners(asking: true)]
  }

  /// What is known of the signers has come: a desk without anybody to choose from has them to choose from as well.
  mutating func learn(_ book: SignerBook) -> [Effect] {
    queue.signers = book
    guard let offered = book.offered, !offered.isEmpty else { return [] }
    var effects: [Effect] = []
    for desk in desks where !desk.isUnderWay && !desk.isOver && !desk.isHandOff && desk.signers.isEmpty {
      effects += happen(.offered(signers: offered), at: desk.attempt.key)
    }
    return effects
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
}

extension Phrase {
  /// That the queue does its re-uploads in the other way from now on.
  fileprivate static func handedOver(isHandOff: Bool) -> Phrase {
    isHandOff
      ? Phrase(
        id: "Pengaturan antrean berubah: unggah ulang kini dilakukan sendiri di portal.",
        en: "The queue's setting has changed: re-uploads are done in the portal now, by yourself.")
      : Phrase(
        id: "Pengaturan antrean berubah: unggah ulang kini dikirim dari sini.",
        en: "The queue's setting has changed: re-uploads are sent from here now.")
  }
}

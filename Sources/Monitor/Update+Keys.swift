import TerminalKit
import UploadQueue

/// What becomes of a key, or of what the command line asks for.
extension Model {
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
    if let effects = typeLater(key) ?? typeReference(key) ?? scrollDialog(key) { return effects }
    guard let command = settings.keys.command(for: key, in: context) else {
      // Who presses keys to see what they do learns that this one does nothing.
      if !isLineByLine { tellUnbound(key) }
      return []
    }
    return run(command, key: key, asked: asked, isHasty: isHasty)
  }

  /// Says of a key in the list, at a desk or in its dialog that it does nothing there.
  private mutating func tellUnbound(_ key: Key) {
    switch screen {
    case .desk(let state) where context == .deskConfirming && desk(state.key)?.mustType == true:
      notice = Notice(.unboundWhileTyping(key), .warning)
    case .desk where context == .deskConfirming: notice = Notice(.unboundInDialog(key, telling), .warning)
    case .list, .desk: notice = Notice(.unboundKey(key, telling), .warning)
    default: break
    }
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
    case .prompt: return openPrompt(asked: isHasty ? nil : asked)
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
    case .refresh: return refresh()
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
}

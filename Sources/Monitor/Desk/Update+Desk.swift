import TerminalKit
import UploadQueue

extension Model {
  /// Does what a key asks for at a desk.
  ///
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
      guard desk.canChooseSigner else {
        notice = Notice(.noOtherSigner(isHandOff: desk.isHandOff), .warning)
        return []
      }
      return chooseSigner(at: desk)
    case .tick:
      guard case .character(let digit) = key, let number = digit.wholeNumberValue else { return [] }
      let plan = remedy(at: desk).plan
      guard number <= plan.count else {
        return refuse(.noSuchStep(number, of: plan.count))
      }
      defer { showStep(number) }
      return happen(.tick(number, of: plan), at: state.key)
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
    let proposed = knowledge(at: desk)?.best?.signer
    let effects = happen(.chooseNextSigner(proposed: proposed), at: desk.attempt.key)
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
  mutating func confirm(_ desk: ReuploadDesk) -> [Effect] {
    if let refusal = permission(toReupload: desk.row).refusal {
      notice = Notice(refusal.phrase(telling), .warning)
      return happen(.decline, at: desk.attempt.key)
    }
    // What is sent is founded on what the dialog says at this moment.
    if let place = desks.firstIndex(where: { $0.attempt.key == desk.attempt.key }) {
      _ = desks[place].handle(.told(asOf: DeskScreen.seenAt(desk, self)), at: now)
    }
    return happen(.confirm, at: desk.attempt.key)
  }

  private mutating func sendFromDesk(_ desk: ReuploadDesk) -> [Effect] {
    guard !desk.isOver || desk.mayBeAskedAgain else {
      notice = Notice(.overAlready(telling), .warning)
      return []
    }
    if let refusal = permission(toReupload: desk.row).refusal {
      notice = Notice(refusal.phrase(telling), .warning)
      return []
    }
    screen.changeDesk { $0.later = nil }
    return happen(.askToSend, at: desk.attempt.key)
  }
}

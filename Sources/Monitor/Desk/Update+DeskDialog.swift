import TerminalKit
import UploadQueue
import Wording

/// What is typed in the dialog of a desk.
extension Model {
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
    // A reference is a line that one ends with Enter: that neither sends nor throws away what was typed.
    case .enter where desk.hasTyped:
      notice = Notice(.enterAnswersNothing(desk), .warning)
      return []
    default: return nil
    }
  }

  /// A key that scrolls a dialog which says more than there is room for; `nil` for any other, and for any dialog that does not.
  ///
  /// The arrows and their neighbours alone, whatever else scrolls elsewhere: in a dialog letters are answers, or are typed.
  mutating func scrollDialog(_ key: Key) -> [Effect]? {
    guard case .desk(let state) = screen, state.later == nil, let desk = desk(state.key), case .confirming = desk.phase,
      let command = key.scrollingDialogs
    else { return nil }
    let dialog = DeskScreen.dialog(desk, self)
    guard dialog.isLong else { return nil }
    screen.changeDesk { $0.scroll = command.scrolled($0.scroll, lines: dialog.asked.count, page: dialog.room) }
    return []
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
    guard dialog != nil, typedDialog == nil, case .desk(let state) = screen else { return }
    let why = state.told
    screen.changeDesk { ($0.isCutShort, $0.whyCutShort) = (true, why) }
    tellClosed(why)
  }

  private mutating func tellClosed(_ why: Notice?) {
    let all = Phrase.dialogClosed(why?.phrase)
    tellAtDesk(isLineByLine || hasRoom(for: Notice(all)) ? all : .dialogClosed(nil), .warning)
  }

  /// A key that is the rest of what was typed in a dialog that has closed, up to Enter or Esc; `nil` for any other.
  mutating func swallowRest(_ key: Key) -> [Effect]? {
    guard case .desk(let state) = screen, state.isCutShort, settings.keys.command(for: key, in: .note) == nil else {
      return nil
    }
    if key == .enter || key == .escape {
      screen.changeDesk { ($0.isCutShort, $0.whyCutShort) = (false, nil) }
      // There may have been no room for it beside the rest.
      notice = nil
      if let why = state.whyCutShort { tellAtDesk(why.phrase, why.role) }
    } else {
      tellClosed(state.whyCutShort)
    }
    return []
  }
}

extension Key {
  /// What it asks for in a dialog that is scrolled.
  fileprivate var scrollingDialogs: Command? {
    switch self {
    case .up: .up
    case .down: .down
    case .pageUp: .pageUp
    case .pageDown: .pageDown
    case .home: .top
    case .end: .bottom
    default: nil
    }
  }
}

extension ReuploadDesk {
  /// Whether something stands where the reference is to be typed.
  fileprivate var hasTyped: Bool { if case .confirming(let typed) = phase { !typed.isEmpty } else { false } }
}

extension Phrase {
  /// That Enter answers no dialog in which something was typed, and what does.
  fileprivate static func enterAnswersNothing(_ desk: ReuploadDesk) -> Phrase {
    guard desk.isTypedRight else {
      let asked = TypedName(desk.row.document).asked
      return Phrase(
        id: "Belum sama dengan \(asked): ketik seluruhnya, lalu y; Esc tidak.",
        en: "That is not \(asked) yet: type all of it, then y; Esc leaves it.")
    }
    return desk.isHandOff
      ? Phrase(id: "Enter tidak memulai: y memulai, Esc tidak.", en: "Enter does not begin: y begins, Esc leaves it.")
      : Phrase(id: "Enter tidak mengirim: y mengirim, Esc tidak.", en: "Enter does not send: y sends, Esc leaves it.")
  }
}

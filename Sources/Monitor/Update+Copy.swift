import TerminalKit
import UploadQueue
import Wording

extension Model {
  mutating func openCopy(of row: QueueRow) -> [Effect] {
    screen = .copy(CopyState(row: row), over: screen)
    return []
  }

  mutating func pressInCopy(_ command: Command, key: Key, _ state: CopyState, over below: Screen) -> [Effect] {
    var state = state
    switch command {
    case .back: screen = below
    case .up, .down:
      let count = CopyChoice.allCases.count
      let step = command == .up ? count - 1 : 1
      state.choice = CopyChoice.allCases[(state.choice.rawValue + step) % count]
      screen = .copy(state, over: below)
    case .pick:
      guard case .character(let digit) = key, let number = digit.wholeNumberValue,
        let choice = CopyChoice(rawValue: number - 1)
      else { return [] }
      state.choice = choice
      return copy(state, over: below)
    case .open: return copy(state, over: below)
    case .showPlain: showPlain(state, over: below)
    default: break
    }
    return []
  }

  private mutating func copy(_ state: CopyState, over below: Screen) -> [Effect] {
    let text = state.choice.text(of: state.row, in: zone, language)
    guard !text.isEmpty else {
      screen = .copy(state, over: below)
      notice = Notice(
        Phrase(
          id: "\(state.row.document.name) tidak punya \(state.choice.name.text(.indonesian)).",
          en: "\(state.row.document.name) has no \(state.choice.name.text(.english))."), .warning)
      return []
    }
    screen = .copy(state, over: below)
    return [.copy(text)]
  }

  /// The terminal was given the text, or is of a kind that takes none.
  mutating func copied(isTaken: Bool) {
    guard case .copy(let state, let below) = screen, state.plain == nil else { return }
    guard isTaken else {
      showPlain(state, over: below)
      return
    }
    screen = below
    let keys = settings.keys
    let again: SafeText = "\(keys.keys(of: .copy).first?.name ?? "") \(keys.keys(of: .showPlain).first?.name ?? "")"
    notice = Notice(
      Phrase(
        id: "\(state.choice.name.text(.indonesian)) dikirim ke papan klip terminal. Tidak sampai? \(again)",
        en: "\(state.choice.name.text(.english)) was sent to the terminal's clipboard. Not there? \(again)"))
  }

  private mutating func showPlain(_ state: CopyState, over below: Screen) {
    var state = state
    let fields = state.choice.fields(of: state.row, in: zone, language).filter { !$0.isEmpty }
    guard let first = fields.first else { return }
    state.plain = fields.dropFirst().reduce(first) { "\($0)  \($1)" }
    screen = .copy(state, over: below)
  }

  /// A key while the text stands alone: any leads back, and does nothing else.
  mutating func leavePlain(_ key: Key) -> [Effect]? {
    guard case .copy(let state, let below) = screen, state.plain != nil else { return nil }
    if case .control = key { return nil }
    screen = below
    return []
  }
}

import TerminalKit
import UploadQueue

extension Model {
  /// The document of an open detail screen is shown as it is now.
  mutating func refreshOpenScreen() -> [Effect] {
    let shown = list.departed ?? list.row(at: list.cursor)
    leaveUnseen(shown)
    return shown.map { showInDetail($0) } ?? []
  }

  /// A document as it is now, where its detail is open.
  mutating func showInDetail(_ shown: QueueRow) -> [Effect] {
    guard case .detail(var state) = screen, shown.id == state.row.id, shown != state.row else { return [] }
    let moved =
      shown.document.status != state.row.document.status || shown.missingSince != state.row.missingSince
      || shown.annotation != state.row.annotation
    state.row = shown
    screen = .detail(state)
    return moved ? [.loadHistory(shown.id)] + signs(of: shown) : []
  }

  mutating func pressInDetail(_ command: Command, key: Key, _ state: DetailState) -> [Effect] {
    switch command {
    case .back:
      screen = state.origin
      return [.load(request(isLive: true))] + goOnInJournal()
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
}

import TerminalKit
import UploadQueue
import Wording

extension Model {
  mutating func openOverview() -> [Effect] {
    screen = .overview(OverviewState())
    return [.loadOverview]
  }

  mutating func show(_ data: OverviewData) {
    guard case .overview(var state) = screen else { return }
    state.data = data
    screen = .overview(state)
  }

  /// What brings the numbers of an open overview up to date.
  var overviewRefresh: [Effect] {
    if case .overview = screen { [.loadOverview] } else { [] }
  }

  mutating func pressInOverview(_ command: Command, _ state: OverviewState) -> [Effect] {
    if command == .back {
      screen = .list
      return [.load(request(isLive: true))]
    }
    guard let data = state.data else { return [] }
    let board = OverviewBoard(data, self)
    let place = board.place(of: state.selected)
    switch command {
    case .open:
      guard board.choices.indices.contains(place) else { return [] }
      return list(board.choices[place].item)
    case .nextView: select(board.panel(after: place, by: 1), on: board, state)
    case .previousView: select(board.panel(after: place, by: -1), on: board, state)
    default:
      let target = scrolled(place, by: command, lines: board.choices.count + bodyHeight - 1)
      select(board.choices.indices.contains(target) ? board.choices[target].item : nil, on: board, state)
    }
    return []
  }

  /// Moves the cursor, and the screen as far as it must; at the top of a panel its title is seen as well.
  private mutating func select(_ item: OverviewItem?, on board: OverviewBoard, _ state: OverviewState) {
    guard let item, !board.choices.isEmpty else { return }
    var state = state
    state.selected = item
    let row = board.choices[board.place(of: item)].row
    state.scroll = max(row - bodyHeight + 2, min(state.scroll, row <= 1 ? 0 : row - 1))
    state.scroll = max(0, min(state.scroll, board.height - bodyHeight))
    screen = .overview(state)
  }

  /// The list of the documents that something in the overview stands for.
  private mutating func list(_ item: OverviewItem) -> [Effect] {
    var query = QueueQuery()
    switch item {
    case .age: (query.view, query.sort) = (.signing, [SortOrder(.age)])
    case .status(.signingInProgress): query.view = .signing
    case .status(.savedInvalid): query.view = .savedInvalid
    case .status(.approved): query.view = .approved
    case .status(let status): query.filter = .naming(status.word, in: .status)
    case .expected: break
    case .missing: query.view = .missing
    case .signer(let signer):
      query.filter = signer.map { .naming($0, in: .signer, isWhole: true) } ?? .lacking(.signer)
    case .day: (query.view, query.sort) = (.due, [SortOrder(.deadline)])
    }
    screen = .list
    list.departed = nil
    list.selected = nil
    list.cursor = 0
    list.top = 0
    list.query = query
    return [.load(request(isLive: false))]
  }
}

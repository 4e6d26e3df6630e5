import TerminalKit
import UploadQueue
import Wording

extension Model {
  /// Opens the overview, with the cursor where the rows on the screen were listed from.
  mutating func openOverview() -> [Effect] {
    screen = .overview(list.overviewBelow?.state ?? OverviewState())
    return [.loadOverview]
  }

  /// Back from what was listed to where in the overview that was; the list is as it was before.
  mutating func returnToOverview(_ origin: OverviewOrigin) -> [Effect] {
    screen = .overview(origin.state)
    list.overview = nil
    return [.loadOverview] + change { $0 = origin.before }
  }

  mutating func show(_ data: OverviewData) {
    var data = data
    // As of when a queue was known is not recorded: a list that was imported then does not stand still since.
    // Nor when somebody watched then, which a pace is counted over.
    if replay != nil { (data.overview.standstill, data.pace) = (nil, nil) }
    screen.changeDesk { $0.overview = data.overview }
    screen.changeDetail { $0.overview = data.overview }
    guard case .overview(var state) = screen else { return }
    state.data = data
    screen = .overview(state)
  }

  /// What brings the numbers of an open overview up to date.
  var overviewRefresh: [Effect] {
    if case .overview = screen { [.loadOverview] } else { [] }
  }

  /// What brings the signs of a common cause to the details of a document.
  func signs(of row: QueueRow) -> [Effect] { row.mayShareCause ? [.loadOverview] : [] }

  mutating func pressInOverview(_ command: Command, _ state: OverviewState) -> [Effect] {
    if command == .back {
      screen = .list
      return [.load(request(isLive: true))]
    }
    if command == .figures {
      screen = .figures
      return [.load(request(isLive: true))]
    }
    guard let data = state.data else { return [] }
    let board = OverviewBoard(data, self)
    let place = board.place(of: state.selected)
    switch command {
    case .open:
      guard board.choices.indices.contains(place) else { return [] }
      let visible = shownFrom(board, state)..<shownFrom(board, state) + bodyHeight
      guard visible.contains(board.choices[place].row) else {
        select(board.choices[place].item, on: board, state)
        break
      }
      return list(board.choices[place].item)
    case .nextView: select(board.panel(after: place, by: 1), on: board, state)
    case .previousView: select(board.panel(after: place, by: -1), on: board, state)
    case .top, .bottom: goToEdge(by: command, on: board, state)
    default:
      let target = scrolled(place, by: command, lines: board.choices.count + bodyHeight - 1)
      guard target != place, board.choices.indices.contains(target), !leaps(to: target, by: command, on: board, state)
      else {
        scrollOn(by: command, on: board, state)
        break
      }
      select(board.choices[target].item, on: board, state)
    }
    return []
  }

  /// Whether one step of the cursor would pass by lines that nobody has seen: not every panel has something to choose.
  private func leaps(to target: Int, by command: Command, on board: OverviewBoard, _ state: OverviewState) -> Bool {
    let distance = scroll(to: board.choices[target].row, on: board, state) - state.scroll
    return switch command {
    case .down: distance > bodyHeight
    case .up: distance < -bodyHeight && board.choices[target].row < board.choices[board.place(of: state.selected)].row
    default: false
    }
  }

  /// Goes to the very beginning or end, where not every panel has something to choose, with the cursor on the first or
  /// last of what is seen there.
  private mutating func goToEdge(by command: Command, on board: OverviewBoard, _ state: OverviewState) {
    var state = state
    state.scroll = scrolled(state.scroll, by: command, lines: board.height)
    let seen = board.choices.filter { (state.scroll..<state.scroll + bodyHeight).contains($0.row) }
    let edge = command == .top ? seen.first ?? board.choices.first : seen.last ?? board.choices.last
    state.selected = edge?.item ?? state.selected
    screen = .overview(state)
  }

  /// Moves the screen where the cursor goes no further, by a page where it would leap.
  private mutating func scrollOn(by command: Command, on board: OverviewBoard, _ state: OverviewState) {
    let place = board.place(of: state.selected)
    let isLast = command == .down ? place + 1 >= board.choices.count : place == 0
    let step: Command = isLast ? command : command == .down ? .pageDown : command == .up ? .pageUp : command
    var state = state
    state.scroll = scrolled(state.scroll, by: step, lines: board.height)
    screen = .overview(state)
  }

  /// The first line of the board that is on the screen.
  private func shownFrom(_ board: OverviewBoard, _ state: OverviewState) -> Int {
    max(0, min(state.scroll, board.height - bodyHeight))
  }

  /// Selects what was clicked on; the selected one is listed.
  mutating func clickInOverview(_ position: Position, _ state: OverviewState) -> [Effect] {
    guard let data = state.data, (3..<3 + bodyHeight).contains(position.row) else { return [] }
    let board = OverviewBoard(data, self)
    let row = position.row - 3 + shownFrom(board, state)
    guard let place = board.choices.firstIndex(where: { $0.row == row && $0.columns.contains(position.column) }) else {
      return []
    }
    guard place != board.place(of: state.selected) else { return list(board.choices[place].item) }
    select(board.choices[place].item, on: board, state)
    return []
  }

  /// Moves the cursor, and the screen as far as it must; at the top of a panel its title is seen as well.
  private mutating func select(_ item: OverviewItem?, on board: OverviewBoard, _ state: OverviewState) {
    guard let item, !board.choices.isEmpty else { return }
    var state = state
    state.selected = item
    state.scroll = scroll(to: board.choices[board.place(of: item)].row, on: board, state)
    screen = .overview(state)
  }

  /// How far down the screen is once the cursor is on a row.
  private func scroll(to row: Int, on board: OverviewBoard, _ state: OverviewState) -> Int {
    let scroll = max(row - bodyHeight + 2, min(state.scroll, row <= 1 ? 0 : row - 1))
    return max(0, min(scroll, board.height - bodyHeight))
  }

  /// The list of the documents that something in the overview stands for.
  mutating func list(_ item: OverviewItem) -> [Effect] {
    var query = QueueQuery()
    switch item {
    case .age(let bucket):
      (query.view, query.sort) = (.signing, [SortOrder(.age)])
      query.filter = filter(bucket.filterText(language))
    case .status(.signingInProgress): query.view = .signing
    case .status(.savedInvalid): query.view = .savedInvalid
    case .status(.approved): query.view = .approved
    case .status(let status): query.filter = filter("status:\(status.filterWord)")
    case .expected: query.filter = filter("status:expected")
    case .missing: query.view = .missing
    case .signer(let signer):
      query.filter = signer.map { .naming($0, in: .signer, isWhole: true) } ?? .lacking(.signer)
    case .cause(let trait): (query.view, query.filter) = (.savedInvalid, trait.filter(language))
    case .standstill:
      (query.view, query.sort) = (.signing, [SortOrder(.age)])
      query.filter = filter(language == .indonesian ? "lama:>=1jam" : "age:>=1hours")
    case .day(let day):
      (query.filter, query.sort) = (
        filter(language == .indonesian ? "tenggat:\(day)" : "due:\(day)"), [SortOrder(.deadline)]
      )
    }
    if case .overview(var state) = screen {
      state.data = nil
      list.overview = OverviewOrigin(
        state: state, listed: query, before: list.overviewBelow?.before ?? list.query)
    }
    screen = .list
    list.unselect()
    list.cursor = 0
    list.top = 0
    list.query = query
    return [.load(request(isLive: false))]
  }

  /// A filter written here; if it could not be read it would be everything, which a test of each keeps from happening.
  private func filter(_ text: String) -> Filter {
    (try? Filter(parsing: text)) ?? .everything
  }
}

extension CommonCause.Trait {
  /// Those that share it.
  fileprivate func filter(_ language: Language) -> Filter {
    switch self {
    case .signer(let name): .naming(name, in: .signer, isWhole: true)
    case .partner(let identity, _): .naming(identity, in: .npwp, isWhole: true)
    case .reason(let words): .naming(words, in: .reason, isWhole: true)
    case .hour(let start): .since(hourFrom: start, language)
    }
  }
}

extension AgeBucket {
  /// The bucket in the filter language, with the words that the person knows.
  fileprivate func filterText(_ language: Language) -> String {
    let key = language == .indonesian ? "lama" : "age"
    let lower = from == .zero ? [] : ["\(key):>=\(Self.written(from, language))"]
    let upper = to.map { ["\(key):<\(Self.written($0, language))"] } ?? []
    return (lower + upper).joined(separator: " ")
  }

  private static func written(_ duration: Duration, _ language: Language) -> String {
    let hours = duration.wholeMilliseconds / Duration.hours(1).wholeMilliseconds
    let (hour, day) = language == .indonesian ? ("jam", "hari") : ("hours", "days")
    return hours.isMultiple(of: 24) ? "\(hours / 24)\(day)" : "\(hours)\(hour)"
  }
}

extension UploadStatus {
  /// The status in the filter language.
  fileprivate var filterWord: String {
    switch self {
    case .draft: "draft"
    case .signingInProgress: "signing"
    case .savedInvalid: "invalid"
    case .approved: "approved"
    case .amended: "amended"
    case .canceled: "canceled"
    case .waitingForAmendment: "waiting-amendment"
    case .waitingForCancellation: "waiting-cancellation"
    case .unknown: "unknown"
    }
  }
}

import TerminalKit
import UploadQueue
import Wording

extension Model {
  mutating func pressInList(_ command: Command) -> [Effect] {
    if endFollowing(for: command) { return [] }
    if list.isAwaited || list.isSelectionAwaited, command.actsOnDocument {
      notice = Notice(.rowsAwaited, .warning)
      return []
    }
    if command.actsOnDocument, list.selectedRow != nil { list.isChosen = true }
    if let effects = pressOverAll(command) { return effects }
    let count = list.count ?? 1
    switch command {
    case .up: return moveCursor(by: -count)
    // A row that has left stood here: the one after it has taken its place.
    case .down: return moveCursor(by: list.departed == nil ? count : count - 1)
    case .pageUp: return moveCursor(by: -listHeight * count)
    case .pageDown: return moveCursor(by: listHeight * count)
    case .halfPageUp: return moveCursor(by: -(listHeight / 2) * count)
    case .halfPageDown: return moveCursor(by: listHeight / 2 * count)
    case .top, .bottom:
      guard let row = list.count else { return moveCursor(by: command == .top ? -list.total : list.total) }
      return moveCursor(by: row - 1 - list.cursor)
    case .nextView where list.count != nil:
      guard tabs.indices.contains(count - 1) else { return [] }
      return show(tabs[count - 1])
    case .nextView: return stepTab(by: 1)
    case .previousView: return stepTab(by: -1)
    case .view1, .view2, .view3, .view4, .view5, .view6, .view7, .view8, .view9:
      let number = command.rawValue.last?.wholeNumberValue ?? 1
      return show(tabs[number - 1])
    case .ownTab: return showOwnTab()
    case .keepTab: return keepTab()
    case .dropTab: return dropTab()
    case .search: return openFilterLine()
    case .back:
      if let origin = list.overviewBelow { return returnToOverview(origin) }
      guard !list.query.filter.isEverything else { return dismissDeparted() }
      return change { $0.filter = .everything }
    case .sort: return chooseSort()
    case .reverseSort:
      return change { query in
        for index in query.sort.indices { query.sort[index].isReversed.toggle() }
      }
    case .open:
      guard let row = list.departed ?? list.selectedRow else {
        notice = Notice(Refusal.nothingSelected.phrase(telling), .warning)
        return []
      }
      screen = .detail(DetailState(row: row, history: []))
      return [.loadHistory(row.id)] + signs(of: row)
    case .overview: return openOverview()
    case .figures:
      screen = .figures
      return []
    case .columns: return chooseColumns()
    case .jump: return beginJump()
    case .columnsLeft, .columnsRight:
      scrollColumns(by: command == .columnsLeft ? -count : count)
      return []
    case .reupload: return withSelected { $0.askForDesk($1) }
    case .mark: return withSelected { [.annotate(Subject($1.document), .toggleMark)] }
    case .journal: return openJournal(sinceLastLook: false)
    case .news: return openJournal(sinceLastLook: true)
    case .copy: return withSelected { $0.openCopy(of: $1) }
    case .follow: return toggleFollow()
    case .pause: return togglePause()
    case .note: return withSelected { $0.writeNote(on: $1) }
    default: return []
    }
  }

  /// Does something with the one selected document; with a row that has left the view nothing is done.
  private mutating func withSelected(_ body: (inout Model, QueueRow) -> [Effect]) -> [Effect] {
    if list.departed != nil {
      notice = Notice(Refusal.leftView.phrase(telling), .warning)
      return dismissDeparted()
    }
    guard let row = list.selectedRow else {
      notice = Notice(Refusal.nothingSelected.phrase(telling), .warning)
      return []
    }
    return body(&self, row)
  }

  /// Another view, filter or order: the selected document stays selected where it is among the rows.
  mutating func change(_ change: (inout QueueQuery) -> Void) -> [Effect] {
    if list.departed != nil { list.unselect() }
    change(&list.query)
    return [.load(request(isLive: false))]
  }

  /// Puts the cursor on a document, where it still is; one that has left the view stays under it, greyed.
  mutating func choose(_ document: DocumentID) -> [Effect] {
    list.select(document)
    return [.load(request(isLive: true))]
  }

  /// The greyed row goes; the cursor is on the row that took its place.
  @discardableResult
  mutating func dismissDeparted() -> [Effect] {
    guard list.departed != nil else { return [] }
    return moveCursor(by: 0)
  }

  private mutating func moveCursor(by distance: Int) -> [Effect] {
    list.isRecalled = false
    guard list.total > 0 else {
      list.unselect()
      return []
    }
    list.cursor = max(0, min(list.cursor + distance, list.total - 1))
    scrollToCursor()
    list.select(list.row(at: list.cursor)?.id)
    // Rows under way would put the cursor back where it was when they were asked for.
    return needsRows || list.answered != list.serial ? [.load(request(isLive: false))] : []
  }

  private mutating func scrollToCursor() {
    let height = max(1, listHeight)
    if list.cursor < list.top { list.top = list.cursor }
    if list.cursor >= list.top + height { list.top = list.cursor - height + 1 }
    list.top = max(0, min(list.top, max(0, list.total - height)))
  }

  /// Whether the rows held here end less than half a screen from what is shown.
  private var needsRows: Bool {
    let margin = max(1, listHeight / 2)
    let before = list.first > 0 && list.top - margin < list.first
    let held = list.first + list.rows.count
    let after = held < list.total && list.top + listHeight + margin > held
    return before || after || list.row(at: list.cursor) == nil
  }

  /// A request for the rows that the screen needs now.
  mutating func request(isLive: Bool) -> WindowRequest {
    list.serial += 1
    return WindowRequest(
      serial: list.serial, query: list.query, followed: list.followed, line: list.cursor - list.top, top: list.top,
      cursor: list.cursor, height: max(1, listHeight), isFollowing: list.isFollowing && screen == .list,
      pausedAt: list.pause?.since, counted: ownTabs.map(\.filter) + (isFoundNowhere ? [list.query.filter] : []),
      isLive: isLive && !list.isAwaited)
  }

  /// Whether something is looked for that the tab shown does not have, and another may.
  private var isFoundNowhere: Bool {
    list.isLoaded && list.total == 0 && !list.query.filter.isEverything
      && (list.query.view != .all || !list.query.saved.isEverything)
  }

  /// Where there is what is looked for, once that is known; `nil` where nothing is to be said.
  var foundElsewhere: Phrase? {
    let count = summary.count(list.query.filter)
    guard isFoundNowhere, count > 0 else { return nil }
    func way(_ language: Language) -> SafeText {
      isLineByLine ? Phrase(id: "tampilan semua", en: "view all").text(language) : telling.key(.view1, language)
    }
    return Phrase(
      id: "\(count.written(.indonesian)) di \(QueueView.all.name.text(.indonesian)): \(way(.indonesian))",
      en: "\(count.written(.english)) in \(QueueView.all.name.text(.english)): \(way(.english))")
  }

  /// What may have been meant by a word that nothing was found for; `nil` where nothing is to be said.
  var meantStatus: Phrase? {
    guard list.isLoaded, list.total == 0, foundElsewhere == nil, let word = list.query.filter.statusWord else {
      return nil
    }
    return Phrase(id: "Maksudnya status:\(word)?", en: "Did you mean status:\(word)?")
  }

  /// What a search that found nothing here would find elsewhere is counted.
  mutating func lookElsewhere(after request: WindowRequest) -> [Effect] {
    guard request.serial == list.serial, isFoundNowhere, !request.counted.contains(list.query.filter) else { return [] }
    return [.load(self.request(isLive: true))]
  }

  mutating func show(_ window: QueueWindow, for request: WindowRequest) {
    summary = window.summary
    guard request.serial == list.serial else { return }
    list.answered = request.serial
    list.isLoaded = true
    list.held = request.query
    if request.isFollowing { tell(window.changedElsewhere) }
    list.total = window.total
    list.leaving = window.leaving
    list.first = window.first
    list.rows = window.rows
    // It only grows, so that scrolling back and forth moves no column.
    list.longestReference = window.rows.reduce(list.longestReference) {
      max($0, SafeText($1.document.name).cellWidth)
    }
    let height = max(1, listHeight)
    // What was selected the last time may come with a later page; and what is only remembered may be let go of with the
    // last one, which is told a moment later.
    let isGone = !rememberedQueues.isEmpty && list.selected != nil && request.followed == list.selected
    let isAwaited =
      (list.isRecalled || isGone) && window.followed == nil && window.followedRow == nil && isFirstAnswerAwaited
    list.isRecalled = isAwaited
    if let place = window.followed {
      list.departed = nil
      list.cursor = place
      if request.isFollowing, let id = window.followedRow?.id, id != list.selected {
        list.select(id)
        list.followedAt = now
      }
      list.top = max(0, min(place - request.line, max(0, window.total - height)))
      scrollToCursor()
      return
    }
    if request.isLive, request.followed != nil, let row = window.followedRow {
      list.departed = row
      list.cursor = min(request.cursor, window.total)
      list.top = max(0, min(request.top, max(0, window.total + 1 - height)))
      return
    }
    list.departed = nil
    list.cursor = max(0, min(request.cursor, window.total - 1))
    scrollToCursor()
    guard !isAwaited else { return }
    list.selected = list.row(at: list.cursor)?.id
    // Nobody has chosen what stands now where the chosen one stood.
    if request.followed != nil { list.isChosen = false }
  }

  /// After a resize the cursor is on the screen again, with the rows that it needs.
  mutating func keepCursorOnScreen() -> Effect? {
    scrollToCursor()
    return .load(request(isLive: true))
  }
}

extension Command {
  /// Whether it does something with the document under the cursor, or opens it.
  var actsOnDocument: Bool {
    switch self {
    case .open, .reupload, .mark, .note, .copy: true
    default: false
    }
  }
}

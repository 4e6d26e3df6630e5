import TerminalKit
import UploadQueue

/// What the mouse does: it moves about in lists, and nothing else.
///
/// Nothing is ever sent, confirmed or declined by it: at the desk a click does nothing at all.
extension Model {
  mutating func point(_ event: MouseEvent) -> [Effect] {
    guard event.position.row < size.rows, event.position.column < size.columns, !isOnTheWay else {
      return []
    }
    switch event.deed {
    case .wheelUp: return turnWheel(.up)
    case .wheelDown: return turnWheel(.down)
    case .click:
      switch screen {
      case .list:
        list.count = nil
        notice = nil
        queue.awaitedDesk = nil
        return click(event.position)
      case .overview(let state):
        notice = nil
        return clickInOverview(event.position, state)
      case .journal(let state) where state.line == nil:
        notice = nil
        return clickInJournal(event.position, state)
      // Where a line is typed or something is asked, only keys answer.
      default: return []
      }
    }
  }

  /// How many lines a notch of the wheel is.
  private static let notch = 3

  private mutating func turnWheel(_ command: Command) -> [Effect] {
    switch screen {
    case .list:
      list.count = Self.notch
      defer { list.count = nil }
      return pressInList(command)
    case .detail, .overview, .columns, .help, .journal:
      guard let key = settings.keys.keys(of: command).first else { return [] }
      return (0..<Self.notch).flatMap { _ in press(key, isHasty: false) }
    default: return []
    }
  }

  private mutating func click(_ position: Position) -> [Effect] {
    switch position.row {
    case 1: return clickTab(at: position.column)
    case listTop - 1: return clickHeading(at: position.column)
    case listTop..<listTop + listHeight: return clickRow(list.top + position.row - listTop)
    default: return []
    }
  }

  private mutating func clickTab(at column: Int) -> [Effect] {
    let places = TabBar.tabs(self).places
    guard let tab = places.first(where: { ($0.start..<$0.start + $0.text.cellWidth).contains(column) }) else {
      return []
    }
    return show(self.tabs[tab.index])
  }

  /// Orders by a column; where it is ordered by it already, the other way round.
  private mutating func clickHeading(at column: Int) -> [Effect] {
    guard let key = columnLayout.sortKey(at: column) else { return [] }
    return change { query in
      if query.sort.first?.key == key {
        query.sort[0].isReversed.toggle()
      } else {
        query.sort = [SortOrder(key)]
      }
    }
  }

  /// Selects a row; the selected one is opened, so that a double click opens any.
  private mutating func clickRow(_ line: Int) -> [Effect] {
    var place = line
    if list.departed != nil {
      // The greyed row stands in a line of its own, and goes with the first click.
      if line > list.cursor { place -= 1 }
      if line == list.cursor { return dismissDeparted() }
    } else if place == list.cursor {
      return list.selectedRow == nil ? [] : pressInList(.open)
    }
    guard place < list.total else { return [] }
    list.count = place + 1
    defer { list.count = nil }
    return pressInList(.bottom)
  }
}

extension ColumnLayout {
  /// The order that goes by the column at a cell.
  func sortKey(at column: Int) -> SortKey? {
    switch column {
    case Self.statusStart..<Self.statusStart + statusWidth: .status
    case ageStart..<ageStart + Self.ageWidth: .age
    default: slots.first { ($0.start..<$0.start + $0.width).contains(column) }?.kind.sort
    }
  }
}

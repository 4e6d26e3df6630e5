import TerminalKit
import UploadQueue
import Wording

/// The line in which a filter is typed, under the list.
///
/// While what stands in it is no filter, the last one that was stays applied, and the line says what is wrong and where.
public struct FilterLine: Sendable, Equatable {
  /// What is typed so far.
  public var line: LineEditor
  /// What is wrong with it.
  public var error: FilterError?
  /// Which of the filters used before is shown, counted from the newest; `nil` where none is.
  var recalled: Int?
  /// What was typed before one of them was shown.
  var draft = ""

  /// A line that begins with a filter.
  init(_ filter: Filter) {
    line = LineEditor(filter.text, longest: Filter.longest)
  }

  /// The filter that the line says, or that it will say when its last quote is closed.
  mutating func read() -> Filter? {
    error = nil
    do throws(FilterError) {
      return try Filter(parsing: line.text)
    } catch {
      if error.isOpenQuote, let closed = try? Filter(parsing: line.text + "\"") { return closed }
      self.error = error
      return nil
    }
  }

  /// Shows an older filter, or a newer one.
  mutating func recall(_ history: [Filter], older: Bool) {
    if recalled == nil { draft = line.text }
    let place = (recalled ?? -1) + (older ? 1 : -1)
    guard place < history.count, place >= -1 else { return }
    recalled = place < 0 ? nil : place
    line = LineEditor(place < 0 ? draft : history[history.count - 1 - place].text, longest: Filter.longest)
  }
}

extension Model {
  /// Opens the line.
  mutating func openFilterLine() -> [Effect] {
    dismissDeparted()
    screen = .search(FilterLine(list.query.filter))
    return [keepCursorOnScreen()].compactMap { $0 }
  }

  /// A key in the line; `nil` where it is not for it.
  mutating func typeFilter(_ key: Key) -> [Effect]? {
    guard case .search(var state) = screen else { return nil }
    switch key {
    case .enter: return keepFilter(state)
    case .escape:
      screen = .list
      return change { $0.filter = .everything }
    case .up, .down: state.recall(filterHistory, older: key == .up)
    default:
      guard state.line.type(key) else { return nil }
      state.recalled = nil
    }
    return take(state)
  }

  /// Text pasted into the line.
  mutating func pasteFilter(_ text: String, into state: FilterLine) -> [Effect] {
    var state = state
    state.line.insert(text)
    return take(state)
  }

  /// The line as it now stands; its filter is applied while it is typed.
  private mutating func take(_ state: FilterLine) -> [Effect] {
    var state = state
    let filter = state.read()
    screen = .search(state)
    guard let filter, filter != list.query.filter else { return [] }
    return change { $0.filter = filter }
  }

  private mutating func keepFilter(_ state: FilterLine) -> [Effect] {
    var state = state
    guard let filter = state.read() else {
      screen = .search(state)
      return []
    }
    screen = .list
    if !filter.isEverything {
      filterHistory.removeAll { $0.text == filter.text }
      filterHistory.append(filter)
      filterHistory.removeFirst(max(0, filterHistory.count - Self.longestHistory))
    }
    return change { $0.filter = filter }
  }

  /// The most filters that are remembered.
  private static let longestHistory = 100
}

import TerminalKit
import UploadQueue
import Wording

/// The line in which a filter is typed, under the list.
///
/// While what stands in it is no filter, the last one that was stays applied, and the line says what is wrong and where.
public struct FilterLine: Sendable, Equatable {
  /// What is typed so far.
  public var line: LineEditor
  /// What the list was filtered by when the line was opened: until Enter that is what is kept for the next time.
  let entered: Filter
  /// What is wrong with it.
  public var error: FilterError?
  /// Whether it was to be used as it is, which that does not allow.
  var isRefused = false
  /// Which of the filters used before is shown, counted from the newest; `nil` where none is.
  var recalled: Int?
  /// What was typed before one of them was shown.
  var draft = ""
  /// What the piece before the cursor can become, while one after the other is tried.
  var menu: Menu?

  /// How it is understood, where it could be understood otherwise.
  var settled: String?
  /// The key whose name the last word begins, where it does.
  var begun: BegunKey?

  /// A word that may become a key.
  struct BegunKey: Sendable, Equatable {
    var key: FilterKey
    var word: String
  }

  /// Candidates, and which one stands in the line.
  struct Menu: Sendable, Equatable {
    var completion: FilterCompletion
    var candidates: [String]
    var chosen = 0
  }

  /// A line in which a filter is offered: what is typed takes its place, unless it is edited first.
  init(_ filter: Filter) {
    entered = filter
    line = LineEditor(offering: filter.text, longest: Filter.longest)
  }

  /// A line that says no filter, while the list is filtered by another.
  init(refused text: String, _ error: FilterError, over entered: Filter) {
    self.entered = entered
    line = LineEditor(text, longest: Filter.longest)
    (self.error, isRefused) = (error, true)
  }

  /// The filter that the line says.
  mutating func read(_ language: Language) -> Filter? {
    (error, settled, isRefused) = (nil, nil, false)
    do throws(FilterError) {
      let filter = try Filter(parsing: line.text, in: language)
      if filter.text != line.text { settled = filter.text }
      return filter
    } catch {
      (self.error, isRefused) = (error, true)
      return nil
    }
  }

  /// What the list is to hold while the line is typed; `nil` where it stays as it is.
  ///
  /// A word at the end that is, or begins, the name of a key is not looked for yet: the list would go blank on the way
  /// to `status:`. Enter looks for it.
  mutating func readAsTyped(_ language: Language) -> Filter? {
    var filter = read(language)
    (begun, isRefused) = (nil, false)
    // What is still being typed may have its last quote open: it looks for what it will say.
    if error?.isOpenQuote == true, let closed = try? Filter(parsing: line.text + "\"", in: language) {
      (filter, error) = (closed, nil)
    }
    let piece = FilterCompletion(before: line.before)
    guard filter != nil, line.after.isEmpty, let key = piece.keyBegun(language) else { return filter }
    begun = BegunKey(key: key, word: piece.piece)
    return try? Filter(parsing: piece.head, in: language)
  }

  /// Puts the first of several candidates into the line; nothing where there is none.
  mutating func offer(_ candidates: [String], for completion: FilterCompletion) {
    guard let first = candidates.first else { return }
    line.replaceBefore(with: completion.completed(with: first))
    menu = candidates.count > 1 ? Menu(completion: completion, candidates: candidates) : nil
  }

  /// Puts the next candidate into the line, or the one before.
  mutating func tryNext(by step: Int) {
    guard var menu else { return }
    menu.chosen = (menu.chosen + step + menu.candidates.count) % menu.candidates.count
    line.replaceBefore(with: menu.completion.completed(with: menu.candidates[menu.chosen]))
    self.menu = menu
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
    case .tab, .backTab: return complete(state, by: key == .tab ? 1 : -1)
    case .up, .down:
      state.recall(filterHistory, older: key == .up)
      state.menu = nil
    default:
      guard state.line.type(key) else { return nil }
      (state.recalled, state.menu) = (nil, nil)
    }
    return take(state)
  }

  /// Completes the piece before the cursor: with what the language knows, or with what the queue has to say.
  private mutating func complete(_ state: FilterLine, by step: Int) -> [Effect] {
    var state = state
    if state.menu != nil {
      state.tryNext(by: step)
      return take(state)
    }
    let completion = FilterCompletion(before: state.line.before)
    guard completion.textKey == nil else { return [.suggest(completion)] }
    state.offer(completion.candidates(language), for: completion)
    return take(state)
  }

  /// The queue has answered; what was typed meanwhile is not written over.
  mutating func suggest(_ texts: [String], for completion: FilterCompletion) -> [Effect] {
    let words = completion.candidates(language)
    let own = texts.filter { !words.contains($0) }
    // Statuses are chosen by Pantau's words, names by what the queue has.
    let offered = completion.key == .status ? words + own : own + words
    switch screen {
    case .search(var state) where state.menu == nil && FilterCompletion(before: state.line.before) == completion:
      state.offer(offered, for: completion)
      return take(state)
    case .prompt(let state, let below): suggest(offered, for: completion, state, over: below)
    default: break
    }
    return []
  }

  /// Text pasted into the line.
  mutating func pasteFilter(_ text: String, into state: FilterLine) -> [Effect] {
    var state = state
    state.line.insert(text)
    (state.recalled, state.menu) = (nil, nil)
    return take(state)
  }

  /// The line as it now stands; its filter is applied while it is typed.
  private mutating func take(_ state: FilterLine) -> [Effect] {
    var state = state
    let filter = state.readAsTyped(language)
    screen = .search(state)
    guard let filter, filter != list.query.filter else { return [] }
    return change { $0.filter = filter }
  }

  private mutating func keepFilter(_ state: FilterLine) -> [Effect] {
    var state = state
    guard let filter = state.read(language) else {
      screen = .search(state)
      return []
    }
    screen = .list
    // Whoever looked for something has it under the cursor.
    if !filter.isEverything, list.selectedRow != nil, !list.isAwaited { list.isChosen = true }
    return remember(filter) + change { $0.filter = filter }
  }

  /// Puts a filter that was used at the end of those that can be brought back.
  mutating func remember(_ filter: Filter) -> [Effect] {
    guard !filter.isEverything else { return [] }
    filterHistory = Array((filterHistory.filter { $0.text != filter.text } + [filter]).suffix(Keepsake.mostLines))
    return isWatching ? [] : [.keep(.filters, .add(filter.text))]
  }
}

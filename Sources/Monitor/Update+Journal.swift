import TerminalKit
import UploadQueue
import Wording

extension Model {
  /// Opens the journal, or what is new in it since the person last looked.
  mutating func openJournal(sinceLastLook: Bool) -> [Effect] {
    let attendance = queue.attendance
    let since =
      sinceLastLook ? attendance.before ?? attendance.remembered ?? Looked(place: attendance.end, at: now) : nil
    screen = .journal(JournalState(since: since))
    return loadJournal(.newest) + [since.map { .tally(after: $0.place) }].compactMap { $0 }
  }

  /// Opens the journal at what it has of a document.
  mutating func openJournal(of detail: DetailState) -> [Effect] {
    screen = .journal(JournalState(of: detail))
    return loadJournal(.newest)
  }

  mutating func pressInJournal(_ command: Command, _ state: JournalState) -> [Effect] {
    var state = state
    let height = journalHeight(state)
    switch command {
    case .back:
      if let origin = state.origin, state.filter == .naming(origin.row.document) {
        screen = .detail(origin)
        return [.loadRow(origin.row.id), .loadHistory(origin.row.id)]
      }
      guard state.filter.isEverything else {
        return filterJournal(state.origin.map { .naming($0.row.document) } ?? .everything)
      }
      screen = .list
      return [.load(request(isLive: true))]
    case .journal: return openJournal(sinceLastLook: false)
    case .news: return openJournal(sinceLastLook: true)
    case .open: return state.selected.map { [.openDocument($0.subject)] } ?? []
    case .search:
      state.line = FilterLine(state.filter)
      state.move(by: 0, height: journalHeight(state))
      screen = .journal(state)
      return []
    case .top where state.newer != nil: return loadJournal(.newest)
    case .bottom where state.older != nil: return loadJournal(.oldest)
    case .up: state.move(by: -1, height: height)
    case .down: state.move(by: 1, height: height)
    case .pageUp: state.move(by: -height, height: height)
    case .pageDown: state.move(by: height, height: height)
    case .halfPageUp: state.move(by: -height / 2, height: height)
    case .halfPageDown: state.move(by: height / 2, height: height)
    case .top: state.move(by: -state.entries.count, height: height)
    case .bottom: state.move(by: state.entries.count, height: height)
    default: return []
    }
    screen = .journal(state)
    return loadNeededEntries()
  }

  /// Puts the cursor on an entry, where it is held.
  mutating func choose(_ place: JournalPlace) -> [Effect] {
    guard case .journal(var state) = screen, let index = state.entries.firstIndex(where: { $0.place == place }) else {
      return []
    }
    state.move(by: index - state.cursor, height: journalHeight(state))
    screen = .journal(state)
    return loadNeededEntries()
  }

  /// Selects the entry that was clicked on; the selected one is opened.
  mutating func clickInJournal(_ position: Position, _ state: JournalState) -> [Effect] {
    var state = state
    let line = position.row - JournalScreen.top(state, self)
    let height = journalHeight(state)
    guard (0..<height).contains(line), state.entries.indices.contains(state.top + line) else { return [] }
    let distance = state.top + line - state.cursor
    guard distance != 0 else { return pressInJournal(.open, state) }
    state.move(by: distance, height: height)
    screen = .journal(state)
    return loadNeededEntries()
  }

  /// A key in the line in which the journal's filter is typed; `nil` where it is not for it.
  mutating func typeJournalFilter(_ key: Key) -> [Effect]? {
    guard case .journal(var state) = screen, var line = state.line else { return nil }
    switch key {
    case .enter:
      guard let filter = line.read(language) else {
        state.line = line
        screen = .journal(state)
        return []
      }
      state.line = nil
      screen = .journal(state)
      return filterJournal(filter) + loadNeededEntries()
    case .escape:
      state.line = nil
      screen = .journal(state)
      return filterJournal(.everything)
    case .up, .down: line.recall(filterHistory, older: key == .up)
    default:
      guard line.line.type(key) else { return nil }
      line.recalled = nil
    }
    return take(line)
  }

  /// Text pasted into that line.
  mutating func pasteJournalFilter(_ text: String) -> [Effect] {
    guard case .journal(let state) = screen, var line = state.line else { return [] }
    line.line.insert(text)
    return take(line)
  }

  /// The line as it now stands; its filter is applied while it is typed.
  private mutating func take(_ line: FilterLine) -> [Effect] {
    guard case .journal(var state) = screen else { return [] }
    var line = line
    let filter = line.readAsTyped(language)
    state.line = line
    screen = .journal(state)
    return filter.map { filterJournal($0) } ?? []
  }

  private mutating func filterJournal(_ filter: Filter) -> [Effect] {
    guard case .journal(var state) = screen, filter != state.filter else { return [] }
    state.filter = filter
    screen = .journal(state)
    return loadJournal(.newest)
  }

  mutating func show(_ page: JournalPage, for wanted: JournalWanted) -> [Effect] {
    guard case .journal(var state) = screen, state.pending == wanted else { return [] }
    state.take(page, for: wanted, height: journalHeight(state))
    screen = .journal(state)
    return loadNeededEntries()
  }

  mutating func show(_ tally: JournalTally) {
    guard case .journal(var state) = screen, state.since != nil else { return }
    state.tally = tally
    let height = journalHeight(state)
    state.move(by: 0, height: height)
    screen = .journal(state)
  }

  /// The journal has grown: what is on the screen goes on where its newest entry is held.
  mutating func journalGrew(to end: JournalPlace) -> [Effect] {
    guard end > queue.attendance.end else { return [] }
    queue.attendance.end = end
    guard case .journal(var state) = screen else { return [] }
    if state.newer == nil {
      state.newer = state.entries.first?.place ?? state.since?.place ?? .start
      screen = .journal(state)
    }
    return loadNeededEntries() + [state.since.map { .tally(after: $0.place) }].compactMap { $0 }
  }

  /// Brings the entries that the next keys will need, one stretch at a time.
  private mutating func loadNeededEntries() -> [Effect] {
    guard case .journal(let state) = screen, state.pending == nil else { return [] }
    let height = journalHeight(state)
    if let newer = state.newer, state.top < height { return loadJournal(.newer(than: newer)) }
    if let older = state.older, state.top + 2 * height > state.entries.count {
      return loadJournal(.older(than: older))
    }
    return []
  }

  /// What was asked for does not come; the next key asks again.
  mutating func forgetPendingEntries() {
    guard case .journal(var state) = screen else { return }
    state.pending = nil
    screen = .journal(state)
  }

  /// Brings the newest entries in place of those that are held.
  mutating func reloadJournal() -> [Effect] { loadJournal(.newest) }

  private mutating func loadJournal(_ side: JournalWanted.Side) -> [Effect] {
    guard case .journal(var state) = screen else { return [] }
    let wanted = JournalWanted(
      side: side, since: state.since?.place ?? .start, filter: state.filter, zone: zone,
      limit: 3 * journalHeight(state))
    state.pending = wanted
    screen = .journal(state)
    return [.loadJournal(wanted)]
  }

  /// A document that was asked for from somewhere else than the list.
  mutating func openDocument(_ row: QueueRow?, called subject: Subject) -> [Effect] {
    guard let row else {
      notice = Notice(
        Phrase(
          id: "\(subject.name) tidak ada di antrean ini; riwayatnya: pantau history \(subject.name)",
          en: "\(subject.name) is not in this queue; its history: pantau history \(subject.name)"), .warning)
      return []
    }
    // Whoever types by now has something else in mind, and what they type on is text.
    guard !screen.hasLine else { return [] }
    // What is on its way to the journal does not find it any longer: it is asked for again once that is back.
    forgetPendingEntries()
    screen = .detail(DetailState(row: row, history: [], origin: screen))
    return [.loadHistory(row.id)] + signs(of: row)
  }

  /// Back from a document the journal goes on where it was left, with what has happened meanwhile.
  mutating func goOnInJournal() -> [Effect] {
    guard case .journal(var state) = screen else { return [] }
    let newest = state.entries.first?.place ?? state.since?.place ?? .start
    if state.newer == nil, queue.attendance.end > newest {
      state.newer = newest
      screen = .journal(state)
    }
    return loadNeededEntries() + [state.since.map { .tally(after: $0.place) }].compactMap { $0 }
  }
}

// MARK: - Being there

extension Model {
  /// What was known when the queue was opened: how far the journal goes, and how far the person had followed it.
  mutating func journalFound(end: JournalPlace, looked: Looked?) {
    queue.attendance.end = max(queue.attendance.end, end)
    queue.attendance.before = looked ?? Looked(place: end, at: now)
    queue.attendance.remembered = looked
  }

  /// Says once that something is new since the session before; to whoever looks for the first time everything is, and who
  /// only looks on is not the one who is told.
  mutating func announceNews() {
    guard !isWatching, queue.attendance.remembered != nil, queue.attendance.lastKey == nil, !queue.attendance.hasSaid,
      notice == nil
    else { return }
    queue.attendance.hasSaid = queue.attendance.hasNews
    sayNews()
  }

  /// Says that something is new, where nothing else has to be said.
  mutating func sayNews() {
    let key = telling.key(.news, language)
    guard notice == nil, let phrase = queue.attendance.phrase(now: now, zone: zone, key: key) else { return }
    notice = Notice(phrase)
  }

  /// Somebody who has gone away is remembered by their last key, once.
  mutating func rememberAbsence() -> [Effect] {
    guard queue.attendance.isAway(at: now), let lastKey = queue.attendance.lastKey,
      queue.attendance.remembered != lastKey
    else { return [] }
    queue.attendance.remembered = lastKey
    return [.look(lastKey)]
  }
}

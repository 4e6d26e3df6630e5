import TerminalKit
import UploadQueue
import Wording

/// A tab over the list: a view that Pantau knows, or a saved filter.
public enum ListTab: Sendable, Hashable {
  /// A view that Pantau knows.
  case view(QueueView)
  /// A filter with a name.
  case own(SavedFilter)

  /// What the tab is called.
  func name(_ language: Language) -> SafeText {
    switch self {
    case .view(let view): view.name.text(language)
    case .own(let own): "\(own.name)"
    }
  }
}

extension Model {
  /// Every tab, in the order of the screen.
  public var tabs: [ListTab] { QueueView.allCases.map { .view($0) } + ownTabs.map { .own($0) } }

  /// The saved filters of the configuration, then those kept since; one that wants the same as another is not repeated.
  public var ownTabs: [SavedFilter] {
    var filters: Set<Filter> = [.everything]
    return (settings.savedFilters + keptFilters).filter { filters.insert($0.filter).inserted }
  }

  /// The place of the tab that is shown; `nil` where its filter is no longer among the saved ones.
  var tabPlace: Int? {
    let query = list.query
    guard !query.saved.isEverything else { return QueueView.allCases.firstIndex(of: query.view) }
    return ownTabs.firstIndex { $0.filter == query.saved }.map { QueueView.allCases.count + $0 }
  }

  /// Shows the tab so many places further, round and round.
  mutating func stepTab(by distance: Int) -> [Effect] {
    let count = tabs.count
    return show(tabs[((tabPlace ?? 0) + distance + count) % count])
  }

  /// Shows the next of the saved filters.
  mutating func showOwnTab() -> [Effect] {
    let own = ownTabs
    guard !own.isEmpty else {
      guard !isWatching else {
        notice = Notice(Phrase(id: "Tidak ada tab sendiri.", en: "There are no tabs of one's own."))
        return []
      }
      notice = Notice(
        Phrase(
          id:
            "Belum ada tab sendiri: saring dulu (\(telling.key(.search, .indonesian))), lalu \(telling.key(.keepTab, .indonesian)) menyimpannya sebagai tab.",
          en:
            "There is no tab of your own yet: filter (\(telling.key(.search, .english))), then \(telling.key(.keepTab, .english)) keeps the filter as one."
        ))
      return []
    }
    let place = own.firstIndex { $0.filter == list.query.saved } ?? -1
    return show(.own(own[(place + 1) % own.count]))
  }

  /// Shows a tab; what is looked for stays looked for.
  mutating func show(_ tab: ListTab) -> [Effect] {
    change { query in
      switch tab {
      case .view(let view): (query.view, query.saved) = (view, .everything)
      case .own(let own): (query.view, query.saved) = (.all, own.filter)
      }
    }
  }
}

// MARK: - Keeping a filter as a tab

extension Model {
  /// Opens the line for the name of a new tab, which will hold what is shown now.
  mutating func keepTab() -> [Effect] {
    let query = list.query
    guard !query.filter.isEverything else {
      notice = Notice(
        Phrase(
          id: "Saring dulu (\(telling.key(.search, .indonesian))): tab menyimpan saringan.",
          en: "Filter first (\(telling.key(.search, .english))): a tab keeps a filter."), .warning)
      return []
    }
    let filter = query.view.filter.and(query.saved).and(query.filter)
    // What is found within a tab is more than the filter alone says.
    let within = tabPlace.flatMap { if case .own(let own) = tabs[$0] { "\(own.name) " } else { nil } } ?? ""
    let name = (within + query.filter.text).prefix(TabName.longest)
    screen = .namingTab(TabName(suggestion: String(name), filter: filter))
    return []
  }

  /// A key in the line of a name; `nil` where it is not for it.
  mutating func typeTabName(_ key: Key) -> [Effect]? {
    guard case .namingTab(var state) = screen else { return nil }
    switch key {
    case .escape:
      screen = .list
      return []
    case .enter: return keep(state)
    case .right where state.line.text.isEmpty, .end where state.line.text.isEmpty, .tab where state.line.text.isEmpty:
      state.line = LineEditor(state.suggestion, longest: TabName.longest)
      screen = .namingTab(state)
      return []
    default:
      guard state.line.type(key) else { return nil }
      screen = .namingTab(state)
      return []
    }
  }

  private mutating func keep(_ state: TabName) -> [Effect] {
    let written = state.line.text.isEmpty ? state.suggestion : state.line.text
    let name = written.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !name.isEmpty else { return [] }
    guard QueueView(called: name) == nil else {
      return refuse(
        Phrase(
          id: "“\(name)” adalah nama tampilan bawaan. Pilih nama lain, misalnya “\(name) saya”.",
          en: "“\(name)” is the name of a view. Choose another name, such as “my \(name)”."))
    }
    guard !ownTabs.contains(where: { $0.name.lowercased() == name.lowercased() }) else {
      return refuse(
        Phrase(
          id: "Sudah ada tab “\(name)”. Pilih nama lain.",
          en: "There is a tab “\(name)” already. Choose another name."))
    }
    let own = SavedFilter(name: name, filter: state.filter)
    screen = .list
    var effects: [Effect] = []
    if !ownTabs.contains(where: { $0.filter == own.filter }) {
      keptFilters.append(own)
      effects.append(.keep(.tabs, .add(own.kept)))
    }
    return effects
      + change { query in
        (query.view, query.saved, query.filter) = (.all, own.filter, .everything)
      }
  }

  /// Takes a tab of one's own away; those of the configuration stay.
  mutating func dropTab() -> [Effect] {
    guard let place = tabPlace, case .own(let own) = tabs[place] else {
      notice = Notice(
        Phrase(id: "Hanya tab sendiri yang dapat dihapus.", en: "Only a tab of your own can be taken away."), .warning)
      return []
    }
    guard let index = keptFilters.firstIndex(of: own) else {
      notice = Notice(
        Phrase(
          id: "Tab “\(own.name)” ada di konfigurasi; hapus di sana.",
          en: "The tab “\(own.name)” is in the configuration; take it away there."), .warning)
      return []
    }
    keptFilters.remove(at: index)
    notice = Notice(isGone(own))
    return [.keep(.tabs, .remove(own.kept))] + remember(own.filter) + show(.view(.all))
  }

  /// That a tab is taken away, and how it comes back.
  private func isGone(_ own: SavedFilter) -> Phrase {
    func key(_ command: Command, _ language: Language) -> SafeText { telling.key(command, language) }
    guard isLineByLine else {
      let keys = (key(.search, language), key(.keepTab, language))
      return Phrase(
        id: "Tab “\(own.name)” dihapus. \(keys.0) ↑ membawa saringannya kembali, \(keys.1) menyimpannya lagi.",
        en: "The tab “\(own.name)” is gone. \(keys.0) ↑ brings its filter back, \(keys.1) keeps it again.")
    }
    return Phrase(
      id: """
        Tab “\(own.name)” dihapus. saring \(own.filter.text) membawa saringannya kembali, \
        \(key(.keepTab, .indonesian)) menyimpannya lagi.
        """,
      en: """
        The tab “\(own.name)” is gone. filter \(own.filter.text) brings its filter back, \
        \(key(.keepTab, .english)) keeps it again.
        """)
  }
}

/// The name of a new tab, being typed.
public struct TabName: Sendable, Equatable {
  /// What is typed so far.
  public var line = LineEditor(longest: longest)
  /// What it is called where nothing is typed.
  public var suggestion: String
  /// What the tab will hold.
  public var filter: Filter

  /// The most characters of a name.
  static let longest = 24
}

extension QueueView {
  /// The view that is called so, in either language and in whatever capitals; `nil` where none is.
  public init?(called name: String) {
    let wanted = name.lowercased()
    let view = Self.allCases.first { view in
      Language.allCases.contains { view.name.text($0).string.lowercased() == wanted }
    }
    guard let view else { return nil }
    self = view
  }

  /// What the view holds, as a filter.
  var filter: Filter {
    let text =
      switch self {
      case .all: ""
      case .attention: "status:attention"
      case .signing: "status:signing"
      case .stuck: "status:stuck"
      case .savedInvalid: "status:invalid"
      case .due: "status:due"
      case .approved: "status:approved"
      case .missing: "status:missing"
      case .marked: "mark:yes"
      }
    return (try? Filter(parsing: text)) ?? .everything
  }
}

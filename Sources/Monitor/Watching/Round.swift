import UploadQueue
import Wording

/// Something that a watch can show by itself.
public enum WatchedView: Sendable, Hashable {
  /// A tab of the list.
  case tab(ListTab)
  /// The queue as a whole.
  case overview
  /// The numbers that matter, in large digits.
  case figures

  /// What can be named, besides tabs of one's own.
  public static let named: [WatchedView] = QueueView.allCases.map { .tab(.view($0)) } + [.overview, .figures]

  /// What it is called on the command line.
  public func name(_ language: Language) -> String {
    switch self {
    case .tab(.view(let view)): language == .indonesian ? view.names.indonesian : view.names.english
    case .tab(.own(let own)): own.name
    case .overview: language == .indonesian ? Command.overview.indonesianName : Command.overview.name
    case .figures: language == .indonesian ? Command.figures.indonesianName : Command.figures.name
    }
  }

  /// What is called so, in either language; tabs of one's own among these.
  public init?(named name: String, own: [SavedFilter]) {
    let all = Self.named + own.map { .tab(.own($0)) }
    let found = all.first { view in
      Language.allCases.contains { view.name($0).lowercased() == name.lowercased() }
    }
    guard let found else { return nil }
    self = found
  }
}

/// Views that take turns on the screen by themselves.
public struct Round: Sendable, Equatable {
  /// The views, in order; where none are named, those in which there is something to see.
  public var views: [WatchedView]
  /// How long each stays.
  public var every: Duration
  /// Whether they take turns now.
  public var isGoing: Bool
  /// When a key was pressed last: whoever has pressed it is looking.
  var heldAt: Timestamp?

  /// How long a key holds the view that is shown.
  static let hold: Duration = .minutes(1)

  /// Views that take turns, or wait until somebody wants them to.
  public init(views: [WatchedView] = [], every: Duration = .seconds(15), isGoing: Bool = false) {
    self.views = views
    self.every = every
    self.isGoing = isGoing
  }
}

extension Model {
  /// Lets views take turns, or stay.
  mutating func toggleRound() -> [Effect] {
    round.isGoing.toggle()
    round.heldAt = nil
    let seconds = round.every.components.seconds
    notice = Notice(
      round.isGoing
        ? Phrase(
          id: "Tampilan bergilir setiap \(seconds) detik; tombol apa pun menahannya semenit.",
          en: "Views take turns every \(seconds) s; any key holds them for a minute.")
        : Phrase(id: "Tampilan tidak bergilir lagi.", en: "Views no longer take turns."))
    return []
  }

  /// It is the next view's turn.
  mutating func takeTurn() -> [Effect] {
    guard round.isGoing, round.heldAt.map({ now - $0 >= Round.hold }) ?? true, isSummedUp, list.pause == nil,
      !isOnTheWay, !screen.hasLine
    else { return [] }
    notice = nil
    let views = turningViews
    let place = shownView.flatMap { views.firstIndex(of: $0) }
    guard let place, place + 1 == views.count, queues.count > 1, !isOverAll else {
      return show(views[place.map { ($0 + 1) % views.count } ?? 0])
    }
    // Once round in this queue, and on to the next.
    let effects = showQueue(by: 1)
    return effects + show(turningViews[0])
  }

  /// Shows a view from its beginning.
  mutating func show(_ view: WatchedView) -> [Effect] {
    switch view {
    case .tab(let tab):
      screen = .list
      list.unselect()
      list.isRecalled = false
      (list.cursor, list.top) = (0, 0)
      return show(tab)
    case .overview: return openOverview()
    case .figures:
      screen = .figures
      return [.load(request(isLive: true))]
    }
  }

  /// The views that take turns: those that were named, else what there is to see of what matters.
  private var turningViews: [WatchedView] {
    guard round.views.isEmpty else { return round.views }
    let full = [QueueView.stuck, .savedInvalid, .due, .missing, .signing].filter { summary.count($0) > 0 }
    return [.overview] + full.map { .tab(.view($0)) }
  }

  /// The view that is on the screen.
  private var shownView: WatchedView? {
    switch screen {
    case .list: tabPlace.map { .tab(tabs[$0]) }
    case .overview: .overview
    case .figures: .figures
    default: nil
    }
  }
}

import TerminalKit
import UploadQueue
import Wording

/// Everything the screen is drawn from: a plain value, which tests compare whole.
///
/// Several queues may be watched; one is shown. What belongs to a queue is in its ``QueueState``, and read here as that of
/// the queue that is shown.
public struct Model: Sendable, Equatable {
  /// What the person has chosen; who looks on has the keys for that, and no others.
  public var settings: Settings {
    didSet { settings.keys = settings.keys.limited(to: watching) }
  }
  /// The views that take turns on the screen.
  public var round = Round()
  /// Looking on, where nothing can be done; `nil` for a person at work.
  public let watching: Watching?
  /// What is replayed, where what is shown is past.
  public internal(set) var replay: ReplayState?
  /// Who runs this Pantau, of whom the journal need not say that it was they; `nil` where everybody is named.
  public internal(set) var person: Operator?
  /// The size of the terminal.
  public var size: Size
  /// Whether the terminal is one of lines, on which commands are typed as words.
  public internal(set) var isLineByLine = false
  /// Whether dim text looks other than plain text there.
  public internal(set) var canDim = true
  /// The moment that ages are shown at.
  public var now: Timestamp
  /// The queues that are watched; never none.
  public internal(set) var queues: [QueueState]
  private var nextNumber: Int
  /// All queues in one list.
  var allQueues = QueueState(number: QueueState.numberOfAll, profile: .allQueues)
  /// Whether that list is shown, and not the queue that was shown before.
  public internal(set) var isOverAll = false
  /// The way from the list over all queues to a document of one, until the person is back.
  var visit: Visit?
  /// What queues were known by that were read-only when they were closed.
  private var locks: Set<String> = []
  /// The place of the queue that is shown.
  public internal(set) var shown = 0
  /// The columns chosen here; `nil` where those of the settings are shown.
  public var chosenColumns: [ColumnKind]?
  /// The tour through the program, where one is going on; ``size`` is what its panel leaves of the terminal.
  public internal(set) var tour: Tour?
  /// Whether the person was asked if the program shall end while an import goes on.
  var isEndAsked = false
  /// Something said once, until the next key.
  public var notice: Notice?
  /// The filters used before, the newest last.
  public var filterHistory: [Filter] = []
  /// The filters kept as tabs on the screen.
  public var keptFilters: [SavedFilter] = []
  /// Where the person was the last time in queues that are not watched now.
  var placesElsewhere: [String] = []
  /// The lines said on the command line, oldest first.
  public var promptHistory: [String] = []
  /// The configuration that was read last.
  public var configuration = ConfigurationStanding()

  /// The program as it starts: nothing known, nothing asked.
  public init(
    settings: Settings, queue: QueueProfile, others: [QueueProfile] = [], watching: Watching? = nil, size: Size,
    now: Timestamp
  ) {
    self.settings = settings
    self.watching = watching
    self.settings.keys = settings.keys.limited(to: watching)
    self.size = size
    self.now = now
    queues = ([queue] + others).enumerated().map { QueueState(number: $0, profile: $1) }
    nextNumber = queues.count
  }

  /// The queue that is shown.
  public var queue: QueueState {
    get { isOverAll ? allQueues : queues[shown] }
    set { if isOverAll { allQueues = newValue } else { queues[shown] = newValue } }
  }

  /// The place of a queue by its number; `nil` once it is closed.
  func place(of number: Int) -> Int? { queues.firstIndex { $0.number == number } }

  /// Takes in a queue that is opened while the program runs; its number.
  ///
  /// One that was read-only under another name, or from another source, still is.
  mutating func open(_ profile: QueueProfile) -> Int {
    defer { nextNumber += 1 }
    let locked = queues.filter(\.profile.isReadOnly).reduce(locks) { $0.union($1.profile.marks) }
    var profile = profile
    if profile.access == .full, !locked.isDisjoint(with: profile.marks) { profile.access = .readOnly }
    queues.append(QueueState(number: nextNumber, profile: profile))
    goBackElsewhere(at: queues.count - 1)
    return nextNumber
  }

  /// Leaves a queue, unless it is the only one; where it was shown, the one that was opened in its place is, else the
  /// next one.
  mutating func close(_ number: Int) {
    guard queues.count > 1, let place = place(of: number) else { return }
    if queues[place].profile.isReadOnly { locks.formUnion(queues[place].profile.marks) }
    let left = queues.remove(at: place)
    keepElsewhere(left)
    if shown == place, let again = queues.lastIndex(where: { $0.profile.name == left.profile.name }) {
      shown = again
    } else if shown > place || shown == queues.count {
      shown -= 1
    }
    if visit?.target.number == number { visit = nil }
    if queues.count == 1 { isOverAll = false }
  }

  /// What the configuration says now of changing a queue at its backend: it can lock the queue, and never unlock it.
  ///
  /// Returns whether that differs from how the queue is.
  mutating func configure(_ number: Int, isReadOnly: Bool) -> Bool {
    guard let place = place(of: number), queues[place].profile.access != .alwaysReadOnly else { return false }
    let differs = queues[place].profile.isReadOnly != isReadOnly
    if isReadOnly { queues[place].profile.access = .readOnly }
    return differs
  }

  /// Lets the shown queue be changed at its backend, also where it should come back under another name.
  mutating func unlock() {
    profile.access = .full
    locks.subtract(profile.marks)
  }

  /// Lets something happen to a queue that is not shown; what it says names the queue.
  mutating func elsewhere(_ place: Int, _ change: (inout Model) -> [Effect]) -> [Effect] {
    let (before, wasOverAll, said) = (shown, isOverAll, notice)
    shown = place
    isOverAll = false
    notice = nil
    let effects = change(&self)
    notice = notice.map { $0.told(of: profile.name) } ?? said
    shown = before
    isOverAll = wasOverAll
    return effects
  }
}

extension Model {
  /// Whether somebody only looks on.
  var isWatching: Bool { watching != nil }

  /// What the shown queue is.
  public var profile: QueueProfile {
    get { queue.profile }
    set { queue.profile = newValue }
  }

  /// Whether what is shown can be trusted.
  public var connection: Connection {
    get { queue.connection }
    set { queue.connection = newValue }
  }

  /// When the newest of what is shown was true at its source; `nil` where nothing is.
  public var dataAt: Timestamp? { queue.dataAt ?? summary.newestObservation }

  /// The shown queue in numbers.
  public var summary: QueueSummary {
    get { queue.summary }
    set { queue.summary = newValue }
  }

  /// The list and what is selected in it.
  public var list: ListState {
    get { queue.list }
    set { queue.list = newValue }
  }

  /// Which screen is open.
  public var screen: Screen {
    get { queue.screen }
    set { queue.screen = newValue }
  }

  /// Re-uploads that are not over, and the one on the screen.
  public var desks: [ReuploadDesk] {
    get { queue.desks }
    set { queue.desks = newValue }
  }
}

/// Whether what is shown can be trusted.
public enum Connection: Sendable, Equatable {
  /// No answer yet.
  case connecting
  /// The backend answered at this moment, and answers are not overdue.
  case live(at: Timestamp)
  /// The backend answered at this moment, and the newest it has is too old to act on.
  case outdated(at: Timestamp)
  /// The backend answered last at this moment and has been silent since: an answer is overdue.
  case stale(since: Timestamp)
  /// The backend cannot be reached: why, since when, the last answer, and when the next try is.
  case unreachable(BackendError, since: Timestamp, lastAnswer: Timestamp?, nextTry: Timestamp)

  /// Whether something may be done on what is shown.
  public var isLive: Bool {
    if case .live = self { true } else { false }
  }

  /// Whether the last poll failed.
  var hasFailed: Bool { if case .unreachable = self { true } else { false } }

  /// Whether the backend answers, however old what it has is.
  var isAnswering: Bool {
    switch self {
    case .live, .outdated: true
    case .connecting, .stale, .unreachable: false
    }
  }

  /// The last answer, where there was one.
  public var lastAnswer: Timestamp? {
    switch self {
    case .connecting: nil
    case .live(let moment), .outdated(let moment), .stale(let moment): moment
    case .unreachable(_, _, let moment, _): moment
    }
  }
}

/// Which screen is open.
public enum Screen: Sendable, Equatable {
  /// The list.
  case list
  /// The list, with the line open in which a filter is typed.
  case search(FilterLine)
  /// The list, with the line open in which a reference or number is typed.
  case jump(JumpState)
  /// The list, with the order being chosen.
  case sort(SortChooser)
  /// The list, with the line open for the name of a new tab.
  case namingTab(TabName)
  /// One document.
  indirect case detail(DetailState)
  /// The queue as a whole.
  case overview(OverviewState)
  /// The numbers that matter, in large digits.
  case figures
  /// The columns being chosen.
  case columns(ColumnChooser)
  /// One re-upload, by its attempt's key.
  case desk(DeskState)
  /// The journal of the queue.
  indirect case journal(JournalState)
  /// The choice of what to copy, over the screen of its document.
  indirect case copy(CopyState, over: Screen)
  /// The line of a note, over the screen of its document.
  indirect case note(NoteState, over: Screen)
  /// The command line, over another screen.
  indirect case prompt(PromptState, over: Screen)
  /// The line of an access token, over another screen.
  indirect case token(HiddenLine, over: Screen)
  /// A text to read, scrolled down by some lines, over another screen.
  indirect case page(TextPage, scroll: Int, over: Screen)
  /// What the last import into the queue says, scrolled down by some lines, over another screen.
  indirect case importing(scroll: Int, over: Screen)
  /// The help, over another screen.
  indirect case help(HelpState, over: Screen)

  /// The screen itself, or the one that the help, the command line or the configuration lies over.
  var below: Screen {
    switch self {
    case .help(_, let below), .prompt(_, let below), .token(_, let below), .page(_, _, let below),
      .importing(_, let below):
      below.below
    default: self
    }
  }

  /// Changes the state of the desk on the screen, or under the help.
  mutating func changeDesk(_ change: (inout DeskState) -> Void) {
    switch self {
    case .desk(var state):
      change(&state)
      self = .desk(state)
    case .help(let state, var below):
      below.changeDesk(change)
      self = .help(state, over: below)
    case .prompt(let state, var below):
      below.changeDesk(change)
      self = .prompt(state, over: below)
    case .token(let line, var below):
      below.changeDesk(change)
      self = .token(line, over: below)
    case .page(let page, let scroll, var below):
      below.changeDesk(change)
      self = .page(page, scroll: scroll, over: below)
    case .importing(let scroll, var below):
      below.changeDesk(change)
      self = .importing(scroll: scroll, over: below)
    default: break
    }
  }
}

/// One document, looked at closely.
public struct DetailState: Sendable, Equatable {
  /// The document as it is now.
  public var row: QueueRow
  /// What the journal has of it, oldest first.
  public var history: [JournalEntry]
  /// Where it was opened from.
  public var origin = Screen.list
  /// Lines scrolled down.
  public var scroll = 0
  /// The queues that show it, for whoever has come from the list over all.
  var origins: [DocumentOrigin] = []
}

/// A re-upload on the screen.
public struct DeskState: Sendable, Equatable {
  /// Which one.
  public var key: IdempotencyKey
  /// The Saved Invalid document to offer after it.
  public var next: QueueRow?
  /// Whether it has been looked for.
  var isNextKnown = false
  /// What was asked for once, and is done when it is asked for again at once.
  public var asked: Command?
  /// Whether the person has asked how it stands and waits for the answer.
  public var isAsking = false
  /// The queue in numbers, once they have come: what many failures have in common is told before another is sent.
  public var overview: QueueOverview?
  /// What was said last of how it stands.
  public var told: Notice?
  /// Lines scrolled down.
  public var scroll = 0
}

/// Something said once.
public struct Notice: Sendable, Equatable {
  /// The words.
  public var phrase: Phrase
  /// Whether it is bad news.
  public var role: Style.Role
  /// Whether keys that come before it can have been read do nothing.
  var holdsKeys = false

  /// Something said once.
  public init(_ phrase: Phrase, _ role: Style.Role = .accent, holdsKeys: Bool = false) {
    self.phrase = phrase
    self.role = role
    self.holdsKeys = holdsKeys
  }

  /// The same, said of a queue that is not shown.
  func told(of queue: String) -> Notice {
    Notice(
      Phrase(id: "\(queue): \(phrase.text(.indonesian))", en: "\(queue): \(phrase.text(.english))"), role)
  }
}

/// The list and what is selected in it.
public struct ListState: Sendable, Equatable {
  /// The view, filter and order.
  public var query = QueueQuery()
  /// The view, filter and order that the rows held here are of.
  public var held = QueueQuery()
  /// The number of rows of the view.
  public var total = 0
  /// The place of the first row held here.
  public var first = 0
  /// The rows held here: the screen, one above and one below.
  public var rows: [QueueRow] = []
  /// The place of the first row shown.
  public var top = 0
  /// The place of the cursor.
  public var cursor = 0
  /// The document under the cursor.
  public var selected: DocumentID?
  /// Whether that is from the last time, and has not been seen yet.
  public var isRecalled = false
  /// The selected document after it has left the view: it stays under the cursor until a key is pressed.
  public var departed: QueueRow?
  /// A number typed before a motion; `nil` where none is.
  public var count: Int?
  /// How many columns after the fixed ones are passed over.
  public var columnOffset = 0
  /// The last request for rows; answers to older ones are not used.
  public var serial = 0
  /// The request that the rows held here answer.
  public var answered = 0
  /// Whether the selection goes to the newest change by itself.
  public var isFollowing = false
  /// When it last went to another document so.
  public var followedAt: Timestamp?
  /// Where the rows stand still.
  public var pause: Pause?
  /// How wide the longest reference is that was held here.
  public var longestReference = 0
  /// Whether rows were ever shown.
  public var isLoaded = false

  /// Whether the rows of the view have yet to come; those held here are of another one.
  var isAwaited: Bool { held != query }

  /// Whether the selected document has yet to come under the cursor, where another one stands.
  var isSelectionAwaited: Bool {
    guard let selected, departed == nil, let row = row(at: cursor) else { return false }
    return row.id != selected
  }

  /// A row by its place, where it is held.
  public func row(at place: Int) -> QueueRow? {
    rows.indices.contains(place - first) ? rows[place - first] : nil
  }

  /// The document under the cursor, unless it has left the view.
  public var selectedRow: QueueRow? {
    departed == nil ? row(at: cursor) : nil
  }
}

/// A request for the rows a screen needs.
public struct WindowRequest: Sendable, Equatable {
  /// Counts up; only the newest answer is used.
  public var serial: Int
  /// The view, filter and order.
  public var query: QueueQuery
  /// The document to keep on its line.
  public var followed: DocumentID?
  /// That line.
  public var line: Int
  /// The first row shown, where nothing is followed.
  public var top: Int
  /// Where the cursor goes, where nothing is followed.
  public var cursor: Int
  /// The lines of the list.
  public var height: Int
  /// Whether the document that changed last is kept in sight instead.
  public var isFollowing = false
  /// Since when the rows stand still, where they do.
  public var pausedAt: Timestamp?
  /// The saved filters whose documents are to be counted.
  public var counted: [Filter] = []
  /// Whether the rows moved by themselves, so that a followed document that is gone stays under the cursor.
  public var isLive: Bool
}

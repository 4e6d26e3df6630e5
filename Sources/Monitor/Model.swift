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
  /// Whether something happens to a queue that is not shown.
  private(set) var isElsewhere = false
  /// That somebody waits for the newest data which they have asked for.
  var awaitedRefresh: AwaitedRefresh?
  /// What queues were known by that were read-only when they were closed.
  private var locks: Set<String> = []
  /// The place of the queue that is shown.
  public internal(set) var shown = 0
  /// The columns chosen here; `nil` where those of the settings are shown.
  public var chosenColumns: ColumnChoice?
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
  /// Whether the queue that is shown first was asked for by name.
  var isQueueNamed = false
  /// The certificates that sign, as the configuration names them.
  public var certificates: [SigningCertificate] = []
  /// What was looked at on this machine last.
  public internal(set) var checkup = Checkup()

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

  /// Whether closing a queue would take away the line that is being typed, and what is typed on would be orders in another.
  func isTypedIn(_ number: Int) -> Bool {
    screen.hasLine && (isOverAll ? queues.count == 2 : queue.number == number)
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
    isElsewhere = true
    notice = nil
    let effects = change(&self)
    isElsewhere = false
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

  /// The oldest moment as of which a document is known that is still to be approved, where each is as old as what it came
  /// from and that one is too old to act on though the newest is not; else `nil`.
  ///
  /// A small new list, or one row that a program writes, makes nothing new of the rest.
  var oldestDataAt: Timestamp? {
    guard !queue.speaksForAll, !isDataOld, let oldest = summary.oldestOpenObservation,
      now - oldest > settings.oldAfter
    else { return nil }
    return oldest
  }

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

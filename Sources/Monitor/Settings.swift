import TerminalKit
import UploadQueue
import Wording

/// What the person has chosen, for every queue.
public struct Settings: Sendable, Equatable {
  /// The language of the screen.
  public var language: Language
  /// The time zone of what is shown.
  public var zone: ShownZone
  /// What counts as stuck and as due.
  public var policy: QueuePolicy
  /// What counts as stuck in queues of which that is said apart, by their names.
  public var stuckOfQueues: [String: StuckPolicy]
  /// The keys.
  public var keys: KeyMap
  /// The colours.
  public var theme: Theme
  /// Whether the mouse is used.
  public var usesMouse: Bool
  /// Filters with names, each a tab after the views that Pantau knows.
  public var savedFilters: [SavedFilter]
  /// The columns of the table after status and time, in order.
  public var columns: [ColumnKind]
  /// Commands that are run when something happens.
  public var hooks: [Hook]
  /// What the terminal tells while nobody looks; `nil` where nothing.
  public var terminalAlerts: TerminalAlerts?
  /// Data older than this is not acted on without typing the reference.
  public var oldAfter: Duration
  /// The time of day that is offered where a re-upload is to be planned for later.
  public var quieterHour: TimeOfDay
  /// A document sent again within this time is not sent without typing the reference.
  public var sentAgainWithin: Duration

  /// Settings; what is not named has its default.
  public init(
    language: Language, zone: ShownZone = .wib, policy: QueuePolicy = QueuePolicy(),
    stuckOfQueues: [String: StuckPolicy] = [:], keys: KeyMap = .standard,
    theme: Theme = Theme(), usesMouse: Bool = false,
    savedFilters: [SavedFilter] = [],
    columns: [ColumnKind] = ColumnKind.usual, hooks: [Hook] = [], terminalAlerts: TerminalAlerts? = nil,
    oldAfter: Duration = .minutes(30), quieterHour: TimeOfDay = .usuallyQuiet,
    sentAgainWithin: Duration = .minutes(10)
  ) {
    self.language = language
    self.zone = zone
    self.policy = policy
    self.stuckOfQueues = stuckOfQueues
    self.keys = keys
    self.theme = theme
    self.usesMouse = usesMouse
    self.savedFilters = savedFilters
    self.columns = columns
    self.hooks = hooks
    self.terminalAlerts = terminalAlerts
    self.oldAfter = oldAfter
    self.quieterHour = quieterHour
    self.sentAgainWithin = sentAgainWithin
  }
}

extension Settings {
  /// What counts as stuck and as due in a queue.
  public func policy(of queue: String) -> QueuePolicy {
    guard let stuck = stuckOfQueues[queue] else { return policy }
    var policy = policy
    policy.stuck = stuck
    return policy
  }
}

import UploadQueue

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
  /// What was looked at on this machine, over another screen.
  indirect case checkup(CheckupState, over: Screen)
  /// What is known of the signers, over another screen.
  indirect case signers(SignersState, over: Screen)
  /// What is planned for later, over another screen.
  indirect case plan(PlanState, over: Screen)
  /// The help, over another screen.
  indirect case help(HelpState, over: Screen)

  /// The screen itself, or the one that the help, the command line or the configuration lies over.
  var below: Screen {
    switch self {
    case .help(_, let below), .prompt(_, let below), .token(_, let below), .page(_, _, let below),
      .importing(_, let below), .checkup(_, let below), .signers(_, let below),
      .plan(_, let below):
      below.below
    default: self
    }
  }

  /// The screen that help is for: the signers' own, else the one that lies below all others.
  var underHelp: Screen {
    switch self {
    case .help(_, let under): under.underHelp
    case .signers: self
    default: below
    }
  }

  /// Whether a line is open on it, in which keys are text and would be orders anywhere else.
  var hasLine: Bool {
    switch self {
    case .search, .jump, .namingTab, .prompt, .token: true
    case .note(let state, _): !state.isAskingToRemove
    case .journal(let state): state.line != nil
    case .help(let state, _): state.line != nil
    case .desk(let state): state.later.map { $0.time == nil } ?? false
    default: false
    }
  }

  /// Changes the state of the desk on the screen, or under what lies over it.
  mutating func changeDesk(_ change: (inout DeskState) -> Void) {
    guard case .desk(var state) = self else { return changeBelow { $0.changeDesk(change) } }
    change(&state)
    self = .desk(state)
  }

  /// Changes the details on the screen, or under what lies over them.
  mutating func changeDetail(_ change: (inout DetailState) -> Void) {
    guard case .detail(var state) = self else { return changeBelow { $0.changeDetail(change) } }
    change(&state)
    self = .detail(state)
  }

  /// Changes the screen that this one lies over, where it lies over one.
  private mutating func changeBelow(_ change: (inout Screen) -> Void) {
    switch self {
    case .help(let state, var below):
      change(&below)
      self = .help(state, over: below)
    case .copy(let state, var below):
      change(&below)
      self = .copy(state, over: below)
    case .note(let state, var below):
      change(&below)
      self = .note(state, over: below)
    case .prompt(let state, var below):
      change(&below)
      self = .prompt(state, over: below)
    case .token(let line, var below):
      change(&below)
      self = .token(line, over: below)
    case .page(let page, let scroll, var below):
      change(&below)
      self = .page(page, scroll: scroll, over: below)
    case .importing(let scroll, var below):
      change(&below)
      self = .importing(scroll: scroll, over: below)
    case .checkup(let state, var below):
      change(&below)
      self = .checkup(state, over: below)
    case .signers(let state, var below):
      change(&below)
      self = .signers(state, over: below)
    case .plan(let state, var below):
      change(&below)
      self = .plan(state, over: below)
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
  /// Whether that has yet to come.
  var isHistoryAwaited = true
  /// The steps that are ticked; `nil` where none ever was, or they have not come.
  public var steps: TickedSteps?
  /// Whether those have yet to come.
  var areStepsAwaited = true
  /// Where it was opened from.
  public var origin = Screen.list
  /// Lines scrolled down.
  public var scroll = 0
  /// The queue in numbers, once they have come: what many have in common is told of it too.
  public var overview: QueueOverview?
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
  /// The question for when it is to be sent, where that is not to be now.
  public var later: LaterQuestion?
  /// Whether the person has asked how it stands and waits for the answer.
  public var isAsking = false
  /// The queue in numbers, once they have come: what many failures have in common is told before another is sent.
  public var overview: QueueOverview?
  /// What was said last of how it stands.
  public var told: Notice?
  /// Whether the dialog has closed by itself while something was to be typed in it: the rest of that is no order.
  var isCutShort = false
  /// Why it has closed, where the desk does not show it otherwise.
  var whyCutShort: Notice?
  /// Lines scrolled down: of the desk, or of its dialog while that is open.
  public var scroll = 0
}

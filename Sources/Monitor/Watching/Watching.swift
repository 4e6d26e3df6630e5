import TerminalKit

/// Looking on: what a screen on a wall, or behind a forced command of SSH, is given in place of a person's powers.
///
/// It has a key table of its own, which holds no command but those that move about and show something, so that there is
/// nothing to be typed that could lead anywhere else: no command line, no note, no desk, no clipboard, no shell.
public struct Watching: Sendable, Equatable {
  /// Whether names of people and companies, and their NPWP and NIK, are only hinted at.
  public var isMasked: Bool
  /// Whether what is looked at is past.
  public var isReplay: Bool

  /// Looking on at whatever somebody moves to.
  public init(isMasked: Bool = false, isReplay: Bool = false) {
    self.isMasked = isMasked
    self.isReplay = isReplay
  }

  /// The commands there are.
  ///
  /// What may not be seen may not be looked for either: who knows how many documents a number finds soon knows the number.
  var commands: Set<Command> {
    if isReplay { return Command.looking.union(Command.replaying).union([.prompt]).subtracting(Command.ofThePresent) }
    return isMasked ? Command.looking.subtracting([.search, .signers]) : Command.looking
  }
}

extension Command {
  /// The commands that move about and show something, and change nothing but the screen.
  static let looking: Set<Command> = [
    .up, .down, .pageUp, .pageDown, .halfPageUp, .halfPageDown, .top, .bottom,
    .nextView, .previousView, .view1, .view2, .view3, .view4, .view5, .view6, .view7, .view8, .view9, .ownTab,
    .columnsLeft, .columnsRight, .search, .jump,
    .sort, .reverseSort, .sortBy, .sortThen, .sortWithout, .sortByLetter, .sortThenLetter,
    .open, .overview, .signers, .figures, .takeTurns, .deskUnderWay, .plan, .journal, .follow, .pause,
    .help, .nextQueue, .previousQueue, .allQueues, .back, .redraw, .quit,
  ]

  /// What there is no use for where what is looked at is past.
  static let ofThePresent: Set<Command> = [.signers, .takeTurns, .deskUnderWay, .plan, .follow, .pause]
}

extension PromptVerb {
  /// What can be said where somebody only looks on and has a command line.
  static let looking: Set<PromptVerb> = [.queue, .filter, .sort, .theme, .language]
}

extension Model {
  /// What can be said here on the command line besides the commands of the keys.
  var verbs: [PromptVerb] { PromptVerb.allCases.filter { !isWatching || PromptVerb.looking.contains($0) } }
}

extension KeyMap {
  /// The table of who looks on.
  func limited(to watching: Watching) -> KeyMap {
    let map = limited(to: watching.commands)
    return watching.isReplay ? map.withSpacePlaying : map
  }

  /// The table of whoever is in front of the screen.
  func limited(to watching: Watching?) -> KeyMap { watching.map { limited(to: $0) } ?? withoutReplay }
}

extension Effect {
  /// Whether it brings something to the screen and changes nothing anywhere: neither at a backend nor in the journal, in
  /// a file, or on the person's clipboard.
  var onlyLooks: Bool {
    switch self {
    case .load, .suggest, .poll, .loadHistory, .loadOverview, .loadSigners, .loadRow, .openDocument, .loadJournal,
      .tally, .findNext,
      .jump, .replay, .wear, .reportMouse, .setPolicy, .setAlerts, .alert, .redraw, .quit:
      true
    case .look, .annotate, .keepSteps, .openDesk, .desk, .plan, .importFiles, .export, .completeName, .keep, .copy,
      .giveToken,
      .examine,
      .suspend:
      false
    case .at(_, let effect): effect.onlyLooks
    }
  }
}

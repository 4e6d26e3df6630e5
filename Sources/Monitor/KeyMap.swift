import TerminalKit
import UploadQueue
import Wording

/// What a key can ask for.
public enum Command: String, Sendable, Hashable, CaseIterable {
  case up, down, pageUp, pageDown, halfPageUp, halfPageDown, top, bottom
  case nextView, previousView, view1, view2, view3, view4, view5, view6, view7, view8, view9
  case columnsLeft, columnsRight, columns, toggleColumn, columnUp, columnDown, usualColumns
  case ownTab, keepTab, dropTab
  case search, jump, sort, reverseSort, sortBy, sortThen, sortWithout, sortByLetter, sortThenLetter
  case open, overview, signers, figures, takeTurns, reupload, deskUnderWay, refresh
  case mark, note, removeNote, journal, news, copy, pick, showPlain, follow, pause
  case send, confirm, decline, skip, signer, tick, claimDone, withdraw, askAgain, stopWaiting, takeOver, next
  case later, plan, cancelPlanned, cancelAllPlanned
  case skipStep, endTour, askForFile, doctor
  case play, nextChange, previousChange, minuteOn, minuteBack, hourOn, hourBack, dayOn, dayBack, replayStart, replayEnd
  case faster, slower, at
  case help, prompt, nextQueue, previousQueue, allQueues, back, redraw, suspend, quit
}

/// Where a key works.
public enum KeyContext: Sendable, Hashable, CaseIterable {
  /// The list of documents.
  case list
  /// One document.
  case detail
  /// The queue as a whole.
  case overview
  /// The numbers that matter, in large digits.
  case figures
  /// The columns being chosen.
  case columns
  /// The order being chosen.
  case sorting
  /// The desk: looking at the document.
  case deskPreparing
  /// The desk: the dialog.
  case deskConfirming
  /// The desk: something is under way.
  case deskBusy
  /// The desk: it is not known whether anything was sent.
  case deskInDoubt
  /// The desk: waiting for the status to move.
  case deskWaiting
  /// The desk: done in the portal, waiting for a list.
  case deskVerifying
  /// The desk: the portal's steps.
  case deskHandOff
  /// The desk: another Pantau sees it through, or did.
  case deskElsewhere
  /// The desk: over.
  case deskOver
  /// The journal of the queue.
  case journal
  /// The choice of what to copy.
  case copy
  /// The line of a note.
  case note
  /// The question whether a note is to go.
  case noteRemoval
  /// The command line.
  case prompt
  /// The help.
  case help
  /// The configuration.
  case configuration
  /// What an import says.
  case importing
  /// What was looked at on this machine.
  case checkup
  /// What is known of the signers.
  case signers
  /// What is planned for later.
  case plan
  /// The tour, before its keys go to the screen.
  case tour
}

/// A key, or several for the same thing: what it does, where, and what it is called.
public struct KeyBinding: Sendable, Equatable {
  /// What it asks for.
  public let command: Command
  /// The keys.
  public internal(set) var keys: [Key]
  /// Where it works.
  public let contexts: Set<KeyContext>
  /// What it is called in the footer; `nil` where it is not shown there.
  public let label: Phrase?
  /// What it does, for the help and the README.
  public let help: Phrase
  /// The part of the table that it belongs to.
  public internal(set) var chapter = KeyChapter.program

  /// How many keys of a kind are called together.
  public var span: SafeText? {
    switch command {
    case .tick: "1–9"
    case .sortByLetter: "a–z"
    case .sortThenLetter: "A–Z"
    default: nil
    }
  }
}

/// The one table of keys: what is pressed, what the footer and the help show, and what the README lists.
public struct KeyMap: Sendable, Equatable {
  /// Every key, in the order of the help.
  public private(set) var bindings: [KeyBinding]

  /// The keys as they are where nobody chose others.
  public static let standard = KeyMap(bindings: KeyChapter.allCases.flatMap(\.bindings))

  /// What a key asks for in a context.
  public func command(for key: Key, in context: KeyContext) -> Command? {
    bindings.first { $0.contexts.contains(context) && $0.keys.contains(key) }?.command
  }

  /// The keys of a command in its first place in the table.
  public func keys(of command: Command) -> [Key] {
    bindings.first { $0.command == command }?.keys ?? []
  }

  /// The table with other keys for some commands.
  ///
  /// They are the same wherever a command has the same keys. Others that it has in further places stay: `Ctrl-C` always
  /// quits, and `Esc` leads back; and so does `Enter` where it takes what has been chosen.
  public func rebinding(_ keys: [Command: [Key]]) -> KeyMap {
    var map = self
    for (command, keys) in keys {
      let usual = self.keys(of: command)
      for place in map.bindings.indices where map.bindings[place].command == command {
        guard bindings[place].keys == usual, !bindings[place].contexts.isSubset(of: Self.choosing) else { continue }
        map.bindings[place].keys = keys
      }
    }
    return map
  }

  /// The table of these commands alone, whatever keys they have.
  func limited(to commands: Set<Command>) -> KeyMap {
    KeyMap(bindings: bindings.filter { commands.contains($0.command) })
  }

  /// The same table with other keys.
  func changingKeys(_ change: (Command, [Key]) -> [Key]) -> KeyMap {
    var map = self
    for place in map.bindings.indices {
      map.bindings[place].keys = change(bindings[place].command, bindings[place].keys)
    }
    return map
  }

  /// The keys shown in the footer of a context, the most important first.
  public func footer(_ context: KeyContext) -> [KeyBinding] {
    bindings.filter { $0.label != nil && $0.contexts.contains(context) }
      .sorted { Self.footerRank($0.command) < Self.footerRank($1.command) }
  }

  private static func footerRank(_ command: Command) -> Int {
    let order: [Command] = [
      .play, .nextChange, .previousChange, .at,
      .reupload, .send, .confirm, .later, .claimDone, .takeOver, .next, .askAgain, .stopWaiting, .withdraw, .decline,
      .skip,
      .tick,
      .signer, .open, .search, .overview, .back, .help, .quit, .note, .mark, .copy, .showPlain, .news, .journal,
      .nextView, .sort, .refresh,
    ]
    return order.firstIndex(of: command) ?? order.count
  }

  // Where keys work that work in several places.
  static let lists: Set<KeyContext> = [.list]
  static let scrolling: Set<KeyContext> = [
    .list, .detail, .journal, .copy, .overview, .help, .configuration, .importing, .checkup, .signers, .plan,
    .deskPreparing,
    .deskWaiting,
    .deskVerifying,
    .deskHandOff, .deskElsewhere, .deskOver, .deskInDoubt,
  ]
  static let choosing: Set<KeyContext> = [.columns, .sorting, .copy]
  static let stepping = scrolling.union([.columns, .sorting])
  static let anywhere = Set(KeyContext.allCases).subtracting([.tour])
  static let outsideDialog = anywhere.subtracting([.deskConfirming, .note, .noteRemoval])

  static func key(
    _ command: Command, _ keys: [Key], _ contexts: Set<KeyContext>, label: Phrase? = nil, _ help: Phrase
  ) -> KeyBinding {
    KeyBinding(command: command, keys: keys, contexts: contexts, label: label, help: help)
  }
}

extension Key {
  /// What the key is called on the screen.
  public var name: SafeText {
    switch self {
    case .character(" "): "Space"
    case .character(let character): SafeText(String(character))
    case .alt(let character): SafeText("Alt-" + String(character))
    case .control(let character): SafeText("Ctrl-" + String(character).uppercased())
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .function(let number): "F\(number)"
    }
  }
}

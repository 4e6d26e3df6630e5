import TerminalKit
import Wording

/// The help on the screen.
public struct HelpState: Sendable, Equatable {
  /// Lines scrolled down.
  public var scroll = 0
  /// What is looked for; everything where it is empty.
  public var wanted = ""
  /// The line in which that is being typed.
  public var line: LineEditor?

  /// The help from its beginning.
  public init() {}
}

extension Model {
  mutating func pressInHelp(_ command: Command, _ state: HelpState, over below: Screen) -> [Effect] {
    var state = state
    switch command {
    case .back where state.wanted.isEmpty:
      screen = below
      return []
    case .back: state = HelpState()
    case .search: state.line = LineEditor(offering: state.wanted, longest: 60)
    default: state.scroll = scrolled(state.scroll, by: command, lines: HelpScreen.lines(state, self).count)
    }
    screen = .help(state, over: below)
    return []
  }

  /// A key in the line in which the help is searched; `nil` where it is not for it.
  mutating func typeHelpSearch(_ key: Key) -> [Effect]? {
    guard case .help(var state, let below) = screen, var line = state.line else { return nil }
    switch key {
    case .enter: state.line = nil
    case .escape: state = HelpState()
    default:
      guard line.type(key) else { return nil }
      state.take(line)
    }
    screen = .help(state, over: below)
    return []
  }

  /// Text pasted into that line.
  mutating func pasteIntoHelp(_ text: String) {
    guard case .help(var state, let below) = screen, var line = state.line else { return }
    line.insert(text)
    state.take(line)
    screen = .help(state, over: below)
  }
}

extension HelpState {
  /// What is found is shown while it is typed.
  fileprivate mutating func take(_ line: LineEditor) {
    self.line = line
    wanted = line.text
    scroll = 0
  }
}

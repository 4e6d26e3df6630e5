import TerminalKit

/// A walk through the program in five steps, over the real screens.
public struct Tour: Sendable, Equatable {
  /// What the person is shown.
  public enum Step: Int, Sendable, Hashable, CaseIterable {
    /// The list.
    case list
    /// What is stuck.
    case stuck
    /// One document.
    case detail
    /// The desk of a Saved Invalid one.
    case desk
    /// The dialog, and what follows.
    case send
  }

  /// The step that the person is at.
  public internal(set) var step = Step.list
  /// The whole terminal: the screen has what the panel leaves of it.
  var terminal: Size
}

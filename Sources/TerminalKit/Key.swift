/// A key as the person pressed it.
public enum Key: Sendable, Hashable {
  /// A character, letters in the case typed.
  case character(Character)
  /// A letter with the control key, in lower case: `control("c")`.
  case control(Character)
  /// A digit with the Alt key.
  case alt(Character)
  /// The arrow up.
  case up
  /// The arrow down.
  case down
  /// The arrow left.
  case left
  /// The arrow right.
  case right
  /// Page up.
  case pageUp
  /// Page down.
  case pageDown
  /// Home.
  case home
  /// End.
  case end
  /// Enter.
  case enter
  /// Escape.
  case escape
  /// Tab.
  case tab
  /// Tab with shift.
  case backTab
  /// Backspace.
  case backspace
  /// Delete.
  case delete
  /// A function key, from 1.
  case function(Int)
}

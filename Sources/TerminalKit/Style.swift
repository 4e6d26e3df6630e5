/// How a cell looks, said by what it means: the terminal decides on colours and attributes.
public struct Style: Sendable, Hashable {
  /// What a piece of text means.
  public enum Role: UInt8, Sendable, Hashable, CaseIterable {
    /// Ordinary text.
    case plain
    /// Text of lesser weight: rules, hints, what is gone.
    case dim
    /// The title of the screen or of a part.
    case title
    /// Something to look at: a key, the current tab, a heading. The one accent.
    case accent
    /// Something is wrong: invalid, stuck, missed.
    case wrong
    /// Something will be wrong: slow, due soon.
    case warning
    /// Something is right: approved, live.
    case good
    /// Something has just changed.
    case changed
    /// A badge that must not be overlooked: demo, read-only, unreachable.
    case badge
  }

  /// What the text means.
  public var role: Role
  /// Whether it is under the cursor: the only thing in reverse.
  public var isSelected: Bool

  /// A meaning, perhaps under the cursor.
  public init(_ role: Role, isSelected: Bool = false) {
    self.role = role
    self.isSelected = isSelected
  }

  /// Ordinary text.
  public static let plain = Style(.plain)
  /// Text of lesser weight.
  public static let dim = Style(.dim)
  /// A title.
  public static let title = Style(.title)
  /// The accent.
  public static let accent = Style(.accent)
  /// Something is wrong.
  public static let wrong = Style(.wrong)
  /// Something will be wrong.
  public static let warning = Style(.warning)
  /// Something is right.
  public static let good = Style(.good)
  /// Something has just changed.
  public static let changed = Style(.changed)
  /// A badge.
  public static let badge = Style(.badge)

  /// The same meaning under the cursor.
  public var selected: Style { Style(role, isSelected: true) }
}

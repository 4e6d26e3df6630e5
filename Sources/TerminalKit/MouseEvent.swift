/// Something done with the mouse.
public struct MouseEvent: Sendable, Hashable {
  /// What was done.
  public enum Deed: Sendable, Hashable {
    /// The left button was pressed.
    case click
    /// The wheel was turned away from the person.
    case wheelUp
    /// The wheel was turned towards the person.
    case wheelDown
  }

  /// What was done.
  public let deed: Deed
  /// The cell under the pointer.
  public let position: Position

  /// Something done with the mouse.
  public init(_ deed: Deed, at position: Position) {
    self.deed = deed
    self.position = position
  }
}

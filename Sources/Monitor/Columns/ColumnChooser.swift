/// The columns of the table while they are being chosen and put in order.
public struct ColumnChooser: Sendable, Equatable {
  /// A column, shown or not.
  public struct Entry: Sendable, Equatable {
    /// Which.
    public var kind: ColumnKind
    /// Whether the table has it.
    public var isShown: Bool
  }

  /// Every column there is: those shown in their order, then the others; a change leaves each where it stands.
  public private(set) var entries: [Entry]
  /// The place of the cursor.
  public var cursor = 0

  /// Begins with the columns as they are.
  public init(_ shown: [ColumnKind]) {
    entries =
      shown.map { Entry(kind: $0, isShown: true) }
      + ColumnKind.allCases.filter { !shown.contains($0) }.map { Entry(kind: $0, isShown: false) }
  }

  /// The columns chosen, in order.
  public var columns: [ColumnKind] { entries.filter(\.isShown).map(\.kind) }

  /// Shows or hides the column under the cursor.
  public mutating func toggle() {
    guard entries.indices.contains(cursor) else { return }
    entries[cursor].isShown.toggle()
  }

  /// Moves the column under the cursor up or down, and the cursor with it.
  public mutating func move(by step: Int) {
    let target = cursor + step
    guard entries.indices.contains(cursor), entries.indices.contains(target) else { return }
    entries.swapAt(cursor, target)
    cursor = target
  }
}

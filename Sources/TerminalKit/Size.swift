/// The size of a screen in cells.
public struct Size: Sendable, Hashable {
  /// Cells across.
  public var columns: Int
  /// Lines down.
  public var rows: Int

  /// A size in cells.
  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

/// A cell of the screen, counted from the top left corner.
public struct Position: Sendable, Hashable {
  /// From 0, left to right.
  public var column: Int
  /// From 0, top down.
  public var row: Int

  /// A cell of the screen.
  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

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

  /// The largest screen that is drawn, more cells than any real one has.
  ///
  /// The other end of a line can name any size up to 65535×65535, and every cell takes memory here.
  public static let most = Size(columns: 500, rows: 300)

  /// What is drawn on a screen of this size: all of it, or its top left corner.
  public var drawn: Size { Size(columns: min(columns, Self.most.columns), rows: min(rows, Self.most.rows)) }
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

import Wording

/// A complete picture of the screen: what is drawn, without a terminal.
///
/// A screen is drawn by putting text into a frame and presented as a whole; the terminal works out what changed.
public struct Frame: Sendable, Hashable {
  /// One cell.
  public struct Cell: Sendable, Hashable {
    /// What stands in it: one spacing character with its marks; empty in the second cell of a wide one.
    public var text: String
    /// How it looks.
    public var style: Style

    /// A cell.
    public init(_ text: String, _ style: Style) {
      self.text = text
      self.style = style
    }

    /// An empty cell.
    public static let blank = Cell(" ", .plain)
  }

  /// Its size.
  public let size: Size
  /// Where the terminal's own cursor stands; `nil` where it is hidden.
  public var cursor: Position?
  /// What the window is called, on a terminal that has one; empty where it keeps its name.
  public var title: SafeText = .empty
  private var cells: [Cell]

  /// An empty picture.
  public init(size: Size) {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    cells = Array(repeating: .blank, count: self.size.columns * self.size.rows)
  }

  /// A picture of another size, with a picture in its top left corner.
  public init(_ frame: Frame, in size: Size) {
    self.init(size: size)
    cursor = frame.cursor
    title = frame.title
    for row in 0..<min(frame.size.rows, self.size.rows) {
      for column in 0..<min(frame.size.columns, self.size.columns) { set(column, row, frame[column, row]) }
    }
  }

  /// A cell; outside the frame a blank one.
  public subscript(column: Int, row: Int) -> Cell {
    guard contains(column, row) else { return .blank }
    return cells[row * size.columns + column]
  }

  /// One line of cells.
  public func line(_ row: Int) -> ArraySlice<Cell> {
    guard (0..<size.rows).contains(row) else { return [] }
    return cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// Puts text on a line, cut where the width or the frame ends.
  ///
  /// Text that does not fit ends in `…` where `ellipsis` says so. A wide character that would be cut in half leaves a
  /// blank. Returns the column after the last cell written.
  @discardableResult
  public mutating func put(
    _ text: SafeText, column: Int, row: Int, style: Style = .plain, width: Int? = nil, ellipsis: Bool = true
  ) -> Int {
    guard (0..<size.rows).contains(row), column < size.columns else { return column }
    let end = min(size.columns, width.map { column + max(0, $0) } ?? size.columns)
    var limit = end
    var isCut = false
    if ellipsis, end > column, text.isWider(than: end - column) {
      limit = end - 1
      isCut = true
    }
    var column = column
    for character in text.string {
      let pieces = CellWidth.pieces(of: character)
      for (piece, pieceWidth) in pieces {
        guard column + pieceWidth <= limit else {
          return finish(from: column, cut: isCut, end: end, row: row, style: style)
        }
        if pieceWidth == 2, column == -1 {
          set(0, row, Cell(" ", style))
        } else {
          set(column, row, Cell(piece, style))
          if pieceWidth == 2 { set(column + 1, row, Cell("", style)) }
        }
        column += pieceWidth
      }
    }
    return finish(from: column, cut: isCut, end: end, row: row, style: style)
  }

  private mutating func finish(from column: Int, cut: Bool, end: Int, row: Int, style: Style) -> Int {
    guard cut else { return column }
    for gap in column..<end - 1 { set(gap, row, Cell(" ", style)) }
    set(end - 1, row, Cell("…", style))
    return end
  }

  /// Puts text so that it ends before a column.
  public mutating func put(
    _ text: SafeText, endingAt end: Int, row: Int, style: Style = .plain, width: Int? = nil
  ) {
    let room = width ?? end
    let shown = text.isWider(than: room) ? room : text.cellWidth
    put(text, column: end - shown, row: row, style: style, width: shown)
  }

  /// Fills a stretch of a line with one character of width 1.
  public mutating func fill(_ character: Character = " ", columns: Range<Int>, row: Int, style: Style = .plain) {
    guard (0..<size.rows).contains(row) else { return }
    for column in columns.clamped(to: 0..<size.columns) { set(column, row, Cell(String(character), style)) }
  }

  private func contains(_ column: Int, _ row: Int) -> Bool {
    (0..<size.columns).contains(column) && (0..<size.rows).contains(row)
  }

  private mutating func set(_ column: Int, _ row: Int, _ cell: Cell) {
    guard contains(column, row) else { return }
    let index = row * size.columns + column
    // Half of a wide character that is written over leaves a blank.
    if cells[index].text.isEmpty, column > 0, !cell.text.isEmpty {
      cells[index - 1] = Cell(" ", cells[index - 1].style)
    }
    if !cells[index].text.isEmpty, column + 1 < size.columns, cells[index + 1].text.isEmpty {
      cells[index + 1] = Cell(" ", cells[index + 1].style)
    }
    cells[index] = cell
  }
}

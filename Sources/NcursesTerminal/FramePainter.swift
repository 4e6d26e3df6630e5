import CNcurses
import TerminalKit

/// Puts frames into curses' picture of the screen, no more than what differs from the frame before.
@MainActor
struct FramePainter {
  private let repertoire: Repertoire
  private let found: Palette
  private let depth: ColourDepth
  private var looks: [Style: Look] = [:]
  private var last: Frame?

  /// How the terminal is told to write.
  private struct Look: Equatable {
    var attributes: attr_t = 0
    var pair: Int16 = 0
    /// Whether a blank looks like any other blank: nothing behind it, and no line under it.
    var isClearOnBlanks = true

    static let plain = Look()

    init() {}

    init(_ ink: Ink, pair: Int16) {
      attributes = FramePainter.attributes(ink.weight)
      self.pair = pair
      isClearOnBlanks = ink.weight.isDisjoint(with: [.underline, .reverse]) && ink.background == Ink.ownColour
    }
  }

  /// Whether the terminal shows dim text otherwise than plain text: by a colour, or as it can by itself.
  var canDim: Bool { depth == .many || term_attrs() & cnc_dim() != 0 }

  /// A painter on a terminal that curses has opened.
  init(repertoire: Repertoire, palette: Palette, environment: [String: String]) {
    self.repertoire = repertoire
    var depth = ColourDepth(colours: Int(tigetnum("colors")), environment: environment)
    // Once started, colours are also reset, even if none was ever used.
    if depth != .monochrome, start_color() != OK || use_default_colors() != OK { depth = .monochrome }
    self.depth = depth
    found = palette
    wear(Theme())
  }

  /// Takes other colours; everything is put again.
  mutating func wear(_ theme: Theme) {
    var looks: [Style: Look] = [:]
    for role in Style.Role.allCases {
      let ink = Ink(Style(role), in: theme, found: found, depth: depth)
      // Text without a colour has a pair as well: back to that curses goes by the colour alone (5 bytes), back to pair 0
      // by resetting everything besides (11).
      let pair = depth == .monochrome ? 0 : Self.pair(of: role)
      if pair > 0 { init_pair(pair, ink.foreground, ink.background) }
      looks[Style(role)] = Look(ink, pair: pair)
      let selected = Ink(Style(role).selected, in: theme, found: found, depth: depth)
      looks[Style(role).selected] = Look(selected, pair: selected.isColoured ? pair : min(pair, Self.pair(of: .plain)))
    }
    self.looks = looks
    cnc_background(cnc_stdscr(), Int32(looks[.plain]?.pair ?? 0))
    forget()
  }

  private nonisolated static func pair(of role: Style.Role) -> Int16 { Int16(role.rawValue) + 1 }

  /// Forgets the frame before: everything is put again.
  mutating func forget() {
    last = nil
    werase(cnc_stdscr())
  }

  /// Puts a frame; whether anything differs.
  mutating func paint(_ frame: Frame) -> Bool {
    let window = cnc_stdscr()
    let before = last?.size == frame.size ? last : nil
    if before == nil { werase(window) }
    defer { last = frame }
    var differs = before == nil || before?.cursor != frame.cursor
    let columns = min(frame.size.columns, Int(getmaxx(window)))
    for row in 0..<min(frame.size.rows, Int(getmaxy(window))) where frame.line(row) != before?.line(row) {
      let line = repertoire.spread(Array(frame.line(row).prefix(columns)))
      let old =
        before.map { repertoire.spread(Array($0.line(row).prefix(columns))) }
        ?? Array(repeating: .blank, count: columns)
      guard var first = zip(line, old).enumerated().first(where: { $1.0 != $1.1 })?.offset else { continue }
      let end = (zip(line, old).enumerated().reversed().first { $1.0 != $1.1 }?.offset ?? first) + 1
      // The second cell of a wide character is drawn by its first.
      while first > 0, line[first].text.isEmpty { first -= 1 }
      put(line, first..<end, row: row, window)
      differs = true
    }
    placeCursor(frame.cursor, window)
    return differs
  }

  /// Puts a stretch of a line, look by look.
  private func put(_ line: [Frame.Cell], _ stretch: Range<Int>, row: Int, _ window: cnc_window?) {
    let looks = looks(along: line)
    var start = stretch.lowerBound
    while start < stretch.upperBound {
      let look = looks[start]
      let end = looks[start..<stretch.upperBound].firstIndex { $0 != look } ?? stretch.upperBound
      var text = ""
      for column in start..<end where !line[column].text.isEmpty {
        text += repertoire.sent(line[column].text, cells: Self.cells(at: column, of: line))
      }
      wattr_set(window, look.attributes, look.pair, nil)
      wmove(window, Int32(row), Int32(start))
      waddnstr(window, text, -1)
      start = end
    }
  }

  /// The look of each cell: blanks between two words that look the same take it from them, where nobody can see that.
  ///
  /// Every change of look travels, up to thirty bytes there and back.
  private func looks(along line: [Frame.Cell]) -> [Look] {
    var looks = line.map { self.looks[$0.style] ?? .plain }
    var last: Int?
    for column in line.indices where line[column].text != " " || !looks[column].isClearOnBlanks {
      if let last, column - last > 1, column - last <= Self.longestBridge, looks[last] == looks[column],
        looks[column].isClearOnBlanks
      {
        for gap in last + 1..<column { looks[gap] = looks[column] }
      }
      last = column
    }
    return looks
  }

  /// Further apart than this, moving on is cheaper than writing blanks.
  private static let longestBridge = 18

  /// How many cells a cell's character takes.
  private static func cells(at column: Int, of line: [Frame.Cell]) -> Int {
    column + 1 < line.count && line[column + 1].text.isEmpty ? 2 : 1
  }

  /// A hidden cursor may stay wherever the last change left it, which saves moving it.
  private func placeCursor(_ cursor: Position?, _ window: cnc_window?) {
    leaveok(window, cursor == nil)
    curs_set(cursor == nil ? 0 : 1)
    if let cursor { wmove(window, Int32(cursor.row), Int32(cursor.column)) }
  }

  private nonisolated static func attributes(_ weight: Ink.Weight) -> attr_t {
    var attributes: attr_t = 0
    if weight.contains(.bold) { attributes |= cnc_bold() }
    if weight.contains(.dim) { attributes |= cnc_dim() }
    if weight.contains(.underline) { attributes |= cnc_underline() }
    if weight.contains(.reverse) { attributes |= cnc_reverse() }
    return attributes
  }
}

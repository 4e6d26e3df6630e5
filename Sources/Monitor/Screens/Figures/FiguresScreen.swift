import TerminalKit
import UploadQueue
import Wording

/// How many documents are stuck, failed and due, in digits that are read from afar, or in a corner of a screen.
enum FiguresScreen {
  /// One number with what it counts.
  private struct Figure {
    let count: Int
    let sign: SafeText
    let name: SafeText
    let role: Style.Role

    var label: SafeText { "\(sign) \(name)" }
    var style: Style { count > 0 ? Style(role) : .plain }

    func width(_ block: LargeDigits.Block) -> Int { max(LargeDigits(count, block).width, label.cellWidth) }
  }

  static func draw(_ model: Model, in frame: inout Frame) {
    let size = frame.size
    if size.columns >= narrowest {
      HeaderView.drawTitle(model, and: HeaderView.headPause(model), in: &frame)
    } else {
      drawState(model, in: &frame)
    }
    // On a wall nobody presses keys; anybody else is told why none does anything.
    let isTold = model.isTooSmall && !model.isWatching && size.rows > 2
    if isTold { drawTooSmall(model, in: &frame) }
    guard model.list.isLoaded else {
      frame.put("…", column: 1, row: 1)
      return
    }
    let figures = figures(model, isShort: size.columns < narrowest)
    // Where nothing is known there are no digits: a large nought would say that all is well.
    let isKnown = !model.isUncounted
    // The screen of keys has its footer below.
    var room = Size(columns: size.columns - 2, rows: size.rows - (model.isTooSmall && !isTold ? 1 : 2))
    // They are of the other queues alone.
    if let notBegun = ReplayView.notBegun(model), size.columns >= narrowest, room.rows >= leastBesides {
      frame.put(notBegun, column: 1, row: room.rows, style: .warning, width: room.columns)
      room.rows -= 1
    }
    for count in stride(from: isKnown ? figures.count : 0, to: 0, by: -1) {
      let rest = Array(figures.dropFirst(count))
      guard let block = block(for: figures.prefix(count), in: room, besides: rest.count) else { continue }
      return draw(figures.prefix(count), block, rest, room, in: &frame)
    }
    guard figures.count > room.rows else {
      for (row, figure) in figures.enumerated() {
        frame.put(line(figure, isKnown, model), column: 0, row: 1 + row, style: figure.style)
      }
      drawUnknown(model, from: figures.count + 2, to: room.rows, in: &frame)
      return
    }
    func number(_ figure: Figure) -> SafeText { isKnown ? "\(figure.count.brief(model.language))" : "–" }
    var column = 0
    let gap = size.columns < 16 ? 1 : 2
    for figure in figures {
      let text: SafeText = "\(figure.sign) \(number(figure))"
      column = frame.put(text, column: column, row: 1, style: figure.style) + gap
    }
  }

  /// Why a replay has no figures, below them where there is room.
  private static func drawUnknown(_ model: Model, from top: Int, to end: Int, in frame: inout Frame) {
    guard model.isUncounted, frame.size.columns >= narrowest, top <= end else { return }
    let lines = ReplayView.beforeAll(model).flatMap {
      Line.wrapped($0.text(model.language), width: frame.size.columns, indent: 1)
    }
    guard !lines.isEmpty else { return }
    Line.draw(lines, scroll: 0, from: top, height: end - top + 1, in: &frame)
  }

  /// From this height on there is room for a line besides the figures.
  private static let leastBesides = 8

  /// How the data stands, and that it stands still; where there is no room for both, a sign of that.
  private static func drawState(_ model: Model, in frame: inout Frame) {
    let width = frame.size.columns
    let pauses: [SafeText] = HeaderView.headPause(model).map { [$0, " ‖ "] } ?? []
    let room = { (pause: SafeText) in width - pause.cellWidth - 1 }
    let pause = pauses.first { state(model, width: room($0)).text.cellWidth <= room($0) } ?? pauses.last
    let (text, style) = state(model, width: pause.map(room) ?? width)
    frame.put(text, column: 0, row: 0, style: style)
    if let pause { frame.put(pause, endingAt: width, row: 0, style: .badge) }
  }

  /// How the queue's data stand, or which moment of a replay is shown.
  private static func state(_ model: Model, width: Int) -> (text: SafeText, style: Style) {
    if let replay = model.replay { return ReplayView.brief(replay, model, width: width) }
    return HeaderView.connection(model, width: width)
  }

  /// That the screen is too small for more, on its last line.
  private static func drawTooSmall(_ model: Model, in frame: inout Frame) {
    let start = frame.size.columns < narrowest ? 0 : 1
    let forms = model.tooSmallForms.map { $0.text(model.language) }
    guard let text = forms.first(where: { start + $0.cellWidth < frame.size.columns }) ?? forms.last else { return }
    frame.put(text, column: start, row: frame.size.rows - 1, style: .warning)
  }

  /// Below this width there is no room for the queue's name.
  private static let narrowest = 30

  private static func figures(_ model: Model, isShort: Bool) -> [Figure] {
    let wanted: [(view: QueueView, sign: SafeText, role: Style.Role)] = [
      (.stuck, "‼", .wrong), (.savedInvalid, "✗", .wrong), (.due, "!", .warning),
    ]
    return wanted.map { view, sign, role in
      let name = (isShort ? view.shortName : view.name).text(model.language)
      return Figure(count: model.summary.count(view), sign: sign, name: name, role: role)
    }
  }

  private static func line(_ figure: Figure, _ isKnown: Bool, _ model: Model) -> SafeText {
    let count: SafeText = isKnown ? "\(figure.count.written(model.language))" : "–"
    return "\(figure.sign) \(count) \(figure.name)"
  }

  /// The largest block in which some figures stand side by side, each over its name, and the others below in a line each.
  private static func block(
    for figures: ArraySlice<Figure>, in room: Size, besides others: Int
  ) -> LargeDigits.Block? {
    LargeDigits.Block.all.first { block in
      let width = figures.reduce(0) { $0 + $1.width(block) } + (figures.count - 1) * gap(block)
      return width <= room.columns && 5 * block.rows + 1 + others <= room.rows
    }
  }

  private static func gap(_ block: LargeDigits.Block) -> Int { max(3, 2 * block.columns) }

  private static func draw(
    _ figures: ArraySlice<Figure>, _ block: LargeDigits.Block, _ rest: [Figure], _ room: Size, in frame: inout Frame
  ) {
    let height = 5 * block.rows + 1 + rest.count
    let hasSpace = height + 2 <= room.rows
    let top = 1 + (room.rows - height) / 2
    let width = figures.reduce(0) { $0 + $1.width(block) } + (figures.count - 1) * gap(block)
    var column = 1 + (room.columns - width) / 2
    let below = top + 5 * block.rows + (hasSpace ? 1 : 0)
    for figure in figures {
      let digits = LargeDigits(figure.count, block)
      let own = figure.width(block)
      digits.draw(column: column + (own - digits.width) / 2, row: top, style: figure.style, in: &frame)
      frame.put(figure.label, column: column + (own - figure.label.cellWidth) / 2, row: below, style: figure.style)
      column += own + gap(block)
    }
    for (row, figure) in rest.enumerated() {
      frame.put("\(figure.label) \(figure.count)", column: 1, row: below + 1 + row, style: figure.style)
    }
  }
}

extension Model {
  /// Whether figures say in short what is on the screen.
  var isSummedUp: Bool {
    switch screen {
    case .list, .overview, .figures: true
    default: false
    }
  }
}

import TerminalKit
import UploadQueue
import Wording

/// The panels of the overview, laid out for a width: side by side where there is room, else one below the other.
struct OverviewBoard {
  /// One line of a panel in its place.
  struct Placed {
    var column: Int
    var row: Int
    var line: OverviewLine
  }

  /// Something that can be chosen, where it is.
  struct Choice: Equatable {
    var item: OverviewItem
    var row: Int
    var columns: Range<Int>
    var panel: Int
  }

  private(set) var lines: [Placed] = []
  private(set) var choices: [Choice] = []
  /// The number of lines.
  private(set) var height = 0
  private var panelCount = 0

  private static let gutter = 3
  /// From this width on, two panels stand side by side.
  private static let twoColumns = 76
  /// From this width on, three do, and the hours of a week lie above them.
  private static let threeColumns = 188

  init(_ data: OverviewData, _ model: Model) {
    let width = model.size.columns - 2
    let look = PanelLook(model: model, chartHeight: model.bodyHeight >= 50 ? 6 : model.bodyHeight >= 30 ? 3 : 1)
    func ages(_ width: Int) -> [OverviewLine] { AgePanel.lines(data.overview, look, width: width) }
    func days(_ width: Int) -> [OverviewLine] {
      DuePanel.lines(data.overview, look, width: width) + PaceLines.lines(data, look, width: width)
    }
    func hours(_ width: Int) -> [OverviewLine] { HoursPanel.lines(data.outcomes, look, width: width) }
    func statuses(_ width: Int) -> [OverviewLine] { StatusPanel.lines(data.overview, look, width: width) }
    func signers(_ width: Int) -> [OverviewLine] { SignerPanel.lines(data.overview, look, width: width) }
    guard !model.isUncounted else {
      // What the journal knows of the hours is true all the same, where it knows anything.
      let known = ReplayView.isBeforeAll(model) ? [] : hours(width)
      place([unread(model, width: width), known], 1..<1 + width, from: 0)
      return
    }
    let signs = CausePanel.lines(data.overview, look, width: width)
    let first = place([notBegun(model, width: width), signs], 1..<1 + width, from: 0)
    switch model.size.columns {
    case Self.threeColumns...:
      let column = (width - 2 * Self.gutter) / 3
      let (second, third) = (1 + column + Self.gutter, 1 + 2 * (column + Self.gutter))
      let top = place([hours(width)], 1..<1 + width, from: first)
      place([ages(column), days(column)], 1..<1 + column, from: top)
      place([statuses(column)], second..<second + column, from: top)
      place([signers(column)], third..<third + column, from: top)
    case Self.twoColumns...:
      let column = (width - Self.gutter) / 2
      let second = 1 + column + Self.gutter
      place([ages(column), days(column), hours(column)], 1..<1 + column, from: first)
      place([statuses(column), signers(column)], second..<second + column, from: first)
    default:
      place([ages(width), days(width), hours(width), statuses(width), signers(width)], 1..<1 + width, from: first)
    }
  }

  /// That nothing has been read yet, and why: to say that there is nothing would be a guess.
  private func unread(_ model: Model, width: Int) -> [OverviewLine] {
    QueueScreen.emptiness(model).flatMap { phrase in
      Line.wrapped(phrase.text(model.language), width: width, indent: 2)
        .map { OverviewLine().text($0.text, $0.indent..<width, $0.style) }
    }
  }

  /// The queues that the numbers say nothing of, as a replay shows a time before they were watched.
  private func notBegun(_ model: Model, width: Int) -> [OverviewLine] {
    guard let told = ReplayView.notBegun(model) else { return [] }
    return Line.wrapped(told, width: width, style: .warning, indent: 2)
      .map { OverviewLine().text($0.text, $0.indent..<width, $0.style) }
  }

  /// Places panels below each other; returns the line after them and a blank one.
  @discardableResult
  private mutating func place(_ panels: [[OverviewLine]], _ columns: Range<Int>, from top: Int) -> Int {
    var row = top
    for panel in panels where !panel.isEmpty {
      for line in panel {
        lines.append(Placed(column: columns.lowerBound, row: row, line: line))
        if let item = line.item { choices.append(Choice(item: item, row: row, columns: columns, panel: panelCount)) }
        row += 1
      }
      height = max(height, row)
      row += 1
      panelCount += 1
    }
    return row
  }

  /// The place of an item among those that can be chosen; the first where it is not there.
  func place(of item: OverviewItem?) -> Int {
    choices.firstIndex { $0.item == item } ?? 0
  }

  /// The first item of the next panel that has any, or of the one before, round and round.
  func panel(after place: Int, by step: Int) -> OverviewItem? {
    guard choices.indices.contains(place) else { return nil }
    let panels = choices.map(\.panel).reduce(into: [Int]()) { if $0.last != $1 { $0.append($1) } }
    let current = panels.firstIndex(of: choices[place].panel) ?? 0
    let next = panels[(current + step + panels.count) % panels.count]
    return choices.first { $0.panel == next }?.item
  }

  func draw(selected: OverviewItem?, scroll: Int, from top: Int, height shown: Int, in frame: inout Frame) {
    let chosen = choices.isEmpty ? nil : choices[place(of: selected)].item
    for placed in lines where (scroll..<scroll + shown).contains(placed.row) {
      let isChosen = placed.line.item != nil && placed.line.item == chosen
      placed.line.draw(column: placed.column, row: top + placed.row - scroll, isSelected: isChosen, in: &frame)
    }
    let edge = frame.size.columns - 1
    if scroll + shown < height { frame.put("▼", column: edge, row: top + shown - 1, style: .accent) }
    if scroll > 0 { frame.put("▲", column: edge, row: top, style: .accent) }
  }
}

/// One line of a panel: texts at places, and what stands there to be chosen.
struct OverviewLine {
  /// A text on the line.
  struct Text {
    var text: SafeText
    var columns: Range<Int>
    var style: Style
    var isRight: Bool
  }

  var texts: [Text] = []
  var item: OverviewItem?

  static let blank = OverviewLine()

  /// A text from a column on.
  func text(_ text: SafeText, _ columns: Range<Int>, _ style: Style = .plain) -> OverviewLine {
    adding(Text(text: text, columns: columns, style: style, isRight: false))
  }

  /// A text that ends before a column, as numbers do.
  func number(_ text: SafeText, _ columns: Range<Int>, _ style: Style = .plain) -> OverviewLine {
    adding(Text(text: text, columns: columns, style: style, isRight: true))
  }

  /// What a row of a chart shows, without the blanks between: no style is to mark those.
  func marks(_ row: SafeText, from column: Int, to end: Int, _ style: Style) -> OverviewLine {
    var line = self
    let characters = Array(row.string)
    var start = 0
    while let first = characters[start...].firstIndex(where: { $0 != " " }) {
      let next = characters[first...].firstIndex(of: " ") ?? characters.count
      let columns = (column + first)..<max(column + first, min(column + next, end))
      line = line.text(row.slice(first..<next), columns, style)
      start = next
    }
    return line
  }

  private func adding(_ text: Text) -> OverviewLine {
    var line = self
    line.texts.append(text)
    return line
  }

  /// The title of a panel, with something at its right end.
  static func heading(_ title: SafeText, _ right: SafeText = "", width: Int) -> OverviewLine {
    let room = max(0, width - (right.isEmpty ? 0 : right.cellWidth + 1))
    return OverviewLine().text(title, 0..<room, .accent).number(right, room..<width, .dim)
  }

  func draw(column: Int, row: Int, isSelected: Bool, in frame: inout Frame) {
    if isSelected { frame.put("▸", column: column, row: row, style: .plain.selected) }
    for (index, text) in texts.enumerated() where !text.columns.isEmpty {
      let style = isSelected && index == 0 ? text.style.selected : text.style
      let (start, end) = (column + text.columns.lowerBound, column + text.columns.upperBound)
      if text.isRight {
        frame.put(text.text, endingAt: end, row: row, style: style, width: text.columns.count)
      } else {
        frame.put(text.text, column: start, row: row, style: style, width: text.columns.count)
      }
    }
  }
}

/// What every panel has to know to be drawn.
struct PanelLook {
  let model: Model
  /// The lines of the larger chart.
  let chartHeight: Int

  var language: Language { model.settings.language }
  var policy: QueuePolicy { model.policy }

  /// A sentence under a panel, on as many lines as it takes.
  func wrapped(_ text: SafeText, width: Int, _ style: Style) -> [OverviewLine] {
    Line.wrapped(text, width: width, indent: 2).map { OverviewLine().text($0.text, 2..<width, style) }
  }

  func say(_ indonesian: SafeText, _ english: SafeText) -> SafeText {
    language == .indonesian ? indonesian : english
  }
}

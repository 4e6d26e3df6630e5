import TerminalKit
import UploadQueue
import Wording

/// The list of documents.
enum QueueScreen {
  static func draw(_ model: Model, in frame: inout Frame) {
    HeaderView.draw(model, in: &frame)
    let layout = model.columnLayout
    drawHeadings(layout, model, in: &frame)
    if model.list.total == 0, model.list.departed == nil {
      drawEmpty(model, in: &frame)
    } else {
      drawRows(layout, model, in: &frame)
    }
    guard !model.isCompact else { return }
    drawRule(layout, model, in: &frame)
  }

  /// The least that can be read of what another queue needs.
  private static let leastOfOthers = 12

  /// The rule below the rows: the filter, what another queue needs in what room is left, the order, and where one is.
  private static func drawRule(_ layout: ColumnLayout, _ model: Model, in frame: inout Frame) {
    let rule = model.size.rows - 2
    let width = frame.size.columns
    HeaderView.drawRule(row: rule, in: &frame)
    let position = position(model)
    frame.put(position, endingAt: width - 1, row: rule, style: .dim)
    var (start, end) = (2, width - position.cellWidth - 2)
    // While a filter is typed, the line for it stands below, and says the filter.
    var isTyped = false
    if case .search = model.screen { isTyped = true }
    if !isTyped, !model.list.query.filter.isEverything {
      start = frame.put(
        " /\(model.list.query.filter.text) ", column: start, row: rule, style: .accent, width: width / 2)
    }
    var isChoosing = false
    if case .sort = model.screen { isChoosing = true }
    if !isTyped, isChoosing || !showsOrder(layout, model) {
      let order = " \(order(model, within: (isChoosing ? end - start : width / 2 - 8) - 2)) " as SafeText
      frame.put(order, endingAt: end, row: rule, style: .accent)
      end -= order.cellWidth
    }
    let others = HeaderView.others(model)
    guard end - start >= min(leastOfOthers, others.cellWidth) else { return }
    frame.put(others, column: start, row: rule, style: .warning, width: end - start)
  }

  /// Whether the order is the usual one, or the titles of the columns show all of it.
  private static func showsOrder(_ layout: ColumnLayout, _ model: Model) -> Bool {
    let sort = model.list.query.sort
    let shown = layout.slots.compactMap(\.kind.sort) + [.status, .age]
    return sort == QueueQuery.usualSort || sort.allSatisfy { shown.contains($0.key) }
  }

  /// The order in words: as many of its keys as there is room for, the first of them at least, and how many more there are.
  static func order(_ model: Model, within width: Int) -> SafeText {
    let sort = model.list.query.sort
    let keys = sort.map { "\($0.key.name.text(model.language))\(mark(of: $0.key, in: sort))" as SafeText }
    func told(_ count: Int) -> SafeText {
      let rest = keys.count - count
      let start: SafeText = model.language == .indonesian ? "urut" : "by"
      let words = keys.prefix(count).reduce(start) { "\($0) \($1)" }
      return rest > 0 ? "\(words) +\(rest)" : words
    }
    let counts = stride(from: keys.count, to: 1, by: -1)
    return (counts.lazy.map(told).first { $0.cellWidth <= width } ?? told(1)).keepingStart(width: width)
  }

  private static func position(_ model: Model) -> SafeText {
    guard model.list.total > 0 else { return "" }
    let language = model.language
    let place = min(model.list.cursor + 1, model.list.total).written(language)
    return " \(place)/\(model.list.total.written(language)) "
  }

  private static func drawHeadings(_ layout: ColumnLayout, _ model: Model, in frame: inout Frame) {
    let row = model.listTop - 1
    let language = model.language
    // Where there is no room for both, the title is cut and not the sign of the order.
    func title(_ text: SafeText, _ sort: SortKey?, _ width: Int) -> SafeText {
      guard let sort else { return text }
      let mark = mark(of: sort, in: model.list.query.sort)
      return text.keepingStart(width: width - mark.cellWidth) + mark
    }
    frame.put(
      title("Status", .status, layout.statusWidth), column: ColumnLayout.statusStart, row: row, style: .accent,
      width: layout.statusWidth)
    let time = Phrase(id: "Lama", en: "Time").text(language)
    frame.put(
      title(time, .age, ColumnLayout.ageWidth), endingAt: layout.ageStart + ColumnLayout.ageWidth, row: row,
      style: .accent, width: ColumnLayout.ageWidth)
    if let mark = layout.dueMark {
      frame.put(language == .indonesian ? "T" : "D", column: mark, row: row, style: .accent)
    }
    for slot in layout.slots {
      var text = slot.kind.title.text(language)
      if slot.kind.isMoment { text = "\(text) \(model.zone.name(at: model.now))" }
      text = title(text, slot.kind.sort, slot.width)
      if slot.kind.isRight {
        frame.put(text, endingAt: slot.start + slot.width, row: row, style: .accent, width: slot.width)
      } else {
        frame.put(text, column: slot.start, row: row, style: .accent, width: slot.width)
      }
    }
    if layout.hasBefore, let first = layout.slots.first {
      frame.put("‹", column: first.start - 1, row: row, style: .accent)
    }
    if layout.hasAfter { frame.put("›", column: frame.size.columns - 1, row: row, style: .accent) }
  }

  /// Which way a column is ordered, and as which key where there are several.
  static func mark(of key: SortKey, in sort: [SortOrder]) -> SafeText {
    guard let place = sort.firstIndex(where: { $0.key == key }) else { return "" }
    let arrow: SafeText = sort[place].isReversed ? "▲" : "▼"
    return sort.count > 1 ? "\(arrow)\(place + 1)" : arrow
  }

  private static func drawRows(_ layout: ColumnLayout, _ model: Model, in frame: inout Frame) {
    let list = model.list
    for line in 0..<model.listHeight {
      var place = list.top + line
      if let departed = list.departed {
        if place == list.cursor {
          RowView(row: departed, model: model, isSelected: true, isDeparted: true)
            .draw(layout, at: model.listTop + line, in: &frame)
          continue
        }
        if place > list.cursor { place -= 1 }
      }
      guard place < list.total, let row = list.row(at: place) else { continue }
      RowView(
        row: row, model: model, isSelected: list.departed == nil && place == list.cursor, isDeparted: false
      ).draw(layout, at: model.listTop + line, in: &frame)
    }
  }

  private static func drawEmpty(_ model: Model, in frame: inout Frame) {
    let wrapped = emptiness(model).flatMap {
      Line.wrapped($0.text(model.language), width: frame.size.columns - 2, indent: 3)
    }
    Line.draw(wrapped, scroll: 0, from: model.listTop + 1, height: max(1, model.listHeight - 1), in: &frame)
  }
}

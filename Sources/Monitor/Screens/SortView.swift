import TerminalKit
import UploadQueue
import Wording

/// The choice of the order, over the right side of the list that it orders.
enum SortView {
  static func draw(_ state: SortChooser, _ model: Model, in frame: inout Frame) {
    let width = min(panelWidth, frame.size.columns)
    let left = frame.size.columns - width
    let top = model.listTop - 1
    let height = min(SortChooser.keys.count, model.listHeight)
    for row in top..<top + height + 1 { frame.fill(columns: left..<frame.size.columns, row: row) }
    frame.put(title(model, width: width - 3), column: left + 2, row: top, style: .title)
    let first = max(0, min(state.place - height / 2, SortChooser.keys.count - height))
    for line in 0..<height {
      draw(
        SortChooser.keys[first + line], isSelected: first + line == state.place, left: left, row: top + 1 + line, model,
        in: &frame)
    }
    // No arrows, as elsewhere: those tell here which way a column is ordered.
    let edge = frame.size.columns - 1
    if first > 0 { frame.put("…", column: edge, row: top + 1, style: .dim) }
    if first + height < SortChooser.keys.count { frame.put("…", column: edge, row: top + height, style: .dim) }
  }

  /// What the panel is; where the list has no rule below it that tells the order, the order.
  private static func title(_ model: Model, width: Int) -> SafeText {
    guard !model.isCompact else { return QueueScreen.order(model, within: width) }
    return Phrase(id: "Urut menurut", en: "Sort by").text(model.language)
  }

  private static func draw(
    _ key: SortKey, isSelected: Bool, left: Int, row: Int, _ model: Model, in frame: inout Frame
  ) {
    let sort = model.list.query.sort
    let mark = QueueScreen.mark(of: key, in: sort)
    let style: Style = mark.isEmpty ? .plain : .accent
    let bar = isSelected ? style.selected : style
    frame.put("│", column: left, row: row, style: .dim)
    if isSelected { frame.fill(columns: left + 1..<frame.size.columns - 1, row: row, style: bar) }
    frame.put(isSelected ? "▸" : " ", column: left + 1, row: row, style: bar)
    let letter = key.letter.map { String($0) } ?? " "
    frame.put("\(letter)  \(key.name.text(model.language))", column: left + 3, row: row, style: bar)
    frame.put(mark, endingAt: frame.size.columns - 2, row: row, style: bar)
  }

  private static let panelWidth = 30
}

import TerminalKit
import UploadQueue
import Wording

/// Choosing the columns: what each is called, and what stands in it for the selected document.
enum ColumnScreen {
  static func draw(_ chooser: ColumnChooser, _ model: Model, in frame: inout Frame) {
    HeaderView.drawTitle(model, in: &frame)
    let language = model.language
    let title = Phrase(
      id: "Kolom: setelah status dan lama", en: "Columns: after status and time")
    frame.put(title.text(language), column: 1, row: 1, style: .title)
    HeaderView.drawRule(row: 2, in: &frame)
    let height = model.bodyHeight
    let top = max(0, min(chooser.cursor - height / 2, chooser.entries.count - height))
    let fitting = ColumnLayout(chooser.columns, passing: 0, width: frame.size.columns).slots.map(\.kind)
    for (line, place) in (top..<min(top + height, chooser.entries.count)).enumerated() {
      draw(
        chooser.entries[place], isSelected: place == chooser.cursor, isFitting: fitting.contains, at: 3 + line, model,
        in: &frame)
    }
    let edge = frame.size.columns - 1
    if top > 0 { frame.put("▲", column: edge, row: 3, style: .accent) }
    if top + height < chooser.entries.count { frame.put("▼", column: edge, row: 2 + height, style: .accent) }
  }

  private static func draw(
    _ entry: ColumnChooser.Entry, isSelected: Bool, isFitting: (ColumnKind) -> Bool, at row: Int, _ model: Model,
    in frame: inout Frame
  ) {
    let style: Style = entry.isShown ? .plain : .dim
    let bar = isSelected ? style.selected : style
    if isSelected { frame.fill(columns: 0..<nameEnd, row: row, style: bar) }
    frame.put(isSelected ? "▸" : " ", column: 0, row: row, style: isSelected ? bar : .plain)
    let name: SafeText =
      entry.isShown ? "[x] \(entry.kind.title.text(model.language))" : "[ ] \(entry.kind.title.text(model.language))"
    frame.put(name, column: 2, row: row, style: bar, width: nameEnd - 3)
    // What is shown and does not fit is reached by moving sideways.
    if entry.isShown, !isFitting(entry.kind) { frame.put("›", column: nameEnd, row: row, style: .accent) }
    guard let sample = model.list.selectedRow else { return }
    let standing = model.policy.deadline.standing(
      of: sample.document.status.status, kind: sample.document.kind, dated: sample.document.date, at: model.now)
    frame.put(
      entry.kind.text(
        sample, standing: standing, soon: model.policy.dueSoonDays, zone: model.zone, model.language),
      column: nameEnd + 2, row: row, style: .dim,
      width: frame.size.columns - nameEnd - 4)
  }

  private static let nameEnd = 24
}

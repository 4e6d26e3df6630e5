import TerminalKit
import UploadQueue
import Wording

/// The choice of what to copy, and a text alone on the screen for the terminal's own selecting.
enum CopyView {
  static func draw(_ state: CopyState, _ model: Model, in frame: inout Frame) {
    let language = model.language
    let width = frame.size.columns
    let top = frame.size.rows - 2 - CopyChoice.allCases.count
    HeaderView.drawRule(row: top, in: &frame)
    let title = Phrase(id: " Salin dari \(state.row.document.name) ", en: " Copy from \(state.row.document.name) ")
    frame.put(title.text(language), column: 2, row: top, style: .title, width: width - 4)
    for (index, choice) in CopyChoice.allCases.enumerated() {
      let row = top + 1 + index
      frame.fill(columns: 0..<width, row: row)
      let fields = choice.fields(of: state.row, in: model.zone, language).filter { !$0.isEmpty }
      let style: Style = fields.isEmpty ? .dim : .plain
      let isChosen = choice == state.choice
      frame.put(isChosen ? "▸" : " ", column: 1, row: row, style: isChosen ? style.selected : style)
      let label: SafeText = "\(index + 1) \(choice.name.text(language))"
      frame.put(label, column: 3, row: row, style: isChosen ? style.selected : style, width: min(28, width / 2 - 2))
      let text = fields.isEmpty ? "–" : fields.dropFirst().reduce(fields[0]) { "\($0)  \($1)" }
      let column = min(32, width / 2 + 2)
      frame.put(text, column: column, row: row, style: style, width: max(0, width - column - 1))
    }
  }

  /// Nothing but the text and, on the last line, how to go on.
  static func drawPlain(_ text: SafeText, _ model: Model, in frame: inout Frame) {
    let width = frame.size.columns
    var rest = text
    var row = 0
    while !rest.isEmpty, row < frame.size.rows - 2 {
      var line = rest.slice(0..<width)
      while line.cellWidth > width { line = line.slice(0..<line.string.count - 1) }
      frame.put(line, column: 0, row: row, ellipsis: false)
      rest = rest.slice(line.string.count..<Int.max)
      row += 1
    }
    let hint = Phrase(
      id: "Pilih teks di atas dengan tetikus atau terminal Anda. Tombol apa pun: kembali.",
      en: "Select the text above with the mouse or your terminal. Any key: back.")
    frame.put(hint.text(model.language), column: 1, row: frame.size.rows - 1, style: .dim, width: width - 2)
  }
}

import TerminalKit
import UploadQueue
import Wording

/// The keys and the signs, chapter by chapter, from the tables that the program itself uses.
enum HelpScreen {
  static func draw(_ state: HelpState, _ model: Model, in frame: inout Frame) {
    HeaderView.drawTitle(model, in: &frame)
    let end = frame.put(
      Phrase(id: "Bantuan", en: "Help").text(model.language), column: 1, row: 1, style: .title)
    if !state.wanted.isEmpty, state.line == nil {
      frame.put(
        "/\(state.wanted)", column: end + 2, row: 1, style: .accent, width: max(0, frame.size.columns - end - 3))
    }
    HeaderView.drawRule(row: 2, in: &frame)
    if !state.wanted.isEmpty {
      let count = found(state, model).reduce(0) { $0 + $1.entries.count }
      let text = Phrase(id: " \(count) cocok ", en: " \(count) found ").text(model.language)
      frame.put(text, endingAt: frame.size.columns - 1, row: 2, style: .dim)
    }
    Line.draw(lines(state, model), scroll: state.scroll, from: 3, height: model.bodyHeight, in: &frame)
  }

  /// What is being looked for, in place of the footer.
  static func drawLine(_ line: LineEditor, in frame: inout Frame) {
    NoteView.drawLine(line, after: "/", in: &frame)
  }

  static func lines(_ state: HelpState, _ model: Model) -> [Line] {
    let chapters = found(state, model)
    guard !chapters.isEmpty else {
      let back = model.telling.key(.back, model.language)
      return [.blank]
        + Line.wrapped(
          Phrase(
            id: "Tidak ada yang cocok dengan “\(state.wanted)”. \(back) menampilkan semuanya.",
            en: "Nothing matches “\(state.wanted)”. \(back) shows everything."
          ).text(model.language), width: model.size.columns, indent: 3)
    }
    return Array(chapters.map { $0.lines(columns: model.size.columns) }.joined(separator: [.blank]))
  }

  /// The chapters with what is looked for, or everything.
  private static func found(_ state: HelpState, _ model: Model) -> [HelpChapter] {
    let words = state.wanted.lowercased().split(separator: " ").map(String.init)
    let chapters = HelpChapter.all(model)
    return words.isEmpty ? chapters : chapters.compactMap { $0.matching(words) }
  }
}

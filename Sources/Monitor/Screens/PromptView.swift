import TerminalKit
import Wording

/// The command line in place of the footer, and above it what may be meant.
enum PromptView {
  /// - Parameter known: What may stand where the person is typing, as long as none of it has been chosen.
  static func draw(_ state: PromptState, known: [PromptCandidate], in frame: inout Frame) {
    let (columns, row) = (frame.size.columns, frame.size.rows - 1)
    frame.fill(columns: 0..<columns, row: row)
    // What is typed last stays in sight.
    let before = SafeText(state.line.before)
    let hidden = max(0, before.cellWidth - (columns - 3))
    let shown = before.slice(hidden..<before.string.count)
    let end = frame.put(":\(shown)", column: 0, row: row, style: .accent)
    frame.put(SafeText(state.line.after), column: end, row: row, style: .accent, width: max(0, columns - end))
    frame.cursor = Position(column: min(end, columns - 1), row: row)
    drawCandidates(state, known: known, in: &frame)
  }

  private static func drawCandidates(_ state: PromptState, known: [PromptCandidate], in frame: inout Frame) {
    let row = frame.size.rows - 2
    let words = state.chosen == nil ? known : state.candidates
    frame.fill(columns: 0..<frame.size.columns, row: row)
    var column = 1
    // The one that is chosen is never out of sight.
    let first = max(0, (state.chosen ?? 0) - 3)
    for (place, word) in words.enumerated().dropFirst(first) {
      let text = SafeText(word.word)
      guard column + text.cellWidth + 2 < frame.size.columns else {
        frame.put("›", column: frame.size.columns - 1, row: row, style: .dim)
        return
      }
      let style = place == state.chosen ? Style.title.selected : .dim
      column = frame.put(text, column: column, row: row, style: style) + 2
    }
  }
}

import TerminalKit
import UploadQueue
import Wording

/// A note where it is written, and notes and marks where they are shown.
enum NoteView {
  /// The line of the note in place of the footer, or the question whether the note is to go.
  static func drawLine(_ state: NoteState, _ model: Model, in frame: inout Frame) {
    let row = frame.size.rows - 1
    let language = model.language
    if state.isAskingToRemove {
      let yes = model.settings.keys.keys(of: .removeNote).first?.name ?? ""
      let question = Phrase(
        id: "Hapus catatan \(state.subject.name)?  \(yes) hapus   Esc tidak (bawaan)",
        en: "Remove the note on \(state.subject.name)?  \(yes) remove   Esc no (default)")
      frame.put(question.text(language), column: 1, row: row, style: .warning, width: frame.size.columns - 2)
      return
    }
    let prompt = Phrase(id: "Catatan \(state.subject.name): ", en: "Note on \(state.subject.name): ").text(language)
    drawLine(state.line, after: prompt, in: &frame)
    guard !model.isCompact else { return }
    let keys = Phrase(
      id: " Enter simpan · Esc batal · kosong menghapus ",
      en: " Enter keeps it · Esc leaves it as it was · empty removes "
    ).text(language)
    HeaderView.drawRule(row: row - 1, in: &frame)
    frame.put(keys, endingAt: frame.size.columns - 1, row: row - 1, style: .dim)
  }

  /// A line being typed, after what it is for, with the cursor in sight: of a long one the beginning moves out.
  ///
  /// What gives way to the first letter is selected.
  static func drawLine(_ line: LineEditor, after prompt: SafeText, row: Int? = nil, in frame: inout Frame) {
    let row = row ?? frame.size.rows - 1
    let width = frame.size.columns
    let start = frame.put(prompt, column: 1, row: row, style: .accent, width: min(prompt.cellWidth, width / 2))
    var before = SafeText(line.before)
    while before.cellWidth > max(1, width - start - 2) { before = before.slice(1..<Int.max) }
    let style = Style(.plain, isSelected: line.isOffered)
    let end = frame.put(
      before, column: start, row: row, style: style, width: max(1, width - start - 1), ellipsis: false)
    frame.put(SafeText(line.after), column: end, row: row, width: max(0, width - end - 1))
    frame.cursor = Position(column: min(end, width - 1), row: row)
  }

  /// What stands beside a document's name: that it is marked, and that there is a note.
  static func signs(_ annotation: Annotation) -> SafeText {
    (annotation.mark == nil ? "" : "★") + (annotation.note == nil ? "" : "✎")
  }

  /// The note and the mark in words, for the detail.
  static func lines(_ annotation: Annotation, _ model: Model) -> [Line] {
    let language = model.language
    let width = model.size.columns
    var lines: [Line] = []
    if let note = annotation.note {
      lines += Line.wrapped("✎ \(note.text)", width: width, style: .accent)
      lines += Line.wrapped(
        "\(model.when(note.at)) · \(note.by.user)@\(note.by.host)", width: width, style: .dim, indent: 3)
    }
    if let mark = annotation.mark {
      let marked = Phrase(id: "Ditandai", en: "Marked").text(language)
      lines += Line.wrapped(
        "★ \(marked) \(model.when(mark.at)) · \(mark.by.user)@\(mark.by.host)", width: width, style: .dim)
    }
    return lines
  }
}

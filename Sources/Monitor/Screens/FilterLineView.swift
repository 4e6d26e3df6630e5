import TerminalKit
import UploadQueue
import Wording

/// The line in which a filter is typed, with what is wrong in it marked below.
struct FilterLineView {
  let state: FilterLine
  let model: Model
  /// Whether it is the list that is filtered; then it is said how many documents are found.
  var isOverList = true

  private var language: Language { model.language }

  /// The lines that it takes at the bottom of the screen.
  static func height(isCompact: Bool) -> Int { isCompact ? 2 : 3 }

  func draw(in frame: inout Frame) {
    let width = frame.size.columns
    let row = frame.size.rows - Self.height(isCompact: model.isCompact)
    frame.fill(columns: 0..<width, row: row)
    let prompt = Phrase(id: "Saring: ", en: "Filter: ").text(language)
    let start = frame.put(prompt, column: 1, row: row, style: .accent)
    let room = max(1, width - start - 2)
    // The cursor stays in sight: of a long filter the beginning moves out on the left.
    let text = state.line.text
    let cursor = SafeText(state.line.before).cellWidth
    var first = 0
    var hidden = 0
    while cursor - hidden > room {
      first += 1
      hidden = SafeText(String(text.prefix(first))).cellWidth
    }
    let wrong = state.error.map { cells(of: $0, hidden: hidden) }
    frame.put(
      SafeText(String(text.dropFirst(first))), column: start, row: row,
      style: Style(.plain, isSelected: state.line.isOffered), width: room + 1, ellipsis: false)
    frame.cursor = Position(column: min(start + cursor - hidden, width - 1), row: row)
    drawBelow(wrong.map { start + $0.lowerBound..<start + $0.upperBound }, in: &frame)
  }

  /// The cells of what is wrong, from the start of the text that is shown.
  private func cells(of error: FilterError, hidden: Int) -> Range<Int> {
    let before = SafeText(String(error.text.prefix(error.place.lowerBound))).cellWidth
    let within = SafeText(String(error.text.dropFirst(error.place.lowerBound).prefix(error.place.count))).cellWidth
    let start = max(0, before - hidden)
    return start..<max(start + 1, before + within - hidden)
  }

  private func drawBelow(_ wrong: Range<Int>?, in frame: inout Frame) {
    let row = frame.size.rows - 1
    let width = frame.size.columns
    if let menu = state.menu {
      drawMenu(menu, row: row, in: &frame)
      return
    }
    guard let error = state.error, let wrong else {
      frame.put(hint, column: 1, row: row, style: .dim, width: width - 2)
      return
    }
    let style: Style = error.isIncomplete && !state.isRefused ? .dim : .wrong
    let text = error.explanation.text(language)
    let marks = wrong.clamped(to: 0..<width - 1)
    guard model.isCompact else {
      frame.fill("^", columns: marks, row: row - 1, style: style)
      frame.put(text, column: 1, row: row, style: style, width: width - 2)
      return
    }
    // On a small screen the place and what is wrong there share a line.
    let after = width - marks.upperBound - 1
    if after >= text.cellWidth || after >= marks.lowerBound {
      frame.put(text, column: marks.upperBound + 1, row: row, style: style, width: max(0, after))
    } else {
      frame.put(text, column: 0, row: row, style: style, width: max(0, marks.lowerBound - 1))
    }
    frame.fill("^", columns: marks, row: row, style: style)
  }

  /// The candidates on one line, the chosen one always among them.
  private func drawMenu(_ menu: FilterLine.Menu, row: Int, in frame: inout Frame) {
    let width = frame.size.columns
    let names = menu.candidates.map { SafeText($0) }
    var first = 0
    func end(from first: Int) -> Int { names[first...menu.chosen].reduce(2) { $0 + $1.cellWidth + 2 } }
    while first < menu.chosen, end(from: first) > width - 2 { first += 1 }
    var column = first > 0 ? frame.put("‹ ", column: 0, row: row, style: .dim) : 1
    for (place, name) in names.enumerated().dropFirst(first) {
      guard column < width - 2 else { break }
      let style: Style = place == menu.chosen ? Style(.accent, isSelected: true) : .plain
      column = frame.put(name, column: column, row: row, style: style, width: width - column - 1) + 2
    }
  }

  private var hint: SafeText {
    if let begun = state.begun {
      let name = begun.key.name(language)
      return Phrase(
        id: "“\(begun.word)” → \(name): ?   Tab lengkapi · Enter cari sebagai kata",
        en: "“\(begun.word)” → \(name): ?   Tab completes · Enter looks for the word"
      ).text(language)
    }
    if state.line.isOffered, !state.line.text.isEmpty {
      return Phrase(
        id: "ketikan menggantikannya · → mengubahnya · Esc hapus",
        en: "typing replaces it · → edits it · Esc clears"
      ).text(language)
    }
    guard isOverList, !state.line.text.isEmpty else {
      return Phrase(
        id: "kata, \"frasa\", atau kunci: status:macet lama:>2hari   Tab lengkapi · ↑ riwayat",
        en: "words, \"a phrase\", or keys: status:stuck age:>2d   Tab completes · ↑ history"
      ).text(language)
    }
    if let elsewhere = model.foundElsewhere { return elsewhere.text(language) }
    // What is not known is no number.
    let count = model.isUncounted ? "–" : model.list.total.written(language)
    if let meant = model.meantStatus {
      return Phrase(id: "\(count) cocok   \(meant.text(.indonesian))", en: "\(count) found   \(meant.text(.english))")
        .text(language)
    }
    if let settled = state.settled {
      return Phrase(id: "\(count) cocok   dibaca: \(settled)", en: "\(count) found   read as: \(settled)").text(
        language)
    }
    return Phrase(
      id: "\(count) cocok   Enter pakai · Esc hapus · Tab lengkapi",
      en: "\(count) found   Enter keeps · Esc clears · Tab completes"
    ).text(language)
  }
}

import TerminalKit
import UploadQueue
import Wording

extension Model {
  /// The lines that entries of the journal have.
  func journalHeight(_ state: JournalState) -> Int {
    let line = state.line == nil ? 0 : FilterLineView.height(isCompact: isCompact) - 1
    return max(1, bodyHeight - JournalScreen.summary(state, self).count - line)
  }
}

/// What was observed and done in the whole queue, newest first.
enum JournalScreen {
  static func draw(_ state: JournalState, _ model: Model, in frame: inout Frame) {
    HeaderView.drawTitle(model, in: &frame)
    let width = frame.size.columns
    let title = title(state, model)
    let end = frame.put(title, column: 1, row: 1, style: .title, width: width - 2)
    if !state.filter.isEverything, state.line == nil {
      frame.put("/\(state.filter.text)", column: end + 2, row: 1, style: .accent, width: max(0, width - end - 3))
    }
    HeaderView.drawRule(row: 2, in: &frame)
    frame.put(position(state, model), endingAt: width - 1, row: 2, style: .dim)
    let summary = summary(state, model)
    Line.draw(summary, scroll: 0, from: 3, height: summary.count, in: &frame)
    let top = top(state, model)
    guard !state.entries.isEmpty else {
      Line.draw(empty(state, model), scroll: 0, from: top, height: model.journalHeight(state), in: &frame)
      return
    }
    for line in 0..<model.journalHeight(state) {
      let place = state.top + line
      guard state.entries.indices.contains(place) else { break }
      draw(state.entries[place], isSelected: place == state.cursor, model, row: top + line, in: &frame)
    }
  }

  /// The line on which the entries begin.
  static func top(_ state: JournalState, _ model: Model) -> Int { 3 + summary(state, model).count }

  /// Today the time of day; before that the day as well, or alone where there is little room.
  private static func when(_ moment: Timestamp, _ model: Model, isNarrow: Bool) -> SafeText {
    let day = moment.date(in: model.zone)
    let clock = moment.clock(in: model.zone)
    guard day != model.now.date(in: model.zone) else { return clock }
    let date = day.written(model.language)
    let withoutYear = date.slice(0..<max(0, date.string.count - 5))
    if isNarrow { return withoutYear }
    return model.now - moment > .days(300) ? date : "\(withoutYear) \(clock)"
  }

  static func title(_ state: JournalState, _ model: Model) -> SafeText {
    guard let since = state.since else {
      let zone = model.zone.name(at: model.now)
      return Phrase(id: "Jurnal antrean (\(zone))", en: "Journal of the queue (\(zone))").text(model.language)
    }
    let moment = model.whenNamed(since.at)
    let ago = max(.zero, model.now - since.at).asAge.brief(model.language)
    return Phrase(
      id: "Sejak Anda terakhir melihat: \(moment) (\(ago))", en: "Since you last looked: \(moment) (\(ago))"
    )
    .text(model.language)
  }

  /// How far back the cursor is, counted from the newest entry, and how many there are.
  private static func position(_ state: JournalState, _ model: Model) -> SafeText {
    let language = model.language
    if state.pending != nil, state.entries.isEmpty {
      return language == .indonesian ? " mencari… " : " searching… "
    }
    guard let number = state.position?.written(language), state.since == nil else { return "" }
    guard let total = state.total?.written(language) else { return " \(number) " }
    return language == .indonesian ? " \(number) dari \(total) " : " \(number) of \(total) "
  }

  /// What happened, by kind: above what is new since the person last looked.
  static func summary(_ state: JournalState, _ model: Model) -> [Line] {
    guard state.since != nil, let tally = state.tally, !tally.isEmpty else { return [] }
    let language = model.language
    var parts: [SafeText] = []
    func add(_ count: Int, _ name: Phrase) {
      if count > 0 { parts.append("\(name.text(language)) \(count.written(language))") }
    }
    for status in UploadStatus.allCases {
      add(tally.changes[status] ?? 0, Phrase(id: "→ \(status.word)", en: "→ \(status.word)"))
    }
    add(tally.firstSeen, Phrase(id: "baru terlihat", en: "first seen"))
    add(tally.gone, Phrase(id: "hilang dari daftar", en: "no longer listed"))
    add(tally.attempts, Phrase(id: "unggah ulang", en: "re-uploads"))
    add(tally.annotations, Phrase(id: "catatan dan tanda", en: "notes and marks"))
    let text = parts.reduce(SafeText.empty) { $0.isEmpty ? $1 : "\($0) · \($1)" }
    let most = max(1, min(3, model.bodyHeight / 3))
    return Array(Line.wrapped(text, width: model.size.columns, style: .accent).prefix(most))
  }

  private static func empty(_ state: JournalState, _ model: Model) -> [Line] {
    let phrase: Phrase
    let back = model.telling.key(.back, model.language)
    let beforeAll = ReplayView.beforeAll(model)
    if !beforeAll.isEmpty {
      return [.blank]
        + beforeAll.flatMap { Line.wrapped($0.text(model.language), width: model.size.columns, indent: 3) }
    } else if state.pending != nil {
      phrase = Phrase(id: "Membaca jurnal…", en: "Reading the journal…")
    } else if !state.filter.isEverything {
      phrase = Phrase(
        id: "Tidak ada catatan yang cocok dengan “\(state.filter.text)”. \(back) menghapus saringan.",
        en: "No entry matches “\(state.filter.text)”. \(back) clears the filter.")
    } else if state.since != nil {
      phrase = Phrase(id: "Tidak ada yang baru.", en: "Nothing is new.")
    } else {
      phrase = Phrase(id: "Belum ada catatan.", en: "Nothing recorded yet.")
    }
    return [.blank] + Line.wrapped(phrase.text(model.language), width: model.size.columns, indent: 3)
  }

  private static func draw(
    _ entry: PlacedEntry, isSelected: Bool, _ model: Model, row: Int, in frame: inout Frame
  ) {
    let width = frame.size.columns
    let style = HistoryView.style(of: entry.entry)
    frame.put(isSelected ? "▸" : " ", column: 0, row: row, style: isSelected ? style.selected : .plain)
    let momentWidth = width < 62 ? 6 : 12
    let shown = when(entry.entry.at, model, isNarrow: width < 62)
    if isSelected { frame.fill(columns: 1..<momentWidth + 1, row: row, style: style.selected) }
    frame.put(shown, column: 1, row: row, style: isSelected ? style.selected : .dim, width: momentWidth)
    let nameWidth = width < 62 ? 11 : min(26, max(16, width / 6))
    let name: SafeText = "\(entry.subject.name)"
    frame.put(name.keepingEnd(width: nameWidth), column: momentWidth + 2, row: row, width: nameWidth)
    let column = momentWidth + nameWidth + 3
    let room = width - column - 1
    frame.put(
      HistoryView.what(entry.entry, model, room: room), column: column, row: row, style: style,
      width: room)
  }
}

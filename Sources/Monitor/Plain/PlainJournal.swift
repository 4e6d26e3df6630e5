import UploadQueue
import Wording

/// The journal, newest first, line by line.
enum PlainJournal {
  /// What is read, and what was looked for.
  static func heading(_ state: JournalState, _ model: Model) -> [SafeText] {
    let language = model.settings.language
    var title = JournalScreen.title(state, model)
    if !state.filter.isEverything {
      title = title + (language == .indonesian ? ", saringan \(state.filter.text)" : ", filter \(state.filter.text)")
    }
    return [title + "."] + JournalScreen.summary(state, model).map(\.text)
  }

  /// Some entries, with the numbers they have from a place on, and how to go on.
  static func lines(_ read: [PlacedEntry], from first: Int, of state: JournalState, _ model: Model) -> [SafeText] {
    let language = model.settings.language
    guard !read.isEmpty else {
      guard first == 0 else {
        return [language == .indonesian ? "Itu catatan terakhir." : "That was the last entry."]
      }
      return [
        state.filter.isEverything
          ? language == .indonesian ? "Belum ada catatan di jurnal." : "The journal has no entries."
          : language == .indonesian ? "Tidak ada catatan yang cocok." : "No entry matches.", PlainChoices.line(model),
      ]
    }
    let isEnd = state.older == nil && read.last?.place == state.entries.last?.place
    let end: SafeText =
      switch (language, isEnd) {
      case (.indonesian, false): "Ketik nomornya untuk membuka dokumennya, lagi untuk yang lebih lama."
      case (.indonesian, true): "Itu yang terakhir. Ketik nomornya untuk membuka dokumennya."
      case (.english, false): "Type a number to open its document, more for older ones."
      case (.english, true): "That was the last. Type a number to open its document."
      }
    return read.enumerated().map { line(first + $0.offset + 1, $0.element, model) } + [end, PlainChoices.line(model)]
  }

  private static func line(_ number: Int, _ placed: PlacedEntry, _ model: Model) -> SafeText {
    let what = HistoryView.what(placed.entry, model, room: .max)
    return "\(number). \(model.when(placed.entry.at)), \(placed.subject.name): \(what)"
  }
}

import UploadQueue
import Wording

/// One document, line by line.
enum PlainDetail {
  static func lines(_ state: DetailState, _ model: Model) -> [SafeText] {
    standing(state, model) + actions(state, model) + record(state, model) + [PlainChoices.line(model)]
  }

  /// What may be done with it, where anything may.
  private static func actions(_ state: DetailState, _ model: Model) -> [SafeText] {
    guard !model.isWatching else { return [] }
    return [heading("Tindakan", "Actions", model.settings.language)]
      + DetailScreen.actionLines(state.row, model).map(\.text)
  }

  /// What it is, how it stands, and what that means.
  ///
  /// - Parameter isFollowed: Whether it is told how far the remedy has come.
  static func standing(_ state: DetailState, _ model: Model, isFollowed: Bool = true) -> [SafeText] {
    let language = model.settings.language
    let document = state.row.document
    let (remedy, before, progress) = model.remedy(in: state)
    var lines: [SafeText] = ["\(document.name), \(document.partnerName ?? "-"), \(document.kind.name.text(language))."]
    let standing =
      DetailScreen.statusLines(state.row, model) + DetailScreen.refusalLines(state, model)
      + DetailSigns.lines(state, model)
    lines += (AllQueuesView.lines(state.origins, model) + standing).map(\.text)
    lines += annotation(state.row.annotation, model)
    lines.append(heading("Artinya dan yang bisa dilakukan", "What it means and what to do", language))
    return lines
      + RemedyView.lines(remedy, isFollowed && model.replay == nil ? (before, progress) : nil, model).map(\.text)
  }

  /// What the journal has of it, and its fields.
  static func record(_ state: DetailState, _ model: Model) -> [SafeText] {
    let language = model.settings.language
    let zone = model.zone.name(at: model.now)
    var lines = [heading("Riwayat (\(zone))", "History (\(zone))", language)]
    lines += HistoryView.lines(state.history, model, width: model.size.columns).map(\.text)
    lines.append(heading("Isian", "Fields", language))
    let fields = FieldsView.fields(state.row.document, in: model.zone, language)
    return lines + fields.filter { $0.1 != "–" }.map { "\($0.0): \($0.1)" }
  }

  /// What is asked while a note is written, or is to go.
  static func noteQuestion(_ state: NoteState) -> Phrase {
    let name = state.subject.name
    if state.isAskingToRemove {
      return Phrase(
        id: "Hapus catatan \(name)? Ketik ya untuk menghapus; selain itu tidak.",
        en: "Remove the note on \(name)? Type yes to remove it; anything else leaves it.")
    }
    guard let old = state.old else {
      return Phrase(
        id: "Tulis catatan untuk \(name). Baris kosong: tidak jadi.",
        en: "Write the note on \(name). An empty line: none after all.")
    }
    return Phrase(
      id: "Catatan \(name): \(old). Tulis penggantinya; baris kosong membiarkannya, tanda - menghapusnya.",
      en: "The note on \(name): \(old). Write another; an empty line leaves it, a - removes it.")
  }

  /// What of a document can be copied, each text alone on its line.
  static func copied(_ state: CopyState, _ model: Model) -> [SafeText] {
    let language = model.settings.language
    let title = Phrase(
      id: "Salin dari \(state.row.document.name): setiap teks sendiri di barisnya.",
      en: "Copy from \(state.row.document.name): each text alone on its line.")
    let texts = CopyChoice.allCases.flatMap { choice -> [SafeText] in
      let fields = choice.fields(of: state.row, in: model.zone, language).filter { !$0.isEmpty }
      guard let first = fields.first else { return [] }
      return ["\(choice.name.text(language)):", fields.dropFirst().reduce(first) { "\($0)  \($1)" }]
    }
    return [title.text(language)] + texts + [PlainChoices.line(model)]
  }

  private static func annotation(_ annotation: Annotation, _ model: Model) -> [SafeText] {
    let language = model.settings.language
    var lines: [SafeText] = []
    if let note = annotation.note {
      lines.append(
        language == .indonesian
          ? "Catatan: \(note.text) (\(model.when(note.at)), \(note.by.user))"
          : "Note: \(note.text) (\(model.when(note.at)), \(note.by.user))")
    }
    if let mark = annotation.mark {
      lines.append(
        language == .indonesian
          ? "Ditandai \(model.when(mark.at)), \(mark.by.user)" : "Marked \(model.when(mark.at)), \(mark.by.user)")
    }
    return lines
  }

  private static func heading(_ indonesian: SafeText, _ english: SafeText, _ language: Language) -> SafeText {
    (language == .indonesian ? indonesian : english) + ":"
  }
}

/// What can be typed here, as far as it matters most.
enum PlainChoices {
  /// Whether the details have steps that can be ticked; on the screen their numbers tell it.
  private static func hasSteps(_ model: Model) -> Bool {
    guard case .detail(let state) = model.screen, !model.isLocked(.tick) else { return false }
    return !model.remedy(in: state).progress.items.isEmpty
  }

  static func line(_ model: Model) -> SafeText {
    let language = model.settings.language
    var words: [SafeText] = []
    for binding in model.settings.keys.footer(model.context) where !model.isDisabled(binding.command) {
      if let word = PlainWord.written(binding.command, in: model) { words.append(word) }
    }
    if hasSteps(model), let word = PlainWord.written(.tick, in: model) { words.append(word) }
    words.append(language == .indonesian ? "bantuan" : "help")
    let list = words.dropFirst().reduce(words[0]) { "\($0), \($1)" }
    return language == .indonesian ? "Yang bisa diketik: \(list)." : "You can type: \(list)."
  }
}

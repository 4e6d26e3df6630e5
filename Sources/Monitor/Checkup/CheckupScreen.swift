import TerminalKit
import UploadQueue
import Wording

/// What was looked at on this machine, and how each thing stands.
enum CheckupScreen {
  static func draw(_ state: CheckupState, _ model: Model, in frame: inout Frame) {
    HeaderView.drawTitle(model, in: &frame)
    let width = frame.size.columns
    let end = frame.put(title.text(model.language), column: 1, row: 1, style: .title)
    frame.put(sum(model.checkup, model.language), column: end + 2, row: 1, style: .dim, width: max(0, width - end - 3))
    HeaderView.drawRule(row: 2, in: &frame)
    let parts = model.checkup.items.indices.map { place in
      lines(of: place, state: state, model)
    }
    let all = parts.flatMap { $0 }
    let first = parts.prefix(state.cursor).reduce(0) { $0 + $1.count }
    let last = first + (parts.indices.contains(state.cursor) ? parts[state.cursor].count : 1)
    // As much of the selected one is seen as there is room for, from its first line on.
    let scroll = max(0, min(first, last - model.bodyHeight))
    Line.draw(all, scroll: scroll, from: 3, height: model.bodyHeight, in: &frame)
    if !all.isEmpty, first >= scroll { frame.put("▸", column: 0, row: 3 + first - scroll, style: .accent) }
  }

  private static let title = Phrase(id: "Pemeriksaan", en: "The doctor")

  /// Everything of it, each thing with its reason and next step, where there is nothing to choose.
  static func lines(_ checkup: Checkup, width: Int, _ language: Language) -> [Line] {
    [Line(title.text(language), .title), Line(sum(checkup, language), .dim)]
      + checkup.items.flatMap { item in
        Line.wrapped(head(item, language), width: width, style: item.style)
          + rest(of: item, language).flatMap { Line.wrapped($0, width: width, indent: 3) }
      }
  }

  /// Everything of it in words, for who is read to.
  static func plainLines(_ model: Model) -> [SafeText] {
    let language = model.language
    return [sum(model.checkup, language)]
      + model.checkup.items.flatMap { item -> [SafeText] in
        guard let result = item.result else { return [] }
        let (kind, subject) = (item.kind.text(language), item.subject.text(language))
        let level = result.level.word.text(language)
        let next = result.nextStep.map { step -> SafeText in
          Phrase(id: "Langkah: \(step.text(.indonesian))", en: "To do: \(step.text(.english))").text(language)
        }
        return ["\(level): \(kind): \(result.answer.text(language)) (\(subject))"]
          + [result.reason?.text(language), next].compactMap { $0 }
      }
  }

  /// How far it is, or what it came to.
  private static func sum(_ checkup: Checkup, _ language: Language) -> SafeText {
    let done = checkup.items.count { $0.result != nil }
    if checkup.isGoing {
      return Phrase(
        id: "memeriksa… \(done) dari \(checkup.items.count)", en: "looking… \(done) of \(checkup.items.count)"
      ).text(language)
    }
    let (wrong, warnings, fine) = (checkup.count(.wrong), checkup.count(.warning), checkup.count(.fine))
    return Phrase(
      id: "salah \(wrong) · peringatan \(warnings) · baik \(fine)",
      en: "wrong \(wrong) · warnings \(warnings) · well \(fine)"
    ).text(language)
  }

  private static func lines(of place: Int, state: CheckupState, _ model: Model) -> [Line] {
    let item = model.checkup.items[place]
    let width = model.size.columns
    let isSelected = place == state.cursor
    let style = isSelected ? item.style.selected : item.style
    guard isSelected, state.isOpen else {
      let text = head(item, model.language)
      let room = width - 2
      return [Line(text.cellWidth > room ? "\(text.parts(ofWidth: room - 1)[0])…" : text, style)]
    }
    return Line.wrapped(head(item, model.language), width: width, style: style)
      + rest(of: item, model.language).flatMap { Line.wrapped($0, width: width, indent: 3) }
  }

  private static func head(_ item: CheckupItem, _ language: Language) -> SafeText {
    let (kind, subject) = (item.kind.text(language), item.subject.text(language))
    guard let result = item.result else {
      let word = Phrase(id: "sedang diperiksa", en: "being looked at").text(language)
      return "… \(kind): \(word) (\(subject))"
    }
    return "\(result.level.mark) \(kind): \(result.answer.text(language)) (\(subject))"
  }

  private static func rest(of item: CheckupItem, _ language: Language) -> [SafeText] {
    [
      item.result?.reason.map { $0.text(language) },
      item.result?.nextStep.map { "→ \($0.text(language))" },
    ].compactMap { $0 }
  }
}

extension CheckupItem {
  fileprivate var style: Style {
    switch result?.level {
    case nil, .skipped: .dim
    case .fine: .plain
    case .warning: .warning
    case .wrong: .wrong
    }
  }
}

extension CheckupItem.Level {
  fileprivate var word: Phrase {
    switch self {
    case .fine: Phrase(id: "Baik", en: "Well")
    case .skipped: Phrase(id: "Tidak diperiksa", en: "Not looked at")
    case .warning: Phrase(id: "Peringatan", en: "Warning")
    case .wrong: Phrase(id: "Salah", en: "Wrong")
    }
  }

  fileprivate var mark: SafeText {
    switch self {
    case .fine: "✓"
    case .skipped: "–"
    case .warning: "!"
    case .wrong: "✗"
    }
  }
}

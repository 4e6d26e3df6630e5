import TerminalKit
import UploadQueue
import Wording

/// What is known of each signer: counts with their periods, which do not say why.
enum SignersScreen {
  static func draw(_ state: SignersState, _ model: Model, in frame: inout Frame) {
    HeaderView.drawTitle(model, in: &frame)
    frame.put(
      title.text(model.language), column: 1, row: 1, style: .title, width: max(0, frame.size.columns - 2))
    HeaderView.drawRule(row: 2, in: &frame)
    guard let book = model.queue.signers else {
      frame.put(Phrase(id: "Menghitung…", en: "Counting…").text(model.language), column: 3, row: 4, style: .dim)
      return
    }
    let parts = book.entries.map { lines(of: $0, model, isSelected: $0.name == selected(state, book)) }
    let all = parts.flatMap { $0 } + closing(book, model)
    let place = book.entries.firstIndex { $0.name == selected(state, book) } ?? 0
    let first = parts.prefix(place).reduce(0) { $0 + $1.count }
    let last = first + (parts.indices.contains(place) ? parts[place].count : 1)
    // Whoever is at the last one reads on to the end.
    let end = place == parts.count - 1 ? all.count : last
    let scroll = max(0, min(first, end - model.bodyHeight))
    Line.draw(all, scroll: scroll, from: 3, height: model.bodyHeight, in: &frame)
    if !parts.isEmpty, first >= scroll { frame.put("▸", column: 0, row: 3 + first - scroll, style: .accent) }
  }

  private static let title = Phrase(
    id: "Penandatangan · hitungan, bukan sebab", en: "Signers · counts, not causes")

  private static func selected(_ state: SignersState, _ book: SignerBook) -> String? {
    book.entries.contains { $0.name == state.selected } ? state.selected : book.entries.first?.name
  }

  /// Everything of it in words, for who is read to.
  ///
  /// - Parameter isNumbered: Whether each is numbered, so that one can be chosen by it.
  static func plainLines(_ book: SignerBook, _ model: Model, isNumbered: Bool = false) -> [SafeText] {
    let entries = book.entries.enumerated().flatMap { place, entry -> [SafeText] in
      let facts = SignerPhrases(model: model).facts(of: entry).map { $0.text(model.language) }
      return [isNumbered ? "\(place + 1). \(entry.name)" : SafeText(entry.name)] + facts
    }
    return [title.text(model.language)] + entries
      + SignerPhrases(model: model).closing(book).map { $0.text(model.language) }
  }

  private static func lines(of entry: SignerBook.Entry, _ model: Model, isSelected: Bool) -> [Line] {
    let width = model.size.columns
    let style = Style(entry.outcomes.run.map { $0.isApproved ? .good : .wrong } ?? .plain)
    let head = Line.wrapped(
      SafeText(entry.name), width: width, style: isSelected ? style.selected : style)
    let facts = SignerPhrases(model: model).facts(of: entry).flatMap {
      Line.wrapped($0.text(model.language), width: width, indent: 3)
    }
    return head + facts + [.blank]
  }

  /// What is said of all of them.
  private static func closing(_ book: SignerBook, _ model: Model) -> [Line] {
    SignerPhrases(model: model).closing(book).flatMap {
      Line.wrapped($0.text(model.language), width: model.size.columns, style: .dim)
    }
  }
}

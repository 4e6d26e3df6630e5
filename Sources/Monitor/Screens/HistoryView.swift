import TerminalKit
import UploadQueue
import Wording

/// What the journal has of a document, newest first.
public enum HistoryView {
  static func lines(_ entries: [JournalEntry], _ model: Model, width: Int) -> [Line] {
    guard !entries.isEmpty else {
      return [Line(model.language == .indonesian ? "Belum ada catatan." : "Nothing recorded yet.", .dim)]
    }
    return entries.reversed().flatMap { entry in
      let moment: SafeText = "\(model.when(entry.at))  "
      let what = what(entry, model, room: width - 2 - moment.cellWidth)
      return Line.wrapped(moment + what, width: width)
    }
  }

  /// What was observed or done, and by whom where that was somebody else than who runs this Pantau; of what was only
  /// observed, where there is room for that.
  static func what(_ entry: JournalEntry, _ model: Model, room: Int) -> SafeText {
    let what = entry.phrase(in: model.zone).text(model.language)
    func by(_ person: Operator) -> SafeText {
      person == model.person ? .empty : " · \(person.user)@\(person.host)"
    }
    switch entry {
    case .change(let change):
      let whole = what + (change.by.map(by) ?? .empty)
      return whole.cellWidth <= room ? whole : what
    case .began(let attempt): return what + by(attempt.by)
    case .event(_, _, _, let person): return what + by(person)
    case .annotated(let record): return what + by(record.by)
    case .planned(let record): return what + by(record.by)
    }
  }

  /// Whether it is good or bad news.
  static func style(of entry: JournalEntry) -> Style {
    switch entry {
    case .change(let change):
      switch change.to?.status {
      case .savedInvalid: .wrong
      case .approved: .good
      case nil: .warning
      default: .plain
      }
    case .planned(let record): if case .halted = record.event { .warning } else { .accent }
    case .began, .event: .accent
    case .annotated: .plain
    }
  }
}

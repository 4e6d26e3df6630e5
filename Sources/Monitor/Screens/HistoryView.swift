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
    let language = model.language
    func by(_ person: Operator) -> SafeText {
      person == model.person ? .empty : " · \(person.user)@\(person.host)"
    }
    switch entry {
    case .change(let change):
      let what = self.what(change, language)
      let whole = what + (change.by.map(by) ?? .empty)
      return whole.cellWidth <= room ? whole : what
    case .began(let attempt):
      let signer: SafeText = attempt.signer.map { " · \($0)" } ?? ""
      return language == .indonesian
        ? "unggah ulang ke-\(attempt.number) diniatkan\(signer)\(by(attempt.by))"
        : "re-upload \(attempt.number) intended\(signer)\(by(attempt.by))"
    case .event(let event, _, _, let person): return event.phrase.text(language) + by(person)
    case .annotated(let record): return record.event.phrase.text(language) + by(record.by)
    case .planned(let record): return record.event.phrase(in: model.zone).text(language) + by(record.by)
    }
  }

  private static func what(_ change: StatusChange, _ language: Language) -> SafeText {
    let gone: SafeText = language == .indonesian ? "tidak ada dalam daftar" : "no longer listed"
    let reason: SafeText = change.reason.map { "  (\($0))" } ?? ""
    let (from, to) = (change.from, change.to?.inWords.text(language) ?? gone)
    // What is only expected has no status yet, be it that it comes or goes.
    if from?.isNone != false, let next = change.to {
      if next.isNone { return language == .indonesian ? "diharapkan; \(to)" : "expected; \(to)" }
      guard from == nil else {
        return language == .indonesian ? "kini terlihat di DJP: \(to)\(reason)" : "seen at DJP now: \(to)\(reason)"
      }
      return language == .indonesian ? "pertama terlihat: \(to)\(reason)" : "first seen: \(to)\(reason)"
    }
    guard let from, !from.isNone else { return to }
    return "\(from.shown) → \(to)\(reason)"
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

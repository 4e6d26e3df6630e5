import TerminalKit
import UploadQueue
import Wording

/// What the journal has of a document, newest first.
public enum HistoryView {
  static func lines(_ entries: [JournalEntry], language: Language, width: Int, today: CalendarDate) -> [Line] {
    guard !entries.isEmpty else {
      return [Line(language == .indonesian ? "Belum ada catatan." : "Nothing recorded yet.", .dim)]
    }
    return entries.reversed().flatMap { entry in
      Line.wrapped(text(entry, language: language, today: today), width: width)
    }
  }

  /// One entry of the journal in a sentence, with when and by whom.
  public static func text(_ entry: JournalEntry, language: Language, today: CalendarDate) -> SafeText {
    switch entry {
    case .change(let change):
      let moment = change.seenAt.written(language, today: today)
      let gone: SafeText = language == .indonesian ? "tidak ada dalam daftar" : "no longer listed"
      let to = change.to?.shown ?? gone
      let reason: SafeText = change.reason.map { "  (\($0))" } ?? ""
      guard let from = change.from else {
        return language == .indonesian
          ? "\(moment)  pertama terlihat: \(to)\(reason)" : "\(moment)  first seen: \(to)\(reason)"
      }
      return "\(moment)  \(from.shown) → \(to)\(reason)"
    case .began(let attempt):
      let moment = attempt.beganAt.written(language, today: today)
      let signer: SafeText = attempt.signer.map { " · \($0)" } ?? ""
      let who: SafeText = "\(attempt.by.user)@\(attempt.by.host)"
      return language == .indonesian
        ? "\(moment)  unggah ulang ke-\(attempt.number) diniatkan\(signer) · \(who)"
        : "\(moment)  re-upload \(attempt.number) intended\(signer) · \(who)"
    case .event(let event, _, let at, let by):
      let moment = at.written(language, today: today)
      return "\(moment)  \(event.phrase.text(language)) · \(by.user)@\(by.host)"
    case .annotated(let record):
      let moment = record.at.written(language, today: today)
      return "\(moment)  \(record.event.phrase.text(language)) · \(record.by.user)@\(record.by.host)"
    }
  }
}

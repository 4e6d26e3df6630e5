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
      Line.wrapped("\(model.when(entry.at))  \(what(entry, language: model.language))", width: width)
    }
  }

  /// What was observed or done, and by whom.
  static func what(_ entry: JournalEntry, language: Language) -> SafeText {
    switch entry {
    case .change(let change):
      let gone: SafeText = language == .indonesian ? "tidak ada dalam daftar" : "no longer listed"
      let to = change.to?.shown ?? gone
      let reason: SafeText = change.reason.map { "  (\($0))" } ?? ""
      guard let from = change.from else {
        return language == .indonesian ? "pertama terlihat: \(to)\(reason)" : "first seen: \(to)\(reason)"
      }
      return "\(from.shown) → \(to)\(reason)"
    case .began(let attempt):
      let signer: SafeText = attempt.signer.map { " · \($0)" } ?? ""
      let who: SafeText = "\(attempt.by.user)@\(attempt.by.host)"
      return language == .indonesian
        ? "unggah ulang ke-\(attempt.number) diniatkan\(signer) · \(who)"
        : "re-upload \(attempt.number) intended\(signer) · \(who)"
    case .event(let event, _, _, let by):
      return "\(event.phrase.text(language)) · \(by.user)@\(by.host)"
    case .annotated(let record):
      return "\(record.event.phrase.text(language)) · \(record.by.user)@\(record.by.host)"
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
    case .began, .event: .accent
    case .annotated: .plain
    }
  }
}

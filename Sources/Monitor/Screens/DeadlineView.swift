import TerminalKit
import UploadQueue
import Wording

/// Until when a document must be approved, or since when it is late.
enum DeadlineView {
  /// The whole of it, with what it costs.
  static func lines(_ document: Document, _ model: Model) -> [Line] {
    lines(document, model) { standing, end, left in
      let stake = stake(document)
      let (id, en) = (stake.text(.indonesian), stake.text(.english))
      guard case .missed(let days) = standing else {
        return Phrase(
          id: "Harus disetujui paling lambat \(end)\(left.text(.indonesian)); bila tidak, 1 % DPP \(id)",
          en: "Must be approved by \(end)\(left.text(.english)); otherwise 1 % of DPP \(en)")
      }
      let late = late(days)
      return Phrase(
        id: "\(late.text(.indonesian)): paling lambat \(end) harus sudah disetujui; 1 % DPP \(id)",
        en: "\(late.text(.english)): it had to be approved by \(end); 1 % of DPP \(en)")
    }
  }

  private static func stake(_ document: Document) -> Phrase {
    guard let stake = Exposure.atStake(taxBase: document.taxBase) else {
      return Phrase(id: "(DPP belum diketahui)", en: "(the DPP is not known)")
    }
    return Phrase(id: "= Rp \(stake.written(.indonesian))", en: "= Rp \(stake.written(.english))")
  }

  /// The day alone.
  static func dayLines(_ document: Document, _ model: Model) -> [Line] {
    lines(document, model) { standing, end, left in
      guard case .missed(let days) = standing else {
        return Phrase(
          id: "Tenggat \(end)\(left.text(.indonesian))", en: "Deadline \(end)\(left.text(.english))")
      }
      let late = late(days)
      return Phrase(
        id: "\(late.text(.indonesian)): tenggatnya \(end)", en: "\(late.text(.english)): the deadline was \(end)")
    }
  }

  /// How late a document is; `nil` where it is not.
  static func lateness(of document: Document, _ model: Model) -> SafeText? {
    guard case .missed(let days) = standing(of: document, model) else { return nil }
    return late(days).text(model.language)
  }

  private static func standing(of document: Document, _ model: Model) -> Deadline.Standing {
    model.policy.deadline.standing(
      of: document.status.status, kind: document.kind, dated: document.date, at: model.now)
  }

  /// What is said of a document that has a deadline, from how it stands against it, its end, and what is left of it where
  /// that is little.
  private static func lines(
    _ document: Document, _ model: Model, _ phrase: (Deadline.Standing, SafeText, Phrase) -> Phrase
  ) -> [Line] {
    let policy = model.policy
    let standing = standing(of: document, model)
    guard standing != .none, let last = policy.deadline.lastDay(for: document.kind, dated: document.date) else {
      return []
    }
    var (left, style) = (Phrase(same: ""), Style.plain)
    switch standing {
    case .open(let days) where policy.isDue(standing): (left, style) = (self.left(days), .warning)
    case .missed: style = .wrong
    case .open, .none: break
    }
    let text = phrase(standing, model.deadlineEnd(last), left).text(model.language)
    return Line.wrapped(text, width: model.size.columns, style: style)
  }

  private static func late(_ days: Int) -> Phrase {
    Phrase(
      id: "LEWAT \(days.written(.indonesian)) hari",
      en: "\(days.written(.english)) \(days == 1 ? "DAY" : "DAYS") LATE")
  }

  private static func left(_ days: Int) -> Phrase {
    guard days > 0 else { return Phrase(id: " (HARI INI)", en: " (TODAY)") }
    return Phrase(
      id: " (\(days.written(.indonesian)) hari lagi)",
      en: " (\(days.written(.english)) \(days == 1 ? "day" : "days") left)")
  }
}

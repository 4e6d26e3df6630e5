import TerminalKit
import UploadQueue
import Wording

/// Under the calendar of deadlines: how fast documents would have to be approved, and how fast they were.
enum PaceLines {
  /// A sentence, and how bad what it says is.
  struct Told {
    var phrase: Phrase
    var style: Style
  }

  /// So many days are told of, the next ones.
  private static let mostDays = 3

  static func lines(_ data: OverviewData, _ look: PanelLook, width: Int) -> [OverviewLine] {
    phrases(data, look.model).flatMap { look.wrapped($0.phrase.text(look.language), width: width, $0.style) }
  }

  /// What every day asks for, what was seen, and which hours these are; nothing where no day is left.
  static func phrases(_ data: OverviewData, _ model: Model) -> [Told] {
    let hours = model.policy.workingHours
    let today = model.now.jakartaDate
    let days = data.overview.days.filter { $0.day >= today }.prefix(mostDays).compactMap { due in
      data.overview.paceNeeded(by: due.day, at: model.now, in: hours).map { (due.day, $0) }
    }
    guard !days.isEmpty else { return [] }
    let told = days.map { needed(by: $0, $1, seen: data.pace) }
    let when = hours.phrase(at: model.now)
    let note = Phrase(
      id: "jam kerja \(when.text(.indonesian)); hari libur tidak dikenal",
      en: "working hours \(when.text(.english)); no holidays are known")
    // How long the past was watched is not recorded with it.
    let pace = model.replay == nil ? data.pace : nil
    return told + [pace.map { Told(phrase: seen($0), style: .dim) }].compactMap { $0 }
      + [Told(phrase: note, style: .dim)]
  }

  private static func needed(by day: CalendarDate, _ pace: ApprovalPace, seen: ApprovalPace?) -> Told {
    func text(_ language: Language) -> (SafeText, SafeText, SafeText) {
      (day.writtenShort(language), pace.documents.written(language), pace.time.worked(language))
    }
    let (id, en) = (text(.indonesian), text(.english))
    guard let rate = pace.perHour else {
      return Told(
        phrase: Phrase(
          id: "s.d. \(id.0): \(id.1) dok, tidak ada jam kerja tersisa",
          en: "by \(en.0): \(en.1) \(docs(pace)), no working hour is left"),
        style: .wrong)
    }
    let isSlow = seen.flatMap { $0.isEnough ? $0.perHour : nil }.map { $0 < rate } ?? false
    return Told(
      phrase: Phrase(
        id: "s.d. \(id.0): perlu \(written(rate, .indonesian)) dok per jam kerja (\(id.1) dalam \(id.2))",
        en: "by \(en.0): \(written(rate, .english)) docs per working hour needed (\(en.1) in \(en.2))"),
      style: isSlow ? .warning : .plain)
  }

  private static func seen(_ pace: ApprovalPace) -> Phrase {
    guard pace.isEnough, let rate = pace.perHour else {
      let (id, en) = (pace.time.worked(.indonesian), pace.time.worked(.english))
      let (leastID, leastEN) = (ApprovalPace.fewestHours.worked(.indonesian), ApprovalPace.fewestHours.worked(.english))
      return Phrase(
        id: "terlihat: belum cukup diamati, baru \(id) dari \(leastID) jam kerja yang diperlukan, 7 hari terakhir",
        en: "seen: too little was watched, \(en) of the \(leastEN) of work that it takes, in the last 7 days")
    }
    let (id, en) = (pace.time.worked(.indonesian), pace.time.worked(.english))
    return Phrase(
      id: """
        terlihat: \(written(rate, .indonesian)) dok per jam kerja (\(pace.documents.written(.indonesian)) disetujui \
        dalam \(id) yang diamati, 7 hari terakhir)
        """,
      en: """
        seen: \(written(rate, .english)) docs per working hour (\(pace.documents.written(.english)) approved in \(en) \
        watched, in the last 7 days)
        """)
  }

  private static func docs(_ pace: ApprovalPace) -> SafeText { pace.documents == 1 ? "doc" : "docs" }

  /// A rate, to the tenth where it is small: `0,4`, `12`.
  private static func written(_ rate: Double, _ language: Language) -> SafeText {
    guard rate < 10 else { return Int(rate.rounded()).written(language) }
    let tenths = Int((rate * 10).rounded())
    if tenths == 0, rate > 0 { return language == .indonesian ? "< 0,1" : "< 0.1" }
    guard tenths % 10 != 0 else { return "\(tenths / 10)" }
    return language == .indonesian ? "\(tenths / 10),\(tenths % 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}

extension Duration {
  /// Working time, in hours, or minutes where it is less than one.
  fileprivate func worked(_ language: Language) -> SafeText {
    let minutes = wholeMilliseconds / 60_000
    return minutes < 60
      ? "\(minutes) \(TimeUnit.minute.short(language))" : "\(minutes / 60) \(TimeUnit.hour.short(language))"
  }
}

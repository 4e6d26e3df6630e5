import TerminalKit
import UploadQueue
import Wording

/// What is wrong, how long the worst has stood, what falls due and what is at stake.
///
/// Where there is less and less room the words are short, then what matters least is left out; the amount never is, nor is
/// it cut.
enum SummaryLine {
  /// How much is said.
  enum Form: CaseIterable {
    /// Everything, in words.
    case long
    /// The same in fewer words, with what the amount is 1 % of.
    case named
    /// The same without that.
    case short
    /// In as few as there are, and nothing of what is not there.
    case brief
    /// What is due, and what is at stake.
    case least
    /// What is at stake.
    case amount
  }

  static func draw(_ model: Model, in frame: inout Frame) {
    let room = frame.size.columns - 2
    let (forms, troubleStyle) = trouble(model)
    let texts = texts(model)
    // Why nothing comes is told whole before anything is counted; but what is at stake stays.
    let taken = forms.first.map { $0.cellWidth + separator.cellWidth } ?? 0
    let text = texts.first { taken + $0.cellWidth <= room } ?? texts.last ?? .empty
    var column = 1
    if !forms.isEmpty {
      let pointer: SafeText = model.connection.hasFailed ? "(:\(PromptVerb.remarks.name(model.language))) " : .empty
      let ended = text.isEmpty ? forms : forms.map { $0 + separator }
      let words = fitted(ended, max(room / 3, room - text.cellWidth), pointer)
      column = frame.put(words, column: column, row: 2, style: troubleStyle)
    }
    let style: Style = model.summary.oldestStuck == nil ? .plain : .warning
    frame.put(text, column: column, row: 2, style: style)
  }

  /// That the journal is what is shown while a first answer is on its way, and over all queues of which.
  ///
  /// The same in fewer words comes after it; nothing where answers are shown.
  static func remembered(_ model: Model) -> [Phrase] {
    let queues = model.rememberedQueues
    guard !queues.isEmpty else { return [] }
    guard model.isOverAll else {
      guard model.queue.progress == nil else {
        return [
          Phrase(
            id: "Jawaban pertama sedang tiba; sisanya yang diketahui jurnal",
            en: "The first answer is coming in; the rest is what the journal knows")
        ]
      }
      return [
        Phrase(
          id: "Menunggu jawaban pertama; ini yang diketahui jurnal",
          en: "Waiting for the first answer; this is what the journal knows")
      ]
    }
    let names = queues.map(\.profile.name).joined(separator: ", ")
    return [
      Phrase(
        id: "\(names) dari jurnal, menunggu jawaban pertama",
        en: "\(names) from the journal, waiting for the first answer"),
      Phrase(id: "\(names) dari jurnal", en: "\(names) from the journal"),
    ]
  }

  private static let separator: SafeText = " · "

  /// Why nothing comes, or that what is shown is not from there; then the same without the words that nothing comes, which
  /// the head line says as well.
  private static func trouble(_ model: Model) -> (forms: [SafeText], style: Style) {
    if case .unreachable(let error, _, _, _) = model.connection {
      let whole = error.phrase(model.telling).text(model.language)
      switch error {
      case .unavailable(let words), .circuitOpen(_, let words):
        return ([whole, SafeText(words.text(model.language))], .wrong)
      default: return ([whole], .wrong)
      }
    }
    let remembered = remembered(model)
    if !remembered.isEmpty { return (remembered.map { $0.text(model.language) }, .warning) }
    return (ReplayView.notBegun(model).map { [$0] } ?? [], .warning)
  }

  /// The line in every form, from the longest to the shortest; re-uploads under way stand at its beginning.
  private static func texts(_ model: Model) -> [SafeText] {
    let reuploads = [false, true].compactMap { UnderWayView.count(model, isShort: $0) }
    let short = Array(reuploads.suffix(1))
    func with(_ starts: [SafeText], _ form: Form) -> [SafeText] { starts.map { joined([$0] + parts(model, form)) } }
    let full = with(reuploads, .long) + with(reuploads, .named) + with(reuploads, .short) + with(short, .brief)
    return full + Form.allCases.map { joined(parts(model, $0)) }
  }

  /// A reason in as many cells as there are: the folders of a path go first, then the words before it, then its end, and
  /// where all of it can be read is said instead.
  ///
  /// - Parameters:
  ///   - reasons: The reason, from the most words to the fewest.
  ///   - width: How many cells there are.
  ///   - place: Where all of it can be read; empty where that is nowhere.
  private static func fitted(_ reasons: [SafeText], _ width: Int, _ place: SafeText) -> SafeText {
    // In a few cells the first words are all that can be said.
    let isNarrow = width < 40
    let short = reasons.prefix(isNarrow ? 1 : reasons.count).map(withoutFolders)
    if let whole = (reasons.prefix(1) + short).first(where: { $0.cellWidth <= width }) { return whole }
    let pointer: SafeText = isNarrow ? "… " : "… \(place)"
    let reason = short.last ?? .empty
    let start = reason.parts(ofWidth: max(1, width - pointer.cellWidth)).first ?? .empty
    return "\(start)\(pointer)"
  }

  private static func withoutFolders(_ reason: SafeText) -> SafeText {
    let words = reason.string.split(separator: " ", omittingEmptySubsequences: false).map { word -> String in
      guard word.first == "/", let slash = word.lastIndex(of: "/"), slash != word.startIndex else {
        return String(word)
      }
      return "…" + word[slash...]
    }
    return SafeText(words.joined(separator: " "))
  }

  static func joined(_ parts: [SafeText]) -> SafeText {
    parts.reduce(SafeText.empty) { $0.isEmpty ? $1 : "\($0) · \($1)" }
  }

  /// What is said, part by part.
  static func parts(_ model: Model, _ form: Form) -> [SafeText] {
    let summary = model.summary
    let language = model.language
    var parts = form == .least || form == .amount ? [] : standing(model, form).map { [$0.text(language)] } ?? []
    guard summary.count(.due) > 0 else {
      // Only of who answers can it be said that there is nothing of the kind.
      if parts.isEmpty, model.list.isLoaded, model.speaksForAll,
        summary.count(.attention) == 0
      {
        parts.append(calm(model).text(language))
      }
      return parts
    }
    if form != .amount { parts += due(model, form).map { $0.text(language) } }
    return parts + [stake(KnownExposure(summary), form).text(language)]
  }

  private static func stake(_ exposure: KnownExposure, _ form: Form) -> Phrase {
    let (id, en) = (exposure.equation.text(.indonesian), exposure.equation.text(.english))
    switch form {
    case .long, .named: return Phrase(id: "1 % DPP \(id)", en: "1 % of DPP \(en)")
    case .short, .brief, .least, .amount:
      return exposure.isUnknown ? Phrase(same: "1 % = ?") : Phrase(id: "1 % \(id)", en: "1 % \(en)")
    }
  }

  /// That nothing is wrong; which is not known yet of a queue whose first documents are still coming.
  private static func calm(_ model: Model) -> Phrase {
    guard model.summary.count(.all) == 0, let progress = model.queue.progress else {
      return Phrase(id: "Tidak ada yang macet atau mendesak.", en: "Nothing is stuck or pressing.")
    }
    let (id, en) = (progress.received.written(.indonesian), progress.received.written(.english))
    return Phrase(id: "Dokumen sedang masuk: \(id) sejauh ini.", en: "Documents are coming in: \(en) so far.")
  }

  /// How long the worst has been stuck, or that this is not known, which is not the same as nothing stuck.
  private static func standing(_ model: Model, _ form: Form) -> Phrase? {
    func age(_ time: StatusTime, _ language: Language) -> SafeText { time.brief(at: model.now, language) }
    if let oldest = model.summary.oldestStuck {
      let (id, en) = (age(oldest, .indonesian), age(oldest, .english))
      return form == .long
        ? Phrase(id: "Macet terlama \(id)", en: "Longest stuck \(en)") : Phrase(id: "Macet \(id)", en: "Stuck \(en)")
    }
    guard model.summary.unknownAgeCount > 0 else { return nil }
    let count = model.summary.unknownAgeCount
    let (id, en) = (count.written(.indonesian), count.written(.english))
    switch form {
    case .long:
      return Phrase(
        id: "\(id) Signing: sejak kapan belum diketahui, jadi bisa saja sudah macet",
        en: "\(en) signing: since when is not known, so they may be stuck already")
    case .named, .short:
      return Phrase(id: "\(id) Signing: sejak kapan belum diketahui", en: "\(en) signing: since when is not known")
    case .brief, .least, .amount: return Phrase(id: "\(id) Signing sejak ?", en: "\(en) signing since ?")
    }
  }

  /// What falls due within a few days, and what is late already.
  private static func due(_ model: Model, _ form: Form) -> [Phrase] {
    let summary = model.summary
    let days = model.policy.dueSoonDays
    let (missed, near) = (summary.missedCount, summary.count(.due) - summary.missedCount)
    let (id, en) = (near.written(.indonesian), near.written(.english))
    var phrases: [Phrase] = []
    switch form {
    case .long: phrases.append(Phrase(id: "\(id) jatuh tempo ≤ \(days) hari", en: "\(en) due within \(days) days"))
    case _ where near == 0 && ![.named, .short].contains(form): break
    case .named, .short, .brief, .least, .amount:
      let (hari, day) = (TimeUnit.day.short(.indonesian), TimeUnit.day.short(.english))
      phrases.append(Phrase(id: "\(id) tempo ≤ \(days) \(hari)", en: "\(en) due ≤ \(days) \(day)"))
    }
    guard missed > 0 else { return phrases }
    let late: SafeText = [.long, .named, .short].contains(form) ? "sudah lewat" : "lewat"
    return phrases + [Phrase(id: "\(missed.written(.indonesian)) \(late)", en: "\(missed.written(.english)) late")]
  }
}

import TerminalKit
import UploadQueue
import Wording

/// What the header tells of a replay.
enum ReplayView {
  /// That this is not now; short where the screen is narrow.
  static func badge(_ language: Language, width: Int) -> SafeText {
    Phrase(id: width < Model.smallest.columns ? " ULANG " : " PUTAR ULANG ", en: " REPLAY ").text(language)
  }

  /// The cells in which the time of the moment can be read, whatever else has to give way for it.
  static let leastWidth = 12

  /// The moment that is shown, and how fast it goes on; where there is little room, day and time alone, or the time.
  static func state(_ replay: ReplayState, _ model: Model, width: Int) -> (SafeText, Style) {
    let sign: SafeText = replay.isPlaying ? "▶ " : "‖ "
    let speed: SafeText = replay.isPlaying ? "\(speed(replay.speed, model.language)) " : ""
    let moment = model.now.dated(model.language, in: model.zone)
    let day = model.now.date(in: model.zone).writtenShort(model.language)
    let time = model.now.clock(in: model.zone)
    let texts: [SafeText] = [
      "\(sign)\(speed)\(moment) \(model.zone.name(at: model.now))", "\(sign)\(moment)", "\(sign)\(day) \(time)",
      "\(day) \(time)", "\(sign)\(time)",
    ]
    return (texts.first { $0.cellWidth <= width } ?? time, .title)
  }

  /// Badge and moment in one text, for a screen without room for anything beside them.
  static func brief(_ replay: ReplayState, _ model: Model, width: Int) -> (SafeText, Style) {
    let word = Phrase(id: "ULANG ", en: "REPLAY ").text(model.language)
    let letter = Phrase(id: "U ", en: "R ").text(model.language)
    for badge in [word, letter] {
      let (moment, style) = state(replay, model, width: width - badge.cellWidth)
      if badge.cellWidth + moment.cellWidth <= width { return ("\(badge)\(moment)", style) }
    }
    return (model.now.clock(in: model.zone), .title)
  }

  private static func speed(_ speed: Double, _ language: Language) -> SafeText {
    guard speed != speed.rounded() else { return "\(Int(speed).written(language))×" }
    let tenths = Int((speed * 10).rounded())
    return "\((tenths / 10).written(language))\(language == .indonesian ? "," : ".")\(tenths % 10)×"
  }

  /// That the journal tells nothing of the time around the moment, and what that may mean.
  static func silence(_ model: Model) -> SafeText? {
    if let (names, silence) = unwatched(model), let start = silence.from {
      return unwatched(names, model.when(start), silence.to.map { model.when($0) }, model.language)
    }
    guard let silence = shown(model) else { return nil }
    guard let start = silence.from else {
      // Of a queue of which there is nothing at all, the empty list says so.
      return silence.to.map { end in
        let end = model.when(end)
        return Phrase(
          id: " sebelum \(end) jurnal kosong: belum ada dokumen, atau belum dipantau ",
          en: " nothing recorded before \(end): no documents, or nobody watched "
        ).text(model.language)
      }
    }
    let from = model.when(start)
    if silence.cause != .unknown {
      return known(silence.cause, from, silence.to.map { model.when($0) }, model.language)
    }
    guard let to = silence.to else {
      return Phrase(
        id: " sejak \(from) jurnal diam: tanpa perubahan, atau tidak dipantau ",
        en: " nothing recorded since \(from): no change, or nobody watched "
      ).text(model.language)
    }
    return Phrase(
      id: " \(from)–\(model.when(to)) jurnal diam: tanpa perubahan, atau tidak dipantau ",
      en: " \(from)–\(model.when(to)) nothing recorded: no change, or nobody watched "
    ).text(model.language)
  }

  private static func known(
    _ cause: Silence.Cause, _ from: SafeText, _ to: SafeText?, _ language: Language
  ) -> SafeText {
    let phrase =
      switch (cause, to) {
      case (.unchanged, let to?):
        Phrase(id: " \(from)–\(to) dipantau, tanpa perubahan ", en: " \(from)–\(to) watched, nothing changed ")
      case (.unchanged, nil): Phrase(id: " tanpa perubahan sejak \(from) ", en: " nothing changed since \(from) ")
      case (_, let to?): Phrase(id: " \(from)–\(to) tidak dipantau ", en: " nobody watched from \(from) to \(to) ")
      case (_, nil): Phrase(id: " tidak dipantau sejak \(from) ", en: " nobody watched since \(from) ")
      }
    return phrase.text(language)
  }

  /// In the list over all queues, those that nobody watched while others were watched or changed, and since when.
  private static func unwatched(_ model: Model) -> (names: SafeText, silence: Silence)? {
    guard let replay = model.replay, model.isOverAll else { return nil }
    // Of a queue that had not begun there is nothing to be missed.
    let begun = model.queues.filter { queue in replay.silences[queue.number].map { $0.from != nil } ?? true }
    let unwatched = begun.filter { replay.silences[$0.number]?.cause == .unwatched }
    guard unwatched.count < begun.count, let first = unwatched.first else { return nil }
    let silences = unwatched.compactMap { replay.silences[$0.number] }
    guard let from = silences.compactMap(\.from).max() else { return nil }
    let names = unwatched.dropFirst().reduce("\(first.profile.name)" as SafeText) { "\($0), \($1.profile.name)" }
    return (names, Silence(from: from, to: silences.compactMap(\.to).min(), cause: .unwatched))
  }

  private static func unwatched(
    _ names: SafeText, _ from: SafeText, _ to: SafeText?, _ language: Language
  ) -> SafeText {
    guard let to else {
      return Phrase(id: " \(names) tidak dipantau sejak \(from) ", en: " nobody watched \(names) since \(from) ")
        .text(language)
    }
    return Phrase(
      id: " \(names) tidak dipantau \(from)–\(to) ", en: " nobody watched \(names) from \(from) to \(to) "
    ).text(language)
  }

  /// The same for a screen without a line for it, and how long it is where there is room for that; the longest form first.
  static func briefSilences(_ model: Model) -> [SafeText] {
    let unwatched = unwatched(model)
    guard let silence = unwatched?.silence ?? shown(model) else { return [] }
    let words =
      switch silence.cause {
      case .unknown: [Phrase(id: "DIAM", en: "SILENT")]
      case .unchanged: [Phrase(id: "TETAP", en: "NO CHANGE")]
      case .unwatched: [Phrase(id: "TAK DIPANTAU", en: "UNWATCHED"), Phrase(id: "LUPUT", en: "UNWATCHED")]
      }
    let length =
      silence.from.flatMap { from -> SafeText? in
        guard model.size.columns >= 50 else { return nil }
        return "\(max(.zero, (silence.to ?? model.now) - from).brief(model.language)) "
      } ?? .empty
    return words.map { word in
      let said = word.text(model.language)
      let text: SafeText = unwatched.map { "\($0.names) \(said)" } ?? said
      return " \(text) \(length)"
    }
  }

  /// The silence in which the moment lies: of the queue that is shown, or of all together in the list over all.
  private static func shown(_ model: Model) -> Silence? {
    guard let replay = model.replay else { return nil }
    guard model.isOverAll else { return replay.silences[model.queue.number] }
    let silences = model.queues.map { replay.silences[$0.number] }
    return silences.dropFirst().reduce(silences.first ?? nil) { common, next in
      common.flatMap { common in next.flatMap { common.common(with: $0, at: model.now) } }
    }
  }

  /// Whether the journal had nothing yet of what is shown.
  static func isBeforeAll(_ model: Model) -> Bool { shown(model).map { $0.from == nil } ?? false }

  /// That the journal had nothing yet of what is shown, and since when it has; nothing where it had something.
  static func beforeAll(_ model: Model) -> [Phrase] {
    guard let silence = shown(model), silence.from == nil else { return [] }
    let whose =
      model.isOverAll
      ? Phrase(id: "antrean-antrean ini", en: "these queues") : Phrase(id: "antrean ini", en: "this queue")
    let nothing = Phrase(
      id: "Pada saat itu jurnal belum memuat apa-apa dari \(whose.text(.indonesian)).",
      en: "At that time the journal had nothing of \(whose.text(.english)) yet.")
    guard let end = silence.to else {
      return [nothing, Phrase(id: "Jadi isinya saat itu tidak diketahui.", en: "So what was there is not known.")]
    }
    return [
      nothing,
      Phrase(
        id: "Jadi isinya saat itu tidak diketahui; jurnal baru mulai \(model.whenNamed(end, .indonesian)).",
        en: "So what was there is not known; the journal begins at \(model.whenNamed(end, .english))."),
    ]
  }

  /// In the list over all queues, those of which the journal had nothing yet while it had something of others, and since
  /// when it has.
  static func notBegun(_ model: Model) -> SafeText? {
    let queues = unbegun(model)
    guard let first = queues.first else { return nil }
    func told(_ queue: (name: String, begins: Timestamp?), _ language: Language) -> SafeText {
      guard let begins = queue.begins else { return "\(queue.name)" }
      let moment = model.when(begins, language)
      return Phrase(id: "\(queue.name) (sejak \(moment))", en: "\(queue.name) (from \(moment))").text(language)
    }
    func names(_ language: Language) -> SafeText {
      queues.dropFirst().reduce(told(first, language)) { "\($0), \(told($1, language))" }
    }
    return Phrase(
      id: "belum ada di jurnal: \(names(.indonesian))", en: "not in the journal yet: \(names(.english))"
    ).text(model.language)
  }

  private static func unbegun(_ model: Model) -> [(name: String, begins: Timestamp?)] {
    guard let replay = model.replay, model.isOverAll, !isBeforeAll(model) else { return [] }
    return model.queues.compactMap { queue in
      guard let silence = replay.silences[queue.number], silence.from == nil else { return nil }
      return (queue.profile.name, silence.to)
    }
  }

  /// Of when the fields of a document are, and what blanks mean.
  static let fields = Phrase(
    id: "Isian seperti terakhir terlihat, bukan seperti saat itu; yang kosong mungkin tidak dicatat.",
    en: "Fields as they were last seen, not as they were then; what is blank may not have been kept.")
}

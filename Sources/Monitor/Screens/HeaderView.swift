import TerminalKit
import UploadQueue
import Wording

/// The lines above the list: can what is shown be trusted, is anything wrong, how much is at stake.
enum HeaderView {
  static func draw(_ model: Model, in frame: inout Frame) {
    drawTitle(model, in: &frame)
    drawTabs(model, in: &frame)
    if !model.isCompact {
      drawSummary(model, in: &frame)
      drawRule(row: 3, in: &frame)
    }
    guard let badge = pauseBadge(model) else { return }
    if model.isCompact { frame.fill(columns: 0..<frame.size.columns, row: 0) }
    frame.put(badge, column: 1, row: model.isCompact ? 0 : 3, style: .badge, width: frame.size.columns - 2)
  }

  static func drawRule(row: Int, in frame: inout Frame) {
    frame.fill("─", columns: 0..<frame.size.columns, row: row, style: .dim)
  }

  static func drawTitle(_ model: Model, in frame: inout Frame) {
    let width = frame.size.columns
    let (state, style) = model.isOverAll ? AllQueuesView.connections(model, width: width / 2) : connection(model)
    // Where the way to the data is unofficial, or nothing can be done, that is never left out for want of room.
    let kept = keptBadges(model)
    let reserved = kept.reduce(kept.isEmpty ? 0 : 9) { $0 + $1.cellWidth + 1 }
    let stateWidth = min(state.cellWidth, width - 2 - reserved)
    frame.put(state, endingAt: width - 1, row: 0, style: style, width: stateWidth)
    let room = width - stateWidth - 3
    var column = frame.put("pantau", column: 1, row: 0, style: .title)
    for badge in badges(model) where column + badge.cellWidth + 1 < room {
      column = frame.put(badge, column: column + 1, row: 0, style: .badge)
    }
    guard column + 3 < room else { return }
    guard !model.isOverAll else {
      let count = model.queues.count.written(model.language)
      frame.put(
        "\(AllQueuesView.name.text(model.language)) (\(count))", column: column + 2, row: 0, width: room - column - 2)
      return
    }
    frame.put(
      "\(number(model))\(model.profile.name) · \(model.profile.backend)", column: column + 2, row: 0,
      width: room - column - 2)
  }

  /// Which queue of how many this is, with a sign where another one needs attention.
  private static func number(_ model: Model) -> SafeText {
    guard model.queues.count > 1 else { return .empty }
    let sign: SafeText = model.othersInNeed.isEmpty ? .empty : "‼"
    return "\(model.shown + 1)/\(model.queues.count)\(sign) "
  }

  /// What the first of the other queues in need needs, for a line.
  static func others(_ model: Model) -> SafeText {
    let needs = model.othersInNeed
    guard let first = needs.first else { return .empty }
    let more: SafeText = needs.count > 1 ? " (+\(needs.count - 1))" : .empty
    return " ‼ \(first.name): \(first.need.text(model.language))\(more) "
  }

  private static func unofficial(_ model: Model) -> SafeText {
    model.language == .indonesian ? " TAK RESMI " : " UNOFFICIAL "
  }

  /// The badges that are there on every screen, whatever its width.
  private static func keptBadges(_ model: Model) -> [SafeText] {
    var badges: [SafeText] = []
    if model.isWatching { badges.append(model.language == .indonesian ? " MENONTON " : " WATCHING ") }
    if model.profile.isUnofficial { badges.append(unofficial(model)) }
    return badges
  }

  private static func badges(_ model: Model) -> [SafeText] {
    var badges = keptBadges(model)
    if model.watching?.isMasked == true {
      badges.append(model.language == .indonesian ? " TERSAMAR " : " MASKED ")
    }
    if model.profile.isDemo { badges.append(" DEMO ") }
    if model.profile.timeStandsStill {
      badges.append(model.language == .indonesian ? " JAM BERHENTI " : " CLOCK STOPPED ")
    }
    if model.profile.isReadOnly, !model.isWatching {
      badges.append(model.language == .indonesian ? " HANYA-BACA " : " READ-ONLY ")
    }
    if model.round.isGoing { badges.append(model.language == .indonesian ? " BERGILIR " : " IN TURN ") }
    if model.list.isFollowing { badges.append(model.language == .indonesian ? " IKUTI " : " FOLLOW ") }
    return badges
  }

  /// That the rows stand still, since when, and what waits: never left out for want of room.
  static func pauseBadge(_ model: Model) -> SafeText? {
    model.list.pause.map { pause in
      let since = model.when(pause.since)
      let waiting = pause.waiting.written(model.language)
      let what = Phrase(id: " perubahan", en: " changes").text(model.language)
      let count: SafeText = model.isCompact ? waiting : "\(waiting)\(what)"
      return Phrase(id: " JEDA sejak \(since) · \(count) menunggu ", en: " PAUSED since \(since) · \(count) waiting ")
        .text(model.language)
    }
  }

  /// Live, stale or unreachable: since when, and how old the data is.
  static func connection(_ model: Model) -> (SafeText, Style) {
    let language = model.language
    let life = TokenView.life(model)
    // Whether it is good shows when it is not: then the reason is told.
    let data = model.connection.hasFailed ? dataAge(model) : dataAge(model) + life.text
    switch (model.connection, language) {
    case (.connecting, .indonesian): return ("… menghubungi\(progress(model))", .warning)
    case (.connecting, .english): return ("… connecting\(progress(model))", .warning)
    case (.live, .indonesian): return ("● langsung\(data)", life.isShort ? .warning : .good)
    case (.live, .english): return ("● live\(data)", life.isShort ? .warning : .good)
    case (.outdated, .indonesian): return ("◌ data lama\(data)", .badge)
    case (.outdated, .english): return ("◌ old data\(data)", .badge)
    case (.stale(let moment), .indonesian): return ("◌ basi sejak \(model.when(moment))\(data)", .badge)
    case (.stale(let moment), .english): return ("◌ stale since \(model.when(moment))\(data)", .badge)
    case (.unreachable(_, let moment, _, let next), .indonesian):
      return ("✗ tak terjangkau sejak \(model.when(moment)), coba lagi \(next.clock(in: model.zone))\(data)", .badge)
    case (.unreachable(_, let moment, _, let next), .english):
      return ("✗ unreachable since \(model.when(moment)), next try \(next.clock(in: model.zone))\(data)", .badge)
    }
  }

  /// How many documents have come, of how many.
  private static func progress(_ model: Model) -> SafeText {
    guard let progress = model.queue.progress else { return "" }
    let received = progress.received.written(model.language)
    guard let total = progress.total else { return " · \(received)" }
    let all = total.written(model.language)
    return Phrase(id: " · \(received) dari \(all)", en: " · \(received) of \(all)").text(model.language)
  }

  private static func dataAge(_ model: Model) -> SafeText {
    guard let newest = model.dataAt else { return "" }
    if case .outdated = model.connection {
      let since = model.when(newest)
      return model.language == .indonesian ? " dari \(since)" : " from \(since)"
    }
    let age = max(.zero, model.now - newest)
    return " · data \(age.brief(model.language))"
  }

  /// A tab that is shown: which one, and where it begins.
  struct TabPlace: Equatable {
    let index: Int
    let text: SafeText
    let start: Int
  }

  private static func drawTabs(_ model: Model, in frame: inout Frame) {
    let (places, hasBefore, hasAfter) = tabs(model)
    if hasBefore { frame.put("‹", column: 0, row: 1, style: .dim) }
    if hasAfter { frame.put("›", column: frame.size.columns - 1, row: 1, style: .dim) }
    for place in places { frame.put(place.text, column: place.start, row: 1, style: style(of: place.index, model)) }
  }

  /// What stands on the tabs: their names and counts, those of one's own no wider than so many cells.
  ///
  /// The tab that is shown keeps its name, as far as the screen holds it.
  private static func texts(
    _ model: Model, _ name: (QueueView) -> Phrase, ownWidth: Int, tellsNone: Bool = true
  ) -> [SafeText] {
    model.tabs.enumerated().map { place, tab in
      switch tab {
      case .view(let view) where !tellsNone && model.summary.count(view) == 0: name(view).text(model.language)
      case .view(let view): "\(name(view).text(model.language)) \(model.summary.count(view).written(model.language))"
      case .own(let own):
        ("\(own.name)" as SafeText).keepingStart(width: place == model.tabPlace ? model.size.columns - 10 : ownWidth)
          + " \(model.summary.count(own.filter).written(model.language))"
      }
    }
  }

  /// The tabs that fit, and whether there are more on either side.
  ///
  /// Where there is little room the names are short, then the gaps, then the names of one's own tabs, and at last,
  /// where then all of them fit, the names are as short as can be and nothing is said of what is empty.
  static func tabs(_ model: Model) -> (places: [TabPlace], hasBefore: Bool, hasAfter: Bool) {
    let width = model.size.columns
    var gap = 2
    var tabs = texts(model, \.name, ownWidth: .max)
    for (ownWidth, narrower) in [(Int.max, 2), (16, 2), (12, 1), (8, 1), (5, 1)] {
      guard tabs.reduce(0, { $0 + $1.cellWidth + gap }) > width - 1 else { break }
      (tabs, gap) = (texts(model, \.shortName, ownWidth: ownWidth), narrower)
    }
    if tabs.reduce(0, { $0 + $1.cellWidth + gap }) > width - 1 {
      let shortest = texts(model, \.shortestName, ownWidth: 5, tellsNone: false)
      if shortest.reduce(0, { $0 + $1.cellWidth + gap }) < width { tabs = shortest }
    }
    let current = model.tabPlace ?? 0
    var first = 0
    // Where even the short ones do not fit, the current tab stays in sight.
    while first < current, tabs[first...current].reduce(0, { $0 + $1.cellWidth + gap }) > width - 2 { first += 1 }
    var column = 1
    var places: [TabPlace] = []
    for (index, tab) in tabs.enumerated().dropFirst(first) {
      guard column + tab.cellWidth < width else { break }
      places.append(TabPlace(index: index, text: tab, start: column))
      column += tab.cellWidth + gap
    }
    return (places, first > 0, first + places.count < tabs.count)
  }

  private static func style(of index: Int, _ model: Model) -> Style {
    if index == model.tabPlace { return Style(.title, isSelected: true) }
    guard case .view(let view) = model.tabs[index] else { return .plain }
    guard model.summary.count(view) > 0 else { return .dim }
    return switch view {
    case .stuck, .savedInvalid: .wrong
    case .due, .missing: .warning
    default: .plain
    }
  }

  /// What is wrong, how long the worst has stood, what falls due and what is at stake; in short words where the long ones
  /// do not fit, so that the amount is never cut.
  private static func drawSummary(_ model: Model, in frame: inout Frame) {
    let room = frame.size.columns - 2
    var trouble = SafeText.empty
    if case .unreachable(let error, _, _, _) = model.connection {
      trouble = "\(error.phrase(model.telling).text(model.language)) · "
    }
    let (long, short) = (summary(model, isShort: false), summary(model, isShort: true))
    // What the amount is 1 % of goes last.
    let forms = [long, summary(model, isShort: true, namesBase: true), short]
    let reuploads = [false, true].compactMap { UnderWayView.count(model, isShort: $0) }
    let texts = (forms.flatMap { parts in reuploads.map { [$0] + parts } } + forms).map(joined)
    let text = texts.first { trouble.cellWidth + $0.cellWidth <= room } ?? joined(short)
    var column = 1
    if !trouble.isEmpty, text.isEmpty { trouble = trouble.slice(0..<trouble.string.count - 3) }
    if !trouble.isEmpty {
      let left = max(room / 2, room - text.cellWidth)
      trouble = fitted(trouble, left)
      column = frame.put(trouble, column: column, row: 2, style: .wrong)
    }
    let style: Style = model.summary.oldestStuck == nil ? .plain : .warning
    frame.put(text, column: column, row: 2, style: style)
  }

  /// A reason in as many cells as there are: the folders of a path go before what is said of it.
  private static func fitted(_ reason: SafeText, _ width: Int) -> SafeText {
    guard reason.cellWidth > width else { return reason }
    let words = reason.string.split(separator: " ", omittingEmptySubsequences: false).map { word -> String in
      guard word.first == "/", let slash = word.lastIndex(of: "/"), slash != word.startIndex else {
        return String(word)
      }
      return "…" + word[slash...]
    }
    let short = SafeText(words.joined(separator: " "))
    guard short.cellWidth > width, let start = short.parts(ofWidth: max(1, width - 2)).first else { return short }
    return "\(start)… "
  }

  static func joined(_ parts: [SafeText]) -> SafeText {
    parts.reduce(SafeText.empty) { $0.isEmpty ? $1 : "\($0) · \($1)" }
  }

  static func summary(_ model: Model, isShort: Bool, namesBase: Bool = false) -> [SafeText] {
    let summary = model.summary
    let language = model.language
    var parts: [SafeText] = []
    if let oldest = summary.oldestStuck {
      let age = oldest.brief(at: model.now, language)
      switch (language, isShort) {
      case (.indonesian, false): parts.append("Macet terlama \(age)")
      case (.indonesian, true): parts.append("Macet \(age)")
      case (.english, false): parts.append("Longest stuck \(age)")
      case (.english, true): parts.append("Stuck \(age)")
      }
    }
    if parts.isEmpty, summary.unknownAgeCount > 0 {
      // Nothing known to be stuck is not the same as nothing stuck.
      let count = summary.unknownAgeCount.written(language)
      switch (language, isShort) {
      case (.indonesian, false):
        parts.append("\(count) Signing: sejak kapan belum diketahui, jadi bisa saja sudah macet")
      case (.indonesian, true): parts.append("\(count) Signing: sejak kapan belum diketahui")
      case (.english, false): parts.append("\(count) signing: since when is not known, so they may be stuck already")
      case (.english, true): parts.append("\(count) signing: since when is not known")
      }
    }
    guard summary.count(.due) > 0 else {
      // Only of who answers can it be said that there is nothing of the kind.
      if parts.isEmpty, model.list.isLoaded, model.speaksForAll,
        summary.count(.attention) == 0
      {
        parts.append(language == .indonesian ? "Tidak ada yang macet atau mendesak." : "Nothing is stuck or pressing.")
      }
      return parts
    }
    let count = (summary.count(.due) - summary.missedCount).written(language)
    let days = model.settings.policy.dueSoonDays
    switch (language, isShort) {
    case (.indonesian, false): parts.append("\(count) jatuh tempo ≤ \(days) hari")
    case (.indonesian, true): parts.append("\(count) tempo ≤ \(days) \(TimeUnit.day.short(language))")
    case (.english, false): parts.append("\(count) due within \(days) days")
    case (.english, true): parts.append("\(count) due ≤ \(days) \(TimeUnit.day.short(language))")
    }
    if summary.missedCount > 0 {
      let missed = summary.missedCount.written(language)
      parts.append(language == .indonesian ? "\(missed) sudah lewat" : "\(missed) late")
    }
    let amount = summary.exposure.brief(language)
    switch (language, isShort && !namesBase) {
    case (.indonesian, false): parts.append("1 % DPP = \(amount)")
    case (.english, false): parts.append("1 % of DPP = \(amount)")
    case (_, true): parts.append("1 % = \(amount)")
    }
    return parts
  }
}

import TerminalKit
import UploadQueue
import Wording

/// The lines above the list: can what is shown be trusted, is anything wrong, how much is at stake.
enum HeaderView {
  static func draw(_ model: Model, in frame: inout Frame) {
    drawTitle(model, in: &frame)
    TabBar.draw(model, in: &frame)
    if !model.isCompact {
      SummaryLine.draw(model, in: &frame)
      drawRule(row: 3, in: &frame)
    }
    if !model.isCompact, let silence = ReplayView.silence(model) {
      frame.put(silence, column: 1, row: 3, style: .warning, width: frame.size.columns - 2)
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
    // Where the way to the data is unofficial, or nothing can be done, that is never left out for want of room.
    let kept = keptBadges(model)
    let reserved = kept.reduce(kept.isEmpty ? 0 : 9) { $0 + $1.cellWidth + 1 }
    let (state, style) =
      model.replay.map { ReplayView.state($0, model, width: width - 2 - reserved) }
      ?? (model.isOverAll ? AllQueuesView.connections(model, width: width / 2) : connection(model))
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
    if model.replay != nil {
      badges.append(ReplayView.badge(model.language))
    } else if model.isWatching {
      badges.append(model.language == .indonesian ? " MENONTON " : " WATCHING ")
    }
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
}

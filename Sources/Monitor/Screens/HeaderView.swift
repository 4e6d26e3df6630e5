import TerminalKit
import UploadQueue
import Wording

/// The lines above the list: can what is shown be trusted, is anything wrong, how much is at stake.
enum HeaderView {
  static func draw(_ model: Model, in frame: inout Frame) {
    // Where there is no rule to say it on, it stands in the head line, beside the state and not in its place.
    drawTitle(model, and: model.isCompact ? headPause(model) : nil, in: &frame)
    TabBar.draw(model, in: &frame)
    guard !model.isCompact else { return }
    SummaryLine.draw(model, in: &frame)
    drawRule(row: 3, in: &frame)
    let width = frame.size.columns - 2
    if let silence = ReplayView.silence(model) {
      frame.put(silence, column: 1, row: 3, style: .warning, width: width)
    }
    if let pause = pauseBadge(model, isInHead: false) {
      frame.put(pause, column: 1, row: 3, style: .badge, width: width)
    }
  }

  static func drawRule(row: Int, in frame: inout Frame) {
    frame.fill("─", columns: 0..<frame.size.columns, row: row, style: .dim)
  }

  /// Where there is not room for all of it, the queue's name gives way first, then the program's, then words of how the data
  /// stands; the badges that say what can be done here, and with what data, never do: at most they are short, and
  /// without their blanks, where the state has a word in return.
  ///
  /// That of a certificate is short before it goes, and goes only for words of an outage.
  static func drawTitle(_ model: Model, and pause: SafeText? = nil, in frame: inout Frame) {
    let width = frame.size.columns
    func rest(_ badges: [SafeText]) -> Int { max(0, badges.reduce(width - 2) { $0 - $1.cellWidth - 1 }) }
    let padded = [false, true].map { keptBadges(model, isShort: $0) + (pause.map { [$0] } ?? []) }
    let forms = padded + padded.suffix(1).map { $0.map { $0.slice(1..<$0.string.count - 1) } }
    var kept = leastWidths(model).lazy.compactMap { width in forms.first { width <= rest($0) } }.first ?? forms[0]
    // Where there is a line for it, that says more.
    if model.isCompact,
      let silence = ReplayView.briefSilences(model).first(where: { rest(kept + [$0]) >= ReplayView.leastWidth })
    {
      kept.insert(silence, at: 1)
    }
    let program: SafeText = "pantau"
    let whole = standing(model, room: rest(kept)).text.cellWidth
    if let badge = certificateBadge(model, program, stateWidth: whole, rest: { rest(kept + $0) }) { kept.append(badge) }
    let room = rest(kept)
    let (state, style) = standing(model, room: room)
    let stateWidth = min(state.cellWidth, room)
    frame.put(state, endingAt: width - 1, row: 0, style: style, width: stateWidth)
    var column = 0
    if program.cellWidth < room - stateWidth { column = frame.put(program, column: 1, row: 0, style: .title) }
    for badge in kept { column = frame.put(badge, column: column + 1, row: 0, style: .badge) }
    let end = width - stateWidth - 3
    for badge in passingBadges(model) where column + badge.cellWidth + 1 < end {
      column = frame.put(badge, column: column + 1, row: 0, style: .badge)
    }
    let name = name(model)
    // Of a name in fewer cells nothing could be read.
    guard end - column - 2 >= min(4, name.cellWidth) else { return }
    frame.put(name, column: column + 2, row: 0, width: end - column - 2)
  }

  /// How the data stands, or the replay.
  private static func standing(_ model: Model, room: Int) -> (text: SafeText, style: Style) {
    if let replay = model.replay { return ReplayView.state(replay, model, width: room) }
    return model.isOverAll
      ? AllQueuesView.connections(model, width: model.size.columns / 2)
      : connection(model, width: room, isBesideBadges: true)
  }

  /// What is to be said of a certificate: in words beside the program's name and the plan, as far as there is room for those
  /// too, and short where it takes words from a live state.
  ///
  /// - Parameter rest: How wide the state can be beside more badges.
  private static func certificateBadge(
    _ model: Model, _ program: SafeText, stateWidth: Int, rest: ([SafeText]) -> Int
  ) -> SafeText? {
    guard let warning = model.certificateWarning else { return nil }
    let forms = [false, true].map { warning.badge(isShort: $0).text(model.language) }
    let plan = model.planBadge.map { [$0] } ?? []
    for others in [[program] + plan, [program], []] {
      // Between badges and the state two cells stay free.
      let needed = others.isEmpty ? stateWidth : stateWidth + 2
      if let form = forms.first(where: { rest([$0] + others) >= needed }) { return form }
    }
    guard model.connection.isLive, let least = leastWidths(model).first else { return nil }
    return forms.last.flatMap { rest([$0]) >= least ? $0 : nil }
  }

  /// What the queue is called, and what is behind it.
  private static func name(_ model: Model) -> SafeText {
    guard model.isOverAll else { return "\(number(model))\(model.profile.name) · \(model.profile.backend)" }
    return "\(AllQueuesView.name.text(model.language)) (\(model.queues.count.written(model.language)))"
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

  /// The badges that are there on every screen, whatever its width: what can be done here, and what the data is.
  private static func keptBadges(_ model: Model, isShort: Bool) -> [SafeText] {
    var badges: [SafeText] = []
    if model.replay != nil {
      badges.append(ReplayView.badge(model.language, width: model.size.columns))
    } else if model.isWatching {
      badges.append(model.language == .indonesian ? " MENONTON " : " WATCHING ")
    }
    if model.profile.isUnofficial { badges.append(unofficial(model)) }
    if model.watching?.isMasked == true {
      badges.append(model.language == .indonesian ? " TERSAMAR " : " MASKED ")
    }
    if model.profile.isDemo { badges.append(" DEMO ") }
    if model.isReadOnly, !model.isWatching {
      let badge =
        isShort ? Phrase(id: " BACA ", en: " R/O ") : Phrase(id: " HANYA-BACA ", en: " READ-ONLY ")
      badges.append(badge.text(model.language))
    }
    return badges
  }

  /// The badges of what else is to be known, and of what the person has chosen, where there is room.
  private static func passingBadges(_ model: Model) -> [SafeText] {
    var badges: [SafeText] = []
    if let plan = model.planBadge { badges.append(plan) }
    if model.profile.timeStandsStill {
      badges.append(model.language == .indonesian ? " JAM BERHENTI " : " CLOCK STOPPED ")
    }
    if model.round.isGoing { badges.append(model.language == .indonesian ? " BERGILIR " : " IN TURN ") }
    if model.list.isFollowing { badges.append(model.language == .indonesian ? " IKUTI " : " FOLLOW ") }
    return badges
  }

  /// From this width on the head line has room for since when rows stand still.
  private static let widePause = 80

  /// That the rows stand still, for the head line.
  static func headPause(_ model: Model) -> SafeText? { pauseBadge(model, isInHead: true) }

  /// That the rows stand still, since when, and what waits: never left out for want of room.
  private static func pauseBadge(_ model: Model, isInHead: Bool) -> SafeText? {
    model.list.pause.map { pause in
      let since = model.when(pause.since)
      let waiting = pause.waiting.written(model.language)
      if isInHead, model.size.columns < Model.smallest.columns {
        return Phrase(id: " JEDA ", en: " PAUSED ").text(model.language)
      }
      if isInHead, model.size.columns < widePause {
        return Phrase(id: " JEDA \(waiting) ", en: " PAUSED \(waiting) ").text(model.language)
      }
      let what = Phrase(id: " perubahan", en: pause.waiting == 1 ? " change" : " changes").text(model.language)
      let count: SafeText = isInHead ? waiting : "\(waiting)\(what)"
      return Phrase(id: " JEDA sejak \(since) · \(count) menunggu ", en: " PAUSED since \(since) · \(count) waiting ")
        .text(model.language)
    }
  }

  /// Live, stale or unreachable: since when, and how old the data is; in as many words as a width holds.
  static func connection(_ model: Model, width: Int = .max, isBesideBadges: Bool = false) -> (SafeText, Style) {
    let (forms, brief, style) = connections(model, isBesideBadges: isBesideBadges)
    let text = (forms + brief).map { $0.text(model.language) }
    return (text.first { $0.cellWidth <= width } ?? text.last ?? .empty, style)
  }

  /// How wide the state is in the fewest words, and then more and more briefly, which is enough while it is live.
  private static func leastWidths(_ model: Model) -> [Int] {
    guard model.replay == nil, !model.isOverAll else { return [] }
    let (forms, brief, _) = connections(model, isBesideBadges: true)
    func least(_ forms: [Phrase]) -> Int { forms.map { $0.text(model.language).cellWidth }.min() ?? 0 }
    return model.connection.isLive ? [least(forms + brief)] : [least(forms)] + brief.map { least([$0]) }
  }

  /// The same from the most words to the fewest, and still more briefly with its sign alone, where the age of the data can
  /// be told beside it; beside badges, which do not tell of an outage, with its word alone.
  private static func connections(
    _ model: Model, isBesideBadges: Bool
  ) -> (forms: [Phrase], brief: [Phrase], style: Style) {
    let life = TokenView.life(model)
    let data = dataAge(model).text(model.language)
    let told: SafeText = data.isEmpty ? "" : " · \(data)"
    switch model.connection {
    case .connecting where model.profile.coretaxQueue != nil:
      let name: SafeText = model.profile.coretaxQueue.map { "\($0)" } ?? .empty
      return (
        [
          Phrase(
            id: "… menunggu antrean Coretax “\(name)”\(told)", en: "… waiting for its Coretax queue “\(name)”\(told)"),
          Phrase(id: "… menunggu “\(name)”\(told)", en: "… waiting for “\(name)”\(told)"),
          Phrase(id: "… menunggu\(told)", en: "… waiting\(told)"),
        ], data.isEmpty ? [] : [Phrase(same: "… \(data)")], .warning
      )
    case .connecting where model.queue.isRemembered && model.queue.progress != nil:
      let progress = progress(model)
      return (
        [
          Phrase(
            id: "… menghubungi\(progress) · sisanya dari jurnal",
            en: "… connecting\(progress) · the rest from the journal"),
          Phrase(id: "…\(progress) · sisanya jurnal", en: "…\(progress) · rest: journal"),
          Phrase(id: "… sisanya jurnal", en: "… rest: journal"), Phrase(id: "… jurnal", en: "… journal"),
        ], [], .warning
      )
    case .connecting where model.queue.isRemembered:
      return (
        [
          Phrase(id: "… menghubungi · dari jurnal\(told)", en: "… connecting · from the journal\(told)"),
          Phrase(id: "… dari jurnal\(told)", en: "… from the journal\(told)"),
          Phrase(id: "… jurnal\(told)", en: "… journal\(told)"),
        ], data.isEmpty ? [] : [Phrase(same: "… \(data)")], .warning
      )
    case .connecting:
      let progress = progress(model)
      return ([Phrase(id: "… menghubungi\(progress)", en: "… connecting\(progress)")], [], .warning)
    case .live:
      // What a list brought is as old as that list, however well the file can be read.
      let oldest = oldest(model)
      guard model.profile.feed == .polled || data.isEmpty else {
        return ([Phrase(same: "● \(data)\(oldest)\(life.text)")], [], life.isShort ? .warning : .good)
      }
      let whole = told + oldest + life.text
      return (
        [Phrase(id: "● langsung\(whole)", en: "● live\(whole)")],
        data.isEmpty || life.isShort ? [] : [Phrase(same: "● \(data)\(oldest)")], life.isShort ? .warning : .good
      )
    case .outdated:
      let since = model.dataAt.map { Phrase(id: " dari \(model.when($0))", en: " from \(model.when($0))") }
      let (id, en) = (since?.text(.indonesian) ?? .empty, since?.text(.english) ?? .empty)
      return ([Phrase(id: "◌ data lama\(id)\(life.text)", en: "◌ old data\(en)\(life.text)")], [], .badge)
    case .stale(let moment):
      let since = model.when(moment)
      return (
        [
          Phrase(id: "◌ basi sejak \(since)\(told)\(life.text)", en: "◌ stale since \(since)\(told)\(life.text)"),
          Phrase(id: "◌ basi\(told)", en: "◌ stale\(told)"),
        ], [], .badge
      )
    case .unreachable(.notAuthorized, let moment, _, _) where model.telling.token != .none:
      return wantingToken(model.telling.token, since: model.when(moment), data, isBesideBadges)
    case .unreachable(.tooSoon, _, _, let nextTry) where model.telling.token != .none:
      return (tokenTaken(until: nextTry, told, model), data.isEmpty ? [] : [Phrase(same: "… \(data)")], .warning)
    case .unreachable(let error, let moment, _, let nextTry):
      // Whether a token is good shows when it is not: then the reason is told.
      let word = Phrase(same: "✗ ") + (error.states.last ?? error.state)
      let forms = failures(error, since: model.when(moment), nextTry: model.when(nextTry), model)
      return (
        forms.map { $0 + Phrase(same: told) },
        data.isEmpty ? [] : [word + Phrase(same: "·\(data)"), isBesideBadges ? word : Phrase(same: "✗ \(data)")], .badge
      )
    }
  }

  /// What keeps data from coming, since when, and when it is tried again or may be: from the most words to the fewest.
  private static func failures(
    _ error: BackendError, since: SafeText, nextTry: SafeText, _ model: Model
  ) -> [Phrase] {
    let states = error.states.map { Phrase(same: "✗ ") + $0 }
    let begun = Phrase(id: " sejak \(since)", en: " since \(since)")
    guard let until = error.leftAloneUntil.map({ model.when($0) }) else {
      let next = Phrase(id: ", coba lagi \(nextTry)", en: ", next try \(nextTry)")
      return [states[0] + begun + next] + states.dropLast().map { $0 + begun } + states
    }
    let end = Phrase(id: " sampai \(until)", en: " until \(until)")
    return [states[0] + begun + Phrase(same: ",") + end] + states.map { $0 + end } + states
  }

  /// That a queue waits for a token, which is no outage: asking again brings nothing, only a person can.
  private static func wantingToken(
    _ token: TokenIntake, since: SafeText, _ data: SafeText, _ isBesideBadges: Bool
  ) -> (forms: [Phrase], brief: [Phrase], style: Style) {
    let told: SafeText = data.isEmpty ? "" : " · \(data)"
    let tight = Phrase(same: "✗ token?·\(data)")
    let typed = [
      Phrase(
        id: "✗ perlu token sejak \(since): tempel dengan :token\(told)",
        en: "✗ needs a token since \(since): paste one with :token\(told)"),
      Phrase(id: "✗ perlu token sejak \(since): :token\(told)", en: "✗ needs a token since \(since): :token\(told)"),
      Phrase(id: "✗ perlu token: :token\(told)", en: "✗ needs a token: :token\(told)"),
    ]
    let brought = [Phrase(id: "✗ perlu token sejak \(since)\(told)", en: "✗ needs a token since \(since)\(told)")]
    return (
      (token.isTyped ? typed : brought) + [
        Phrase(id: "✗ perlu token\(told)", en: "✗ needs a token\(told)"),
        Phrase(same: "✗ token?\(told)"),
      ], data.isEmpty ? [] : [tight, isBesideBadges ? Phrase(same: "✗ token?") : Phrase(same: "✗ \(data)")], .badge
    )
  }

  /// That there is a new token, and when the queue is asked with it.
  private static func tokenTaken(until nextTry: Timestamp, _ told: SafeText, _ model: Model) -> [Phrase] {
    let (id, en) = (model.telling.comingAt(nextTry, .indonesian), model.telling.comingAt(nextTry, .english))
    let clock = nextTry.exactClock(in: model.zone)
    return [
      Phrase(id: "… token diterima, ditanya \(id)\(told)", en: "… token taken, asked \(en)\(told)"),
      Phrase(id: "… token diterima, \(clock)\(told)", en: "… token taken, \(clock)\(told)"),
      Phrase(id: "… token diterima\(told)", en: "… token taken\(told)"),
      Phrase(same: "… token\(told)"),
    ]
  }

  /// How many documents have come, of how many.
  private static func progress(_ model: Model) -> SafeText {
    guard let progress = model.queue.progress else { return "" }
    let received = progress.received.written(model.language)
    guard let total = progress.total else { return " · \(received)" }
    let all = total.written(model.language)
    return Phrase(id: " · \(received) dari \(all)", en: " · \(received) of \(all)").text(model.language)
  }

  /// Up to how old the data is, where documents still to be approved rest on older lists than the newest.
  private static func oldest(_ model: Model) -> SafeText {
    model.oldestDataAt.map { " – \((model.now - $0).asAge.brief(model.language))" } ?? .empty
  }

  /// How old what is shown is; where nothing has come since the start, that it is what the journal has, and where only a
  /// part has, that the rest is.
  private static func dataAge(_ model: Model) -> Phrase {
    guard let newest = model.dataAt else { return Phrase(same: "") }
    let age = max(.zero, model.now - newest).asAge
    let (id, en) = (age.brief(.indonesian), age.brief(.english))
    guard model.connection.hasFailed, model.connection.lastAnswer == nil else {
      return Phrase(id: "data \(id)", en: "data \(en)")
    }
    guard model.queue.hasPage else { return Phrase(id: "jurnal \(id)", en: "journal \(en)") }
    return model.queue.hasRemembered
      ? Phrase(id: "data \(id) + jurnal", en: "data \(en) + journal") : Phrase(id: "data \(id)", en: "data \(en)")
  }
}

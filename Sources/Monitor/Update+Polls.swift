import UploadQueue
import Wording

/// What becomes of a poll, and of one that failed.
extension Model {
  /// An answer that has come first is what is shown.
  mutating func showRemembered() -> [Effect] {
    guard connection.lastAnswer == nil else { return [] }
    queue.hasRemembered = true
    guard connection == .connecting, queue.progress == nil else { return [] }
    queue.isRemembered = true
    return [.load(request(isLive: true))] + overviewRefresh
  }

  /// Says when a poll is to come; where there is new access, that there was none no longer keeps it from coming.
  mutating func postpone(until moment: Timestamp, hasAccess: Bool) {
    notice = .pollPostponed(until: moment, telling)
    guard case .unreachable(var error, let since, let lastAnswer, _) = connection else { return }
    switch error {
    case .notAuthorized, .tooSoon: if hasAccess { error = .tooSoon(until: moment) }
    default: break
    }
    connection = .unreachable(error, since: since, lastAnswer: lastAnswer, nextTry: moment)
  }

  mutating func lose(_ error: BackendError, nextTry: Timestamp) -> [Effect] {
    queue.progress = nil
    queue.isRemembered = false
    let since: Timestamp = if case .unreachable(_, let since, _, _) = connection { since } else { now }
    connection = .unreachable(error, since: since, lastAnswer: connection.lastAnswer, nextTry: nextTry)
    // Its line may be too short for all of it.
    queue.keep([error.phrase(telling)], at: now)
    takeBackToken(error)
    tellWhoAsked(.couldNotBeAsked(error, telling), .warning)
    // A poll that failed half-way has brought some rows all the same.
    return [.load(request(isLive: true))]
  }

  mutating func polled(changed: Bool, awaited: [QueueRow], _ standing: DataStanding) -> [Effect] {
    queue.progress = nil
    queue.hasPage = true
    (queue.isRemembered, queue.hasRemembered) = (false, false)
    let wasAnswering = connection.isAnswering
    queue.refreshes.add(now)
    if changed { queue.changedAt = now }
    queue.dataAt = standing.newestAt
    queue.speaksForAll = standing.speaksForAll
    queue.isArriving = standing.isArriving
    queue.accessUntil = standing.accessUntil
    connection = standing.isStale(at: now) ? .outdated(at: now) : .live(at: now)
    var effects: [Effect] = []
    let before = desks
    for row in awaited {
      for index in desks.indices where desks[index].row.id == row.id {
        effects += carryOut(desks[index].handle(.seen(row), at: now), of: desks[index].attempt.key)
      }
    }
    for desk in desks where desk.isAwaitingAnswer && !profile.isReadOnly {
      effects.append(.desk(desk.attempt.key, .askOutcome(desk.attempt.key, desk.row.id)))
    }
    followDesk(since: before.first { $0.attempt.key == openDesk?.attempt.key })
    announceLists(since: before)
    answerWhoAsked()
    announceEnds()
    sweepDesks()
    if changed || !wasAnswering || !list.isLoaded { effects.append(.load(request(isLive: true))) }
    if changed { effects += overviewRefresh }
    if changed, case .detail(let state) = screen { effects += signs(of: state.row) }
    // What was offered as the next one at the open desk may have moved, or there may be one now.
    if changed, let desk = openDesk { effects.append(.findNext(after: desk.row.id)) }
    if changed, case .detail(let state) = screen, state.origin != .list { effects.append(.loadRow(state.row.id)) }
    announceNews()
    announce(standing.remarks)
    return effects
  }

  /// When the next poll comes is no longer what was said before one had ended.
  mutating func endPollNotice() {
    if notice?.passesWithPoll == true { notice = nil }
  }

  /// Says what a backend remarks: the first, and where the others can be read, where there are others.
  private mutating func announce(_ remarks: [Phrase]) {
    guard let first = remarks.first else { return }
    queue.keep(remarks, at: now)
    let count: SafeText = remarks.count > 1 ? "+\(remarks.count - 1), " : .empty
    func told(_ language: Language) -> SafeText {
      guard queue.remarks.count > 1 else { return first.text(language) }
      return first.text(language) + " (\(count)\(telling.colon)\(PromptVerb.remarks.name(language)))"
    }
    notice = .kept(Phrase(id: told(.indonesian), en: told(.english)), .warning)
  }
}

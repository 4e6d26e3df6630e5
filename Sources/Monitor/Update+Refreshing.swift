import UploadQueue
import Wording

/// Somebody has asked for the newest data, and has not been answered yet.
struct AwaitedRefresh: Sendable, Equatable {
  /// The queue that was shown then, or all of them.
  let shown: Int
  /// The queues that have yet to answer.
  var queues: Set<Int>
}

/// What whoever asks for the newest data is answered, where the rows do not tell it.
extension Model {
  /// Asks the shown queue, or all that are listed, at once.
  mutating func refresh() -> [Effect] {
    let asked = isOverAll ? queues.map(\.number) : [queue.number]
    awaitedRefresh = AwaitedRefresh(shown: queue.number, queues: Set(asked))
    return isOverAll ? asked.map { .at($0, .poll) } : [.poll]
  }

  /// Says, once every queue that was asked has answered, that nothing is new, and since when.
  ///
  /// What is new is seen; and that a queue could not be asked stands above the list, and line by line is said here.
  mutating func answerWhoRefreshed(_ action: Action, of number: Int) {
    guard var awaited = awaitedRefresh, awaited.queues.contains(number) else { return }
    switch action {
    // It began before it was asked for.
    case .polled(changed: false, _, _, isFollowed: true): break
    case .polled(changed: false, _, _, _):
      awaited.queues.remove(number)
      awaitedRefresh = awaited.queues.isEmpty ? nil : awaited
      guard awaitedRefresh == nil else { return }
      answer(Notice(nothingNew), to: awaited)
    case .polled: awaitedRefresh = nil
    case .pollFailed(let error, _):
      awaitedRefresh = nil
      guard isLineByLine, let place = place(of: number), queues[place].connection.hasFailedBefore(now) else { return }
      let failure = Notice(.couldNotBeAsked(error, telling), .warning)
      answer(isOverAll ? failure.told(of: queues[place].profile.name) : failure, to: awaited)
    default: break
    }
  }

  /// Says it where it was asked, unless something else is to be read or written there by now.
  private mutating func answer(_ answer: Notice, to awaited: AwaitedRefresh) {
    guard awaited.shown == queue.number, notice == nil, !screen.hasLine else { return }
    notice = answer
  }

  /// That nothing is new since the newest of the data, or since something changed last, where that was before.
  private var nothingNew: Phrase {
    let asked = telling.clock(now)
    guard let since = (isOverAll ? queues : [queue]).compactMap(\.newestSince).max() else {
      return .nothingChanged(askedAt: asked)
    }
    return Phrase(
      id: "Sudah ditanya pukul \(asked): belum ada yang baru sejak \(when(since, .indonesian)).",
      en: "Asked at \(asked): nothing is new since \(when(since, .english)).")
  }
}

extension QueueState {
  /// Since when nothing is new; `nil` where there has never been anything.
  fileprivate var newestSince: Timestamp? {
    [dataAt ?? summary.newestObservation, changedAt].compactMap(\.self).min()
  }
}

extension Connection {
  /// Whether it had failed before a moment, so that it was said then.
  fileprivate func hasFailedBefore(_ moment: Timestamp) -> Bool {
    if case .unreachable(_, let since, _, _) = self { since < moment } else { false }
  }
}

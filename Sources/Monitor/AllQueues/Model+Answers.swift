import UploadQueue
import Wording

extension Model {
  /// The queues that the list is of.
  private var listed: [QueueState] { isOverAll ? queues : [queue] }

  /// Those of them that are shown as the journal knows them, as their first answer is still on its way.
  var rememberedQueues: [QueueState] { listed.filter(\.isRemembered) }

  /// Whether something may be changed at a backend of the list: as much as any of its queues allows.
  var access: QueueProfile.Access {
    let known = listed.map(\.profile.access)
    return [.full, .readOnly].first(where: known.contains) ?? .alwaysReadOnly
  }

  /// Whether nothing may be changed at any backend of the list.
  var isReadOnly: Bool { access != .full }

  /// Whether the rows of the list may still be on their way, because a queue has not answered yet.
  var isFirstAnswerAwaited: Bool { listed.contains { $0.connection.lastAnswer == nil } }

  /// Whether what a queue is to be told from is still arriving.
  var isArriving: Bool { listed.contains(where: \.isArriving) }

  /// Whether nothing tells how many documents there are: to say zero would be a guess.
  var isUncounted: Bool {
    (isFirstAnswerAwaited || isArriving || ReplayView.isBeforeAll(self)) && summary.count(.all) == 0
  }

  /// Whether somebody waits for the first answer of a queue that has not failed to give it.
  var isAnswerOnItsWay: Bool { isOverAll ? queues.contains { $0.connection == .connecting } : isFirstAnswerAwaited }

  /// Whether every queue of the list has answered, and none has failed since: only then can it be said that there is
  /// nothing of a kind.
  var speaksForAll: Bool { !isFirstAnswerAwaited && !isUncounted && !listed.contains { $0.connection.hasFailed } }

  /// Over all queues, those that cannot be reached, and why the first of them cannot.
  var unansweredOverAll: [Phrase] {
    guard isOverAll else { return [] }
    let failed = queues.filter(\.connection.hasFailed)
    guard case .unreachable(let error, _, _, _)? = failed.first?.connection else { return [] }
    let names = failed.map(\.profile.name).joined(separator: ", ")
    return [
      Phrase(
        id: "Belum tentu kosong: tidak ada data dari \(names).",
        en: "It need not be empty: there is no data from \(names)."),
      error.phrase(telling),
    ]
  }
}

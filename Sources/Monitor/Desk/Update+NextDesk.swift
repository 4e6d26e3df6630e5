import UploadQueue
import Wording

extension Model {
  /// Leaves this document for the next Saved Invalid one, and selects it in the list.
  mutating func moveOn(from state: DeskState) -> [Effect] {
    guard let next = state.next else {
      let phrase = Phrase.noMoreInvalid(waiting: underWay.count, telling)
      defer { notice = Notice(phrase) }
      return leaveDesk()
    }
    screen = .list
    sweepDesks()
    return goOn(to: next)
  }

  private mutating func goOn(to next: QueueRow) -> [Effect] {
    list.select(next.id)
    let effects = askForDesk(next)
    queue.isGoingOn = true
    return effects + [.load(request(isLive: false))]
  }

  /// Whoever goes on is led past a document that cannot be the next one any longer, to the one after it.
  mutating func goOn(past document: DocumentID) -> [Effect] {
    queue.awaitedDesk = document
    return [.findNext(after: document)]
  }

  /// What is next after a document is known.
  mutating func foundNext(_ row: QueueRow?, after document: DocumentID) -> [Effect] {
    if openDesk?.row.id == document { screen.changeDesk { ($0.next, $0.isNextKnown) = (row, true) } }
    guard queue.isGoingOn, queue.awaitedDesk == document else { return [] }
    queue.awaitedDesk = nil
    guard let row else {
      notice = Notice(.noMoreInvalid(waiting: underWay.count, telling))
      return []
    }
    return goOn(to: row)
  }

  mutating func leaveDesk() -> [Effect] {
    screen = .list
    sweepDesks()
    return [.load(request(isLive: true))]
  }
}

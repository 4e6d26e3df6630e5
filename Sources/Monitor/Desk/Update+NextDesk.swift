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
    list.departed = nil
    list.selected = next.id
    let effects = askForDesk(next)
    queue.isGoingOn = true
    return effects + [.load(request(isLive: false))]
  }

  /// What is next after a re-upload is known.
  mutating func foundNext(_ row: QueueRow?, after key: IdempotencyKey) -> [Effect] {
    screen.changeDesk { if $0.key == key { ($0.next, $0.isNextKnown) = (row, true) } }
    guard queue.isGoingOn, let passed = queue.awaitedDesk, desk(key)?.row.id == passed else { return [] }
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

import UploadQueue
import Wording

extension Model {
  /// Shows the examination, and begins another one unless one goes on.
  mutating func openCheckup() -> [Effect] {
    screen = .checkup(CheckupState(), over: screen)
    return examine()
  }

  private mutating func examine() -> [Effect] {
    guard !checkup.isGoing else { return [] }
    let number = checkup.number + 1
    checkup = Checkup()
    (checkup.number, checkup.isGoing) = (number, true)
    return [.examine]
  }

  mutating func pressInCheckup(_ command: Command, _ state: CheckupState, over below: Screen) -> [Effect] {
    var state = state
    switch command {
    case .back:
      screen = below
      return [.load(request(isLive: true))]
    case .refresh:
      screen = .checkup(CheckupState(), over: below)
      return examine()
    case .open: state.isOpen.toggle()
    default:
      let place = command.scrolled(state.cursor, lines: checkup.items.count + bodyHeight - 1, page: bodyHeight)
      let target = max(0, min(place, checkup.items.count - 1))
      if target != state.cursor { state = CheckupState(cursor: target) }
    }
    screen = .checkup(state, over: below)
    return []
  }
}

extension Model {
  /// A scroll position after a command, so that the last line never leaves the bottom of the screen.
  func scrolled(_ scroll: Int, by command: Command, lines: Int) -> Int {
    command.scrolled(scroll, lines: lines, page: bodyHeight)
  }

  /// Brings a step that was ticked into sight: out of it the key would seem to do nothing.
  mutating func showStep(_ number: Int) {
    switch screen {
    case .desk(var state):
      guard let desk = desk(state.key) else { return }
      state.scroll = scrolled(state.scroll, toStep: number, of: DeskScreen.lines(desk, self))
      screen = .desk(state)
    case .detail(var state):
      state.scroll = scrolled(state.scroll, toStep: number, of: DetailScreen.lines(state, self))
      screen = .detail(state)
    default: break
    }
  }

  /// The scroll position nearest to this one at which a step is in sight, or where it is longer than a page its beginning.
  private func scrolled(_ scroll: Int, toStep number: Int, of lines: [Line]) -> Int {
    let page = bodyHeight
    let shown = max(0, min(scroll, lines.count - page))
    guard let first = lines.firstIndex(where: { $0.step == number }),
      let last = lines.lastIndex(where: { $0.step == number })
    else { return shown }
    return min(first, max(shown, last - page + 1))
  }
}

extension Command {
  /// A scroll position after it, so that the last line never leaves the bottom of a page.
  func scrolled(_ scroll: Int, lines: Int, page: Int) -> Int {
    let target =
      switch self {
      case .up: scroll - 1
      case .down: scroll + 1
      case .pageUp: scroll - page
      case .pageDown: scroll + page
      case .halfPageUp: scroll - page / 2
      case .halfPageDown: scroll + page / 2
      case .top: 0
      case .bottom: lines
      default: scroll
      }
    return max(0, min(target, lines - page))
  }
}

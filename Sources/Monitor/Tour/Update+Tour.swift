import TerminalKit
import UploadQueue
import Wording

extension Model {
  /// Begins the walk; the panel takes its room from the screen, so that it covers nothing.
  public mutating func beginTour() {
    tour = Tour(terminal: size)
    resize(to: size)
  }

  /// Takes another size of the terminal.
  mutating func resize(to terminal: Size) {
    size = terminal
    guard tour != nil else { return }
    tour?.terminal = terminal
    size.rows -= TourPanel.height(on: terminal, self)
  }

  /// A key for the tour itself; `nil` where it is for the screen.
  mutating func pressOnTour(_ key: Key) -> [Effect]? {
    guard let tour, let command = settings.keys.command(for: key, in: .tour) else { return nil }
    switch screen {
    case .list where list.count == nil: break
    case .detail, .desk, .overview, .columns, .help: break
    // A line that is being typed takes its keys itself.
    default: return nil
    }
    if command == .skipStep { notice = nil }
    return carryOut(command, on: tour)
  }

  /// Does what a key of the tour does, or its word; `nil` for every other command.
  mutating func runOnTour(_ command: Command) -> [Effect]? {
    guard let tour else { return nil }
    return carryOut(command, on: tour)
  }

  private mutating func carryOut(_ command: Command, on tour: Tour) -> [Effect]? {
    switch command {
    case .skipStep: goOn(from: tour.step)
    case .endTour: leaveTour()
    default: nil
    }
  }

  /// Ends the tour where one goes on, and else begins it: on the demo alone, since it leads through a re-upload.
  mutating func toggleTour() -> [Effect] {
    guard tour == nil else { return leaveTour() }
    guard !isLineByLine else {
      return refuse(
        Phrase(
          id: "Baris demi baris tidak ada tur; bantuan menyebut yang bisa diketik.",
          en: "There is no tour line by line; help tells what can be typed."))
    }
    guard profile.isDemo, !profile.isReadOnly else {
      return refuse(
        Phrase(id: "Tur hanya ada di demo: pantau demo --tour", en: "The tour is in the demo alone: pantau demo --tour")
      )
    }
    screen = .list
    list.unselect()
    (list.cursor, list.top) = (0, 0)
    let effects = show(.view(.all))
    beginTour()
    return effects + [keepCursorOnScreen()].compactMap { $0 }
  }

  private mutating func leaveTour() -> [Effect] {
    let effects = endTour()
    notice = Notice(.tourIsLeft)
    return effects
  }

  /// Goes on where the person has done what the step is about.
  mutating func walkOn() -> [Effect] {
    guard let step = tour?.step, isDone(step) else { return [] }
    return goOn(from: step)
  }

  private mutating func goOn(from step: Tour.Step) -> [Effect] {
    guard let next = Tour.Step(rawValue: step.rawValue + 1) else {
      let effects = endTour()
      notice = Notice(.tourIsOver(telling), .good)
      return effects
    }
    tour?.step = next
    return []
  }

  private mutating func endTour() -> [Effect] {
    guard let terminal = tour?.terminal else { return [] }
    tour = nil
    resize(to: terminal)
    return [keepCursorOnScreen()].compactMap { $0 }
  }

  private func isDone(_ step: Tour.Step) -> Bool {
    switch step {
    case .list: return list.cursor > 0
    case .stuck: return list.query.view == .stuck
    case .detail: if case .detail = screen { return true } else { return false }
    case .desk: return openDesk != nil
    case .send: if case .over(.settled) = openDesk?.phase { return true } else { return false }
    }
  }
}

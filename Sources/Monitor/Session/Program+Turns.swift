import TerminalKit
import UploadQueue

/// What happens, in turns: all that has come by then goes into the model, and what the model shows is presented.
extension Program {
  /// Less than this between two keys is too short for a person to have read what the first one brought.
  public nonisolated static let haste: Duration = .milliseconds(300)

  private func press(_ key: Key) {
    let now = clock.uptime()
    post(.key(key, isHasty: lastKeyAt.map { now - $0 < Self.haste } ?? false))
    lastKeyAt = now
  }

  /// Takes a line, or the end of them, in its turn; a queue that does not answer does not keep it waiting for ever.
  private func hear(line: String?) {
    guard let plain else { return post(.terminate) }
    let number = plain.hear(line, uptime: clock.uptime())
    ring()
    Task {
      try? await Task.sleep(for: plain.patience)
      plain.hurry(upTo: number)
      ring()
    }
  }

  func hear(_ event: TerminalEvent?) {
    switch event {
    case .key(let key): press(key)
    case .mouse(let event): post(.mouse(event))
    case .pasted(let text): post(.pasted(text))
    case .line(let text): hear(line: text)
    case .resized(let size): post(.resized(size))
    case .resumed:
      // A key that was typed ahead for the shell's `fg` answers nothing that was on the screen then.
      lastKeyAt = clock.uptime()
      post(.resumed)
    case .terminate(let signal):
      terminationSignal = terminationSignal ?? signal
      post(.terminate)
    case nil: hear(line: nil)
    }
  }

  /// Takes its turn as soon as the main actor is free, however much has come by then.
  ///
  /// A task of its own begins there, where one that waited would first need one of the threads that all tasks share.
  func ring() {
    guard !isTurnDue else { return }
    isTurnDue = true
    Task { self.takeTurn() }
  }

  private func takeTurn() {
    isTurnDue = false
    guard let ending else { return }
    let batch = inbox
    inbox = []
    for (action, queue) in batch where !isEnding { take(action, of: queue) }
    guard !isEnding else {
      self.ending = nil
      return ending.resume()
    }
    let news = closeLeaving()
    if !news.closed.isEmpty { post(.queuesChanged(news)) }
    keeper?.keep(places: model.places)
    present()
  }

  func present() {
    guard let plain else { return terminal.present(model.frame()) }
    for action in plain.proceed(model, uptime: clock.uptime()) { post(action) }
  }

  func post(_ action: Action, of queue: Int? = nil) {
    guard let action = model.watching?.isMasked == true ? action.masked : action else { return }
    inbox.append((action, queue))
    ring()
  }

  func take(_ action: Action, of queue: Int?) {
    lastAction = action
    let before = model
    let effects = model.update(action, of: queue, at: clock.now())
    let number = queue ?? model.queue.number
    // What happens to the list over all is told beside the queue that was shown before it.
    if let place = number == QueueState.numberOfAll ? model.shown : model.place(of: number) {
      plain?.happened(action, of: place, before: before, after: model, effects: effects)
    }
    // What is new in a queue is new in the list over all, and of the document that was come to from there.
    if model.isOverAll || model.visit != nil, number != QueueState.numberOfAll, action.changesRows {
      post(.polled(changed: true, awaited: []), of: QueueState.numberOfAll)
    }
    // What a key asks for is meant for the queue that it has brought to the screen.
    // Who looks on has no key for anything more; this is what would hold if there were one.
    for effect in effects where !model.isWatching || effect.onlyLooks { carryOut(effect, at: number) }
  }
}

extension Action {
  /// Whether the rows of a queue may be different after it.
  fileprivate var changesRows: Bool {
    switch self {
    case .polled(let changed, _, _, _): changed
    case .replayed, .usualKnown, .marksReleased, .annotated, .annotationsChanged, .pollFailed, .remembered: true
    default: false
    }
  }
}

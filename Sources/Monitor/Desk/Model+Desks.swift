import UploadQueue

extension Model {
  /// A re-upload by its key.
  public func desk(_ key: IdempotencyKey) -> ReuploadDesk? {
    desks.first { $0.attempt.key == key }
  }

  /// The re-upload on the screen, or under the help.
  public var openDesk: ReuploadDesk? {
    if case .desk(let state) = screen.below { desk(state.key) } else { nil }
  }
}

extension ReuploadDesk {
  /// Whether the backend may know more by now: asked with every poll.
  var isAwaitingAnswer: Bool {
    guard !attempt.hold.isElsewhere else { return false }
    return switch phase {
    case .inDoubt: true
    case .waiting: attempt.state == .queued
    default: false
    }
  }
}

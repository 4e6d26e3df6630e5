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

  /// The re-uploads that are not over: the one that holds back others, and those that wait for a list.
  var underWay: [ReuploadDesk] { desks.filter(\.isUnderWay) }
}

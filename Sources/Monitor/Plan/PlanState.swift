import UploadQueue

/// The list of what is planned, on the screen.
public struct PlanState: Sendable, Equatable {
  /// The place of the selected one.
  public var cursor = 0
  /// What was asked for once, and is done when it is asked for again at once.
  var asked: Command?
}

/// The question for when a document is to be sent, where that is not to be now.
public struct LaterQuestion: Sendable, Equatable {
  /// What is typed of the time.
  public var line: LineEditor
  /// The time that was named, which is to be confirmed.
  public var time: LaterTime?
}

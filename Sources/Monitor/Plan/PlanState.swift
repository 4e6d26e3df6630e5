import UploadQueue
import Wording

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

/// A planned upload that was due and could not be begun for now.
struct PlannedAgain: Sendable, Equatable {
  /// Which.
  var key: IdempotencyKey
  /// Before when none that is due is tried again.
  var at: Timestamp
  /// What it waits for, as it was told.
  var why: Phrase
}

import UploadQueue

/// The overview on the screen.
public struct OverviewState: Sendable, Equatable {
  /// The numbers; `nil` until they have come.
  public var data: OverviewData?
  /// What the cursor is on; `nil` for the first there is.
  public var selected: OverviewItem?
  /// Lines scrolled down.
  public var scroll = 0
}

/// Where in the overview a list was come to from.
public struct OverviewOrigin: Sendable, Equatable {
  /// The overview as it was left, without its numbers: they are counted again.
  var state: OverviewState
  /// What was listed from it.
  var listed: QueueQuery
  /// What the list showed before.
  var before: QueueQuery
}

/// The numbers of the overview.
public struct OverviewData: Sendable, Equatable {
  /// The queue in numbers.
  public var overview: QueueOverview
  /// What happened hour by hour; `nil` where the journal could not say.
  public var outcomes: HourlyOutcomes?
  /// How fast documents were approved of late; `nil` where the journal could not say.
  public var pace: ApprovalPace?

  /// The numbers of the overview.
  public init(overview: QueueOverview, outcomes: HourlyOutcomes?, pace: ApprovalPace? = nil) {
    self.overview = overview
    self.outcomes = outcomes
    self.pace = pace
  }
}

/// Something in the overview that stands for documents.
public enum OverviewItem: Sendable, Hashable {
  /// Those that have been signing for so long.
  case age(AgeBucket)
  /// Those in a status.
  case status(UploadStatus)
  /// Those that are expected, and were not seen yet.
  case expected
  /// Those no longer listed.
  case missing
  /// Those of a signer; `nil` for those that name nobody.
  case signer(String?)
  /// Those that fall due on a day.
  case day(CalendarDate)
  /// Those that failed and share something.
  case cause(CommonCause.Trait)
  /// Those that have been signing while nothing gets through.
  case standstill
}

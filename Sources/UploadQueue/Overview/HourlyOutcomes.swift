/// How many documents were approved, and how many became Saved Invalid, hour by hour.
///
/// What was not seen is not in it: an hour without a number may be an hour in which nobody looked.
public struct HourlyOutcomes: Sendable, Hashable {
  /// The beginning of the first hour.
  public let start: Timestamp
  /// For each hour, how many documents became Approved.
  public var approved: [Int]
  /// For each hour, how many became Saved Invalid.
  public var invalid: [Int]

  /// A number of hours in which nothing was seen.
  public init(start: Timestamp, hours: Int) {
    self.start = start
    approved = Array(repeating: 0, count: max(0, hours))
    invalid = approved
  }

  /// How many hours it covers.
  public var hours: Int { approved.count }

  /// The hour a moment lies in; `nil` outside.
  public func hour(of moment: Timestamp) -> Int? {
    let elapsed = moment.milliseconds - start.milliseconds
    let hour = elapsed / Duration.hours(1).wholeMilliseconds
    return elapsed >= 0 && hour < hours ? Int(hour) : nil
  }

  /// Only its last hours.
  public func last(_ count: Int) -> HourlyOutcomes {
    let dropped = max(0, hours - count)
    var rest = HourlyOutcomes(start: start + .hours(dropped), hours: 0)
    rest.approved = Array(approved.dropFirst(dropped))
    rest.invalid = Array(invalid.dropFirst(dropped))
    return rest
  }
}

extension StatusChange {
  /// Whether it says when a document was approved or failed: a change that was seen, or one whose source gives its time.
  public var tellsWhen: Bool { from != nil || time.source == .backend }
}

/// How many documents are approved in a working hour: as it was seen, or as a deadline asks for.
public struct ApprovalPace: Sendable, Hashable {
  /// How many documents.
  public var documents: Int
  /// In how much working time.
  public var time: Duration

  /// So many documents in so much working time.
  public init(documents: Int, time: Duration) {
    self.documents = documents
    self.time = time
  }

  /// How far back is looked for the pace that was seen.
  public static let window: Duration = .days(7)
  /// Less working time than this, watched, tells too little.
  public static let fewestHours: Duration = .hours(4)
  /// Answers no further apart than this are one stretch of watching.
  private static let gap: Duration = .minutes(15)

  /// Documents in a working hour; `nil` where there is no working time.
  public var perHour: Double? {
    time > .zero ? Double(documents) * 3_600_000 / Double(time.wholeMilliseconds) : nil
  }

  /// Whether so much was watched that a pace can be told.
  public var isEnough: Bool { time >= Self.fewestHours }

  /// The working hours of late in which the queue was watched, the earliest first: approvals outside of them are not
  /// counted, as nobody knows what else went on then.
  public static func stretches(
    watched: [WatchedStretch], in hours: WorkingHours, until now: Timestamp
  ) -> [Range<Timestamp>] {
    let window = (now - Self.window)..<now
    return watched.filter { $0.to >= window.lowerBound }.together(within: gap).flatMap { span in
      (span.lowerBound..<span.upperBound).within(window).map { hours.stretches(in: $0) } ?? []
    }
  }

  /// The pace that was seen.
  ///
  /// - Parameters:
  ///   - documents: How many were approved in these stretches.
  ///   - stretches: The working hours in which the queue was watched.
  public init(documents: Int, in stretches: [Range<Timestamp>]) {
    self.init(documents: documents, time: stretches.reduce(.zero) { $0 + ($1.upperBound - $1.lowerBound) })
  }
}

extension QueueOverview {
  /// What has to be approved until the end of a day that has not passed, and how much working time is left until then.
  ///
  /// Counted is everything due from today up to that day, since all of it has to be through by then; what is late already
  /// is not among it. The day ends at 23:59:59 in Asia/Jakarta (PER-11/PJ/2025 art. 44).
  public func paceNeeded(by day: CalendarDate, at now: Timestamp, in hours: WorkingHours) -> ApprovalPace? {
    let end = Timestamp(startOf: day.adding(days: 1))
    guard end > now else { return nil }
    let today = now.jakartaDate
    let count = days.filter { (today...day).contains($0.day) }.reduce(0) { $0 + $1.count }
    return ApprovalPace(documents: count, time: hours.time(in: now..<end))
  }
}

/// A document's way from Signing In Progress to Approved, of which begin and end are known.
public struct SigningSpan: Sendable, Hashable {
  /// When it entered Signing In Progress.
  public var from: Timestamp
  /// When it was approved.
  public var to: Timestamp

  /// A way from Signing In Progress to Approved.
  public init(from: Timestamp, to: Timestamp) {
    self.from = from
    self.to = to
  }
}

extension SigningSpan {
  /// The way that a change ended; `nil` where it ended none, or where a moment of it is not known.
  ///
  /// Known is what the backend gives a time for, and what Pantau saw happen between two readings no further apart than
  /// ``TimeInStatus/closeTogether``: each end is off by that much at most. What is a lower bound (`≥`) is left out, and so
  /// is what still signs or became Saved Invalid: how long an approval would have taken is not known of any of them.
  ///
  /// - Parameter before: The change of the same document before it; `nil` where there is none.
  public init?(ending change: StatusChange, after before: StatusChange?) {
    guard change.from?.status == .signingInProgress, change.to?.status == .approved, let before,
      before.to?.status == .signingInProgress, !change.time.isLowerBound, !before.time.isLowerBound,
      change.time.since >= before.time.since
    else { return nil }
    self.init(from: before.time.since, to: change.time.since)
  }
}

/// How long signing usually takes in a queue: from entering Signing In Progress to Approved.
///
/// Founded on the newest approvals alone (``newest``, of the last ``window``), so that it costs the same however long the
/// journal is, and tells how it goes now.
public struct SigningTimes: Sendable, Hashable {
  /// How long they took, shortest first.
  private let spans: [Duration]
  /// When the earliest of them was approved; `nil` where there is none.
  public let since: Timestamp?

  /// How far back approvals count.
  public static let window: Duration = .days(90)
  /// So many of the newest count at most.
  public static let newest = 2_000
  /// So many approvals are looked at for them at most, as of most of them it may not be known when signing began.
  public static let mostLookedAt = 10_000
  /// Fewer than these tell too little.
  public static let fewest = 20

  /// What is known from some documents.
  public init(_ spans: [SigningSpan]) {
    self.spans = spans.map { max(.zero, $0.to - $0.from) }.sorted()
    since = spans.map(\.to).min()
  }

  /// How many documents it is from.
  public var count: Int { spans.count }

  /// Whether these are enough to call anything usual.
  public var isEnough: Bool { count >= Self.fewest }

  /// The time within which half of them were approved; `nil` where they are too few.
  public var median: Duration? { percentile(50) }

  /// The time within which so many of a hundred were approved, which one of them took exactly; `nil` where they are too few.
  ///
  /// - Parameter percent: From 1 to 100.
  public func percentile(_ percent: Int) -> Duration? {
    guard isEnough, (1...100).contains(percent) else { return nil }
    return spans[(count * percent + 99) / 100 - 1]
  }
}

/// When a queue answered since Pantau was opened, so that it can be said how often since a moment.
public struct Refreshes: Sendable, Hashable {
  /// How often the queue answered.
  public struct Count: Sendable, Hashable {
    /// How often.
    public var times: Int
    /// Since when that is counted: a moment, or where less is known, the first answer that is.
    public var since: Timestamp
    /// The last of them.
    public var last: Timestamp
  }

  /// More are not kept: at an answer every ten seconds that is half a day.
  static let most = 4_096

  private var moments: [Timestamp] = []

  /// None yet.
  public init() {}

  /// The queue has answered.
  public mutating func add(_ moment: Timestamp) {
    moments.append(moment)
    if moments.count > Self.most { moments.removeFirst(moments.count - Self.most) }
  }

  /// How often it answered after a moment; `nil` where it did not.
  public func count(after moment: Timestamp) -> Count? {
    // They come in order, but for a clock that was put back.
    let times = moments.reversed().prefix { $0 > moment }.count
    guard times > 0, let last = moments.last else { return nil }
    return Count(times: times, since: times < moments.count ? moment : max(moment, moments[0]), last: last)
  }
}

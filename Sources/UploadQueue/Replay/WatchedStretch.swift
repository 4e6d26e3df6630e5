/// A time in which one running Pantau watched a queue: the queue answered again and again, without a break.
public struct WatchedStretch: Sendable, Hashable {
  /// What tells it from every other; it goes on growing under the same.
  public var key: String
  /// When the queue answered first.
  public var from: Timestamp
  /// When it answered last.
  public var to: Timestamp

  /// A time in which a queue was watched.
  public init(key: String, from: Timestamp, to: Timestamp) {
    self.key = key
    self.from = from
    self.to = to
  }
}

extension [WatchedStretch] {
  /// When somebody watched at all, the earliest first; what is too short to be told is no gap.
  func together(within gap: Duration) -> [ClosedRange<Timestamp>] {
    sorted { $0.from < $1.from }.reduce(into: []) { spans, stretch in
      let end = Swift.max(stretch.from, stretch.to)
      if let last = spans.last, stretch.from - last.upperBound < gap {
        spans[spans.count - 1] = last.lowerBound...Swift.max(last.upperBound, end)
      } else {
        spans.append(stretch.from...end)
      }
    }
  }
}

/// A time in which a queue was watched: it answered one running Pantau again and again, or one look soon after another.
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

  /// A stretch that one answer begins.
  public static func begun(at now: Timestamp) -> WatchedStretch {
    var random = SystemRandomNumberGenerator()
    return WatchedStretch(key: String(random.next(), radix: 36), from: now, to: now)
  }

  /// A stretch that a single look begins, and that later ones may go on with.
  public static func look(at now: Timestamp) -> WatchedStretch {
    var stretch = begun(at: now)
    stretch.key = looksBegin + stretch.key
    return stretch
  }

  /// What the keys of stretches of single looks begin with, and no other's.
  public static let looksBegin = "look-"

  /// Whether it is one answer alone.
  public var isLook: Bool { from == to }

  /// The same with one more look; `nil` where it is no stretch of single looks, or that one is no part of it.
  public func going(on moment: Timestamp, within pause: Duration) -> WatchedStretch? {
    guard key.hasPrefix(Self.looksBegin), from <= moment, moment - to <= pause else { return nil }
    return WatchedStretch(key: key, from: from, to: max(to, moment))
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

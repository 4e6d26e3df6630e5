/// Since when a document stands in its status, and how that is known.
public struct StatusTime: Sendable, Hashable {
  /// How the time is known.
  public enum Source: Int, Sendable, Hashable {
    /// The backend says so.
    case backend
    /// Pantau saw the change happen, between two readings.
    case observed
    /// Pantau first saw the document when it already stood there: the true time is longer.
    case atLeast
  }

  /// The moment counted from.
  public let since: Timestamp
  /// How it is known.
  public let source: Source

  /// A moment and how it is known.
  public init(since: Timestamp, source: Source) {
    self.since = since
    self.source = source
  }

  /// Whether the true time may be longer: shown as `≥`.
  public var isLowerBound: Bool {
    switch source {
    case .backend, .observed: false
    case .atLeast: true
    }
  }

  /// The time in status at a moment; never negative, whatever a clock did.
  public func elapsed(at now: Timestamp) -> Duration {
    max(.zero, now - since)
  }
}

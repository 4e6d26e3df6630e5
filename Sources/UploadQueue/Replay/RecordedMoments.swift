/// When something was recorded of a queue: where a replay can step to, and where the record is silent.
public struct RecordedMoments: Sendable, Equatable {
  /// What is recorded within a second is one look at the queue: the last moment of each.
  private let looks: [Int64]
  /// The first moment of each.
  private let beginnings: [Int64]

  /// When the queue was watched, the earliest first; before the first of these that is not known.
  private let watched: [ClosedRange<Timestamp>]

  /// The moments in milliseconds, in any order, and when the queue was watched.
  init(_ moments: [Int64], watched: [WatchedStretch] = []) {
    self.watched = watched.together(within: Silence.shortest(.unwatched))
    var (beginnings, looks): ([Int64], [Int64]) = ([], [])
    for moment in moments.sorted() {
      if let last = looks.last, moment - last < 1_000 {
        looks[looks.count - 1] = moment
      } else {
        beginnings.append(moment)
        looks.append(moment)
      }
    }
    (self.looks, self.beginnings) = (looks, beginnings)
  }

  /// From the first to the last, or for as long after it as the queue was watched; `nil` where there is none.
  public var span: ClosedRange<Timestamp>? {
    guard let first = looks.first, let last = looks.last.map(Timestamp.init(milliseconds:)) else { return nil }
    return Timestamp(milliseconds: first)...max(last, watched.last?.upperBound ?? last)
  }

  /// The next one after a moment.
  public func next(after moment: Timestamp) -> Timestamp? {
    let place = count(upTo: moment)
    return place < looks.count ? Timestamp(milliseconds: looks[place]) : nil
  }

  /// The last one before a moment.
  public func previous(before moment: Timestamp) -> Timestamp? {
    let place = count(upTo: moment - .milliseconds(1))
    return place > 0 ? Timestamp(milliseconds: looks[place - 1]) : nil
  }

  /// Between which moments nothing at all was recorded around one, where that is long, or where nothing was before.
  public func silence(around moment: Timestamp) -> Silence? {
    let place = count(upTo: moment)
    let before = place > 0 ? Timestamp(milliseconds: looks[place - 1]) : nil
    let after = place < looks.count ? Timestamp(milliseconds: beginnings[place]) : nil
    guard let last = watched.last(where: { $0.lowerBound <= moment }) else {
      let to = [after, watched.first?.lowerBound].compactMap(\.self).min()
      guard before != nil else { return Silence(from: nil, to: to) }
      return Silence(from: before, to: to).ifLong(at: moment)
    }
    if last.contains(moment) {
      let (from, to) = (max(before ?? last.lowerBound, last.lowerBound), min(after ?? last.upperBound, last.upperBound))
      return Silence(from: from, to: to, cause: .unchanged).ifLong(at: moment)
    }
    let next = watched.first { $0.lowerBound > moment }?.lowerBound
    let to = [after, next].compactMap(\.self).min()
    let from = max(before ?? last.upperBound, last.upperBound)
    return Silence(from: from, to: to, cause: .unwatched).ifLong(at: moment)
  }

  private func count(upTo moment: Timestamp) -> Int {
    var (low, high) = (0, looks.count)
    while low < high {
      let middle = (low + high) / 2
      if looks[middle] <= moment.milliseconds { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// A time of which a journal holds nothing.
public struct Silence: Sendable, Equatable {
  /// Why there is nothing.
  public enum Cause: Sendable, Equatable {
    /// Somebody watched, and nothing changed.
    case unchanged
    /// Nobody watched.
    case unwatched
    /// One of the two: a journal of an older Pantau cannot tell which.
    case unknown
  }

  /// When something was recorded last; `nil` where nothing was.
  public var from: Timestamp?
  /// When something was recorded next; `nil` where nothing was.
  public var to: Timestamp?
  /// Why there is nothing.
  public var cause: Cause

  /// Anything shorter is usual: that nothing changes, or that one Pantau ends and another one begins.
  static func shortest(_ cause: Cause) -> Duration { cause == .unwatched ? .minutes(5) : .hours(1) }

  /// The time around a moment of which neither of two journals holds anything, where it is long.
  public func common(with other: Silence, at moment: Timestamp) -> Silence? {
    let end = [to, other.to].compactMap(\.self).min()
    // Of one that had not begun, nothing can be said before the other had.
    guard let mine = from else { return other.ending(end).ifLong(at: moment) }
    guard let others = other.from else { return ending(end).ifLong(at: moment) }
    let cause = cause == other.cause ? cause : .unknown
    return Silence(from: max(mine, others), to: end, cause: cause).ifLong(at: moment)
  }

  private func ending(_ end: Timestamp?) -> Silence { Silence(from: from, to: end, cause: cause) }

  /// The same, where it is long enough to be told of.
  func ifLong(at moment: Timestamp) -> Silence? {
    from.map { (to ?? moment) - $0 >= Self.shortest(cause) } ?? true ? self : nil
  }

  /// A time of which a journal holds nothing.
  public init(from: Timestamp?, to: Timestamp?, cause: Cause = .unknown) {
    self.from = from
    self.to = to
    self.cause = cause
  }
}

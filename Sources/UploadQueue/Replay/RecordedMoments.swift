/// When something was recorded of a queue: where a replay can step to, and where the record is silent.
public struct RecordedMoments: Sendable, Equatable {
  /// What is recorded within a second is one look at the queue: the last moment of each.
  private let looks: [Int64]
  /// The first moment of each.
  private let beginnings: [Int64]

  /// The moments in milliseconds, in any order.
  init(_ moments: [Int64]) {
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

  /// From the first to the last; `nil` where there is none.
  public var span: ClosedRange<Timestamp>? {
    guard let first = looks.first, let last = looks.last else { return nil }
    return Timestamp(milliseconds: first)...Timestamp(milliseconds: last)
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
    let to = place < looks.count ? Timestamp(milliseconds: beginnings[place]) : nil
    guard place > 0 else { return Silence(from: nil, to: to) }
    let from = Timestamp(milliseconds: looks[place - 1])
    guard to.map({ $0 - from >= Silence.shortest }) ?? (moment - from >= Silence.shortest) else { return nil }
    return Silence(from: from, to: to)
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
///
/// Nothing changed, or nobody watched; which of the two, it cannot tell.
public struct Silence: Sendable, Equatable {
  /// When something was recorded last; `nil` where nothing was.
  public var from: Timestamp?
  /// When something was recorded next; `nil` where nothing was.
  public var to: Timestamp?

  /// Anything shorter is usual.
  public static let shortest: Duration = .hours(1)

  /// The time around a moment of which neither of two journals holds anything, where it is long.
  public func common(with other: Silence, at moment: Timestamp) -> Silence? {
    let end = [to, other.to].compactMap(\.self).min()
    // Of one that had not begun, nothing can be said before the other had.
    guard let start = [from, other.from].compactMap(\.self).max() else { return Silence(from: nil, to: end) }
    return (end ?? moment) - start >= Self.shortest ? Silence(from: start, to: end) : nil
  }

  /// A time of which a journal holds nothing.
  public init(from: Timestamp?, to: Timestamp?) {
    self.from = from
    self.to = to
  }
}

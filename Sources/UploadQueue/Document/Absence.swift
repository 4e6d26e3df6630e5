/// What it means that Coretax does not show a document that is expected there.
public enum Absence: Sendable, Hashable {
  /// Nothing yet: it is normal up to and including this day.
  case normal(until: CalendarDate)
  /// It should have been there by now; the first day on which that is so.
  case late(since: CalendarDate)
}

extension QueueRow {
  /// Since when it is missing at a moment: since it is listed no longer, or since the first day on which it should have been
  /// in Coretax; `nil` where it is not.
  public func absentSince(at now: Timestamp) -> Timestamp? {
    if let missingSince { return missingSince }
    guard case .late(let day) = document.absence(on: now.jakartaDate) else { return nil }
    return Timestamp(startOf: day)
  }
}

extension Document {
  /// What its absence from Coretax means on a day; `nil` where it is there, or nothing tells.
  public func absence(on today: CalendarDate) -> Absence? {
    guard status.isNone, let expectedBy else { return nil }
    return today > expectedBy ? .late(since: expectedBy.adding(days: 1)) : .normal(until: expectedBy)
  }
}

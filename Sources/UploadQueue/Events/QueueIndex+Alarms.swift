extension QueueIndex {
  /// The documents that are stuck or due at a moment and were not at an earlier one.
  ///
  /// Only time makes a document stuck or due without any change of its own. One that was brought or changed in between
  /// is told of as well, where it is so at once: its time may have begun long ago.
  ///
  /// - Parameters:
  ///   - earlier: When this was asked last.
  ///   - changes: What has changed since.
  /// - Returns: Stuck ones first, each kind the most urgent first.
  public func alarms(after earlier: Timestamp, changes: [StatusChange], at now: Timestamp) -> [QueueEvent] {
    let changed = Set(changes.map(\.subject.document))
    let appeared = Set(changes.filter { $0.from == nil }.map(\.subject.document))
    let (then, present) = (QueueTally(policy: policy, now: earlier), QueueTally(policy: policy, now: now))
    var stuck: [QueueRow] = []
    var due: [(row: QueueRow, daysLeft: Int)] = []
    for number in rows.indices where !rows[number].isMissing {
      let (before, after) = (then.verdict(rows[number]), present.verdict(rows[number]))
      guard after.level == .stuck || after.isDue else { continue }
      let row = row(at: Int32(truncatingIfNeeded: number))
      if after.level == .stuck, before.level != .stuck || changed.contains(row.id) { stuck.append(row) }
      if after.isDue, !before.isDue || after.isMissed != before.isMissed || appeared.contains(row.id),
        let lastDay = after.lastDay
      {
        due.append((row, Int(lastDay) - Int(now.jakartaDate.dayNumber)))
      }
    }
    return stuck.sorted { $0.time.since < $1.time.since }.map { .stuck($0) }
      + due.sorted { $0.daysLeft < $1.daysLeft }.map { .due($0.row, daysLeft: $0.daysLeft) }
  }
}

extension QueueIndex {
  /// What is stuck or due at a moment, and what of that somebody has not been told yet.
  ///
  /// Whatever made it so: time, another status, or only that it became known. What is missing is as it was told last, as
  /// nothing is known of it.
  ///
  /// - Parameter told: What they were told that was so then; `nil` where they were never told anything, to whom nothing
  ///   is news.
  /// - Returns: The news, stuck ones first, each kind the most urgent first; and all that is so.
  public func alarms(told: Set<Alarm>?, at now: Timestamp) -> (news: [QueueEvent], standing: Set<Alarm>) {
    let tally = QueueTally(policy: policy, now: now)
    var standing: Set<Alarm> = []
    var stuck: [QueueRow] = []
    var due: [(row: QueueRow, daysLeft: Int)] = []
    for number in rows.indices {
      let verdict = tally.verdict(rows[number])
      guard verdict.isMissing || verdict.level == .stuck || verdict.isDue else { continue }
      let document = DocumentID(texts.arena.text(rows[number].id) ?? "")
      for kind in Alarm.Kind.allCases {
        let alarm = Alarm(kind, of: document)
        let isTold = told?.contains(alarm) ?? true
        guard verdict.isMissing ? told != nil && isTold : verdict.calls(for: kind) else { continue }
        standing.insert(alarm)
        guard !isTold else { continue }
        let row = row(at: Int32(truncatingIfNeeded: number))
        if kind == .stuck {
          stuck.append(row)
        } else if let lastDay = verdict.lastDay {
          due.append((row, Int(lastDay) - Int(now.jakartaDate.dayNumber)))
        }
      }
    }
    let news =
      stuck.sorted { $0.time.since < $1.time.since }.map { QueueEvent.stuck($0) }
      + due.sorted { $0.daysLeft < $1.daysLeft }.map { .due($0.row, daysLeft: $0.daysLeft) }
    return (news, standing)
  }
}

extension QueueTally.Verdict {
  /// Whether that is so.
  fileprivate func calls(for kind: Alarm.Kind) -> Bool {
    switch kind {
    case .stuck: level == .stuck
    case .due: isDue && !isMissed
    case .late: isMissed
    }
  }
}

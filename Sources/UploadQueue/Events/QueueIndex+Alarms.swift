extension QueueIndex {
  /// What is stuck or due at a moment, and what of that somebody has not been told yet.
  ///
  /// Whatever made it so: time, another status, or only that it became known. What is missing is as it was told last, as
  /// nothing is known of it.
  ///
  /// - Parameter told: What they were told that was so then; `nil` where they were never told anything, to whom nothing
  ///   is news.
  /// - Returns: The news, stuck ones first, then days on which something falls due, then documents that do, each kind the
  ///   most urgent first; and all that is so.
  public func alarms(told: Set<Alarm>?, at now: Timestamp) -> (news: [QueueEvent], standing: Set<Alarm>) {
    let tally = QueueTally(policy: policy, now: now)
    var standing: Set<Alarm> = []
    var stuck: [QueueRow] = []
    var due: [(row: QueueRow, daysLeft: Int)] = []
    var days: [Int32: Reminder] = [:]
    let today = now.jakartaDate.dayNumber
    for number in rows.indices {
      let verdict = tally.verdict(rows[number])
      if !verdict.isMissing, let lastDay = verdict.lastDay, Reminder.reach.contains(Int(lastDay) - Int(today)) {
        days[lastDay, default: Reminder(onDay: lastDay, today: today)].add(rows[number])
      }
      guard verdict.isMissing || verdict.level == .stuck || verdict.isDue else { continue }
      let document = DocumentID(texts.arena.text(rows[number].id) ?? "")
      for kind in Alarm.Kind.allCases where !kind.isReminder {
        let alarm = Alarm(kind, of: document)
        let isTold = told?.contains(alarm) ?? true
        guard verdict.isMissing ? told != nil && isTold : verdict.calls(for: kind) else { continue }
        standing.insert(alarm)
        guard !isTold else { continue }
        let row = row(at: Int32(truncatingIfNeeded: number))
        if kind == .stuck {
          stuck.append(row)
        } else if let lastDay = verdict.lastDay {
          due.append((row, Int(lastDay) - Int(today)))
        }
      }
    }
    let reminders = reminders(of: days.values.sorted { $0.lastDay < $1.lastDay }, told: told, &standing, at: now)
    let news =
      stuck.sorted { $0.time.since < $1.time.since }.map { QueueEvent.stuck($0) }
      + reminders.map { .reminder($0) }
      + due.sorted { $0.daysLeft < $1.daysLeft }.map { .due($0.row, daysLeft: $0.daysLeft) }
    return (news, standing)
  }

  /// Those of the days that are to be reminded of now; what was told of them stands until they have passed.
  private func reminders(
    of days: [Reminder], told: Set<Alarm>?, _ standing: inout Set<Alarm>, at now: Timestamp
  ) -> [Reminder] {
    standing.formUnion(Reminder.standing(of: told ?? [], at: now))
    let news = days.filter { $0.isNews(to: told ?? []) }
    standing.formUnion(news.flatMap(\.alarms))
    return told == nil ? [] : news
  }
}

extension Reminder {
  fileprivate init(onDay lastDay: Int32, today: Int32) {
    self.init(
      lastDay: CalendarDate(dayNumber: lastDay), daysLeft: Int(lastDay) - Int(today), documents: 0, atStake: .zero)
  }

  fileprivate mutating func add(_ row: PackedDocument) {
    documents += 1
    if let exposure = row.exposure { atStake = atStake + exposure } else { unknownExposureCount += 1 }
  }
}

extension QueueTally.Verdict {
  /// Whether that is so.
  fileprivate func calls(for kind: Alarm.Kind) -> Bool {
    switch kind {
    case .stuck: level == .stuck
    case .due: isDue && !isMissed
    case .late: isMissed
    case .sevenDays, .threeDays, .oneDay: false
    }
  }
}

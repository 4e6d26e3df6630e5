/// Judges packed documents by the policies, and counts them.
struct QueueTally {
  let policy: QueuePolicy
  let now: Timestamp
  private let today: Int32
  /// The last days for the faktur dates of late, reckoned once: the calendar costs more than all the rest.
  private let lastDays: [Int32]
  private let firstDate: Int32
  private(set) var summary = QueueSummary()

  /// - Parameter isForMany: Whether more than a few documents will be judged.
  init(policy: QueuePolicy, now: Timestamp, isForMany: Bool = true) {
    self.policy = policy
    self.now = now
    let today = now.jakartaDate.dayNumber
    let firstDate = today - 800
    self.today = today
    self.firstDate = firstDate
    lastDays = (firstDate..<(isForMany ? today + 100 : firstDate)).map {
      policy.deadline.lastDay(forFakturDate: CalendarDate(dayNumber: $0))?.dayNumber ?? .min
    }
  }

  /// The number of the last day, where a deadline is running.
  func lastDay(of row: PackedDocument) -> Int32? {
    guard row.date != Int32.min, row.documentKind == .outputInvoice else { return nil }
    guard !row.uploadStatus.endsDeadline else { return nil }
    let place = Int(row.date) - Int(firstDate)
    guard lastDays.indices.contains(place) else {
      return policy.deadline.lastDay(forFakturDate: CalendarDate(dayNumber: row.date))?.dayNumber
    }
    return lastDays[place] == .min ? nil : lastDays[place]
  }

  /// Everything a view asks of a document.
  struct Verdict {
    var status: UploadStatus
    var isMissing: Bool
    var level: StuckPolicy.Level
    var isDue: Bool
    var isMissed: Bool
    /// The number of the last day, where a deadline is running.
    var lastDay: Int32?
    var isStrange: Bool
    /// Whether queues do not agree on it.
    var isConflict: Bool
    /// Whether Coretax should show it by now, and does not.
    var isLate: Bool
    var isMarked: Bool

    func belongs(to view: QueueView) -> Bool {
      switch view {
      case .all: true
      case .missing: isMissing || isLate
      case .attention:
        isMissing || isLate || isConflict || level == .stuck || status == .savedInvalid || isDue || isStrange
      case .signing: !isMissing && status == .signingInProgress
      case .stuck: !isMissing && level == .stuck
      case .savedInvalid: !isMissing && status == .savedInvalid
      case .due: !isMissing && isDue
      case .approved: !isMissing && status == .approved
      case .marked: isMarked
      }
    }
  }

  func verdict(_ row: PackedDocument) -> Verdict {
    let status = row.uploadStatus
    let lastDay = lastDay(of: row)
    let daysLeft = lastDay.map { Int($0) - Int(today) }
    return Verdict(
      status: status, isMissing: row.isMissing, level: policy.stuck.level(of: status, since: row.time, at: now),
      isDue: daysLeft.map { $0 <= policy.dueSoonDays || $0 < 0 } ?? false, isMissed: daysLeft.map { $0 < 0 } ?? false,
      lastDay: lastDay,
      isStrange: status == .unknown && row.words != 0,
      isConflict: row.isConflict,
      isLate: row.isExpected && row.expectedBy != Int32.min && row.expectedBy < today,
      isMarked: row.isMarked)
  }

  mutating func add(_ row: PackedDocument) {
    let verdict = verdict(row)
    for view in QueueView.allCases where verdict.belongs(to: view) { summary.counts[view, default: 0] += 1 }
    let observed = Timestamp(milliseconds: row.observedAt)
    // A file of the desktop client says nothing of Coretax.
    let isSeen = !row.isExpected || row.channel != UInt8(Channel.desktop.rawValue)
    if isSeen, observed > summary.newestObservation ?? observed - .seconds(1) { summary.newestObservation = observed }
    guard !row.isMissing else { return }
    if verdict.status.isOpen, observed < summary.oldestOpenObservation ?? observed + .seconds(1) {
      summary.oldestOpenObservation = observed
    }
    summary.statuses[verdict.status, default: 0] += 1
    if verdict.status == .signingInProgress, verdict.level != .stuck, row.time.isLowerBound {
      summary.unknownAgeCount += 1
    }
    switch verdict.level {
    case .fine: break
    case .slow: summary.slowCount += 1
    case .stuck:
      if row.time.since < summary.oldestStuck?.since ?? now { summary.oldestStuck = row.time }
    }
    guard verdict.isDue else { return }
    if verdict.isMissed { summary.missedCount += 1 }
    if let exposure = row.exposure {
      summary.exposure = summary.exposure + exposure
    } else {
      summary.unknownExposureCount += 1
    }
  }
}

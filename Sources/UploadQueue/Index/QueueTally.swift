/// Judges packed documents by the policies, and counts them.
struct QueueTally {
  let policy: QueuePolicy
  let now: Timestamp
  private let today: Int32
  private(set) var summary = QueueSummary()

  init(policy: QueuePolicy, now: Timestamp) {
    self.policy = policy
    self.now = now
    today = now.jakartaDate.dayNumber
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
    var isMarked: Bool

    func belongs(to view: QueueView) -> Bool {
      switch view {
      case .all: true
      case .missing: isMissing
      case .attention: isMissing || level == .stuck || status == .savedInvalid || isDue || isStrange
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
    let standing = policy.deadline.standing(of: status, kind: row.documentKind, dated: row.fakturDate, at: now)
    var lastDay: Int32?
    var isMissed = false
    switch standing {
    case .none: break
    case .open(let days): lastDay = today + Int32(days)
    case .missed(let days):
      lastDay = today - Int32(days)
      isMissed = true
    }
    return Verdict(
      status: status, isMissing: row.isMissing, level: policy.stuck.level(of: status, since: row.time, at: now),
      isDue: policy.isDue(standing), isMissed: isMissed, lastDay: lastDay,
      isStrange: status == .unknown && row.words != 0, isMarked: row.isMarked)
  }

  mutating func add(_ row: PackedDocument) {
    let verdict = verdict(row)
    for view in QueueView.allCases where verdict.belongs(to: view) { summary.counts[view, default: 0] += 1 }
    let observed = Timestamp(milliseconds: row.observedAt)
    if observed > summary.newestObservation ?? observed - .seconds(1) { summary.newestObservation = observed }
    guard !row.isMissing else { return }
    summary.statuses[verdict.status, default: 0] += 1
    switch verdict.level {
    case .fine: break
    case .slow: summary.slowCount += 1
    case .stuck:
      if row.time.since < summary.oldestStuck?.since ?? now { summary.oldestStuck = row.time }
    }
    guard verdict.isDue else { return }
    if verdict.isMissed { summary.missedCount += 1 }
    let taxBase = row.taxBase == PackedDocument.absent ? nil : Rupiah(sen: row.taxBase)
    summary.exposure = summary.exposure + Exposure.atStake(taxBase: taxBase)
  }
}

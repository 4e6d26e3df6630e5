/// Counts packed documents for the overview, each looked at once.
struct OverviewTally {
  private let tally: QueueTally
  private let now: Int64
  private var ages: [AgeCount]
  private var statuses = [Int](repeating: 0, count: UploadStatus.allCases.count)
  private var expected = 0
  private var overdue = 0
  private var missing = 0
  private var signers: [(text: UInt32, count: SignerCount)] = []
  /// For every pooled text the place among the signers, or a negative number: cheaper than a dictionary for a million.
  private var places: [Int32]
  private var days: [Int32: DueDay] = [:]
  private var causes: CauseTally

  init(of rows: [PackedDocument], policy: QueuePolicy, now: Timestamp, textCount: Int) {
    tally = QueueTally(policy: policy, now: now)
    self.now = now.milliseconds
    causes = CauseTally(of: rows, now: self.now)
    ages = AgeBucket.allCases.map { _ in AgeCount() }
    places = Array(repeating: -1, count: textCount)
    for row in rows { add(row) }
  }

  private mutating func add(_ row: PackedDocument) {
    guard !row.isMissing else {
      missing += 1
      return
    }
    let verdict = tally.verdict(row)
    if verdict.status == .unknown, row.words == 0 {
      expected += 1
      if verdict.isLate { overdue += 1 }
    } else {
      statuses[verdict.status.rawValue] += 1
    }
    if verdict.status == .signingInProgress { addAge(row, verdict.level) }
    addSigner(row, verdict)
    causes.add(row, verdict.status)
    if let day = verdict.lastDay { addDay(day, row) }
  }

  private mutating func addAge(_ row: PackedDocument, _ level: StuckPolicy.Level) {
    let bucket = AgeBucket(.milliseconds(now - row.since)).rawValue
    switch level {
    case .fine: ages[bucket].fine += 1
    case .slow: ages[bucket].slow += 1
    case .stuck: ages[bucket].stuck += 1
    }
  }

  private mutating func addSigner(_ row: PackedDocument, _ verdict: QueueTally.Verdict) {
    let isLate = causes.counts(row)
    switch verdict.status {
    case .signingInProgress:
      let place = place(of: row.signer)
      signers[place].count.signing += 1
      if verdict.level == .stuck { signers[place].count.stuck += 1 }
    case .savedInvalid:
      let place = place(of: row.signer)
      signers[place].count.invalid += 1
      if isLate { signers[place].count.invalidLately += 1 }
    case .approved:
      let place = place(of: row.signer)
      signers[place].count.approved += 1
      if isLate { signers[place].count.approvedLately += 1 }
    default: break
    }
  }

  private mutating func place(of signer: UInt32) -> Int {
    let known = places[Int(signer)]
    if known >= 0 { return Int(known) }
    places[Int(signer)] = Int32(truncatingIfNeeded: signers.count)
    signers.append((signer, SignerCount(signer: nil)))
    return signers.count - 1
  }

  private mutating func addDay(_ day: Int32, _ row: PackedDocument) {
    var due = days[day] ?? DueDay(day: CalendarDate(dayNumber: day))
    due.count += 1
    if let exposure = row.exposure {
      due.exposure = due.exposure + exposure
    } else {
      due.unknownExposureCount += 1
    }
    days[day] = due
  }

  /// What was counted.
  func overview(naming texts: TextPool) -> QueueOverview {
    var overview = QueueOverview()
    overview.ages = ages
    for status in UploadStatus.allCases where statuses[status.rawValue] > 0 {
      overview.statuses[status] = statuses[status.rawValue]
    }
    overview.expectedCount = expected
    overview.overdueCount = overdue
    overview.missingCount = missing
    overview.signers = signers.map { entry in
      var count = entry.count
      count.signer = texts.text(entry.text)
      return count
    }
    .sorted { left, right in
      let (a, b) = (left.stuck + left.invalid, right.stuck + right.invalid)
      if a != b { return a > b }
      if left.signing != right.signing { return left.signing > right.signing }
      return (left.signer ?? "\u{10FFFF}") < (right.signer ?? "\u{10FFFF}")
    }
    overview.causes = causes.causes(naming: texts)
    overview.standstill = causes.standstill(naming: texts)
    overview.days = days.values.sorted { $0.day < $1.day }
    return overview
  }
}

extension QueueIndex {
  /// The queue as a whole, in numbers, at a moment.
  public func overview(at now: Timestamp) -> QueueOverview {
    OverviewTally(of: rows, policy: policy, now: now, textCount: texts.pool.count).overview(naming: texts.pool)
  }
}

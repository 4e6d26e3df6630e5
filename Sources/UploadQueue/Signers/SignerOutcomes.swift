/// What became of the documents of one signer: counts of those that stand Approved or Saved Invalid now, by when they
/// became so.
///
/// What stood so already when the queue was known first came nobody knows when: it is no outcome of any period, and counted
/// apart.
public struct SignerOutcomes: Sendable, Hashable {
  /// Outcomes of one kind after which none of the other came.
  public struct Run: Sendable, Hashable {
    /// Whether they were approved; they failed otherwise.
    public var isApproved: Bool
    /// How many.
    public var count: Int
    /// The first of them.
    public var from: Timestamp
  }

  /// Who.
  public var signer: String
  /// How many became Saved Invalid.
  public var failed = 0
  /// How many were approved.
  public var passed = 0
  /// Since when the first of these stands so, and the last; `nil` where there is none.
  public var period: ClosedRange<Timestamp>?
  /// The last of them, as far as they are alike; `nil` where two of each kind came in the same moment.
  public var run: Run?
  /// How many stand so since nobody knows when.
  public var undated = 0
  /// Of those that failed, how many within ``CommonCause/window``.
  public var failedLately = 0
  /// Of those that were approved, how many within it.
  public var passedLately = 0
  /// When the last of them was approved; `nil` where none was.
  public var lastPassed: Timestamp?

  /// None yet.
  public init(signer: String) {
    self.signer = signer
  }
}

extension SignerOutcomes {
  /// Whether the last document was approved, and of those of late more than failed, where any did.
  fileprivate var isDependable: Bool {
    run?.isApproved == true && (failedLately == 0 || passedLately > failedLately)
  }
}

extension [SignerOutcomes] {
  /// Who of them is proposed to sign.
  ///
  /// Whoever has most approvals of late, of equal ones the one with the newest; where nobody has any, whoever had the newest
  /// of all. Nobody whose last document failed, or of whose documents of late as many failed as passed.
  public var proposed: SignerOutcomes? {
    filter(\.isDependable).max { one, other in
      let (newest, otherNewest) = (one.lastPassed?.milliseconds ?? .min, other.lastPassed?.milliseconds ?? .min)
      return (one.passedLately, newest, other.signer) < (other.passedLately, otherNewest, one.signer)
    }
  }
}

/// Counts what became of the documents of each signer, in two looks at every row.
struct SignerOutcomeTally {
  private struct Last {
    var failed = Int64.min
    var passed = Int64.min
  }

  private var last: [UInt32: Last] = [:]
  private var outcomes: [UInt32: SignerOutcomes] = [:]
  private let span: KnownSpan

  /// - Parameter others: The places of those that are not to be counted.
  init(of rows: [PackedDocument], without others: Set<Int>, naming texts: TextPool, now: Int64) {
    span = KnownSpan(of: rows, at: now)
    func counted(_ place: Int) -> Bool { others.isEmpty || !others.contains(place) }
    for (place, row) in rows.enumerated() where counted(place) { add(row, naming: texts) }
    for (place, row) in rows.enumerated() where counted(place) { addToRun(row) }
  }

  /// Those with most failures first.
  var all: [SignerOutcomes] {
    outcomes.values.sorted { ($0.failed, $1.passed, $1.signer) > ($1.failed, $0.passed, $0.signer) }
  }

  /// Whether a document of a signer was approved or failed, and which; `nil` for every other.
  private func isApproved(_ row: PackedDocument) -> Bool? {
    guard !row.isMissing, row.signer != 0 else { return nil }
    return switch row.uploadStatus {
    case .approved: true
    case .savedInvalid: false
    default: nil
    }
  }

  private mutating func add(_ row: PackedDocument, naming texts: TextPool) {
    guard let isApproved = isApproved(row), let name = texts.text(row.signer) else { return }
    var outcome = outcomes[row.signer] ?? SignerOutcomes(signer: name)
    defer { outcomes[row.signer] = outcome }
    guard span.isDated(row) else {
      outcome.undated += 1
      return
    }
    let since = Timestamp(milliseconds: row.since)
    if isApproved { outcome.passed += 1 } else { outcome.failed += 1 }
    outcome.period = min(outcome.period?.lowerBound ?? since, since)...max(outcome.period?.upperBound ?? since, since)
    if span.isRecent(row) { if isApproved { outcome.passedLately += 1 } else { outcome.failedLately += 1 } }
    if isApproved { outcome.lastPassed = max(outcome.lastPassed ?? since, since) }
    var times = last[row.signer] ?? Last()
    if isApproved { times.passed = max(times.passed, row.since) } else { times.failed = max(times.failed, row.since) }
    last[row.signer] = times
  }

  private mutating func addToRun(_ row: PackedDocument) {
    guard let isApproved = isApproved(row), span.isDated(row), let last = last[row.signer] else { return }
    guard isApproved ? row.since > last.failed : row.since > last.passed else { return }
    let since = Timestamp(milliseconds: row.since)
    var run = outcomes[row.signer]?.run ?? SignerOutcomes.Run(isApproved: isApproved, count: 0, from: since)
    run.count += 1
    run.from = min(run.from, since)
    outcomes[row.signer]?.run = run
  }
}

extension QueueIndex {
  /// What became of the documents of each signer as of a moment, those with most failures first.
  ///
  /// What was uploaded again with another signer than its document names is counted for neither: nobody knows whether
  /// the uploader has not written the new one down, or has not used them.
  ///
  /// - Parameter reuploads: Every re-upload of the queue.
  public func signerOutcomes(at now: Timestamp, after reuploads: [SignedReupload] = []) -> [SignerOutcomes] {
    SignerOutcomeTally(
      of: rows, without: otherwiseSigned(by: reuploads), naming: texts.pool, now: now.milliseconds
    ).all
  }

  /// The places of the documents that stand as they do since a re-upload with somebody whom they do not name.
  private func otherwiseSigned(by reuploads: [SignedReupload]) -> Set<Int> {
    let sent = reuploads.filter { $0.outcome != nil && $0.outcome != .refused }
    let last = Dictionary(sent.map { ($0.document, $0) }) { $0.beganAt > $1.beganAt ? $0 : $1 }
    let places = last.values.compactMap { reupload -> Int? in
      guard let signer = reupload.signer, let number = number(of: reupload.document) else { return nil }
      let row = row(at: number)
      return row.document.signer == signer || row.time.since < reupload.beganAt ? nil : Int(number)
    }
    return Set(places)
  }
}

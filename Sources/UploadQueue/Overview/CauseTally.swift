/// Finds what documents that failed have in common, and whether nothing gets through.
struct CauseTally {
  /// What became of the documents that share something.
  private struct Outcomes {
    var failed = 0
    var passed = 0
  }

  private let span: KnownSpan
  private var all = Outcomes()
  private var signers: [UInt32: Outcomes] = [:]
  private var partners: [UInt32: Outcomes] = [:]
  private var partnerNames: [UInt32: UInt32] = [:]
  private var reasons: [UInt32: Int] = [:]
  private var hours: [Int64: Int] = [:]
  private var lastApproval: Int64?
  private var signing = 0
  private var signingSigners: Set<UInt32> = []

  init(of rows: [PackedDocument], now: Int64) {
    span = KnownSpan(of: rows, at: now)
  }

  /// Counts a document that is not missing.
  mutating func add(_ row: PackedDocument, _ status: UploadStatus) {
    switch status {
    case .savedInvalid:
      addOutcome(row, \.failed)
      addFailure(row)
    case .approved:
      lastApproval = max(lastApproval ?? .min, row.since)
      addOutcome(row, \.passed)
    case .signingInProgress where span.end - row.since >= Standstill.span.wholeMilliseconds:
      signing += 1
      signingSigners.insert(row.signer)
    default: break
    }
  }

  /// Whether it is known to have come to stand so within ``CommonCause/window``.
  func counts(_ row: PackedDocument) -> Bool { span.isRecent(row) && span.isDated(row) }

  private mutating func addOutcome(_ row: PackedDocument, _ outcome: WritableKeyPath<Outcomes, Int>) {
    guard counts(row) else { return }
    all[keyPath: outcome] += 1
    if row.signer != 0 { signers[row.signer, default: Outcomes()][keyPath: outcome] += 1 }
    if row.partnerIdentity != 0 { partners[row.partnerIdentity, default: Outcomes()][keyPath: outcome] += 1 }
  }

  private mutating func addFailure(_ row: PackedDocument) {
    guard counts(row) else { return }
    if row.partnerIdentity != 0 { partnerNames[row.partnerIdentity] = row.partnerName }
    if row.reason != 0 { reasons[row.reason, default: 0] += 1 }
    // Of what was seen between two lists the hour is not known.
    if !row.time.isLowerBound { hours[row.since / Self.hour, default: 0] += 1 }
  }

  private static let hour = Duration.hours(1).wholeMilliseconds

  /// The signs that are worth telling, of most failures first.
  func causes(naming texts: TextPool) -> [CommonCause] {
    guard all.failed >= CommonCause.fewest else { return [] }
    func cause(_ trait: CommonCause.Trait, _ shared: Outcomes) -> CommonCause {
      CommonCause(
        trait: trait, failed: shared.failed, passed: shared.passed, othersFailed: all.failed - shared.failed,
        othersPassed: all.passed - shared.passed)
    }
    func name(_ number: UInt32) -> String { texts.text(number) ?? "" }
    var causes = signers.map { cause(.signer(name($0)), $1) }
    causes += partners.map { number, outcomes in
      cause(.partner(identity: name(number), name: partnerNames[number].flatMap { texts.text($0) }), outcomes)
    }
    causes += reasons.map { cause(.reason(name($0)), Outcomes(failed: $1)) }
    causes += hours.map { cause(.hour(Timestamp(milliseconds: $0 * Self.hour)), Outcomes(failed: $1)) }
    return causes.filter(\.isStriking).sorted {
      ($0.failed, $1.trait.order, $1.trait.name) > ($1.failed, $0.trait.order, $0.trait.name)
    }
  }

  /// Whether nothing gets through.
  func standstill(naming texts: TextPool) -> Standstill? {
    guard signing >= CommonCause.fewest,
      lastApproval.map({ span.end - $0 >= Standstill.span.wholeMilliseconds }) ?? true
    else { return nil }
    return Standstill(
      lastApproval: lastApproval.map { Timestamp(milliseconds: $0) }, signing: signing,
      signers: signingSigners.compactMap { texts.text($0) }.sorted(), namesAll: !signingSigners.contains(0))
  }
}

extension CommonCause.Trait {
  /// Of equal counts, what somebody can change comes first.
  fileprivate var order: Int {
    switch self {
    case .signer: 0
    case .reason: 1
    case .partner: 2
    case .hour: 3
    }
  }

  fileprivate var name: String {
    switch self {
    case .signer(let name), .reason(let name), .partner(let name, _): name
    case .hour(let start): start.description
    }
  }
}

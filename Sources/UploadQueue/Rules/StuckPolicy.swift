/// From when on signing counts as stuck, as it was set.
public enum StuckThreshold: Sendable, Hashable {
  /// For longer than this.
  case after(Duration)
  /// For longer than so many of a hundred approvals of the queue took, and never sooner than the floor.
  case percentile(Int, floor: Duration)

  /// The percentiles that can be set: fewer than half say nothing of what is unusual.
  public static let percentiles = 50...99

  /// The soonest that it can be.
  public var least: Duration {
    switch self {
    case .after(let span): span
    case .percentile(_, let floor): floor
    }
  }
}

/// From when on a document that is signing counts as slow, and as stuck.
///
/// DJP publishes no number for either ("berhari-hari" is Kring Pajak's word), so both are settings.
public struct StuckPolicy: Sendable, Hashable {
  /// Signing for longer than this is slow.
  public var slow: Duration
  /// Signing for longer than this is stuck: the signing has probably failed.
  ///
  /// Of a percentile that too little is known for it is the floor.
  public var stuck: Duration
  /// What was set, which ``stuck`` comes from.
  public let threshold: StuckThreshold
  /// Where ``stuck`` comes from.
  public private(set) var basis: Basis

  /// Where the stuck threshold in force comes from.
  public enum Basis: Sendable, Hashable {
    /// It was set.
    case set
    /// It is the floor, as only so many approvals are known; `nil` where they were not counted yet.
    case tooFew(Int?)
    /// It is the floor, as the percentile lies lower.
    case floor(percentile: Duration)
    /// It is the percentile of so many approvals.
    case percentile(of: Int)
  }

  /// Two thresholds; one hour and one day unless said otherwise.
  public init(slow: Duration = .hours(1), stuck: Duration = .hours(24)) {
    self.init(slow: slow, threshold: .after(stuck))
  }

  /// Two thresholds; of a percentile the floor is in force until enough is known of the queue.
  public init(slow: Duration = .hours(1), threshold: StuckThreshold) {
    self.slow = slow
    self.threshold = threshold
    stuck = max(slow, threshold.least)
    basis = if case .percentile = threshold { .tooFew(nil) } else { .set }
  }

  /// Whether it depends on how long signing usually takes.
  public var isLearnt: Bool { if case .percentile = threshold { true } else { false } }

  /// The same where it is known how long signing usually takes in the queue; `nil` where that was not looked at yet.
  public func knowing(_ times: SigningTimes?) -> StuckPolicy {
    guard case .percentile(let percent, let floor) = threshold else { return self }
    var policy = StuckPolicy(slow: slow, threshold: threshold)
    guard let usual = times?.percentile(percent) else {
      policy.basis = .tooFew(times?.count)
      return policy
    }
    policy.stuck = max(policy.stuck, usual)
    policy.basis = usual > max(slow, floor) ? .percentile(of: times?.count ?? 0) : .floor(percentile: usual)
    return policy
  }

  /// How long a document has been signing, in the policy's words.
  public enum Level: Int, Sendable, Hashable, Comparable {
    /// Not signing, or not for long.
    case fine
    /// For longer than usual.
    case slow
    /// For so long that something is wrong.
    case stuck

    /// Milder before worse.
    public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  /// For how long a document has to be signing for "berhari-hari", which tells that signing has failed (DDTCNews, Kring
  /// Pajak 18 Feb 2025), whatever counts as stuck; that days begin with the second is Pantau's reading.
  static let forDays: Duration = .days(2)

  /// The level of a document in a status since a moment.
  public func level(of status: UploadStatus, since: StatusTime?, at now: Timestamp) -> Level {
    guard status == .signingInProgress, let since else { return .fine }
    let elapsed = since.elapsed(at: now)
    return elapsed >= stuck ? .stuck : elapsed >= slow ? .slow : .fine
  }
}

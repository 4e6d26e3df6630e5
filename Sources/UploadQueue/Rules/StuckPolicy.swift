/// From when on a document that is signing counts as slow, and as stuck.
///
/// DJP publishes no number for either ("berhari-hari" is Kring Pajak's word), so both are settings.
public struct StuckPolicy: Sendable, Hashable {
  /// Signing for longer than this is slow.
  public var slow: Duration
  /// Signing for longer than this is stuck: the signing has probably failed.
  public var stuck: Duration

  /// Two thresholds; one hour and one day unless said otherwise.
  public init(slow: Duration = .hours(1), stuck: Duration = .hours(24)) {
    self.slow = slow
    self.stuck = max(slow, stuck)
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

  /// The level of a document in a status since a moment.
  public func level(of status: UploadStatus, since: StatusTime?, at now: Timestamp) -> Level {
    guard status == .signingInProgress, let since else { return .fine }
    let elapsed = since.elapsed(at: now)
    return elapsed >= stuck ? .stuck : elapsed >= slow ? .slow : .fine
  }
}

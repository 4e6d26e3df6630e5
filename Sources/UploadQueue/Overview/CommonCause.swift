/// What many documents that failed have in common: a sign of one cause behind them, with the counts it is founded on.
///
/// Counted is what became Saved Invalid or Approved within ``window`` and stands so still; what stood so already when the
/// queue was known first, without a time, is not. Which counts are striking is
/// Pantau's own rule (``isStriking``); that they are the cause is not said.
public struct CommonCause: Sendable, Hashable {
  /// What they share.
  public enum Trait: Sendable, Hashable {
    /// Who signed them.
    case signer(String)
    /// The other party: its NPWP or NITKU, and its name where it has one.
    case partner(identity: String, name: String?)
    /// The failure's words.
    case reason(String)
    /// The hour in which they failed, by its beginning.
    case hour(Timestamp)
  }

  /// What they share.
  public var trait: Trait
  /// How many of those that share it failed.
  public var failed: Int
  /// How many of those that share it were approved.
  public var passed: Int
  /// How many of the others failed.
  public var othersFailed: Int
  /// How many of the others were approved.
  public var othersPassed: Int

  /// How far back is counted, from the newest that is known of the queue.
  public static let window: Duration = .days(1)
  /// So few may be chance.
  public static let fewest = 5

  /// Whether it is worth telling: five failures or more; of a signer or other party also three times as many as passed,
  /// while at least five others, and most of them, did; of an error's words or an hour half of all failures or more.
  var isStriking: Bool {
    guard failed >= Self.fewest else { return false }
    return switch trait {
    case .signer, .partner: failed >= 3 * passed && othersPassed >= max(Self.fewest, othersFailed)
    case .reason, .hour: failed >= othersFailed
    }
  }

  /// Whether a document has its share in it.
  public func holds(for row: QueueRow) -> Bool {
    switch trait {
    case .signer(let name): row.document.signer == name
    case .partner(let identity, _): row.document.partnerIdentity == identity
    case .reason(let words): row.document.reason == words
    case .hour(let start): !row.time.isLowerBound && (start..<start + .hours(1)).contains(row.time.since)
    }
  }
}

extension QueueOverview {
  /// Whether many that the signer of a document signed fail, while those of others pass.
  public func isSignerSuspect(of row: QueueRow) -> Bool {
    causes.contains { cause in
      guard case .signer = cause.trait else { return false }
      return cause.holds(for: row)
    }
  }
}

/// That nothing gets through: documents are signing for an hour and more, and none was approved within the last one.
public struct Standstill: Sendable, Hashable {
  /// When the last one was approved, at the latest.
  public var lastApproval: Timestamp?
  /// How many have been signing for an hour and more.
  public var signing: Int
  /// Who has signed those, in order; what stands still for several is hardly one signer's.
  public var signers: [String]
  /// Whether each of them names its signer.
  public var namesAll = true

  /// For how long nothing has to be approved.
  static let span: Duration = .hours(1)
}

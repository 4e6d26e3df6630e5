/// Which running Pantau sees a re-upload through.
///
/// Several may have one journal. What nobody but the person at work can know, such as that a step is done, is said at the
/// one that sees it through, and nowhere else.
public enum AttemptHold: Sendable, Hashable {
  /// This one.
  case own
  /// Another one that is running: whose, and since when it has it.
  case other(Operator, since: Timestamp)
  /// Another one, of which it cannot be told whether it is running.
  case unknown(Operator, since: Timestamp)
  /// None: the last one that did has ended.
  case nobody(Operator, since: Timestamp)

  /// Whose it is, or was last, and since when; `nil` for this one.
  public var holder: (by: Operator, since: Timestamp)? {
    switch self {
    case .own: nil
    case .other(let by, let since), .unknown(let by, let since), .nobody(let by, let since): (by, since)
    }
  }

  /// Whether nobody has taken it since it was seen so, be it that its holder has ended meanwhile; that one which was seen to
  /// have ended may be running is another thing.
  public func isHeld(as seen: AttemptHold) -> Bool {
    guard seen.isElsewhere || !isElsewhere else { return false }
    guard let holder, let before = seen.holder else { return self == seen }
    return holder == before
  }

  /// Whether another one has it that is running, or may be.
  public var isElsewhere: Bool {
    switch self {
    case .other, .unknown: true
    case .own, .nobody: false
    }
  }
}

/// Which running Pantau sees a re-upload through.
///
/// Several may have one journal. What nobody but the person at work can know, such as that a step is done, is said at the
/// one that sees it through, and nowhere else.
public enum AttemptHold: Sendable, Hashable {
  /// This one.
  case own
  /// Another one that is running: whose, and since when it has it.
  case other(Operator, since: Timestamp)
  /// None: the last one that did has ended.
  case nobody(Operator, since: Timestamp)

  /// Whose it is, or was last, and since when; `nil` for this one.
  public var holder: (by: Operator, since: Timestamp)? {
    switch self {
    case .own: nil
    case .other(let by, let since), .nobody(let by, let since): (by, since)
    }
  }

  /// Whether nobody has taken it since it was seen so, be it that its holder has ended meanwhile.
  public func isHeld(as seen: AttemptHold) -> Bool {
    guard let holder, let before = seen.holder else { return self == seen }
    return holder == before
  }

  /// Whether another one that is running has it.
  public var isElsewhere: Bool { if case .other = self { true } else { false } }
}

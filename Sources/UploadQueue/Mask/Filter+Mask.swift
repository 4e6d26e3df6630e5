extension Filter {
  /// Whether it looks for what is only hinted at where others look on: who can try out a number, or the letters of a name,
  /// soon knows it.
  public var asksForMasked: Bool { condition.asksForMasked }
}

extension FilterCondition {
  fileprivate var asksForMasked: Bool {
    switch self {
    case .all(let parts), .any(let parts): parts.contains(where: \.asksForMasked)
    case .not(let inner): inner.asksForMasked
    case .contains(.any, _), .equals(.any, _), .contains(.lasting, _), .equals(.lasting, _): true
    case .contains(.key(let key), _), .equals(.key(let key), _):
      [.partner, .npwp, .signer, .reason, .note].contains(key)
    // That there is a note, or a reason, can be seen.
    case .everything, .known, .state, .channel, .kind, .measure: false
    }
  }
}

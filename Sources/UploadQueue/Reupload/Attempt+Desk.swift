extension Attempt {
  /// As it is written down: with who it is sent with, also where nobody was chosen; of a hand-off that is not known.
  func written(by usual: String?) -> Attempt {
    var attempt = self
    if !isHandOff { attempt.signer = signer ?? usual }
    return attempt
  }

  /// Where the desk of an attempt stands that was begun before.
  var phase: ReuploadDesk.Phase {
    switch state {
    case .intended where isHandOff: .handOff
    // Whoever sends it knows more than the journal, as long as that one is seen to run.
    case .intended: if case .other = hold { .sending } else { .inDoubt }
    case .lost: .inDoubt
    case .accepted, .queued: .waiting
    case .claimedDone: .verifying
    case .refused(let words): .over(.rejected(words))
    case .settled(let settlement), .followed(let settlement): .over(.settled(settlement))
    }
  }
}

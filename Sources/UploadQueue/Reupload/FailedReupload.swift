/// That the last re-upload of a document ended in Saved Invalid again, and whom it was sent with.
public struct FailedReupload: Sendable, Hashable {
  /// Who it was sent with.
  public var signer: String
  /// When it was known to have failed.
  public var at: Timestamp
  /// How many in a row failed with that signer, this one among them.
  public var count: Int

  /// That the last re-upload failed with a signer.
  public init(signer: String, at: Timestamp, count: Int = 1) {
    self.signer = signer
    self.at = at
    self.count = count
  }

  /// How the last of a document's re-uploads failed; `nil` where it did not, or nobody can tell who signed.
  ///
  /// Where the journal does not say, the list does, read after the re-upload: the portal names in it who signed last.
  ///
  /// - Parameter attempts: Every attempt on the document, oldest first.
  public init?(last attempts: [Attempt], of row: QueueRow) {
    let sent = attempts.filter { !$0.cameToNothing }
    guard let last = sent.last, row.document.status.status == .savedInvalid, row.missingSince == nil else { return nil }
    let isBack = last.possibleSequel(seeing: row) == .invalidAgain
    guard last.hasFailed || isBack else { return nil }
    guard let signer = last.signer ?? (last.precedes(row.document) ? row.document.signer : nil) else { return nil }
    var count = 1
    for (attempt, next) in zip(sent, sent.dropFirst()).reversed() {
      guard attempt.signer == signer, attempt.hasFailed || attempt.isBack(before: next) else { break }
      count += 1
    }
    self.init(signer: signer, at: isBack ? row.time.since : last.stateAt, count: count)
  }
}

extension FailedReupload {
  /// The same, where it failed with this signer.
  public func with(_ signer: String?) -> FailedReupload? { self.signer == signer ? self : nil }
}

extension [Attempt] {
  /// The last of them that was sent, as far as is known; they are the oldest first.
  public var lastSent: Attempt? { last { !$0.cameToNothing } }

  /// The number of the one that is not over, or of the one that would be next: after those that came to something.
  public var numberOfNext: Int {
    guard let last, !last.state.isOver else { return (lazy.filter { !$0.cameToNothing }.map(\.number).max() ?? 0) + 1 }
    return last.number
  }
}

extension Attempt {
  /// Whether it is over and nothing came of it: nothing was sent, or the call alone was not taken.
  public var cameToNothing: Bool { state.cameToNothing }

  /// Whether the backend has taken it, and its document's status has not moved yet.
  public var isTaken: Bool {
    if case .accepted = state { return true }
    return false
  }

  /// Whether nobody knows what became of it: no answer came, or it was waited for no longer though no status had moved.
  public var isUnclear: Bool {
    switch state {
    case .lost, .settled(.nothingChanged): true
    default: false
    }
  }

  /// Whether its document became Saved Invalid once more, as far as its own end tells.
  fileprivate var hasFailed: Bool {
    switch state {
    case .settled(.invalidAgain), .followed(.invalidAgain): true
    default: false
    }
  }

  /// Whether it had ended back in the queue, and its document was Saved Invalid when the next one began.
  fileprivate func isBack(before next: Attempt) -> Bool {
    state == .settled(.signingAgain) && next.seenStatus.status == .savedInvalid
  }
}

extension [JournalEntry] {
  /// The attempts among them, oldest first, each as it is told in the end.
  public var attempts: [Attempt] {
    reduce(into: []) { attempts, entry in
      switch entry {
      case .began(let attempt): attempts.append(attempt)
      case .event(let event, let key, let moment, _):
        guard let place = attempts.lastIndex(where: { $0.key == key }) else { return }
        (attempts[place].state, attempts[place].stateAt) = (event, moment)
      default: break
      }
    }
  }
}

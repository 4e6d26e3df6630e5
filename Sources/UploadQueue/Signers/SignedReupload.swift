/// A re-upload of this queue, as far as its signer and its end are concerned.
public struct SignedReupload: Sendable, Hashable {
  /// The document.
  public var document: DocumentID
  /// Who it was sent with; `nil` where nothing tells, as after a hand-off, of which only the person knows who signed.
  public var signer: String?
  /// When it was intended.
  public var beganAt: Timestamp
  /// The last thing that happened to it.
  public var state: AttemptEvent
  /// When that was.
  public var stateAt: Timestamp

  /// What is to be counted of a re-upload.
  public init(_ attempt: Attempt) {
    document = attempt.subject.document
    signer = attempt.signer
    (beganAt, state, stateAt) = (attempt.beganAt, attempt.state, attempt.stateAt)
  }

  /// As it was known at a moment.
  public func known(at moment: Timestamp) -> SignedReupload {
    guard stateAt > moment else { return self }
    var reupload = self
    (reupload.state, reupload.stateAt) = (.intended, beganAt)
    return reupload
  }

  /// What became of it; `nil` where nothing was sent, or the call alone was not taken.
  public var outcome: Outcome? {
    switch state {
    case _ where state.cameToNothing: nil
    case .settled(.approved), .followed(.approved): .approved
    case .settled(.invalidAgain), .followed(.invalidAgain): .invalid
    case .refused: .refused
    default: .untold
    }
  }

  /// What can become of a re-upload that was sent.
  public enum Outcome: Sendable, Hashable {
    /// Its document was approved.
    case approved
    /// Its document became Saved Invalid once more.
    case invalid
    /// The backend refused the document.
    case refused
    /// Under way, or nobody saw how it ended.
    case untold
  }
}

/// Re-uploads counted by what became of them; what was never sent is none.
public struct ReuploadTally: Sendable, Hashable {
  /// Approved.
  public var approved = 0
  /// Saved Invalid once more.
  public var invalid = 0
  /// Refused by the backend.
  public var refused = 0
  /// Under way, or with an end that nobody saw.
  public var untold = 0
  /// When the first of them was intended, and when the last; `nil` where there is none.
  public var period: ClosedRange<Timestamp>?

  /// None.
  public init() {}

  /// All of them.
  public var total: Int { approved + invalid + refused + untold }

  /// Counts one more.
  public mutating func add(_ reupload: SignedReupload) {
    switch reupload.outcome {
    case nil: return
    case .approved: approved += 1
    case .invalid: invalid += 1
    case .refused: refused += 1
    case .untold: untold += 1
    }
    let (first, last) = (period?.lowerBound ?? reupload.beganAt, period?.upperBound ?? reupload.beganAt)
    period = min(first, reupload.beganAt)...max(last, reupload.beganAt)
  }
}

import UploadQueue

/// How a re-upload stands, for who only wants to know whether it went well.
public enum ReuploadVerdict: Sendable, Hashable {
  /// It is approved, or back in the queue; of a hand-off: its steps are before the person, on record.
  case well
  /// It was sent, and its status has not moved yet.
  case waiting
  /// It was not uploaded, or its document did not pass.
  case badly
  /// A rule forbids it, Pantau's or the backend's: nothing was sent.
  case refused
  /// The backend could not be asked, nothing ever arrived there, or it is not known whether anything was sent.
  case unreachable
}

extension ReuploadDesk {
  /// How it stands; `nil` while nobody has decided, and while it is being sent.
  var verdict: ReuploadVerdict? {
    switch phase {
    case .preparing, .confirming, .rereading, .recording, .sending: nil
    case .inDoubt: .unreachable
    case .waiting, .verifying: .waiting
    case .handOff: .well
    // It came to the end without ever having come to the backend.
    case .over(.settled(.notSent)) where lostTo != nil: .unreachable
    case .over(let ending): (endingNow ?? ending).verdict
    }
  }
}

extension ReuploadDesk.Ending {
  fileprivate var verdict: ReuploadVerdict {
    switch self {
    case .refused, .changed, .notJournaled(.anotherUnderWay): .refused
    case .failed(let error): error.isRule ? .refused : .unreachable
    case .notJournaled, .rejected: .badly
    case .settled(.approved), .settled(.signingAgain): .well
    case .settled(.invalidAgain), .settled(.moved), .settled(.nothingChanged), .settled(.notSent): .badly
    }
  }
}

extension BackendError {
  /// Whether the backend answered, and what it said is that its rules forbid it.
  fileprivate var isRule: Bool {
    switch self {
    case .notAllowed, .alreadyInProgress, .alreadyApproved, .rejected: true
    case .notAuthorized, .rateLimited, .tooSoon, .notBefore, .notSent, .circuitOpen, .unavailable, .protocolBroken:
      false
    }
  }
}

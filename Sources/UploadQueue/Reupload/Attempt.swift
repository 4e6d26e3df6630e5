/// One intended re-upload of one document, and what became of it.
public struct Attempt: Sendable, Hashable, Identifiable {
  /// Names it, here and at the backend.
  public var key: IdempotencyKey
  /// The document, as it was called then.
  public var subject: Subject
  /// Whether the backend is called or the person does it in the portal.
  public var isHandOff: Bool
  /// The signer chosen, where another one was; in the journal also the document's own, where that one was sent with.
  ///
  /// `nil` there for a hand-off, of which only the person knows who signed, and for what an older Pantau wrote.
  public var signer: String?
  /// The status the person saw and confirmed on.
  public var seenStatus: StatusReading
  /// As of when they were told that status, or it was read later before it was begun.
  public var seenAt: Timestamp
  /// Which attempt on this document it is, from 1.
  public var number: Int
  /// Who intended it.
  public var by: Operator
  /// When it was intended.
  public var beganAt: Timestamp
  /// The last thing that happened to it.
  public var state: AttemptEvent
  /// When that was.
  public var stateAt: Timestamp
  /// Which running Pantau sees it through.
  public var hold = AttemptHold.own

  /// The key.
  public var id: IdempotencyKey { key }

  /// An attempt as it begins: intended, nothing sent.
  public init(
    key: IdempotencyKey, subject: Subject, isHandOff: Bool, signer: String?, seenStatus: StatusReading,
    seenAt: Timestamp, number: Int, by: Operator, beganAt: Timestamp
  ) {
    self.key = key
    self.subject = subject
    self.isHandOff = isHandOff
    self.signer = signer
    self.seenStatus = seenStatus
    self.seenAt = seenAt
    self.number = number
    self.by = by
    self.beganAt = beganAt
    state = .intended
    stateAt = beganAt
  }
}

/// What happens to an attempt, in the order it can.
public enum AttemptEvent: Sendable, Hashable {
  /// It is intended; for a hand-off: its steps are before the person.
  case intended
  /// The backend took it, with its words.
  case accepted(String)
  /// The backend holds it for an uploader that has not answered.
  case queued
  /// The person says that it is done in the portal.
  case claimedDone
  /// No answer came: what happened is not known.
  case lost(String)
  /// The backend refused it, with its words, or did not take the call, with why (``isNotTaken``). Over.
  case refused(String)
  /// It is known how it ended. Over.
  case settled(Settlement)
  /// What its document's status did next, once it had ended back in the queue. Told once, after the end.
  case followed(Settlement)

  /// Whether nothing more is expected.
  public var isOver: Bool {
    switch self {
    case .refused, .settled, .followed: true
    default: false
    }
  }

  /// Whether it is over and nothing came of it: nothing was sent, or the call alone was not taken.
  public var cameToNothing: Bool { self == .settled(.notSent) || isNotTaken }

  /// Whether the call alone was not taken, as when there were too many, which says nothing of the document.
  public var isNotTaken: Bool {
    if case .refused(let words) = self { BackendError.isOfCallAlone(written: words) } else { false }
  }
}

/// How an attempt ended.
public enum Settlement: Sendable, Hashable {
  /// The document was approved.
  case approved
  /// The document went back into the signing queue.
  case signingAgain
  /// The document became Saved Invalid once more.
  case invalidAgain
  /// The document took another status.
  case moved(StatusReading)
  /// The status never moved, and somebody decided not to wait longer.
  case nothingChanged
  /// Nothing was ever sent.
  case notSent
}

extension Attempt {
  /// Whether it holds back every other re-upload of its queue.
  ///
  /// An upload that was intended, sent or lost does, until it is settled. A hand-off that the person says is done has
  /// nothing under way at Pantau's side: it waits to be verified and holds back nothing but its own document.
  public var isInFlight: Bool {
    switch state {
    case .refused, .settled, .followed, .claimedDone: false
    case .intended, .accepted, .queued, .lost: true
    }
  }

  /// Whether it has been sent, as far as is known.
  var isSent: Bool {
    switch state {
    case .accepted, .claimedDone: true
    case .intended, .queued, .lost, .refused, .settled, .followed: false
    }
  }

  /// Whether it is not known if anything was sent: nobody is sending any more, and there is no answer.
  ///
  /// `intended` is doubt only for an attempt of a process that is gone; the one that is sending knows better. A
  /// hand-off is never in doubt: the person knows, and is asked.
  public var isInDoubtAfterRestart: Bool {
    guard !isHandOff else { return false }
    return switch state {
    case .intended, .lost: true
    default: false
    }
  }

  /// Whether another Pantau may be sending it at this moment.
  ///
  /// Of one that is running the end is awaited; of one that cannot be seen, for as long as a call lasts at most (120 s,
  /// where the portal takes up to 99 s), and half of that again.
  public func mayBeOnItsWay(at now: Timestamp) -> Bool {
    guard state == .intended, !isHandOff else { return false }
    return switch hold {
    case .other: true
    case .unknown: now - beganAt < .seconds(180)
    case .own, .nobody: false
    }
  }
}

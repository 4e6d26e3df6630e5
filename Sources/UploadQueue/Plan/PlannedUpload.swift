/// One document that a person has said is to be uploaded again at a later moment, as they said it.
///
/// It is sent only as what it was then: in the same status, called the same, and as the same attempt of the document.
public struct PlannedUpload: Sendable, Hashable, Identifiable {
  /// Where it stands.
  public enum State: Sendable, Hashable {
    /// It is to be sent at its time.
    case planned
    /// It was begun, and what happened to that attempt last.
    case attempted(AttemptEvent)
    /// It is not sent until a person says so anew.
    case halted(PlanHalt)
    /// A person has taken it out of the plan.
    case cancelled
  }

  /// Names it, and the attempt that it becomes.
  public var key: IdempotencyKey
  /// The document, as it was called then.
  public var subject: Subject
  /// The signer chosen, where another one was.
  public var signer: String?
  /// The status that the person saw and confirmed on.
  public var seenStatus: StatusReading
  /// When that status was read.
  public var seenAt: Timestamp
  /// The DPP that the person saw.
  public var taxBase: Rupiah?
  /// The other party that the person saw.
  public var partnerName: String?
  /// Which attempt on the document it is to be, from 1.
  public var number: Int
  /// It is not sent before this moment.
  public var dueAt: Timestamp
  /// Who planned it.
  public var by: Operator
  /// When.
  public var plannedAt: Timestamp
  /// Where it stands.
  public var state: State
  /// Since when.
  public var stateAt: Timestamp
  /// When its attempt ended, where something was told of its document after that; `nil` otherwise.
  public var settledAt: Timestamp?
  /// Which running Pantau sends it.
  public var hold = AttemptHold.own

  /// The key.
  public var id: IdempotencyKey { key }

  /// An upload as it is planned.
  public init(
    key: IdempotencyKey, subject: Subject, signer: String?, seenStatus: StatusReading, seenAt: Timestamp,
    taxBase: Rupiah?, partnerName: String?, number: Int, dueAt: Timestamp, by: Operator,
    plannedAt: Timestamp
  ) {
    self.key = key
    self.subject = subject
    self.signer = signer
    self.seenStatus = seenStatus
    self.seenAt = seenAt
    self.taxBase = taxBase
    self.partnerName = partnerName
    self.number = number
    self.dueAt = dueAt
    self.by = by
    self.plannedAt = plannedAt
    state = .planned
    stateAt = plannedAt
  }

  /// What the person at a desk has in mind, at a later moment instead of now.
  public init(_ desk: ReuploadDesk, dueAt: Timestamp, at now: Timestamp) {
    let (attempt, document) = (desk.attempt, desk.row.document)
    self.init(
      key: attempt.key, subject: attempt.subject, signer: attempt.signer, seenStatus: attempt.seenStatus,
      seenAt: attempt.seenAt, taxBase: document.taxBase, partnerName: document.partnerName, number: attempt.number,
      dueAt: dueAt, by: attempt.by, plannedAt: now)
  }
}

/// Why a planned upload is not sent until a person says so anew.
public enum PlanHalt: Sendable, Hashable {
  /// Its moment went by: no Pantau was running, or nothing could be sent then.
  case passed
  /// It could not be begun, and why, in the words that were told.
  case failed(String)
  /// Another one, of this name, did not go through.
  case after(String)
}

extension PlannedUpload {
  /// Whether it may still be sent, by itself or once a person says so anew.
  public var isOpen: Bool {
    switch state {
    case .planned, .halted: true
    case .attempted(let event): !event.isOver
    case .cancelled: false
    }
  }

  /// Whether it is halted.
  public var isHalted: Bool { if case .halted = state { true } else { false } }

  /// Whether it is being sent, or how that ended is not known.
  public var isUnderWay: Bool { if case .attempted(let event) = state { !event.isOver } else { false } }

  /// Since when it is in the way of no other, where it is over; what is told of its document after that moves nothing.
  public var endedAt: Timestamp { settledAt ?? stateAt }

  /// Whether it went through: approved, or back in the queue.
  public var wentThrough: Bool {
    switch state {
    case .attempted(.settled(.approved)), .attempted(.settled(.signingAgain)), .attempted(.followed(.approved)): true
    default: false
    }
  }

  /// Whether it did not, so that nothing that was planned with it is sent.
  public var didNotGoThrough: Bool {
    switch state {
    case .attempted(let event): event.isOver && !wentThrough
    case .halted(.failed): true
    case .halted, .planned, .cancelled: false
    }
  }

  /// Whether a document is still what the person saw when they planned it: status, name, DPP and the other party.
  public func isStill(_ document: Document) -> Bool {
    document.status == seenStatus && document.name == subject.name && document.taxBase == taxBase
      && document.partnerName == partnerName
  }
}

/// What was done to a plan.
public enum PlanEvent: Sendable, Hashable {
  /// A document is to be uploaded again at that moment, by another signer where one was chosen.
  case planned(for: Timestamp, signer: String?)
  /// It is not sent until a person says so anew.
  case halted(PlanHalt)
  /// It is not sent.
  case cancelled
}

/// What was done to a plan: an entry of the journal.
public struct PlanRecord: Sendable, Hashable {
  /// Names the planned upload.
  public var key: IdempotencyKey
  /// The document, as it was called then.
  public var subject: Subject
  /// What was done.
  public var event: PlanEvent
  /// Who did it, or whose Pantau.
  public var by: Operator
  /// When.
  public var at: Timestamp

  /// What was done to a plan.
  public init(key: IdempotencyKey, subject: Subject, event: PlanEvent, by: Operator, at: Timestamp) {
    self.key = key
    self.subject = subject
    self.event = event
    self.by = by
    self.at = at
  }
}

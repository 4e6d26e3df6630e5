import UploadQueue

/// What is wanted of the plan of a queue.
public enum PlanWish: Sendable, Equatable {
  /// A document is to be uploaded again later; its key is given to it where it is written down.
  case add(PlannedUpload)
  /// These are not to be sent.
  case cancel([IdempotencyKey])
  /// This one could not be begun.
  case halt(IdempotencyKey, PlanHalt)
  /// The time of this one has come: its desk is to be got ready.
  case open(PlannedUpload)
}

/// What is to be known of the plan of a queue.
public enum PlanNews: Sendable, Equatable {
  /// How it stands, where that is different; and what was just halted here.
  case stands(UploadPlan?, halted: [PlannedUpload])
  /// A document is planned; the plan with it.
  case added(PlannedUpload, UploadPlan)
  /// These were taken out; the plan without them.
  case cancelled([IdempotencyKey], UploadPlan)
  /// The time of this one has come.
  case due(PlannedUpload)
  /// The desk of the one whose time has come is ready.
  case ready(ReuploadDesk)
  /// The one whose time has come may not be uploaded again.
  case refused(PlannedUpload, Refusal)
  /// The journal could not do what was wanted.
  case failed(PlanWish, JournalError)

  /// The same without names; `nil` for what comes of doing something, which nobody does who looks on.
  var masked: PlanNews? {
    switch self {
    case .stands(let plan, let halted): .stands(plan?.masked, halted: halted.map(\.masked))
    case .added, .cancelled, .due, .ready, .refused, .failed: nil
    }
  }
}

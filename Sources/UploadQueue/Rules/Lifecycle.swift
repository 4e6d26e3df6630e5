/// Something a person may want to do with a document at DJP.
public enum Operation: Sendable, Hashable, CaseIterable {
  /// Upload it again.
  case reupload
  /// Cancel it.
  case cancel
  /// Replace it by a faktur pengganti.
  case replace
}

/// Whether something may be done, and if not, why.
public enum Permission: Sendable, Hashable {
  /// It may.
  case allowed
  /// It may not.
  case refused(Refusal)

  /// The reason of a no.
  public var refusal: Refusal? {
    if case .refused(let refusal) = self { refusal } else { nil }
  }
}

/// Why something may not be done.
public enum Refusal: Sendable, Hashable {
  /// It is waiting to be signed: it can be neither re-uploaded nor cancelled.
  case signingInProgress
  /// It was never uploaded: the first upload is made where it was written.
  case neverUploaded
  /// DJP has approved it.
  case approvedAlready
  /// A replacement has taken its place.
  case amended
  /// It was cancelled.
  case canceled
  /// The buyer must agree first.
  case waitingForBuyer
  /// Nothing is known of what this status allows.
  case unknownStatus(String)
  /// No backend has shown a status for it yet.
  case notSeenYet
  /// The other party uploads documents of this kind.
  case uploadedByPartner
  /// Only an approved document can be cancelled or replaced.
  case notApproved

  /// The backend no longer lists it.
  case missing
  /// The backend does not answer.
  case stale
  /// The newest that the backend has is too old to act on.
  case outdated
  /// The queue may only be looked at.
  case readOnly
  /// This backend takes no re-uploads.
  case backendCannot
  /// This backend takes none until these keys are set in the configuration.
  case settingsMissing([String])
  /// Pantau itself cannot do this; it is done in the portal.
  case portalOnly
  /// Another document's re-upload is under way in this queue.
  case anotherUnderWay(String)
  /// A document's re-upload is under way at somebody else's Pantau, since then.
  case underWayAt(Operator, since: Timestamp, String)
  /// Its own re-upload is under way in another queue that shows it.
  case underWayElsewhere(queue: String)
  /// The queues that show it do not agree on whether it may be uploaded again.
  case queuesDisagree([DocumentOrigin])
  /// It is not known how an earlier re-upload ended.
  case inDoubt(String)
  /// One of the same transaction is approved already, which nobody has read at its desk.
  case perhapsDouble
  /// It was planned for later, and has been uploaded again since.
  case attemptedMeanwhile
  /// The document left the view; what is shown is a memory of it.
  case leftView
  /// No document is selected.
  case nothingSelected
}

/// What a document allows in its status; the only place that decides it.
///
/// Source: Kring Pajak, 18 February 2025 (DDTCNews), for Signing In Progress and Saved Invalid; Coretaxpedia for the
/// rest.
public enum Lifecycle {
  /// Whether a document in this status may be the subject of an operation.
  public static func permits(_ operation: Operation, from status: StatusReading, kind: DocumentKind) -> Permission {
    switch operation {
    case .reupload: permitsReupload(from: status, kind: kind)
    case .cancel, .replace: permitsChange(from: status)
    }
  }

  /// Whether a document as it is known now may be uploaded again: what is no longer listed may not.
  public static func permitsReupload(of row: QueueRow) -> Permission {
    guard row.missingSince == nil else { return .refused(.missing) }
    return permits(.reupload, from: row.document.status, kind: row.document.kind)
  }

  private static func permitsReupload(from reading: StatusReading, kind: DocumentKind) -> Permission {
    guard kind.isUploadedByTaxpayer else { return .refused(.uploadedByPartner) }
    return switch reading.status {
    case .savedInvalid: .allowed
    case .signingInProgress: .refused(.signingInProgress)
    case .draft: .refused(.neverUploaded)
    case .approved: .refused(.approvedAlready)
    case .amended: .refused(.amended)
    case .canceled: .refused(.canceled)
    case .waitingForAmendment, .waitingForCancellation: .refused(.waitingForBuyer)
    case .unknown: .refused(reading.isNone ? .notSeenYet : .unknownStatus(reading.words))
    }
  }

  private static func permitsChange(from reading: StatusReading) -> Permission {
    switch reading.status {
    case .approved: .refused(.portalOnly)
    case .signingInProgress: .refused(.signingInProgress)
    case .draft, .savedInvalid: .refused(.notApproved)
    case .amended: .refused(.amended)
    case .canceled: .refused(.canceled)
    case .waitingForAmendment, .waitingForCancellation: .refused(.waitingForBuyer)
    case .unknown: .refused(reading.isNone ? .notSeenYet : .unknownStatus(reading.words))
    }
  }
}

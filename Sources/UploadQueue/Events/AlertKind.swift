/// What somebody can ask to be told of who does not look.
public enum AlertKind: String, Sendable, Hashable, CaseIterable {
  /// A document is signing for so long now that it counts as stuck.
  case stuck
  /// A document fell to Saved Invalid.
  case savedInvalid = "saved-invalid"
  /// A document that is not approved has come near its last day, or past it.
  case due
  /// Documents that are not approved fall due in 7, 3 or 1 days: once for all of a day.
  case reminder
  /// A re-upload has come to its end.
  case settled
  /// The backend does not answer any more.
  case backendLost = "backend-lost"
  /// The backend answers again.
  case backendBack = "backend-back"
}

extension QueueEvent {
  /// What it is told as; `nil` where it is nothing to call anybody for.
  public var alertKind: AlertKind? {
    switch self {
    case .changed(let change):
      change.to?.status == .savedInvalid && change.from?.status != .savedInvalid ? .savedInvalid : nil
    case .stuck: .stuck
    case .due: .due
    case .reminder: .reminder
    case .settled: .settled
    case .backendLost: .backendLost
    case .backendBack: .backendBack
    }
  }
}

/// What of a document, or of a day on which documents fall due, somebody is told once, as long as it stays so.
public struct Alarm: Sendable, Hashable {
  /// What it is about the document.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// It is stuck.
    case stuck
    /// Its last day is near.
    case due
    /// Its last day has passed.
    case late
    /// Seven days or fewer are left until a day on which documents fall due; that day stands in the document's place.
    case sevenDays = "7-days"
    /// The same with three days.
    case threeDays = "3-days"
    /// The same with one day.
    case oneDay = "1-day"
  }

  /// The document.
  public var document: DocumentID
  /// What it is about it.
  public var kind: Kind

  /// Something about a document.
  public init(_ kind: Kind, of document: DocumentID) {
    self.kind = kind
    self.document = document
  }
}

extension StatusChange {
  /// What cannot have been so in the status before it: where it is so now, it is so anew.
  public var endedAlarms: [Alarm] {
    guard let from = from?.status else { return [] }
    var kinds: [Alarm.Kind] = from == .signingInProgress ? [] : [.stuck]
    if from.endsDeadline { kinds += [.due, .late] }
    return kinds.map { Alarm($0, of: subject.document) }
  }
}

/// What the newest reading of a document says of a re-upload that waits for its status to move.
public enum Verification: Sendable, Hashable {
  /// Nothing has been read since the person decided; the last reading is from this moment.
  case nothingNew(since: Timestamp)
  /// What was read since was true at this moment, before the re-upload began, and tells nothing of it.
  case tooOld(Timestamp)
  /// What was true at this moment, after the re-upload began, still shows the status that the person saw.
  case unmoved(Timestamp)
}

extension ReuploadDesk {
  /// What the newest reading says of it; `nil` where nothing is awaited.
  public var verification: Verification? {
    switch phase {
    case .inDoubt, .waiting, .handOff, .verifying: break
    case .preparing, .confirming, .rereading, .recording, .sending, .over: return nil
    }
    let readAt = row.document.observedAt
    if attempt.precedes(row.document) { return .unmoved(readAt) }
    return readAt > attempt.seenAt ? .tooOld(readAt) : .nothingNew(since: readAt)
  }
}

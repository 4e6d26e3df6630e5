extension Attempt {
  /// How the attempt ended, as far as a reading of its document tells; `nil` while it tells nothing.
  ///
  /// The status has moved when it is another one than the person saw, or the same one since a moment after the attempt
  /// began: then the document has been through the queue once more.
  public func settlement(seeing row: QueueRow) -> Settlement? {
    let reading = row.document.status
    guard row.missingSince == nil, !reading.isNone else { return nil }
    guard reading.agrees(with: seenStatus) else {
      return switch reading.status {
      case .approved: .approved
      case .signingInProgress: .signingAgain
      case .savedInvalid: .invalidAgain
      default: .moved(reading)
      }
    }
    guard reading.status == .savedInvalid, !row.time.isLowerBound, row.time.since > beganAt else { return nil }
    return .invalidAgain
  }
}

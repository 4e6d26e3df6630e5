extension Attempt {
  /// How the attempt ended, as far as a reading of its document tells; `nil` while it tells nothing.
  ///
  /// The status has moved when it is another one than the person saw, or the same one since a moment after the attempt
  /// began: then the document has been through the queue once more. What was true before the attempt began tells nothing
  /// of it, whenever it comes.
  public func settlement(seeing row: QueueRow) -> Settlement? {
    let reading = row.document.status
    guard row.missingSince == nil, !reading.isNone, precedes(row.document) else { return nil }
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

  /// What the status did after the attempt had ended back in the queue; `nil` while it stands there.
  ///
  /// A row from before it was seen back there, as another Pantau may still have, tells nothing of what came after.
  ///
  /// - Parameter history: What is recorded of its document.
  public func sequel(seeing row: QueueRow, in history: [JournalEntry]) -> Settlement? {
    guard let settlement = possibleSequel(seeing: row), row.document.observedAt >= backSince(in: history) else {
      return nil
    }
    return settlement
  }

  /// The same as far as a reading alone tells, which spares who asks the reading of a history that would change nothing.
  public func possibleSequel(seeing row: QueueRow) -> Settlement? {
    let reading = row.document.status
    guard state == .settled(.signingAgain), row.missingSince == nil, !reading.isNone, precedes(row.document) else {
      return nil
    }
    return switch reading.status {
    case .signingInProgress: nil
    case .approved: .approved
    case .savedInvalid: .invalidAgain
    default: .moved(reading)
    }
  }

  /// Since when its document is known to have been back in the queue.
  private func backSince(in history: [JournalEntry]) -> Timestamp {
    for case .change(let change) in history where change.to?.status == .signingInProgress {
      if change.time.since > beganAt - .seconds(1) { return change.time.since }
    }
    return stateAt
  }

  /// Whether a reading of its document is from no earlier than the attempt began.
  ///
  /// Many sources count in whole seconds, so the second in which it began is taken as a whole.
  public func precedes(_ reading: Document) -> Bool {
    reading.observedAt > beganAt - .seconds(1)
  }
}

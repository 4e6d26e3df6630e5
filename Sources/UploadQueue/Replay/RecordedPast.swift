/// What was known of changes of status and of re-uploads at a moment: the rest is the future of that moment, and not told.
public struct RecordedPast: Sendable {
  private let changes: [RecordedChange]
  private let reuploads: [RecordedReupload]

  init(changes: [RecordedChange], reuploads: [RecordedReupload]) {
    self.changes = changes
    self.reuploads = reuploads
  }

  /// The re-uploads that were under way at a moment, oldest first.
  public func underWay(at moment: Timestamp) -> [Attempt] { reuploads.compactMap { $0.underWay(at: moment) } }

  /// The entry of the first change that was seen later; `nil` where there is none.
  public func placeAfter(_ moment: Timestamp) -> JournalPlace? {
    let count = changes.count(upTo: moment)
    return count < changes.count ? JournalPlace(changes[count].place) : nil
  }

  /// How many documents were approved and failed in each hour, as far as that was seen up to a moment.
  public func outcomes(from start: Timestamp, hours: Int, seenUpTo moment: Timestamp) -> HourlyOutcomes {
    var outcomes = HourlyOutcomes(start: start, hours: hours)
    var counted: Set<Outcome> = []
    for change in changes.prefix(changes.count(upTo: moment)) where !change.isGone {
      let status = UploadStatus(rawValue: Int(change.status)) ?? .unknown
      guard status == .approved || status == .savedInvalid, tellsWhen(change),
        let hour = outcomes.hour(of: change.time.since),
        counted.insert(Outcome(document: change.document, hour: hour, status: status)).inserted
      else { continue }
      if status == .approved { outcomes.approved[hour] += 1 } else { outcomes.invalid[hour] += 1 }
    }
    return outcomes
  }

  /// As ``StatusChange/tellsWhen``: there was a status before, or the backend says when.
  private func tellsWhen(_ change: RecordedChange) -> Bool {
    change.time.source == .backend || (change.previous >= 0 && !changes[Int(change.previous)].isGone)
  }

  private struct Outcome: Hashable {
    let document: Int32
    let hour: Int
    let status: UploadStatus
  }
}

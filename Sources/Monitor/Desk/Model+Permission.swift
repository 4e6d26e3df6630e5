import UploadQueue

extension Model {
  /// Whether a document may be uploaded again now, and if not, why: every key and screen asks here.
  public func permission(toReupload row: QueueRow) -> Permission {
    guard isOverAll else {
      let own = queue.permission(toReupload: row)
      guard own == .allowed else { return own }
      // Another queue may show the same document, and whoever has come from the list over all knows what each says.
      let objection = visit.flatMap { $0.shows(row, in: queue.number) ? $0.origins.objection : nil }
      let refusal = refusalElsewhere(of: row.document, besides: [queue.number]) ?? objection
      return refusal.map { .refused($0) } ?? own
    }
    if let refusal = refusal(of: row) { return .refused(refusal) }
    return actingOrigin(for: row).map { permission(toReupload: row, at: $0) } ?? .refused(.backendCannot)
  }

  /// Whether the data shown is too old to act on at a single key.
  public var isDataOld: Bool {
    guard let newest = dataAt else { return true }
    return now - newest > settings.oldAfter
  }
}

extension QueueState {
  /// Whether a document of this queue may be uploaded again now, and if not, why.
  func permission(toReupload row: QueueRow) -> Permission {
    if profile.isReadOnly { return .refused(.readOnly) }
    if let refusal = Lifecycle.permitsReupload(of: row).refusal { return .refused(refusal) }
    if profile.capabilities.reupload == .none {
      let missing = profile.capabilities.missingSettings
      return .refused(missing.isEmpty ? .backendCannot : .settingsMissing(missing))
    }
    if case .outdated = connection { return .refused(.outdated) }
    if !connection.isLive { return .refused(.stale) }
    for desk in desks where desk.isUnderWay {
      if desk.phase == .inDoubt { return .refused(.inDoubt(desk.row.document.name)) }
      if desk.isBusy || desk.attempt.isInFlight || desk.row.id == row.id {
        let name = desk.row.document.name
        guard desk.attempt.hold.isElsewhere, let (by, since) = desk.attempt.hold.holder else {
          return .refused(.anotherUnderWay(name))
        }
        return .refused(.underWayAt(by, since: since, name))
      }
    }
    return .allowed
  }
}

extension Model {
  /// As of when a document of the shown queue is known to stand as it does: since it was read, answers that speak for all of
  /// the queue may have brought nothing else of it.
  func knownAt(_ row: QueueRow) -> Timestamp {
    let read = row.document.observedAt
    // The last page of a snapshot says nothing of what the first brought. What was read by itself since then, or before an
    // answer broke off, speaks for itself alone.
    guard profile.capabilities.isIncremental || queue.dataAt != nil, queue.speaksForAll, row.missingSince == nil,
      let newest = dataAt, let answer = connection.lastAnswer
    else { return read }
    return max(read, min(newest, answer))
  }
}

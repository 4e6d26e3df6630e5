import UploadQueue

extension Model {
  mutating func askForDesk(_ row: QueueRow) -> [Effect] {
    // A re-upload of this very document that is under way is shown, not begun again.
    if let desk = desks.first(where: { $0.row.id == row.id && $0.isUnderWay }), !desk.attempt.hold.isElsewhere {
      return show(desk: desk.attempt.key)
    }
    if let refusal = permission(toReupload: row).refusal {
      notice = Notice(refusal.phrase(telling), .warning)
      return []
    }
    (queue.awaitedDesk, queue.isGoingOn) = (row.id, false)
    notice = Notice(.openingDesk("\(row.document.name)"))
    return [.openDesk(row.id, isDataOld: isDataOld)]
  }

  mutating func openDesk(_ desk: ReuploadDesk) -> [Effect] {
    // A key pressed meanwhile was meant for what was on the screen then: nothing takes its place under it.
    guard queue.awaitedDesk == desk.row.id else { return [] }
    queue.awaitedDesk = nil
    notice = nil
    // Another Pantau has begun it: nobody is led to its desk as if they had begun it, and who goes on does so past it.
    if desk.isJournaled {
      if self.desk(desk.attempt.key) == nil { desks.append(desk) }
      guard desk.attempt.hold.isElsewhere else { return show(desk: desk.attempt.key) }
      if queue.isGoingOn {
        return goOn(past: desk.row.id)
      }
    }
    // Between asking and being ready the document may have changed, or another re-upload begun.
    if let refusal = permission(toReupload: desk.row).refusal {
      return refuse(desk.row.id, for: refusal)
    }
    desks.append(withPlannedSigner(desk))
    return show(desk: desk.attempt.key)
  }

  /// A desk that was asked for is not opened; whoever goes on is led past a document that has moved meanwhile.
  mutating func deskRefused(_ refusal: Refusal, of document: DocumentID) -> [Effect] {
    guard queue.awaitedDesk == document else { return [] }
    queue.awaitedDesk = nil
    return refuse(document, for: refusal)
  }

  private mutating func refuse(_ document: DocumentID, for refusal: Refusal) -> [Effect] {
    if queue.isGoingOn, refusal.isOfStatus { return goOn(past: document) }
    notice = Notice(refusal.phrase(telling), .warning)
    return []
  }

  /// The desk with the signer that was confirmed for this very attempt when it was planned, as long as they are offered.
  private func withPlannedSigner(_ desk: ReuploadDesk) -> ReuploadDesk {
    guard let upload = queue.plan.open(of: desk.row.id), upload.number == desk.attempt.number,
      let signer = upload.signer
    else { return desk }
    var desk = desk
    _ = desk.handle(.choose(signer: signer), at: now)
    return desk
  }

  /// Shows a re-upload that is under way, the one that holds back others first; from its desk the next one.
  mutating func showDeskUnderWay() -> [Effect] {
    let open = underWay
    let shown = openDesk.flatMap { desk in open.firstIndex { $0.attempt.key == desk.attempt.key } }
    let first = open.first { $0.isBusy || $0.attempt.isInFlight } ?? open.first
    guard let desk = shown.map({ open[($0 + 1) % open.count] }) ?? first else {
      notice = Notice(.nothingUnderWay)
      return []
    }
    if open.count == 1, shown != nil { notice = Notice(.nothingElseUnderWay) }
    return show(desk: desk.attempt.key)
  }

  mutating func show(desk key: IdempotencyKey) -> [Effect] {
    screen = .desk(DeskState(key: key))
    sweepDesks()
    return desk(key).map { [.findNext(after: $0.row.id), .loadOverview, .loadSigners(asking: false)] } ?? []
  }
}

extension Refusal {
  /// Whether it is the document's own status that does not allow it, whatever the others of its queue do.
  fileprivate var isOfStatus: Bool {
    switch self {
    case .signingInProgress, .neverUploaded, .approvedAlready, .amended, .canceled, .waitingForBuyer, .unknownStatus,
      .notSeenYet, .missing:
      true
    default: false
    }
  }
}

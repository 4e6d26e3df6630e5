extension ReuploadDesk {
  /// Opens the desk for a document that ``Lifecycle`` allows to be uploaded again.
  public init(
    row: QueueRow, isHandOff: Bool, signers: [String], number: Int, caution: Caution = Caution(), key: IdempotencyKey,
    by: Operator, at now: Timestamp, ticked: TickedSteps? = nil, after earlier: [Attempt] = []
  ) {
    let attempt = Attempt(
      key: key, subject: Subject(row.document), isHandOff: isHandOff, signer: nil, seenStatus: row.document.status,
      seenAt: row.document.observedAt, number: number, by: by, beganAt: now)
    self.init(
      row: row, attempt: attempt, phase: .preparing, signers: signers, caution: caution, ticked: ticked,
      after: earlier)
  }

  /// Opens the desk on what a person has confirmed for this moment, its dialog open for the yes that they gave then.
  ///
  /// Where the document is not any more what they saw, it is over at once.
  ///
  /// - Parameter earlier: The attempts on the same document before it, oldest first.
  public init(planned upload: PlannedUpload, row: QueueRow, at now: Timestamp, after earlier: [Attempt] = []) {
    let attempt = Attempt(
      key: upload.key, subject: upload.subject, isHandOff: false, signer: upload.signer,
      seenStatus: upload.seenStatus, seenAt: upload.seenAt, number: upload.number, by: upload.by, beganAt: now)
    let isThere = row.missingSince == nil
    let phase: Phase =
      isThere && upload.isStill(row.document)
      ? .confirming(typed: "") : .over(.changed(from: upload.seenStatus, to: isThere ? row.document.status : nil))
    self.init(row: row, attempt: attempt, phase: phase, after: earlier)
  }

  /// Opens the desk again on an attempt that was not over when Pantau ended.
  ///
  /// - Parameter earlier: The attempts on the same document before it, oldest first.
  public init(resuming attempt: Attempt, row: QueueRow, ticked: TickedSteps? = nil, after earlier: [Attempt] = []) {
    self.init(row: row, attempt: attempt, phase: attempt.phase, ticked: ticked, isResumed: true, after: earlier)
  }
}

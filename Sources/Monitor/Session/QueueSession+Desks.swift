import UploadQueue

/// Gets desks ready.
extension QueueSession {
  /// Why a desk cannot be opened.
  public enum DeskFailure: Error, Sendable {
    /// A rule.
    case refused(Refusal)
    /// The journal.
    case journal(JournalError)
  }

  /// Gets a desk ready for a document as it is now; where a re-upload of it is under way, whoever began it, the desk of
  /// that one.
  ///
  /// - Parameters:
  ///   - isDataOld: Whether all the data is too old to act on at a single key.
  ///   - oldAfter: From which age a document by itself is, where no answer speaks for all of them.
  ///   - sentAgainWithin: How long ago a re-upload calls for care.
  public func openDesk(
    _ document: DocumentID, isDataOld: Bool, oldAfter: Duration? = nil, sentAgainWithin: Duration
  ) async throws(DeskFailure) -> ReuploadDesk {
    await learnSigners()
    let earlier: [Attempt]
    do throws(JournalError) { earlier = try await journal.attempts(on: document) } catch { throw .journal(error) }
    if let open = earlier.last(where: { !$0.state.isOver }) { return await resumed(open) }
    // Steps that cannot be had are ticked again.
    let ticked = try? await journal.tickedSteps(of: document, attempt: earlier.numberOfNext)
    // Last, because the signers may have been long in coming.
    guard let row = await index.row(document) else { throw .refused(.missing) }
    let now = clock.now()
    let known = answeredForAllAt.flatMap { _ in dataAt } ?? row.document.observedAt
    let caution = ReuploadDesk.Caution(
      oldDataAt: isDataOld || isOld(row.document, after: oldAfter) ? max(known, row.document.observedAt) : nil,
      sentLately: earlier.last { !$0.cameToNothing && now - $0.beganAt < sentAgainWithin })
    var random = SystemRandomNumberGenerator()
    return ReuploadDesk(
      row: row, isHandOff: backend.capabilities.reupload == .handOff, signers: offeredSigners ?? [],
      number: earlier.numberOfNext,
      caution: caution, key: IdempotencyKey(random: &random), by: by, at: now,
      ticked: ticked, after: earlier)
  }

  /// Whether a document was read too long ago, where no answer has spoken for it since.
  private func isOld(_ document: Document, after age: Duration?) -> Bool {
    guard let age, answeredForAllAt == nil else { return false }
    return clock.now() - document.observedAt > age
  }

  /// The re-uploads that were not over when Pantau ended last.
  public func resumeDesks() async throws(JournalError) -> [ReuploadDesk] {
    var desks: [ReuploadDesk] = []
    for attempt in try await journal.openAttempts() { desks.append(await resumed(attempt)) }
    return desks
  }

  func resumed(_ attempt: Attempt) async -> ReuploadDesk {
    let row = await rowOrMemory(of: attempt)
    let ticked = try? await journal.tickedSteps(of: row.id, attempt: attempt.number)
    // Of earlier attempts that cannot be had nothing is said.
    let earlier = (try? await journal.attempts(on: row.id)) ?? []
    return ReuploadDesk(
      resuming: attempt, row: row, ticked: ticked, after: Array(earlier.prefix { $0.key != attempt.key }))
  }

  /// The document of an attempt; until a list has brought it, as the journal last saw it.
  private func rowOrMemory(of attempt: Attempt) async -> QueueRow {
    let document = attempt.subject.document
    if let row = await index.row(document) { return row }
    let sighting = try? await journal.sightings(of: [document]).first
    return sighting?.row ?? attempt.rememberedRow
  }
}

extension Attempt {
  /// The document as the attempt itself remembers it, where the journal has not seen it in a list.
  fileprivate var rememberedRow: QueueRow {
    var document = Document(
      id: subject.document, kind: .outputInvoice, channel: .coretax, status: seenStatus, observedAt: seenAt)
    document.recordID = subject.recordID
    document.reference = subject.reference
    document.nsfp = subject.nsfp.flatMap { NSFP($0) }
    return QueueRow(document: document, time: StatusTime(since: seenAt, source: .atLeast))
  }
}

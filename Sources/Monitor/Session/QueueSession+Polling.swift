import UploadQueue

/// Asks the backend, and writes down what that has changed.
extension QueueSession {
  /// What a poll brought.
  public struct PollReport: Sendable {
    /// Whether any row is different.
    public var changed: Bool
    /// The changes of status that are news: of the first answer only what the journal remembers otherwise.
    public var changes: [StatusChange]
    /// The number under which its changes are marked.
    public var number: UInt32
    /// Status changes that the journal could not take; they are tried again with the next poll.
    public var journalError: JournalError?
    /// What became of re-uploads that had gone back into the queue.
    public var sequels: [ReuploadSequel] = []
    /// What the backend says of the data besides.
    public var standing = DataStanding()
  }

  /// Asks the backend for everything new, applies it page by page and journals every change of status.
  ///
  /// Never called while another poll of the queue is under way. The rows of a long first poll can be shown before its
  /// end: `onRows` is called once the first are there, and every now and then as more come. `onPage` is
  /// told how far the poll has come.
  public func poll(
    onRows: @Sendable () async -> Void = {}, onPage: @Sendable (PollProgress) async -> Void = { _ in }
  ) async throws(BackendError) -> PollReport {
    do throws(BackendError) {
      let report = try await pollOnce(onRows: onRows, onPage: onPage)
      await attend()
      tellEnding(nil)
      return report
    } catch .tooSoon(let until) {
      // Nobody asked: it is watched as before.
      throw .tooSoon(until: until)
    } catch {
      await endVigil()
      tellEnding(error)
      throw error
    }
  }

  /// Asks as ``poll(onRows:onPage:)`` does, and where it is too soon, as soon as it no longer is.
  ///
  /// - Parameter onWait: Told until when is waited.
  public func pollInTurn(
    onWait: @Sendable (Timestamp) async -> Void = { _ in }
  ) async throws(BackendError) -> PollReport {
    while true {
      do throws(BackendError) { return try await poll() } catch .tooSoon(let until) {
        await onWait(until)
        do { try await Task.sleep(for: max(.zero, until - clock.now())) } catch { throw .tooSoon(until: until) }
      }
    }
  }

  private func pollOnce(
    onRows: @Sendable () async -> Void, onPage: @Sendable (PollProgress) async -> Void
  ) async throws(BackendError) -> PollReport {
    firstAnswer.awaitPage()
    let ticket = await index.beginPoll(at: clock.now())
    var changed = false
    var changes: [StatusChange] = []
    var (pages, documents) = (0, 0)
    var journalError: JournalError?
    var request = PollRequest.start(since: checkpoint)
    while true {
      let asked = request
      let page: PollPage
      do throws(BackendError) {
        page = try await answer(within: limit, in: language) { [backend] () async throws(BackendError) -> PollPage in
          try await backend.poll(asked)
        }
      } catch {
        await endRecalling()
        _ = await recordChanges()
        throw error
      }
      // One that tells no status does not say what is shown of it.
      if page.tellsStatus { await endRecalling() }
      pages += 1
      documents += page.documents.count
      let known: [Sighting]
      do throws(BackendError) { known = try await memory(of: page.documents.map(\.id) + page.removed) } catch {
        _ = await recordChanges()
        throw error
      }
      // Kept at once: what a page brought is known, also where the next one does not come.
      if page.tellsStatus { firstAnswer.hasPage = true }
      let version = await index.version
      let brought =
        page.tellsStatus ? page.documents : await index.inKnownStatus(page.documents, knowing: known)
      var seen = await index.apply(brought, knowing: known, of: ticket, seenAt: clock.now())
      if !page.tellsStatus { await index.expect(page.documents) }
      seen += await index.remove(page.removed, of: ticket, seenAt: clock.now())
      unrecorded += seen
      changes += news(among: seen)
      // What was gone before, or never here, is no change.
      if await index.version != version { changed = true }
      guard let next = page.next else {
        let scope = page.leavesOut ? .changes : page.scope
        if scope == .snapshot { try await recallRest(isWhole: page.isWhole) }
        let vanished = await index.finish(
          ticket, scope: scope, isWhole: page.isWhole, of: page.periods, seenAt: clock.now())
        unrecorded += vanished
        changes += news(among: vanished)
        changed = changed || !vanished.isEmpty
        // What this poll was not allowed to say of a document is brought again by the next.
        if await !index.isPartial(ticket) { checkpoint = page.checkpoint }
        break
      }
      if page.tellsStatus { await onPage(PollProgress(received: documents, total: page.total)) }
      if checkpoint == nil, pages % 10 == 1 { await onRows() }
      request = .next(next)
      // A whole queue of changes is never kept waiting in memory; a journal that fails is asked again at the end.
      if unrecorded.count >= Self.manyChanges, journalError == nil { journalError = await recordChanges() }
    }
    let standing = await backend.standing()
    if let newestAt = standing.newestAt { await index.confirm(asOf: newestAt) }
    // Who looks at this queue finds the answer and its age together.
    (dataAt, answeredForAllAt) = (standing.newestAt, standing.speaksForAll ? clock.now() : nil)
    coverage = standing.coverage
    firstAnswer.end()
    journalError = await recordChanges()
    if documents >= Self.manyChanges { relief() }
    var sequels: [ReuploadSequel] = []
    do throws(JournalError) {
      if changed { try await followUp(into: &sequels) }
      if try await takeAnnotations() { changed = true }
    } catch { journalError = error }
    return PollReport(
      changed: changed, changes: changes, number: ticket.number, journalError: journalError,
      sequels: sequels, standing: standing)
  }

  /// Writes down what became of re-uploads that had gone back into the queue, where their status has moved since.
  ///
  /// What is written down is told, also where the next cannot be.
  private func followUp(into sequels: inout [ReuploadSequel]) async throws(JournalError) {
    for attempt in try await journal.followedAttempts() {
      guard let row = await index.row(attempt.subject.document), attempt.possibleSequel(seeing: row) != nil else {
        continue
      }
      let history = try await journal.history(of: row.id)
      guard let settlement = attempt.sequel(seeing: row, in: history) else { continue }
      try await journal.append(.followed(settlement), to: attempt.key, at: clock.now())
      sequels.append(ReuploadSequel(settlement, of: attempt))
    }
  }

  /// Tells each time that a poll would bring something new.
  public nonisolated var arrivals: AsyncStream<Void> { backend.arrivals() }

  /// Of so many it is written down what changed while the rest of a poll is still to come.
  static let manyChanges = 10_000

  /// To the first answer everything is new, and nothing has just happened.
  private func news(among changes: [StatusChange]) -> [StatusChange] {
    hasAnswered ? changes : changes.filter { $0.from != nil }
  }

  /// Status changes are kept until the journal has them.
  func recordChanges() async -> JournalError? {
    let changes = unrecorded
    unrecorded = []
    do throws(JournalError) {
      try await writeDown()
      try await journal.record(changes)
      usual.note(changes)
      return nil
    } catch {
      unrecorded = changes + unrecorded
      return error
    }
  }
}

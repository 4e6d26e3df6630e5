import UploadQueue

/// How far the first answer has come, and what is shown until then.
struct FirstAnswer: Sendable {
  /// Whether the journal may know documents that are not here yet: until it is complete.
  var isRecalling = false
  /// Whether a poll has come to its end.
  private(set) var hasEnded = false
  /// Whether a page has been applied.
  var hasPage = false
  /// Whether what the journal knows is shown wherever no page has said anything yet, until it is complete.
  var isRemembering = false
  /// Whether no page of it has come yet, and none has failed to come.
  var isPageAwaited = true
  /// The journal's rows on their way while that page is.
  var recalling: Task<Void, Never>?

  /// Whether what the journal knows is to be shown while the first page is awaited.
  var mayBeRecalledMeanwhile: Bool { isPageAwaited && !isRemembering && recalling == nil }

  /// A poll begins.
  mutating func awaitPage() { isPageAwaited = !hasEnded }

  /// A poll has come to its end: what it brought is what is shown.
  mutating func end() { (hasEnded, isRemembering) = (true, false) }
}

/// What the journal knows of documents that no answer has brought yet.
extension QueueSession {
  /// Whether a poll has come to its end.
  var hasAnswered: Bool { firstAnswer.hasEnded }

  /// Brings back what the journal knows of documents that are about to come for the first time.
  func recall(_ documents: [DocumentID]) async throws(BackendError) {
    let known = try await memory(of: documents)
    await index.restore(known)
  }

  /// What the journal knows of documents that a page is the first to speak of.
  func memory(of documents: [DocumentID]) async throws(BackendError) -> [Sighting] {
    guard firstAnswer.isRecalling else { return [] }
    let unmet = await index.unmet(among: documents)
    guard !unmet.isEmpty else { return [] }
    do throws(JournalError) { return try await journal.sightings(of: unmet) } catch {
      // Without it a document would seem to be seen for the first time, and stand in its status since just now.
      throw .unavailable(.own(error.phrase, in: language))
    }
  }

  /// Brings back what the journal knows of documents that did not come: where all came that there are, to be missed, else
  /// to be shown as it is known.
  func recallRest(isWhole: Bool) async throws(BackendError) {
    guard firstAnswer.isRecalling else { return }
    do throws(JournalError) {
      // All that came is in the journal once that is written down: where it counts no more, there is nothing else in it.
      var knowsMore = await recordChanges() != nil
      if !knowsMore {
        let (here, hasRemembered) = (await index.count, await index.hasRemembered)
        let counted = try await journal.sightingCount()
        knowsMore = counted != here || isWhole && hasRemembered
      }
      if knowsMore { try await recallAll() }
      if isWhole { firstAnswer.isRecalling = false } else { await index.showRemembered() }
    } catch { throw .unavailable(.own(error.phrase, in: language)) }
  }

  /// Shows what the journal knows of the documents that nothing has brought, where no answer has come to its end yet; never
  /// while pages of a poll come in.
  ///
  /// - Returns: Whether that is shown.
  @discardableResult
  func showRemembered() async throws(JournalError) -> Bool {
    // What was read by itself, or came before an answer broke off, says nothing of the other documents.
    guard !hasAnswered, !firstAnswer.isRemembering else { return firstAnswer.isRemembering }
    try await recallAll(unlessCancelled: true)
    guard !Task.isCancelled else { return false }
    await index.showRemembered()
    firstAnswer.isRemembering = true
    return true
  }

  /// Whether a first answer broke off, and what it did not bring is shown as the journal knows it.
  var isPartlyRemembered: Bool {
    get async {
      guard firstAnswer.hasPage, !hasAnswered else { return false }
      return await index.hasRemembered
    }
  }

  /// Shows the same while the first page is awaited; whether there is anything of it.
  ///
  /// A page that comes meanwhile waits for the rows that are being read then, or, once all are, until they are placed.
  func showRememberedMeanwhile() async -> Bool {
    guard firstAnswer.mayBeRecalledMeanwhile else { return false }
    // Of a journal that cannot be read it is told once the answer is there, or fails to come.
    let work = Task<Void, Never> { _ = try? await self.showRemembered() }
    firstAnswer.recalling = work
    await work.value
    guard firstAnswer.isRemembering else { return false }
    return await index.count > 0
  }

  /// A page has come, or none will: from now on that says what is shown.
  func endRecalling() async {
    firstAnswer.isPageAwaited = false
    firstAnswer.recalling?.cancel()
    await firstAnswer.recalling?.value
    firstAnswer.recalling = nil
  }

  /// Brings back all that the journal knows of documents that are not here.
  func recallAll(unlessCancelled isBreakable: Bool = false) async throws(JournalError) {
    var last: DocumentID?
    while !(isBreakable && Task.isCancelled) {
      let sightings = try await journal.sightings(after: last, limit: Self.manyChanges)
      await index.restore(sightings)
      guard sightings.count == Self.manyChanges else { return }
      last = sightings.last?.subject.document
    }
  }
}

import UploadQueue
import Wording

/// What the journal knows of documents that no answer has brought yet.
extension QueueSession {
  /// Brings back what the journal knows of documents that are about to come for the first time.
  func recall(_ documents: [DocumentID]) async throws(BackendError) {
    let known = try await memory(of: documents)
    await index.restore(known)
  }

  /// What the journal knows of documents that a page is the first to speak of.
  func memory(of documents: [DocumentID]) async throws(BackendError) -> [Sighting] {
    guard isRecalling else { return [] }
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
    guard isRecalling else { return }
    do throws(JournalError) {
      // All that came is in the journal once that is written down: where it counts no more, there is nothing else in it.
      var knowsMore = await recordChanges() != nil
      if !knowsMore {
        let (here, hasRemembered) = (await index.count, await index.hasRemembered)
        let counted = try await journal.sightingCount()
        knowsMore = counted != here || isWhole && hasRemembered
      }
      if knowsMore { try await recallAll() }
      if isWhole { isRecalling = false } else { await index.showRemembered() }
    } catch { throw .unavailable(.own(error.phrase, in: language)) }
  }

  /// Shows what the journal knows of the documents that nothing has brought, where no answer has come to its end yet; never
  /// while pages of a poll come in.
  ///
  /// - Returns: Whether that is shown.
  @discardableResult
  func showRemembered() async throws(JournalError) -> Bool {
    // What was read by itself, or came before an answer broke off, says nothing of the other documents.
    guard !hasAnswered, !isRemembering else { return isRemembering }
    try await recallAll(unlessCancelled: true)
    guard !Task.isCancelled else { return false }
    await index.showRemembered()
    isRemembering = true
    return true
  }

  /// Whether a first answer broke off, and what it did not bring is shown as the journal knows it.
  var isPartlyRemembered: Bool {
    get async {
      guard hasPage, !hasAnswered else { return false }
      return await index.hasRemembered
    }
  }

  /// Shows the same while the first page is awaited; whether there is anything of it.
  ///
  /// A page that comes meanwhile waits for the rows that are being read then, or, once all are, until they are placed.
  func showRememberedMeanwhile() async -> Bool {
    guard isFirstPageAwaited, !isRemembering, recalling == nil else { return false }
    // Of a journal that cannot be read it is told once the answer is there, or fails to come.
    let work = Task<Void, Never> { _ = try? await self.showRemembered() }
    recalling = work
    await work.value
    guard isRemembering else { return false }
    return await index.count > 0
  }

  /// A page has come, or none will: from now on that says what is shown.
  func endRecalling() async {
    isFirstPageAwaited = false
    recalling?.cancel()
    await recalling?.value
    recalling = nil
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

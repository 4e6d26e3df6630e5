import UploadQueue

extension QueueSession {
  /// Why a document is not uploaded again here, whatever this queue allows by itself: for what other queues know of it.
  typealias Objection = @Sendable (Document) async -> Refusal?

  /// Gets a desk ready, unless another queue objects; one that is under way stays what it is.
  func openDesk(
    _ document: DocumentID, isDataOld: Bool, oldAfter: Duration? = nil, sentAgainWithin: Duration,
    unless objection: Objection
  ) async throws(DeskFailure) -> ReuploadDesk {
    let desk = try await openDesk(
      document, isDataOld: isDataOld, oldAfter: oldAfter, sentAgainWithin: sentAgainWithin)
    if !desk.isJournaled, let refusal = await objection(desk.row.document) { throw .refused(refusal) }
    return desk
  }

  /// Carries out one command of a desk; after the second reading what another queue has come to show meanwhile counts
  /// as well.
  func perform(
    _ command: ReuploadDesk.Command, unless objection: Objection
  ) async -> Result<ReuploadDesk.Event?, JournalError> {
    let answer = await perform(command)
    if case .success(.reread(let document?)?) = answer, let refusal = await objection(document) {
      return .success(.objected(refusal))
    }
    return answer
  }
}

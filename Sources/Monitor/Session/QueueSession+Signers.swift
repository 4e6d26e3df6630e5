import UploadQueue

extension QueueSession {
  /// What is known of the signers, and why the journal could not give its part.
  ///
  /// - Parameter isAsking: Whether the backend is asked who can be chosen; as it said last otherwise.
  public func signerBook(asking isAsking: Bool) async -> (SignerBook, JournalError?) {
    if isAsking { await learnSigners() }
    let standings = await index.overview(at: clock.now()).signers
    var reuploads: [SignedReupload] = []
    var failure: JournalError?
    do throws(JournalError) { reuploads = try await journal.signedReuploads() } catch { failure = error }
    let outcomes = await index.signerOutcomes(at: clock.now(), after: reuploads)
    let book = SignerBook(standings: standings, outcomes: outcomes, reuploads: reuploads, offered: offeredSigners)
    return (book, failure)
  }

  /// Asks the backend who can be chosen for a re-upload; a list that cannot be had leaves the one before, and where there is no
  /// choice any more there is none.
  func learnSigners() async {
    guard backend.capabilities.offersSigners else {
      offeredSigners = nil
      return
    }
    let signers = try? await answer(within: limit, in: language) {
      [backend] () async throws(BackendError) -> [String] in
      try await backend.signers()
    }
    offeredSigners = signers ?? offeredSigners
  }

  /// The steps that are ticked on the way to the next re-upload of a document, or to the one under way.
  public func tickedSteps(
    of document: DocumentID, after history: [JournalEntry]
  ) async throws(JournalError) -> TickedSteps? {
    try await journal.tickedSteps(of: document, attempt: history.attempts.numberOfNext)
  }

  /// Keeps which steps are ticked.
  public func keep(_ steps: TickedSteps) async throws(JournalError) { try await journal.keep(steps) }
}

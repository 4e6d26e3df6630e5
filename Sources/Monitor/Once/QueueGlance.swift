import UploadQueue
import Wording

/// A queue as one look found it, for who does not stay to watch.
public struct QueueGlance: Sendable {
  /// What the queue is.
  public let profile: QueueProfile
  /// When it was looked at.
  public let at: Timestamp
  /// Why the backend did not answer, where it did not: its documents are then as the journal remembers them.
  public let failure: BackendError?
  /// Why the journal could not take what was seen, where it could not.
  public let journalError: JournalError?
  /// What the backend says of its data besides.
  public let standing: DataStanding
  /// When what was found was true: of a service now, of files as of when they are; `nil` where nobody answered.
  public let trueAt: Timestamp?
  /// When the journal last recorded anything of the queue; `nil` where it never did.
  public let recordedAt: Timestamp?

  /// How long signing usually takes; `nil` where the journal could not say.
  public let usual: SigningTimes?
  /// What counts as stuck and due there, as it is in force.
  public let policy: QueuePolicy

  private let index: QueueIndex
  let session: QueueSession

  fileprivate init(
    _ queue: WatchedQueue, _ index: QueueIndex, at: Timestamp, failure: BackendError?, journalError: JournalError?,
    standing: DataStanding, recordedAt: Timestamp?
  ) async {
    self.index = index
    profile = queue.profile
    session = queue.session
    usual = await queue.session.signingTimes()
    policy = await queue.session.policyInForce
    self.at = at
    self.failure = failure
    self.journalError = journalError
    self.standing = standing
    self.recordedAt = recordedAt
    let newest = await index.summary(at: at).newestObservation
    trueAt = failure != nil ? nil : standing.newestAt ?? (standing.speaksForAll ? at : newest)
  }

  /// What the queue is called.
  public var queue: String { profile.name }

  /// How many documents are known.
  public var count: Int { get async { await index.count } }

  /// The documents that a filter wants, what most needs a person first.
  public func documents(matching filter: Filter) async -> QueueSnapshot {
    await index.snapshot(of: QueueQuery(filter: filter), at: at)
  }

  /// The documents that a filter wants, in numbers.
  public func census(of filter: Filter) async -> QueueCensus {
    await index.census(of: filter, at: at)
  }

  /// The oldest moment as of which a counted document is known that is still to be approved, where each is as old as what
  /// it came from; `nil` where an answer speaks for all of them, or none came.
  public func oldestTrueAt(in census: QueueCensus) -> Timestamp? {
    failure == nil && !standing.speaksForAll ? census.summary.oldestOpenObservation : nil
  }

  /// The same where that is older than the newest, and than a time after which nothing is done on what is known.
  public func oldestTrueAt(in census: QueueCensus, ifOlderThan age: Duration) -> Timestamp? {
    guard let oldest = oldestTrueAt(in: census), let trueAt, oldest < trueAt, at - oldest > age else { return nil }
    return oldest
  }

  /// The same numbers; `nil` where nothing is known of the queue, which is not the same as no documents.
  public func knownCensus(of filter: Filter) async -> QueueCensus? {
    await isKnown ? await census(of: filter) : nil
  }

  /// Whether anything is known of the queue: it answered, or the journal remembers documents of it.
  private var isKnown: Bool {
    get async {
      guard failure != nil else { return true }
      return await count > 0
    }
  }

  /// The documents that are called so: by reference, NSFP, RecordId, own number or the backend's key, in any case.
  public func documents(called name: String) async -> [QueueRow] {
    await index.rows(called: name)
  }

  /// What is known of the signers, the backend not asked again; `nil` where nothing is known of the queue.
  ///
  /// - Throws: Why the journal could not give its part.
  public func knownSigners() async throws(JournalError) -> SignerBook? {
    guard await isKnown else { return nil }
    let (book, failure) = await session.signerBook(asking: false)
    if let failure { throw failure }
    return book
  }

  /// What the journal has of a document, oldest first.
  public func history(of row: QueueRow) async throws(JournalError) -> [JournalEntry] {
    try await session.history(of: row.id)
  }

  /// Writes a note or a mark into the journal; `nil` where there is nothing to change.
  public func annotate(_ row: QueueRow, _ wish: AnnotationWish) async throws(JournalError) -> AnnotationRecord? {
    try await session.annotate(Subject(row.document), wish)
  }

  /// Writes notes into the journal, all of them or none; how many changed anything.
  public func annotate(_ notes: [(row: QueueRow, text: String)]) async throws(JournalError) -> Int {
    try await session.annotate(notes.map { (Subject($0.row.document), .note($0.text)) }).count
  }

  /// Whether any document fits a filter.
  public func has(_ filter: Filter) async -> Bool {
    await !index.documents(matching: filter, at: at).isEmpty
  }
}

extension WatchedQueue {
  /// Tells what the journal knows of the queue, without asking the backend.
  ///
  /// - Throws: `JournalError` where the journal cannot tell it.
  public func remembered(clock: Clock) async throws(JournalError) -> QueueGlance {
    try await session.restore()
    let newest = try await session.journal.entries(EntryQuery(limit: 1)).entries.first
    try await session.showRemembered()
    return await QueueGlance(
      self, session.index.standingStill(), at: clock.now(), failure: nil, journalError: nil,
      standing: DataStanding(speaksForAll: false), recordedAt: newest?.entry.at)
  }

  /// Asks the backend once, and tells what is known of the queue then.
  ///
  /// What it answers is recorded as any poll is. Where it does not answer, what the journal remembers stands in its place.
  ///
  /// - Parameters:
  ///   - waitsForTurn: Whether, where its backend was asked so lately that it is not yet asked again, it is waited until it
  ///     is; else what the journal knows, which has what was answered then, stands in place of another answer.
  ///   - onWait: Told until when is waited.
  /// - Throws: `JournalError` where the journal cannot tell what it knows: without that no time in status would be right.
  public func glance(
    clock: Clock, waitsForTurn: Bool = true, onWait: @Sendable (Timestamp) async -> Void = { _ in }
  ) async throws(JournalError) -> QueueGlance {
    try await session.restore()
    // Asked before the poll adds to it.
    let newest = try await session.journal.entries(EntryQuery(limit: 1)).entries.first
    var failure: BackendError?
    var journalError: JournalError?
    var standing = DataStanding()
    do throws(BackendError) {
      let report = waitsForTurn ? try await session.pollInTurn(onWait: onWait) : try await session.poll()
      (journalError, standing) = (report.journalError, report.standing)
    } catch {
      if !waitsForTurn, case .tooSoon = error {
        // The turn that was given is another's.
        await session.end()
        return try await remembered(clock: clock)
      }
      failure = error
      try await session.recallAll()
      await session.index.showRemembered()
    }
    // What is stuck is judged by what was just seen to end as well.
    await session.learnUsual()
    return await QueueGlance(
      self, session.index.standingStill(), at: clock.now(), failure: failure,
      journalError: journalError, standing: standing, recordedAt: newest?.entry.at)
  }
}

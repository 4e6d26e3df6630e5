import QueueStore
import UploadQueue
import Wording

/// The e-Faktur desktop client, by the files that its users import into it.
///
/// Those say which documents are to be expected, and nothing of their status: the client has no list that does. How each
/// stands is what another queue of the same taxpayer sees in Coretax, where the client's documents come within two days
/// (DJP, FAQ e-Faktur Client Desktop, 12 February 2025).
public actor DesktopBackend: StatusBackend {
  /// By hand, and only what changed.
  public nonisolated let capabilities = BackendCapabilities(
    reupload: .handOff, isIncremental: true, isIdempotent: true, offersSigners: false, pollInterval: .seconds(5))

  private let queue: LocalQueue
  private let folder: WatchedFolder
  private let counterpart: any Counterpart
  private let counterpartName: String
  private let normalDays: Int
  private let language: Language
  private let now: @Sendable () -> Timestamp
  /// What the files say.
  private var expected: [DocumentID: Document] = [:]
  private var checkpoint: PollCursor?
  /// What was told last, and what it was made of.
  private var told: [DocumentID: Document] = [:]
  private var basis: Basis?
  /// When what is known of Coretax was true, as far as is known.
  private var newestAt: Timestamp?
  /// The same with what the other queue speaks of, as the queue remembers them from run to run, the time at most
  /// ``memoryLag`` behind; `nil` until they are read with the first poll.
  private var remembered: Known?
  private var revision = 0
  /// Tells the checkpoints of this run from those of others.
  private let run = UInt64.random(in: .min ... .max)

  private struct Basis: Equatable {
    let checkpoint: PollCursor?
    let version: Int
    let newestDay: CalendarDate?
    let coverage: Coverage
    let today: CalendarDate
  }

  /// What is known of Coretax: as of when, and of which documents.
  private struct Known {
    let at: Timestamp?
    let coverage: Coverage

    init(at: Timestamp?, coverage: Coverage) { (self.at, self.coverage) = (at, coverage) }

    init(_ seen: CounterpartSightings) { self.init(at: seen.newestAt, coverage: seen.coverage) }
  }

  /// A folder of the client's files.
  ///
  /// - Parameters:
  ///   - folder: its path; nothing is written there.
  ///   - queue: the embedded queue that holds what the files say.
  ///   - owner: whose documents they must be.
  ///   - counterpart: what sees the documents in Coretax.
  ///   - counterpartName: what that queue is called.
  ///   - normalDays: for how many days after a document was made its absence in Coretax is normal.
  public init(
    folder: String, queue: LocalQueue, owner: NPWP?, counterpart: any Counterpart, counterpartName: String,
    normalDays: Int, language: Language, now: @escaping @Sendable () -> Timestamp
  ) {
    self.init(
      WatchedFolder(
        folder, queue: queue, intake: FileIntake(owner: owner, formats: [.desktopCSV]), language: language, now: now,
        sleep: { try await Task.sleep(for: $0) }),
      queue: queue, counterpart: counterpart, counterpartName: counterpartName, normalDays: normalDays,
      language: language, now: now)
  }

  init(
    _ folder: WatchedFolder, queue: LocalQueue, counterpart: any Counterpart, counterpartName: String,
    normalDays: Int, language: Language, now: @escaping @Sendable () -> Timestamp
  ) {
    self.folder = folder
    self.queue = queue
    self.counterpart = counterpart
    self.counterpartName = counterpartName
    self.normalDays = normalDays
    self.language = language
    self.now = now
  }

  /// Everything expected as the other queue sees it, or what of that has changed.
  ///
  /// Until that queue has answered for the first time, the first page tells what is expected and no status, as of when it
  /// was last known how it stands, and the next one waits for that answer. The first answer has what was saved a moment
  /// before.
  public func poll(_ request: PollRequest) async throws(BackendError) -> PollPage {
    var since: PollCursor?
    switch request {
    case .start(let checkpoint):
      since = checkpoint
      try await folder.takeNew()
      guard await counterpart.hasAnswered() else {
        try await takeExpected()
        return try expectedAlone()
      }
    case .next: try await awaitAnswer()
    }
    try await folder.takeArriving()
    try await takeExpected()
    guard !Task.isCancelled else { throw cancelled }
    let isKnown = since == place
    let changed = await tell()
    guard isKnown else {
      return PollPage(scope: .snapshot, documents: told.values.sorted { $0.id < $1.id }, checkpoint: place)
    }
    return PollPage(scope: .changes, documents: changed.documents, removed: changed.removed, checkpoint: place)
  }

  /// One document as the other queue sees it now.
  public func read(_ id: DocumentID) async throws(BackendError) -> Document? {
    try await awaitAnswer()
    do throws(StoreFailure) {
      guard let document = try await queue.read(id) else { return nil }
      let seen = await counterpart.sightings(of: [document])
      return joined(document, seen.documents.first ?? nil, Known(seen))
    } catch { throw .unavailable(.own(error.phrase, in: language)) }
  }

  /// Refused: what is Saved Invalid is put right in the portal.
  public func reupload(_ request: ReuploadRequest) async throws(BackendError) -> ReuploadAnswer {
    throw .rejected(
      .own(
        Phrase(
          id: "Dokumen ini diunggah ulang oleh orang, bukan oleh Pantau.",
          en: "This document is uploaded again by a person, not by Pantau."
        ), in: language))
  }

  /// Nothing tells of it but the status.
  public func outcome(of key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome {
    guard !Task.isCancelled else { throw cancelled }
    return .notRecorded
  }

  /// How old what the other queue sees is, which is too old while that one does not answer; whether a file is still
  /// arriving; and which files were not taken.
  public func standing() async -> DataStanding {
    let isOut = await counterpart.outage() != nil
    return DataStanding(
      newestAt: newestAt, staleAfter: isOut ? .zero : nil, isArriving: await folder.isArriving,
      remarks: await folder.takeRemarks())
  }

  /// Tells when a file has arrived, and when the other queue has answered or failed to.
  public nonisolated func arrivals() -> AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { ring in
      let listeners = [
        Task { [folder] in for await _ in folder.arrivals { ring.yield() } },
        Task { [counterpart] in for await _ in await counterpart.endings() { ring.yield() } },
      ]
      ring.onTermination = { _ in for listener in listeners { listener.cancel() } }
    }
  }

  private var place: PollCursor { PollCursor("\(run) \(revision)") }

  /// Takes what the files say since the last time.
  private func takeExpected() async throws(BackendError) {
    var request = PollRequest.start(since: checkpoint)
    do throws(StoreFailure) {
      while true {
        let page = try await queue.page(request)
        if case .start = request, page.scope == .snapshot { expected = [:] }
        for document in page.documents { expected[document.id] = document }
        for id in page.removed { expected[id] = nil }
        guard let next = page.next else {
          checkpoint = page.checkpoint
          return
        }
        request = .next(next)
      }
    } catch { throw .unavailable(.own(error.phrase, in: language)) }
  }

  /// What is expected, while nobody can tell how it stands now: as of when that was last known, which the file of the
  /// document does not tell.
  private func expectedAlone() throws(BackendError) -> PollPage {
    let known = try recalled()
    let documents = expected.values.sorted { $0.id < $1.id }.map { expected in
      var document = joined(expected, nil, known)
      document.observedAt = known.at ?? expected.observedAt
      return document
    }
    return PollPage(scope: .snapshot, documents: documents, next: PollCursor("answer"), tellsStatus: false)
  }

  /// What was last known of Coretax, in this run or an earlier one.
  private func recalled() throws(BackendError) -> Known {
    if let remembered { return remembered }
    do throws(StoreFailure) {
      let known = Known(at: try queue.coretaxKnownAt(), coverage: try queue.coretaxCoverage() ?? .everything)
      remembered = known
      return known
    } catch { throw .unavailable(.own(error.phrase, in: language)) }
  }

  /// What is remembered of a day must be of that day, and else may be behind by so much: nothing is written oftener.
  private static let memoryLag = Duration.minutes(1)

  /// Remembers for the next run when what is known of Coretax was true, and of which documents it is.
  ///
  /// Where that cannot be written, as on a full disk, what is known now is told all the same, and it is tried again with
  /// the next poll.
  private func remember(_ known: Known) {
    guard let moment = known.at else { return }
    if let before = try? recalled(), before.coverage == known.coverage, let earlier = before.at,
      earlier.jakartaDate == moment.jakartaDate, earlier <= moment, moment - earlier < Self.memoryLag
    {
      return
    }
    guard (try? queue.remember(coretaxKnownAt: moment, of: known.coverage)) != nil else { return }
    remembered = known
  }

  /// Waits for the other queue's first answer.
  private func awaitAnswer() async throws(BackendError) {
    let outage = await counterpart.outage()
    guard await !counterpart.hasAnswered() else { return }
    guard let outage else { throw cancelled }
    throw .unavailable(
      outage.why.reason(in: language).within(
        { why in
          Phrase(
            id: "antrean Coretax-nya, “\(counterpartName)”, belum menjawab: \(why)",
            en: "its Coretax queue, “\(counterpartName)”, has not answered yet: \(why)")
        }, in: language))
  }

  private var cancelled: BackendError {
    .unavailable(.own(Phrase(id: "Dibatalkan.", en: "Cancelled."), in: language))
  }

  /// Puts together what is expected and what is seen; what is different now comes back.
  private func tell() async -> (documents: [Document], removed: [DocumentID]) {
    let known = Known(await counterpart.sightings(of: []))
    newestAt = known.at
    remember(known)
    let basis = Basis(
      checkpoint: checkpoint, version: await counterpart.version(), newestDay: known.at?.jakartaDate,
      coverage: known.coverage, today: now().jakartaDate)
    guard basis != self.basis else { return ([], []) }
    let documents = expected.values.sorted { $0.id < $1.id }
    let seen = await counterpart.sightings(of: documents)
    var fresh: [DocumentID: Document] = [:]
    for (document, sighting) in zip(documents, seen.documents) {
      fresh[document.id] = joined(document, sighting, Known(seen))
    }
    let changed = documents.compactMap { fresh[$0.id] }.filter { told[$0.id] != $0 }
    let removed = told.keys.filter { fresh[$0] == nil }.sorted()
    if !changed.isEmpty || !removed.isEmpty { revision += 1 }
    told = fresh
    self.basis = basis
    return (changed, removed)
  }

  private func joined(_ expected: Document, _ seen: Document?, _ known: Known) -> Document {
    var document = expected
    guard let seen else {
      document.expectedBy = expectedBy(expected, known)
      return document
    }
    document.status = seen.status
    document.statusTime = seen.statusTime
    document.stoodOtherwiseAt = seen.stoodOtherwiseAt
    document.reason = seen.reason
    document.eSignStatus = seen.eSignStatus
    document.observedAt = seen.observedAt
    document.recordID = seen.recordID ?? expected.recordID
    document.nsfp = seen.nsfp ?? expected.nsfp
    document.signer = seen.signer ?? expected.signer
    document.reportedBySeller = seen.reportedBySeller
    document.reportedByBuyer = seen.reportedByBuyer
    document.reportedByVATCollector = seen.reportedByVATCollector
    document.createdAt = seen.createdAt
    document.lastUpdatedAt = seen.lastUpdatedAt
    return document
  }

  /// The last day on which it is normal that Coretax does not show a document; `nil` where that day is over, and what is
  /// known of Coretax is from before its end, or does not speak of the document: then it says nothing.
  ///
  /// Counted from the document's date, or from its file's where that is later: it cannot have been uploaded before.
  private func expectedBy(_ document: Document, _ known: Known) -> CalendarDate? {
    let written = document.observedAt.jakartaDate
    let last = max(document.date ?? written, written).adding(days: normalDays)
    guard now().jakartaDate > last else { return last }
    guard let moment = known.at, moment.jakartaDate > last, known.coverage.includes(document) else { return nil }
    return last
  }
}

extension BackendError {
  /// Why nothing came, in the words of whoever said so.
  fileprivate func reason(in language: Language) -> FailureWords {
    switch self {
    case .unavailable(let why), .rejected(let why), .notBefore(_, let why), .notSent(let why),
      .circuitOpen(_, let why), .notAuthorized(_, let why?), .rateLimited(_, let why?):
      why
    case .protocolBroken(let what, let place): what.within { "\($0) (\(place))" }
    case .notAuthorized, .rateLimited, .notAllowed, .alreadyInProgress, .alreadyApproved, .tooSoon:
      .own(Self.phrase(ofWritten: words), in: language)
    }
  }
}

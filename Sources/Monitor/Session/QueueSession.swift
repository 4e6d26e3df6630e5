import UploadQueue
import Wording

/// One queue being watched: its backend, its rows, its journal.
public actor QueueSession {
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

  /// The newest entry of the journal that is known.
  public private(set) var journalEnd = JournalPlace.start

  let backend: any StatusBackend
  let journal: any Journal
  let index: QueueIndex
  let clock: Clock
  let by: Operator
  let language: Language
  let limit: Duration
  private let relief: @Sendable () -> Void
  private var checkpoint: PollCursor?
  /// When the newest of the data was true, where the backend says so.
  private(set) var dataAt: Timestamp?
  private var unrecorded: [StatusChange] = []
  /// Whether the journal may know documents that are not here yet: until a first answer is complete.
  private var isRecalling = false
  /// Whether a poll has come to its end.
  private(set) var hasAnswered = false
  /// Whether a page has been applied.
  private var hasPage = false
  /// Whether what the journal knows is shown wherever no page has said anything yet, until a first answer is complete.
  private var isRemembering = false
  /// Whether no page of a first answer has come yet, and none has failed to come.
  private var isFirstPageAwaited = true
  /// The journal's rows on their way while that page is.
  private var recalling: Task<Void, Never>?
  /// The rows of a display that is paused: since when, and the request that began it.
  private var still: (at: Timestamp, serial: Int, index: QueueIndex)?
  /// What happened to re-uploads and could not be written down yet, in order.
  private var unwritten: [(event: AttemptEvent, key: IdempotencyKey, at: Timestamp)] = []
  private var isWriting = false
  /// The journal's revision when it was looked through for what others do; `nil` where it is to be looked through again.
  var revision: Int?
  /// Whether it was told that it cannot be seen which Pantaus are running.
  var isBlind = false
  /// The re-uploads that it had open then.
  var toldOpen: [Attempt] = []
  /// What counts as stuck and due, as it was set.
  private(set) var policy: QueuePolicy
  /// How the queue usually goes.
  var usual = Usual()
  /// How the plan for later is followed.
  var planWatch = PlanWatch()
  /// How long the queue has been watched.
  var vigil = Vigil()
  /// How often the backend is asked.
  let pollInterval: Duration
  /// The steps that were ticked then at each of them.
  var toldTicked: [Set<Int>] = []
  /// Who can be chosen for a re-upload, as the backend said last; `nil` where it offers no choice, or has not said yet.
  var offeredSigners: [String]?

  /// A queue to watch.
  ///
  /// - Parameters:
  ///   - language: What is said of an answer that does not come is said in.
  ///   - limit: How long to wait for one answer of the backend; the portal takes up to 99 s.
  ///   - relief: Called after a poll that brought very many documents, to give back the memory that only it needed.
  public init(
    backend: any StatusBackend, journal: any Journal, policy: QueuePolicy, clock: Clock, by: Operator,
    language: Language = .english, limit: Duration = .seconds(120), relief: @escaping @Sendable () -> Void = {}
  ) {
    self.backend = backend
    self.journal = journal
    self.clock = clock
    self.by = by
    self.language = language
    self.limit = limit
    self.relief = relief
    pollInterval = backend.capabilities.pollInterval
    self.policy = policy
    index = QueueIndex(policy: policy)
  }

  /// Makes ready to poll: notes and marks are here, and what else the journal knows of a document comes with it.
  ///
  /// So the first rows are shown as soon as they and what is known of them are there, however long the journal is.
  public func restore() async throws(JournalError) {
    _ = try await takeAnnotations()
    // What is stuck is told from the first answer on, by the threshold that is in force.
    if policy.stuck.isLearnt { await learnUsual() }
    isRecalling = true
  }

  /// How far the journal goes, and how far the person had followed it when that was last told.
  public func attendance() async throws(JournalError) -> (end: JournalPlace, looked: Looked?) {
    (journalEnd, try await journal.lastLooked(as: .screen))
  }

  /// Remembers how far the person has followed the journal.
  public func look(_ looked: Looked) async throws(JournalError) {
    try await journal.look(looked, as: .screen)
  }

  /// Ends what the backend keeps running.
  public func end() async {
    await backend.end()
    await endVigil()
  }

  /// A stretch of the journal.
  public func entries(_ wanted: JournalWanted) async throws(JournalError) -> JournalPage {
    var documents: Set<DocumentID>?
    if !wanted.filter.isEverything { documents = await index.documents(matching: wanted.filter, at: clock.now()) }
    return try await journal.entries(wanted.query(documents: documents))
  }

  /// What was recorded after a place, counted by kind.
  public func tally(after place: JournalPlace) async throws(JournalError) -> JournalTally {
    try await journal.tally(after: place)
  }

  /// Takes the notes and marks that were added to the journal since, here or by another Pantau; whether there were any.
  public func takeAnnotations() async throws(JournalError) -> Bool {
    let news = try await journal.annotationNews(after: journalEnd)
    journalEnd = max(journalEnd, news.end)
    return await index.apply(news.records)
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
      return report
    } catch .tooSoon(let until) {
      // Nobody asked: it is watched as before.
      throw .tooSoon(until: until)
    } catch {
      await endVigil()
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
    isFirstPageAwaited = !hasAnswered
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
      await endRecalling()
      pages += 1
      documents += page.documents.count
      let known: [Sighting]
      do throws(BackendError) { known = try await memory(of: page.documents.map(\.id) + page.removed) } catch {
        _ = await recordChanges()
        throw error
      }
      // Kept at once: what a page brought is known, also where the next one does not come.
      hasPage = true
      let version = await index.version
      var seen = await index.apply(page.documents, knowing: known, of: ticket, seenAt: clock.now())
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
      await onPage(PollProgress(received: documents, total: page.total))
      if checkpoint == nil, pages % 10 == 1 { await onRows() }
      request = .next(next)
      // A whole queue of changes is never kept waiting in memory; a journal that fails is asked again at the end.
      if unrecorded.count >= Self.manyChanges, journalError == nil { journalError = await recordChanges() }
    }
    (hasAnswered, isRemembering) = (true, false)
    journalError = await recordChanges()
    if documents >= Self.manyChanges { relief() }
    var sequels: [ReuploadSequel] = []
    do throws(JournalError) {
      if changed { try await followUp(into: &sequels) }
      if try await takeAnnotations() { changed = true }
    } catch { journalError = error }
    let standing = await backend.standing()
    dataAt = standing.newestAt
    return PollReport(
      changed: changed, changes: changes, number: ticket.number, journalError: journalError,
      sequels: sequels, standing: standing)
  }

  /// Brings back what the journal knows of documents that are about to come for the first time.
  private func recall(_ documents: [DocumentID]) async throws(BackendError) {
    let known = try await memory(of: documents)
    await index.restore(known)
  }

  /// What the journal knows of documents that a page is the first to speak of.
  private func memory(of documents: [DocumentID]) async throws(BackendError) -> [Sighting] {
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
  private func recallRest(isWhole: Bool) async throws(BackendError) {
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
  private func endRecalling() async {
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
  private static let manyChanges = 10_000

  /// To the first answer everything is new, and nothing has just happened.
  private func news(among changes: [StatusChange]) -> [StatusChange] {
    hasAnswered ? changes : changes.filter { $0.from != nil }
  }

  /// Status changes are kept until the journal has them.
  private func recordChanges() async -> JournalError? {
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

  /// Counts as stuck and due what a policy says.
  public func setPolicy(_ policy: QueuePolicy) async {
    self.policy = policy
    if policy.stuck.isLearnt { await learnUsual() }
    await index.setPolicy(policyInForce)
  }

  /// The rows of a screen; of a display that is paused, as they were then.
  public func window(_ request: WindowRequest) async -> QueueWindow {
    var followed = request.followed
    if request.isFollowing { followed = await index.newestChange(in: request.query, at: clock.now()) ?? followed }
    return await index(for: request).window(
      request.query, following: followed, line: request.line, top: request.top, height: request.height,
      counting: request.counted, at: request.pausedAt ?? clock.now())
  }

  private func index(for request: WindowRequest) async -> QueueIndex {
    guard let pausedAt = request.pausedAt else {
      // A request from before the pause may come after the one that began it.
      if let still, still.serial < request.serial { self.still = nil }
      return index
    }
    if let still, still.at == pausedAt { return still.index }
    let copy = await index.standingStill()
    still = (pausedAt, request.serial, copy)
    return copy
  }

  /// Texts that documents have where a filter's key looks for them, and that contain what is typed of it.
  public func texts(completing completion: FilterCompletion) async -> [String] {
    guard let key = completion.textKey else { return [] }
    return await index.texts(of: key, containing: completion.piece)
  }

  /// The documents of these re-uploads as they are now.
  public func rows(of documents: [DocumentID]) async -> [QueueRow] {
    var rows: [QueueRow] = []
    for document in documents {
      if let row = await index.row(document) { rows.append(row) }
    }
    return rows
  }

  /// Lets rows whose change was marked long enough take their places; whether there were any.
  public func release(marksUpTo poll: UInt32) async -> Bool {
    await index.release(marksUpTo: poll)
  }

  /// Writes a note or a mark into the journal; `nil` where there is nothing to change.
  public func annotate(
    _ subject: Subject, _ wish: AnnotationWish
  ) async throws(JournalError) -> AnnotationRecord? {
    let annotation = await index.annotations[subject.document] ?? .none
    let event: AnnotationEvent
    switch wish {
    case .toggleMark: event = annotation.mark == nil ? .marked : .unmarked
    case .mark:
      guard annotation.mark == nil else { return nil }
      event = .marked
    case .removeMark:
      guard annotation.mark != nil else { return nil }
      event = .unmarked
    case .note(let text):
      guard annotation.note?.text != text else { return nil }
      event = .noted(text)
    case .removeNote:
      guard annotation.note != nil else { return nil }
      event = .noteRemoved
    }
    let record = AnnotationRecord(subject: subject, event: event, by: by, at: clock.now())
    try await journal.annotate(subject, event, at: record.at)
    await index.apply([record])
    await still?.index.apply([record])
    return record
  }

  /// A document as it is now.
  public func row(_ document: DocumentID) async -> QueueRow? {
    await index.row(document)
  }

  /// What the journal has of a document.
  public func history(of document: DocumentID) async throws(JournalError) -> [JournalEntry] {
    try await journal.history(of: document)
  }

  /// Where a document is that is named by a reference or number.
  public func jump(to text: String, in query: QueueQuery) async -> JumpTarget {
    await index.jump(to: text, in: query, at: clock.now())
  }

  /// The documents of a query as they stand now.
  public func snapshot(of query: QueueQuery) async -> QueueSnapshot {
    await index.snapshot(of: query, at: clock.now())
  }

  /// The numbers of the overview, and why the journal could not give its own.
  public func overview() async -> (OverviewData, JournalError?) {
    let now = clock.now()
    let hour = Duration.hours(1).wholeMilliseconds
    let start = Timestamp(milliseconds: now.milliseconds / hour * hour) - .hours(Self.overviewHours - 1)
    let overview = await index.overview(at: now)
    do throws(JournalError) {
      let outcomes = try await journal.outcomes(from: start, hours: Self.overviewHours)
      let pace = try await paceSeen(at: now)
      return (OverviewData(overview: overview, outcomes: outcomes, pace: pace), nil)
    } catch { return (OverviewData(overview: overview, outcomes: nil), error) }
  }

  /// How far back the overview looks: a week, of which a narrow screen shows the last day.
  static let overviewHours = 168

  /// The Saved Invalid document after another one, of those that no re-upload is under way of, nor planned.
  public func nextInvalid(after document: DocumentID) async -> QueueRow? {
    // Where the journal cannot tell, the desk of the one that is offered does.
    let open = ((try? await journal.openAttempts()) ?? []).map(\.subject.document)
    let planned = planWatch.plan.waiting.map(\.subject.document)
    return await index.next(
      in: QueueQuery(view: .savedInvalid), after: document, except: Set(open + planned), at: clock.now())
  }
}

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
  public func openDesk(
    _ document: DocumentID, isDataOld: Bool, sentAgainWithin: Duration
  ) async throws(DeskFailure) -> ReuploadDesk {
    await learnSigners()
    let earlier: [Attempt]
    do throws(JournalError) { earlier = try await journal.attempts(on: document) } catch { throw .journal(error) }
    if let open = earlier.last(where: { !$0.state.isOver }) { return await resumed(open) }
    // Steps that cannot be had are ticked again.
    let ticked = try? await journal.tickedSteps(of: document, attempt: earlier.count + 1)
    // Last, because the signers may have been long in coming.
    guard let row = await index.row(document) else { throw .refused(.missing) }
    let now = clock.now()
    let sentLately = earlier.contains { attempt in
      attempt.state != .settled(.notSent) && now - attempt.beganAt < sentAgainWithin
    }
    var random = SystemRandomNumberGenerator()
    return ReuploadDesk(
      row: row, isHandOff: backend.capabilities.reupload == .handOff, signers: offeredSigners ?? [],
      number: earlier.count + 1,
      mustType: isDataOld || sentLately, key: IdempotencyKey(random: &random), by: by, at: now,
      ticked: ticked, after: earlier)
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
      resuming: attempt, row: row, ticked: ticked, after: earlier.filter { $0.number < attempt.number })
  }

  /// The document of an attempt; until a list has brought it, as the journal last saw it.
  private func rowOrMemory(of attempt: Attempt) async -> QueueRow {
    let document = attempt.subject.document
    if let row = await index.row(document) { return row }
    let sighting = try? await journal.sightings(of: [document]).first
    return sighting?.row ?? attempt.rememberedRow
  }

  /// Carries out one command of a desk; what happened comes back as the desk's next event, where it has one.
  public func perform(_ command: ReuploadDesk.Command) async -> Result<ReuploadDesk.Event?, JournalError> {
    switch command {
    case .reread(let document): return .success(await reread(document))
    case .begin(let attempt): return .success(await begin(attempt))
    case .send(let request): return .success(await send(request))
    case .keep(let ticked):
      do throws(JournalError) {
        try await journal.keep(ticked)
        return .success(nil)
      } catch { return .failure(error) }
    case .record(let event, let key):
      unwritten.append((event, key, clock.now()))
      do throws(JournalError) {
        try await writeDown()
        return .success(nil)
      } catch { return .failure(error) }
    case .takeOver(let key, let hold): return await takeOver(key, from: hold)
    case .withdraw(let key, let document):
      let outcome = try? await answer(within: limit, in: language) {
        [backend] () async throws(BackendError) -> ReuploadOutcome in
        try await backend.withdraw(key, document: document)
      }
      return .success(outcome.map { .withdrawn($0) })
    case .askOutcome(let key, let document):
      do throws(BackendError) {
        let outcome = try await answer(within: limit, in: language) {
          [backend] () async throws(BackendError) -> ReuploadOutcome in
          try await backend.outcome(of: key, document: document)
        }
        return .success(.outcome(outcome))
      } catch { return .success(.askFailed(error)) }
    }
  }

  /// Asks what became of a re-upload; of a backend that keeps no keys, how its document stands now, which tells it as well.
  public func ask(_ question: ReuploadDesk.Command) async -> (event: ReuploadDesk.Event?, row: QueueRow?) {
    let event = try? await perform(question).get()
    guard case .outcome(.notRecorded)? = event, case .askOutcome(_, let document) = question,
      backend.capabilities.rereads
    else { return (event, nil) }
    if case .rereadFailed(let error) = await reread(document) { return (.askFailed(error), nil) }
    return (event, await index.row(document))
  }

  private func reread(_ document: DocumentID) async -> ReuploadDesk.Event {
    // What cannot be read by itself is as the last poll brought it.
    guard backend.capabilities.rereads else { return .reread(await index.row(document)?.document) }
    do throws(BackendError) {
      let reading = try await answer(within: limit, in: language) {
        [backend] () async throws(BackendError) -> Document? in
        try await backend.read(document)
      }
      try await recall([document])
      if let reading, let change = await index.apply(reread: reading, seenAt: clock.now()) {
        unrecorded.append(change)
        _ = await recordChanges()
      }
      return .reread(reading)
    } catch { return .rereadFailed(error) }
  }

  /// Writes down what happened to re-uploads, in order; what the journal cannot take stays for the next time.
  private func writeDown() async throws(JournalError) {
    // Who is writing already takes what was added meanwhile as well.
    guard !isWriting else { return }
    isWriting = true
    defer { isWriting = false }
    while let first = unwritten.first {
      do throws(JournalError) {
        try await journal.append(first.event, to: first.key, at: first.at)
        unwritten.removeFirst()
      } catch {
        // Somebody else has ended the attempt, or sees it through: there is nothing to add to it, now or later.
        switch error {
        case .alreadyOver, .elsewhere: unwritten.removeFirst()
        default: break
        }
        throw error
      }
    }
  }

  private func begin(_ attempt: Attempt) async -> ReuploadDesk.Event {
    do throws(JournalError) {
      try await writeDown()
      try await journal.begin(attempt)
      return .recorded
    } catch { return .notRecorded(error) }
  }

  private func send(_ request: ReuploadRequest) async -> ReuploadDesk.Event {
    // Until the answer is there, no poll may speak for this document; afterwards only polls begun later may.
    await index.raiseFence(request.document)
    do throws(BackendError) {
      let answer = try await answer(within: limit, in: language) {
        [backend] () async throws(BackendError) -> ReuploadAnswer in
        try await backend.reupload(request)
      }
      await index.lowerFence(request.document)
      return .answered(answer)
    } catch {
      await index.lowerFence(request.document)
      return .failed(error)
    }
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

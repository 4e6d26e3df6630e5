import UploadQueue

/// A journal as it was at the moment of a clock: it tells nothing of what came later, and takes nothing.
struct PastJournal: Journal {
  private let journal: any Journal
  private let past: RecordedPast
  private let clock: Clock

  init(_ journal: any Journal, _ past: RecordedPast, clock: Clock) {
    self.journal = journal
    self.past = past
    self.clock = clock
  }

  func history(of document: DocumentID) async throws(JournalError) -> [JournalEntry] {
    let now = clock.now()
    return try await journal.history(of: document).filter { $0.at <= now }
  }

  func attempts(on document: DocumentID) async throws(JournalError) -> [Attempt] {
    let now = clock.now()
    return try await journal.attempts(on: document).filter { $0.beganAt <= now }
  }

  func signedReuploads() async throws(JournalError) -> [SignedReupload] {
    let now = clock.now()
    return try await journal.signedReuploads().filter { $0.beganAt <= now }.map { $0.known(at: now) }
  }

  func outcomes(from start: Timestamp, hours: Int) async throws(JournalError) -> HourlyOutcomes {
    past.outcomes(from: start, hours: hours, seenUpTo: clock.now())
  }

  func signingSpans(since start: Timestamp, seenUpTo end: Timestamp) async throws(JournalError) -> [SigningSpan] {
    try await journal.signingSpans(since: start, seenUpTo: min(end, clock.now()))
  }

  func entries(_ query: EntryQuery) async throws(JournalError) -> JournalPage {
    let now = clock.now()
    var query = query
    if query.from == .newest, let later = past.placeAfter(now) { query.from = .before(later) }
    var page = try await journal.entries(query)
    let count = page.entries.count
    page.entries.removeAll { $0.entry.at > now }
    page.total = nil
    // Whoever reads onwards in time has come to the end of it.
    if case .after = query.from, page.entries.count < count { page.more = nil }
    return page
  }

  // What was known is in the rows of the recording.

  func sightings(of documents: [DocumentID]) async throws(JournalError) -> [Sighting] { [] }
  func sightings(after document: DocumentID?, limit: Int) async throws(JournalError) -> [Sighting] { [] }
  func sightingCount() async throws(JournalError) -> Int { 0 }
  func annotationNews(after place: JournalPlace) async throws(JournalError) -> AnnotationNews {
    AnnotationNews(records: [], end: place)
  }

  // Nobody has looked.

  func revision() async throws(JournalError) -> Int { 0 }
  func openAttempts() async throws(JournalError) -> [Attempt] { past.underWay(at: clock.now()) }
  func followedAttempts() async throws(JournalError) -> [Attempt] { [] }
  func tickedSteps(of document: DocumentID, attempt: Int) async throws(JournalError) -> TickedSteps? { nil }
  func tally(after place: JournalPlace) async throws(JournalError) -> JournalTally { JournalTally() }
  func lastLooked(as reader: JournalReader) async throws(JournalError) -> Looked? { nil }
  func watchedStretches() async throws(JournalError) -> [WatchedStretch] { [] }
  func approvals(in stretches: [Range<Timestamp>]) async throws(JournalError) -> Int { 0 }
  func plannedUploads(since moment: Timestamp) async throws(JournalError) -> [PlannedUpload] { [] }
  func documents(called name: String) async throws(JournalError) -> [Subject] {
    try await journal.documents(called: name)
  }

  // What has been cannot be changed.

  func record(_ changes: [StatusChange]) async throws(JournalError) {}
  func begin(_ attempt: Attempt) async throws(JournalError) { throw .alreadyOver(attempt.subject.name) }
  func append(_ event: AttemptEvent, to key: IdempotencyKey, at moment: Timestamp) async throws(JournalError) {
    throw .alreadyOver(key.rawValue)
  }
  func take(_ key: IdempotencyKey, from hold: AttemptHold, at moment: Timestamp) async throws(JournalError) -> Attempt {
    throw .alreadyOver(key.rawValue)
  }
  func keep(_ ticked: TickedSteps) async throws(JournalError) {}
  func keep(_ stretch: WatchedStretch) async throws(JournalError) {}
  func keepLook(at moment: Timestamp, within pause: Duration) async throws(JournalError) {}
  func plan(_ upload: PlannedUpload) async throws(JournalError) { throw .alreadyOver(upload.subject.name) }
  func note(_ event: PlanEvent, of key: IdempotencyKey, at moment: Timestamp) async throws(JournalError) {}
  func takeUpPlanned(at moment: Timestamp) async throws(JournalError) {}
  func annotate(
    _ changes: [(subject: Subject, event: AnnotationEvent)], at moment: Timestamp
  ) async throws(JournalError) {}
  func look(_ looked: Looked, as reader: JournalReader) async throws(JournalError) {}
}

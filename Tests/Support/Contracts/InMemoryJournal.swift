import UploadQueue

/// A journal that lasts as long as the test; it can be told to fail.
public actor InMemoryJournal: Journal {
  private let by: Operator
  private var last: [DocumentID: Sighting] = [:]
  private var entries: [JournalEntry] = []
  private var steps: [TickedSteps] = []
  private var stretches: [WatchedStretch] = []
  /// How many times it was told that the queue was watched.
  public private(set) var stretchesKept = 0
  /// How many times it was asked how long signing took.
  public private(set) var timesSigningRead = 0
  /// What happens to attempts, as it is written.
  public nonisolated let events: AsyncStream<AttemptEvent>
  private let eventWriting: AsyncStream<AttemptEvent>.Continuation
  private var failure: JournalError?
  private var looked: [JournalReader: Looked] = [:]
  private var recordings = 0
  private var readings = 0
  private var plans: [PlannedUpload] = []

  /// An empty journal.
  public init(by: Operator = Operator(user: "petugas", host: "kantor")) {
    self.by = by
    (events, eventWriting) = AsyncStream.makeStream()
  }

  /// Makes every call from now on fail so, or succeed again.
  public func fail(with failure: JournalError?) {
    self.failure = failure
  }

  /// Everything recorded, in order.
  public var everything: [JournalEntry] { entries }

  /// How many times changes were recorded.
  public var timesRecorded: Int { recordings }

  /// How many times the history of a document was read.
  public var timesHistoryRead: Int { readings }

  /// The last status seen of each of these documents, where there was one.
  public func sightings(of documents: [DocumentID]) throws(JournalError) -> [Sighting] {
    try mayFail()
    return documents.compactMap { last[$0] }
  }

  /// The last status seen of so many documents at most, by their keys in order, from after a key on.
  public func sightings(after document: DocumentID?, limit: Int) throws(JournalError) -> [Sighting] {
    try mayFail()
    let later = last.values.filter { sighting in document.map { $0 < sighting.subject.document } ?? true }
    return Array(later.sorted { $0.subject.document < $1.subject.document }.prefix(limit))
  }

  /// How many documents were ever seen.
  public func sightingCount() throws(JournalError) -> Int {
    try mayFail()
    return last.count
  }

  /// Adds status changes.
  public func record(_ changes: [StatusChange]) throws(JournalError) {
    try mayFail()
    guard !changes.isEmpty else { return }
    recordings += 1
    for change in changes {
      if let known = last[change.subject.document], known.status.agrees(with: change.to) { continue }
      var written = change
      written.by = by
      entries.append(.change(written))
      last[change.subject.document] = Sighting(
        subject: change.subject, status: change.to, time: change.time, outline: change.outline)
    }
  }

  /// Keeps which steps are ticked.
  public func keep(_ ticked: TickedSteps) throws(JournalError) {
    try mayFail()
    let before = steps.first { $0.document == ticked.document && $0.attempt == ticked.attempt }
    steps.removeAll { $0.document == ticked.document && $0.attempt == ticked.attempt }
    guard !ticked.ticks.isEmpty else { return }
    steps.append(ticked.kept(by: by, after: before?.ticks ?? [:]))
  }

  /// Keeps how long the queue was watched.
  public func keep(_ stretch: WatchedStretch) throws(JournalError) {
    try mayFail()
    stretches.removeAll { $0.key == stretch.key }
    stretches.append(stretch)
    stretchesKept += 1
  }

  /// Keeps a single look.
  public func keepLook(at moment: Timestamp, within pause: Duration) throws(JournalError) {
    let goingOn = stretches.compactMap { $0.going(on: moment, within: pause) }.max { $0.to < $1.to }
    try keep(goingOn ?? .look(at: moment))
  }

  /// When the queue was watched.
  public func watchedStretches() throws(JournalError) -> [WatchedStretch] {
    try mayFail()
    return stretches.sorted { $0.from < $1.from }
  }

  /// The steps that are ticked.
  public func tickedSteps(of document: DocumentID, attempt: Int) throws(JournalError) -> TickedSteps? {
    try mayFail()
    return steps.first { $0.document == document && $0.attempt == attempt }
  }

  /// Adds the intent to upload a document again.
  public func begin(_ attempt: Attempt) throws(JournalError) {
    try mayFail()
    if let plan = planned.first(where: { $0.key == attempt.key }), plan.state != .planned {
      throw .notPlanned(plan.subject.name)
    }
    let open = attempts.filter { !$0.state.isOver }
    if let other = open.first(where: { $0.isInFlight || $0.subject.document == attempt.subject.document }) {
      throw .anotherUnderWay(other.subject.name)
    }
    if let plan = latestPlan(of: attempt.subject.document), plan.key != attempt.key, plan.isOpen {
      write(.cancelled, of: plan, at: attempt.beganAt)
    }
    entries.append(.began(attempt))
  }

  /// Adds that a document is to be uploaded again later.
  public func plan(_ upload: PlannedUpload) throws(JournalError) {
    try mayFail()
    let open = attempts.first { !$0.state.isOver && $0.subject.document == upload.subject.document }
    if let open { throw .anotherUnderWay(open.subject.name) }
    plans.append(upload)
    entries.append(
      .planned(
        PlanRecord(
          key: upload.key, subject: upload.subject, event: .planned(for: upload.dueAt, signer: upload.signer),
          by: upload.by, at: upload.plannedAt)))
  }

  /// Adds what was done to a planned upload.
  public func note(_ event: PlanEvent, of key: IdempotencyKey, at moment: Timestamp) throws(JournalError) {
    try mayFail()
    guard let plan = planned.first(where: { $0.key == key }) else { return }
    switch (plan.state, event) {
    case (.planned, .halted), (.planned, .cancelled), (.halted, .cancelled): write(event, of: plan, at: moment)
    default: break
    }
  }

  private func write(_ event: PlanEvent, of plan: PlannedUpload, at moment: Timestamp) {
    entries.append(.planned(PlanRecord(key: plan.key, subject: plan.subject, event: event, by: by, at: moment)))
  }

  /// What was planned last of each document.
  public func plannedUploads(since moment: Timestamp) throws(JournalError) -> [PlannedUpload] {
    try mayFail()
    return planned.filter { plan in
      latestPlan(of: plan.subject.document)?.key == plan.key && (plan.isOpen || plan.stateAt >= moment)
    }
  }

  /// It is sent from here anyway.
  public func takeUpPlanned(at moment: Timestamp) throws(JournalError) { try mayFail() }

  private func latestPlan(of document: DocumentID) -> PlannedUpload? {
    planned.last { $0.subject.document == document }
  }

  /// What was planned, as it stands.
  private var planned: [PlannedUpload] {
    plans.map { plan in
      var plan = plan
      for case .planned(let record) in entries where record.key == plan.key {
        switch record.event {
        case .planned: break
        case .halted(let halt): (plan.state, plan.stateAt) = (.halted(halt), record.at)
        case .cancelled: (plan.state, plan.stateAt) = (.cancelled, record.at)
        }
      }
      for entry in entries {
        switch entry {
        case .began(let attempt) where attempt.key == plan.key:
          (plan.state, plan.stateAt) = (.attempted(.intended), attempt.beganAt)
        case .event(let event, plan.key, let moment, _):
          if case .followed = event { plan.settledAt = plan.stateAt }
          (plan.state, plan.stateAt) = (.attempted(event), moment)
        default: break
        }
      }
      return plan
    }
  }

  /// Adds what happened to an attempt.
  public func append(_ event: AttemptEvent, to key: IdempotencyKey, at moment: Timestamp) throws(JournalError) {
    try mayFail()
    guard let attempt = attempts.first(where: { $0.key == key }) else {
      throw .unusable(path: "memory", reason: "no attempt \(key)")
    }
    guard !attempt.state.isOver else {
      if attempt.state == event { return }
      if case .followed = event, isFollowed(key) { return }
      if case .followed = event, attempt.state == .settled(.signingAgain) {
        write(event, of: key, at: moment)
        return
      }
      throw .alreadyOver(attempt.subject.name)
    }
    write(event, of: key, at: moment)
  }

  private func write(_ event: AttemptEvent, of key: IdempotencyKey, at moment: Timestamp) {
    entries.append(.event(event, key, at: moment, by: by))
    eventWriting.yield(event)
  }

  /// Nobody else writes to it.
  public func revision() throws(JournalError) -> Int {
    try mayFail()
    return 0
  }

  /// It is seen through from here anyway.
  public func take(
    _ key: IdempotencyKey, from hold: AttemptHold, at moment: Timestamp
  ) throws(JournalError) -> Attempt {
    try mayFail()
    guard let attempt = attempts.first(where: { $0.key == key }) else {
      throw .unusable(path: "memory", reason: "no attempt \(key)")
    }
    guard !attempt.state.isOver else { throw .alreadyOver(attempt.subject.name) }
    return attempt
  }

  /// The attempts that are not over.
  public func openAttempts() throws(JournalError) -> [Attempt] {
    try mayFail()
    return attempts.filter { !$0.state.isOver }
  }

  /// The last attempts that ended back in the queue, with nothing told of them since.
  public func followedAttempts() throws(JournalError) -> [Attempt] {
    try mayFail()
    let last = Dictionary(attempts.map { ($0.subject.document, $0.key) }, uniquingKeysWith: { $1 })
    return attempts.filter {
      $0.state == .settled(.signingAgain) && last[$0.subject.document] == $0.key && !isFollowed($0.key)
    }
  }

  private func isFollowed(_ key: IdempotencyKey) -> Bool {
    entries.contains { if case .event(.followed, key, _, _) = $0 { true } else { false } }
  }

  /// Every attempt on a document.
  public func attempts(on document: DocumentID) throws(JournalError) -> [Attempt] {
    try mayFail()
    return attempts.filter { $0.subject.document == document }
  }

  /// Every re-upload of the queue.
  public func signedReuploads() throws(JournalError) -> [SignedReupload] {
    try mayFail()
    return entries.attempts.map(SignedReupload.init)
  }

  /// Everything recorded of a document.
  public func history(of document: DocumentID) throws(JournalError) -> [JournalEntry] {
    try mayFail()
    readings += 1
    let keys = Set(attempts.filter { $0.subject.document == document }.map(\.key))
    return entries.filter { entry in
      switch entry {
      case .change(let change): change.subject.document == document
      case .began(let attempt): attempt.subject.document == document
      case .event(_, let key, _, _): keys.contains(key)
      case .annotated(let record): record.subject.document == document
      case .planned(let record): record.subject.document == document
      }
    }
  }

  /// Adds what the keeper did to a note or a mark.
  public func annotate(
    _ changes: [(subject: Subject, event: AnnotationEvent)], at moment: Timestamp
  ) throws(JournalError) {
    try mayFail()
    for (subject, event) in changes {
      entries.append(.annotated(AnnotationRecord(subject: subject, event: event, by: by, at: moment)))
    }
  }

  /// What was done to notes and marks after a place.
  public func annotationNews(after place: JournalPlace) throws(JournalError) -> AnnotationNews {
    try mayFail()
    let records = entries.dropFirst(Int(place.entry)).compactMap { entry in
      if case .annotated(let record) = entry { record } else { nil }
    }
    return AnnotationNews(records: records, end: JournalPlace(Int64(entries.count)))
  }

  /// How many documents were approved and failed in each hour.
  public func outcomes(from start: Timestamp, hours: Int) throws(JournalError) -> HourlyOutcomes {
    try mayFail()
    var outcomes = HourlyOutcomes(start: start, hours: hours)
    var approved = Array(repeating: Set<DocumentID>(), count: outcomes.hours)
    var invalid = approved
    for case .change(let change) in entries where change.tellsWhen {
      guard let hour = outcomes.hour(of: change.time.since) else { continue }
      switch change.to?.status {
      case .approved: approved[hour].insert(change.subject.document)
      case .savedInvalid: invalid[hour].insert(change.subject.document)
      default: break
      }
    }
    outcomes.approved = approved.map(\.count)
    outcomes.invalid = invalid.map(\.count)
    return outcomes
  }

  /// How long the newest approvals took to sign.
  public func signingSpans(since start: Timestamp, seenUpTo end: Timestamp) throws(JournalError) -> [SigningSpan] {
    try mayFail()
    timesSigningRead += 1
    var before: [DocumentID: StatusChange] = [:]
    var spans: [SigningSpan] = []
    for case .change(let change) in entries where change.seenAt <= end {
      if let span = SigningSpan(ending: change, after: before[change.subject.document]), span.to >= start {
        spans.append(span)
      }
      before[change.subject.document] = change
    }
    return Array(spans.sorted { $0.to > $1.to }.prefix(SigningTimes.newest))
  }

  /// How many documents were approved in some stretches of time.
  public func approvals(in stretches: [Range<Timestamp>]) throws(JournalError) -> Int {
    try mayFail()
    return stretches.reduce(0) { count, stretch in
      var approved: Set<DocumentID> = []
      for case .change(let change) in entries
      where change.tellsWhen && !change.time.isLowerBound && change.to?.status == .approved
        && stretch.contains(change.time.since)
      {
        approved.insert(change.subject.document)
      }
      return count + approved.count
    }
  }

  /// A stretch of everything recorded.
  public func entries(_ query: EntryQuery) throws(JournalError) -> JournalPage {
    try mayFail()
    let all = placed.filter { $0.place > query.since && query.filter?.matches($0) != false }
    switch query.from {
    case .newest:
      var page = backwards(all, query.limit)
      page.total = query.isForAll ? all.count : nil
      return page
    case .before(let place): return backwards(all.filter { $0.place < place }, query.limit)
    case .after(let place):
      let found = Array(all.filter { $0.place > place }.prefix(query.limit))
      let more = found.last.flatMap { last in last.place < JournalPlace(Int64(entries.count)) ? last.place : nil }
      return JournalPage(entries: found.reversed(), more: more)
    }
  }

  private func backwards(_ fitting: [PlacedEntry], _ limit: Int) -> JournalPage {
    let found = Array(fitting.suffix(limit).reversed())
    return JournalPage(entries: found, more: found.count < fitting.count ? found.last?.place : nil)
  }

  private var placed: [PlacedEntry] {
    entries.enumerated().map { index, entry in
      PlacedEntry(place: JournalPlace(Int64(index + 1)), subject: subject(of: entry), entry: entry)
    }
  }

  private func subject(of entry: JournalEntry) -> Subject {
    switch entry {
    case .change(let change): change.subject
    case .began(let attempt): attempt.subject
    case .event(_, let key, _, _):
      attempts.first { $0.key == key }?.subject
        ?? Subject(document: DocumentID(""), name: "", recordID: nil, reference: nil, nsfp: nil)
    case .annotated(let record): record.subject
    case .planned(let record): record.subject
    }
  }

  /// What was recorded after a place, counted by kind.
  public func tally(after place: JournalPlace) throws(JournalError) -> JournalTally {
    try mayFail()
    var tally = JournalTally()
    for entry in entries.dropFirst(Int(place.entry)) {
      switch entry {
      case .change(let change):
        if change.to == nil {
          tally.gone += 1
        } else if change.from == nil {
          tally.firstSeen += 1
        } else {
          tally.changes[change.to?.status ?? .unknown, default: 0] += 1
        }
      case .began: tally.attempts += 1
      case .event, .planned: break
      case .annotated: tally.annotations += 1
      }
    }
    return tally
  }

  /// How far the keeper had followed it.
  public func lastLooked(as reader: JournalReader) throws(JournalError) -> Looked? {
    try mayFail()
    return looked[reader]
  }

  /// Remembers how far the keeper has followed it.
  public func look(_ looked: Looked, as reader: JournalReader) throws(JournalError) {
    try mayFail()
    guard looked.place >= self.looked[reader]?.place ?? .start else { return }
    let alarms = looked.alarms ?? self.looked[reader]?.alarms
    self.looked[reader] = Looked(place: looked.place, at: looked.at, alarms: alarms)
  }

  /// The documents that were ever called so.
  public func documents(called name: String) throws(JournalError) -> [Subject] {
    try mayFail()
    var subjects: [Subject] = []
    for entry in entries {
      switch entry {
      case .change(let change): subjects.append(change.subject)
      case .began(let attempt): subjects.append(attempt.subject)
      case .event: break
      case .annotated(let record): subjects.append(record.subject)
      case .planned(let record): subjects.append(record.subject)
      }
    }
    let wanted = name.lowercased()
    let nsfp = NSFP(name)?.digits ?? name
    let called = Set(
      subjects.filter { subject in
        [subject.document.rawValue, subject.name, subject.recordID, subject.reference]
          .contains { $0?.lowercased() == wanted } || subject.nsfp == nsfp
      }.map(\.document))
    var latest: [DocumentID: Subject] = [:]
    var order: [DocumentID] = []
    for subject in subjects where called.contains(subject.document) {
      order.removeAll { $0 == subject.document }
      order.append(subject.document)
      latest[subject.document] = subject
    }
    return order.compactMap { latest[$0] }
  }

  /// The attempts as they stand.
  private var attempts: [Attempt] {
    var attempts: [Attempt] = []
    for entry in entries {
      switch entry {
      case .change, .annotated, .planned, .event(.followed, _, _, _): break
      case .began(let attempt): attempts.append(attempt)
      case .event(let event, let key, let moment, _):
        guard let index = attempts.firstIndex(where: { $0.key == key }) else { continue }
        attempts[index].state = event
        attempts[index].stateAt = moment
      }
    }
    return attempts
  }

  private func mayFail() throws(JournalError) {
    if let failure { throw failure }
  }
}

extension StatusReading? {
  fileprivate func agrees(with other: StatusReading?) -> Bool {
    guard let self, let other else { return self == nil && other == nil }
    return self.agrees(with: other)
  }
}

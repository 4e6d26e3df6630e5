import UploadQueue

/// What is to be known of a plan, or done with it, once it has been looked at.
public struct PlanLook: Sendable, Equatable {
  /// How it stands, where that is different from what was told last.
  public var news: UploadPlan?
  /// What was just halted here.
  public var halted: [PlannedUpload] = []
  /// What is to be sent now.
  public var due: PlannedUpload?
}

/// How a session follows its plan.
struct PlanWatch: Sendable {
  /// The journal's revision when it was read; `nil` where it is to be read again.
  var revision: Int?
  /// The plan as it was read.
  var plan = UploadPlan()
  /// The plan as it was told.
  var told: UploadPlan?
  /// Since when it was looked at without a break by who may act; `nil` before the first look.
  var attendedSince: Timestamp?
  /// When it was looked at last, on a clock that nobody sets and that goes on while the machine sleeps.
  var lookedAt: Duration?

  /// Counts a look; after a break, as while the machine slept, attendance begins anew.
  mutating func look(at now: Timestamp, uptime: Duration, isActing: Bool) {
    let isBroken = lookedAt.map { uptime - $0 > UploadPlan.patience } ?? true
    if isBroken || !isActing { attendedSince = now }
    lookedAt = uptime
  }
}

/// What is planned for later.
extension QueueSession {
  /// Writes down that a document is to be uploaded again later; the plan as it stands then.
  func plan(_ upload: PlannedUpload) async throws(JournalError) -> UploadPlan {
    var random = SystemRandomNumberGenerator()
    var upload = upload
    // The desk may be sent from all the same: that would be another attempt.
    upload.key = IdempotencyKey(random: &random)
    try await journal.plan(upload)
    return try await readPlan()
  }

  /// Takes planned uploads out of the plan; the plan as it stands then.
  func cancelPlanned(_ keys: [IdempotencyKey]) async throws(JournalError) -> UploadPlan {
    for key in keys { try await journal.note(.cancelled, of: key, at: clock.now()) }
    return try await readPlan()
  }

  /// Writes down that a planned upload could not be begun, and why; the plan as it stands then.
  func haltPlanned(_ key: IdempotencyKey, _ halt: PlanHalt) async throws(JournalError) -> UploadPlan {
    try await journal.note(.halted(halt), of: key, at: clock.now())
    return try await readPlan()
  }

  /// Looks at the plan: takes over what a Pantau of the same person has left, halts what is not to be sent any more, and
  /// tells what is to be sent now.
  ///
  /// Cheap where nothing is planned and nobody has written to the journal.
  ///
  /// - Parameter isActing: Whether anything may be done here; else it is only read.
  func lookAtPlan(isActing: Bool) async throws(JournalError) -> PlanLook {
    let now = clock.now()
    planWatch.look(at: now, uptime: clock.uptime(), isActing: isActing)
    let revision = try await journal.revision()
    if revision != planWatch.revision || planWatch.plan.uploads.contains(where: \.isOpen) {
      if isActing { try await journal.takeUpPlanned(at: now) }
      _ = try await readPlan()
      planWatch.revision = revision
    }
    var look = PlanLook()
    switch isActing ? planWatch.plan.step(at: now, attendedSince: planWatch.attendedSince ?? now) : .wait {
    case .wait: break
    case .halt(let keys, let why): look.halted = try await halt(keys, why)
    case .send(let upload): look.due = upload
    }
    if planWatch.plan != planWatch.told {
      look.news = planWatch.plan
      planWatch.told = planWatch.plan
    }
    return look
  }

  private func halt(
    _ keys: [IdempotencyKey], _ why: PlanHalt
  ) async throws(JournalError) -> [PlannedUpload] {
    for key in keys { try await journal.note(.halted(why), of: key, at: clock.now()) }
    return try await readPlan().halted.filter { keys.contains($0.key) }
  }

  /// What was over for longer is in the journal alone.
  private func readPlan() async throws(JournalError) -> UploadPlan {
    planWatch.revision = nil
    planWatch.plan = UploadPlan(try await journal.plannedUploads(since: clock.now() - .days(1)))
    return planWatch.plan
  }

  /// Gets the desk of a planned upload ready, as of the document now; what was done or begun meanwhile refuses it.
  ///
  /// How old the data is was told to the person who planned it, and the document is read once more before it is sent.
  func openPlanned(
    _ upload: PlannedUpload, unless objection: Objection
  ) async throws(DeskFailure) -> ReuploadDesk {
    let desk = try await openDesk(
      upload.subject.document, isDataOld: false, sentAgainWithin: .zero, unless: objection)
    guard !desk.isJournaled else { throw .refused(.anotherUnderWay(desk.row.document.name)) }
    guard desk.attempt.number == upload.number else { throw .refused(.attemptedMeanwhile) }
    guard desk.row.approvedTwin == nil else { throw .refused(.perhapsDouble) }
    let earlier = try? await journal.attempts(on: desk.row.id)
    return ReuploadDesk(planned: upload, row: desk.row, at: clock.now(), after: earlier ?? [])
  }
}

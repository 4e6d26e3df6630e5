import GRDB
import UploadQueue

extension JournalStore {
  /// Adds that a document is to be uploaded again later, in the place of what was planned of it before.
  public func plan(_ upload: PlannedUpload) async throws(JournalError) {
    let name = presence.show()
    let other: String? = try await writing { [self] db in
      let subject = upload.subject
      if let open = try open(db).first(where: { $0.subject.document == subject.document }) { return open.subject.name }
      try db.execute(
        sql: """
          INSERT INTO planned_upload (entry, queue, idempotency_key, document, name, record_id, reference, nsfp, event,
            due_at, signer, seen_status, seen_words, seen_at, tax_base_sen, partner_name, number, at, user, host)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'planned', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          Self.lastEntry(db) + 1, queue, upload.key.rawValue, subject.document.rawValue, subject.name,
          subject.recordID, subject.reference, subject.nsfp, upload.dueAt.milliseconds, upload.signer,
          upload.seenStatus.status.word, upload.seenStatus.words, upload.seenAt.milliseconds, upload.taxBase?.sen,
          upload.partnerName, upload.number, upload.plannedAt.milliseconds, upload.by.user,
          upload.by.host,
        ])
      try write(hold: upload.key, of: name, since: upload.plannedAt, in: .planned, db)
      return nil
    }
    if let other { throw .anotherUnderWay(other) }
  }

  /// Adds what was done to a planned upload, unless that changes nothing any more.
  public func note(_ event: PlanEvent, of key: IdempotencyKey, at moment: Timestamp) async throws(JournalError) {
    let refusal: JournalError? = try await writing { [self] db in
      guard let upload = try plannedUpload(key, db) else { return nil }
      switch (upload.state, event) {
      case (.planned, .halted) where upload.hold.isElsewhere: return .elsewhere(upload.subject.name)
      case (.planned, .halted), (.planned, .cancelled), (.halted, .cancelled): break
      default: return nil
      }
      try write(event, of: upload, at: moment, db)
      return nil
    }
    if let refusal { throw refusal }
  }

  /// What was planned last of each document, without what was over before a moment.
  public func plannedUploads(since moment: Timestamp) async throws(JournalError) -> [PlannedUpload] {
    try await reading { [self] db in
      // A journal that is only read may be older than this table.
      guard try Self.hasPlans(db) else { return [] }
      // It is asked often: what ended long ago is left out before its attempt and its holder are looked for.
      return try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM planned_upload AS plan WHERE queue = ?1 AND event = 'planned' AND NOT EXISTS (
            SELECT 1 FROM planned_upload AS later
            WHERE (later.queue, later.document, later.event) = (plan.queue, plan.document, 'planned')
              AND later.entry > plan.entry)
          AND NOT EXISTS (
            SELECT 1 FROM planned_upload AS done
            WHERE done.idempotency_key = plan.idempotency_key AND done.event = 'cancelled' AND done.at < ?2)
          AND NOT EXISTS (
            SELECT 1 FROM attempt_event AS done
            WHERE done.idempotency_key = plan.idempotency_key AND done.event IN ('refused', 'settled')
              AND NOT EXISTS (
                SELECT 1 FROM attempt_event AS since
                WHERE since.idempotency_key = plan.idempotency_key AND since.at >= ?2))
          ORDER BY entry
          """, arguments: [queue, moment.milliseconds]
      ).map { try standing($0, db) }
    }
  }

  /// Sends from here what a Pantau of the same person was to send that has ended.
  public func takeUpPlanned(at moment: Timestamp) async throws(JournalError) {
    let left = try await plannedUploads(since: moment).filter { isLeft($0) }
    guard !left.isEmpty else { return }
    let name = presence.show()
    try await writing { [self] db in
      for upload in left {
        // Another one may have come first.
        guard let now = try plannedUpload(upload.key, db), isLeft(now) else { continue }
        try write(hold: upload.key, of: name, since: moment, in: .planned, db)
      }
    }
  }

  /// What is held is sent by nobody: it stays the one's that held it.
  private func isLeft(_ upload: PlannedUpload) -> Bool {
    guard upload.isOpen, !upload.isHalted, case .nobody(let person, _) = upload.hold else { return false }
    return person.user == by.user
  }
}

extension JournalStore {
  /// Whether the file has the tables of plans.
  static func hasPlans(_ db: Database) throws -> Bool { try db.tableExists("planned_upload") }

  /// The name of the document of a planned upload that may not be begun from here; `nil` where nothing was planned under
  /// this key, or it is due to be begun here.
  func unplannedName(_ key: IdempotencyKey, _ db: Database) throws -> String? {
    guard let upload = try plannedUpload(key, db) else { return nil }
    return upload.state == .planned && upload.hold == .own ? nil : upload.subject.name
  }

  /// Cancels what else is planned of a document that is uploaded again now.
  func cancelPlan(of attempt: Attempt, _ db: Database) throws {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT * FROM planned_upload WHERE queue = ? AND document = ? AND event = 'planned' ORDER BY entry DESC LIMIT 1
        """, arguments: [queue, attempt.subject.document.rawValue])
    guard let upload = try row.map({ try standing($0, db) }), upload.key != attempt.key, upload.isOpen else { return }
    try write(.cancelled, of: upload, at: attempt.beganAt, db)
  }

  private func plannedUpload(_ key: IdempotencyKey, _ db: Database) throws -> PlannedUpload? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM planned_upload WHERE idempotency_key = ? AND event = 'planned'", arguments: [key.rawValue]
    ).map { try standing($0, db) }
  }

  /// A planned upload as it stands: as its attempt does, where that was begun.
  private func standing(_ row: Row, _ db: Database) throws -> PlannedUpload {
    var upload = PlannedUpload(row)
    upload.hold = try hold(
      of: upload.key, in: .planned, begunBy: upload.by, since: upload.plannedAt, db)
    if let attempt = try Self.attempts(db, where: "idempotency_key = ?", [upload.key.rawValue]).first {
      let last = attempt.lastTold
      (upload.state, upload.stateAt, upload.settledAt) = (.attempted(last.event), last.at, last.settledAt)
      return upload
    }
    let last = try Row.fetchOne(
      db,
      sql: "SELECT * FROM planned_upload WHERE idempotency_key = ? AND event <> 'planned' ORDER BY entry DESC LIMIT 1",
      arguments: [upload.key.rawValue]
    ).flatMap(PlanRecord.init)
    switch last?.event {
    case .halted(let halt): upload.state = .halted(halt)
    case .cancelled: upload.state = .cancelled
    case .planned, nil: break
    }
    upload.stateAt = last?.at ?? upload.stateAt
    return upload
  }

  private func write(_ event: PlanEvent, of upload: PlannedUpload, at moment: Timestamp, _ db: Database) throws {
    let (word, halt, words): (String, String?, String?) =
      switch event {
      case .planned: ("planned", nil, nil)
      case .halted(.passed): ("halted", "passed", nil)
      case .halted(.failed(let words)): ("halted", "failed", words)
      case .halted(.after(let name)): ("halted", "after", name)
      case .cancelled: ("cancelled", nil, nil)
      }
    let subject = upload.subject
    try db.execute(
      sql: """
        INSERT INTO planned_upload (entry, queue, idempotency_key, document, name, record_id, reference, nsfp, event,
          halt, words, at, user, host)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        Self.lastEntry(db) + 1, queue, upload.key.rawValue, subject.document.rawValue, subject.name, subject.recordID,
        subject.reference, subject.nsfp, word, halt, words, moment.milliseconds, by.user, by.host,
      ])
  }
}

extension RecordedAttempt {
  /// The last thing that was told of it, after its end as well, and when that end was.
  fileprivate var lastTold: (event: AttemptEvent, at: Timestamp, settledAt: Timestamp?) {
    let stands = asItStands
    guard stands.state == .settled(.signingAgain), let last = events.last, case .followed = last.happened else {
      return (stands.state, stands.stateAt, nil)
    }
    return (last.happened, last.at, stands.stateAt)
  }
}

extension PlannedUpload {
  /// A row of `planned_upload` whose event is `planned`: as it was planned.
  fileprivate init(_ row: Row) {
    self.init(
      key: IdempotencyKey(row.text("idempotency_key") ?? ""), subject: Subject(row), signer: row.text("signer"),
      seenStatus: StatusReading(status: row.text("seen_status"), words: row.text("seen_words")) ?? .none,
      seenAt: row.moment("seen_at"), taxBase: row.number("tax_base_sen").map { Rupiah(sen: $0) },
      partnerName: row.text("partner_name"), number: Int(row.number("number") ?? 1),
      dueAt: row.moment("due_at"), by: Operator(row), plannedAt: row.moment("at"))
  }
}

extension PlanRecord {
  /// A row of `planned_upload`; `nil` where a foreign hand wrote something that is no event.
  init?(_ row: Row) {
    let event: PlanEvent
    switch (row.text("event"), row.text("halt")) {
    case ("planned", _): event = .planned(for: row.moment("due_at"), signer: row.text("signer"))
    case ("halted", "after"?): event = .halted(.after(row.text("words") ?? ""))
    case ("halted", "failed"?): event = .halted(.failed(row.text("words") ?? ""))
    case ("halted", _): event = .halted(.passed)
    case ("cancelled", _): event = .cancelled
    default: return nil
    }
    self.init(
      key: IdempotencyKey(row.text("idempotency_key") ?? ""), subject: Subject(row), event: event, by: Operator(row),
      at: row.moment("at"))
  }
}

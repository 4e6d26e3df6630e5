import GRDB
import UploadQueue

extension JournalStore {
  /// Adds the intent to upload a document again, unless another attempt of the queue is in flight or one on the document
  /// is not over.
  public func begin(_ attempt: Attempt) async throws(JournalError) {
    let name = presence.show()
    let refusal: JournalError? = try await writing { [self] db in
      let subject = attempt.subject
      if let unplanned = try unplannedName(attempt.key, db) { return .notPlanned(unplanned) }
      let open = try open(db)
      if let other = open.first(where: { $0.isInFlight || $0.subject.document == subject.document }) {
        return .anotherUnderWay(other.subject.name)
      }
      try cancelPlan(of: attempt, db)
      try db.execute(
        sql: """
          INSERT INTO attempt (entry, queue, idempotency_key, document, name, record_id, reference, nsfp, hand_off,
            signer, seen_status, seen_words, seen_at, number, began_at, user, host)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          Self.lastEntry(db) + 1, queue, attempt.key.rawValue, subject.document.rawValue, subject.name,
          subject.recordID, subject.reference, subject.nsfp, attempt.isHandOff, attempt.signer,
          attempt.seenStatus.status.word, attempt.seenStatus.words, attempt.seenAt.milliseconds, attempt.number,
          attempt.beganAt.milliseconds, attempt.by.user, attempt.by.host,
        ])
      try write(hold: attempt.key, of: name, since: attempt.beganAt, in: .attempts, db)
      return nil
    }
    if let refusal { throw refusal }
  }

  /// Adds what happened to an attempt, unless it is over, or another Pantau sees it through.
  public func append(_ event: AttemptEvent, to key: IdempotencyKey, at moment: Timestamp) async throws(JournalError) {
    let refusal: JournalError? = try await writing { [self] db in
      if let attempt = try Self.attempts(db, where: "idempotency_key = ?", [key.rawValue]).first {
        let name = attempt.asItBegan.subject.name
        if let end = attempt.end {
          guard case .followed = event, end.happened == .settled(.signingAgain) else {
            return end.happened == event ? nil : .alreadyOver(name)
          }
          // Whoever sees it first tells it.
          guard !attempt.isFollowed else { return nil }
        } else if try hold(of: attempt.asItBegan, db).isElsewhere {
          return .elsewhere(name)
        }
      }
      let columns = AttemptEventColumns(event)
      try db.execute(
        sql: """
          INSERT INTO attempt_event (entry, idempotency_key, event, settlement, status, words, at, user, host)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          Self.lastEntry(db) + 1, key.rawValue, columns.event, columns.settlement, columns.status, columns.words,
          moment.milliseconds, by.user, by.host,
        ])
      return nil
    }
    if let refusal { throw refusal }
  }

  /// The attempts that are not over, oldest first.
  public func openAttempts() async throws(JournalError) -> [Attempt] {
    try await reading { [self] db in try open(db) }
  }

  /// The attempts that ended back in the queue, each the last on its document, with nothing told of them since.
  public func followedAttempts() async throws(JournalError) -> [Attempt] {
    try await reading { [queue] db in
      try Self.attempts(
        db,
        where: """
          queue = ? AND EXISTS (
            SELECT 1 FROM attempt_event e
            WHERE e.idempotency_key = attempt.idempotency_key AND e.settlement = 'signing again')
          AND NOT EXISTS (
            SELECT 1 FROM attempt_event e WHERE e.idempotency_key = attempt.idempotency_key AND e.event = 'followed')
          AND NOT EXISTS (
            SELECT 1 FROM attempt later
            WHERE (later.queue, later.document) = (attempt.queue, attempt.document) AND later.entry > attempt.entry)
          """, [queue]
      ).map(\.asItStands).filter { $0.state == .settled(.signingAgain) }
    }
  }

  /// Every attempt on a document, oldest first.
  public func attempts(on document: DocumentID) async throws(JournalError) -> [Attempt] {
    try await reading { [self] db in
      try Self.attempts(db, where: "queue = ? AND document = ?", [queue, document.rawValue]).map {
        try standing($0, db)
      }
    }
  }

  /// Every re-upload of the queue; who sees one through is not asked for.
  public func signedReuploads() async throws(JournalError) -> [SignedReupload] {
    try await reading { [queue] db in
      try Self.attempts(db, where: "queue = ?", [queue]).map { SignedReupload($0.asItIsTold) }
    }
  }

  /// Shows others that this one is there, where that can be.
  public func presenceFault() async -> JournalError? { presence.fault() }

  /// Tells of writing by other connections to the file, whoever has them.
  public func revision() async throws(JournalError) -> Int {
    try await reading { db in try Int.fetchOne(db, sql: "PRAGMA data_version") ?? 0 }
  }

  /// Sees an attempt through from here on.
  public func take(
    _ key: IdempotencyKey, from hold: AttemptHold, at moment: Timestamp
  ) async throws(JournalError) -> Attempt {
    let name = presence.show()
    let result: Result<Attempt, JournalError> = try await writing { [self] db in
      guard let recorded = try Self.attempts(db, where: "idempotency_key = ?", [key.rawValue]).first else {
        return .failure(.unusable(path: file.path, reason: "no attempt \(key.rawValue)"))
      }
      var attempt = recorded.asItStands
      attempt.hold = try self.hold(of: attempt, db)
      guard recorded.end == nil else { return .failure(.alreadyOver(attempt.subject.name)) }
      guard attempt.hold.isHeld(as: hold), !attempt.mayBeOnItsWay(at: moment) else {
        return .failure(.elsewhere(attempt.subject.name))
      }
      try write(hold: key, of: name, since: moment, in: .attempts, db)
      attempt.hold = .own
      return .success(attempt)
    }
    return try result.get()
  }
}

extension JournalStore {
  /// The tables that tell which Pantau sees something through.
  enum HoldTable: String {
    case attempts = "attempt_hold"
    case planned = "planned_hold"
  }

  func write(
    hold key: IdempotencyKey, of name: String, since moment: Timestamp, in table: HoldTable, _ db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO \(table.rawValue) (idempotency_key, presence, since, user, host) VALUES (?, ?, ?, ?, ?)
        """,
      arguments: [key.rawValue, name, moment.milliseconds, by.user, by.host])
  }

  /// Which Pantau sees an attempt through; of what an older one began, that is not known.
  func hold(of attempt: Attempt, _ db: Database) throws -> AttemptHold {
    try hold(of: attempt.key, in: .attempts, begunBy: attempt.by, since: attempt.beganAt, db)
  }

  /// Which Pantau sees something through; nobody but who began it, where that is not known.
  func hold(
    of key: IdempotencyKey, in table: HoldTable, begunBy beginner: Operator, since beginning: Timestamp, _ db: Database
  ) throws -> AttemptHold {
    let row = try Row.fetchOne(
      db, sql: "SELECT * FROM \(table.rawValue) WHERE idempotency_key = ?", arguments: [key.rawValue])
    guard let row else { return .nobody(beginner, since: beginning) }
    let name = row.text("presence") ?? ""
    if presence.isOwn(name) { return .own }
    let (by, since) = (Operator(row), row.moment("since"))
    return switch presence.sees(name) {
    case .there: .other(by, since: since)
    case .gone: .nobody(by, since: since)
    case .unknown: .unknown(by, since: since)
    }
  }

  func open(_ db: Database) throws -> [Attempt] {
    try Self.attempts(
      db,
      where: """
        queue = ? AND NOT EXISTS (
          SELECT 1 FROM attempt_event e
          WHERE e.idempotency_key = attempt.idempotency_key AND e.event IN ('refused', 'settled'))
        """, [queue]
    ).map { try standing($0, db) }.filter { !$0.state.isOver }
  }

  private func standing(_ recorded: RecordedAttempt, _ db: Database) throws -> Attempt {
    var attempt = recorded.asItStands
    attempt.hold = try hold(of: attempt, db)
    return attempt
  }

  static func attempts(
    _ db: Database, where condition: String, _ arguments: StatementArguments
  ) throws -> [RecordedAttempt] {
    let events = try db.cachedStatement(sql: "SELECT * FROM attempt_event WHERE idempotency_key = ? ORDER BY entry")
    return try Row.fetchAll(
      db, sql: "SELECT * FROM attempt WHERE \(condition) ORDER BY entry", arguments: arguments
    ).map { row in
      let attempt = Attempt(row)
      return RecordedAttempt(
        entry: row.number("entry") ?? 0, asItBegan: attempt,
        events: try Row.fetchAll(events, arguments: [attempt.key.rawValue]).map(RecordedEvent.init))
    }
  }
}

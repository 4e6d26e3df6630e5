import GRDB
import UploadQueue

/// The journal of one queue, in a SQLite file that holds those of all queues.
///
/// What it has been given is on the disk when the call returns (`synchronous = FULL`); a call that has begun is carried
/// through also where its task is cancelled, since an answer that came must not be lost. The tables are described at
/// ``JournalSchema``.
public final class JournalStore: Journal {
  let file: StoreFile
  let queue: String
  let by: Operator

  /// Opens the journal of a queue; makes the file, for its owner alone, where there is none.
  ///
  /// A queue is known by its `identity`, wherever its file lies; `place` is where that is now, for people.
  public init(path: String, queue identity: String, at place: String? = nil, by: Operator) throws(JournalError) {
    file = StoreFile(path: path, layout: JournalSchema.layout)
    self.by = by
    do throws(StoreFailure) {
      try file.create()
      queue = try file.use { db in
        guard let place else { return identity }
        return try KnownQueue(identity: identity, place: place).key(in: db)
      }
    } catch {
      throw JournalError(error)
    }
  }

  /// Opens the journal of the queue that was last known at a place, where its own file is gone.
  public init(path: String, queueLastAt place: String, by: Operator) throws(JournalError) {
    file = StoreFile(path: path, layout: JournalSchema.layout)
    self.by = by
    do throws(StoreFailure) {
      queue = try file.use { db in try KnownQueue.lastKey(at: place, in: db) }
    } catch {
      throw JournalError(error)
    }
  }

  /// Adds the intent to upload a document again, unless another attempt of the queue is in flight or one on the document
  /// is not over.
  public func begin(_ attempt: Attempt) async throws(JournalError) {
    let other: String? = try await writing { [queue] db in
      let subject = attempt.subject
      let open = try Self.open(db, queue: queue)
      if let other = open.first(where: { $0.isInFlight || $0.subject.document == subject.document }) {
        return other.subject.name
      }
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
      return nil
    }
    if let other { throw .anotherUnderWay(other) }
  }

  /// Adds what happened to an attempt, unless it is over.
  public func append(_ event: AttemptEvent, to key: IdempotencyKey, at moment: Timestamp) async throws(JournalError) {
    let over: String? = try await writing { [by] db in
      if let attempt = try Self.attempts(db, where: "idempotency_key = ?", [key.rawValue]).first, let end = attempt.end
      {
        guard case .followed = event, end.happened == .settled(.signingAgain) else {
          return end.happened == event ? nil : attempt.asItBegan.subject.name
        }
        // Whoever sees it first tells it.
        guard !attempt.isFollowed else { return nil }
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
    if let over { throw .alreadyOver(over) }
  }

  /// The attempts that are not over, oldest first.
  public func openAttempts() async throws(JournalError) -> [Attempt] {
    try await reading { [queue] db in try Self.open(db, queue: queue) }
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
    try await reading { [queue] db in
      try Self.attempts(db, where: "queue = ? AND document = ?", [queue, document.rawValue]).map(\.asItStands)
    }
  }

  /// Everything recorded of a document, in the order it was recorded.
  public func history(of document: DocumentID) async throws(JournalError) -> [JournalEntry] {
    try await reading { [queue] db in
      let of: StatementArguments = [queue, document.rawValue]
      let changes = try Row.fetchAll(
        db, sql: "SELECT * FROM status_change WHERE queue = ? AND document = ?", arguments: of)
      let attempts = try Self.attempts(db, where: "queue = ? AND document = ?", of)
      var entries: [(Int64, JournalEntry)] = changes.map { ($0.number("entry") ?? 0, .change(StatusChange($0))) }
      for attempt in attempts {
        entries.append((attempt.entry, .began(attempt.asItBegan)))
        entries += attempt.events.map { ($0.entry, .event($0.happened, attempt.asItBegan.key, at: $0.at, by: $0.by)) }
      }
      let annotations = try Row.fetchAll(
        db, sql: "SELECT * FROM annotation WHERE queue = ? AND document = ?", arguments: of)
      entries += annotations.compactMap { row in
        AnnotationRecord(row).map { (row.number("entry") ?? 0, .annotated($0)) }
      }
      return entries.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  /// How many documents were approved and failed in each hour; answered from an index that holds nothing else.
  public func outcomes(from start: Timestamp, hours: Int) async throws(JournalError) -> HourlyOutcomes {
    try await reading { [queue] db in
      var outcomes = HourlyOutcomes(start: start, hours: hours)
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT (since - :start) / 3600000 AS hour, to_status, count(DISTINCT document) AS documents
          FROM status_change
          WHERE queue = :queue AND since >= :start AND since < :end AND \(JournalSchema.tellsOutcome)
          GROUP BY hour, to_status
          """,
        arguments: [
          "queue": queue, "start": start.milliseconds, "end": (start + .hours(outcomes.hours)).milliseconds,
        ])
      while let row = try rows.next() {
        guard let hour = row.number("hour").map(Int.init), let documents = row.number("documents").map(Int.init),
          outcomes.approved.indices.contains(hour)
        else { continue }
        switch UploadStatus(coretaxWord: row.text("to_status") ?? "") {
        case .approved: outcomes.approved[hour] = documents
        case .savedInvalid: outcomes.invalid[hour] = documents
        default: break
        }
      }
      return outcomes
    }
  }

  /// The documents that were ever called so, as they were called last; upper and lower case are the same.
  public func documents(called name: String) async throws(JournalError) -> [Subject] {
    try await reading { [queue] db in
      // Asked for by hand and seldom: reading the tables through is soon enough, and an index would only cost.
      try Row.fetchAll(
        db,
        sql: """
          WITH called AS (
            SELECT entry, queue, document, name, record_id, reference, nsfp FROM status_change
            UNION ALL SELECT entry, queue, document, name, record_id, reference, nsfp FROM attempt
            UNION ALL SELECT entry, queue, document, name, record_id, reference, nsfp FROM annotation)
          SELECT max(entry), document, name, record_id, reference, nsfp FROM called
          WHERE queue = :queue AND document IN (
            SELECT document FROM called WHERE queue = :queue AND (
              document = :name COLLATE NOCASE OR name = :name COLLATE NOCASE OR record_id = :name COLLATE NOCASE
              OR reference = :name COLLATE NOCASE OR nsfp = :nsfp))
          GROUP BY document ORDER BY 1
          """,
        arguments: ["queue": queue, "name": name, "nsfp": NSFP(name)?.digits ?? name]
      ).map(Subject.init)
    }
  }
}

extension JournalStore {
  func reading<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(JournalError) -> Value {
    do throws(StoreFailure) { return try await file.use(body) } catch { throw JournalError(error) }
  }

  /// One transaction that holds the file's write lock from its beginning, against every other process.
  func writing<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(JournalError) -> Value {
    try await reading { db in try db.inImmediateTransaction { try body(db) } }
  }

  static func lastEntry(_ db: Database) throws -> Int64 {
    try Int64.fetchOne(
      db,
      sql: """
        SELECT max(coalesce((SELECT max(entry) FROM status_change), 0), coalesce((SELECT max(entry) FROM attempt), 0),
          coalesce((SELECT max(entry) FROM attempt_event), 0), coalesce((SELECT max(entry) FROM annotation), 0))
        """) ?? 0
  }

  private static func open(_ db: Database, queue: String) throws -> [Attempt] {
    try attempts(
      db,
      where: """
        queue = ? AND NOT EXISTS (
          SELECT 1 FROM attempt_event e
          WHERE e.idempotency_key = attempt.idempotency_key AND e.event IN ('refused', 'settled'))
        """, [queue]
    ).map(\.asItStands).filter { !$0.state.isOver }
  }

  private static func attempts(
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

/// An attempt as the journal holds it.
private struct RecordedAttempt {
  let entry: Int64
  let asItBegan: Attempt
  let events: [RecordedEvent]

  /// How it ended; whatever an older Pantau has written after it is no part of the attempt.
  var end: RecordedEvent? { events.first(where: \.isEnd) }

  /// Whether it has been told what the status did after the end.
  var isFollowed: Bool { events.contains { if case .followed = $0.happened { true } else { false } } }

  var asItStands: Attempt {
    guard let last = end ?? events.last else { return asItBegan }
    var attempt = asItBegan
    attempt.state = last.happened
    attempt.stateAt = last.at
    return attempt
  }
}

/// A row of `attempt_event`.
private struct RecordedEvent {
  let entry: Int64
  let happened: AttemptEvent
  /// Whether it ends the attempt, also where this Pantau does not know how.
  let isEnd: Bool
  let at: Timestamp
  let by: Operator

  init(_ row: Row) {
    let columns = AttemptEventColumns(row)
    entry = row.number("entry") ?? 0
    happened = columns.happened
    isEnd = columns.isEnd
    at = row.moment("at")
    by = Operator(row)
  }
}

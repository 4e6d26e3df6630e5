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
  let presence: Presence

  /// Opens the journal of a queue; makes the file, for its owner alone, where there is none.
  ///
  /// A queue is known by its `identity`, wherever its file lies; `place` is where that is now, for people.
  public init(path: String, queue identity: String, at place: String? = nil, by: Operator) throws(JournalError) {
    file = StoreFile(path: path, layout: JournalSchema.layout)
    self.by = by
    presence = Presence(journal: path)
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
    presence = Presence(journal: path)
    do throws(StoreFailure) {
      queue = try file.use { db in try KnownQueue.lastKey(at: place, in: db) }
    } catch {
      throw JournalError(error)
    }
  }

  /// The journal of a queue, to be read alone: it is left as it is, to the byte, and nothing is made beside it.
  ///
  /// - Parameters:
  ///   - identity: What the queue is known by; where it is `nil`, it is the one that was last known at its place.
  ///   - place: Where the queue's own file is, or was.
  public init(reading path: String, queue identity: String?, at place: String, by: Operator) throws(JournalError) {
    file = StoreFile(path: path, layout: JournalSchema.layout, isOnlyRead: true)
    self.by = by
    presence = Presence(journal: path)
    do throws(StoreFailure) {
      queue = try file.use { db in
        guard let identity else { return try KnownQueue.lastKey(at: place, in: db) }
        return try KnownQueue(identity: identity, place: place).keyAsItIs(in: db)
      }
    } catch {
      throw JournalError(error)
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
      if try Self.hasPlans(db) {
        let plans = try Row.fetchAll(
          db, sql: "SELECT * FROM planned_upload WHERE queue = ? AND document = ?", arguments: of)
        entries += plans.compactMap { row in PlanRecord(row).map { (row.number("entry") ?? 0, .planned($0)) } }
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
    let tables =
      ["status_change", "attempt", "attempt_event", "annotation"] + (try hasPlans(db) ? ["planned_upload"] : [])
    let last = tables.map { "coalesce((SELECT max(entry) FROM \($0)), 0)" }.joined(separator: ", ")
    return try Int64.fetchOne(db, sql: "SELECT max(\(last))") ?? 0
  }
}

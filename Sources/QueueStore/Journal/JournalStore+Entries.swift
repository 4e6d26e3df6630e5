import GRDB
import UploadQueue

extension JournalStore {
  /// Entry numbers looked through at a time: what else the file is asked for waits no longer than that takes.
  private static let stretch: Int64 = 10_000
  /// Stretches looked through for one answer.
  private static let mostStretches = 5

  /// A stretch of everything recorded of the queue.
  ///
  /// A search whose task is cancelled comes back with what it has found by then; it makes some way in any case, so that who
  /// reads on comes to the end.
  public func entries(_ query: EntryQuery) async throws(JournalError) -> JournalPage {
    let (end, total) = try await reading { [queue] db in
      (try Self.lastEntry(db), query.isForAll ? try Self.count(db, queue) : nil)
    }
    let isBackwards: Bool
    var next: Int64
    switch query.from {
    case .newest: (isBackwards, next) = (true, end)
    case .before(let place): (isBackwards, next) = (true, min(place.entry - 1, end))
    case .after(let place): (isBackwards, next) = (false, max(place, query.since).entry + 1)
    }
    func isOver(_ next: Int64) -> Bool { isBackwards ? next <= query.since.entry : next > end }
    var found: [PlacedEntry] = []
    for stretch in 0..<Self.mostStretches {
      guard found.count < query.limit, !isOver(next), stretch == 0 || !Task.isCancelled else { break }
      let range =
        isBackwards
        ? max(query.since.entry + 1, next - Self.stretch + 1)...next : next...min(end, next + Self.stretch - 1)
      let limit = query.limit - found.count
      let entries = try await reading { [queue] db in
        try Self.entries(db, queue, query.filter, in: range, isBackwards: isBackwards, limit: limit)
      }
      found += entries
      next = isBackwards ? range.lowerBound - 1 : range.upperBound + 1
      if entries.count == limit, let last = entries.last { next = last.place.entry + (isBackwards ? -1 : 1) }
    }
    return JournalPage(
      entries: isBackwards ? found : found.reversed(),
      more: isOver(next) ? nil : JournalPlace(isBackwards ? next + 1 : next - 1), total: total)
  }

  /// How many entries a queue has, of those that other queues have in between none.
  private static func count(_ db: Database, _ queue: String) throws -> Int {
    let plans = try hasPlans(db) ? "+ (SELECT count(*) FROM planned_upload WHERE queue = ?1)" : ""
    return try Int.fetchOne(
      db,
      sql: """
        SELECT (SELECT count(*) FROM status_change WHERE queue = ?1) + (SELECT count(*) FROM attempt WHERE queue = ?1)
          + (SELECT count(*) FROM annotation WHERE queue = ?1)
          + (SELECT count(*) FROM attempt JOIN attempt_event USING (idempotency_key) WHERE queue = ?1) \(plans)
        """, arguments: [queue]) ?? 0
  }

  /// What was recorded of the queue after a place, counted by kind.
  public func tally(after place: JournalPlace) async throws(JournalError) -> JournalTally {
    try await reading { [queue] db in
      var tally = JournalTally()
      let after: StatementArguments = [place.entry, queue]
      let changes = try Row.fetchAll(
        db,
        sql: """
          SELECT to_status, from_status IS NULL AS is_first, count(*) AS changes FROM status_change
          WHERE entry > ? AND +queue = ? GROUP BY 1, 2
          """, arguments: after)
      for row in changes {
        let count = Int(row.number("changes") ?? 0)
        if row.text("to_status") == nil {
          tally.gone += count
        } else if row.number("is_first") == 1 {
          tally.firstSeen += count
        } else {
          tally.changes[UploadStatus(coretaxWord: row.text("to_status") ?? ""), default: 0] += count
        }
      }
      func count(_ table: String) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table) WHERE entry > ? AND +queue = ?", arguments: after) ?? 0
      }
      tally.attempts = try count("attempt")
      tally.annotations = try count("annotation")
      return tally
    }
  }

  /// How far the journal's keeper had followed it as this reader.
  public func lastLooked(as reader: JournalReader) async throws(JournalError) -> Looked? {
    try await reading { [queue, by] db in
      let person: StatementArguments = [queue, by.user, by.host, reader.name]
      let row = try Row.fetchOne(
        db, sql: "SELECT entry, at, has_alarms FROM looked WHERE (queue, user, host, reader) = (?, ?, ?, ?)",
        arguments: person)
      guard let row else { return nil }
      return Looked(
        place: JournalPlace(row.number("entry") ?? 0), at: row.moment("at"),
        alarms: row.number("has_alarms") == 1 ? try Self.toldAlarms(db, person) : nil)
    }
  }

  /// Remembers how far the journal's keeper has followed it as this reader.
  public func look(_ looked: Looked, as reader: JournalReader) async throws(JournalError) {
    try await writing { [queue, by] db in
      let person: StatementArguments = [queue, by.user, by.host, reader.name]
      try db.execute(
        sql: """
          INSERT INTO looked (queue, user, host, reader, entry, at, has_alarms) VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET entry = excluded.entry, at = excluded.at,
            has_alarms = max(has_alarms, excluded.has_alarms)
          WHERE excluded.entry >= entry
          """,
        arguments: person + [looked.place.entry, looked.at.milliseconds, looked.alarms == nil ? 0 : 1])
      guard let alarms = looked.alarms, db.changesCount > 0 else { return }
      let before = try Self.toldAlarms(db, person)
      for alarm in before.subtracting(alarms) {
        try db.execute(
          sql: "DELETE FROM told_alarm WHERE (queue, user, host, reader, document, alarm) = (?, ?, ?, ?, ?, ?)",
          arguments: person + [alarm.document.rawValue, alarm.kind.rawValue])
      }
      for alarm in alarms.subtracting(before) {
        try db.execute(
          sql: "INSERT INTO told_alarm (queue, user, host, reader, document, alarm) VALUES (?, ?, ?, ?, ?, ?)",
          arguments: person + [alarm.document.rawValue, alarm.kind.rawValue])
      }
    }
  }

  private static func toldAlarms(_ db: Database, _ person: StatementArguments) throws -> Set<Alarm> {
    let rows = try Row.fetchAll(
      db, sql: "SELECT document, alarm FROM told_alarm WHERE (queue, user, host, reader) = (?, ?, ?, ?)",
      arguments: person)
    return Set(
      rows.compactMap { row in
        guard let document = row.text("document"), let kind = row.text("alarm").flatMap(Alarm.Kind.init) else {
          return nil
        }
        return Alarm(kind, of: DocumentID(document))
      })
  }
}

extension JournalStore {
  /// The entries in a range of numbers that a filter wants, in the direction that is read.
  private static func entries(
    _ db: Database, _ queue: String, _ filter: EntryFilter?, in range: ClosedRange<Int64>, isBackwards: Bool, limit: Int
  ) throws -> [PlacedEntry] {
    let tables = try EntryTable.allCases.filter { try $0 != .plan || hasPlans(db) }
    var sources = try tables.map { try EntrySource($0, db, queue, in: range, isBackwards: isBackwards) }
    var found: [PlacedEntry] = []
    while found.count < limit {
      let ahead = sources.indices.filter { sources[$0].number != nil }
      func number(_ source: Int) -> Int64 { sources[source].number ?? 0 }
      let next =
        isBackwards ? ahead.max { number($0) < number($1) } : ahead.min { number($0) < number($1) }
      guard let next else { break }
      if let entry = sources[next].entry(wantedBy: filter) { found.append(entry) }
      try sources[next].advance()
    }
    return found
  }
}

/// The tables that hold entries.
private enum EntryTable: CaseIterable {
  case change, attempt, event, annotation, plan

  /// Its rows of a queue in a range of entry numbers, but for their order.
  var sql: String {
    // `+queue` keeps SQLite to the order of the rows, which is the one asked for; the index would have to be sorted.
    let within = "entry BETWEEN ? AND ? AND +queue = ?"
    return switch self {
    case .change: "SELECT * FROM status_change WHERE \(within)"
    case .attempt: "SELECT * FROM attempt WHERE \(within)"
    case .annotation: "SELECT * FROM annotation WHERE \(within)"
    case .plan: "SELECT * FROM planned_upload WHERE \(within)"
    case .event:
      """
      SELECT document, name, record_id, reference, nsfp, attempt_event.*
      FROM attempt_event CROSS JOIN attempt ON attempt.idempotency_key = attempt_event.idempotency_key
      WHERE attempt_event.\(within)
      """
    }
  }

  /// The number of an entry, in a row of the table.
  var number: String { self == .event ? "attempt_event.entry" : "entry" }
}

/// The entries of one table, one after another.
private struct EntrySource {
  private let table: EntryTable
  private let rows: RowCursor
  private var row: Row?
  /// The number of the entry that comes next; `nil` where there is none.
  private(set) var number: Int64?

  init(
    _ table: EntryTable, _ db: Database, _ queue: String, in range: ClosedRange<Int64>, isBackwards: Bool
  ) throws {
    self.table = table
    let statement = try db.cachedStatement(
      sql: "\(table.sql) ORDER BY \(table.number) \(isBackwards ? "DESC" : "ASC")")
    rows = try Row.fetchCursor(statement, arguments: [range.lowerBound, range.upperBound, queue])
    try advance()
  }

  mutating func advance() throws {
    row = try rows.next()
    number = row?.number("entry")
  }

  /// The entry that comes next, where a filter wants it; `nil` as well where a foreign hand wrote something that is none.
  func entry(wantedBy filter: EntryFilter?) -> PlacedEntry? {
    guard let row, let number else { return nil }
    if let filter, !filter.mayMatch(entriesOf: DocumentID(row.text("document") ?? "")) { return nil }
    let entry: JournalEntry
    switch table {
    case .change: entry = .change(StatusChange(row))
    case .attempt: entry = .began(Attempt(row))
    case .annotation:
      guard let record = AnnotationRecord(row) else { return nil }
      entry = .annotated(record)
    case .plan:
      guard let record = PlanRecord(row) else { return nil }
      entry = .planned(record)
    case .event:
      entry = .event(
        AttemptEventColumns(row).happened, IdempotencyKey(row.text("idempotency_key") ?? ""), at: row.moment("at"),
        by: Operator(row))
    }
    let placed = PlacedEntry(place: JournalPlace(number), subject: Subject(row), entry: entry)
    return filter?.matches(placed) == false ? nil : placed
  }
}

import GRDB
import UploadQueue

extension JournalStore {
  /// Entry numbers looked through at a time: what else the file is asked for waits no longer than that takes.
  private static let stretch: Int64 = 50_000
  /// Stretches looked through for one answer.
  private static let mostStretches = 4

  /// A stretch of everything recorded of the queue.
  public func entries(_ query: EntryQuery) async throws(JournalError) -> JournalPage {
    try await reading { [queue] db in
      let end = try Self.lastEntry(db)
      let isBackwards: Bool
      var next: Int64
      switch query.from {
      case .newest: (isBackwards, next) = (true, end)
      case .before(let place): (isBackwards, next) = (true, min(place.entry - 1, end))
      case .after(let place): (isBackwards, next) = (false, max(place, query.since).entry + 1)
      }
      var found: [EntryKey] = []
      for _ in 0..<Self.mostStretches {
        let range =
          isBackwards
          ? max(query.since.entry + 1, next - Self.stretch + 1)...max(next, query.since.entry + 1)
          : next...max(next, min(end, next + Self.stretch - 1))
        guard isBackwards ? next > query.since.entry : next <= end else { break }
        found += try Self.keys(db, queue, query, in: range, isBackwards: isBackwards, limit: query.limit - found.count)
        next = isBackwards ? range.lowerBound - 1 : range.upperBound + 1
        if found.count >= query.limit, let last = found.last {
          next = isBackwards ? last.entry - 1 : last.entry + 1
          break
        }
      }
      let entries = try found.compactMap { try Self.entry(db, $0) }
      let hasMore = isBackwards ? next > query.since.entry : next <= end
      let more = hasMore ? JournalPlace(isBackwards ? next + 1 : next - 1) : nil
      let total = query.isForAll ? try Self.count(db, queue) : nil
      return JournalPage(entries: isBackwards ? entries : entries.reversed(), more: more, total: total)
    }
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

/// A row of one of the tables that hold entries.
private struct EntryKey {
  enum Table: Int64 {
    case change, attempt, event, annotation, plan
  }

  let table: Table
  let entry: Int64
}

extension JournalStore {
  /// The entries in a range of numbers that fit, in the direction that is read.
  private static func keys(
    _ db: Database, _ queue: String, _ query: EntryQuery, in range: ClosedRange<Int64>, isBackwards: Bool, limit: Int
  ) throws -> [EntryKey] {
    // `+queue` keeps SQLite to the order of the rows, which is the one asked for; the index would have to be sorted.
    let within = "entry BETWEEN ?1 AND ?2 AND +queue = ?3"
    func says(_ columns: String...) -> String {
      let words = query.words.indices.map { word in
        "(" + columns.map { "\($0) LIKE ?\(word + 4) ESCAPE '\\'" }.joined(separator: " OR ") + ")"
      }
      return words.isEmpty ? "0" : words.joined(separator: " AND ")
    }
    let change = """
      CASE WHEN to_status IS NULL THEN '\(EntryKind.gone.words)'
        WHEN from_status IS NULL THEN '\(EntryKind.firstSeen.words)' END
      """
    let annotation = """
      CASE event WHEN 'noted' THEN '\(EntryKind.noted.words)' WHEN 'marked' THEN '\(EntryKind.marked.words)'
        WHEN 'unmarked' THEN '\(EntryKind.unmarked.words)' ELSE '\(EntryKind.noteRemoved.words)' END
      """
    let reupload = "'\(EntryKind.reupload.words)'"
    let plan = """
      CASE event WHEN 'planned' THEN '\(EntryKind.planned.words)' WHEN 'halted' THEN '\(EntryKind.halted.words)'
        ELSE '\(EntryKind.cancelled.words)' END
      """
    let plans = """
      UNION ALL SELECT entry, 4, document, \(says("name", "record_id", "reference", "nsfp", "signer", "words", plan, "user"))
      FROM planned_upload WHERE \(within)
      """
    let row = try RawStatement(
      db,
      """
      SELECT entry, 0, document,
        \(says("name", "record_id", "reference", "nsfp", "from_words", "to_words", "to_status", "reason", change, "user"))
      FROM status_change WHERE \(within)
      UNION ALL SELECT entry, 1, document, \(says("name", "record_id", "reference", "nsfp", "signer", reupload, "user"))
      FROM attempt WHERE \(within)
      UNION ALL SELECT attempt_event.entry, 2, document,
        \(says("name", "record_id", "reference", "nsfp", "attempt_event.words", reupload, "attempt_event.user"))
      FROM attempt_event JOIN attempt ON attempt.idempotency_key = attempt_event.idempotency_key
      WHERE attempt_event.\(within)
      UNION ALL SELECT entry, 3, document, \(says("name", "record_id", "reference", "nsfp", "note", annotation, "user"))
      FROM annotation WHERE \(within)
      \(try hasPlans(db) ? plans : "")
      ORDER BY 1 \(isBackwards ? "DESC" : "ASC")
      """)
    defer { row.reset() }
    row.bind(range.lowerBound, at: 1)
    row.bind(range.upperBound, at: 2)
    row.bind(queue, at: 3)
    for (index, word) in query.words.enumerated() { row.bind(pattern(word), at: Int32(index + 4)) }
    var keys: [EntryKey] = []
    while keys.count < limit, try row.step() {
      guard let entry = row.integer(0), let table = row.integer(1).flatMap(EntryKey.Table.init) else { continue }
      // Every entry fits where nothing is looked for; else one that says it, or is of a document that is meant.
      let document = DocumentID(row.text(2) ?? "")
      let says = query.words.isEmpty ? query.documents == nil : row.integer(3) == 1
      guard says && query.saying?.contains(document) != false || query.documents?.contains(document) == true else {
        continue
      }
      keys.append(EntryKey(table: table, entry: entry))
    }
    return keys
  }

  /// A pattern of LIKE for a text that occurs somewhere.
  private static func pattern(_ text: String) -> String {
    "%" + text.reduce(into: "") { $0 += "%_\\".contains($1) ? "\\\($1)" : String($1) } + "%"
  }

  /// An entry as it was recorded; `nil` where a foreign hand wrote something that is none.
  private static func entry(_ db: Database, _ key: EntryKey) throws -> PlacedEntry? {
    let sql =
      switch key.table {
      case .change: "SELECT * FROM status_change WHERE entry = ?"
      case .attempt: "SELECT * FROM attempt WHERE entry = ?"
      case .annotation: "SELECT * FROM annotation WHERE entry = ?"
      case .plan: "SELECT * FROM planned_upload WHERE entry = ?"
      case .event:
        """
        SELECT document, name, record_id, reference, nsfp, attempt_event.*
        FROM attempt_event JOIN attempt ON attempt.idempotency_key = attempt_event.idempotency_key
        WHERE attempt_event.entry = ?
        """
      }
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [key.entry]) else { return nil }
    let entry: JournalEntry
    switch key.table {
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
    return PlacedEntry(place: JournalPlace(key.entry), subject: Subject(row), entry: entry)
  }
}

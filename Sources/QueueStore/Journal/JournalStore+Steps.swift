import GRDB
import UploadQueue

extension JournalStore {
  /// Keeps which steps are ticked at a desk, unless another Pantau sees that attempt through.
  public func keep(_ ticked: TickedSteps) async throws(JournalError) {
    let refusal: JournalError? = try await writing { [self] db in
      let of: StatementArguments = [queue, ticked.document.rawValue, ticked.attempt]
      let attempts = try Self.attempts(db, where: "queue = ? AND document = ? AND number = ?", of)
      if let open = attempts.last, open.end == nil, try hold(of: open.asItBegan, db) != .own {
        return .elsewhere(open.asItBegan.subject.name)
      }
      let before = try Self.ticks(db, of)
      try db.execute(sql: "DELETE FROM ticked_step WHERE queue = ? AND document = ? AND attempt = ?", arguments: of)
      for (step, tick) in ticked.kept(by: by, after: before).ticks {
        try db.execute(
          sql: """
            INSERT INTO ticked_step (queue, document, attempt, wording, at, user, host) VALUES (?, ?, ?, ?, ?, ?, ?)
            """, arguments: of + [step.rawValue, tick.at.milliseconds, tick.by?.user, tick.by?.host])
      }
      return nil
    }
    if let refusal { throw refusal }
  }

  /// The steps ticked on the way to an attempt on a document.
  public func tickedSteps(of document: DocumentID, attempt: Int) async throws(JournalError) -> TickedSteps? {
    try await reading { [queue] db in
      let ticks = try Self.ticks(db, [queue, document.rawValue, attempt])
      return ticks.isEmpty ? nil : TickedSteps(document: document, attempt: attempt, ticks: ticks)
    }
  }

  private static func ticks(_ db: Database, _ of: StatementArguments) throws -> [StepID: TickedSteps.Tick] {
    // A journal that is only read may be older than the column: which steps its numbers are is not known.
    guard try db.columns(in: "ticked_step").contains(where: { $0.name == "wording" }) else { return [:] }
    let rows = try Row.fetchAll(
      db, sql: "SELECT wording, at, user, host FROM ticked_step WHERE queue = ? AND document = ? AND attempt = ?",
      arguments: of)
    return rows.reduce(into: [:]) { ticks, row in
      let by = row.text("user").flatMap { user in row.text("host").map { Operator(user: user, host: $0) } }
      ticks[StepID(row.text("wording") ?? "")] = TickedSteps.Tick(at: row.moment("at"), by: by)
    }
  }
}

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
      let steps = ticked.steps.sorted().map(String.init).joined(separator: " ")
      try db.execute(
        sql: "INSERT OR REPLACE INTO ticked_step (queue, document, attempt, steps, at) VALUES (?, ?, ?, ?, ?)",
        arguments: [queue, ticked.document.rawValue, ticked.attempt, steps, ticked.at.milliseconds])
      return nil
    }
    if let refusal { throw refusal }
  }

  /// The steps ticked on the way to an attempt on a document.
  public func tickedSteps(of document: DocumentID, attempt: Int) async throws(JournalError) -> TickedSteps? {
    try await reading { [queue] db in
      let row = try Row.fetchOne(
        db, sql: "SELECT steps, at FROM ticked_step WHERE queue = ? AND document = ? AND attempt = ?",
        arguments: [queue, document.rawValue, attempt])
      guard let row else { return nil }
      let steps = (row.text("steps") ?? "").split(separator: " ").compactMap { Int($0) }
      return TickedSteps(document: document, attempt: attempt, steps: Set(steps), at: row.moment("at"))
    }
  }
}

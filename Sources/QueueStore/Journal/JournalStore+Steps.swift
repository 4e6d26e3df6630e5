import GRDB
import UploadQueue

extension JournalStore {
  /// Keeps which steps are ticked at a desk.
  public func keep(_ ticked: TickedSteps) async throws(JournalError) {
    try await writing { [queue] db in
      let steps = ticked.steps.sorted().map(String.init).joined(separator: " ")
      try db.execute(
        sql: "INSERT OR REPLACE INTO ticked_step (queue, document, attempt, steps, at) VALUES (?, ?, ?, ?, ?)",
        arguments: [queue, ticked.document.rawValue, ticked.attempt, steps, ticked.at.milliseconds])
    }
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

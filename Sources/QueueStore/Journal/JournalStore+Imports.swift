import GRDB
import UploadQueue

extension JournalStore {
  /// Records the changes of status that imports made in a queue, in the order they were made, each once.
  ///
  /// None that a screen has seen first; and where the journal does not know yet what a document stood in before, that too.
  /// Those that were taken and could not be let go of, as where the machine stopped in between, are not taken again.
  public func takeImports(of source: LocalQueue) throws(JournalError) {
    var taken: Set<String> = []
    var failureOfSource: StoreFailure?
    func ofSource<Value>(_ body: () throws(StoreFailure) -> Value) throws(StoreFailure) -> Value {
      do throws(StoreFailure) { return try body() } catch {
        failureOfSource = error
        throw error
      }
    }
    do throws(StoreFailure) {
      while true {
        let last = try file.use { [queue] db in
          try db.inImmediateTransaction {
            // Read while the journal is held: what another process takes and lets go of just now is not among them.
            let waiting = try ofSource { () throws(StoreFailure) in
              try source.unrecordedChanges(limit: Self.manyChanges)
            }
            if waiting.last == nil {
              try Self.forget(taken, in: db)
            } else {
              taken.formUnion(try Self.record(waiting.changes, in: queue, db))
            }
            return waiting.last
          }
        }
        guard let last else { return }
        try ofSource { () throws(StoreFailure) in try source.forgetChanges(upTo: last) }
      }
    } catch { throw failureOfSource.map { .queueUnusable($0.phrase) } ?? JournalError(error) }
  }

  /// So many are recorded in one transaction: nobody else waits long for the journal, and memory stays bounded.
  private static let manyChanges = 10_000

  /// Records changes; the imports that they are from, of which it is noted how far they were taken.
  private static func record(
    _ changes: [ImportedChange], in queue: String, _ db: Database
  ) throws -> Set<String> {
    var taken: [String: Int64] = [:]
    var pen = try ChangePen(db, queue: queue)
    for change in changes {
      let before = try taken[change.importID] ?? Self.taken(of: change.importID, in: db)
      taken[change.importID] = max(before, change.number)
      guard change.number > before else { continue }
      // What has waited while a screen saw the document go on would turn it back.
      guard try !pen.hasChange(of: change.document.id, after: change.seenAt) else { continue }
      let last = try pen.lastStatus(of: change.document.id)
      if let last, last.agrees(with: change.to.status) { continue }
      if last?.agrees(with: change.from.status) != true {
        try pen.write(change.beginning(after: last), by: change.by)
      }
      try pen.write(change.change(from: change.from.status), by: change.by)
    }
    for (importID, number) in taken {
      try db.execute(
        sql: "INSERT OR REPLACE INTO taken_import (import, number) VALUES (?, ?)", arguments: [importID, number])
    }
    return Set(taken.keys)
  }

  /// What the queue has let go of cannot be taken twice, and need not be remembered.
  private static func forget(_ imports: Set<String>, in db: Database) throws {
    for importID in imports {
      try db.execute(sql: "DELETE FROM taken_import WHERE import = ?", arguments: [importID])
    }
  }

  private static func taken(of importID: String, in db: Database) throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT number FROM taken_import WHERE import = ?", arguments: [importID]) ?? 0
  }
}

import GRDB
import UploadQueue

/// Brings the documents of one file into the queue, inside one transaction.
final class FileImport {
  private(set) var report = ImportReport()
  private(set) var faults: [ImportFault] = []
  private(set) var faultCount = 0

  private let db: Database
  private let asOf: Timestamp
  private let revision: Int64
  private let insert: RawStatement
  private let finder: DocumentFinder
  /// The line that each document of the queue was found on in this file.
  private var lines: [Int64: Int32] = [:]
  private var columnsOfFields: [Set<DocumentField>: [DocumentColumn]] = [:]

  init(_ db: Database, asOf: Timestamp) throws {
    self.db = db
    self.asOf = asOf
    revision = try LocalQueue.nextRevision(db)
    insert = try RawStatement(db, DocumentRow.insert)
    finder = try DocumentFinder(db, asOf: asOf)
  }

  /// Brings one document in, or notes why it cannot be.
  func take(_ sourced: SourcedDocument) throws {
    switch try finder.find(sourced, takenOn: { self.lines[$0].map(Int.init) }) {
    case .new: try add(sourced)
    case .known(let row, let merge): try write(sourced, row, merge)
    case .fault(let phrase):
      faultCount += 1
      if faults.count < ImportRefused.mostFaults {
        faults.append(ImportFault(line: sourced.line, name: sourced.document.name, phrase: phrase))
      }
    }
  }

  private func add(_ sourced: SourcedDocument) throws {
    var document = sourced.document
    document.observedAt = asOf
    if !sourced.hasStatus { document.status = .none }
    // A file that is to be refused is still read to its end, for its other faults; it need not be written.
    try DocumentRow(id: 0, document: document, statusSeenAt: asOf, revision: revision).insert(with: insert)
    lines[db.lastInsertedRowID] = Int32(clamping: sourced.line)
    report.added += 1
  }

  private func write(_ sourced: SourcedDocument, _ row: DocumentRow, _ merge: DocumentMerge) throws {
    lines[row.id] = Int32(clamping: sourced.line)
    count(sourced, row, merge)
    guard merge.isToBeWritten else { return }
    let columns = columns(of: merge.changed)
    try DocumentRow(id: row.id, document: merge.document, statusSeenAt: merge.statusSeenAt, revision: revision)
      .update(columns, with: RawStatement(db, DocumentRow.update(columns)))
  }

  private func count(_ sourced: SourcedDocument, _ row: DocumentRow, _ merge: DocumentMerge) {
    guard !merge.changed.isEmpty else {
      if merge.isContradictedByNewer { report.older += 1 } else { report.unchanged += 1 }
      return
    }
    if asOf < row.document.observedAt { report.enriched += 1 } else { report.changed += 1 }
    if report.changes.count < ImportReport.mostChanges {
      report.changes.append(
        ImportReport.Change(
          name: merge.document.name, line: sourced.line, before: row.document.status, after: merge.document.status,
          fields: merge.changed))
    }
  }

  /// Only what changed is written: the indexes of the other columns are not touched.
  private func columns(of fields: Set<DocumentField>) -> [DocumentColumn] {
    if let columns = columnsOfFields[fields] { return columns }
    let changed = Set(fields.flatMap(\.columns))
    let columns = DocumentColumn.allCases.filter { changed.contains($0) || $0 == .observedAt || $0 == .revision }
    columnsOfFields[fields] = columns
    return columns
  }
}

extension LocalQueue {
  /// Brings the documents of one file into the queue: all of them, or none.
  ///
  /// `source` reads the file and hands over each document; what it throws is thrown on, with nothing imported. `asOf`
  /// is when the file was true: a document known from a newer source is only filled in where it is empty. `progress` is
  /// told how many documents have been taken so far, every thousand. Throws ``StoreFailure`` or ``ImportRefused``.
  public func importFile(
    asOf: Timestamp, progress: @escaping (Int) -> Void = { _ in },
    from source: (_ each: (SourcedDocument) throws -> Void) throws -> Void
  ) throws -> ImportReport {
    var refusal: (any Error)?
    let report = try file.use { db in
      // The indexes of a large queue are larger than SQLite's usual 2 MB, and each statement notes in a temporary file
      // how to undo itself.
      try db.execute(sql: "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY")
      defer {
        // Gives back what a long transaction, or one that was undone, has left in the -wal file; where another program
        // reads it just now, it is not waited for.
        let patience = (try? Int.fetchOne(db, sql: "PRAGMA busy_timeout")) ?? 5000
        try? db.execute(sql: "PRAGMA busy_timeout = 0")
        _ = try? db.checkpoint(.truncate)
        try? db.execute(
          sql: "PRAGMA busy_timeout = \(patience); PRAGMA cache_size = -2000; PRAGMA temp_store = DEFAULT")
      }
      var report = ImportReport()
      try db.inTransaction(.immediate) {
        let files = try FileImport(db, asOf: asOf)
        var failure: (any Error)?
        do {
          try source { document in
            if let failure { throw failure }
            do {
              try files.take(document)
            } catch {
              failure = error
              throw error
            }
            if files.report.total % 1000 == 0 { progress(files.report.total) }
          }
        } catch {
          // A failure of the file may reach here in other clothes.
          if let failure { throw failure }
          refusal = error
          return .rollback
        }
        if let failure { throw failure }
        if files.faultCount > 0 {
          refusal = ImportRefused(faults: files.faults, count: files.faultCount)
          return .rollback
        }
        report = files.report
        return .commit
      }
      return report
    }
    if let refusal { throw refusal }
    return report
  }
}

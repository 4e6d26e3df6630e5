import GRDB
import GRDBSQLite
import TestSupport
import Testing
import UploadQueue

@testable import QueueStore

/// Companies that do not use the Reference write the same into every document.
@Suite("Importing documents that share one Reference")
struct SharedReferenceTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @discardableResult
  private func take(
    _ count: Int, _ fields: Set<DocumentField>, into queue: LocalQueue, at time: String = "2026-11-17 09:00"
  ) throws -> ImportReport {
    try queue.importFile(asOf: .wib(time)) { each in
      for number in 0..<count {
        var document = Sample.document(number, status: "APPROVED")
        document.reference = "-"
        document.recordID = fields.contains(.recordID) ? document.recordID : nil
        document.nsfp = fields.contains(.nsfp) ? NSFP("04002600" + String(number + 100_000_000)) : nil
        try each(SourcedDocument(document: document, line: number + 2, hasStatus: true, fields: fields))
      }
    }
  }

  @Test(
    "the work grows with the documents, not with their square",
    arguments: [ImportTests.json, ImportTests.csv, ImportTests.json.subtracting([.nsfp])])
  func linear(_ fields: Set<DocumentField>) throws {
    var steps: [Int] = []
    for count in [250, 1000] {
      let queue = try LocalQueue.create(at: folder.file("\(count).sqlite"))
      var reports: [ImportReport] = []
      steps.append(
        try queue.thousandsOfSteps { for _ in 1...2 { reports.append(try take(count, fields, into: queue)) } })
      #expect(reports.map(\.added) == [count, 0])
    }
    // Four times the documents; were each compared with all the others, sixteen times the work.
    #expect(steps[0] > 10)
    #expect(steps[1] < 6 * steps[0])
  }

  @Test("a RecordId or an NSFP that comes later finds the document that has none yet")
  func laterIdentity() async throws {
    let queue = try LocalQueue.create(at: folder.file("queue.sqlite"))
    // An ERP may write an empty text for none.
    try PlainSQL(queue.path).run("INSERT INTO document (reference, record_id) VALUES ('-', '')")
    for fields in [ImportTests.csv.subtracting([.nsfp]), ImportTests.csv, ImportTests.json] {
      #expect(try take(1, fields, into: queue, at: "2026-11-30 09:00").added == 0)
    }
    let document = try #require(try queue.documents(reference: "-").first)
    #expect(document.nsfp != nil && document.recordID == Sample.document(0).recordID)
  }
}

extension LocalQueue {
  /// How many steps SQLite takes here, in thousands: the work itself, however fast the machine does it.
  fileprivate func thousandsOfSteps(_ body: () throws -> Void) throws -> Int {
    var count = 0
    return try withUnsafeMutablePointer(to: &count) { count in
      try file.use { db in
        sqlite3_progress_handler(
          db.sqliteConnection, 1000,
          { count in
            count?.assumingMemoryBound(to: Int.self).pointee += 1
            return 0
          }, count)
      }
      try body()
      try file.use { db in sqlite3_progress_handler(db.sqliteConnection, 0, nil, nil) }
      return count.pointee
    }
  }
}

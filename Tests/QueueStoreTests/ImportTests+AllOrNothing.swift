@testable import QueueStore
import TestSupport
import Testing
import UploadQueue

extension ImportTests {
  private struct Unreadable: Error {}

  @Test("a file that breaks off leaves the queue as it was")
  func breaksOff() async throws {
    try take(Sample.documents(3))
    let sql = try PlainSQL(queue.path)
    let tables = ["document", "removed_document", "outbox", "setting", "sqlite_sequence"]
    let before = try sql.everything(tables)
    #expect(throws: Unreadable.self) {
      try queue.importFile(asOf: .wib("2026-11-18 09:00")) { each in
        for number in 0..<10 {
          let document = Sample.document(number, status: "APPROVED")
          try each(SourcedDocument(document: document, line: number, hasStatus: true, fields: Self.json))
        }
        throw Unreadable()
      }
    }
    #expect(try sql.everything(tables) == before)
  }

  @Test("a full disk is one clear message, with nothing imported, and the next import works")
  func diskFull() throws {
    try take(Sample.documents(3))
    let sql = try PlainSQL(queue.path)
    let before = try sql.everything(["document"])
    let path = queue.path
    // As many pages and no more: SQLite then does what it does on a full disk, in the midst of an import.
    try queue.limitPages(to: 40)
    #expect(throws: StoreFailure.diskFull(path: path)) { try take(Sample.documents(5000)) }
    #expect(try sql.everything(["document"]) == before)
    try queue.limitPages(to: 1_000_000)
    #expect(try take(Sample.documents(5000)).added == 4997)
  }

  @Test("a queue that another program holds for long is told as locked", .timeLimit(.minutes(5)))
  func locked() async throws {
    let sql = try PlainSQL(queue.path)
    let path = queue.path
    try queue.waitForLocks(milliseconds: 20)
    try await sql.holdingTheLock {
      #expect(throws: StoreFailure.locked(path: path)) { try take(Sample.documents(1)) }
    }
    #expect(try take(Sample.documents(1)).added == 1)
  }

  @Test("while a file is imported, another process polls what was there before, and then all of it")
  func polledMeanwhile() async throws {
    try take(Sample.documents(3))
    let other = LocalQueue(path: queue.path)
    let first = try await other.page(.start(since: nil))
    var during: [Int] = []
    _ = try queue.importFile(asOf: .wib("2026-11-18 09:00")) { each in
      for number in 0..<100 {
        let document = Sample.document(number, status: "APPROVED")
        try each(SourcedDocument(document: document, line: number, hasStatus: true, fields: Self.json))
        if number == 50 {
          during.append(try other.count())
          during.append(try other.documents(reference: "INV-000001").count { $0.status.status == .approved })
        }
      }
    }
    #expect(during == [3, 0])
    let second = try await other.page(.start(since: first.checkpoint))
    #expect(second.scope == .changes)
    #expect(second.documents.count == 100)
  }

  @Test("one import of more than a page comes in pages", arguments: [1, 7, 100])
  func pages(_ size: Int) async throws {
    let start = try await queue.page(.start(since: nil)).checkpoint
    try take(Sample.documents(100))
    var request = PollRequest.start(since: start)
    var seen: [DocumentID] = []
    while true {
      let page = try await queue.page(request, size: size)
      seen += page.documents.map(\.id)
      guard let next = page.next else { break }
      request = .next(next)
    }
    #expect(seen.count == 100)
    #expect(Set(seen).count == 100)
  }

  @Test("after an import the queue keeps its rules and tells an ERP's changes")
  func triggersAreBack() async throws {
    try take(Sample.documents(2))
    let checkpoint = try await queue.page(.start(since: nil)).checkpoint
    let erp = try PlainSQL(queue.path)
    try erp.run("UPDATE document SET status = 'APPROVED' WHERE id = 1; DELETE FROM document WHERE id = 2")
    let page = try await queue.page(.start(since: checkpoint))
    #expect(page.documents.map(\.status.status) == [.approved])
    #expect(page.removed.count == 1)
    var odd = Sample.document(3)
    odd.createdAt = Timestamp(milliseconds: 0)
    let path = queue.path
    let rule = "created_at must be milliseconds since 1970, such as strftime('%s', 'now') * 1000"
    #expect(throws: StoreFailure.forbidden(path: path, rule: rule)) { try queue.insert([odd]) }
  }

  @Test("an ERP's own triggers see what an import brings, and stay")
  func foreignTriggers() async throws {
    try take(Sample.documents(1))
    let erp = try PlainSQL(queue.path)
    try erp.run(
      """
      CREATE TABLE erp_log (reference TEXT, status TEXT);
      CREATE TRIGGER erp_added AFTER INSERT ON document
      BEGIN INSERT INTO erp_log VALUES (NEW.reference, NEW.status); END;
      CREATE TRIGGER erp_moved AFTER UPDATE OF status ON document
      BEGIN INSERT INTO erp_log VALUES (NEW.reference, NEW.status); END;
      """)
    let triggers = ["sqlite_master"]
    let before = try erp.everything(triggers).count
    try take([Sample.document(0, status: "APPROVED"), Sample.document(1)], at: "2026-11-18 09:00")
    #expect(
      try erp.everything(["erp_log"])
        == [
          "erp_log: [reference:\"INV-000000\" status:\"APPROVED\"]",
          "erp_log: [reference:\"INV-000001\" status:\"SAVED INVALID\"]",
        ])
    #expect(try erp.everything(triggers).count == before)
  }

  @Test("a taxpayer is settled by the first import that goes in, and by none that is refused")
  func taxpayer() throws {
    let taxpayer = try #require(Sample.taxpayer)
    #expect(throws: Unreadable.self) {
      try queue.importFile(asOf: Sample.observedAt, taxpayer: taxpayer) { _ in throw Unreadable() }
    }
    #expect(try queue.taxpayer() == nil)
    _ = try queue.importFile(asOf: Sample.observedAt, taxpayer: taxpayer) { _ in }
    #expect(try queue.taxpayer() == taxpayer)
    _ = try queue.importFile(asOf: Sample.observedAt) { _ in }
    #expect(try queue.taxpayer() == taxpayer)
  }

  @Test("a file whose own time cannot be is refused by itself, with what to do", arguments: [0, 253_402_300_800_000])
  func impossibleFileTime(_ milliseconds: Int64) throws {
    let refused = try #require(
      throws: ImportRefused.self,
      performing: { try queue.importFile(asOf: Timestamp(milliseconds: milliseconds)) { _ in } })
    #expect(refused.count == 1)
    let words = refused.phrase.text(.english).string
    #expect(words.contains("--as-of") && !words.contains("line "))
    #expect(try queue.count() == 0)
  }

  @Test("progress is told along the way")
  func progress() throws {
    var told: [Int] = []
    let report = try queue.importFile(asOf: Sample.observedAt, progress: { told.append($0) }) { each in
      for number in 0..<2500 {
        try each(SourcedDocument(document: Sample.document(number), line: number, hasStatus: true, fields: Self.json))
      }
    }
    #expect(report.total == 2500)
    #expect(told == [1000, 2000])
  }
}

extension LocalQueue {
  /// Lets the file grow to so many pages only.
  fileprivate func limitPages(to count: Int) throws {
    try file.use { db in try db.execute(sql: "PRAGMA max_page_count = \(count)") }
  }

  /// How long another program is waited for.
  fileprivate func waitForLocks(milliseconds: Int) throws {
    try file.use { db in try db.execute(sql: "PRAGMA busy_timeout = \(milliseconds)") }
  }
}

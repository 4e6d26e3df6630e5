import GRDB
import TestSupport
import Testing
import UploadQueue

@testable import QueueStore

@Suite("A queue of an older Pantau")
struct QueueMigrationTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("queue.sqlite")
    let file = try DatabaseQueue(path: path)
    try file.write { try $0.execute(sql: "PRAGMA application_id = \(QueueSchema.layout.applicationID)") }
    try QueueSchema.layout.migrator.migrate(file, upTo: "1")
    try file.close()
  }

  @Test("what version 1 took and no longer is, stays and is shown; only what is written anew has to be right")
  func nonsenseStays() async throws {
    let erp = try PlainSQL(path)
    try erp.run(
      """
      INSERT INTO document (partner_name, status) VALUES ('PT CONTOH TANPA NOMOR', 'SIGNING IN PROGRESS');
      INSERT INTO document (reference, status, faktur_date) VALUES ('', 5, '2026-13-39');
      INSERT INTO document (reference, status, status_since) VALUES (X'494E56', 'CREATED', 9999999999000);
      INSERT INTO document (reference, status, faktur_date) VALUES ('INV-0004', 'APPROVED', '2026-11-17');
      """)
    let before = try erp.everything(["document", "setting"])

    let queue = LocalQueue(path: path)
    let shown = try await queue.page(.start(since: nil)).documents
    #expect(shown.map(\.status.words) == ["SIGNING IN PROGRESS", "5", "CREATED", "APPROVED"])
    #expect(shown.map(\.name) == ["1", "2", "INV", "INV-0004"])
    let after = try erp.everything(["document", "setting"]).map { $0.replacing(" otherwise_at:NULL", with: "") }
    #expect(after == before)

    try erp.run("UPDATE document SET signer = 'ORANG LAIN'; UPDATE document SET status = 'APPROVED' WHERE id = 3")
    #expect(
      try await queue.page(.start(since: nil)).documents.map(\.signer) == Array(repeating: "ORANG LAIN", count: 4))
    #expect(
      try erp.refusal("UPDATE document SET faktur_date = '2026-14-39' WHERE id = 2")?.contains("faktur_date") == true)
    #expect(try erp.refusal("INSERT INTO document (status) VALUES ('CREATED')")?.contains("at least one of") == true)
    try erp.run("DELETE FROM document WHERE id < 4")
    #expect(try queue.count() == 1)
  }
}

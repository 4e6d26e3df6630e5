import QueueStore
import TestSupport
import Testing
import UploadQueue

@Suite("An ERP at the embedded queue")
struct ERPTests {
  private let folder: TemporaryFolder
  private let queue: LocalQueue
  private let erp: PlainSQL

  init() throws {
    folder = try TemporaryFolder()
    queue = try LocalQueue.create(at: folder.file("queue.sqlite"))
    erp = try PlainSQL(queue.path)
  }

  private func only() async throws -> Document {
    try #require(try await queue.page(.start(since: nil)).documents.first)
  }

  @Test("a plain INSERT is a document, with what was left out at its default")
  func insert() async throws {
    try queue.setTaxpayer(try #require(Sample.taxpayer))
    try erp.run(
      """
      INSERT INTO document (reference, partner_name, faktur_date, tax_base_sen, status)
      VALUES ('INV-0001', 'PT CONTOH PEMBELI', '2026-11-17', 12000000, 'SIGNING IN PROGRESS')
      """)
    let document = try await only()
    #expect(document.kind == .outputInvoice)
    #expect(document.channel == .coretax)
    #expect(document.taxpayer == Sample.taxpayer)
    #expect(document.status == StatusReading(coretax: "SIGNING IN PROGRESS"))
    #expect(document.date == .day("2026-11-17"))
    #expect(document.taxBase == Rupiah(sen: 12_000_000))
    #expect(document.statusTime == StatusTime(since: document.observedAt, source: .atLeast))
  }

  @Test("a plain UPDATE of the status is the only change of the next poll, and begins a new time in status")
  func update() async throws {
    try erp.run(
      """
      INSERT INTO document (reference, status, reason, status_since, observed_at)
      VALUES ('INV-0001', 'SAVED INVALID', 'NPWP salah', 1700000000000, 1700000000000),
        ('INV-0002', 'SAVED INVALID', NULL, NULL, 1700000000000)
      """)
    let first = try await queue.page(.start(since: nil))
    try erp.run("UPDATE document SET status = 'APPROVED' WHERE reference = 'INV-0001'")
    let second = try await queue.page(.start(since: first.checkpoint))
    let document = try #require(second.documents.first)
    #expect(second.documents.map(\.reference) == ["INV-0001"])
    #expect(document.status.status == .approved)
    #expect(document.reason == nil)
    #expect(document.observedAt > Timestamp(milliseconds: 1_700_000_000_000))
    #expect(document.statusTime == StatusTime(since: document.observedAt, source: .atLeast))
    #expect(try await queue.page(.start(since: second.checkpoint)).documents.isEmpty)
  }

  @Test("an exact time of the status, where the ERP has one, is the backend's")
  func exactTime() async throws {
    try erp.run("INSERT INTO document (reference, status) VALUES ('INV-0001', 'CREATED')")
    try erp.run("UPDATE document SET status = 'SIGNING IN PROGRESS', status_since = 1700000000000")
    #expect(
      try await only().statusTime
        == StatusTime(since: Timestamp(milliseconds: 1_700_000_000_000), source: .backend))
    try erp.run("UPDATE document SET signer = 'ORANG LAIN'")
    #expect(try await only().statusTime?.source == .backend)
  }

  @Test("a DELETE is told, and its key is never another document's")
  func delete() async throws {
    try erp.run("INSERT INTO document (reference) VALUES ('INV-0001'), ('INV-0002')")
    let first = try await queue.page(.start(since: nil))
    let gone = try #require(first.documents.last).id
    try erp.run("DELETE FROM document WHERE reference = 'INV-0002'")
    try erp.run("INSERT INTO document (reference) VALUES ('INV-0003')")
    let second = try await queue.page(.start(since: first.checkpoint))
    #expect(second.removed == [gone])
    #expect(second.documents.map(\.reference) == ["INV-0003"])
    #expect(second.documents.map(\.id) != [gone])
  }

  /// What an ERP's job does with a row that may be there already, and whether the document changes by it.
  static let upserts = [
    ("INSERT OR REPLACE INTO document (id, reference, status) VALUES (7, 'INV-0001', 'APPROVED')", true),
    ("INSERT OR IGNORE INTO document (id, reference, status) VALUES (7, 'INV-0001', 'APPROVED')", false),
    (
      """
      INSERT INTO document (id, reference, status) VALUES (7, 'INV-0001', 'APPROVED')
      ON CONFLICT (id) DO UPDATE SET status = excluded.status
      """, true
    ),
    (
      """
      INSERT INTO document (id, reference, status) VALUES (7, 'INV-0001', 'APPROVED') ON CONFLICT (id) DO NOTHING
      """, false
    ),
  ]

  @Test("an INSERT of a row that is there already never makes its document gone", arguments: upserts)
  func upsert(_ sql: String, _ changes: Bool) async throws {
    try erp.run("INSERT INTO document (id, reference, status) VALUES (7, 'INV-0001', 'CREATED')")
    let first = try await queue.page(.start(since: nil))
    try erp.run(sql)
    let second = try await queue.page(.start(since: first.checkpoint))
    #expect(second.documents.map(\.status.status) == (changes ? [.approved] : []))
    #expect(second.removed.isEmpty)
    #expect(try await only().status.status == (changes ? .approved : .draft))
    try erp.run("DELETE FROM document WHERE id = 7")
    #expect(try await queue.page(.start(since: second.checkpoint)).removed == [DocumentID("7")])
  }

  @Test(
    "nonsense is refused with the rule it breaks",
    arguments: [
      ("kind", "'faktur'", "kind must be one of the portal's lists"),
      ("channel", "'email'", "channel must be one of: coretax, pjap, desktop"),
      ("nsfp", "'040.026-99'", "nsfp must be 17 digits"),
      ("taxpayer", "'99.999'", "taxpayer must be 15 or 16 digits"),
      ("faktur_date", "'17/11/2026'", "faktur_date must be YYYY-MM-DD"),
      ("period_month", "13", "period_month must be 1 to 12"),
      ("tax_base_sen", "120000.55", "tax_base_sen must be whole sen"),
      ("tax_base_sen", "'1.200.000,00'", "tax_base_sen must be whole sen"),
      ("reported_by_seller", "'ya'", "reported_by_seller must be 0 or 1"),
      ("created_at", "'2026-11-17 10:00'", "created_at must be milliseconds since 1970"),
      ("observed_at", "1700000000", "observed_at must be milliseconds since 1970"),
      ("faktur_date", "'2026-13-39'", "faktur_date must be YYYY-MM-DD, a day that there is"),
      ("faktur_date", "'2026-02-29'", "faktur_date must be YYYY-MM-DD, a day that there is"),
      ("document_number", "X'494E56'", "document_number must be text"),
      ("partner_name", "X'00'", "partner_name must be text"),
      ("status", "5", "status must be the words of the source"),
      ("status", "-1.5", "status must be the words of the source"),
      ("status", "X'41'", "status must be text"),
      ("status_since", "9999999999000", "status_since must not lie in the future"),
      ("observed_at", "9999999999000", "observed_at must not lie in the future"),
    ])
  func refused(_ column: String, _ value: String, _ rule: String) async throws {
    let words = try #require(
      try erp.refusal("INSERT INTO document (reference, \(column)) VALUES ('INV-0001', \(value))"))
    #expect(words.contains(rule))
    try erp.run("INSERT INTO document (reference) VALUES ('INV-0001')")
    #expect(try #require(try erp.refusal("UPDATE document SET \(column) = \(value)")).contains(rule))
    #expect(try await only().name == "INV-0001")
  }

  @Test("a document with nothing to recognise it by is refused", arguments: ["NULL", "''", "'  '", "X''"])
  func nameless(_ nothing: String) throws {
    let words = [
      try erp.refusal("INSERT INTO document (status) VALUES ('CREATED')"),
      try erp.refusal("INSERT INTO document (reference, status) VALUES (\(nothing), 'CREATED')"),
      try erp.refusal("INSERT INTO document (record_id, document_number) VALUES (\(nothing), \(nothing))"),
    ]
    for words in words {
      #expect(try #require(words).contains("must be") || words?.contains("give at least one of reference") == true)
    }
    #expect(try queue.count() == 0)
    try erp.run("INSERT INTO document (reference, nsfp) VALUES ('', '04002600999999999')")
    #expect(try erp.refusal("UPDATE document SET nsfp = NULL")?.contains("give at least one of reference") == true)
  }

  @Test("words never seen before, a clock that runs a little ahead and an amount below nought are no nonsense")
  func unusual() async throws {
    try erp.run(
      """
      INSERT INTO document (reference, status, status_since, tax_base_sen)
      VALUES (17, 'TAHAP 2', strftime('%s', 'now') * 1000 + 60000, -1)
      """)
    #expect(try await only().status == StatusReading(.unknown, words: "TAHAP 2"))
    #expect(try await only().reference == "17")
  }

  @Test("a text of white space alone is none, whatever it is made of")
  func blankTexts() async throws {
    try erp.run(
      """
      INSERT INTO document (reference, status, partner_name, partner_identity, signer, reason, e_sign_status)
      VALUES (' INV-0001', '  ', ' ', char(9), char(13, 10), char(11, 12, 32), '   ')
      """)
    let document = try await only()
    #expect(document.reference == " INV-0001")
    #expect(document.status == .none)
    let texts = [
      document.partnerName, document.partnerIdentity, document.signer, document.reason, document.eSignStatus,
    ]
    #expect(texts == [nil, nil, nil, nil, nil])
  }

  @Test("a text of a million characters is shown by its first thousand, and the file keeps it whole")
  func hugeText() async throws {
    let million = "replace(hex(zeroblob(500000)), '0', 'é')"
    try erp.run(
      """
      INSERT INTO document (reference, status, partner_name, reason)
      VALUES ('INV-0001', 'SAVED INVALID', \(million), 'x' || \(million))
      """)
    let shown = String(repeating: "é", count: 1000) + "…"
    #expect(try await only().partnerName == shown)
    #expect(try await only().reason == "x" + shown.dropFirst())
    #expect(try erp.value("SELECT length(partner_name) FROM document") == "1000000")
    try erp.run("UPDATE document SET partner_name = substr(partner_name, 1, 1000)")
    #expect(try await only().partnerName == String(repeating: "é", count: 1000))
  }

  @Test("a text that an import leaves as it is stays whole in the file")
  func hugeTextStays() throws {
    try erp.run(
      """
      INSERT INTO document (reference, status, reason, observed_at)
      VALUES ('INV-000001', 'SAVED INVALID', hex(zeroblob(5000)), 1700000000000)
      """)
    let report = try queue.importFile(asOf: Sample.observedAt) { each in
      let fields = Set(DocumentField.allCases).subtracting([.statusTime, .reason])
      try each(SourcedDocument(document: Sample.document(1), line: 2, hasStatus: true, fields: fields))
    }
    #expect(report.changed == 1)
    #expect(try erp.value("SELECT length(reason) FROM document") == "10000")
  }

  @Test("the key of a document cannot be changed")
  func keyStays() throws {
    try erp.run("INSERT INTO document (reference) VALUES ('INV-0001')")
    let words = try #require(try erp.refusal("UPDATE document SET id = 99"))
    #expect(words.contains("id names a document for ever"))
  }

  @Test("a row that makes no sense keeps its place, and shows what can be shown")
  func nonsense() async throws {
    try erp.run(
      """
      PRAGMA ignore_check_constraints = ON;
      DROP TRIGGER document_is_written_right;
      INSERT INTO document (reference, status, faktur_date, tax_base_sen, vat_sen, nsfp, period_year, period_month,
        created_at, observed_at, channel)
      VALUES ('INV-0001', 'BARU ' || char(27), '2026-02-31', 'banyak', 1e300, 'x', 2026, 99, 'kemarin', 'tadi', 'pos'),
        ('INV-0002', 'SAVED INVALID', NULL, 1, 1, NULL, 2026, 11, NULL, 1700000000000, 'coretax');
      INSERT INTO document (reference, status, kind) VALUES ('INV-0003', 'SAVED INVALID', 'lain-lain');
      """)
    let documents = try await queue.page(.start(since: nil)).documents
    #expect(documents.map(\.reference) == ["INV-0001", "INV-0002", "INV-0003"])
    let odd = try #require(documents.first)
    #expect(odd.status == StatusReading(.unknown, words: "BARU \u{1B}"))
    #expect(odd.date == nil && odd.taxBase == nil && odd.vat == nil && odd.nsfp == nil && odd.period == nil)
    #expect(odd.channel == .coretax)
    let unknownKind = try #require(documents.last)
    #expect(Lifecycle.permits(.reupload, from: unknownKind.status, kind: unknownKind.kind) != .allowed)
  }

  @Test("an uploader takes a re-upload from the outbox and answers it, in plain SQL")
  func uploader() async throws {
    try queue.setReuploadMode(.outbox)
    try erp.run("INSERT INTO document (reference, status) VALUES ('INV-0001', 'SAVED INVALID')")
    let document = try await only()
    let request = ReuploadRequest(
      document: document.id, key: IdempotencyKey("key-1"), expected: document.status, signer: "ORANG LAIN")
    let by = Operator(user: "petugas", host: "kantor")
    _ = try await queue.request(request, by: by, at: Sample.observedAt).get()
    #expect(
      try erp.value("SELECT reference || ' ' || signer || ' ' || requested_by FROM outbox WHERE taken_at IS NULL")
        == "INV-0001 ORANG LAIN petugas@kantor")
    try erp.run("UPDATE outbox SET answer = 'accepted', message = 'antre di DJP' WHERE id = 1")
    let entry = try #require(
      try await queue.outboxEntry(orRefusing: request.key, of: document.id, by: by, at: Sample.observedAt))
    #expect(entry.answer == .accepted)
    #expect(entry.message == "antre di DJP")
    #expect(entry.takenAt != nil)
    #expect(try #require(try erp.refusal("UPDATE outbox SET answer = 'rejected'")).contains("answered already"))
    #expect(try #require(try erp.refusal("UPDATE outbox SET answer = 'mungkin'")).contains("answered already"))
    #expect(try #require(try erp.refusal("DELETE FROM outbox")).contains("only ever added to"))
  }

  @Test("two people asking at once leave one row in the outbox")
  func atOnce() async throws {
    try queue.setReuploadMode(.outbox)
    try erp.run("INSERT INTO document (reference, status) VALUES ('INV-0001', 'SAVED INVALID')")
    let document = try await only()
    let path = queue.path
    let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 1...8 {
        group.addTask {
          let request = ReuploadRequest(
            document: document.id, key: IdempotencyKey("key-\(number)"), expected: document.status)
          let by = Operator(user: "petugas-\(number)", host: "kantor")
          let result = try await LocalQueue(path: path).request(request, by: by, at: Sample.observedAt)
          return (try? result.get()) != nil
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(taken == 1)
    #expect(try erp.value("SELECT count(*) FROM outbox") == "1")
  }
}

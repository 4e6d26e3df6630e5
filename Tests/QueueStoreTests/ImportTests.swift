import QueueStore
import TestSupport
import Testing
import UploadQueue
import Wording

@Suite("Importing a file into the embedded queue")
struct ImportTests {
  let folder: TemporaryFolder
  let queue: LocalQueue

  /// As saved from the portal's list: every field, RecordId included.
  static let json = Set(DocumentField.allCases).subtracting([.statusTime, .reason])
  /// As exported for people: no RecordId.
  static let csv = json.subtracting([.recordID, .createdAt, .lastUpdatedAt])
  /// As sent for upload: nothing that DJP adds.
  static let xml = csv.subtracting([.status, .nsfp, .eSignStatus, .signer, .period])

  init() throws {
    folder = try TemporaryFolder()
    queue = try LocalQueue.create(at: folder.file("queue.sqlite"))
  }

  @discardableResult
  func take(
    _ documents: [Document], at time: String = "2026-11-17 09:00", fields: Set<DocumentField> = json,
    trust: TimeTrust = .said
  ) throws -> ImportReport {
    try queue.importFile(asOf: .wib(time), trust: trust, progress: { _ in }) { each in
      for (index, document) in documents.enumerated() {
        var document = document
        if !fields.contains(.recordID) { document.recordID = nil }
        if !fields.contains(.nsfp) { document.nsfp = nil }
        if !fields.contains(.status) { document.status = .none }
        try each(
          SourcedDocument(
            document: document, line: index + 2, hasStatus: !document.status.isNone, fields: fields))
      }
    }
  }

  func all() async throws -> [Document] {
    try await queue.page(.start(since: nil)).documents
  }

  func approved(_ document: Document, nsfp: String) -> Document {
    var document = document
    document.status = StatusReading(coretax: "APPROVED")
    document.nsfp = NSFP(nsfp)
    return document
  }

  // MARK: Once

  @Test("the same content as JSON, as CSV and as XML is imported once, and then nothing changes")
  func acrossFormats() async throws {
    var documents = Sample.documents(50)
    for index in stride(from: 0, to: 50, by: 3) {
      documents[index] = approved(documents[index], nsfp: String(4_002_600_000_000_000 + index).padded(to: 17))
    }
    #expect(try take(documents).added == 50)
    let before = try await all()
    let again = try [
      take(documents), take(documents, fields: Self.csv), take(documents, fields: Self.xml),
      take(documents, at: "2026-11-18 09:00", fields: Self.xml),
      take(documents, at: "2026-11-16 09:00", fields: Self.csv),
    ]
    for report in again {
      #expect(report.unchanged == 50)
      #expect(report.isUnchanged)
    }
    // The last of them is older: it only tells that the status stood so already.
    #expect(again.map(\.knownForLonger) == [0, 0, 0, 0, 50])
    let after = try await all().map { document in
      var document = document
      document.statusTime = before.first { $0.id == document.id }?.statusTime
      return document
    }
    #expect(after == before)
  }

  @Test("another spelling of a status is no change")
  func spelling() throws {
    try take([Sample.document(1, status: "SIGNING IN PROGRESS")])
    #expect(try take([Sample.document(1, status: "Signing_In_Progress")]).isUnchanged)
  }

  @Test("a kode transaksi that an earlier Pantau kept with its words is the code, and an import of the code no change")
  func codeWithItsWords() async throws {
    try take([Sample.document(1), Sample.document(2)])
    let plain = try PlainSQL(folder.file("queue.sqlite"))
    try plain.run("UPDATE document SET transaction_code = '04 - DPP Nilai Lain' WHERE id = 1")
    try plain.run("UPDATE document SET transaction_code = 'Aktiva 16D' WHERE id = 2")
    #expect(try await all().map(\.transactionCode) == ["04", "Aktiva 16D"])
    var document = Sample.document(1)
    document.transactionCode = "04"
    #expect(try take([document]).isUnchanged)
    #expect(try take([document], fields: Self.csv).isUnchanged)
  }

  @Test("a kode transaksi goes before its words alone, whichever comes first and whichever is newer")
  func codeBeforeItsWords() async throws {
    func take(_ code: String, at time: String) throws -> ImportReport {
      var document = Sample.document(1)
      document.transactionCode = code
      return try self.take([document], at: time)
    }
    _ = try take("DPP Nilai Lain", at: "2026-11-17 09:00")
    _ = try take("04", at: "2026-11-16 09:00")
    #expect(try await all().map(\.transactionCode) == ["04"])
    for time in ["2026-11-15 09:00", "2026-11-18 09:00"] {
      let report = try take("Kepada selain Pemungut", at: time)
      #expect(report.unchanged == 1)
    }
    #expect(try await all().map(\.transactionCode) == ["04"])
    _ = try take("01", at: "2026-11-19 09:00")
    #expect(try await all().map(\.transactionCode) == ["01"])
  }

  @Test("a RecordId in capitals is the same, and no change")
  func recordIDInCapitals() throws {
    var document = Sample.document(1)
    document.recordID = "0000000a-0000-4000-8000-00000000000b"
    try take([document])
    document.recordID = "0000000A-0000-4000-8000-00000000000B"
    let report = try take([document])
    #expect(report.isUnchanged && report.unchanged == 1)
  }

  @Test("an amount beyond 2^53 sen is kept to the sen")
  func exact() async throws {
    var document = Sample.document(1)
    document.taxBase = Rupiah(sen: 9_007_199_254_740_993)
    document.vat = Rupiah(sen: .max)
    try take([document])
    let read = try #require(try await all().first)
    #expect(read.taxBase?.sen == 9_007_199_254_740_993)
    #expect(read.vat?.sen == .max)
  }

  @Test("what is imported is what is polled")
  func polled() async throws {
    let document = approved(Sample.document(1), nsfp: "04002600999999999")
    try take([document])
    var read = try #require(try await all().first)
    #expect(read.statusTime == StatusTime(since: .wib("2026-11-17 09:00"), source: .atLeast))
    #expect(read.isListed)
    read.id = document.id
    (read.statusTime, read.isListed) = (nil, false)
    #expect(read == document)
  }

  // MARK: Which document it is

  @Test("a document expected from an XML is the one that the portal lists later")
  func expected() async throws {
    let document = Sample.document(1)
    try take([document], at: "2026-11-10 09:00", fields: Self.xml)
    #expect(try await all().map(\.status.isNone) == [true])
    let report = try take([document], at: "2026-11-17 09:00")
    #expect(report.changed == 1 && report.added == 0)
    let read = try #require(try await all().first)
    #expect(read.recordID == document.recordID)
    #expect(read.status == document.status)
  }

  @Test("an AMENDED document and its replacement share a Reference and stay two", arguments: [true, false])
  func amended(_ amendedFirst: Bool) async throws {
    var amended = approved(Sample.document(1), nsfp: "04002600000000001")
    amended.status = StatusReading(coretax: "AMENDED")
    var replacement = Sample.document(2, status: "SIGNING IN PROGRESS")
    replacement.reference = amended.reference
    let file = amendedFirst ? [amended, replacement] : [replacement, amended]
    for fields in [Self.csv, Self.json, Self.csv] {
      try take(file, fields: fields)
      let read = try await all()
      #expect(read.count == 2)
      #expect(Set(read.map(\.status.status)) == [.amended, .signingInProgress])
    }
    #expect(try take(file, fields: Self.csv).isUnchanged)
  }

  @Test("a replacement in a file of its own does not become the approved document it replaces")
  func replacementAlone() async throws {
    let original = approved(Sample.document(1), nsfp: "04002600000000001")
    try take([original], fields: Self.csv)
    var replacement = Sample.document(1, status: "SIGNING IN PROGRESS")
    replacement.taxBase = Rupiah(sen: 11_000_000_00)
    let report = try take([replacement], at: "2026-11-18 09:00", fields: Self.csv)
    #expect(report.added == 1)
    #expect(report.lookAlikes == [ImportReport.LookAlike(name: "INV-000001", line: 2)])
    #expect(try await all().map(\.status.status) == [.approved, .signingInProgress])
  }

  @Test("a return bears its invoice's NSFP and is neither the invoice nor another return of it")
  func returns() async throws {
    let invoice = approved(Sample.document(1), nsfp: "04002600000000001")
    func returned(_ number: String, _ sen: Int64) -> Document {
      var document = invoice
      document.kind = .outputReturn
      document.recordID = nil
      document.reference = nil
      document.documentNumber = number
      document.taxBase = Rupiah(sen: sen)
      return document
    }
    let file = [invoice, returned("RET-1", 100), returned("RET-2", 200)]
    #expect(try take(file, fields: Self.csv).added == 3)
    #expect(try take(file, fields: Self.csv).isUnchanged)
    var moved = file
    moved[2].status = StatusReading(coretax: "CANCELED")
    let report = try take(moved, at: "2026-11-18 09:00", fields: Self.csv)
    #expect(report.changed == 1)
    #expect(try await all().map(\.status.status) == [.approved, .approved, .canceled])
  }

  @Test("RecordId goes before everything else")
  func recordID() async throws {
    try take([Sample.document(1)])
    var document = approved(Sample.document(1), nsfp: "04002600000000001")
    document.reference = "INV-BARU"
    #expect(try take([document], at: "2026-11-18 09:00").changed == 1)
    #expect(try await all().map(\.reference) == ["INV-BARU"])
  }

  @Test("documents of other taxpayers and other kinds are others")
  func others() throws {
    let document = Sample.document(1)
    var foreign = document
    foreign.taxpayer = NPWP("0998888888888000")
    var input = document
    (input.kind, input.recordID) = (.specialOutputInvoice, Sample.document(2).recordID)
    #expect(try take([document, foreign, input]).added == 3)
    #expect(try take([document, foreign, input], fields: Self.csv).isUnchanged)
  }

  /// Expects that a document of the RecordId of the first one, a faktur keluaran, is refused with both kinds named.
  private func expectRefusal(of other: Document) throws {
    let refused = try #require(throws: ImportRefused.self, performing: { try take([Sample.document(2), other]) })
    #expect(refused.faults.map(\.line) == [3] && refused.kindOfRecords == .outputInvoice)
    for language in Language.allCases {
      let words = refused.phrase.text(language).string
      #expect(
        words.contains("outputinvoice (id 1)") && words.contains(other.kind.controller) && words.contains("--kind"))
    }
    #expect(try queue.count() == 1)
  }

  @Test(
    "a RecordId that is known under another kind refuses the file with both named",
    arguments: [DocumentKind.specialOutputInvoice, .outputReturn, .inputInvoice])
  func otherKind(_ kind: DocumentKind) throws {
    let known = Sample.document(1)
    try take([known])
    var other = known
    other.kind = kind
    try expectRefusal(of: other)
    let mixed = try #require(throws: ImportRefused.self, performing: { try take([known, other]) })
    #expect(mixed.kindOfRecords == nil)
  }

  @Test("what a taxpayer sells to itself stands in both lists, and may do so under one RecordId")
  func soldToItself() throws {
    var sold = Sample.document(1)
    sold.partnerIdentity = sold.taxpayer?.digits
    var bought = sold
    bought.kind = .inputInvoice
    #expect(try take([sold]).added == 1)
    #expect(try take([bought]).added == 1)
    #expect(try take([sold, bought]).isUnchanged)
  }

  @Test(
    "a RecordId of another kind refuses the file also where that reading makes the other party the taxpayer, or knows none",
    arguments: [DocumentKind.inputInvoice, .inputReturn, .specialInputInvoice], [true, false])
  func otherKindFromTheOtherSide(_ kind: DocumentKind, isTaxpayerKnown: Bool) throws {
    var known = Sample.document(1)
    let seller = try #require(known.taxpayer)
    known.partnerIdentity = "0888888888888000"
    if !isTaxpayerKnown { known.taxpayer = nil }
    try take([known])
    var other = known
    (other.kind, other.taxpayer, other.partnerIdentity) = (kind, NPWP("0888888888888000"), seller.digits)
    try expectRefusal(of: other)
  }

  @Test("a sale and its purchase under one RecordId are two where the queue is of both parties, or one file has both")
  func soldWithinTheQueue() throws {
    var sold = Sample.document(1)
    sold.partnerIdentity = "0888888888888000"
    var bought = sold
    (bought.kind, bought.taxpayer) = (.inputInvoice, NPWP("0888888888888000"))
    bought.partnerIdentity = sold.taxpayer?.digits
    #expect(try take([sold, bought]).added == 2)
    #expect(try take([bought, sold]).isUnchanged)

    let next = Sample.document(3)
    (sold.recordID, sold.reference) = (next.recordID, next.reference)
    (bought.recordID, bought.reference) = (next.recordID, next.reference)
    #expect(try take([sold]).added == 1)
    #expect(try take([bought]).added == 1)
    #expect(try take([sold, bought]).isUnchanged)
  }

  @Test("a RecordId that is used for a document of another kind between other parties is that document's as well")
  func usedByOthers() throws {
    let known = Sample.document(1)
    var other = known
    (other.kind, other.taxpayer, other.partnerIdentity) = (.inputReturn, NPWP("0998888888888000"), "0997777777777000")
    #expect(try take([known, other]).added == 2)
    #expect(try take([known, other]).isUnchanged)
  }

  @Test("of one file that has a RecordId under two kinds both lines are named")
  func otherKindInOneFile() throws {
    let first = Sample.document(1)
    var second = first
    second.kind = .outputReturn
    let refused = try #require(throws: ImportRefused.self, performing: { try take([first, second]) })
    #expect(refused.faults.map(\.line) == [3])
    #expect(refused.phrase.text(.english).string.contains("is on line 2 already as outputinvoice"))
    #expect(refused.phrase.text(.indonesian).string.contains("sudah ada di baris 2 sebagai outputinvoice"))
  }

  @Test("a Reference used again for something else is another document")
  func usedAgain() throws {
    try take([Sample.document(1)], fields: Self.csv)
    var other = Sample.document(2)
    other.reference = Sample.document(1).reference
    #expect(try take([other], fields: Self.csv).added == 1)
  }

  @Test("where two documents match, the file is refused with both named")
  func ambiguous() async throws {
    for partner in ["A", "B"] {
      var document = Sample.document(1)
      document.partnerIdentity = partner
      document.recordID = nil
      try queue.insert([document])
    }
    let before = try await all()
    var unclear = Sample.document(1, status: "APPROVED")
    unclear.partnerIdentity = nil
    let refused = try #require(
      throws: ImportRefused.self, performing: { try take([Sample.document(9), unclear], fields: Self.csv) })
    #expect(refused.count == 1)
    #expect(refused.faults.map(\.line) == [3])
    let words = refused.phrase.text(.english).string
    #expect(words.contains("id 1") && words.contains("id 2") && words.contains(Sample.document(1).reference ?? "?"))
    #expect(try await all() == before)
  }

  @Test("two rows that are one document and say different things refuse the file")
  func contradiction() throws {
    let file = [Sample.document(1), Sample.document(2), Sample.document(1, status: "APPROVED")]
    let refused = try #require(throws: ImportRefused.self, performing: { try take(file) })
    #expect(refused.faults.map(\.line) == [4])
    #expect(refused.phrase.text(.english).string.contains("line 2"))
    #expect(try queue.count() == 0)
    #expect(try take([Sample.document(1), Sample.document(1)]).unchanged == 1)
  }

  @Test("a document with nothing to recognise it by refuses the file")
  func nameless() throws {
    var document = Sample.document(1)
    document.reference = nil
    let refused = try #require(throws: ImportRefused.self, performing: { try take([document], fields: Self.csv) })
    #expect(refused.faults.map(\.line) == [2])
  }

  @Test("a time that cannot be refuses the file")
  func impossibleTime() throws {
    var document = Sample.document(1)
    document.createdAt = Timestamp(seconds: -62_135_596_800)
    let refused = try #require(throws: ImportRefused.self, performing: { try take([document]) })
    #expect(refused.phrase.text(.english).string.contains("outside of the years"))
  }

  // MARK: What is newer

  @Test("an older file that comes later moves nothing back, fills what is empty and adds what is new")
  func older() async throws {
    var known = approved(Sample.document(1), nsfp: "04002600000000001")
    known.signer = nil
    try take([known], at: "2026-11-17 09:00")
    let report = try take(
      [Sample.document(1, status: "SIGNING IN PROGRESS"), Sample.document(2)], at: "2026-11-16 09:00")
    #expect(report.enriched == 1 && report.added == 1 && report.changed == 0)
    let read = try await all()
    #expect(read.map(\.status.status) == [.approved, .savedInvalid])
    #expect(read.first?.signer == Sample.document(1).signer)
    #expect(read.first?.observedAt == .wib("2026-11-17 09:00"))
    let again = try take([Sample.document(1, status: "SIGNING IN PROGRESS")], at: "2026-11-16 09:00")
    #expect(again.older == 1 && again.isUnchanged)
  }

  @Test("files end at the same whatever order they come in")
  func anyOrder() async throws {
    let files: [(Document, String, Set<DocumentField>)] = [
      (Sample.document(1), "2026-11-10 09:00", Self.xml),
      (Sample.document(1, status: "SIGNING IN PROGRESS"), "2026-11-12 09:00", Self.json),
      (Sample.document(1), "2026-11-13 09:00", Self.json),
      (approved(Sample.document(1), nsfp: "04002600000000001"), "2026-11-17 09:00", Self.json),
    ]
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]] {
      let queue = try LocalQueue.create(at: folder.file("order-\(order.map(String.init).joined()).sqlite"))
      for index in order {
        let (document, time, fields) = files[index]
        var sourced = SourcedDocument(document: document, line: 1, hasStatus: true, fields: fields)
        if fields == Self.xml {
          sourced.document.status = .none
          sourced.document.recordID = nil
          sourced.hasStatus = false
        }
        _ = try queue.importFile(asOf: .wib(time)) { each in try each(sourced) }
      }
      let read = try await queue.page(.start(since: nil)).documents
      #expect(read.map(\.status.status) == [.approved])
      #expect(read.map(\.nsfp?.digits) == ["04002600000000001"])
      #expect(read.map(\.observedAt) == [.wib("2026-11-17 09:00")])
    }
  }

  @Test("an NPWP of 16 digits stands against 15 of them, and 15 give way to all, whichever comes first and is newer")
  func shortNPWP() async throws {
    func take(_ identity: String, at time: String) throws -> ImportReport {
      var document = Sample.document(1)
      document.partnerIdentity = identity
      return try self.take([document], at: time, fields: Self.csv)
    }
    #expect(try take("888888888888005", at: "2026-11-17 09:00").added == 1)
    #expect(try take("0888888888888005", at: "2026-11-16 09:00").enriched == 1)
    for time in ["2026-11-15 09:00", "2026-11-18 09:00"] {
      let report = try take("888888888888005", at: time)
      #expect(report.unchanged == 1 && report.added == 0)
    }
    #expect(try await all().map(\.partnerIdentity) == ["0888888888888005"])
    #expect(try take("0777777777777005", at: "2026-11-19 09:00").changed == 1)
  }

  @Test("a status that is blank takes none away")
  func blank() async throws {
    try take([Sample.document(1)])
    var blank = Sample.document(1)
    blank.status = .none
    blank.signer = "ORANG LAIN"
    #expect(try take([blank], at: "2026-11-18 09:00").changed == 1)
    let read = try #require(try await all().first)
    #expect(read.status.status == .savedInvalid)
    #expect(read.signer == "ORANG LAIN")
    // A file between the two still knows the status better than the one without.
    try take([Sample.document(1, status: "SIGNING IN PROGRESS")], at: "2026-11-17 21:00")
    #expect(try await all().map(\.status.status) == [.signingInProgress])
  }

  @Test("fields that the file does not carry stay; carried and empty, they are emptied, but never an identity")
  func carried() async throws {
    try take([approved(Sample.document(1), nsfp: "04002600000000001")])
    var sparse = Sample.document(1, status: "APPROVED")
    (sparse.signer, sparse.luxuryTax, sparse.nsfp, sparse.partnerName) = (nil, nil, nil, nil)
    try take([sparse], at: "2026-11-18 09:00", fields: Self.json.subtracting([.luxuryTax, .partnerName]))
    let read = try #require(try await all().first)
    #expect(read.signer == nil)
    #expect(read.luxuryTax == .zero)
    #expect(read.partnerName == Sample.document(1).partnerName)
    #expect(read.nsfp?.digits == "04002600000000001")
  }

  @Test("a change tells the document, its line, and the status before and after")
  func told() throws {
    try take(Sample.documents(3))
    let report = try take([Sample.document(2, status: "SIGNING IN PROGRESS")], at: "2026-11-18 09:00")
    let change = try #require(report.changes.first)
    #expect(change.line == 2)
    #expect(change.name == Sample.document(2).reference)
    #expect(change.before.status == .savedInvalid && change.after.status == .signingInProgress)
    #expect(change.fields == [.status])
  }
}

extension String {
  fileprivate func padded(to count: Int) -> String {
    String(repeating: "0", count: max(0, count - self.count)) + self
  }
}

import CustomDump
import TestSupport
import Testing
import UploadQueue

@Suite struct PackingTests {
  private func expect(_ document: Document, in index: QueueIndex) async {
    let packed = await index.row(document.id)?.document
    expectNoDifference(packed, document)
  }

  private func expectUnchanged(_ document: Document) async {
    let index = QueueIndex()
    let ticket = await index.beginPoll(at: Sample.observedAt)
    // Another document before it, so that no text begins at the start by luck.
    _ = await index.apply([Sample.document(0), document], of: ticket, seenAt: Sample.observedAt)
    await expect(document, in: index)
  }

  private var full: Document {
    var document = Sample.document(1, status: "Status Yang Tak Dikenal")
    document.kind = .specialInputReturn
    document.channel = .desktop
    document.statusTime = StatusTime(since: Sample.observedAt - .days(400), source: .atLeast)
    document.reason = "NITKU salah"
    document.nsfp = NSFP("04002500299999999")
    document.documentNumber = "RET-é日"
    document.eSignStatus = "Done"
    document.taxBase = Rupiah(sen: .max)
    document.otherTaxBase = Rupiah(sen: -1)
    document.vat = .zero
    document.reportedBySeller = true
    document.reportedByBuyer = false
    document.reportedByVATCollector = true
    document.createdAt = Timestamp(milliseconds: -1)
    document.lastUpdatedAt = Timestamp(milliseconds: 0)
    document.period = TaxPeriod(year: 1900, month: 1)
    document.date = .day("1969-12-31")
    return document
  }

  @Test("a document with every field comes out as it went in")
  func everyField() async {
    await expectUnchanged(full)
  }

  @Test("a document with the essentials alone comes out as it went in")
  func noField() async {
    let bare = Document(
      id: DocumentID("bare"), kind: .outputInvoice, channel: .coretax, status: .none, observedAt: Sample.observedAt)
    await expectUnchanged(bare)
  }

  @Test("every kind, channel and status, and every answer to who has reported, comes out as it went in")
  func choices() async {
    var document = full
    for (number, kind) in DocumentKind.allCases.enumerated() {
      document.kind = kind
      document.channel = Channel.allCases[number % 3]
      document.reportedBySeller = [nil, false, true][number % 3]
      document.reportedByBuyer = [nil, false, true][(number + 1) % 3]
      document.reportedByVATCollector = [nil, false, true][(number + 2) % 3]
      await expectUnchanged(document)
    }
    for status in UploadStatus.allCases {
      document.status = StatusReading(status, words: status.word)
      await expectUnchanged(document)
    }
  }

  @Test("what is read again without a field has lost it")
  func replaced() async {
    let index = QueueIndex()
    let ticket = await index.beginPoll(at: Sample.observedAt)
    _ = await index.apply([full], of: ticket, seenAt: Sample.observedAt)
    var bare = Document(
      id: full.id, kind: .outputInvoice, channel: .coretax, status: full.status, observedAt: full.observedAt)
    bare.reference = "INV-longer-than-it-was-before"
    _ = await index.apply([bare], of: ticket, seenAt: Sample.observedAt)
    await expect(bare, in: index)
  }

  @Test("texts survive the moving together of what was replaced many times")
  func compacted() async {
    let index = QueueIndex()
    let ticket = await index.beginPoll(at: Sample.observedAt)
    var document = full
    // Three megabytes of replaced references: more than what sets the moving off.
    for round in 0..<30 {
      document.reference = String(repeating: "\(round % 10)", count: 100_000)
      _ = await index.apply([Sample.document(0), document], of: ticket, seenAt: Sample.observedAt)
    }
    await expect(document, in: index)
    await expect(Sample.document(0), in: index)
  }
}

import CoretaxFiles
import QueueStore
import StatusBackends
import TestSupport
import Testing
import UploadQueue
import Wording

@Suite("A list that does not say which it is, told by what the queue knows")
struct ListRecognitionTests {
  private let folder: TemporaryFolder
  private let queue: LocalQueue

  init() throws {
    folder = try TemporaryFolder()
    queue = try LocalQueue.create(at: folder.file("queue.sqlite"))
  }

  private static let own = "0999999999999000"
  private static let other = "0888000000001000"

  /// A row of the portal's list, with seller and buyer both in it.
  private func row(
    _ number: Int, status: String = "APPROVED", seller: String = own, buyer: String = other, recordID: Bool = true,
    more: String = ""
  ) -> String {
    let id = recordID ? "\"RecordId\":\"00000000-0000-4000-8000-00000000000\(number)\"," : ""
    return """
      {\(id)"SellerTIN":"\(seller)","BuyerTIN":"\(buyer)","TaxInvoiceNumber":"0400260000000000\(number)",\
      "TaxInvoiceDate":"2026-10-17T00:00:00+07:00","Reference":"INV-\(number)","TaxInvoiceStatus":"\(status)"\(more)}
      """
  }

  private func take(
    _ name: String, _ rows: String..., owner: NPWP? = nil, kind: DocumentKind? = nil
  ) throws -> FileIntake.Outcome {
    try take(name, text: "[\(rows.joined(separator: ","))]", owner: owner, kind: kind)
  }

  private func take(
    _ name: String, text: String, owner: NPWP? = nil, kind: DocumentKind? = nil
  ) throws -> FileIntake.Outcome {
    let path = try folder.write(name, text)
    let found = try #require(FoundFiles(paths: [path], now: .wib("2026-11-17 09:00")).files.first)
    return try FileIntake(owner: owner, kind: kind).take(found, asOf: .wib("2026-11-17 09:00"), into: queue)
  }

  private func report(_ outcome: FileIntake.Outcome) -> ImportReport? {
    if case .imported(let report, _) = outcome { report } else { nil }
  }

  private func refusal(_ outcome: FileIntake.Outcome) -> FileRefused? {
    if case .unreadable(let refused) = outcome { refused } else { nil }
  }

  @Test("by a RecordId that is known")
  func byRecordID() throws {
    _ = try take("outputinvoice.json", row(1), row(2))
    let second = report(try take("x.json", row(1, status: "AMENDED"), row(3)))
    #expect(second?.changed == 1 && second?.added == 1)
    #expect(try queue.documents(reference: "INV-3").map(\.kind) == [.outputInvoice])
  }

  @Test("by a RecordId that is known, also where the taxpayer is and the rows do not say that they are returns")
  func returnsByRecordID() throws {
    let owner = NPWP(Self.own)
    _ = try take("outputreturn.json", row(1), row(2), owner: owner)
    let second = report(try take("x.json", row(1, status: "CANCELED"), row(2), row(3), owner: owner))
    #expect(second?.changed == 1 && second?.unchanged == 1 && second?.added == 1)
    #expect(try queue.documents(reference: "INV-3").map(\.kind) == [.outputReturn])
  }

  @Test("a kind that is given, and the documents contradict, refuses the file")
  func contradicted() throws {
    let owner = NPWP(Self.own)
    _ = try take("x.json", row(1), owner: owner)
    guard case .refused(let refused) = try take("x.json", row(1), row(2), owner: owner, kind: .outputReturn)
    else { Issue.record("It was not refused by the queue."); return }
    #expect(refused.faults.map(\.line) == [1])
    #expect(try queue.count() == 1)
  }

  @Test(
    "a kind that is given, and of which the rows show the two sides the other way round, refuses the first file already",
    arguments: Language.allCases)
  func otherSide(language: Language) throws {
    let sales = [row(1, buyer: "0888000000001000"), row(2, buyer: "0777000000001000")].joined(separator: ",")
    let refused = try #require(refusal(try take("x.json", sales, kind: .inputInvoice)))
    let words = refused.phrase.text(language).string
    #expect(
      words.contains(Self.own) && words.contains("--kind outputinvoice") && words.contains("--taxpayer"), "\(words)")
    #expect(try queue.count() == 0)
    #expect(report(try take("x.json", sales, kind: .outputInvoice))?.added == 2)
    let bought = [row(3, seller: "0777000000001000", buyer: Self.own), row(4, seller: Self.other, buyer: Self.own)]
    let other = try #require(refusal(try take("y.json", bought[0], bought[1], kind: .outputInvoice)))
    #expect(other.phrase.text(language).string.contains("--kind inputinvoice"))
    #expect(try queue.count() == 2)
  }

  @Test("so does the name of a list of the portal, until the list is said", arguments: Language.allCases)
  func otherSideByName(language: Language) throws {
    let sales = [row(1, buyer: "0888000000001000"), row(2, buyer: "0777000000001000")].joined(separator: ",")
    let refused = try #require(refusal(try take("inputinvoice.json", sales)))
    let words = refused.phrase.text(language).string
    #expect(words.contains("inputinvoice") && words.contains("--kind outputinvoice"), "\(words)")
    #expect(report(try take("inputinvoice.json", sales, kind: .outputInvoice))?.added == 2)
    #expect(report(try take("outputinvoice.json", sales))?.unchanged == 2)
  }

  @Test("so it does where the rows show the buyers alone", arguments: Language.allCases)
  func buyersAlone(language: Language) throws {
    let csv = "NPWP Pembeli;Nama Pembeli;Status Faktur;Referensi\n"
    let rows = "\(Self.other);PT CONTOH SATU;APPROVED;A-1\n0777000000001000;PT CONTOH DUA;APPROVED;A-2\n"
    let refused = try #require(refusal(try take("a.csv", text: csv + rows, kind: .inputInvoice)))
    #expect(refused.phrase.text(language).string.contains("--kind outputinvoice"))
    #expect(report(try take("a.csv", text: csv + rows, kind: .outputInvoice))?.added == 2)
  }

  @Test("where nothing tells that a list is none of returns, what it was taken for is told")
  func assumed() throws {
    func assumed(_ name: String, _ row: String, kind: DocumentKind? = nil) throws -> Set<DocumentKind>? {
      guard case .imported(_, let summary) = try take(name, row, owner: NPWP(Self.own), kind: kind) else { return nil }
      return summary.assumedKinds
    }
    #expect(try assumed("x.json", row(1)) == [.outputInvoice])
    #expect(try assumed("outputinvoice.json", row(1)) == [])
    #expect(try assumed("x.json", row(1), kind: .outputInvoice) == [])
    #expect(try assumed("x.json", row(2, more: ",\"ReturnNumber\":\"R-1\"")) == [])
  }

  @Test("by a number that is known, where the other list has no RecordIds and the taxpayer is not known")
  func byNumber() throws {
    let csv = "Nomor Faktur Pajak;Nama Penjual;NPWP Penjual;Status Faktur;Referensi\n"
    _ = try take("a.csv", text: csv + "04002600000000001;PT CONTOH;\(Self.own);APPROVED;B-1\n")
    let second = report(try take("x.json", row(1, recordID: false), row(2, recordID: false)))
    #expect(second?.added == 1)
    #expect(try queue.documents(reference: "INV-2").map(\.kind) == [.inputInvoice])
  }

  @Test("by where the only taxpayer of the queue stands, also where no document is known")
  func byTaxpayer() throws {
    _ = try take("outputinvoice.json", row(1))
    #expect(report(try take("x.json", row(5, seller: Self.other, buyer: Self.own)))?.added == 1)
    #expect(try queue.documents(reference: "INV-5").map(\.kind) == [.inputInvoice])
  }

  @Test("a reference alone tells nothing: others number their documents alike")
  func notByReference() throws {
    let csv = "NPWP Pembeli;Nama Pembeli;Status Faktur;Referensi\n"
    _ = try take("a.csv", text: csv + "\(Self.other);PT CONTOH PEMBELI;SAVED INVALID;INV-1\n")
    let stranger = row(1, seller: "0777000000001000", buyer: Self.own, recordID: false)
    #expect(refusal(try take("x.json", stranger))?.faultCount == 1)
    #expect(report(try take("y.json", row(1, recordID: false)))?.changed == 1)
  }

  @Test("an invoice's number does not say that a list is none of returns")
  func returnsBearTheNumber() throws {
    _ = try take("outputinvoice.json", row(1))
    let maybe = row(1, recordID: false, more: ",\"ReturnNumber\":\"\"")
    #expect(refusal(try take("x.json", maybe)) != nil)
    #expect(report(try take("y.json", row(1, recordID: false, more: ",\"ReturnNumber\":\"R-1\"")))?.added == 1)
    #expect(try queue.count() == 2)
  }

  @Test(
    "where the queue knows it as several, or not at all, the lists are named, and how to say one",
    arguments: Language.allCases)
  func unknown(language: Language) throws {
    let first = try #require(refusal(try take("x.json", row(1), row(2))))
    let words = first.phrase.text(language).string
    for kind in DocumentKind.allCases { #expect(words.contains(kind.controller)) }
    #expect(words.contains("--kind"))
    #expect(try queue.count() == 0)

    _ = try take("outputinvoice.json", row(1))
    _ = try take("inputinvoice.json", row(2))
    #expect(refusal(try take("x.json", row(1), row(2)))?.faultCount == 1)
  }

  @Test("a rehearsal tells it too, by what it has brought in itself")
  func rehearsed() throws {
    let paths = try [
      folder.write("outputinvoice.json", "[\(row(1))]"), folder.write("x.json", "[\(row(1)),\(row(2))]"),
    ]
    let found = FoundFiles(paths: paths, now: .wib("2026-11-17 09:00")).files
    let added = try queue.rehearse { rehearsal in
      try found.map { try report(FileIntake(owner: nil).take($0, asOf: nil, into: rehearsal))?.added }
    }
    #expect(added == [1, 1])
    #expect(try queue.count() == 0)
  }
}

import TestSupport
import Testing
import UploadQueue
import Wording

@testable import CoretaxFiles

@Suite struct ListKindTests {
  private static let bought = ["SellerTIN": "\"0999000000001000\"", "BuyerTIN": "\"0999999999999000\""]
  private static let returned = ["ReturnNumber": "\"RET-1\"", "ReturnDate": "\"2026-10-18T00:00:00+07:00\""]
  private static let special = [
    "DocumentNumber": "\"DOK-1\"", "DocumentDate": "\"2026-10-19T00:00:00+07:00\"", "TransactionType": "\"EKSPOR\"",
  ]

  private func kind(_ parts: [[String: String]]) throws -> DocumentKind? {
    let row = Sample.row(parts.reduce(into: [:]) { $0.merge($1) { $1 } })
    return try Sample.read(Sample.answer(row)).first?.kind
  }

  @Test("all eight lists are told by who the taxpayer is and what the rows bear")
  func eight() throws {
    #expect(try kind([]) == .outputInvoice)
    #expect(try kind([Self.bought]) == .inputInvoice)
    #expect(try kind([Self.returned]) == .outputReturn)
    #expect(try kind([Self.bought, Self.returned]) == .inputReturn)
    #expect(try kind([Self.special]) == .specialOutputInvoice)
    #expect(try kind([Self.bought, Self.special]) == .specialInputInvoice)
    #expect(try kind([Self.special, Self.returned]) == .specialOutputReturn)
    #expect(try kind([Self.bought, Self.special, Self.returned]) == .specialInputReturn)
  }

  @Test("returns and dokumen lain bear their own number and date")
  func ownNumbers() throws {
    let aReturn = try #require(try Sample.read(Sample.answer(Sample.row(Self.returned))).first)
    #expect(aReturn.documentNumber == "RET-1")
    #expect(aReturn.date == .day("2026-10-18"))
    #expect(aReturn.nsfp?.digits == "04002600000000001")
    let other = try #require(try Sample.read(Sample.answer(Sample.row(Self.special))).first)
    #expect(other.documentNumber == "DOK-1")
    #expect(other.date == .day("2026-10-19"))
  }

  @Test("without a taxpayer the direction is not guessed, and the message says what to pass")
  func ambiguous() throws {
    let outcome = try Sample.read(Sample.answer(Sample.row(), Sample.row()), taxpayer: nil)
    #expect(outcome.kinds == [.kindUnknown(tellsByTaxpayer: true)])
    #expect(outcome.documents.isEmpty)
    #expect(outcome.refused?.phrase.text(.english).string.contains("--kind") == true)
    #expect(outcome.refused?.phrase.text(.english).string.contains("--taxpayer") == true)
  }

  @Test("the NPWP of one with the name of the other tells the direction only where it is the taxpayer's")
  func crossed() throws {
    let sold = "NPWP Penjual,Nama Pembeli,Referensi,Status Faktur\n0999999999999000,PT PEMBELI,REF-7,SAVED INVALID\n"
    let sale = try #require(try Sample.read(sold).first)
    #expect(sale.kind == .outputInvoice)
    #expect(sale.partnerName == "PT PEMBELI")
    #expect(try Sample.read(sold, taxpayer: nil).kinds == [.kindUnknown(tellsByTaxpayer: true)])
    let other = NPWP("0999000000001000")
    #expect(try Sample.read(sold, taxpayer: other).kinds == [.kindUnknown(tellsByTaxpayer: false)])
    let bought = "NPWP Pembeli,Nama Penjual,Referensi,Status Faktur\n0999999999999000,PT PENJUAL,REF-8,APPROVED\n"
    let purchase = try #require(try Sample.read(bought).first)
    #expect(purchase.kind == .inputInvoice)
    #expect(purchase.partnerName == "PT PENJUAL")
    #expect(try Sample.read(bought, taxpayer: other).kinds == [.kindUnknown(tellsByTaxpayer: false)])
    #expect(try Sample.read(bought, taxpayer: other, kind: .outputInvoice).first?.kind == .outputInvoice)
  }

  @Test("--taxpayer is not advised where it was given, and did not help")
  func ambiguousWithTaxpayer() throws {
    let refused = try #require(
      try Sample.read("Referensi;Status;NPWP Penjual;Alasan Retur\nA;APPROVED;0999000000001000;x\n").refused)
    for language in [Language.indonesian, .english] {
      #expect(refused.phrase.text(language).string.contains("--kind"))
      #expect(!refused.phrase.text(language).string.contains("--taxpayer"))
    }
  }

  @Test(
    "the columns that are not known are named, and --taxpayer only where it would tell", arguments: Language.allCases)
  func misspelt(language: Language) throws {
    let text = "Referensi;Status Faktur;NPWP Pembelli\nA;APPROVED;0999000000001000\n"
    let words = try #require(try Sample.read(text, taxpayer: nil).refused).phrase.text(language).string
    #expect(words.contains("“NPWP Pembelli”") && !words.contains("--taxpayer"), "\(words)")
    #expect(words.contains(": outputinvoice") && words.contains(": inputinvoice"), "\(words)")
  }

  @Test("a given kind holds, and a file named after a list of the portal is believed")
  func given() throws {
    let text = Sample.answer(Sample.row())
    #expect(try Sample.read(text, taxpayer: nil, kind: .outputInvoice).first?.kind == .outputInvoice)
    #expect(try Sample.read(text, name: "inputinvoice-10.json", taxpayer: nil).first?.kind == .inputInvoice)
    let name = "specialdocumentoutputreturn.json"
    #expect(try Sample.read(text, name: name, taxpayer: nil).first?.kind == .specialOutputReturn)
  }

  @Test(
    "a given kind that the titles of a table contradict is refused, with the right one named",
    arguments: [
      ("NPWP Pembeli;Nama Pembeli", DocumentKind.inputInvoice, "outputinvoice"),
      ("NPWP Penjual", .outputInvoice, "inputinvoice"),
    ])
  func contradictedByTitles(titles: String, said: DocumentKind, right: String) throws {
    let row = titles.split(separator: ";").enumerated().map { offset, _ in
      ["0888000000001000", "PT CONTOH"][offset]
    }.joined(separator: ";")
    let outcome = try Sample.read("Referensi;Status;\(titles)\nA;APPROVED;\(row)\n", taxpayer: nil, kind: said)
    #expect(outcome.faults.count == 1 && outcome.documents.isEmpty)
    for language in Language.allCases {
      #expect(outcome.refused?.phrase.text(language).string.contains("--kind \(right)") == true)
    }
  }

  /// A list of sales with one row: the columns of the portal's list, and others with their values.
  private func sales(_ more: [(title: String, value: String)] = []) -> String {
    let columns = [
      ("NPWP Pembeli", "0888000000001000"), ("Nama Pembeli", "PT CONTOH"), ("Nomor Faktur Pajak", "04002600000000001"),
      ("Tanggal Faktur Pajak", "17/10/2026"), ("Status Faktur", "APPROVED"), ("Referensi", "A"),
    ]
    let all = columns + more.map { ($0.title, $0.value) }
    return all.map(\.0).joined(separator: ";") + "\n" + all.map(\.1).joined(separator: ";") + "\n"
  }

  @Test(
    "a list of faktur is no list of returns, whatever else it has a column for",
    arguments: [
      ([], ["Nomor Faktur Pajak", "Tanggal Faktur Pajak"]),
      ([("Catatan saya", "x")], ["Nomor Faktur Pajak", "Tanggal Faktur Pajak"]),
      ([("RecordId", "00000000-0000-4000-8000-000000000001"), ("Kode Transaksi", "04")], ["Kode Transaksi"]),
      (
        [("Kode Transaksi", "04"), ("Penandatangan", "BUDI"), ("Tanggal Bayar", "x")],
        ["Kode Transaksi", "Penandatangan"]
      ),
    ] as [([(String, String)], [String])])
  func noReturns(more: [(String, String)], titles: [String]) throws {
    let outcome = try Sample.read(sales(more.map { ($0, $1) }), kind: .outputReturn)
    #expect(outcome.kinds == [.noReturns(.outputReturn, titles: titles)])
    for language in Language.allCases {
      let words = try #require(outcome.refused).phrase.text(language).string
      #expect(words.contains("--kind outputinvoice") && words.contains("“\(titles[0])”"), "\(words)")
    }
    #expect(try Sample.read(sales(more.map { ($0, $1) }), kind: .outputInvoice).refused == nil)
  }

  @Test("nor where its name says that it is one, while a name that says faktur leaves returns what they are")
  func namedOtherwise() throws {
    let outcome = try Sample.read(sales([]), name: "outputreturn.csv")
    #expect(outcome.kinds == [.noReturns(.outputReturn, titles: ["Nomor Faktur Pajak", "Tanggal Faktur Pajak"])])
    let returned = Sample.answer(Sample.row(Self.returned))
    #expect(try Sample.read(returned, name: "outputinvoice.json").first?.kind == .outputReturn)
    #expect(try Sample.read(returned, name: "outputreturn.json").first?.kind == .outputReturn)
  }

  @Test(
    "a list that may be one of returns is taken as one where that is said",
    arguments: [
      [("RecordId", "00000000-0000-4000-8000-000000000001")], [("Kode Transaksi", "04"), ("No. Bukti", "R-1")],
      [("Kode Transaksi", "04"), ("Penandatangan", "BUDI"), ("Nota", "R-1")], [("Nomor Retur", "")],
      [("Nomor Dokumen", "R-1"), ("Kode Transaksi", "04")],
    ] as [[(String, String)]])
  func maybeReturns(more: [(String, String)]) throws {
    let outcome = try Sample.read(sales(more.map { ($0, $1) }), kind: .outputReturn)
    #expect(outcome.refused == nil && outcome.first?.kind == .outputReturn)
  }

  @Test("the rows of an answer say it as well, unless that list was asked for", arguments: Language.allCases)
  func answers(language: Language) throws {
    let sale = Sample.answer(Sample.row(["Signer": "\"BUDI\""]))
    let refused = try #require(try Sample.read(sale, kind: .outputReturn).refused)
    #expect(refused.faults.map(\.kind) == [.noReturns(.outputReturn, titles: ["TaxInvoiceCode", "Signer"])])
    let returned = Sample.answer(Sample.row(Self.returned))
    let second = try #require(try Sample.read(returned, kind: .outputInvoice).refused)
    #expect(second.faults.map(\.kind) == [.returns(.outputInvoice, titles: ["ReturnNumber", "ReturnDate"])])
    #expect(second.phrase.text(language).string.contains("--kind outputreturn"))
    for (bytes, kind) in [(sale, DocumentKind.outputReturn), (returned, .outputInvoice)] {
      let file = CoretaxFile(name: "x", modified: .wib("2026-11-17 08:00"), bytes: Array(bytes.utf8))
      let reader = CoretaxFileReader(
        file, asOf: .wib("2026-11-17 08:00"), taxpayer: Sample.taxpayer, kind: kind, isKindSaid: false)
      #expect(try reader.read { _ in }.kinds == [kind])
    }
  }

  @Test("rows of returns alone are no faktur; where only some bear a return's number, what was said holds")
  func returns() throws {
    let columns = [(title: "Nomor Retur", value: "R-1"), (title: "Tanggal Retur", value: "")]
    let outcome = try Sample.read(sales(columns), kind: .outputInvoice)
    #expect(outcome.kinds == [.returns(.outputInvoice, titles: ["Nomor Retur"])])
    let other = "0888000000001000;PT CONTOH;04002600000000002;17/10/2026;APPROVED;B;;\n"
    #expect(try Sample.read(sales(columns) + other, kind: .outputInvoice).documents.count == 2)
  }

  @Test(
    "titles that may be of the kind given do not contradict it",
    arguments: [
      ("Nomor Faktur Pajak;Tanggal Faktur Pajak", "04002600000000001;17/10/2026", DocumentKind.inputInvoice),
      ("NPWP Pembeli;Nama Penjual", "0999999999999000;PT CONTOH", .inputInvoice),
      ("NPWP Pembeli", "0999999999999000", .inputInvoice),
      ("Nomor Faktur Pajak;Tanggal Faktur Pajak;Return No", "04002600000000001;17/10/2026;R-1", .outputReturn),
    ])
  func notContradictedByTitles(titles: String, row: String, said: DocumentKind) throws {
    let outcome = try Sample.read("Referensi;Status;\(titles)\nA;APPROVED;\(row)\n", kind: said)
    #expect(outcome.refused == nil && outcome.first?.kind == said)
  }

  @Test("another taxpayer's rows are refused, each with its place")
  func foreign() throws {
    let row = Sample.row(["SellerTIN": "\"0999000000009000\""])
    let outcome = try Sample.read("[\n\(row),\n\(row)]")
    #expect(outcome.kinds == [.foreignTaxpayer("0999999999999000"), .foreignTaxpayer("0999999999999000")])
    #expect(outcome.faults.map(\.line) == [2, 3])
    #expect(outcome.faults.first?.column == "SellerTIN")
    #expect(outcome.faults.first?.value == "0999000000009000")
    let given = try Sample.read("[\(row)]", kind: .outputInvoice)
    #expect(given.kinds == [.foreignTaxpayer("0999999999999000")])
  }

  @Test("the taxpayer on the other side than was said is told once, with the list that it is", arguments: 0..<3)
  func otherWayRound(form: Int) throws {
    let titles = ["NPWP Penjual", "NPWP Pembeli", "Status Faktur", "Referensi"]
    func list(seller: [String], buyer: [String]) throws -> [UInt8] {
      let rows = seller.indices.map { [seller[$0], buyer[$0], "APPROVED", "A-\($0)"] }
      switch form {
      case 0:
        let rows = rows.map {
          "{\"SellerTIN\":\"\($0[0])\",\"BuyerTIN\":\"\($0[1])\",\"TaxInvoiceStatus\":\"\($0[2])\",\"Reference\":\"\($0[3])\"}"
        }
        return Array("[\(rows.joined(separator: ","))]".utf8)
      case 1: return Array(([titles] + rows).map { $0.joined(separator: ";") + "\n" }.joined().utf8)
      default:
        let cells = ([titles] + rows).enumerated().map { SampleWorkbook.texts($0.offset + 1, $0.element) }
        return try SampleWorkbook(cells.joined()).bytes()
      }
    }
    let (own, others) = (Sample.taxpayer?.digits ?? "", ["0888000000001000", "0777000000001000"])
    let sales = try list(seller: [own, own], buyer: others)
    let purchases = try list(seller: others, buyer: [own, own])
    let sold = try Sample.read(bytes: sales, kind: .inputInvoice)
    #expect(sold.kinds == [.taxpayerOnOtherSide(than: .inputInvoice, own)] && sold.refused?.faultCount == 1)
    #expect(sold.documents.isEmpty)
    let bought = try Sample.read(bytes: purchases, kind: .outputInvoice)
    #expect(bought.kinds == [.taxpayerOnOtherSide(than: .outputInvoice, own)] && bought.documents.isEmpty)
    for (outcome, right) in [(sold, "--kind outputinvoice"), (bought, "--kind inputinvoice")] {
      for language in Language.allCases {
        let words = outcome.refused?.phrase.text(language).string ?? ""
        #expect(words.contains(own) && words.contains(right), "\(words)")
      }
    }
    #expect(try Sample.read(bytes: sales, kind: .outputInvoice).documents.count == 2)
    // What is not the taxpayer's by either side stays another's.
    let mixed = try list(seller: [own, others[0]], buyer: others)
    #expect(
      try Sample.read(bytes: mixed, kind: .inputInvoice).kinds == [
        .taxpayerOnOtherSide(than: .inputInvoice, own), .foreignTaxpayer(own),
      ])
  }
}

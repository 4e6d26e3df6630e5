import Foundation
import TestSupport
import Testing
import UploadQueue

@testable import CoretaxFiles

@Suite struct SameDocumentsTests {
  /// Enough rows that every piece of the file ends somewhere else in a row.
  private static let count = 3000

  @Test("a list says the same as JSON, as CSV with titles and as CSV with field names, across all pieces of the file")
  func formats() throws {
    var json: [String] = []
    var titles = "Referensi;Status Faktur;NPWP Pembeli;Nama Pembeli;Nomor Faktur Pajak;Tanggal Faktur Pajak;PPN\r\n"
    var names = "Reference,TaxInvoiceStatus,SellerTIN,BuyerTIN,BuyerTaxpayerName,TaxInvoiceNumber,TaxInvoiceDate,VAT\n"
    for number in 0..<Self.count {
      let sen = 100_000 + number * 7919
      let (rupiah, rest) = sen.quotientAndRemainder(dividingBy: 100)
      let decimals = rest < 10 ? "0\(rest)" : "\(rest)"
      let nsfp = "0400260\(1_000_000_000 + number)"
      let name = "PT \"CONTOH\", JALAN\n\(number)"
      json.append(
        Sample.row([
          "RecordId": "null", "Reference": "\"INV-\(number)\"", "VAT": "\(rupiah).\(decimals)",
          "TaxInvoiceNumber": "\"\(nsfp)\"", "BuyerTaxpayerName": "\"PT \\\"CONTOH\\\", JALAN\\n\(number)\"",
        ]))
      let quoted = "\"\(name.replacing("\"", with: "\"\""))\""
      titles += "INV-\(number);APPROVED;0999000000001000;\(quoted);\(nsfp);17/10/2026;\(rupiah),\(decimals)\r\n"
      names += "INV-\(number),APPROVED,0999999999999000,0999000000001000,\(quoted),\(nsfp),2026-10-17,"
      names += "\(rupiah).\(decimals)\n"
    }
    let essentials = { (outcome: Outcome) in
      outcome.documents.map {
        [
          $0.document.reference, $0.document.partnerName, $0.document.nsfp?.digits, $0.document.vat?.decimal,
          $0.document.partnerIdentity, $0.document.date?.description, $0.document.status.words,
        ]
      }
    }
    let fromJSON = try Sample.read("[" + json.joined(separator: ",\n") + "]")
    let fromTitles = try Sample.read(titles)
    let fromNames = try Sample.read(names)
    #expect(fromJSON.refused == nil)
    #expect(fromJSON.documents.count == Self.count)
    #expect(essentials(fromJSON) == essentials(fromTitles))
    #expect(essentials(fromJSON) == essentials(fromNames))
    // A quoted line feed makes each document two lines of the table.
    #expect(fromTitles.documents.last?.line == Self.count * 2)
    #expect(fromJSON.documents.last?.line == Self.count)
  }

  @Test(
    "a kode transaksi is one of the ten in every form, also before its words; words alone are kept as they came",
    arguments: [
      ("4", "04"), ("04", "04"), ("10", "10"), ("TD.00304", "04"), ("lainnya", "lainnya"),
      ("Aktiva 16D", "Aktiva 16D"), ("04 - DPP Nilai Lain", "04"), ("04 DPP Nilai Lain", "04"),
      ("4: nilai lain", "04"), ("10 (lainnya)", "10"),
    ])
  func transactionCode(_ written: String, _ read: String) throws {
    for text in forms(written) {
      #expect(try Sample.read(text).first?.transactionCode == read)
    }
  }

  @Test(
    "a kode transaksi that there is not refuses the file, with the place, the value and those that there are",
    arguments: [
      "44", "99", "00", "0", "11", "TD.00399", "TD.0034", "4.0", "4,0", "04.", "0 4", "-4", "1e1", "#N/A", "99x", "04x",
      "44 - X", "04 - 05", "٠٤", "!",
    ])
  func noSuchTransactionCode(_ written: String) throws {
    for (text, column) in zip(forms(written), ["TaxInvoiceCode", "Kode Transaksi", "TrxCode"]) {
      let outcome = try Sample.read(text)
      let fault = try #require(outcome.faults.first)
      #expect(outcome.kinds == [.notATransactionCode])
      #expect(outcome.documents.isEmpty)
      #expect((fault.column, fault.value) == (column, written))
      #expect(fault.line != nil)
      #expect(outcome.refused?.phrase.text(.english).string.contains("01, 02, 03") == true)
    }
  }

  @Test("what other documents have in place of a kode transaksi is nobody's to refuse")
  func otherDocuments() throws {
    let answer = Sample.answer(
      #"{"RecordId":"R-1","DocumentNumber":"D-1","DocumentDate":"2026-11-01T00:00:00+07:00","TransactionCode":"44","#
        + #""TaxInvoiceStatus":"APPROVED","SellerTIN":"0999999999999000","BuyerTIN":"0999000000001000"}"#)
    #expect(try Sample.read(answer).first?.transactionCode == "44")
  }

  /// A kode transaksi in a list answer, a list export and a bulk import.
  private func forms(_ code: String) -> [String] {
    [
      Sample.answer(Sample.row(["TaxInvoiceCode": "\"\(code)\""])), Sample.table("Kode Transaksi", [code]),
      BulkImportTests.bulk(BulkImportTests.invoice()).replacing("<TrxCode>04<", with: "<TrxCode>\(code)<"),
    ]
  }

  @Test("progress reaches the whole length of the file")
  func progress() throws {
    let text = Sample.table("PPN", Array(repeating: "1,50", count: 40_000))
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("coretax-\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    var steps: [Int64] = []
    var totals: Set<Int64> = []
    let found = try #require(FoundFiles(paths: [file.path], now: .wib("2026-11-17 08:00")).files.first)
    let summary = try CoretaxFileReader(found.file, asOf: .wib("2026-11-17 08:00")).read(
      progress: {
        steps.append($0)
        totals.insert($1)
      }, each: { _ in })
    #expect(summary.rows == 40_000)
    #expect(steps.count > 2)
    #expect(steps == steps.sorted())
    #expect(steps.last == Int64(text.utf8.count))
    #expect(totals == [Int64(text.utf8.count)])
  }
}

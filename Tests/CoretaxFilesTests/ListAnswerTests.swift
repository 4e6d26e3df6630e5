import TestSupport
import Testing
import UploadQueue

@testable import CoretaxFiles

@Suite struct ListAnswerTests {
  @Test("every field of a row reaches the document")
  func allFields() throws {
    let outcome = try Sample.read(
      Sample.answer(
        Sample.row([
          "ESignStatus": "\"Done\"", "Signer": "\"CONTOH PENANDATANGAN\"", "ReportedBySeller": "true",
          "ReportedByBuyer": "\"false\"", "ReportedByVATCollector": "null", "SellingPrice": "91666.67",
          "CreationDate": "\"2026-10-19T14:25:23+07:00\"", "LastUpdatedDate": "\"2026-10-31T08:41:45.1234567\"",
        ])))
    #expect(outcome.refused == nil)
    let document = try #require(outcome.first)
    #expect(document.kind == .outputInvoice)
    #expect(document.recordID == "00000000-0000-4000-8000-000000000001")
    #expect(document.taxpayer == Sample.taxpayer)
    #expect(document.partnerIdentity == "0999000000001000")
    #expect(document.partnerName == "PT CONTOH PEMBELI")
    #expect(document.transactionCode == "04")
    #expect(document.nsfp?.digits == "04002600000000001")
    #expect(document.date == .day("2026-10-17"))
    #expect(document.period == TaxPeriod(year: 2026, month: 10))
    #expect(document.status == StatusReading(.approved, words: "APPROVED"))
    #expect(document.eSignStatus == "Done")
    #expect(document.taxBase == Rupiah(sen: 9_166_667))
    #expect(document.otherTaxBase == Rupiah(sen: 11_000_000))
    #expect(document.vat == Rupiah(sen: 1_320_000))
    #expect(document.luxuryTax == .zero)
    #expect(document.signer == "CONTOH PENANDATANGAN")
    #expect(document.reference == "INV-0001")
    #expect(document.reportedBySeller == true)
    #expect(document.reportedByBuyer == false)
    #expect(document.reportedByVATCollector == nil)
    #expect(document.createdAt == .wib("2026-10-19 14:25:23"))
    #expect(document.lastUpdatedAt == .wib("2026-10-31 08:41:45") + .milliseconds(123))
    #expect(document.observedAt == .wib("2026-11-17 08:00"))
    #expect(outcome.summary?.kinds == [.outputInvoice] && outcome.summary?.assumedKinds == [.outputInvoice])
    #expect(outcome.summary?.rows == 1 && outcome.summary?.unknownColumns == [])
  }

  @Test("an answer may be saved bare, in part, several at once, in an array, or a row a line")
  func waysOfSaving() throws {
    let one = Sample.row()
    let two = Sample.row(["RecordId": "\"00000000-0000-4000-8000-000000000002\""])
    let ways = [
      Sample.answer(one, two), "[\(one),\(two)]", "{\"Data\":[\(one),\(two)]}", "\(one)\n\(two)\n",
      Sample.answer(one) + "\n" + Sample.answer(two), "[\(Sample.answer(one)),\(Sample.answer(two))]",
      "\u{FEFF}" + Sample.answer(one, two),
      "{\"Payload\":{\"Data\":[\(one),\(two)]},\"IsSuccessful\":true}",
    ]
    for way in ways {
      let outcome = try Sample.read(way)
      #expect(outcome.refused == nil, "\(way)")
      #expect(outcome.documents.count == 2, "\(way)")
    }
  }

  @Test("an empty list is a list")
  func emptyList() throws {
    for text in [Sample.answer(), "[]", #"{"IsSuccessful":true,"Payload":{"TotalRecords":0,"Data":null}}"#] {
      let outcome = try Sample.read(text)
      #expect(outcome.refused == nil)
      #expect(outcome.summary?.rows == 0)
    }
  }

  @Test("a refused request is told in the portal's words")
  func unsuccessful() throws {
    let outcome = try Sample.read(#"{"IsSuccessful":false,"Message":"Sesi berakhir","Payload":null}"#)
    #expect(outcome.kinds == [.unsuccessfulAnswer("Sesi berakhir")])
  }

  @Test("null dates, null amounts and the empty UUID are nothing")
  func nulls() throws {
    let outcome = try Sample.read(
      Sample.answer(
        Sample.row([
          "CreationDate": "\"0001-01-01T00:00:00\"", "TaxInvoiceDate": "null", "VAT": "null",
          "RecordId": "\"00000000-0000-0000-0000-000000000000\"", "TaxInvoiceNumber": "\"\"",
        ])))
    let found = try #require(outcome.documents.first)
    #expect(found.document.createdAt == nil)
    #expect(found.document.date == nil)
    #expect(found.document.vat == nil)
    #expect(found.document.recordID == nil)
    #expect(found.document.nsfp == nil)
    #expect(found.fields.isSuperset(of: [.createdAt, .date, .vat, .recordID, .nsfp]))
  }

  @Test("what a file has no key for is not among its fields")
  func absentFields() throws {
    let outcome = try Sample.read(Sample.answer(Sample.row()))
    let fields = try #require(outcome.documents.first).fields
    #expect(fields.isDisjoint(with: [.signer, .eSignStatus, .createdAt, .lastUpdatedAt, .reportedBySeller, .reason]))
  }

  @Test("the year may be text or number")
  func years() throws {
    for year in ["\"2026\"", "2026"] {
      let outcome = try Sample.read(Sample.answer(Sample.row(["TaxInvoiceYear": year])))
      #expect(outcome.first?.period == TaxPeriod(year: 2026, month: 10))
    }
  }

  @Test("a date is the day in WIB, whatever offset it is written with")
  func offsets() throws {
    let outcome = try Sample.read(Sample.answer(Sample.row(["TaxInvoiceDate": "\"2026-10-16T17:00:00Z\""])))
    #expect(outcome.first?.date == .day("2026-10-17"))
  }

  @Test("a blank status is never guessed")
  func blankStatus() throws {
    for blank in ["null", "\"\"", "\"  \""] {
      let outcome = try Sample.read(Sample.answer(Sample.row(["TaxInvoiceStatus": blank])))
      let found = try #require(outcome.documents.first)
      #expect(!found.hasStatus)
      #expect(found.document.status == .none)
    }
  }

  @Test("amounts beyond 2^53 sen are exact, and exponents are")
  func largeAmounts() throws {
    let outcome = try Sample.read(
      Sample.answer(Sample.row(["SellingPrice": "90071992547409.93", "VAT": "1.5E3", "STLG": "\"12.10\""])))
    #expect(outcome.first?.taxBase?.sen == 9_007_199_254_740_993)
    #expect(outcome.first?.vat?.sen == 150_000)
    #expect(outcome.first?.luxuryTax?.sen == 1_210)
  }

  @Test("on an input list the life of the document is read, and the words about crediting are kept")
  func credited() throws {
    let row = Sample.row([
      "SellerTIN": "\"0999000000001000\"", "BuyerTIN": "\"0999999999999000\"", "TaxInvoiceStatus": "\"CREDITED\"",
      "InputInvoiceStatus": "\"APPROVED\"", "SellerTaxpayerName": "\"PT CONTOH PENJUAL\"",
    ])
    let document = try #require(try Sample.read(Sample.answer(row)).first)
    #expect(document.kind == .inputInvoice)
    #expect(document.status == StatusReading(.approved, words: "CREDITED"))
    #expect(document.partnerIdentity == "0999000000001000")
    #expect(document.partnerName == "PT CONTOH PENJUAL")
  }

  @Test("a buyer without NPWP is known by the other identity")
  func otherIdentity() throws {
    let row = Sample.row(["BuyerTIN": "\"0000000000000000\"", "IdDocumentNumber": "\"X0000001\""])
    #expect(try Sample.read(Sample.answer(row)).first?.partnerIdentity == "X0000001")
  }

  @Test("keys that are not known are named once")
  func unknownKeys() throws {
    let outcome = try Sample.read(
      Sample.answer(Sample.row(["Baru": "{\"a\":[1,{\"b\":2}]}"]), Sample.row(["Baru": "1", "Lagi": "2"])))
    #expect(outcome.refused == nil)
    #expect(outcome.summary?.unknownColumns == ["Baru", "Lagi"])
  }

  @Test("the same document twice is fine with one status, and a fault with two")
  func twice() throws {
    #expect(try Sample.read(Sample.answer(Sample.row(), Sample.row())).documents.count == 2)
    let outcome = try Sample.read(
      "[" + Sample.row() + ",\n" + Sample.row(["TaxInvoiceStatus": "\"SAVED INVALID\""]) + "]")
    let fault = try #require(outcome.faults.first)
    #expect(fault.kind == .statusConflict(line: 1, row: 1, status: "APPROVED"))
    #expect(fault.line == 2)
    #expect(fault.value == "SAVED INVALID")
  }
}

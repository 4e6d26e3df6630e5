import HTTPService
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import StatusBackends

@Suite("The rows of a PJAP")
struct PjapRowsTests {
  private func rows(
    _ form: PjapRows.Form, fields: [AnswerField: String] = [:], statuses: [String: UploadStatus] = [:]
  ) throws -> PjapRows {
    PjapRows(
      form, of: "Contoh",
      settings: PjapSettings(taxpayer: try PjapStand.taxpayer(), fields: fields, statuses: statuses))
  }

  private func documents(_ rows: PjapRows, _ json: String, page: Int = 1) throws -> [Document] {
    let http = HTTPAnswer(status: 200, headers: [], body: Array(json.utf8), arrivedAt: Sample.observedAt)
    return try rows.documents(in: PjapAnswer(http), page: page, of: "GET /list", language: .english)
  }

  @Test("are found where a person says, else where the only list in the data is")
  func theList() throws {
    let row = #"{"transactionId":"a","status":"DRAFT"}"#
    for json in [
      #"{"data":[\#(row)]}"#, #"{"data":{"content":[\#(row)],"total":1}}"#, #"{"DATA":{"Rows":[\#(row)]}}"#,
    ] {
      #expect(try documents(rows(.pajakio), json).map(\.id.rawValue) == ["a"])
    }
    let twoLists = #"{"data":{"rows":[\#(row)],"columns":[]}}"#
    #expect(throws: BackendError.protocolBroken(what: "not one list", at: "GET /list: data")) {
      try documents(rows(.pajakio), twoLists)
    }
    #expect(try documents(rows(.pajakio, fields: [.rows: "data.rows"]), twoLists).count == 1)
    #expect(throws: BackendError.protocolBroken(what: "missing", at: "GET /list: data.items")) {
      try documents(rows(.pajakio, fields: [.rows: "data.items"]), twoLists)
    }
    #expect(try documents(rows(.pajakio), #"{"data":null}"#, page: 2).isEmpty)
  }

  @Test("are not understood to be none where a first page has no list, and what is said instead is told")
  func noList() throws {
    let told = #"{"code":200,"data":null,"message":"Terjadi kesalahan"}"#
    #expect(throws: BackendError.protocolBroken(what: .said("no list: Terjadi kesalahan"), at: "GET /list: data")) {
      try documents(rows(.pajakio), told)
    }
    #expect(throws: BackendError.protocolBroken(what: "no list", at: "GET /list: data.rows")) {
      try documents(rows(.pajakio, fields: [.rows: "data.rows"]), #"{"data":{"rows":null}}"#)
    }
    #expect(throws: BackendError.protocolBroken(what: "not one list", at: "GET /list: data")) {
      try documents(rows(.pajakio), #"{"data":{}}"#)
    }
    #expect(try documents(rows(.pajakio), #"{"data":[]}"#).isEmpty)
  }

  @Test("of one document are broken where the data is empty, and where there is none")
  func oneDocument() throws {
    func document(_ json: String) throws -> Document {
      let http = HTTPAnswer(status: 200, headers: [], body: Array(json.utf8), arrivedAt: Sample.observedAt)
      return try rows(.pajakio).document(
        in: PjapAnswer(http), id: DocumentID("a"), of: "GET /a", language: .english)
    }
    #expect(throws: BackendError.protocolBroken(what: .said("no document: Gangguan"), at: "GET /a: data")) {
      try document(#"{"data":null,"error":{"message":"Gangguan"}}"#)
    }
    #expect(throws: BackendError.protocolBroken(what: "no document", at: "GET /a: data")) {
      try document(#"{"data":{}}"#)
    }
    #expect(try document(#"{"data":{"status":"DRAFT"}}"#).id == DocumentID("a"))
    #expect(throws: BackendError.protocolBroken(what: "missing", at: "GET /a: data")) { try document("{}") }
    #expect(
      throws: BackendError.protocolBroken(what: "no identifier (1 to 200 bytes)", at: "GET /a: data.transactionId")
    ) {
      try document(#"{"data":{"transactionId":"b"}}"#)
    }
  }

  @Test("have the names that a person says, and amounts that stay exact")
  func otherNames() throws {
    let json = """
      {"data":[{"no":12345678901234,"keadaan":"GAGAL","nilai":{"dpp":91666.67},"totalPpn":"11000.00",
      "tanggalFaktur":"17/11/2026","masaPajak":"TD.00711","tahunPajak":2026}]}
      """
    let document = try #require(
      try documents(
        rows(
          .pajakio, fields: [.id: "no", .status: "keadaan", .taxBase: "nilai.dpp"], statuses: ["gagal": .savedInvalid]),
        json
      ).first)
    #expect(document.id == DocumentID("12345678901234"))
    #expect(document.status == StatusReading(.savedInvalid, words: "GAGAL"))
    #expect(document.taxBase == Rupiah(sen: 91_666_67))
    #expect(document.vat == Rupiah(sen: 11_000_00))
    #expect(document.date == .day("2026-11-17"))
    #expect(document.period == TaxPeriod(year: 2026, month: 11))
  }

  @Test("say what is missing and what is not understood, once")
  func remarks() throws {
    let rows = try rows(.pajakio)
    #expect(rows.takeRemarks().isEmpty, "of no answer nothing is missing")
    _ = try documents(
      rows,
      #"{"data":[{"transactionId":"a","status":"DRAFT","noInvoice":"I","tanggalFaktur":"kemarin","totalDpp":"1"}]}"#)
    #expect(
      rows.takeRemarks().map { $0.text(.english).string } == [
        "Not in the answers of Contoh: Other party (partner-name = lawanTransaksi.nama). Name the fields in [queue.fields].",
        "Not to be understood in the answers of Contoh: Faktur date (date = tanggalFaktur).",
      ])
    #expect(rows.takeRemarks().isEmpty)
  }

  @Test("without what they are called, or with something else there, are refused")
  func refused() throws {
    #expect(
      throws: BackendError.protocolBroken(
        what: """
          no identifier (1 to 200 bytes); name its field in [queue.fields] by id = "…" and, where needed, where the list \
          stands by rows = "…"
          """, at: "GET /list: data[1].transactionId")
    ) {
      try documents(rows(.pajakio), #"{"data":[{"transactionId":"a"},{"status":"DRAFT"}]}"#)
    }
    #expect(throws: BackendError.protocolBroken(what: "a value of the wrong type", at: "GET /list: data[0].status")) {
      try documents(rows(.pajakio), #"{"data":[{"transactionId":"a","status":[1]}]}"#)
    }
    #expect(throws: BackendError.protocolBroken(what: "no JSON", at: "GET /list")) {
      try documents(rows(.pajakio), "<html>")
    }
  }
}

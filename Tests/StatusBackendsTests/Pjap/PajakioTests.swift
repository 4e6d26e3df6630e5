import HTTPService
import Secrets
import TestSupport
import Testing
import UploadQueue

@testable import StatusBackends

@Suite("Pajak.io")
struct PajakioTests {
  private func backend(at server: LoopbackServer) throws -> PajakioBackend {
    let time = HandCallClock()
    let service = try HTTPService(
      ServiceAddress(server.origin), environment: [:], language: .english, now: { time.now })
    return PajakioBackend(
      service, token: SecretSupply(.variable("T"), environment: ["T": "t"]),
      settings: PjapSettings(taxpayer: try PjapStand.taxpayer()), limits: CallLimits(),
      clock: time.clock, language: .english)
  }

  private func reading(_ row: String) async throws -> StatusReading {
    let server = try await LoopbackServer.start { _ in
      .json(#"{"code":200,"data":\#(row),"status":"OK","message":""}"#)
    }
    return try #require(try await backend(at: server).read(DocumentID("a"))).status
  }

  @Test("Its status words mean what they mean in Coretax, and stay as they are")
  func crosswalk() async throws {
    for (word, status) in [
      ("DRAFT", UploadStatus.draft), ("MENUNGGU_VERIFIKASI_DJP", .signingInProgress), ("DITOLAK", .savedInvalid),
      ("APPROVAL_SUKSES", .approved), ("SESUATU", .unknown),
    ] {
      #expect(
        try await reading(#"{"transactionId":"a","status":"\#(word)","jenisFaktur":"NORMAL"}"#)
          == StatusReading(status, words: word))
    }
    #expect(
      try await reading(#"{"status":"APPROVAL_SUKSES","jenisFaktur":"BATAL"}"#)
        == StatusReading(.canceled, words: "BATAL"))
    // Nothing at all is no document without a status.
    await #expect(throws: BackendError.self) { try await reading("{}") }
  }

  private func page(_ rows: String) async throws -> PollPage {
    let server = try await LoopbackServer.start { request in
      .json(#"{"code":200,"data":[\#(request.query["page"] == "1" ? rows : "")],"status":"OK","message":""}"#)
    }
    return try await backend(at: server).poll(.start(since: nil))
  }

  @Test("A document that one page names twice is told, and refused where the page says two things of it")
  func namedTwice() async throws {
    let row = #"{"transactionId":"a","status":"DITOLAK"}"#
    let place = { Repetition.Place(page: 1, row: $0) }
    let page = try await page("\(row),\(row)")
    #expect(page.documents.count == 1)
    #expect(page.repetitions == [Repetition(DocumentID("a"), before: place(1), again: place(2))])
    let other = #"{"transactionId":"a","status":"APPROVAL_SUKSES"}"#
    await #expect(
      throws: BackendError.protocolBroken(
        what: "the document a stands at data[0] already, and says something else there",
        at: "POST /efaktur/v3/penjualan/list: data[1]")
    ) { _ = try await self.page("\(row),\(other)") }
  }

  @Test("Why DJP rejected a document is its reason")
  func reason() async throws {
    let stand = try await PjapStand(.pajakio)
    var document = Sample.document(1)
    document.reason = "NITKU pembeli tidak valid"
    let id = try await stand.add([document])[0]
    #expect(try await stand.tested.document(id).reason == "NITKU pembeli tidak valid")
  }

  @Test("The list is asked for from the oldest document on, with the token in base64 and the body that was set")
  func theCall() async throws {
    let stand = try await PjapStand(.pajakio)
    _ = try await stand.tested.poll()
    let request = try #require(stand.server.requests.first)
    #expect(request.path == "/efaktur/v3/penjualan/list")
    #expect(request.query == ["page": "1", "size": "20", "sortBy": "createdAt", "sortOrder": "ASC"])
    #expect(request.header("Authorization") == Base64.text(PjapStand.token))
    #expect(request.text == "{}")
  }

  @Test(
    "An upload it refuses for the status says how the document stands, by HTTP or in the envelope",
    arguments: [false, true])
  func refusedForStatus(byHTTP: Bool) async throws {
    for (status, error) in [
      ("APPROVED", BackendError.alreadyApproved), ("SIGNING IN PROGRESS", .alreadyInProgress),
      ("CANCELED", .notAllowed(StatusReading(.canceled, words: "BATAL"))),
    ] {
      let fake = FakePajakio(token: "t", refusesByHTTP: byHTTP)
      let document = Sample.document(1)
      let server = try await LoopbackServer.start { request in
        // It changes between the reading and the upload.
        if request.path.hasSuffix("/upload") { await fake.put(Sample.document(1, status: status)) }
        return await fake.answer(request)
      }
      await fake.put(document)
      let request = ReuploadRequest(
        document: document.id, key: IdempotencyKey("k"), expected: StatusReading(.savedInvalid, words: "DITOLAK"))
      await #expect(throws: error) { try await backend(at: server).reupload(request) }
      #expect(await fake.uploadCount == 0)
    }
  }

  @Test("An upload it refuses for anything else is told in its own words")
  func refusedOtherwise() async throws {
    let server = try await LoopbackServer.start { request in
      request.path.hasSuffix("/upload")
        ? .json(#"{"code":400,"data":null,"status":"BAD_REQUEST","message":"Sertifikat kedaluwarsa"}"#)
        : .json(#"{"code":200,"data":{"status":"DITOLAK"}}"#)
    }
    let request = ReuploadRequest(
      document: DocumentID("a"), key: IdempotencyKey("k"), expected: StatusReading(.savedInvalid, words: "DITOLAK"))
    await #expect(throws: BackendError.rejected("code 400 in its answer: Sertifikat kedaluwarsa")) {
      try await backend(at: server).reupload(request)
    }
  }
}

import Monitor
import Secrets
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import StatusBackends

@Suite("A gateway as a backend")
struct GatewayBackendTests {
  @Test(
    "keeps every promise of a backend, and both sides keep to the description",
    arguments: StatusBackendContract.allCases)
  func contract(_ promise: StatusBackendContract) async throws {
    for reuploads in [FakeGateway.Reuploads.accepted, .queued] {
      let stand = try await GatewayStand(reuploads: reuploads)
      try await promise.check(stand.tested)
      #expect(await stand.gateway.breaches == [])
    }
  }

  @Test("refuses every re-upload where it is only watched", arguments: [BackendCapabilities.Reupload.handOff, .none])
  func watchedOnly(mode: BackendCapabilities.Reupload) async throws {
    for promise in StatusBackendContract.allCases {
      let stand = try await GatewayStand(mode: mode)
      try await promise.check(stand.tested)
      #expect(await stand.gateway.uploadCount == 0)
    }
  }

  @Test("brings every field of a document as it was written")
  func everyField() async throws {
    let stand = try await GatewayStand()
    var document = Sample.document(1, status: "APPROVED")
    document.kind = .outputReturn
    document.channel = .pjap
    document.status = StatusReading(.savedInvalid, words: "DITOLAK")
    document.statusTime = StatusTime(since: Sample.observedAt - .hours(3), source: .backend)
    document.reason = "NITKU pembeli tidak valid"
    document.nsfp = NSFP("04002600999999999")
    document.documentNumber = "RT-1"
    document.eSignStatus = "Done"
    document.otherTaxBase = Rupiah(sen: 91_666_67)
    document.vat = Rupiah(sen: -1)
    document.reportedBySeller = true
    document.reportedByBuyer = false
    document.reportedByVATCollector = false
    document.createdAt = Sample.observedAt - .days(2)
    document.lastUpdatedAt = Sample.observedAt - .days(1)
    _ = await stand.gateway.add([document])
    #expect(try await stand.backend.poll(.start(since: nil)).documents == [document])
    #expect(try await stand.backend.read(document.id) == document)
  }

  @Test("asks for what changed, and not even that where nothing did")
  func incremental() async throws {
    let stand = try await GatewayStand(pageSize: 1000)
    _ = await stand.gateway.add(Sample.documents(5000))
    let first = try await stand.tested.poll()
    #expect(first.pages == 5)
    let before = stand.server.bytesSent
    let second = try await stand.backend.poll(.start(since: first.checkpoint))
    #expect(second.documents.isEmpty && second.checkpoint == first.checkpoint)
    let third = try await stand.backend.poll(.start(since: second.checkpoint))
    #expect(third.documents.isEmpty && third.checkpoint == first.checkpoint)
    #expect(stand.server.requests.last?.header("If-None-Match") != nil)
    #expect(stand.server.bytesSent - before < 1000)
    await stand.gateway.put(Sample.document(7, status: "APPROVED"))
    let fourth = try await stand.backend.poll(.start(since: third.checkpoint))
    #expect(fourth.documents.map(\.id) == [Sample.document(7).id])
  }

  @Test(
    "an answer without news makes the data new, however old documents were, unless it says itself how old all is",
    arguments: [nil, "2026-11-17T08:30:00+07:00"] as [String?], [false, true])
  func unchangedIsNew(said: String?, isTagged: Bool) async throws {
    let time = HandCallClock()
    let began = time.now
    let page = said.map { #","observedAt":"\#($0)""# } ?? ""
    let server = try await LoopbackServer.start { request in
      if request.header("If-None-Match") != nil { return .whole(status: 304) }
      let headers = isTagged ? [("ETag", "\"1\"")] : []
      guard request.query["since"] == nil else {
        return .json(#"{"scope":"changes","documents":[],"checkpoint":"1"\#(page)}"#, headers: headers)
      }
      return .json(
        """
        {"scope":"snapshot","checkpoint":"1","documents":[{"id":"1","kind":"outputinvoice","status":{"raw":"SAVED INVALID"},"observedAt":"2026-11-16T08:00:00+07:00"}]}
        """, headers: headers)
    }
    let session = try session(at: server, time)
    #expect(try await session.poll().standing.newestAt == nil)
    for minutes in [20, 40] {
      time.advance(by: .minutes(20))
      let newest = said.flatMap { Timestamp(rfc3339: $0) } ?? began + .minutes(minutes)
      #expect(try await session.poll().standing.newestAt == newest)
    }
  }

  @Test("a whole list that is still the same is as old as its documents say, else as new as the answer")
  func unchangedList() async throws {
    for own in ["", #","observedAt":"2026-11-16T08:00:00+07:00""#] {
      let time = HandCallClock()
      let server = try await LoopbackServer.start { request in
        if request.header("If-None-Match") != nil { return .whole(status: 304) }
        return .json(
          """
          {"scope":"snapshot","documents":[{"id":"1","kind":"outputinvoice","status":{"raw":"SAVED INVALID"}\(own)}]}
          """, headers: [("ETag", "\"1\"")])
      }
      let session = try session(at: server, time)
      #expect(try await session.poll().standing.newestAt == nil)
      time.advance(by: .minutes(20))
      #expect(try await session.poll().standing.newestAt == (own.isEmpty ? time.now : nil))
    }
  }

  private func session(at server: LoopbackServer, _ time: HandCallClock) throws -> QueueSession {
    QueueSession(
      backend: try GatewayStand.backend(at: server.origin, time), journal: InMemoryJournal(), policy: QueuePolicy(),
      clock: Clock(now: { time.now }), by: Operator(user: "petugas", host: "kantor"))
  }

  @Test("of 100 000 documents with 100 changed, a poll transfers the 100")
  func hundredOfHundredThousand() async throws {
    let stand = try await GatewayStand(pageSize: 5000, mostBytes: 32 << 20)
    _ = await stand.gateway.add(Sample.documents(100_000))
    let first = try await stand.tested.poll()
    #expect(first.documents.count == 100_000)
    let (bytes, requests) = (stand.server.bytesSent, stand.server.requests.count)
    for number in 0..<100 { await stand.gateway.put(Sample.document(number * 997, status: "APPROVED")) }
    let second = try await stand.tested.poll(since: first.checkpoint)
    #expect(second.scope == .changes)
    #expect(second.documents.count == 100)
    #expect(stand.server.requests.count == requests + 1)
    #expect(stand.server.bytesSent - bytes < bytes / 500)
  }

  @Test("a list that comes whole each time is not sent again while it is the same")
  func wholeList() async throws {
    let time = HandCallClock()
    let server = try await LoopbackServer.start { request in
      if request.header("If-None-Match") == "\"1\"" { return .whole(status: 304) }
      let document = JSONValue(Sample.document(1)).text
      return .json(#"{"scope":"snapshot","documents":[\#(document)]}"#, headers: [("ETag", "\"1\"")])
    }
    let backend = try GatewayStand.backend(at: server.origin, time)
    let first = try await backend.poll(.start(since: nil))
    #expect(first.scope == .snapshot)
    #expect(!backend.capabilities.isIncremental)
    let second = try await backend.poll(.start(since: first.checkpoint))
    #expect(second.scope == .changes && second.documents.isEmpty && second.checkpoint == first.checkpoint)
    #expect(server.requests.last?.query == [:])
  }

  @Test("a token is taken anew when it is refused, and the call made once more with another one")
  func renewedToken() async throws {
    let folder = try TemporaryFolder()
    try folder.write("kali", "")
    let script =
      "echo x >> \(folder.path)/kali; [ $(wc -l < \(folder.path)/kali) = 1 ] && echo lama || echo \(GatewayStand.token)"
    let stand = try await GatewayStand(token: .command(["sh", "-c", script]))
    #expect(await stand.pollError() == nil)
    #expect(
      stand.server.requests.map { $0.header("authorization") } == ["Bearer lama", "Bearer \(GatewayStand.token)"])
  }

  @Test("a token that cannot be had says why, and nothing is sent")
  func noToken() async throws {
    let stand = try await GatewayStand(token: .file("/tidak/ada"), language: .indonesian)
    guard case .notAuthorized(nil, let why?)? = await stand.pollError() else {
      Issue.record("not said to be unauthorised")
      return
    }
    #expect(why.text.contains("/tidak/ada"))
    #expect(stand.server.requests.isEmpty)
  }

  @Test("a token that no header can carry is said to be so, with where it comes from, and nothing is sent")
  func accentedToken() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("token", "rähasia-12345\n")
    let stand = try await GatewayStand(token: .file(path), language: .indonesian)
    guard case .notAuthorized(nil, let why?)? = await stand.pollError() else {
      Issue.record("not said to be unauthorised")
      return
    }
    #expect(why.text(.indonesian).contains("\(path) memuat huruf di luar ASCII"))
    #expect(why.text(.english).contains("\(path) has letters outside ASCII") && !why.text(.english).contains("hasia"))
    #expect(stand.server.requests.isEmpty)
    try folder.write("token", GatewayStand.token)
    #expect(await stand.pollError() == nil)
  }
}

@Suite("A gateway that misbehaves")
struct GatewayFaultTests {
  private func error(_ fault: FakeGateway.Fault, documents count: Int = 3) async throws -> BackendError? {
    let deadline: Duration = fault == .silent ? .milliseconds(60) : .seconds(100)
    let stand = try await GatewayStand(pageSize: 2, deadline: deadline)
    _ = await stand.gateway.add(Sample.documents(count))
    await stand.gateway.misbehave(fault)
    let error = await stand.pollError()
    await stand.gateway.misbehave(nil)
    stand.time.advance(by: .minutes(10))
    let recovered = await stand.pollError()
    #expect(fault == .silent || recovered == nil)
    return error
  }

  @Test("What it does wrong is said in plain words, and it is watched again when it behaves")
  func faults() async throws {
    #expect(try await error(.silent) == .unavailable("127.0.0.1 gave no answer within 60 ms"))
    #expect(try await error(.cutShort) == .unavailable("127.0.0.1 closed the connection before its answer was whole"))
    #expect(try await error(.garbage) == .protocolBroken(what: "its answer is no HTTP", at: "127.0.0.1"))
    #expect(
      try await error(.signInPage)
        == .protocolBroken(
          what: "a web page and no data: a page to sign in at, or the wrong address", at: "GET /documents"))
    #expect(
      try await error(.wrongTypes)
        == .protocolBroken(what: "a value of the wrong type", at: "GET /documents: documents[0].vat"))
    #expect(try await error(.hugePages) == .protocolBroken(what: "its answer is too large", at: "127.0.0.1"))
    #expect(try await error(.unauthorized) == .notAuthorized(expiredAt: nil, why: "token ditolak"))
    #expect(try await error(.tooManyRequests) == .rateLimited(until: Sample.observedAt + .seconds(120)))
    #expect(try await error(.internalError) == .unavailable("basis data sibuk"))
    #expect(
      try await error(.redirects)
        == .protocolBroken(
          what: "redirected to “https://lain.example/documents”, which is not followed", at: "/documents"))
    #expect(
      try await error(.endless)
        == .protocolBroken(what: "this page has been given before", at: "GET /documents: next"))
  }

  private func failure(
    _ status: Int, _ problem: String, _ headers: [(String, String)] = []
  ) async throws -> BackendError? {
    let server = try await LoopbackServer.start { _ in
      .whole(
        status: status, headers: [("Content-Type", "application/problem+json")] + headers, body: Array(problem.utf8))
    }
    let backend = try GatewayStand.backend(at: server.origin, HandCallClock())
    do throws(BackendError) {
      _ = try await backend.poll(.start(since: nil))
      return nil
    } catch { return error }
  }

  @Test("Of a problem its title and its detail are told, and when the token expired, whatever its type")
  func problems() async throws {
    let expired = #""title":"Token habis.","detail":"Minta yang baru","expiredAt":"2026-11-16T21:00:00+07:00""#
    let refused = BackendError.notAuthorized(
      expiredAt: .wib("2026-11-16 21:00"), why: .said("Token habis: Minta yang baru"))
    #expect(try await failure(401, #"{"type":"urn:pantau:not-authorized",\#(expired)}"#) == refused)
    #expect(try await failure(401, #"{"type":"about:blank",\#(expired)}"#) == refused)
    #expect(try await failure(422, #"{"type":"urn:pantau:rejected","title":"Ditolak"}"#) == .rejected("Ditolak"))
  }

  @Test("A gateway that cannot now is not said to be asked too often")
  func notNow() async throws {
    let problem = #"{"type":"urn:pantau:unavailable","detail":"pemeliharaan"}"#
    let later = [("Retry-After", "120")]
    let moment = Sample.observedAt + .seconds(120)
    #expect(try await failure(503, problem, later) == .notBefore(moment, why: "pemeliharaan"))
    #expect(try await failure(503, "{}", later) == .notBefore(moment, why: "HTTP 503"))
    #expect(try await failure(503, problem) == .unavailable("pemeliharaan"))
    #expect(try await failure(429, problem, later) == .notBefore(moment, why: "pemeliharaan"))
    let often = #""title":"Terlalu sering","detail":"60 per menit""#
    for type in ["urn:pantau:rate-limited", "about:blank"] {
      #expect(
        try await failure(429, #"{"type":"\#(type)",\#(often)}"#, later)
          == .rateLimited(until: moment, why: "Terlalu sering: 60 per menit"))
    }
  }

  @Test("A document that two pages hold is one; a list in which one is missing is not taken for whole")
  func movingPages() async throws {
    #expect(try await error(.duplicates, documents: 5) == nil)
    #expect(
      try await error(.changingOrder, documents: 5)
        == .protocolBroken(
          what: "the list changed while it was read: 4 of 5 documents", at: "GET /documents: total"))
  }

  @Test("Changes of which one was left out are not taken for all of them, and come again")
  func movingChanges() async throws {
    let stand = try await GatewayStand(pageSize: 2)
    _ = await stand.gateway.add(Sample.documents(5))
    let checkpoint = try await stand.tested.poll().checkpoint
    for number in 0..<5 { await stand.gateway.put(Sample.document(number, status: "APPROVED")) }
    await stand.gateway.misbehave(.changingOrder)
    await #expect(throws: BackendError.self) { _ = try await stand.tested.poll(since: checkpoint) }
    await stand.gateway.misbehave(nil)
    #expect(try await stand.tested.poll(since: checkpoint).documents.count == 5)
  }

  @Test("That documents come more than once is told, and not each time")
  func doublesAreTold() async throws {
    let stand = try await GatewayStand(pageSize: 2)
    _ = await stand.gateway.add(Sample.documents(5))
    func remarks() async throws -> [String] {
      _ = try await stand.tested.poll()
      return await stand.backend.standing().remarks.map { $0.text(.english).string }
    }
    #expect(try await remarks() == [])
    await stand.gateway.misbehave(.duplicates)
    #expect(try await remarks() == ["The list brings 2 documents more than once; each is shown once."])
    #expect(try await remarks() == [])
  }

  @Test("A re-upload that fails within the gateway leaves doubt, one that is refused does not")
  func reuploadFaults() async throws {
    for (fault, leavesDoubt) in [
      (FakeGateway.Fault.internalError, true), (.cutShort, true), (.garbage, true), (.signInPage, true),
      (.unauthorized, false), (.tooManyRequests, false),
    ] {
      let stand = try await GatewayStand()
      let request = try await stand.tested.invalid()
      await stand.gateway.misbehave(fault)
      #expect(await stand.tested.error(of: request)?.leavesDoubt == leavesDoubt)
    }
  }

  @Test("When it fails time and again it is left alone, and a re-upload meanwhile is not sent")
  func leftAlone() async throws {
    let stand = try await GatewayStand(failuresToOpen: 3)
    let request = try await stand.tested.invalid()
    await stand.gateway.misbehave(.internalError)
    for _ in 1...3 { #expect(await stand.pollError() == .unavailable("basis data sibuk")) }
    let asked = stand.server.requests.count
    guard case .circuitOpen? = await stand.tested.error(of: request) else {
      Issue.record("the circuit is not open")
      return
    }
    #expect(stand.server.requests.count == asked)
  }

  @Test("The token appears in nothing that is said of any fault", arguments: [Language.indonesian, .english])
  func tokenStaysInside(language: Language) async throws {
    let faults: [FakeGateway.Fault?] = [
      nil, .cutShort, .garbage, .signInPage, .wrongTypes, .hugePages, .unauthorized, .tooManyRequests, .internalError,
      .redirects, .endless,
    ]
    for fault in faults {
      let stand = try await GatewayStand(pageSize: 2, language: language)
      _ = await stand.gateway.add(Sample.documents(3))
      await stand.gateway.misbehave(fault)
      let error = await stand.pollError()
      var dumped = ""
      dump(stand.supply, to: &dumped)
      for text in ["\(error as Any)", error?.words ?? "", dumped, String(reflecting: stand.backend)] {
        #expect(!text.contains(GatewayStand.token))
      }
    }
  }
}

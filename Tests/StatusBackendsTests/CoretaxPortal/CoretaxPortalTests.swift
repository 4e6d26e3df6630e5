import Foundation
import Secrets
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import StatusBackends

@Suite("The Coretax portal as a backend")
struct CoretaxPortalTests {
  @Test("keeps every promise of a backend, and asks nothing but lists", arguments: StatusBackendContract.allCases)
  func contract(_ promise: StatusBackendContract) async throws {
    let stand = try await PortalStand()
    try await promise.check(stand.tested)
    #expect(await stand.portal.breaches == [])
  }

  @Test("reads each of the eight lists, with every field that it has", arguments: DocumentKind.allCases)
  func everyField(kind: DocumentKind) async throws {
    let stand = try await PortalStand()
    var document = Sample.document(1, status: "SIGNING IN PROGRESS")
    document.kind = kind
    document.id = DocumentID(document.recordID ?? "")
    document.nsfp = NSFP("04002600999999999")
    document.eSignStatus = "Done"
    document.reportedBySeller = true
    document.reportedByBuyer = false
    document.createdAt = Sample.observedAt - .days(2)
    document.lastUpdatedAt = Sample.observedAt - .days(1)
    if kind.isReturn || kind.isSpecial { document.documentNumber = "RT-1" }
    _ = await stand.portal.add([document])
    let poll = try await stand.tested.poll()
    #expect(poll.documents == [document])
    #expect(try await stand.backend.read(document.id) == document)
    #expect(
      Set(stand.server.requests.map(\.path))
        == Set(DocumentKind.allCases.map { "/einvoiceportal/api/\($0.controller)/list" }))
    #expect(await stand.portal.breaches == [])
  }

  @Test("a page that is shorter than was asked for is the last, whatever TotalRecords says")
  func shortPage() async throws {
    let stand = try await PortalStand(kinds: [.outputInvoice], rows: 5)
    _ = await stand.portal.add(Sample.documents(12))
    let poll = try await stand.tested.poll()
    #expect(poll.documents.count == 12 && poll.pages == 3)
    #expect(stand.server.requests.count == 3)
  }

  @Test("a page that is shorter than was asked for is not the last where the portal gives no more rows at a time")
  func cappedPages() async throws {
    for (count, requests) in [(22, 5), (5, 2), (4, 1), (10, 3)] {
      let stand = try await PortalStand(kinds: [.outputInvoice], rows: 200)
      await stand.portal.give(atMost: 5)
      let ids = await stand.portal.add(Sample.documents(count))
      let poll = try await stand.tested.poll()
      #expect(Set(poll.documents.map(\.id)) == Set(ids))
      #expect(stand.server.requests.count == requests, "\(count)")
      #expect(try await stand.backend.read(ids[count - 1])?.id == ids[count - 1])
    }
  }

  @Test("asks for returns whole, as nothing is known of how they are filtered")
  func returns() async throws {
    let stand = try await PortalStand(kinds: [.inputReturn, .specialOutputReturn], periods: 1)
    var older = Sample.document(1)
    older.kind = .inputReturn
    older.documentNumber = "RT-1"
    older.period = TaxPeriod(year: 2026, month: 3)
    let ids = await stand.portal.add([older])
    #expect(try await stand.tested.poll().documents.map(\.id) == ids)
    #expect(await stand.portal.breaches == [])
  }

  @Test("asks for the wanted tax periods alone, the year as a text")
  func periods() async throws {
    let stand = try await PortalStand(kinds: [.outputInvoice, .specialOutputInvoice], periods: 2)
    var older = Sample.document(2)
    older.period = TaxPeriod(year: 2026, month: 10)
    var oldest = Sample.document(3)
    oldest.period = TaxPeriod(year: 2025, month: 11)
    var special = Sample.document(4)
    special.kind = .specialOutputInvoice
    special.documentNumber = "DL-1"
    let ids = await stand.portal.add([Sample.document(1), older, oldest, special])
    let poll = try await stand.tested.poll()
    #expect(poll.documents.map(\.id) == [ids[0], ids[1], ids[3]])
    #expect(await stand.portal.breaches == [])
    let body = try JSONValue(text: try #require(stand.server.requests.first).text)
    #expect(body["First"] == .number(0) && body["Rows"] == .number(5))
    #expect(
      body["Filters"]
        == (try JSONValue(
          text: """
            [{"PropertyName":"TaxInvoicePeriod","Value":"TD.00711","MatchMode":"equals","CaseSensitive":true,"AsString":false},
             {"PropertyName":"TaxInvoiceYear","Value":"2026","MatchMode":"equals","CaseSensitive":true,"AsString":true}]
            """)))
  }

  @Test("a filter that leaks brings no other period's documents")
  func leak() async throws {
    let stand = try await PortalStand(kinds: [.outputInvoice], periods: 1, rows: 3)
    var others = Sample.documents(7).map { document in
      var document = document
      document.period = TaxPeriod(year: 2026, month: 3)
      return document
    }
    others.insert(Sample.document(99), at: 4)
    let ids = await stand.portal.add(others)
    await stand.portal.leak()
    #expect(try await stand.tested.poll().documents.map(\.id) == [ids[4]])
  }

  @Test("a poll of some periods says of which, so that nothing else seems to be gone")
  func coveredPeriods() async throws {
    let stand = try await PortalStand(kinds: [.outputInvoice], periods: 2)
    var page = try await stand.backend.poll(.start(since: nil))
    while let next = page.next { page = try await stand.backend.poll(.next(next)) }
    #expect(page.periods.map { [$0.lowerBound.description, $0.upperBound.description] } == ["2026-10", "2026-11"])
    let whole = try await PortalStand(kinds: [.outputInvoice])
    #expect(try await whole.backend.poll(.start(since: nil)).periods == nil)
  }

  @Test("says of which lists and tax periods it speaks, returns of all")
  func coverage() async throws {
    let stand = try await PortalStand(kinds: [.outputInvoice, .inputReturn], periods: 2)
    _ = try await stand.tested.poll()
    let coverage = try #require(await stand.backend.standing().coverage)
    var document = Sample.document(1)
    for (month, isSpokenOf) in [(9, false), (10, true), (11, true)] {
      document.period = TaxPeriod(year: 2026, month: month)
      document.date = .day("2026-11-02")
      #expect(coverage.includes(document) == isSpokenOf)
    }
    // Credited later than it was made, it may be listed by either.
    document.date = .day("2026-09-30")
    #expect(!coverage.includes(document))
    document.kind = .inputReturn
    #expect(coverage.includes(document))
    document.kind = .inputInvoice
    #expect(!coverage.includes(document))
  }

  @Test("is asked for a new list once a minute, whoever asks")
  func onceAMinute() async throws {
    let stand = try await PortalStand(kinds: [.outputInvoice], pause: .seconds(60))
    #expect(await stand.pollError() == nil)
    stand.time.advance(by: .seconds(40))
    #expect(await stand.pollError() == .tooSoon(until: Sample.observedAt + .seconds(60)))
    #expect(stand.server.requests.count == 1)
    stand.time.advance(by: .seconds(20))
    #expect(await stand.pollError() == nil)
    #expect(PortalSettings(taxpayer: PortalStand.npwp, pollInterval: .seconds(5)).pollInterval == .seconds(60))
    #expect(PortalSettings(taxpayer: PortalStand.npwp).shortestPollInterval == .seconds(60))
  }

  @Test("is asked for a new list once a minute by all Pantaus together")
  func onceAMinuteTogether() async throws {
    let folder = try TemporaryFolder()
    let asked = LastAsked(keptIn: folder.file("pantau/portal.asked"))
    func stand(_ asked: LastAsked) async throws -> PortalStand {
      try await PortalStand(kinds: [.outputInvoice], pause: .seconds(60), lastAsked: asked)
    }
    let first = try await stand(asked)
    let second = try await stand(asked)
    #expect(await first.pollError() == nil)
    second.time.advance(by: .seconds(40))
    for _ in 1...2 { #expect(await second.pollError() == .tooSoon(until: Sample.observedAt + .seconds(60))) }
    #expect(second.server.requests.isEmpty)
    second.time.advance(by: .seconds(20))
    #expect(await second.pollError() == nil)
    first.time.advance(by: .seconds(70))
    #expect(await first.pollError() == .tooSoon(until: Sample.observedAt + .seconds(120)))
    // The clock was set back since.
    #expect(try await stand(asked).pollError() == nil)
    // What is no moment, or no file, keeps nobody from asking.
    try folder.write("odd", "kemarin\n")
    for path in [folder.file("odd"), folder.path] {
      let odd = try await stand(LastAsked(keptIn: path))
      #expect(await odd.pollError() == nil)
      #expect(await odd.pollError() == .tooSoon(until: Sample.observedAt + .seconds(60)))
    }
  }

  @Test("who waits for the portal has a minute of its own, in the order in which they came")
  func turns() async throws {
    let folder = try TemporaryFolder()
    let asked = LastAsked(keptIn: folder.file("portal.asked"))
    func ask(_ waiter: UInt64, _ seconds: Int) -> Int? {
      let now = Sample.observedAt + .seconds(seconds)
      return asked.take(by: waiter, at: now, atMostEvery: .seconds(60)).map {
        Int(($0 - Sample.observedAt).components.seconds)
      }
    }
    #expect(ask(1, 0) == nil)
    #expect(ask(2, 1) == 60)
    // Wanted again at once: behind the one that waits, however punctual.
    #expect(ask(1, 2) == 120)
    #expect(ask(3, 3) == 180)
    #expect(ask(1, 60) == 120)
    #expect(ask(2, 62) == nil)
    // One that comes when all have been given a turn, as each of several commands in a row does, comes behind them.
    #expect(ask(4, 64) == 240)
    #expect(ask(1, 120) == 122)
    #expect(ask(1, 122) == nil)
    // A turn that nobody takes is over shortly after; one that is given up, at once.
    #expect(ask(5, 184) == 300)
    #expect(ask(5, 186) == 300)
    asked.leave(4)
    #expect(ask(5, 250) == nil)
    #expect(ask(6, 310) == nil)
  }

  @Test("a document that moves to another page meanwhile is not lost, and not there twice")
  func movingPages() async throws {
    let stand = try await PortalStand(kinds: [.outputInvoice], rows: 2)
    _ = await stand.portal.add(Sample.documents(5))
    #expect(try await stand.tested.poll().documents.count == 5)
    for fault in [FakeFault.duplicates, .changingOrder] {
      await stand.portal.misbehave(fault)
      let asked = stand.server.requests.count
      var pages = [try await stand.backend.poll(.start(since: nil))]
      while let next = pages.last?.next { pages.append(try await stand.backend.poll(.next(next))) }
      #expect(Set(pages.flatMap(\.documents).map(\.id)).count == pages.flatMap(\.documents).count)
      // Walked through once more; and where that is the same, nothing is taken to be gone.
      #expect(stand.server.requests.count - asked > 3)
      #expect(pages.last?.isWhole == false)
    }
    #expect(await stand.backend.standing().remarks.count == 1)
    #expect(await stand.backend.standing().remarks.isEmpty)
  }

  @Test("a document that changes and moves to a later page meanwhile is brought as it stands there")
  func changedMeanwhile() async throws {
    let stand = try await PortalStand(kinds: [.outputInvoice], rows: 2)
    let id = await stand.portal.add((0..<3).map { Sample.document($0) })[0]
    var page = try await stand.backend.poll(.start(since: nil))
    #expect(page.documents.first { $0.id == id }?.status.status == .savedInvalid)
    await stand.portal.remove(id)
    await stand.portal.put(Sample.document(0, status: "APPROVED"))
    var later: Document?
    while let next = page.next {
      page = try await stand.backend.poll(.next(next))
      later = page.documents.last { $0.id == id } ?? later
    }
    #expect(later?.status.status == .approved)
  }
}

@Suite("The token of the portal")
struct PortalTokenTests {
  @Test("acts for the queue's taxpayer, or is not used at all", arguments: [Language.english, .indonesian])
  func foreignTaxpayer(language: Language) async throws {
    let foreign = FakePortal.token(of: PortalStand.stranger, until: Sample.observedAt + .minutes(30))
    let stand = try await PortalStand(token: foreign, language: language)
    guard case .notAuthorized(nil, let why?)? = await stand.pollError() else {
      Issue.record("not refused")
      return
    }
    #expect(why.text.contains("0888888888888000") && why.text.contains("0999999999999000"))
    #expect(why.text.contains(language == .english ? "the token from TOKEN is" : "token dari TOKEN milik"))
    #expect(stand.server.requests.isEmpty)
  }

  @Test("of another taxpayer is told of with its file, and with nothing of itself", arguments: Language.allCases)
  func foreignFile(language: Language) async throws {
    let folder = try TemporaryFolder()
    let foreign = FakePortal.token(of: PortalStand.stranger, until: Sample.observedAt + .minutes(30))
    let path = try folder.write("token", foreign)
    let stand = try await PortalStand(source: .file(path), language: language)
    guard case .notAuthorized(nil, let why?)? = await stand.pollError() else {
      Issue.record("not refused")
      return
    }
    #expect(why.text.contains(path) && !foreign.split(separator: ".").contains { why.text.contains($0) }, "\(why)")
  }

  @Test(
    "that cannot be one is not sent, and what one is is told",
    arguments: [
      "halo, ini bukan token", "kata sandi", #"{"access_token":7}"#, #"{"expires_at":1}"#, "a:b", "=", "<html>",
    ])
  func noToken(text: String) async throws {
    let stand = try await PortalStand(kinds: [.outputInvoice], source: .person)
    await #expect {
      _ = try await stand.backend.take(token: Secret(text))
    } throws: { error in
      guard case .notAuthorized(nil, let why?)? = error as? BackendError else { return false }
      return why.text.contains("it is no token of the portal; copy the access_token") && !why.text.contains(text)
    }
    #expect(stand.server.requests.isEmpty)
    let folder = try TemporaryFolder()
    let path = try folder.write("token", text)
    let filed = try await PortalStand(kinds: [.outputInvoice], source: .file(path))
    guard case .notAuthorized(nil, let why?)? = await filed.pollError() else {
      Issue.record("not refused")
      return
    }
    #expect(why.text.contains("what is from \(path) is no token of the portal") && !why.text.contains("\(text);"))
    #expect(filed.server.requests.isEmpty)
    try folder.write("token", filed.token)
    #expect(await filed.pollError() == nil)
  }

  @Test("that has expired is not sent; when it did is told")
  func expired() async throws {
    let stand = try await PortalStand(kinds: [.outputInvoice])
    #expect(await stand.pollError() == nil)
    #expect(await stand.backend.standing().accessUntil == Sample.observedAt + .minutes(30))
    stand.time.advance(by: .minutes(30))
    #expect(await stand.pollError() == .notAuthorized(expiredAt: Sample.observedAt + .minutes(30)))
    #expect(stand.server.requests.count == 1)
  }

  @Test("that does not say whose it is, is asked about")
  func opaque() async throws {
    let stand = try await PortalStand(kinds: [.outputInvoice], token: "tanpa-isi")
    #expect(await stand.pollError() == nil)
    #expect(await stand.pollError() == nil)
    #expect(
      stand.server.requests.map(\.path) == [
        "/identityproviderportal/connect/userinfo", "/einvoiceportal/api/outputinvoice/list",
        "/einvoiceportal/api/outputinvoice/list",
      ])
    #expect(await stand.portal.breaches == [])
  }

  @Test("is found in whatever was copied")
  func copied() {
    let token = FakePortal.token(of: PortalStand.npwp, until: Sample.observedAt)
    for text in [token, "Bearer \(token)", "bearer \(token)", #"{"access_token":"\#(token)","expires_at":1}"#] {
      let read = PortalToken(Secret(text))
      #expect(read.secret.isSame(as: Secret(token)))
      #expect(read.npwp == PortalStand.npwp)
      #expect(read.taxpayerID == FakePortal.taxpayerID)
      #expect(read.expiresAt == Sample.observedAt)
    }
    for odd in ["a.b.c", "a.!.c", "..", "", #"{"access_token":7}"#, "a.eyJleHAiOjFlMzAwLCJzdWIiOjd9.c"] {
      let read = PortalToken(Secret(odd))
      #expect(read.npwp == nil && read.taxpayerID == nil && read.expiresAt == nil)
    }
  }

  @Test("that no header can carry is not used; what is written beside it does not matter")
  func accented() async throws {
    let stand = try await PortalStand(kinds: [.outputInvoice], token: "rähasia-12345")
    guard case .notAuthorized(nil, let why?)? = await stand.pollError() else {
      Issue.record("a token was sent that no header can carry")
      return
    }
    #expect(
      why.text
        == "The secret from TOKEN has letters outside ASCII, which no HTTP header can carry; check what is in it.")
    #expect(stand.server.requests.isEmpty)
    let person = try await PortalStand(kinds: [.outputInvoice], source: .person)
    await #expect(
      throws: BackendError.notAuthorized(
        expiredAt: nil, why: "The token has letters outside ASCII, which no HTTP header can carry; copy it again.")
    ) { try await person.backend.take(token: Secret("rähasia-12345")) }
    _ = try await person.backend.take(token: Secret(#"{"name":"André CONTOH","access_token":"\#(person.token)"}"#))
    #expect(await person.pollError() == nil)
  }

  @Test("that no header can carry is asked of its program again at the next try")
  func mendedProgram() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("token", "rähasia-12345")
    let stand = try await PortalStand(kinds: [.outputInvoice], source: .command(["/bin/cat", path]))
    guard case .notAuthorized(nil, _?)? = await stand.pollError() else {
      Issue.record("a token was sent that no header can carry")
      return
    }
    try folder.write("token", stand.token)
    #expect(await stand.pollError() == nil)
  }

  @Test("that a person gives is used at once, and forgotten when it is refused")
  func given() async throws {
    let stand = try await PortalStand(kinds: [.outputInvoice], source: .person)
    #expect(await stand.pollError() == .notAuthorized(expiredAt: nil, why: "There is no token yet."))
    #expect(stand.server.requests.isEmpty)
    #expect(try await stand.backend.take(token: Secret(stand.token)) == Sample.observedAt + .minutes(30))
    #expect(await stand.pollError() == nil)
    await stand.portal.forget(stand.token)
    #expect(await stand.pollError() == .notAuthorized(expiredAt: nil))
    let asked = stand.server.requests.count
    #expect(await stand.pollError() == .notAuthorized(expiredAt: nil, why: "The last token was refused."))
    #expect(stand.server.requests.count == asked)
  }

  @Test("that is given right after another was refused is tried as soon as the minute is over, which is no failure")
  func givenAfterRefused() async throws {
    let stand = try await PortalStand(kinds: [.outputInvoice], source: .person, pause: .seconds(60))
    let refused = FakePortal.token(of: PortalStand.npwp, until: stand.time.now + .minutes(20))
    _ = try await stand.backend.take(token: Secret(refused))
    #expect(await stand.pollError() == .notAuthorized(expiredAt: nil))
    stand.time.advance(by: .seconds(15))
    _ = try await stand.backend.take(token: Secret(stand.token))
    #expect(await stand.pollError() == .tooSoon(until: Sample.observedAt + .seconds(60)))
    stand.time.advance(by: .seconds(45))
    #expect(await stand.pollError() == nil)
  }

  @Test("that is good by its own word is tried once more before it is given up")
  func slip() async throws {
    let stand = try await PortalStand(kinds: [.outputInvoice], source: .person)
    _ = try await stand.backend.take(token: Secret(stand.token))
    await stand.portal.stumble(1)
    #expect(await stand.pollError() == nil)
    #expect(stand.server.requests.count == 2)
    await stand.portal.stumble(2)
    #expect(await stand.pollError() == .notAuthorized(expiredAt: nil))
    #expect(await stand.pollError() == .notAuthorized(expiredAt: nil, why: "The last token was refused."))
    // One that says nothing of its life is not.
    let opaque = try await PortalStand(kinds: [.outputInvoice], token: "tanpa-isi", source: .person)
    _ = try await opaque.backend.take(token: Secret(opaque.token))
    await opaque.portal.stumble(1)
    #expect(await opaque.pollError() == .notAuthorized(expiredAt: nil))
  }

  @Test("that is no good leaves the one before in use")
  func badGift() async throws {
    let stand = try await PortalStand(kinds: [.outputInvoice])
    let old = FakePortal.token(of: PortalStand.npwp, until: Sample.observedAt)
    await #expect(throws: BackendError.notAuthorized(expiredAt: Sample.observedAt)) {
      try await stand.backend.take(token: Secret(old))
    }
    let foreign = FakePortal.token(of: PortalStand.stranger, until: nil)
    await #expect(throws: BackendError.self) { try await stand.backend.take(token: Secret(foreign)) }
    #expect(await stand.pollError() == nil)
  }

  @Test("in a file is read again when it changes, and a new one is told of where it is waited for")
  func file() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("token", "lama")
    let stand = try await PortalStand(kinds: [.outputInvoice], source: .file(path))
    #expect(await stand.pollError() == .notAuthorized(expiredAt: nil))
    var arrivals = stand.backend.arrivals().makeAsyncIterator()
    try folder.write("token", stand.token)
    #expect(await arrivals.next() != nil)
    #expect(await stand.pollError() == nil)
    let open = try folder.write("token", stand.token + "x", mode: 0o644)
    guard case .notAuthorized(nil, let why?)? = await stand.pollError() else {
      Issue.record("a file that others can read was used")
      return
    }
    #expect(why.text.contains(open))
  }

  @Test("a token file that is closed to others, as the message says, is tried at once", .timeLimit(.minutes(5)))
  func closedFile() async throws {
    let folder = try TemporaryFolder()
    let token = FakePortal.token(of: PortalStand.npwp, until: HandCallClock().now + .minutes(30))
    let path = try folder.write("token", token, mode: 0o644)
    let stand = try await PortalStand(kinds: [.outputInvoice], token: token, source: .file(path))
    guard case .notAuthorized(nil, _?)? = await stand.pollError() else {
      Issue.record("a file that others can read was used")
      return
    }
    var arrivals = stand.backend.arrivals().makeAsyncIterator()
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    #expect(await arrivals.next() != nil)
    #expect(await stand.pollError() == nil)
  }
}

@Suite("A portal that misbehaves")
struct PortalFaultTests {
  private func error(_ fault: FakeFault, documents count: Int = 3) async throws -> BackendError? {
    let deadline: Duration = fault == .silent ? .milliseconds(60) : .seconds(100)
    let stand = try await PortalStand(kinds: [.outputInvoice], rows: 2, deadline: deadline)
    _ = await stand.portal.add(Sample.documents(count))
    await stand.portal.misbehave(fault)
    let error = await stand.pollError()
    await stand.portal.misbehave(nil)
    stand.time.advance(by: .minutes(10))
    let recovered = await stand.pollError()
    #expect(fault == .silent || recovered == nil)
    return error
  }

  private static let signIn = BackendError.notAuthorized(
    expiredAt: nil, why: "the portal asks to sign in again; the session in the browser has ended")

  @Test("What it does wrong is said in plain words, and it is watched again when it behaves")
  func faults() async throws {
    #expect(try await error(.silent) == .unavailable("127.0.0.1 gave no answer within 60 ms"))
    #expect(try await error(.cutShort) == .unavailable("127.0.0.1 closed the connection before its answer was whole"))
    #expect(try await error(.garbage) == .protocolBroken(what: "its answer is no HTTP", at: "127.0.0.1"))
    #expect(try await error(.signInPage) == Self.signIn)
    #expect(try await error(.redirects) == Self.signIn)
    guard case .protocolBroken(let what, let place)? = try await error(.wrongTypes) else {
      Issue.record("wrong types are taken")
      return
    }
    #expect(what.text.contains("“VAT”") && what.text.contains("“banyak”"))
    #expect(place == "/einvoiceportal/api/outputinvoice/list")
    #expect(try await error(.hugePages) == .protocolBroken(what: "its answer is too large", at: "127.0.0.1"))
    #expect(try await error(.unauthorized) == .notAuthorized(expiredAt: nil))
    #expect(try await error(.tooManyRequests) == .rateLimited(until: Sample.observedAt + .seconds(120)))
    #expect(try await error(.internalError) == .unavailable("HTTP 500: An error has occurred."))
    guard case .protocolBroken? = try await error(.endless) else {
      Issue.record("the same page for ever is taken")
      return
    }
  }

  @Test("An answer that calls itself no success is told in its own words")
  func unsuccessful() async throws {
    let time = HandCallClock()
    let server = try await LoopbackServer.start { _ in
      .json(#"{"IsSuccessful":false,"Message":"Layanan sibuk","ErrorType":1,"Payload":null}"#)
    }
    let backend = try PortalStand.backend(at: server.origin, time)
    await #expect(throws: BackendError.unavailable("Layanan sibuk")) { try await backend.poll(.start(since: nil)) }
  }

  @Test("The token appears in nothing that is said of any fault", arguments: [Language.indonesian, .english])
  func tokenStaysInside(language: Language) async throws {
    for fault in [FakeFault?.none] + FakeFault.allCases.filter({ $0 != .silent }).map(Optional.init) {
      let stand = try await PortalStand(kinds: [.outputInvoice], rows: 2, language: language)
      _ = await stand.portal.add(Sample.documents(3))
      await stand.portal.misbehave(fault)
      let error = await stand.pollError()
      var dumped = ""
      dump(stand.supply, to: &dumped)
      let read = PortalToken(Secret(stand.token))
      dump(read, to: &dumped)
      dump(PortalPass(copied: read.secret, token: read.secret, taxpayerID: "", expiresAt: nil), to: &dumped)
      for text in ["\(error as Any)", error?.words ?? "", dumped, String(reflecting: stand.backend)] {
        for part in [stand.token] + stand.token.split(separator: ".").map(String.init) {
          #expect(!text.contains(part))
        }
      }
    }
  }
}

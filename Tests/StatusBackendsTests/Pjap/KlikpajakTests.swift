import BackendContract
import HTTPService
import Secrets
import Synchronization
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor
@testable import StatusBackends

@Suite("Klikpajak")
struct KlikpajakTests {
  private let now = Timestamp.wib("2026-11-21 10:15")

  @Test("A call is signed over its date and request line, and its body digested")
  func signature() {
    var call = HTTPCall(.put, "/klikpajak/v2/efaktur/out/77/approve/")
    call.query = [("a", "b c")]
    let signature = MekariSignature(clientID: "klien-1", path: "/v2", now: { [now] in now })
    signature.sign(&call, with: Secret("rahasia-klien"))
    #expect(call.headers.first { $0.name == "Date" }?.value == "Sat, 21 Nov 2026 03:15:00 GMT")
    #expect(!call.headers.contains { $0.name == "Digest" })
    // Computed by Python's hmac over the same two lines.
    #expect(
      call.secretHeaders.first?.value.reveal { $0 }
        == "hmac username=\"klien-1\", algorithm=\"hmac-sha256\", headers=\"date request-line\", "
        + "signature=\"hTmWOD2n38czvVq0KkSqFdLeS6EzR47P9gYkDAwEM2I=\"")

    var withBody = HTTPCall(.post, "/x", json: Array(#"{"a":1}"#.utf8))
    signature.sign(&withBody, with: Secret("rahasia-klien"))
    #expect(
      withBody.headers.first { $0.name == "Digest" }?.value == "SHA-256=AVq9f1zFei3ZS3WQ8ErYCEJzkF7jPsXOvq5iJ2qX+GI=")
  }

  @Test("Its status words mean what they mean in Coretax, and stay as they are")
  func crosswalk() async throws {
    let stand = try await PjapStand(.klikpajak)
    for (word, reading) in [
      ("CREATED", StatusReading(.draft, words: "DRAFT")),
      ("SIGNING IN PROGRESS", StatusReading(.signingInProgress, words: "IN_PROGRESS")),
      ("SAVED INVALID", StatusReading(.savedInvalid, words: "REJECTED")),
      ("APPROVED", StatusReading(.approved, words: "APPROVED")),
      ("AMENDED", StatusReading(.amended, words: "SUBSTITUED")),
      ("CANCELED", StatusReading(.canceled, words: "CANCELLED")),
    ] {
      let id = try await stand.add([Sample.document(1, status: word)])[0]
      #expect(try await stand.tested.document(id).status == reading)
    }
  }

  @Test(
    "A clock that is off is named as the cause, with how far",
    arguments: [
      (-420, "7 minutes behind"), (360, "6 minutes ahead of"), (-330, "5 minutes 30 s behind"),
      (301, "5 minutes 1 s ahead of"), (-600, "10 minutes behind"),
    ])
  func clock(seconds: Int, difference: String) async throws {
    let time = HandCallClock()
    let fake = FakeKlikpajak(secret: PjapStand.token, now: { time.now - .seconds(seconds) })
    let stand = try await PjapStand(.klikpajak, fake: fake)
    _ = try await stand.add(Sample.documents(1))
    #expect(
      await stand.pollError()
        == .notAuthorized(
          expiredAt: nil,
          why: .said(
            "this machine's clock is \(difference) the service's, at most 5 minutes are allowed; set it right")))
    #expect(stand.server.requests.count == 1)
  }

  @Test("A clock that is off by less than five minutes is not in the way")
  func nearlyRight() async throws {
    let time = HandCallClock()
    let fake = FakeKlikpajak(secret: PjapStand.token, now: { time.now - .minutes(4) })
    let stand = try await PjapStand(.klikpajak, fake: fake)
    _ = try await stand.add(Sample.documents(1))
    #expect(await stand.pollError() == nil)
  }

  @Test("The client secret is hidden where the service says it, though it is never sent")
  func knownSecret() async throws {
    let stand = try await PjapStand(.klikpajak)
    var document = Sample.document(1)
    document.partnerName = "PT CONTOH \(PjapStand.token)"
    _ = try await stand.add([document])
    #expect(try await stand.tested.poll().documents.first?.partnerName == "PT CONTOH •••")
  }

  @Test("A refused secret is said to be refused where the clocks agree")
  func wrongSecret() async throws {
    let time = HandCallClock()
    let stand = try await PjapStand(.klikpajak, fake: FakeKlikpajak(secret: "lain", now: { time.now }))
    _ = try await stand.add(Sample.documents(1))
    #expect(await stand.pollError() == .notAuthorized(expiredAt: nil, why: "HMAC signature cannot be verified"))
  }

  @Test("The upload has the attempt's own key, and what the service says to it is shown as it is")
  func approval() async throws {
    let time = HandCallClock()
    let fake = FakeKlikpajak(secret: PjapStand.token, now: { time.now })
    let stand = try await PjapStand(.klikpajak, fake: fake)
    let request = try await stand.tested.invalid()
    #expect(try await stand.backend.reupload(request) == .accepted("IN_PROGRESS"))
    #expect(await fake.keys == [request.key.rawValue])

    let strict = FakeKlikpajak(secret: PjapStand.token, approvesRejected: false, now: { time.now })
    let other = try await PjapStand(.klikpajak, fake: strict)
    let refused = try await other.tested.invalid()
    #expect(await other.tested.error(of: refused) == .rejected("HTTP 422: Invoice cannot be approved"))
    #expect(await strict.uploadCount == 0)
  }

  @Test("What is finished is asked for once an hour, and the rest in each poll")
  func finished() async throws {
    let stand = try await PjapStand(.klikpajak)
    _ = try await stand.add([Sample.document(1, status: "APPROVED"), Sample.document(2)])
    let first = try await stand.tested.poll()
    #expect(first.documents.count == 2)
    #expect(stand.server.requests.count == 2)
    stand.time.advance(by: .minutes(10))
    #expect(try await stand.tested.poll().documents.count == 2)
    #expect(stand.server.requests.count == 3)
    stand.time.advance(by: .minutes(50))
    #expect(try await stand.tested.poll().documents.count == 2)
    #expect(stand.server.requests.count == 5)
    #expect(await stand.backend.standing().speaksForAll == false)
  }

  @Test(
    "What stands for an id and is refused as one is named with its line, and the rest is asked for",
    arguments: [400, 422])
  func refusedAsID(_ status: Int) async throws {
    let time = HandCallClock()
    let fake = FakeKlikpajak(secret: PjapStand.token, statusOfUnknown: status, now: { time.now })
    let stand = try await PjapStand(.klikpajak, fake: fake)
    let id = try await stand.add([Sample.document(1)])[0]
    try stand.write(list: "KLK-1\n\(id.rawValue)\n")
    #expect(try await stand.tested.poll().documents.map(\.id) == [id])
    let remarks = await stand.backend.standing().remarks.map { $0.text(.english).string }
    #expect(
      remarks.first?.hasPrefix("Klikpajak does not know KLK-1, line 1 of the list of ids (") == true
        && remarks.first?.contains("id must be a number") == true, "\(remarks)")
  }

  @Test(
    "What never was is none also where it is refused as an id, and what was is asked for", arguments: [400, 404, 422])
  func refusedThatNeverWas(_ status: Int) async throws {
    let time = HandCallClock()
    let fake = FakeKlikpajak(secret: PjapStand.token, statusOfUnknown: status, now: { time.now })
    let stand = try await PjapStand(.klikpajak, fake: fake)
    let id = try await stand.add([Sample.document(1)])[0]
    #expect(try await stand.tested.poll().documents.map(\.id) == [id])
    #expect(try await BackendPromise.noneThatNeverWas.check(stand.backend) == .holds)
    #expect(try await stand.backend.read(id)?.id == id)
  }

  @Test("What is no id in the list, and what the service does not know, is named once")
  func strangers() async throws {
    let stand = try await PjapStand(.klikpajak)
    let id = try await stand.add([Sample.document(1)])[0]
    try stand.write(list: "# faktur November\n\(id.rawValue)   INV-1\n../x\n\n777 # entah\n\(id.rawValue)\n")
    #expect(try await stand.tested.poll().documents.map(\.id) == [id])
    let remarks = await stand.backend.standing().remarks.map { $0.text(.english).string }
    let hint = KlikpajakBackend.howToName.text(.english).string
    #expect(
      remarks.prefix(2) == [
        "List of document ids: line 3 is no id. \(hint)",
        "Klikpajak does not know 777, line 5 of the list of ids. \(hint)",
      ])
    _ = try await stand.tested.poll()
    #expect(await stand.backend.standing().remarks.isEmpty)
  }

  @Test("A line with a reference alone means the document that the list or the journal calls so")
  func references() async throws {
    let journal = InMemoryJournal()
    let stand = try await PjapStand(.klikpajak, journal: journal)
    var documents = (1...3).map { Sample.document($0, status: "APPROVED") }
    documents[1].reference = "INV/2026/2"
    documents[2].nsfp = NSFP("04002600000000003")
    let ids = try await stand.add(documents)
    let seen = try await stand.tested.poll().documents
    try await journal.record(seen[1...].map(Self.seen))
    try stand.write(list: "A/1\nINV/2026/2\n04002600000000003\n\(ids[0].rawValue) # A/1\nB/1\nINV-9\n")
    let page = try await stand.backend.poll(.start(since: nil))
    #expect(Set(page.documents.map(\.id)) == Set(ids))
    let remarks = await stand.backend.standing().remarks.map { $0.text(.english).string }
    #expect(remarks.count { $0.contains("line 5 is no id") } == 1, "\(remarks)")
    #expect(remarks.count { $0.contains("does not know") } == 1 && remarks.contains { $0.contains("INV-9, line 6") })
  }

  @Test("What the journal knows is asked for without the list, until the service no longer knows it")
  func seenBefore() async throws {
    let journal = InMemoryJournal()
    let stand = try await PjapStand(.klikpajak, journal: journal)
    let ids = try await stand.add([Sample.document(1), Sample.document(2)])
    let gone = Sample.document(3)
    func change(_ document: Document, to status: StatusReading?) -> StatusChange {
      StatusChange(
        subject: Subject(document), from: nil, to: status,
        time: StatusTime(since: Sample.observedAt, source: .observed), seenAt: Sample.observedAt)
    }
    let documents = try await stand.tested.poll().documents
    try await journal.record(documents.map { change($0, to: $0.status) } + [change(gone, to: nil)])
    try stand.write(list: "\(ids[1].rawValue)\n")
    let asked = stand.server.requests.count
    #expect(try await stand.tested.poll().documents.map(\.id) == [ids[1], ids[0]])
    #expect(stand.server.requests.count == asked + 2)
    await stand.fake.remove(ids[0])
    #expect(try await stand.tested.poll().documents.map(\.id) == [ids[1]])
    // It was in no list of a person's: that it is gone shows in its row.
    #expect(await stand.backend.standing().remarks.allSatisfy { !$0.text(.english).string.contains("does not know") })
  }

  @Test("What only the journal knows is asked for no more once it is finished, and is not gone for that")
  func finishedBefore() async throws {
    let journal = InMemoryJournal()
    let stand = try await PjapStand(.klikpajak, journal: journal)
    let ids = try await stand.add([Sample.document(1, status: "APPROVED"), Sample.document(2), Sample.document(3)])
    let documents = try await stand.tested.poll().documents
    try await journal.record(documents.map(Self.seen))
    #expect(try await stand.backend.poll(.start(since: nil)).isWhole)
    try stand.write(list: "\(ids[1].rawValue)\n")
    await stand.fake.remove(ids[2])
    let page = try await stand.backend.poll(.start(since: nil))
    #expect(page.documents.map(\.id) == [ids[1]])
    #expect(!page.isWhole)
    // What the service itself no longer knows is gone all the same.
    #expect(page.removed == [ids[2]])
  }

  @Test(
    "What the service knows no more since the last run is missing and journaled, and asked for no more",
    arguments: [false, true])
  func goneSinceRestart(isRemembered: Bool) async throws {
    let journal = InMemoryJournal()
    let stand = try await PjapStand(.klikpajak, journal: journal)
    let ids = try await stand.add([Sample.document(1, status: "APPROVED"), Sample.document(2), Sample.document(3)])
    _ = try await session(of: stand, journal).poll()
    try stand.write(list: "\(ids[1].rawValue)\n")
    await stand.fake.remove(ids[2])
    let later = session(of: stand, journal)
    try await later.restore()
    if isRemembered { try await later.showRemembered() }
    #expect(try await later.poll().changes.map(\.subject.document) == [ids[2]])
    #expect(await later.rows(of: [ids[2]]).first?.missingSince == stand.time.now)
    #expect(try await journal.sightings(of: ids).map { $0.status?.status } == [.approved, .savedInvalid, nil])
    let asked = stand.server.requests.count
    _ = try await later.poll()
    #expect(stand.server.requests.count == asked + 1)
  }

  @Test("An id of the list that the service never knew is no change")
  func neverKnown() async throws {
    let journal = InMemoryJournal()
    let stand = try await PjapStand(.klikpajak, journal: journal)
    try stand.write(list: "tidak-ada\n")
    let session = session(of: stand, journal)
    try await session.restore()
    #expect(try await !session.poll().changed)
    #expect(try await !session.poll().changed)
    #expect(await session.index.count == 0)
  }

  private func session(of stand: PjapStand, _ journal: InMemoryJournal) -> QueueSession {
    QueueSession(
      backend: stand.backend, journal: journal, policy: QueuePolicy(), clock: Clock { [time = stand.time] in time.now },
      by: Operator(user: "petugas", host: "kantor"))
  }

  @Test("A journal that cannot be read is no reason to take anything to be gone")
  func unreadableJournal() async throws {
    let journal = InMemoryJournal()
    let stand = try await PjapStand(.klikpajak, journal: journal)
    _ = try await stand.add([Sample.document(1)])
    let fault = JournalError.unusable(path: "/x/journal.sqlite", reason: "disk I/O error")
    await journal.fail(with: fault)
    #expect(await stand.pollError() == .unavailable(.own(fault.phrase, in: .english)))
    #expect(stand.server.requests.isEmpty)
    await journal.fail(with: nil)
    #expect(await stand.pollError() == nil)
  }

  private static func seen(_ document: Document) -> StatusChange {
    StatusChange(
      subject: Subject(document), from: nil, to: document.status,
      time: StatusTime(since: Sample.observedAt, source: .observed), seenAt: Sample.observedAt)
  }

  @Test("A list that cannot be read says so, and the documents stay")
  func noList() async throws {
    let stand = try await PjapStand(.klikpajak)
    try stand.removeList()
    guard case .unavailable(let why)? = await stand.pollError() else {
      Issue.record("not said to be unavailable")
      return
    }
    #expect(why.text.contains("one id a line"))
    #expect(stand.server.requests.isEmpty)
  }
}

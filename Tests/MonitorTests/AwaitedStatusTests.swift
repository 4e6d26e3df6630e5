import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("A queue whose statuses another one sees")
struct AwaitedStatusTests {
  private let journal = InMemoryJournal()
  private let time = HandClock()
  private let backend = ExpectingBackend()

  private func session(_ backend: any StatusBackend) -> QueueSession {
    QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"), language: .english)
  }

  private func recorded() async -> [StatusChange] {
    await journal.everything.compactMap { if case .change(let change) = $0 { change } else { nil } }
  }

  @Test("Until they can be told, known documents stand as remembered, new ones as expected; nothing of it is a change")
  func remembered() async throws {
    let known = [Sample.document(1), Sample.document(2, status: "APPROVED")]
    await backend.tell(known)
    _ = try await session(backend).poll()
    let before = await recorded()

    await backend.keepSilent(expecting: known + [Sample.document(3)])
    let later = session(backend)
    try await later.restore()
    for _ in 1...2 {
      await #expect(throws: BackendError.unavailable("putus")) { try await later.poll() }
      try await later.showRemembered()
    }
    #expect(await later.rows(of: known.map(\.id)).map(\.document.status) == known.map(\.status))
    #expect(await later.row(Sample.document(3).id)?.document.status == StatusReading.none)
    #expect(await later.row(Sample.document(3).id)?.missingSince == nil)
    #expect(await recorded() == before)

    await backend.tell([Sample.document(1, status: "APPROVED"), known[1], Sample.document(3)])
    let report = try await later.poll()
    #expect(report.changes.map(\.subject.document) == [known[0].id])
    #expect(await recorded().count == before.count + 2)
  }

  @Test("What is remembered without a status keeps what its absence means")
  func absence() async throws {
    var absent = Sample.document(1)
    absent.status = .none
    await backend.tell([absent])
    _ = try await session(backend).poll()
    absent.expectedBy = .day("2026-11-19")
    await backend.keepSilent(expecting: [absent])
    let later = session(backend)
    try await later.restore()
    await #expect(throws: BackendError.unavailable("putus")) { try await later.poll() }
    #expect(await later.row(absent.id)?.document.expectedBy == .day("2026-11-19"))
  }

  @Test("Of a new one that nobody has looked for, it is not told that it is missing, nor that this is normal yet")
  func newAbsence() async throws {
    var absent = Sample.document(1)
    absent.expectedBy = .day("2026-11-01")
    await backend.keepSilent(expecting: [absent])
    let first = session(backend)
    try await first.restore()
    for _ in 1...2 { await #expect(throws: BackendError.unavailable("putus")) { try await first.poll() } }
    let row = await first.row(absent.id)
    #expect(row?.document.status.isNone == true && row?.document.absence(on: .day("2026-11-20")) == nil)
    #expect(await recorded().isEmpty)
    // Gone before anything was known of it, it was never there.
    await backend.tell([])
    #expect(try await first.poll().changes.isEmpty)
    #expect(await first.row(absent.id) == nil)
  }

  @Test("Until they can be told, they keep the numbers that came with their statuses, in whichever order all is read")
  func rememberedNumbers() async throws {
    var seen = Sample.document(1, status: "APPROVED")
    (seen.nsfp, seen.recordID) = (NSFP("04009002600000001"), "Coretax-1")
    await backend.tell([seen])
    _ = try await session(backend).poll()
    var expected = seen
    (expected.nsfp, expected.recordID) = (nil, nil)
    await backend.keepSilent(expecting: [expected])
    for isJournalFirst in [true, false] {
      let later = session(backend)
      try await later.restore()
      if isJournalFirst { try await later.showRemembered() }
      await #expect(throws: BackendError.unavailable("putus")) { try await later.poll() }
      let document = await later.row(seen.id)?.document
      #expect(document?.status == seen.status && document?.nsfp == seen.nsfp && document?.recordID == seen.recordID)
    }
  }

  @Test("What is remembered is no answer to another queue, whether it has been read yet or not")
  func nothingAnswered() async throws {
    await backend.tell([Sample.document(1)])
    _ = try await session(backend).poll()
    let later = session(backend)
    for isRead in [false, true] {
      if isRead { #expect(try await later.showRemembered()) }
      let seen = await later.sightings(of: [Sample.document(1)])
      #expect(seen == CounterpartSightings(documents: [nil], newestAt: nil))
    }
  }

  @Test("Where its backend does not say, it speaks to another queue of the kinds that it lists any of")
  func kindsListed() async throws {
    await backend.tell([Sample.document(1)])
    let session = session(backend)
    _ = try await session.poll()
    #expect(await session.sightings(of: []).coverage == Coverage(kinds: [Sample.document(1).kind]))
  }

  @Test("An answer is told to another queue together with its age")
  func answerWithAge() async throws {
    let backend = AgedBackend(newestAt: time.now - .hours(3))
    let later = session(backend)
    await backend.whenAsked { await later.hasAnswered() }
    _ = try await later.poll()
    #expect(await backend.wasAnsweredBefore == false)
    #expect(await later.sightings(of: []).newestAt == time.now - .hours(3))
  }

  @Test("A queue tells another one whether it answers, and lets it wait for its first answer")
  func outage() async throws {
    let scripted = ScriptedBackend()
    await scripted.add([Sample.document(1)])
    await scripted.fail(.poll, with: .unavailable("putus"), .unavailable("putus"))
    let counterpart = session(scripted)
    async let first = counterpart.outage()
    let since = time.now
    _ = try? await counterpart.poll()
    #expect(await first == CounterpartOutage(why: .unavailable("putus"), since: since))
    #expect(await !counterpart.hasAnswered())
    time.advance(by: .minutes(1))
    _ = try? await counterpart.poll()
    #expect(await counterpart.outage()?.since == since)
    _ = try await counterpart.poll()
    #expect(await counterpart.hasAnswered())
    #expect(await counterpart.outage() == nil)
    let seen = await counterpart.sightings(of: [Sample.document(1)])
    #expect(seen.newestAt == time.now && seen.documents.map { $0?.reference } == [Sample.document(1).reference])
  }
}

/// A backend that says how old its data is, and notes what is known of its answer until then.
private actor AgedBackend: StatusBackend {
  nonisolated let capabilities = BackendCapabilities(
    reupload: .none, isIncremental: false, isIdempotent: true, offersSigners: false, pollInterval: .seconds(5))
  private(set) var wasAnsweredBefore: Bool?
  private let newestAt: Timestamp
  private var isAnswered: @Sendable () async -> Bool = { false }

  init(newestAt: Timestamp) { self.newestAt = newestAt }

  func whenAsked(_ isAnswered: @escaping @Sendable () async -> Bool) { self.isAnswered = isAnswered }

  func poll(_ request: PollRequest) -> PollPage { PollPage(scope: .snapshot, documents: [Sample.document(1)]) }

  func standing() async -> DataStanding {
    wasAnsweredBefore = await isAnswered()
    return DataStanding(newestAt: newestAt)
  }

  func read(_ id: DocumentID) -> Document? { nil }

  func reupload(_ request: ReuploadRequest) throws(BackendError) -> ReuploadAnswer { throw .rejected("no") }

  func outcome(of key: IdempotencyKey, document: DocumentID) -> ReuploadOutcome { .notRecorded }
}

/// A backend that says which documents there are, and how they stand only on another page, when it can.
private actor ExpectingBackend: StatusBackend {
  nonisolated let capabilities = BackendCapabilities(
    reupload: .handOff, isIncremental: false, isIdempotent: true, offersSigners: false, pollInterval: .seconds(5))
  private var documents: [Document] = []
  private var expected: [Document]?

  func tell(_ documents: [Document]) { (self.documents, expected) = (documents, nil) }

  /// From now on only that these are expected is told, and then nothing.
  func keepSilent(expecting documents: [Document]) {
    expected = documents.map { document in
      var document = document
      document.status = .none
      return document
    }
  }

  func poll(_ request: PollRequest) throws(BackendError) -> PollPage {
    guard let expected else { return PollPage(scope: .snapshot, documents: documents) }
    if case .next = request { throw .unavailable("putus") }
    return PollPage(scope: .snapshot, documents: expected, next: PollCursor("2"), tellsStatus: false)
  }

  func read(_ id: DocumentID) -> Document? { documents.first { $0.id == id } }

  func reupload(_ request: ReuploadRequest) throws(BackendError) -> ReuploadAnswer { throw .rejected("no") }

  func outcome(of key: IdempotencyKey, document: DocumentID) -> ReuploadOutcome { .notRecorded }
}

import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("A re-upload that is asked for by name")
struct ReuploadErrandTests {
  private let journal = InMemoryJournal()
  private let time = HandClock()
  private let by = Operator(user: "petugas", host: "kantor")

  private func errand(
    _ backend: ScriptedBackend, on id: DocumentID, access: QueueProfile.Access = .full, language: Language = .english,
    beside others: [QueueGlance] = []
  ) async throws -> ReuploadErrand {
    let session = QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), clock: time.clock, by: by, language: language)
    let profile = QueueProfile(
      name: "PT CONTOH SATU", backend: "antrean", capabilities: backend.capabilities, access: access)
    let glance = try await WatchedQueue(profile, session: session).glance(clock: time.clock)
    let row = try #require(await session.row(id))
    return await ReuploadErrand(
      of: row, in: glance, among: [glance] + others, settings: Settings(language: language), width: nil,
      clock: time.clock)
  }

  /// A backend with some Saved Invalid documents, seen now.
  private func backend(
    reupload: BackendCapabilities.Reupload = .call, count: Int = 2
  ) async -> (ScriptedBackend, [DocumentID]) {
    let backend = ScriptedBackend(
      capabilities: BackendCapabilities(
        reupload: reupload, isIncremental: true, isIdempotent: true, offersSigners: true, pollInterval: .seconds(600)))
    var documents = Sample.documents(count)
    for place in documents.indices { documents[place].observedAt = time.now }
    return (backend, await backend.add(documents))
  }

  private func move(_ id: DocumentID, to status: String, in backend: ScriptedBackend) async throws {
    var document = try #require(try await backend.read(id))
    document.status = StatusReading(coretax: status)
    document.observedAt = time.now
    await backend.put(document)
  }

  private func steps() async -> [AttemptEvent] {
    await journal.everything.compactMap {
      switch $0 {
      case .began: .intended
      case .event(let event, _, _, _): event
      case .change, .annotated, .planned: nil
      }
    }
  }

  @Test("Agreed to by its name, it is read again, recorded, sent once and followed to its end")
  func wholeWay() async throws {
    let (backend, ids) = await backend()
    await backend.answer(.accepted("diterima"))
    let errand = try await errand(backend, on: ids[0])
    try await errand.prepare(signer: nil)
    #expect(await errand.verdict == nil)
    try await errand.confirm(naming: "INV-000000")
    #expect(await backend.times(.reupload) == 0)
    try await errand.send()
    #expect(await errand.verdict == .waiting)
    #expect(await errand.isOpen)
    #expect(await backend.times(.read) == 1)
    #expect(await backend.times(.reupload) == 1)
    time.advance(by: .minutes(1))
    try await move(ids[0], to: "APPROVED", in: backend)
    async let following: Void = errand.follow()
    backend.tellArrival()
    await following
    #expect(await errand.verdict == .well)
    #expect(await errand.outcome.text(.english).string == "INV-000000: Approved by DJP.")
    #expect(await steps() == [.intended, .accepted("diterima"), .settled(.approved)])
  }

  @Test("A name that is not the document's sends nothing and records nothing", arguments: ["", "INV-000001", "ya"])
  func otherName(given: String) async throws {
    let (backend, ids) = await backend()
    let errand = try await errand(backend, on: ids[0])
    try await errand.prepare(signer: nil)
    await #expect(throws: ReuploadObstacle.otherName(given: given, name: "INV-000000")) {
      try await errand.confirm(naming: given)
    }
    #expect(await backend.times(.reupload) == 0)
    #expect(await steps() == [])
  }

  @Test("Without a yes, sending does nothing")
  func withoutYes() async throws {
    let (backend, ids) = await backend()
    let errand = try await errand(backend, on: ids[0])
    try await errand.prepare(signer: nil)
    try await errand.send()
    #expect(await errand.verdict == nil)
    #expect(await backend.times(.reupload) == 0)
    #expect(await steps() == [])
  }

  @Test("A person is shown the document, the cause and the steps, and only a yes that was not too soon counts")
  func asked() async throws {
    for language in Language.allCases {
      let (backend, ids) = await backend()
      let errand = try await errand(backend, on: ids[0], language: language)
      try await errand.prepare(signer: nil)
      let card = await errand.card.map(\.string).joined(separator: "\n")
      #expect(card.contains("INV-000000 · ") && card.contains("1. "), "\(card)")
      let question = await errand.ask().map(\.string).joined(separator: "\n")
      #expect(
        question.contains(
          language == .english ? "Type yes to send INV-000000; any" : "Ketik ya untuk mengirim INV-000000; "))
      for no in ["", "n", "y", "Y", "INV-000000", "yes!"] {
        #expect(await errand.answer(no, isHasty: false) == .no(PlainDesk.nothingSent))
      }
      guard case .no = await errand.answer("ya", isHasty: true) else {
        Issue.record("an answer that came too soon was taken")
        return
      }
      #expect(await errand.answer("ya", isHasty: false) == .yes)
    }
  }

  @Test("Of old data, and of what was sent a moment ago, the reference is to be typed before the yes")
  func oldData() async throws {
    let (backend, ids) = await backend()
    await backend.say(DataStanding(newestAt: time.now - .hours(2)))
    let errand = try await errand(backend, on: ids[0])
    try await errand.prepare(signer: nil)
    let question = await errand.ask().map(\.string).joined(separator: "\n")
    #expect(question.contains("Type its reference, INV-000000,"))
    guard case .no(let why) = await errand.answer("yes", isHasty: false) else {
      Issue.record("a yes was taken for the reference")
      return
    }
    #expect(
      why
        == Phrase(
          id: "Yang diketik bukan INV-000000: tidak ada yang dilakukan.",
          en: "What was typed is not INV-000000: nothing is done."))
    guard case .asked(let more) = await errand.answer("INV-000000", isHasty: false) else {
      Issue.record("the reference was not taken")
      return
    }
    #expect(more.map(\.string).joined().contains("Type yes to send INV-000000"))
    #expect(await errand.answer("yes", isHasty: false) == .yes)
    try await errand.send()
    #expect(await backend.times(.reupload) == 1)
  }

  @Test("Given beforehand, the name is also what old data asks for")
  func oldDataByName() async throws {
    let (backend, ids) = await backend()
    await backend.say(DataStanding(newestAt: time.now - .hours(2)))
    let errand = try await errand(backend, on: ids[0])
    try await errand.prepare(signer: nil)
    try await errand.confirm(naming: "INV-000000")
    try await errand.send()
    #expect(await errand.verdict == .waiting)
  }

  @Test("What is too old to act on is not acted on")
  func outdated() async throws {
    let (backend, ids) = await backend()
    await backend.say(DataStanding(newestAt: time.now - .days(2), staleAfter: .days(1)))
    let errand = try await errand(backend, on: ids[0])
    await #expect(throws: ReuploadObstacle.rule(.outdated, queue: "PT CONTOH SATU")) {
      try await errand.prepare(signer: nil)
    }
  }

  @Test(
    "In a queue that is read-only nothing is asked, recorded or sent",
    arguments: [QueueProfile.Access.readOnly, .alwaysReadOnly])
  func readOnly(access: QueueProfile.Access) async throws {
    let (backend, ids) = await backend()
    var document = Sample.document(1)
    document.id = ids[1]
    try await journal.begin(Sample.attempt("lama", on: document, at: time.now))
    let errand = try await errand(backend, on: ids[0], access: access)
    await #expect(throws: ReuploadObstacle.rule(.readOnly, queue: "PT CONTOH SATU")) {
      try await errand.prepare(signer: nil)
    }
    try? await errand.confirm(naming: "INV-000000")
    try? await errand.send()
    #expect(await backend.times(.reupload) == 0)
    #expect(await backend.times(.outcome) == 0)
    #expect(await steps() == [.intended])
  }

  @Test(
    "What the rules forbid is refused before anybody is asked",
    arguments: [
      ("SIGNING IN PROGRESS", Refusal.signingInProgress), ("APPROVED", .approvedAlready), ("CREATED", .neverUploaded),
      ("BARU SEKALI", .unknownStatus("BARU SEKALI")),
    ])
  func forbidden(status: String, refusal: Refusal) async throws {
    let (backend, ids) = await backend()
    try await move(ids[0], to: status, in: backend)
    let errand = try await errand(backend, on: ids[0])
    await #expect(throws: ReuploadObstacle.rule(refusal, queue: "PT CONTOH SATU")) {
      try await errand.prepare(signer: nil)
    }
  }

  @Test("While another is under way none is begun; one in doubt is asked about first")
  func anotherUnderWay() async throws {
    let (backend, ids) = await backend()
    var other = Sample.document(1)
    other.id = ids[1]
    try await journal.begin(Sample.attempt("lama", on: other, at: time.now))
    await backend.fail(.outcome, with: .unavailable("putus"))
    let first = try await errand(backend, on: ids[0])
    await #expect(throws: ReuploadObstacle.rule(.inDoubt("INV-000001"), queue: "PT CONTOH SATU")) {
      try await first.prepare(signer: nil)
    }
    // Now the backend says that it never came.
    let second = try await errand(backend, on: ids[0])
    try await second.prepare(signer: nil)
    #expect(await steps() == [.intended, .settled(.notSent)])
    #expect(await backend.times(.reupload) == 0)
  }

  /// Another queue that shows the first document, with its journal.
  private func otherQueue(_ status: String) async throws -> (QueueSession, QueueGlance, Document, InMemoryJournal) {
    let (backend, journal) = (ScriptedBackend(), InMemoryJournal())
    var document = Sample.document(0, status: status)
    document.id = DocumentID("lain")
    document.observedAt = time.now
    await backend.put(document)
    let session = QueueSession(backend: backend, journal: journal, policy: QueuePolicy(), clock: time.clock, by: by)
    let profile = QueueProfile(name: "PT CONTOH DUA", backend: "antrean", capabilities: backend.capabilities)
    return (
      session, try await WatchedQueue(profile, session: session).glance(clock: time.clock), document, journal
    )
  }

  @Test("What another queue shows of the document forbids it as on the screen")
  func disagreeing() async throws {
    let (backend, ids) = await backend()
    let (_, other, _, _) = try await otherQueue("APPROVED")
    let errand = try await errand(backend, on: ids[0], beside: [other])
    await #expect {
      try await errand.prepare(signer: nil)
    } throws: {
      guard case .rule(.queuesDisagree, _)? = $0 as? ReuploadObstacle else { return false }
      return true
    }
    // Another document of the queue is none of its concern.
    try await self.errand(backend, on: ids[1], beside: [other]).prepare(signer: nil)
  }

  @Test("While another queue has its re-upload under way it is not begun a second time")
  func underWayElsewhere() async throws {
    let (backend, ids) = await backend()
    let (_, other, document, journal) = try await otherQueue("SAVED INVALID")
    let late = try await errand(backend, on: ids[0], beside: [other])
    try await late.prepare(signer: nil)
    try await late.confirm(naming: "INV-000000")
    try await journal.begin(Sample.attempt("lain", on: document, at: time.now))
    let early = try await errand(backend, on: ids[0], beside: [other])
    await #expect(
      throws: ReuploadObstacle.rule(.underWayElsewhere(queue: "PT CONTOH DUA"), queue: "PT CONTOH SATU")
    ) {
      try await early.prepare(signer: nil)
    }
    // Begun there after this one was agreed to, it counts as well.
    try await late.send()
    #expect(await late.verdict == .refused)
    #expect(await backend.times(.reupload) == 0)
    #expect(await steps() == [])
  }

  @Test("What another queue has come to show since the yes counts as well")
  func disagreeingLate() async throws {
    let (backend, ids) = await backend()
    let (session, other, _, _) = try await otherQueue("SAVED INVALID")
    let errand = try await errand(backend, on: ids[0], beside: [other])
    try await errand.prepare(signer: nil)
    try await errand.confirm(naming: "INV-000000")
    time.advance(by: .seconds(1))
    var approved = Sample.document(0, status: "APPROVED")
    approved.id = DocumentID("lain")
    approved.observedAt = time.now
    _ = await session.index.apply(reread: approved, seenAt: time.now)
    try await errand.send()
    #expect(await errand.verdict == .refused)
    #expect(await backend.times(.reupload) == 0)
  }

  @Test("What another Pantau has sent and waits for is not sent again")
  func sentByAnother() async throws {
    let (backend, ids) = await backend()
    await backend.answer(.accepted(""))
    let first = try await errand(backend, on: ids[0])
    try await first.prepare(signer: nil)
    try await first.confirm(naming: "INV-000000")
    try await first.send()
    for id in ids {
      let second = try await errand(backend, on: id)
      await #expect(throws: ReuploadObstacle.rule(.anotherUnderWay("INV-000000"), queue: "PT CONTOH SATU")) {
        try await second.prepare(signer: nil)
      }
    }
    #expect(await backend.times(.reupload) == 1)
  }

  @Test("Of two that are agreed to in the same moment, the journal lets one be sent")
  func twoAtOnce() async throws {
    let (backend, ids) = await backend()
    let errands = [try await errand(backend, on: ids[0]), try await errand(backend, on: ids[1])]
    for (place, errand) in errands.enumerated() {
      try await errand.prepare(signer: nil)
      try await errand.confirm(naming: "INV-00000\(place)")
    }
    try await errands[0].send()
    try await errands[1].send()
    #expect(await errands[1].verdict == .refused)
    #expect(await backend.times(.reupload) == 1)
  }

  @Test("A document that has changed since it was shown is not sent")
  func changed() async throws {
    let (backend, ids) = await backend()
    let errand = try await errand(backend, on: ids[0])
    try await errand.prepare(signer: nil)
    try await errand.confirm(naming: "INV-000000")
    try await move(ids[0], to: "SIGNING IN PROGRESS", in: backend)
    try await errand.send()
    #expect(await errand.verdict == .refused)
    #expect(await backend.times(.reupload) == 0)
    #expect(await steps() == [])
  }

  @Test("A lost answer is asked about, and without one nobody knows; it is not sent again")
  func lost() async throws {
    let (backend, ids) = await backend()
    await backend.fail(.reupload, with: .unavailable("putus"))
    await backend.fail(.outcome, with: .unavailable("putus"))
    let errand = try await errand(backend, on: ids[0])
    try await errand.prepare(signer: nil)
    try await errand.confirm(naming: "INV-000000")
    try await errand.send()
    #expect(await errand.verdict == .unreachable)
    #expect(await errand.isOpen)
    #expect(await steps() == [.intended, .lost("unavailable: putus")])
    // Why is said, and the line that may be the last is not said twice.
    let outcome = await errand.outcome
    #expect(
      outcome.text(.english).string.contains("IN DOUBT: it is not known whether it was sent (unavailable: putus)."))
    #expect(outcome.text(.indonesian).string.contains("apakah terkirim (tidak tersedia: putus)."))
    let awaited = await errand.awaited.text(.english).string
    #expect(awaited == "INV-000000: no certain answer (unavailable: putus); its status is asked for first.")
    // The next time it answers: nothing had come, so that it was out of reach when it was to be sent to.
    async let following: Void = errand.follow()
    backend.tellArrival()
    await following
    #expect(await errand.verdict == .unreachable)
    #expect(await steps().last == .settled(.notSent))
    #expect(await backend.times(.reupload) == 1)
  }

  @Test("Where the wait ends before its end is known, that is said, and not what was said as it began")
  func stillAwaited() async throws {
    let (backend, ids) = await backend()
    await backend.answer(.accepted("diterima"))
    let errand = try await errand(backend, on: ids[0])
    try await errand.prepare(signer: nil)
    try await errand.confirm(naming: "INV-000000")
    try await errand.send()
    let announced = await errand.awaited
    let told = await errand.outcome(after: announced)
    for language in Language.allCases {
      #expect(told.text(language) != announced.text(language))
      #expect(told.text(language).string.contains("pantau show INV-000000"))
    }
    try await move(ids[0], to: "APPROVED", in: backend)
    async let following: Void = errand.follow()
    backend.tellArrival()
    await following
    let outcome = await errand.outcome
    #expect(await errand.outcome(after: announced) == outcome)
  }

  @Test("What the backend's rules forbid is a refusal, and its own no is not")
  func backendSaysNo() async throws {
    for (error, verdict) in [
      (BackendError.alreadyInProgress, ReuploadVerdict.refused), (.rejected("kuota"), .badly),
      (.notAuthorized(expiredAt: nil), .unreachable),
    ] {
      let (backend, ids) = await backend()
      await backend.fail(.reupload, with: error)
      let errand = try await errand(backend, on: ids[0])
      try await errand.prepare(signer: nil)
      try await errand.confirm(naming: "INV-000000")
      try await errand.send()
      #expect(await errand.verdict == verdict)
      #expect(await !errand.isOpen)
    }
  }

  @Test("What may be a second one of what is approved is shown, asked for by its name, and never sent beforehand")
  func double() async throws {
    let (backend, ids) = await backend()
    let own = try #require(try await backend.read(ids[0]))
    await backend.put(Sample.approvedTwin(of: own))
    let errand = try await errand(backend, on: ids[0])
    try await errand.prepare(signer: nil)
    #expect(await errand.card.map(\.string).joined(separator: " ").contains("Perhaps a double: NSFP 04002600000000123"))
    await #expect(throws: ReuploadObstacle.rule(.perhapsDouble, queue: "PT CONTOH SATU")) {
      try await errand.confirm(naming: "INV-000000")
    }
    let asked = await errand.ask().map(\.string).joined(separator: " ")
    #expect(asked.contains("NSFP 04002600000000123 is Approved already") && asked.contains("Type its reference"))
    #expect(await errand.answer("yes", isHasty: false) != .yes)
    guard case .asked = await errand.answer("INV-000000", isHasty: false) else {
      Issue.record("its reference is not taken")
      return
    }
    #expect(await errand.answer("yes", isHasty: false) == .yes)
    #expect(await backend.times(.reupload) == 0)
  }

  @Test("A hand-off is recorded, and its steps are told")
  func handOff() async throws {
    let (backend, ids) = await backend(reupload: .handOff)
    let errand = try await errand(backend, on: ids[0])
    try await errand.prepare(signer: nil)
    try await errand.confirm(naming: "INV-000000")
    try await errand.send()
    #expect(await errand.verdict == .well)
    #expect(await errand.isHandOff)
    #expect(await !errand.isOpen)
    #expect(await errand.outcome.text(.english).string.contains("on record as a hand-off"))
    #expect(await errand.steps.count > 1)
    #expect(await steps() == [.intended])
    #expect(try await journal.openAttempts().map(\.isHandOff) == [true])
    #expect(await backend.times(.reupload) == 0)
  }

  @Test("A backend that takes none refuses")
  func noReuploads() async throws {
    let (backend, ids) = await backend(reupload: .none)
    let errand = try await errand(backend, on: ids[0])
    await #expect(throws: ReuploadObstacle.rule(.backendCannot, queue: "PT CONTOH SATU")) {
      try await errand.prepare(signer: nil)
    }
  }
}

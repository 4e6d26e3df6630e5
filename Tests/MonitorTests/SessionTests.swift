import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("A queue being watched")
struct SessionTests {
  private let backend = ScriptedBackend(pageSize: 2)
  private let journal = InMemoryJournal()
  private let time = HandClock()

  private func session(limit: Duration = .seconds(60), language: Language = .english) -> QueueSession {
    QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"), language: language, limit: limit)
  }

  private func recorded() async -> [StatusReading?] {
    await journal.everything.compactMap { if case .change(let change) = $0 { change.to } else { nil } }
  }

  private func status(_ session: QueueSession, _ id: DocumentID) async -> UploadStatus? {
    await session.rows(of: [id]).first?.document.status.status
  }

  @Test("Every change of status that a poll brings is journaled once")
  func changesAreJournaled() async throws {
    let ids = await backend.add(Sample.documents(3))
    let session = session()
    #expect(try await session.poll().changed)
    #expect(await recorded().count == 3)
    #expect(try await !session.poll().changed)
    #expect(await recorded().count == 3)
    var document = Sample.document(1, status: "APPROVED")
    document.id = ids[1]
    await backend.put(document)
    _ = try await session.poll()
    #expect(await recorded().last == StatusReading(coretax: "APPROVED"))
    #expect(await recorded().count == 4)
  }

  @Test("To the first answer everything is new, and only what the journal remembers otherwise is news")
  func firstAnswer() async throws {
    let ids = await backend.add(Sample.documents(3))
    #expect(try await session().poll().changes.isEmpty)
    var document = Sample.document(1, status: "APPROVED")
    document.id = ids[1]
    await backend.put(document)
    let later = session()
    try await later.restore()
    #expect(try await later.poll().changes.map(\.subject.document) == [ids[1]])
    document.status = StatusReading(coretax: "CANCELED")
    await backend.put(document)
    #expect(try await later.poll().changes.map(\.subject.document) == [ids[1]])
  }

  @Test("While nothing has answered yet, the journal's rows are shown; what answers then is taken as at any beginning")
  func remembered() async throws {
    let ids = await backend.add(Sample.documents(3))
    let before = session()
    _ = try await before.poll()
    let known = await before.rows(of: ids)
    let later = session()
    try await later.restore()
    await backend.fail(.poll, with: .unavailable("putus"))
    await #expect(throws: BackendError.unavailable("putus")) { try await later.poll() }
    try await later.showRemembered()
    let shown = await later.rows(of: ids)
    #expect(shown.map(\.document.status) == known.map(\.document.status) && shown.map(\.time) == known.map(\.time))
    #expect(shown.allSatisfy { $0.missingSince == nil && $0.change == nil })

    var document = Sample.document(1, status: "APPROVED")
    document.id = ids[1]
    await backend.put(document)
    await backend.remove(ids[2])
    #expect(try await later.poll().changes.map(\.subject.document) == [ids[1], ids[2]])
    #expect(await status(later, ids[1]) == .approved)
    #expect(await later.row(ids[2])?.missingSince == time.now)
    #expect(await recorded().count == 5)
  }

  @Test("While the first page is long in coming, the journal's rows are shown, and give way to it")
  func rememberedMeanwhile() async throws {
    let ids = await backend.add(Sample.documents(3))
    let before = session()
    _ = try await before.poll()
    let known = await before.rows(of: ids)
    let later = session()
    try await later.restore()
    await backend.hang(.poll)
    async let answer = later.poll()
    await backend.waitFor(.poll, times: 3)
    #expect(await later.showRememberedMeanwhile())
    #expect(await later.rows(of: ids).map(\.time) == known.map(\.time))
    await backend.remove(ids[2])
    await backend.release()
    let report = try await answer
    #expect(report.changes.map(\.subject.document) == [ids[2]])
    #expect(await later.rows(of: ids).map(\.time.since) == known.map(\.time.since))
    #expect(await later.row(ids[2])?.missingSince == time.now)
    #expect(await recorded().count == 4)
    #expect(await !later.showRememberedMeanwhile(), "what answers is shown")
  }

  @Test("Where a first answer breaks off after a page, the journal's rows stay beside what came, until one is whole")
  func firstAnswerBreaksOff() async throws {
    let ids = await backend.add(Sample.documents(4))
    _ = try await session().poll()
    let later = session()
    try await later.restore()
    var document = Sample.document(0, status: "APPROVED")
    document.id = ids[0]
    await backend.put(document)
    await backend.remove(ids[3])
    for isShown in [true, false] {
      let started = isShown ? later : session()
      if isShown { try await started.showRemembered() } else { try await started.restore() }
      await #expect(throws: BackendError.unavailable("putus")) {
        try await started.poll(onPage: { [backend] _ in await backend.fail(.poll, with: .unavailable("putus")) })
      }
      try await started.showRemembered()
      #expect(await started.rows(of: ids).map(\.id) == ids)
      #expect(await started.rows(of: ids).allSatisfy { $0.missingSince == nil })
      #expect(await started.isPartlyRemembered)
    }
    #expect(try await later.poll().changes.map(\.subject.document) == [ids[0], ids[3]])
    #expect(await status(later, ids[0]) == .approved)
    #expect(await later.row(ids[3])?.missingSince == time.now)
    #expect(await !later.isPartlyRemembered)
    #expect(await recorded().count == 6)
  }

  @Test(
    "What is in no first list that is not sure to be whole stays as the journal knows it, unless it is left out on purpose",
    arguments: [false, true], [false, true])
  func unsureList(leavesOut: Bool, isShown: Bool) async throws {
    let ids = await backend.add(Sample.documents(3))
    _ = try await session().poll()
    await backend.remove(ids[1])
    await backend.bringPart(leavingOut: leavesOut)
    let later = session()
    try await later.restore()
    if isShown { try await later.showRemembered() }
    #expect(try await later.poll().changes.isEmpty)
    #expect(await later.rows(of: ids).map(\.id) == (leavesOut ? [ids[0], ids[2]] : ids))
    #expect(await later.row(ids[1])?.missingSince == nil)
    #expect(await recorded().count == 3)
  }

  @Test("A document read by itself before anything answers keeps the rest of the journal from nobody")
  func rememberedBesideOneRead() async throws {
    let ids = await backend.add(Sample.documents(3))
    _ = try await session().poll()
    let later = session()
    try await later.restore()
    guard case .success(.reread(_?)?) = await later.perform(.reread(ids[1])) else {
      Issue.record("it is not read")
      return
    }
    #expect(await later.rows(of: ids).map(\.id) == [ids[1]])
    await backend.fail(.poll, with: .unavailable("putus"))
    await #expect(throws: BackendError.unavailable("putus")) { try await later.poll() }
    try await later.showRemembered()
    #expect(await later.rows(of: ids).map(\.id) == ids)
    #expect(try await later.poll().changes.isEmpty)
    #expect(await later.rows(of: ids).map(\.id) == ids)
    #expect(await recorded().count == 3)
  }

  @Test("A document read by itself while the journal is shown stays as it was read, also where a page breaks off then")
  func readBesideRemembered() async throws {
    let ids = await backend.add(Sample.documents(4))
    _ = try await session().poll()
    let later = session()
    try await later.restore()
    try await later.showRemembered()
    var document = Sample.document(3, status: "APPROVED")
    document.id = ids[3]
    await backend.put(document)
    guard case .success(.reread(_?)?) = await later.perform(.reread(ids[3])) else {
      Issue.record("it is not read")
      return
    }
    await #expect(throws: BackendError.unavailable("putus")) {
      try await later.poll(onPage: { [backend] _ in await backend.fail(.poll, with: .unavailable("putus")) })
    }
    try await later.showRemembered()
    #expect(await later.rows(of: ids).map(\.id) == ids)
    #expect(await status(later, ids[3]) == .approved)
    #expect(try await later.poll().changes.isEmpty)
    #expect(await recorded().count == 5)
  }

  @Test("Where the journal knows nothing, nothing is shown in place of the first page")
  func nothingRemembered() async throws {
    let session = session()
    try await session.restore()
    #expect(await !session.showRememberedMeanwhile())
  }

  @Test("A re-upload that outlived its Pantau has the document as the journal last saw it, before anything answers")
  func resumedFromTheJournal() async throws {
    let ids = await backend.add(Sample.documents(2))
    let before = session()
    _ = try await before.poll()
    let known = try #require(await before.row(ids[1]))
    try await journal.begin(Sample.attempt("lama", on: known.document))

    let later = session()
    try await later.restore()
    let desks = try await later.resumeDesks()
    let seen = try #require(desks.first?.row)
    #expect(seen.id == ids[1])
    #expect(seen.document.partnerName == known.document.partnerName)
    #expect(seen.document.taxBase == known.document.taxBase)
    #expect(seen.document.status == known.document.status && seen.time == known.time)
    #expect(seen.missingSince == nil)
  }

  @Test("The first rows are as the journal knows them, before the rest of the answer has come")
  func firstRows() async throws {
    let documents = Sample.documents(3)
    let ids = await backend.add(documents)
    let before = session()
    _ = try await before.poll()
    let seen = await before.rows(of: ids).map(\.time.since)
    time.advance(by: .hours(30))
    for (var document, id) in zip(documents, ids) {
      (document.id, document.observedAt) = (id, time.now)
      await backend.put(document)
    }
    let halfway = HalfwayBackend(backend)
    let later = QueueSession(
      backend: halfway, journal: journal, policy: QueuePolicy(), clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    try await later.restore()
    await #expect(throws: BackendError.self) { try await later.poll() }
    #expect(await later.rows(of: ids).map(\.time.since) == Array(seen.prefix(2)))
    await halfway.mend()
    #expect(try await later.poll().changes.isEmpty)
    #expect(await later.rows(of: ids).map(\.time.since) == seen)
    #expect(await recorded().count == 3, "none is seen for the first time")
  }

  @Test("What the journal knows and the first answer does not bring is missing once that is whole")
  func goneMeanwhile() async throws {
    let ids = await backend.add(Sample.documents(3))
    _ = try await session().poll()
    await backend.remove(ids[1])
    let later = session()
    try await later.restore()
    #expect(try await later.poll().changes.map(\.subject.document) == [ids[1]])
    #expect(await later.row(ids[1])?.missingSince == time.now)
    #expect(await recorded().count == 4)
    let again = session()
    try await again.restore()
    #expect(try await again.poll().changes.isEmpty)
    #expect(await again.row(ids[1])?.missingSince == time.now)
  }

  @Test("Where the journal cannot tell what it knows of them, no rows are shown that would look new")
  func journalBreaksOff() async throws {
    await backend.add(Sample.documents(3))
    let session = session()
    try await session.restore()
    await journal.fail(with: .locked(path: "jurnal"))
    await #expect(throws: BackendError.self) { try await session.poll() }
    #expect(await session.index.count == 0)
    await journal.fail(with: nil)
    #expect(try await session.poll().journalError == nil)
    #expect(await session.index.count == 3)
  }

  @Test("What a failing journal could not take is recorded with the next poll")
  func failingJournalLosesNothing() async throws {
    await backend.add(Sample.documents(3))
    let session = session()
    await journal.fail(with: .diskFull(path: "jurnal"))
    #expect(try await session.poll().journalError == .diskFull(path: "jurnal"))
    await journal.fail(with: nil)
    #expect(try await session.poll().journalError == nil)
    #expect(await recorded().count == 3)
  }

  @Test("What a poll brought before it failed is journaled all the same")
  func halfAPollIsJournaled() async throws {
    await backend.add(Sample.documents(3))
    let halfway = HalfwayBackend(backend)
    let watching = QueueSession(
      backend: halfway, journal: journal, policy: QueuePolicy(), clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    await #expect(throws: BackendError.self) { try await watching.poll() }
    #expect(await recorded().count == 2)
    await halfway.mend()
    _ = try await watching.poll()
    #expect(await recorded().count == 3)
  }

  @Test("A backend that never answers is given up after the limit")
  func hangingBackendIsGivenUp() async throws {
    await backend.hang(.poll)
    for (language, words) in [
      (Language.english, "no answer within 0 s"), (.indonesian, "tidak ada jawaban dalam 0 detik"),
    ] {
      let session = session(limit: .zero, language: language)
      await #expect(throws: BackendError.unavailable(.said(words))) { try await session.poll() }
    }
  }

  @Test("While a poll hangs, the rows can be looked at")
  func hangingPollBlocksNobody() async throws {
    let ids = await backend.add(Sample.documents(1))
    let session = session()
    _ = try await session.poll()
    await backend.hang(.poll)
    async let hung = session.poll()
    await backend.waitFor(.poll, times: 2)
    #expect(await status(session, ids[0]) == .savedInvalid)
    await backend.release()
    _ = try await hung
  }

  @Test("A poll that began before a re-upload ended does not speak for its document; the next one does")
  func olderPollIsSilent() async throws {
    let ids = await backend.add(Sample.documents(1))
    let session = session()
    _ = try await session.poll()
    time.advance(by: .seconds(10))
    await backend.hang(.poll)
    async let older = session.poll()
    await backend.waitFor(.poll, times: 2)
    time.advance(by: .seconds(1))
    let invalid = StatusReading(coretax: "SAVED INVALID")
    let sent = await session.perform(
      .send(ReuploadRequest(document: ids[0], key: IdempotencyKey("kunci"), expected: invalid)))
    #expect(sent == .success(.answered(.queued)))
    var approved = Sample.document(0, status: "APPROVED")
    approved.id = ids[0]
    await backend.put(approved)
    await backend.release()
    _ = try await older
    #expect(await status(session, ids[0]) == .savedInvalid)
    time.advance(by: .seconds(10))
    _ = try await session.poll()
    #expect(await status(session, ids[0]) == .approved)
  }

  @Test(
    "What happened to a re-upload is written down later where the journal could not take it, and before anything new")
  func whatHappenedIsWrittenLater() async throws {
    let ids = await backend.add(Sample.documents(2))
    let session = session()
    _ = try await session.poll()
    var document = Sample.document(0)
    document.id = ids[0]
    try await journal.begin(Sample.attempt("lama", on: document, at: time.now))
    await journal.fail(with: .locked(path: "jurnal"))
    let key = IdempotencyKey("lama")
    #expect(await session.perform(.record(.settled(.approved), key)) == .failure(.locked(path: "jurnal")))
    await journal.fail(with: nil)
    var second = Sample.document(1)
    second.id = ids[1]
    #expect(await session.perform(.begin(Sample.attempt("baru", on: second, at: time.now))) == .success(.recorded))
    #expect(try await journal.openAttempts().map(\.key) == [IdempotencyKey("baru")])
  }

  @Test("Who asks what became of a re-upload learns how its document stands now, where the backend keeps no keys")
  func askingWithoutKeys() async throws {
    let backend = ScriptedBackend(
      capabilities: BackendCapabilities(
        reupload: .handOff, isIncremental: true, isIdempotent: false, offersSigners: false, pollInterval: .seconds(60)))
    let ids = await backend.add(Sample.documents(1, status: "SAVED INVALID"))
    let session = QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    _ = try await session.poll()
    var signing = Sample.document(0, status: "SIGNING IN PROGRESS")
    signing.id = ids[0]
    signing.observedAt = time.now
    await backend.put(signing)
    let question = ReuploadDesk.Command.askOutcome(IdempotencyKey("kunci"), ids[0])
    let answer = await session.ask(question)
    #expect(answer.event == .outcome(.notRecorded))
    #expect(answer.row?.document.status.status == .signingInProgress)
    await backend.fail(.read, with: .unavailable("putus"))
    #expect(await session.ask(question).event == .askFailed(.unavailable("putus")))
  }

  @Test("The checkpoint moves on with the first poll that began after a re-upload, wherever the clock stands")
  func clockSetBack() async throws {
    let ids = await backend.add(Sample.documents(1))
    let session = session()
    _ = try await session.poll()
    let invalid = StatusReading(coretax: "SAVED INVALID")
    _ = await session.perform(
      .send(ReuploadRequest(document: ids[0], key: IdempotencyKey("kunci"), expected: invalid)))
    time.advance(by: .hours(-1))
    var approved = Sample.document(0, status: "APPROVED")
    approved.id = ids[0]
    await backend.put(approved)
    #expect(try await session.poll().changed)
    #expect(await status(session, ids[0]) == .approved)
    #expect(try await !session.poll().changed)
  }

  @Test("A desk begins with the attempts that were made before")
  func deskKnowsEarlierAttempts() async throws {
    let ids = await backend.add(Sample.documents(1))
    let session = session()
    _ = try await session.poll()
    var document = Sample.document(0)
    document.id = ids[0]
    try await journal.begin(Sample.attempt("lama", on: document, at: time.now))
    try await journal.append(.settled(.invalidAgain), to: IdempotencyKey("lama"), at: time.now)
    let desk = try await session.openDesk(ids[0], isDataOld: false, sentAgainWithin: .minutes(10))
    #expect(desk.attempt.number == 2)
    #expect(desk.mustType)
    #expect(desk.caution.sentLately?.key == IdempotencyKey("lama") && desk.caution.oldDataAt == nil)
    time.advance(by: .minutes(11))
    let old = try await session.openDesk(ids[0], isDataOld: true, sentAgainWithin: .minutes(10))
    #expect(old.caution == .init(oldDataAt: old.row.document.observedAt))
    #expect(try await !session.openDesk(ids[0], isDataOld: false, sentAgainWithin: .minutes(10)).mustType)
  }

  @Test("Where no answer speaks for all, a document that was read too long ago is old by itself, another is not")
  func oldDocument() async throws {
    let ids = await backend.add(Sample.documents(1))
    let session = session()
    for (speaksForAll, age, isOld) in [
      (false, Duration.minutes(29), false), (true, .minutes(31), false), (false, .minutes(31), true),
    ] {
      await backend.say(DataStanding(speaksForAll: speaksForAll))
      _ = try await session.poll()
      let read = try #require(await session.row(ids[0])).document.observedAt
      time.advance(by: read + age - time.now)
      let desk = try await session.openDesk(
        ids[0], isDataOld: false, oldAfter: .minutes(30), sentAgainWithin: .minutes(10))
      #expect((desk.caution.oldDataAt == read) == isOld && desk.mustType == isOld)
    }
  }

  @Test("A desk knows in which words the attempt before was refused, and when")
  func deskKnowsRefusal() async throws {
    let ids = await backend.add(Sample.documents(1))
    let session = session()
    _ = try await session.poll()
    var document = Sample.document(0)
    document.id = ids[0]
    try await journal.begin(Sample.attempt("lama", on: document, at: time.now))
    time.advance(by: .minutes(2))
    try await journal.append(.refused("NITKU salah"), to: IdempotencyKey("lama"), at: time.now)
    let desk = try await session.openDesk(ids[0], isDataOld: false, sentAgainWithin: .minutes(10))
    #expect(desk.lastRefusal?.words == "NITKU salah")
    #expect(desk.lastRefusal?.number == 1)
    #expect(desk.lastRefusal?.at == time.now)
  }

  @Test("Steps that were ticked are ticked still after Pantau was closed, until the document fails once more")
  func tickedStepsOutliveTheProgram() async throws {
    var document = Sample.document(0)
    document.statusTime = StatusTime(since: time.now - .hours(1), source: .backend)
    let ids = await backend.add([document])
    let before = session()
    _ = try await before.poll()
    var desk = try await before.openDesk(ids[0], isDataOld: false, sentAgainWithin: .minutes(10))
    for command in desk.handle(.tick(2, of: desk.remedy.plan), at: time.now) {
      #expect(await before.perform(command) == .success(nil))
    }

    let after = session()
    _ = try await after.poll()
    #expect(try await after.openDesk(ids[0], isDataOld: false, sentAgainWithin: .minutes(10)).ticked == [2])

    document.id = ids[0]
    document.statusTime = StatusTime(since: time.now + .minutes(1), source: .backend)
    await backend.put(document)
    _ = try await after.poll()
    #expect(try await after.openDesk(ids[0], isDataOld: false, sentAgainWithin: .minutes(10)).ticked == [])
  }
}

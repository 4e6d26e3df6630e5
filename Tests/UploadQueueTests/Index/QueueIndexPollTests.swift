import TestSupport
import Testing
import UploadQueue

/// What polls make of the index.
@Suite struct QueueIndexPollTests {
  private let index = QueueIndex()
  private let nine = Sample.observedAt

  private func poll(
    _ documents: [Document], at moment: Timestamp? = nil, scope: PollPage.Scope = .snapshot,
    of periods: ClosedRange<TaxPeriod>? = nil
  ) async -> [StatusChange] {
    let moment = moment ?? nine
    let ticket = await index.beginPoll(at: moment)
    let changes = await index.apply(documents, of: ticket, seenAt: moment)
    return await changes + index.finish(ticket, scope: scope, of: periods, seenAt: moment)
  }

  private func status(_ document: Document) async -> UploadStatus? {
    await index.row(document.id)?.document.status.status
  }

  @Test("what is seen first comes back as a change from nothing; what is seen again does not")
  func first() async {
    let documents = Sample.documents(3)
    let changes = await poll(documents)
    #expect(changes.map(\.subject) == documents.map { Subject($0) })
    #expect(changes.allSatisfy { $0.from == nil && $0.to == documents[0].status })
    #expect(await poll(documents) == [])
    #expect(await index.count == 3)
  }

  @Test(
    "a poll that brings no change confirms what is known: a change after it is known well, one from before it is not")
  func confirmed() async {
    var one = Sample.document(1, status: "SIGNING IN PROGRESS")
    var two = Sample.document(2, status: "SIGNING IN PROGRESS")
    _ = await poll([one, two])
    _ = await poll([], at: nine + .hours(5), scope: .changes)
    // The queue learned of the one just now; the other comes from a file that was written hours ago.
    for (document, moment) in [(one, nine + .hours(5) + .seconds(1)), (two, nine + .hours(3))] {
      var changed = document
      changed.status = StatusReading(coretax: "APPROVED")
      changed.observedAt = moment
      changed.statusTime = StatusTime(since: moment, source: .atLeast)
      if document.id == one.id { one = changed } else { two = changed }
    }
    let changes = await poll([one, two], at: nine + .hours(5) + .seconds(2), scope: .changes)
    #expect(
      changes.map(\.time) == [
        StatusTime(since: one.observedAt, source: .observed), StatusTime(since: two.observedAt, source: .atLeast),
      ])
  }

  @Test("a status that comes with a list is known as well as the one before was read itself, whatever was polled since")
  func listed() async {
    let document = Sample.document(1, status: "SIGNING IN PROGRESS")
    _ = await poll([document])
    _ = await poll([], at: nine + .hours(5), scope: .changes)
    var changed = document
    changed.status = StatusReading(coretax: "APPROVED")
    changed.observedAt = nine + .hours(5) + .seconds(1)
    changed.isListed = true
    let changes = await poll([changed], at: nine + .hours(5) + .seconds(2), scope: .changes)
    #expect(changes.map(\.time) == [StatusTime(since: changed.observedAt, source: .atLeast)])
  }

  @Test("a filter finds a queue's documents by its name, also while they are paused, and nobody's by another")
  func named() async throws {
    let index = QueueIndex(named: "PT CONTOH SATU")
    let (brought, known) = (Sample.document(1), Sample.document(2))
    await index.restore([
      Sighting(subject: Subject(known), status: known.status, time: StatusTime(since: nine, source: .observed))
    ])
    await index.showRemembered()
    _ = await index.apply([brought], of: await index.beginPoll(at: nine), seenAt: nine)
    for index in [index, await index.standingStill()] {
      #expect(await index.documents(matching: try Filter(parsing: "queue:satu"), at: nine) == [brought.id, known.id])
      #expect(await index.documents(matching: try Filter(parsing: "queue:dua"), at: nine).isEmpty)
    }
  }

  @Test("a snapshot of some tax periods says nothing of the others")
  func somePeriods() async throws {
    var old = Sample.document(1)
    old.period = TaxPeriod(year: 2026, month: 3)
    let (gone, stays) = (Sample.document(2), Sample.document(3))
    _ = await poll([old, gone, stays])
    let november = try #require(stays.period)
    let changes = await poll([stays], of: november...november)
    #expect(changes.map(\.subject) == [Subject(gone)])
    #expect(await index.row(old.id)?.missingSince == nil)
  }

  @Test("a change of status comes back with both statuses and the backend's reason")
  func change() async {
    _ = await poll([Sample.document(1, status: "SIGNING IN PROGRESS")])
    var document = Sample.document(1)
    document.observedAt = nine + .minutes(1)
    document.reason = "NITKU salah"
    let changes = await poll([document], at: nine + .minutes(1))
    #expect(changes.count == 1)
    #expect(changes.first?.from?.status == .signingInProgress)
    #expect(changes.first?.to?.status == .savedInvalid)
    #expect(changes.first?.reason == "NITKU salah")
    #expect(changes.first?.time == StatusTime(since: nine + .minutes(1), source: .observed))
  }

  @Test("another spelling of the same status is no change")
  func spelling() async {
    _ = await poll([Sample.document(1, status: "SAVED INVALID")])
    #expect(await poll([Sample.document(1, status: "Saved Invalid")]) == [])
  }

  @Test("what a snapshot does not list is missing, is not forgotten, and may return")
  func missing() async {
    let documents = Sample.documents(2)
    _ = await poll(documents)
    let changes = await poll([documents[0]], at: nine + .minutes(1))
    #expect(changes.map(\.subject.document) == [documents[1].id])
    #expect(changes.first?.to == StatusReading?.none)
    #expect(await index.row(documents[1].id)?.missingSince == nine + .minutes(1))
    #expect(await index.summary(at: nine).count(.missing) == 1)
    #expect(await poll([documents[0]], at: nine + .minutes(2)) == [])
    let returned = await poll(documents, at: nine + .minutes(3))
    #expect(returned.map(\.subject.document) == [documents[1].id])
    #expect(returned.first?.from == StatusReading?.none)
    #expect(await index.row(documents[1].id)?.missingSince == nil)
  }

  @Test("a poll of changes takes away only what it names")
  func incremental() async {
    let documents = Sample.documents(3)
    _ = await poll(documents)
    #expect(await poll([documents[0]], scope: .changes) == [])
    let ticket = await index.beginPoll(at: nine)
    let changes = await index.remove([documents[2].id, DocumentID("nobody")], of: ticket, seenAt: nine)
    #expect(changes.map(\.subject.document) == [documents[2].id])
    #expect(await index.summary(at: nine).count(.missing) == 1)
  }

  @Test("what is said to be gone and only the journal knew is missing from now on, or since it was missed before")
  func goneSinceRestart() async {
    let (gone, missed) = (Sample.document(1), Sample.document(2))
    let time = StatusTime(since: nine - .days(2), source: .observed)
    await index.restore([
      Sighting(subject: Subject(gone), status: gone.status, time: time),
      Sighting(subject: Subject(missed), status: nil, time: time),
    ])
    let version = await index.version
    let ticket = await index.beginPoll(at: nine)
    let changes = await index.remove([gone.id, missed.id, DocumentID("nobody")], of: ticket, seenAt: nine)
    #expect(changes.map(\.subject.document) == [gone.id])
    #expect(changes.first?.from == gone.status && changes.first?.to == StatusReading?.none)
    #expect(await index.row(gone.id)?.missingSince == nine)
    #expect(await index.row(missed.id)?.missingSince == time.since)
    let shown = await index.version
    #expect(shown != version)
    #expect(await index.remove([gone.id, missed.id, DocumentID("nobody")], of: ticket, seenAt: nine) == [])
    #expect(await index.version == shown)
  }

  @Test("after a restart the journal's statuses count as seen before, and its times are kept")
  func recalled() async {
    let documents = Sample.documents(3)
    let time = StatusTime(since: nine - .days(2), source: .observed)
    let sightings = documents.map { Sighting(subject: Subject($0), status: $0.status, time: time) }
    await index.restore(sightings)
    var changed = documents[1]
    changed.status = StatusReading(coretax: "APPROVED")
    let changes = await poll([documents[0], changed])
    #expect(changes.map(\.subject.document) == [changed.id, documents[2].id])
    #expect(changes.map(\.from) == [documents[1].status, documents[2].status])
    #expect(changes.map { $0.to?.status } == [.approved, nil])
    #expect(await index.row(documents[0].id)?.time == time)
    let gone = await index.row(documents[2].id)
    #expect(gone?.missingSince == nine)
    #expect(gone?.document.name == documents[2].name)
  }

  @Test("a change read by itself soon after the journal's last reading is known well, also while nothing has answered")
  func rereadOntoRemembered() async {
    var document = Sample.document(1, status: "SIGNING IN PROGRESS")
    let time = StatusTime(since: nine, source: .observed)
    await index.restore([Sighting(subject: Subject(document), status: document.status, time: time)])
    await index.showRemembered()
    document.status = StatusReading(coretax: "APPROVED")
    document.observedAt = nine + .minutes(5)
    document.statusTime = nil
    let change = await index.apply(reread: document, seenAt: document.observedAt)
    #expect(change?.time == StatusTime(since: document.observedAt, source: .observed))
  }

  @Test("a page takes the place of what was remembered of its documents, and is no news where that said the same")
  func pageInsteadOfRemembered() async {
    let documents = Sample.documents(2)
    let time = StatusTime(since: nine - .days(2), source: .observed)
    let sightings = documents.map { Sighting(subject: Subject($0), status: $0.status, time: time) }
    await index.restore(sightings)
    await index.showRemembered()
    #expect(await index.count == 2)
    let ticket = await index.beginPoll(at: nine)
    let changes = await index.apply([documents[0]], knowing: [sightings[0]], of: ticket, seenAt: nine)
    #expect(changes == [])
    #expect(await index.row(documents[0].id)?.time == time)
    #expect(await index.row(documents[0].id)?.document.partnerName == documents[0].partnerName)
    // The rest stays, and is neither news nor missing as long as the answer is not whole.
    #expect(await index.row(documents[1].id)?.missingSince == nil)
    #expect(await index.row(documents[1].id)?.time == time)
    #expect(await index.hasRemembered)
    #expect(await index.finish(ticket, scope: .snapshot, isWhole: false, seenAt: nine) == [])
    #expect(await index.count == 2)
    #expect(await index.unmet(among: documents.map(\.id)) == [documents[1].id])
  }

  @Test("what was remembered and is in no whole list has disappeared, as the journal knew it")
  func rememberedAndGone() async {
    let documents = Sample.documents(3)
    let time = StatusTime(since: nine - .days(2), source: .observed)
    let sightings = documents.map { Sighting(subject: Subject($0), status: $0.status, time: time) }
    await index.restore(sightings)
    await index.showRemembered()
    let ticket = await index.beginPoll(at: nine)
    _ = await index.apply([documents[2]], knowing: [sightings[2]], of: ticket, seenAt: nine)
    await index.restore(sightings)
    let changes = await index.finish(ticket, scope: .snapshot, seenAt: nine)
    #expect(changes.map(\.subject.document) == [documents[0].id, documents[1].id])
    #expect(changes.map(\.time) == [StatusTime](repeating: StatusTime(since: nine, source: .atLeast), count: 2))
    #expect(await index.count == 3)
    #expect(await !index.hasRemembered)
    #expect(await index.row(documents[0].id)?.missingSince == nine)
    #expect(await index.row(documents[2].id)?.missingSince == nil)
  }

  @Test("what was remembered and an answer of changes does not name is let go of, and what it names is found")
  func rememberedAndNotNamed() async {
    let documents = Sample.documents(3)
    let time = StatusTime(since: nine - .days(2), source: .observed)
    let sightings = documents.map { Sighting(subject: Subject($0), status: $0.status, time: time) }
    await index.restore(sightings)
    await index.showRemembered()
    let ticket = await index.beginPoll(at: nine)
    var changed = documents[2]
    changed.status = StatusReading(coretax: "APPROVED")
    let changes = await index.apply([changed], knowing: [sightings[2]], of: ticket, seenAt: nine)
    #expect(changes.map(\.from) == [documents[2].status])
    #expect(await index.finish(ticket, scope: .changes, seenAt: nine) == [])
    #expect(await index.count == 1)
    #expect(await index.row(documents[0].id) == nil)
    #expect(await status(changed) == .approved)
  }

  @Test("what had disappeared before a restart is still missing, and not missed a second time")
  func recalledMissing() async {
    let time = StatusTime(since: nine - .days(2), source: .observed)
    await index.restore([Sighting(subject: Subject(Sample.document(1)), status: nil, time: time)])
    #expect(await poll([]) == [])
    #expect(await index.row(Sample.document(1).id)?.missingSince == nine - .days(2))
  }

  @Test("what is missing after a restart is what it was: kind, other party, date, DPP and last status")
  func recalledWithOutline() async {
    var document = Sample.document(1, status: "SAVED INVALID")
    (document.kind, document.channel, document.reference) = (.inputReturn, .pjap, nil)
    (document.documentNumber, document.partnerName) = ("RET-1", "PT CONTOH PEMBELI")
    document.taxBase = Rupiah(sen: 12_345)
    _ = await poll([document])
    let gone = await poll([])
    #expect(gone.map(\.outline) == [DocumentOutline(document)])

    let restarted = QueueIndex()
    await restarted.restore(gone.map { Sighting(subject: $0.subject, status: nil, time: $0.time, outline: $0.outline) })
    let ticket = await restarted.beginPoll(at: nine)
    #expect(await restarted.finish(ticket, scope: .snapshot, seenAt: nine) == [])
    let row = await restarted.row(document.id)
    #expect(row?.missingSince == gone.first?.seenAt)
    #expect(row?.document.status == document.status && row?.document.kind == .inputReturn)
    #expect(row?.document.channel == .pjap && row?.document.partnerName == "PT CONTOH PEMBELI")
    #expect(row?.document.date == document.date && row?.document.taxBase == document.taxBase)
    #expect(row?.document.name == "RET-1" && row?.document.reference == nil)
  }

  @Test("a poll begun before a re-upload finished overwrites nothing of its outcome")
  func fence() async {
    let old = Sample.document(1)
    _ = await poll([old])
    let early = await index.beginPoll(at: nine + .minutes(1))
    _ = await index.apply(reread: Sample.document(1, status: "SIGNING IN PROGRESS"), seenAt: nine + .minutes(2))
    await index.raiseFence(old.id)
    // The clock is set back while the re-upload is under way.
    await index.lowerFence(old.id)
    #expect(await index.isPartial(early))
    #expect(await index.apply([old], of: early, seenAt: nine - .hours(1)) == [])
    #expect(await index.finish(early, scope: .snapshot, seenAt: nine + .minutes(3)) == [])
    #expect(await status(old) == .signingInProgress)
    let late = await poll([old], at: nine - .minutes(50))
    #expect(late.map(\.to?.status) == [.savedInvalid])
  }

  @Test("a poll begun before a re-upload finished does not make its document missing either")
  func fencedRemoval() async {
    let old = Sample.document(1)
    _ = await poll([old])
    let early = await index.beginPoll(at: nine + .minutes(1))
    await index.raiseFence(old.id)
    await index.lowerFence(old.id)
    #expect(await index.remove([old.id], of: early, seenAt: nine + .minutes(3)) == [])
    #expect(await index.finish(early, scope: .snapshot, seenAt: nine + .minutes(3)) == [])
    #expect(await index.row(old.id)?.missingSince == nil)
    #expect(await poll([], at: nine + .minutes(4)).map(\.subject.document) == [old.id])
  }
}

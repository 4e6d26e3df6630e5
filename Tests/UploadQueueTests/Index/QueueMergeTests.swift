import TestSupport
import Testing

@testable import UploadQueue

@Suite("One list over several queues")
struct QueueMergeTests {
  private let now = Sample.observedAt + .minutes(5)

  private func index(_ documents: [Document]) async -> QueueIndex {
    let index = QueueIndex()
    let poll = await index.beginPoll(at: Sample.observedAt)
    _ = await index.apply(documents, of: poll, seenAt: Sample.observedAt)
    _ = await index.finish(poll, scope: .snapshot, seenAt: Sample.observedAt)
    return index
  }

  private func merged(_ queues: [[Document]]) async -> QueueIndex {
    var parts: [QueuePart] = []
    for (place, documents) in queues.enumerated() {
      parts.append(await index(documents).part(named: ["SATU", "DUA", "TIGA"][place], number: place))
    }
    return QueueIndex(merging: parts, policy: QueuePolicy())
  }

  private func rows(_ queues: [Document]..., filter: String = "") async throws -> [QueueRow] {
    let query = QueueQuery(filter: try Filter(parsing: filter), sort: [SortOrder(.reference)])
    return await merged(queues).window(query, following: nil, line: 0, top: 0, height: 50, at: now).rows
  }

  private func document(
    _ number: Int, reference: String? = "INV-1", nsfp: String? = nil, status: String = "APPROVED",
    channel: Channel = .coretax, taxpayer: NPWP? = Sample.taxpayer, observedAt: Timestamp = Sample.observedAt
  ) -> Document {
    var document = Sample.document(number, status: status)
    document.reference = reference
    document.nsfp = nsfp.flatMap { NSFP($0) }
    document.channel = channel
    document.taxpayer = taxpayer
    document.observedAt = observedAt
    return document
  }

  @Test("holds every document of every queue with all that is known of it, and where it is from")
  func everything() async throws {
    let own = [Sample.document(1), Sample.document(2)]
    let other = [Sample.document(3, status: "SIGNING IN PROGRESS")]
    let rows = try await rows(own, other)
    #expect(rows.map(\.document.reference) == (own + other).map(\.reference))
    #expect(rows.map { $0.origins.map(\.queue) } == [["SATU"], ["SATU"], ["DUA"]])
    #expect(rows.map { $0.origins.map(\.document) } == (own + other).map { [$0.id] })
    for (row, document) in zip(rows, own + other) {
      var expected = document
      expected.id = row.id
      #expect(row.document == expected)
    }
    #expect(Set(rows.map(\.id)).count == 3)
  }

  @Test("what one queue only remembers is joined by taxpayer and Reference, and speaks as what it answered does")
  func remembered() async throws {
    let approved = document(1)
    var failed = document(1, status: "SAVED INVALID")
    (failed.id, failed.recordID) = (DocumentID("lain"), nil)
    let time = StatusTime(since: Sample.observedAt, source: .observed)
    let known = Sighting(
      subject: Subject(approved), status: approved.status, time: time, outline: DocumentOutline(approved))
    var ownerless = known
    ownerless.outline?.taxpayer = nil
    for (sighting, owner) in [(known, nil), (ownerless, Sample.taxpayer), (ownerless, nil)] {
      let queue = QueueIndex(owner: owner)
      await queue.restore([sighting])
      await queue.showRemembered()
      let origin = await queue.origin(of: failed, in: "DUA", numbered: 1)
      #expect(origin?.status == approved.status)
      guard sighting == known || owner != nil else { continue }
      let parts = [await index([failed]).part(named: "SATU", number: 0), await queue.part(named: "DUA", number: 1)]
      let merged = QueueIndex(merging: parts, policy: QueuePolicy())
      let rows = await merged.window(QueueQuery(), following: nil, line: 0, top: 0, height: 50, at: now).rows
      #expect(rows.map { $0.origins.map(\.queue) } == [["SATU", "DUA"]])
      #expect(rows.first?.origins.isConflict == true && rows.first?.origins.objection != nil)
    }
    // Nor does a document of which its own queue names no taxpayer pass what is remembered of it.
    var unnamed = failed
    unnamed.taxpayer = nil
    #expect(unnamed.isSame(asRemembered: known.subject, known.outline))
    unnamed.taxBase = Rupiah(sen: 1)
    #expect(!unnamed.isSame(asRemembered: known.subject, known.outline))
    var foreign = failed
    foreign.taxpayer = NPWP("0888888888888000")
    let queue = QueueIndex()
    await queue.restore([known])
    await queue.showRemembered()
    #expect(await queue.origin(of: foreign, in: "DUA", numbered: 1) == nil)
  }

  @Test("one row bears the Reference that any of its queues knows")
  func sharedReference() async throws {
    let nameless = document(1, reference: nil, nsfp: "04002600000000001")
    let named = document(2, reference: "INV-7", nsfp: "04002600000000001", status: "")
    for queues in [[nameless, named], [named, nameless]] {
      #expect(try await rows([queues[0]], [queues[1]]).map(\.document.reference) == ["INV-7"])
    }
  }

  @Test("a document that two queues know by its NSFP is one row that shows both")
  func byNumber() async throws {
    let rows = try await rows(
      [document(1, reference: "A", nsfp: "04002600000000001")],
      [document(2, reference: "B", nsfp: "04002600000000001", channel: .pjap)])
    #expect(rows.count == 1)
    #expect(rows.first?.origins.map(\.queue) == ["SATU", "DUA"])
    #expect(rows.first?.origins.map(\.channel) == [.coretax, .pjap])
    #expect(rows.first?.origins.isConflict == false)
  }

  @Test("without an NSFP it is known by taxpayer and Reference, and by no Reference alone")
  func byReference() async throws {
    #expect(try await rows([document(1)], [document(2, nsfp: "04002600000000001")]).count == 1)
    #expect(try await rows([document(1)], [document(2, taxpayer: NPWP("0999999999999111"))]).count == 2)
    #expect(try await rows([document(1, taxpayer: nil)], [document(2, taxpayer: nil)]).count == 2)
  }

  @Test("other numbers of one Reference are other documents, and a Reference that is there twice tells nothing")
  func notTheSame() async throws {
    #expect(
      try await rows([document(1, nsfp: "04002600000000001")], [document(2, nsfp: "04002600000000002")]).count == 2)
    let replaced = [
      document(1, nsfp: "04002600000000001", status: "AMENDED"), document(2, nsfp: "04002600000000002"),
    ]
    #expect(try await rows(replaced, [document(3)]).count == 3)
    #expect(try await rows([document(3)], replaced).count == 3)
    // Two rows of one queue are two documents, whatever they bear.
    #expect(try await rows([document(1), document(2)], [document(3)]).count == 3)
  }

  @Test("three queues that know it are one row as well, also where the third knows what the first did not")
  func three() async throws {
    let rows = try await rows(
      [document(1)], [document(2, nsfp: "04002600000000001")],
      [document(3, reference: "X", nsfp: "04002600000000001")])
    #expect(rows.map { $0.origins.count } == [3])
  }

  @Test("a status that they do not agree on is a conflict, which needs a person and is found")
  func conflict() async throws {
    let queues = [[document(1, status: "SIGNING IN PROGRESS")], [document(2, status: "APPROVED")]]
    let index = await merged(queues)
    let row = try #require(
      await index.window(QueueQuery(), following: nil, line: 0, top: 0, height: 5, at: now).rows.first)
    #expect(row.origins.isConflict)
    #expect(row.origins.map(\.status.status) == [.signingInProgress, .approved])
    #expect(await index.summary(at: now).count(.attention) == 1)
  }

  @Test(
    "which document it is the first queue tells that knows it, also where they do not agree, whoever was asked last")
  func description() async throws {
    for minutes in [0, 2] {
      var own = document(1, status: "SIGNING IN PROGRESS")
      var other = document(2, observedAt: Sample.observedAt + .minutes(minutes - 1))
      (own.partnerName, own.taxBase, own.date, own.signer) = ("PT NAMA SATU", Rupiah(sen: 100), nil, nil)
      (other.partnerName, other.taxBase, other.signer) = ("PT NAMA DUA", Rupiah(sen: 200), "PENANDATANGAN DUA")
      let row = try #require(try await rows([own], [other]).first)
      #expect(row.origins.isConflict)
      #expect(row.document.partnerName == "PT NAMA SATU" && row.document.taxBase == Rupiah(sen: 100))
      #expect(row.document.date == other.date && row.document.signer == "PENANDATANGAN DUA")
    }
  }

  @Test("where they do not agree, one whose deadline still runs speaks for all, whoever was asked last")
  func deadlineOfConflict() async throws {
    for minutes in [-1, 1] {
      let over = document(1, observedAt: Sample.observedAt + .minutes(minutes))
      let open = document(2, status: "SAVED INVALID")
      for queues in [[[over], [open]], [[open], [over]]] {
        let index = await merged(queues)
        let row = try #require(
          await index.window(QueueQuery(), following: nil, line: 0, top: 0, height: 5, at: now).rows.first)
        #expect(row.document.status.status == .savedInvalid)
        #expect(row.origins.map(\.status.status) == queues.map { $0[0].status.status })
        #expect(row.document.date != nil && row.document.date == queues[0][0].date)
      }
    }
    // Of several whose deadline runs, the first.
    let signing = document(1, status: "SIGNING IN PROGRESS")
    let invalid = document(2, status: "SAVED INVALID", observedAt: Sample.observedAt + .minutes(1))
    #expect(try await rows([signing], [invalid]).map(\.document.status.status) == [.signingInProgress])
  }

  @Test("what only expects a document says nothing against what sees it")
  func leader() async throws {
    let expected = document(1, status: "", observedAt: Sample.observedAt + .hours(1))
    let rows = try await rows([expected], [document(2)], [document(3, observedAt: Sample.observedAt + .hours(2))])
    #expect(rows.map(\.document.status.status) == [.approved])
    #expect(rows.first?.origins.isConflict == false)
    #expect(rows.first?.document.observedAt == Sample.observedAt + .hours(2))
  }

  @Test("who saw it signing for long tells the time, also where another has only just seen it, whoever was asked last")
  func time() async throws {
    func signing(_ number: Int, since: Timestamp, _ source: StatusTime.Source, observedAt: Timestamp) -> Document {
      var signing = document(number, status: "SIGNING IN PROGRESS", observedAt: observedAt)
      signing.statusTime = StatusTime(since: since, source: source)
      return signing
    }
    let old = signing(1, since: now - .days(3), .atLeast, observedAt: Sample.observedAt)
    let new = signing(2, since: now, .atLeast, observedAt: now)
    for queues in [[[old], [new]], [[new], [old]]] {
      let index = await merged(queues)
      let row = try #require(
        await index.window(QueueQuery(), following: nil, line: 0, top: 0, height: 5, at: now).rows.first)
      #expect(row.time == StatusTime(since: now - .days(3), source: .atLeast))
      #expect(row.document.observedAt == now)
      #expect(row.document.partnerName == queues[0][0].partnerName)
      #expect(await index.summary(at: now).count(.stuck) == 1)
    }
    // What a backend says of the time is the time.
    let told = signing(3, since: now - .hours(2), .backend, observedAt: Sample.observedAt)
    #expect(try await rows([old], [told]).map(\.time) == [StatusTime(since: now - .hours(2), source: .backend)])
  }

  @Test("queues and ways are found, of a row of several each of them")
  func filters() async throws {
    let own = [document(1, nsfp: "04002600000000001"), Sample.document(7)]
    let other = [document(2, nsfp: "04002600000000001", channel: .pjap)]
    #expect(try await rows(own, other, filter: "queue:dua").count == 1)
    #expect(try await rows(own, other, filter: "antrean:satu").count == 2)
    #expect(try await rows(own, other, filter: "channel:pjap").count == 1)
    #expect(try await rows(own, other, filter: "channel:coretax").count == 2)
    #expect(try await rows(own, other, filter: "queue:tiga").isEmpty)
  }

  @Test("notes and marks of a queue stand in the list over all")
  func annotations() async throws {
    let index = await index([document(1)])
    let record = AnnotationRecord(
      subject: Subject(document(1)), event: .noted("telepon"), by: Operator(user: "petugas", host: "kantor"),
      at: now)
    await index.apply([record])
    let parts = [await index.part(named: "SATU", number: 0)]
    let merged = QueueIndex(merging: parts, policy: QueuePolicy())
    let rows = await merged.window(QueueQuery(), following: nil, line: 0, top: 0, height: 5, at: now).rows
    #expect(rows.map(\.annotation.note?.text) == ["telepon"])
  }
}

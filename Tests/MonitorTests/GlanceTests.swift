import TestSupport
import Testing
import UploadQueue

@testable import Monitor

@Suite("A look at a queue, once")
struct GlanceTests {
  private let backend = ScriptedBackend()
  private let journal = InMemoryJournal()
  private let time = HandClock()

  private func glance() async throws -> QueueGlance {
    let session = QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), named: "PT CONTOH SATU", clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    let profile = QueueProfile(name: "PT CONTOH SATU", backend: "antrean", capabilities: backend.capabilities)
    return try await WatchedQueue(profile, session: session).glance(clock: time.clock)
  }

  private func rows(_ filter: String, in glance: QueueGlance) async throws -> [QueueRow] {
    var rows: [QueueRow] = []
    await glance.documents(matching: try Filter(parsing: filter)).forEach { rows.append($0) }
    return rows
  }

  @Test("It finds what a filter wants, also by the queue's name, under the backend's own keys")
  func finds() async throws {
    let ids = await backend.add(Sample.documents(2))
    await backend.add([Sample.document(7, status: "APPROVED")])
    let glance = try await glance()
    #expect(glance.failure == nil)
    #expect(glance.trueAt == time.now)
    #expect(await glance.count == 3)
    let rows = try await rows("status:invalid queue:satu", in: glance)
    #expect(Set(rows.map(\.id)) == Set(ids))
    #expect(await glance.has(try Filter(parsing: "status:approved")))
    #expect(await !glance.has(try Filter(parsing: "queue:dua")))
  }

  @Test("What the journal knows is told without the backend being asked, which can be asked afterwards")
  func unasked() async throws {
    let ids = await backend.add(Sample.documents(2))
    _ = try await glance()
    await backend.fail(.poll, with: .unavailable("down"))
    let session = QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), named: "PT CONTOH SATU", clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    let queue = WatchedQueue(
      QueueProfile(name: "PT CONTOH SATU", backend: "antrean", capabilities: backend.capabilities), session: session)
    let known = try await queue.remembered(clock: time.clock)
    #expect(known.failure == nil)
    #expect(Set(try await rows("queue:satu", in: known).map(\.id)) == Set(ids))
    // The first failure is still to come: nothing was asked.
    #expect(try await queue.glance(clock: time.clock).failure == .unavailable("down"))
    await backend.add([Sample.document(7, status: "APPROVED")])
    let asked = try await queue.glance(clock: time.clock)
    #expect(asked.failure == nil)
    #expect(await asked.count == 3)
  }

  @Test("Where Pantau asks no oftener, it waits for its turn and says so")
  func waits() async throws {
    await backend.add(Sample.documents(2))
    await backend.fail(.poll, with: .tooSoon(until: time.now), .tooSoon(until: time.now))
    let session = QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), named: "PT CONTOH SATU", clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    let profile = QueueProfile(name: "PT CONTOH SATU", backend: "antrean", capabilities: backend.capabilities)
    let (waits, feed) = AsyncStream<Timestamp>.makeStream()
    let glance = try await WatchedQueue(profile, session: session).glance(clock: time.clock) { feed.yield($0) }
    feed.finish()
    var told: [Timestamp] = []
    for await moment in waits { told.append(moment) }
    #expect(told == [time.now, time.now])
    #expect(glance.failure == nil)
    #expect(await glance.count == 2)
  }

  @Test("Where nobody waits for the turn of a queue asked a moment ago, what the journal has of it stands there")
  func waitsForNobody() async throws {
    await backend.add(Sample.documents(2))
    _ = try await glance()
    await backend.fail(.poll, with: .tooSoon(until: time.now + .seconds(50)))
    let session = QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), named: "PT CONTOH SATU", clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    let profile = QueueProfile(name: "PT CONTOH SATU", backend: "antrean", capabilities: backend.capabilities)
    let glance = try await WatchedQueue(profile, session: session).glance(clock: time.clock, waitsForTurn: false) { _ in
      Issue.record("waited")
    }
    #expect(glance.failure == nil && !glance.standing.speaksForAll)
    #expect(await glance.count == 2)
    #expect(await backend.times(.poll) == 2)
  }

  @Test("Of the signers of a queue that never answered nothing is known; of one without documents that there are none")
  func unknownSigners() async throws {
    await backend.fail(.poll, with: .unavailable("down"))
    #expect(try await glance().knownSigners() == nil)
    let empty = try await glance()
    #expect(try await empty.knownSigners()?.entries.isEmpty == true)
    await journal.fail(with: .unusable(path: "/x/journal.sqlite", reason: "disk I/O error"))
    await #expect(throws: JournalError.self) { try await empty.knownSigners() }
  }

  @Test("A census counts what a filter wants and nothing else")
  func counts() async throws {
    await backend.add(Sample.documents(3))
    await backend.add((0..<2).map { Sample.document(100 + $0, status: "SIGNING IN PROGRESS") })
    _ = try await glance()
    time.advance(by: .days(2))
    let glance = try await glance()
    let all = await glance.census(of: .everything)
    #expect(all.overview.total == 5)
    #expect(all.summary.count(.stuck) == 2)
    let invalid = await glance.census(of: try Filter(parsing: "status:invalid"))
    #expect(invalid.overview.statuses == [.savedInvalid: 3])
    #expect(invalid.summary.count(.stuck) == 0)
  }

  @Test("Where documents are as old as what they came from, the oldest still to be approved is told beside the newest")
  func oldest() async throws {
    var documents = Sample.documents(3)
    let ages = [Duration.minutes(1), .days(2), .days(9)]
    for (place, age) in ages.enumerated() { documents[place].observedAt = time.now - age }
    documents[2].status = StatusReading(coretax: "APPROVED")
    await backend.add(documents)
    await backend.say(DataStanding(speaksForAll: false))
    let glance = try await glance()
    let census = await glance.census(of: .everything)
    #expect(glance.trueAt == time.now - ages[0])
    #expect(glance.oldestTrueAt(in: census) == time.now - ages[1])
    #expect(glance.oldestTrueAt(in: census, ifOlderThan: .minutes(30)) == time.now - ages[1])
    #expect(glance.oldestTrueAt(in: census, ifOlderThan: .days(3)) == nil)
    #expect(await glance.metrics(of: .everything).oldestAge == ages[1])
    await backend.say(DataStanding())
    let other = try await self.glance()
    #expect(other.oldestTrueAt(in: await other.census(of: .everything)) == nil)
  }

  @Test("Where the backend does not answer, the journal's memory stands there: none of it is missing, and none is news")
  func remembered() async throws {
    await backend.add(Sample.documents(2))
    _ = try await glance()
    let recorded = try await journal.entries(EntryQuery(limit: 100)).entries
    time.advance(by: .hours(5))
    await backend.fail(.poll, with: .unavailable("putus"))
    let glance = try await glance()
    #expect(glance.failure == .unavailable("putus"))
    #expect(glance.trueAt == nil)
    #expect(glance.recordedAt == recorded.first?.entry.at)
    let rows = try await rows("status:invalid buyer:contoh", in: glance)
    #expect(rows.count == 2)
    #expect(rows.allSatisfy { $0.missingSince == nil })
    #expect(try await journal.entries(EntryQuery(limit: 100)).entries == recorded)
  }

  @Test("A note or a mark is recorded with who and when, and nothing where it is there or gone already")
  func annotates() async throws {
    await backend.add(Sample.documents(2))
    var row = try #require(try await rows("", in: glance()).first)
    time.advance(by: .minutes(1))
    let record = try await glance().annotate(row, .note("tanya Bu Contoh"))
    #expect(record?.by == Operator(user: "petugas", host: "kantor"))
    #expect(record?.at == time.now)
    _ = try await glance().annotate(row, .mark)
    let recorded = await journal.everything
    row = try #require(try await rows("mark:yes note:contoh", in: glance()).first)
    for wish: AnnotationWish in [.mark, .note("tanya Bu Contoh")] {
      #expect(try await glance().annotate(row, wish) == nil)
    }
    #expect(await journal.everything == recorded)
    #expect(try await glance().annotate(row, .removeMark)?.event == .unmarked)
    #expect(try await glance().annotate(row, .removeNote)?.event == .noteRemoved)
    for wish: AnnotationWish in [.removeMark, .removeNote] {
      #expect(try await glance().annotate(row, wish) == nil)
    }
    #expect(await backend.times(.reupload) == 0)
  }

  @Test("What a document was when it disappeared is remembered as missing")
  func rememberedMissing() async throws {
    let ids = await backend.add(Sample.documents(2))
    _ = try await glance()
    await backend.remove(ids[0])
    _ = try await glance()
    await backend.fail(.poll, with: .unavailable("putus"))
    let rows = try await rows("status:missing", in: glance())
    #expect(rows.map(\.id) == [ids[0]])
  }
}

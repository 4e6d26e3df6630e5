import TestSupport
import Testing
import UploadQueue

@testable import Monitor

@Suite("A queue that nobody looks at")
struct LookoutTests {
  private let backend = ScriptedBackend()
  private let journal = InMemoryJournal()
  private let time = HandClock()

  private func lookout(_ policy: QueuePolicy = QueuePolicy(), over journal: InMemoryJournal? = nil) -> QueueLookout {
    let session = QueueSession(
      backend: backend, journal: journal ?? self.journal, policy: policy, clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    let profile = QueueProfile(name: "PT CONTOH", backend: "antrean", capabilities: backend.capabilities)
    return QueueLookout(WatchedQueue(profile, session: session), clock: time.clock, reader: .lines)
  }

  /// What a look tells, which then has arrived.
  private func told(by lookout: QueueLookout) async throws -> [QueueEvent] {
    let report = await lookout.look()
    try await lookout.arrived(report)
    return report.events
  }

  private func document(_ number: Int, _ id: DocumentID, status: String) -> Document {
    var document = Sample.document(number, status: status)
    document.id = id
    document.observedAt = time.now
    return document
  }

  @Test("Nothing is news at first; a change of status is, once, also to the next run")
  func changes() async throws {
    let ids = await backend.add(Sample.documents(3))
    let first = lookout()
    #expect(try await told(by: first).isEmpty)
    await backend.put(document(1, ids[1], status: "APPROVED"))
    // Told, but nobody knows whether it arrived: it is told again.
    #expect(await first.look().events.count == 1)
    let next = lookout()
    let events = try await told(by: next)
    guard case .changed(let change) = try #require(events.first), events.count == 1 else {
      Issue.record("\(events)")
      return
    }
    #expect(change.subject.document == ids[1])
    #expect(change.to?.status == .approved)
    #expect(try await told(by: next).isEmpty)
    #expect(try await told(by: lookout()).isEmpty)
  }

  @Test("What is being asked when the lookout ends is not lost by that")
  func endedMeanwhile() async {
    await backend.add(Sample.documents(3))
    await backend.hang(.poll)
    let lookout = lookout()
    let look = Task { await lookout.look() }
    look.cancel()
    let report = await look.value
    #expect(report.events.isEmpty && report.failure == nil)
  }

  @Test("A look that comes too soon waits for its turn: nothing is lost by that")
  func tooSoon() async throws {
    await backend.add(Sample.documents(3))
    let lookout = lookout()
    _ = try await told(by: lookout)
    await backend.fail(.poll, with: .tooSoon(until: time.now))
    let turn = time.now
    let report = await confirmation("it is said until when", expectedCount: 1) { said in
      await lookout.look {
        #expect($0 == turn)
        said()
      }
    }
    #expect(report.failure == nil && report.events.isEmpty)
    #expect(await backend.times(.poll) == 3)
  }

  @Test(
    "While nobody takes what was told, the queue is watched; afterwards everything is told, the backend's outages too")
  func unheard() async throws {
    let ids = await backend.add(Sample.documents(3))
    let lookout = lookout()
    _ = try await told(by: lookout)
    for (number, id) in ids.enumerated() {
      await backend.put(document(number, id, status: "APPROVED"))
      time.advance(by: .minutes(1))
      #expect(await lookout.look(isTelling: false).events.isEmpty)
    }
    #expect(await journal.everything.count == 6)
    await backend.fail(.poll, with: .unavailable("putus"))
    #expect(await lookout.look(isTelling: false).failure != nil)
    #expect(await lookout.look(isTelling: false).events.isEmpty)
    let events = try await told(by: lookout)
    #expect(events.count == 5)
    #expect(events.count { if case .changed = $0 { true } else { false } } == 3)
    #expect(events.contains { if case .backendLost = $0 { true } else { false } })
    #expect(events.contains { if case .backendBack = $0 { true } else { false } })
    #expect(try await told(by: lookout).isEmpty)
  }

  @Test("A document becomes stuck as time passes, which is told once; one that is so at once is told as well")
  func stuck() async throws {
    let ids = await backend.add(Sample.documents(2, status: "SIGNING IN PROGRESS"))
    let lookout = lookout()
    #expect(try await told(by: lookout).isEmpty)
    time.advance(by: .hours(23))
    #expect(try await told(by: lookout).isEmpty)
    time.advance(by: .hours(1))
    let events = try await told(by: lookout)
    #expect(events.count == 2)
    #expect(events.allSatisfy { if case .stuck = $0 { true } else { false } })
    #expect(try await told(by: lookout).isEmpty)
    await backend.put(document(0, ids[0], status: "SAVED INVALID"))
    _ = try await told(by: lookout)
    var back = document(0, ids[0], status: "SIGNING IN PROGRESS")
    back.statusTime = StatusTime(since: time.now - .days(3), source: .backend)
    await backend.put(back)
    #expect(
      try await told(by: lookout).contains { if case .stuck(let row) = $0 { row.id == ids[0] } else { false } })
  }

  @Test("A deadline that comes near is told, and that it has passed")
  func due() async throws {
    var early = Sample.document(0)
    early.date = .day("2026-10-30")
    await backend.add([early])
    let lookout = lookout()
    // The first answer came with three days left already, which is no news.
    #expect(try await told(by: lookout).isEmpty)
    time.advance(by: .days(4))
    let events = try await told(by: lookout)
    guard case .due(_, let daysLeft) = try #require(events.first), events.count == 1 else {
      Issue.record("\(events)")
      return
    }
    #expect(daysLeft == -1)
    #expect(try await told(by: lookout).isEmpty)
  }

  /// The documents that were told to be stuck or due.
  private func alarmed(_ events: [QueueEvent]) -> [DocumentID] {
    events.compactMap { event in
      switch event {
      case .stuck(let row), .due(let row, _): row.id
      default: nil
      }
    }
  }

  @Test("What becomes known to be stuck only later is told, once, to a later run as well", arguments: [true, false])
  func stuckSinceLongerThanKnown(isSameRun: Bool) async throws {
    let ids = await backend.add(Sample.documents(2, status: "SIGNING IN PROGRESS"))
    let first = lookout()
    _ = try await told(by: first)
    var known = document(1, ids[1], status: "SIGNING IN PROGRESS")
    known.statusTime = StatusTime(since: time.now - .days(3), source: .backend)
    await backend.put(known)
    let next = isSameRun ? first : lookout()
    #expect(alarmed(try await told(by: next)) == [ids[1]])
    #expect(alarmed(try await told(by: next)).isEmpty)
    #expect(alarmed(try await told(by: lookout())).isEmpty)
  }

  @Test("What is stuck once a shorter time counts as that is told, however long it has been so")
  func otherPolicy() async throws {
    await backend.add(Sample.documents(2, status: "SIGNING IN PROGRESS"))
    _ = try await told(by: lookout())
    time.advance(by: .hours(3))
    #expect(alarmed(try await told(by: lookout())).isEmpty)
    let shorter = lookout(QueuePolicy(stuck: StuckPolicy(slow: .hours(1), stuck: .hours(2))))
    #expect(alarmed(try await told(by: shorter)).count == 2)
    #expect(alarmed(try await told(by: shorter)).isEmpty)
  }

  @Test("An approved document that falls back after its last day is late, which is told")
  func dueAfterApproval() async throws {
    var late = Sample.document(0, status: "APPROVED")
    late.date = .day("2026-09-10")
    let ids = await backend.add([late])
    _ = try await told(by: lookout())
    late.id = ids[0]
    for _ in 0..<2 {
      late.status = StatusReading(coretax: "SAVED INVALID")
      late.observedAt = time.now
      await backend.put(late)
      #expect(alarmed(try await told(by: lookout())) == ids)
      #expect(alarmed(try await told(by: lookout())).isEmpty)
      // Approved and fallen back once more before anybody is told: that is another time.
      late.status = StatusReading(coretax: "APPROVED")
      time.advance(by: .minutes(1))
      late.observedAt = time.now
      await backend.put(late)
      _ = await lookout().look(isTelling: false)
      time.advance(by: .minutes(1))
    }
  }

  @Test("What the journal could not be told of at first is remembered there with the next look")
  func rememberedLater() async throws {
    await backend.add(Sample.documents(1, status: "SIGNING IN PROGRESS"))
    let lookout = lookout()
    _ = try await told(by: lookout)
    time.advance(by: .days(2))
    let report = await lookout.look()
    #expect(alarmed(report.events).count == 1)
    await journal.fail(with: .locked(path: "jurnal"))
    await #expect(throws: JournalError.self) { try await lookout.arrived(report) }
    await journal.fail(with: nil)
    #expect(alarmed(try await told(by: lookout)).isEmpty)
    #expect(alarmed(try await told(by: self.lookout())).isEmpty)
  }

  @Test("What was told stays told while the backend is out of reach, and while the document is missing")
  func nothingTwice() async throws {
    var early = Sample.document(0, status: "SIGNING IN PROGRESS")
    early.date = .day("2026-10-30")
    let ids = await backend.add([early])
    _ = try await told(by: lookout())
    time.advance(by: .days(4))
    #expect(alarmed(try await told(by: lookout())).count == 2)
    let next = lookout()
    await backend.fail(.poll, with: .unavailable("putus"))
    #expect(alarmed(try await told(by: next)).isEmpty)
    #expect(alarmed(try await told(by: next)).isEmpty)
    await backend.remove(ids[0])
    #expect(alarmed(try await told(by: next)).isEmpty)
    early.id = ids[0]
    early.observedAt = time.now
    await backend.put(early)
    #expect(alarmed(try await told(by: next)).isEmpty)
  }

  @Test("A journal that an older Pantau followed is gone on with, and floods nobody")
  func olderJournal() async throws {
    let ids = await backend.add(Sample.documents(3, status: "SIGNING IN PROGRESS"))
    time.advance(by: .days(2))
    _ = try await told(by: lookout())
    time.advance(by: .days(2))
    _ = await lookout().look(isTelling: false)
    let place = try #require(await journal.lastLooked(as: .lines)).place
    let older = InMemoryJournal()
    try await older.record(
      await journal.everything.compactMap { if case .change(let change) = $0 { change } else { nil } })
    try await older.look(Looked(place: place, at: time.now), as: .lines)
    let next = lookout(over: older)
    #expect(alarmed(try await told(by: next)).isEmpty)
    await backend.put(document(0, ids[0], status: "SAVED INVALID"))
    #expect(try await told(by: next).count == 1)
  }

  @Test("A backend that is lost is told once, and that it is back")
  func lost() async throws {
    await backend.add(Sample.documents(1))
    let lookout = lookout()
    await backend.fail(.poll, with: .unavailable("putus"), .unavailable("putus"), .unavailable("putus"))
    // Before the first answer there is nothing to compare with; that there is none is told.
    #expect(try await told(by: lookout).count == 1)
    #expect(try await told(by: lookout).isEmpty)
    #expect(await lookout.look().failure == .unavailable("putus"))
    #expect(try await told(by: lookout).map { if case .backendBack = $0 { true } else { false } } == [true])
  }

  @Test("What became stuck while the backend was out of reach is told once it answers, by a later run as well")
  func stuckDuringAnOutage() async throws {
    await backend.add(Sample.documents(1, status: "SIGNING IN PROGRESS"))
    #expect(try await told(by: lookout()).isEmpty)
    time.advance(by: .hours(24))
    let next = lookout()
    await backend.fail(.poll, with: .unavailable("putus"))
    _ = try await told(by: next)
    let events = try await told(by: next)
    #expect(events.contains { if case .stuck = $0 { true } else { false } })
  }

  @Test("How a re-upload ended that nobody sees through is written down and told; what may still be sent is not ended")
  func settles() async throws {
    let ids = await backend.add(Sample.documents(2))
    let lookout = lookout()
    _ = try await told(by: lookout)
    for (place, key) in ["terkirim", "belum"].enumerated() {
      let attempt = Sample.attempt(key, on: document(place, ids[place], status: "SAVED INVALID"))
      // Another's of the same journal; of this process's own only what was sent is over.
      try await journal.begin(attempt)
      if place == 0 { try await journal.append(.queued, to: attempt.key, at: time.now) }
      time.advance(by: .minutes(1))
      await backend.put(document(place, ids[place], status: "SIGNING IN PROGRESS"))
      if place == 0 {
        let events = try await told(by: lookout)
        #expect(
          events.contains {
            if case .settled(let subject, .signingAgain) = $0 { subject.document == ids[0] } else { false }
          })
      }
    }
    #expect(try await told(by: lookout).count == 1)
    #expect(try await journal.openAttempts().map(\.key.rawValue) == ["belum"])
    #expect(await backend.times(.outcome) == 0)
  }

  @Test("How a re-upload ended is told, whichever process saw it")
  func settled() async throws {
    let ids = await backend.add(Sample.documents(1))
    let lookout = lookout()
    _ = try await told(by: lookout)
    let attempt = Sample.attempt("kunci", on: document(0, ids[0], status: "SAVED INVALID"))
    try await journal.begin(attempt)
    try await journal.append(.settled(.approved), to: attempt.key, at: time.now)
    let events = try await told(by: lookout)
    guard case .settled(let subject, .approved) = try #require(events.first) else {
      Issue.record("\(events)")
      return
    }
    #expect(subject.document == ids[0])
  }
}

import TestSupport
import Testing
import UploadQueue

@testable import Monitor

@Suite("A queue that nobody looks at")
struct LookoutTests {
  private let backend = ScriptedBackend()
  private let journal = InMemoryJournal()
  private let time = HandClock()

  private func lookout() -> QueueLookout {
    let session = QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), clock: time.clock,
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

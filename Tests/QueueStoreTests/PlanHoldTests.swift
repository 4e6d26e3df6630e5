import Foundation
import TestSupport
import Testing
import UploadQueue

@testable import QueueStore

@Suite("What several Pantaus with one journal have planned")
struct PlanHoldTests {
  private let folder: TemporaryFolder
  private let ani = Operator(user: "ani", host: "kantor")
  private let budi = Operator(user: "budi", host: "kantor")
  private let document = Sample.document(1)
  private let later = Sample.observedAt + .minutes(3)

  init() throws { folder = try TemporaryFolder() }

  private func journal(of person: Operator) throws -> JournalStore {
    try JournalStore(path: folder.file("jurnal.sqlite"), queue: "satu", by: person)
  }

  private func upload(by person: Operator) -> PlannedUpload {
    PlannedUpload(
      key: IdempotencyKey("kunci"), subject: Subject(document), signer: nil, seenStatus: document.status,
      seenAt: document.observedAt, taxBase: document.taxBase, partnerName: document.partnerName, number: 1,
      dueAt: later, by: person, plannedAt: Sample.observedAt)
  }

  private func holds(_ journal: JournalStore) async throws -> [AttemptHold] {
    try await journal.plannedUploads(since: later).map(\.hold)
  }

  @Test("Who planned it sends it while that Pantau runs; then one of the same person takes it over, and one alone")
  func whose() async throws {
    var first: JournalStore? = try journal(of: ani)
    let (other, second, third) = (try journal(of: budi), try journal(of: ani), try journal(of: ani))
    try await first?.plan(upload(by: ani))
    try await second.takeUpPlanned(at: later)
    #expect(try await holds(second) == [.other(ani, since: Sample.observedAt)])
    first = nil
    try await other.takeUpPlanned(at: later)
    #expect(try await holds(other) == [.nobody(ani, since: Sample.observedAt)])
    try await second.takeUpPlanned(at: later)
    try await third.takeUpPlanned(at: later)
    #expect(try await holds(second) == [.own])
    #expect(try await holds(third) == [.other(ani, since: later)])
  }

  @Test("Only the one that sends it begins it, and halts it; anybody may cancel it, and then nobody begins it")
  func begun() async throws {
    let (first, second) = (try journal(of: ani), try journal(of: ani))
    try await first.plan(upload(by: ani))
    let attempt = Sample.attempt("kunci", on: document, at: later)
    await #expect(throws: JournalError.notPlanned(document.name)) { try await second.begin(attempt) }
    await #expect(throws: JournalError.elsewhere(document.name)) {
      try await second.note(.halted(.passed), of: attempt.key, at: later)
    }
    try await second.note(.cancelled, of: attempt.key, at: later)
    await #expect(throws: JournalError.notPlanned(document.name)) { try await first.begin(attempt) }
    #expect(try await first.openAttempts() == [])
  }

  @Test("What ended is left out from then on, until something more is told of it")
  func ended() async throws {
    let journal = try journal(of: ani)
    try await journal.plan(upload(by: ani))
    let attempt = Sample.attempt("kunci", on: document, at: later)
    try await journal.begin(attempt)
    #expect(try await journal.plannedUploads(since: later + .days(9)).map(\.state) == [.attempted(.intended)])
    try await journal.append(.settled(.signingAgain), to: attempt.key, at: later + .minutes(1))
    #expect(try await journal.plannedUploads(since: later + .minutes(2)) == [])
    #expect(try await journal.plannedUploads(since: later + .minutes(1)).count == 1)
    try await journal.append(.followed(.approved), to: attempt.key, at: later + .minutes(3))
    #expect(
      try await journal.plannedUploads(since: later + .minutes(2)).map(\.state) == [.attempted(.followed(.approved))])
    #expect(try await journal.plannedUploads(since: later + .minutes(4)) == [])
  }

  @Test("What was refused or cancelled is left out from then on as well", arguments: [true, false])
  func endedOtherwise(isCancelled: Bool) async throws {
    let journal = try journal(of: ani)
    try await journal.plan(upload(by: ani))
    let (attempt, end) = (Sample.attempt("kunci", on: document, at: later), later + .minutes(1))
    if isCancelled {
      try await journal.note(.cancelled, of: attempt.key, at: end)
    } else {
      try await journal.begin(attempt)
      try await journal.append(.refused("ETAX-30025"), to: attempt.key, at: end)
    }
    let state: PlannedUpload.State = isCancelled ? .cancelled : .attempted(.refused("ETAX-30025"))
    #expect(try await journal.plannedUploads(since: end).map(\.state) == [state])
    #expect(try await journal.plannedUploads(since: end + .seconds(1)) == [])
  }

  @Test("The timeline tells who planned, held and cancelled what, and for when")
  func timeline() async throws {
    let journal = try journal(of: ani)
    try await journal.plan(upload(by: ani))
    try await journal.note(.halted(.after("INV-9")), of: IdempotencyKey("kunci"), at: later)
    try await journal.note(.cancelled, of: IdempotencyKey("kunci"), at: later)
    let rows = try PlainSQL(folder.file("jurnal.sqlite")).values(
      """
      SELECT wib || '|' || what || '|' || detail || '|' || coalesce(words, '') || '|' || user FROM timeline
      ORDER BY entry
      """)
    #expect(
      rows == [
        "2026-11-17 09:00:00|re-upload planned|for 2026-11-17 09:03:00||ani",
        "2026-11-17 09:03:00|plan halted: after|kunci|INV-9|ani", "2026-11-17 09:03:00|plan cancelled|kunci||ani",
      ])
  }
}

import QueueStore
import Synchronization
import TestSupport
import Testing
import UploadQueue

@testable import StatusBackends

/// The demo from the sign of a common cause to the approval: one signer's passphrase is wrong.
@Suite("The signer with the wrong passphrase") final class WrongPassphraseTests {
  private let folder: DemoFolder
  private let queue: LocalQueue
  private let elapsed = Elapsed()
  private let clock: SimulatedClock
  private let simulation: Simulation
  private let backend: SimulatedBackend
  private let index = QueueIndex()
  private let journal = InMemoryJournal()
  private let wrong = InventedCompany.signers[Int(InventedCompany.wrongSigner)]
  private let person = Operator(user: "petugas", host: "kantor")

  private final class Elapsed: Sendable {
    let time = Mutex(Duration.zero)
  }

  init() throws {
    folder = try DemoFolder(in: "/tmp")
    queue = try LocalQueue.create(at: folder.queuePath)
    let passed = self.elapsed
    clock = SimulatedClock(speed: 60) { passed.time.withLock { $0 } }
    var habits = OfficeHabits()
    habits.hasOutages = false
    simulation = Simulation(documents: 1_000, seed: 8, habits: habits, on: queue, clock: clock)
    backend = simulation.backend(by: person, language: .english)
  }

  deinit { folder.remove() }

  @Test("is named with the count of failures, another one is proposed, and the re-upload with that one is approved")
  func wrongPassphrase() async throws {
    try await simulation.open()
    try await poll()
    let cause = try #require(
      await index.overview(at: clock.now()).causes.first { if case .signer = $0.trait { true } else { false } })
    #expect(cause.trait == .signer(wrong))
    #expect((cause.failed, cause.passed) == (24, 4))

    let failing = try #require(try failingDocument())
    #expect(try await upload(failing, choosing: nil) == .savedInvalid)

    var desk = try await self.desk(on: failing)
    #expect(desk.isRepeated)
    #expect(desk.failed?.signer == wrong)
    var knowledge = RemedyKnowledge(at: clock.now())
    (knowledge.failed, knowledge.signer) = (desk.failed, wrong)
    knowledge.outcomes = await index.signerOutcomes(at: clock.now())
    guard case .sameSigner(_, let atHand?, _)? = knowledge.fact(on: .otherSigner) else {
      Issue.record("nobody is proposed")
      return
    }
    #expect(atHand.signer != wrong)
    #expect(desk.signers.contains(atHand.signer))
    _ = desk.handle(.choose(signer: atHand.signer), at: clock.now())
    #expect(desk.attempt.signer == atHand.signer)

    #expect(try await upload(failing, choosing: atHand.signer) == .approved)
    let book = SignerBook(
      standings: [], outcomes: await index.signerOutcomes(at: clock.now()),
      reuploads: try await journal.signedReuploads())
    #expect(book.entry(of: wrong)?.reuploads.invalid == 1)
    #expect(book.entry(of: atHand.signer)?.reuploads.approved == 1)
  }

  private func failingDocument() throws -> DocumentID? {
    let all = try (1...queue.count()).compactMap { try queue.document(InventedDocument.id($0)) }
    return all.first {
      $0.status.status == .savedInvalid && $0.signer == wrong && $0.reason?.contains("Passphrase") == true
    }?.id
  }

  private func poll() async throws {
    let ticket = await index.beginPoll(at: clock.now())
    var page = try await backend.poll(.start(since: nil))
    _ = await index.apply(page.documents, of: ticket, seenAt: clock.now())
    while let next = page.next {
      page = try await backend.poll(.next(next))
      _ = await index.apply(page.documents, of: ticket, seenAt: clock.now())
    }
    _ = await index.finish(ticket, scope: page.scope, seenAt: clock.now())
  }

  private func desk(on document: DocumentID) async throws -> ReuploadDesk {
    let earlier = try await journal.attempts(on: document)
    return ReuploadDesk(
      row: try #require(await index.row(document)), isHandOff: false, signers: try await backend.signers(),
      number: earlier.count + 1, key: IdempotencyKey("k\(earlier.count + 1)"), by: person,
      at: clock.now(), after: earlier)
  }

  /// Uploads a document again as a person at the desk does, and waits until it is over; its status then.
  private func upload(_ document: DocumentID, choosing signer: String?) async throws -> UploadStatus {
    var desk = try await desk(on: document)
    var commands = signer.map { desk.handle(.choose(signer: $0), at: clock.now()) } ?? []
    commands += desk.handle(.askToSend, at: clock.now()) + desk.handle(.confirm, at: clock.now())
    while !commands.isEmpty { commands = try await carryOut(commands, at: &desk) }
    for _ in 0..<600 {
      elapsed.time.withLock { $0 += .seconds(1) }
      try await simulation.turn()
      let status = try #require(try queue.document(document)).status.status
      guard status != .signingInProgress, desk.attempt.precedes(try #require(try queue.document(document))) else {
        continue
      }
      try await poll()
      let row = try #require(await index.row(document))
      commands = desk.handle(.seen(row), at: clock.now())
      while !commands.isEmpty { commands = try await carryOut(commands, at: &desk) }
      if desk.isOver { return row.document.status.status }
    }
    Issue.record("it is never over")
    return .unknown
  }

  private func carryOut(
    _ commands: [ReuploadDesk.Command], at desk: inout ReuploadDesk
  ) async throws -> [ReuploadDesk.Command] {
    var next: [ReuploadDesk.Command] = []
    for command in commands {
      switch command {
      case .reread(let document): next += desk.handle(.reread(try await backend.read(document)), at: clock.now())
      case .begin(let attempt):
        try await journal.begin(attempt)
        next += desk.handle(.recorded, at: clock.now())
      case .send(let request): next += desk.handle(.answered(try await backend.reupload(request)), at: clock.now())
      case .record(let event, let key): try await journal.append(event, to: key, at: clock.now())
      case .askOutcome(let key, let document):
        next += desk.handle(.outcome(try await backend.outcome(of: key, document: document)), at: clock.now())
      case .keep, .withdraw, .takeOver: break
      }
    }
    return next
  }
}

import Foundation
import TestSupport
import Testing
import UploadQueue

@testable import QueueStore

@Suite("Several Pantaus with one journal")
struct AttemptHoldTests {
  private let folder: TemporaryFolder
  private let ani = Operator(user: "ani", host: "kantor")
  private let budi = Operator(user: "budi", host: "kantor")
  private let document = Sample.document(1)
  private let later = Sample.observedAt + .minutes(3)

  init() throws { folder = try TemporaryFolder() }

  private func journal(of person: Operator, queue: String = "satu") throws -> JournalStore {
    try JournalStore(path: folder.file("jurnal.sqlite"), queue: queue, by: person)
  }

  private func attempt(isHandOff: Bool = true) -> Attempt {
    Sample.attempt("kunci", on: document, isHandOff: isHandOff)
  }

  @Test("Who began it has it while that Pantau runs, and nobody once it has ended")
  func whose() async throws {
    var first: JournalStore? = try journal(of: ani)
    let second = try journal(of: budi)
    try await first?.begin(attempt())
    #expect(try await first?.openAttempts().map(\.hold) == [.own])
    #expect(try await second.openAttempts().map(\.hold) == [.other(ani, since: Sample.observedAt)])
    #expect(try await second.attempts(on: document.id).map(\.hold) == [.other(ani, since: Sample.observedAt)])
    first = nil
    #expect(try await second.openAttempts().map(\.hold) == [.nobody(ani, since: Sample.observedAt)])
  }

  @Test("Nothing of it is written down by another, until that one has it or its holder has ended")
  func onlyTheHolder() async throws {
    var first: JournalStore? = try journal(of: ani)
    let second = try journal(of: budi)
    let attempt = attempt()
    try await first?.begin(attempt)
    await #expect(throws: JournalError.elsewhere(document.name)) {
      try await second.append(.claimedDone, to: attempt.key, at: later)
    }
    #expect(try await second.openAttempts().map(\.state) == [.intended])
    first = nil
    try await second.append(.settled(.approved), to: attempt.key, at: later)
    #expect(try await second.openAttempts() == [])
  }

  @Test("It is taken over as it stands, once, by who saw whose it was; then it is the other's")
  func takenOver() async throws {
    let (first, second, third) = (try journal(of: ani), try journal(of: budi), try journal(of: budi))
    let attempt = attempt()
    try await first.begin(attempt)
    try await first.append(.claimedDone, to: attempt.key, at: later)
    let seen = AttemptHold.other(ani, since: Sample.observedAt)
    let taken = try await second.take(attempt.key, from: seen, at: later)
    #expect(taken.state == .claimedDone && taken.hold == .own)
    await #expect(throws: JournalError.elsewhere(document.name)) {
      _ = try await third.take(attempt.key, from: seen, at: later)
    }
    #expect(try await first.openAttempts().map(\.hold) == [.other(budi, since: later)])
    await #expect(throws: JournalError.elsewhere(document.name)) {
      try await first.append(.settled(.notSent), to: attempt.key, at: later)
    }
  }

  @Test("Only who sees it through ticks its steps, and before it begins whoever looks at it")
  func ticks() async throws {
    let (first, second) = (try journal(of: ani), try journal(of: budi))
    func tick(_ steps: Set<Int>, at journal: JournalStore) async throws {
      try await journal.keep(TickedSteps(document: document.id, attempt: 1, steps: steps, at: later))
    }
    try await tick([3], at: second)
    let attempt = attempt()
    try await first.begin(attempt)
    try await tick([1], at: first)
    await #expect(throws: JournalError.elsewhere(document.name)) { try await tick([2], at: second) }
    _ = try await second.take(attempt.key, from: .other(ani, since: Sample.observedAt), at: later)
    await #expect(throws: JournalError.elsewhere(document.name)) { try await tick([1, 2], at: first) }
    #expect(try await second.tickedSteps(of: document.id, attempt: 1)?.steps == [1])
    try await tick([1, 3], at: second)
    #expect(try await first.tickedSteps(of: document.id, attempt: 1)?.steps == [1, 3])
  }

  @Test("What is being sent is not taken over until its Pantau has ended")
  func beingSent() async throws {
    var first: JournalStore? = try journal(of: ani)
    let second = try journal(of: budi)
    let attempt = attempt(isHandOff: false)
    try await first?.begin(attempt)
    let seen = AttemptHold.other(ani, since: Sample.observedAt)
    await #expect(throws: JournalError.elsewhere(document.name)) {
      _ = try await second.take(attempt.key, from: seen, at: later)
    }
    first = nil
    #expect(try await second.take(attempt.key, from: seen, at: later).hold == .own)
  }

  @Test("The revision is another one after somebody else has written, and after nothing else")
  func revision() async throws {
    let (first, second) = (try journal(of: ani), try journal(of: budi))
    let before = try await second.revision()
    #expect(try await second.revision() == before)
    try await first.begin(attempt())
    let after = try await second.revision()
    #expect(after != before)
    #expect(try await second.revision() == after)
  }

  @Test("What an older Pantau began is nobody's, and can be gone on with")
  func olderPantau() async throws {
    let (first, second) = (try journal(of: ani), try journal(of: budi))
    let attempt = attempt()
    try await first.begin(attempt)
    try PlainSQL(folder.file("jurnal.sqlite")).run("DELETE FROM attempt_hold")
    let hold = try await second.openAttempts()[0].hold
    #expect(hold == .nobody(attempt.by, since: attempt.beganAt))
    #expect(try await second.take(attempt.key, from: hold, at: later).hold == .own)
  }

  private var lock: String { JournalStore.presenceFile(beside: folder.file("jurnal.sqlite")) }
  private var held: AttemptHold { .unknown(ani, since: Sample.observedAt) }

  @Test("Where the locks cannot be used nobody is said to have ended, also once they can be")
  func noLocks() async throws {
    try FileManager.default.createDirectory(atPath: lock, withIntermediateDirectories: true)
    var first: JournalStore? = try journal(of: ani)
    let second = try journal(of: budi)
    guard case .lockUnusable(let path, _)? = await second.presenceFault() else {
      Issue.record("no fault")
      return
    }
    #expect(path == lock)
    try await first?.begin(attempt())
    #expect(try await first?.openAttempts().map(\.hold) == [.own])
    #expect(try await second.openAttempts().map(\.hold) == [held])
    await #expect(throws: JournalError.elsewhere(document.name)) {
      try await second.append(.settled(.approved), to: attempt().key, at: later)
    }
    try FileManager.default.removeItem(atPath: lock)
    #expect(try await second.openAttempts().map(\.hold) == [held])
    #expect(await first?.presenceFault() == nil)
    #expect(try await second.openAttempts().map(\.hold) == [.other(ani, since: Sample.observedAt)])
    first = nil
    #expect(try await second.openAttempts().map(\.hold) == [held])
    #expect(try await second.take(attempt().key, from: held, at: later).hold == .own)
  }

  @Test("What may be on its way is not taken over, where it cannot be seen, until no call lasts so long")
  func maybeBeingSent() async throws {
    try FileManager.default.createDirectory(atPath: lock, withIntermediateDirectories: true)
    let (first, second) = (try journal(of: ani), try journal(of: budi))
    let attempt = attempt(isHandOff: false)
    try await first.begin(attempt)
    await #expect(throws: JournalError.elsewhere(document.name)) {
      _ = try await second.take(attempt.key, from: held, at: Sample.observedAt + .seconds(179))
    }
    #expect(try await second.take(attempt.key, from: held, at: Sample.observedAt + .seconds(180)).hold == .own)
  }

  @Test("What was seen to have ended and may be running after all is not taken as if it had")
  func notGoneAfterAll() {
    let since = Sample.observedAt
    #expect(!held.isHeld(as: .nobody(ani, since: since)))
    #expect(AttemptHold.nobody(ani, since: since).isHeld(as: held))
    #expect(!held.isHeld(as: .unknown(budi, since: since)))
  }

  @Test("The file that root makes belongs to whom the journal does", .enabled(if: geteuid() == 0))
  func madeByRoot() async throws {
    let journal = try journal(of: ani)
    #expect(chown(folder.file("jurnal.sqlite"), 65534, 65534) == 0)
    #expect(await journal.presenceFault() == nil)
    let owner = try FileManager.default.attributesOfItem(atPath: lock)[.ownerAccountID] as? NSNumber
    #expect(owner?.intValue == 65534)
  }
}

import TerminalKit
import TestSupport
import Testing
import UploadQueue

@testable import Monitor

@MainActor
@Suite("A plan for a quieter hour, in the running program", .timeLimit(.minutes(5)))
struct PlanProgramTests {
  private let backend = ScriptedBackend()
  private let journal = InMemoryJournal()
  private let time = HandClock()
  private let terminal = InMemoryTerminal(size: Size(columns: 120, rows: 40))

  private func program() -> Program {
    let session = QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    let profile = QueueProfile(name: "PT CONTOH PENJUAL", backend: "antrean", capabilities: backend.capabilities)
    return Program(
      terminal: terminal, queue: WatchedQueue(profile, session: session), settings: Settings(language: .english),
      clock: time.clock)
  }

  @Test("It is shown, and at its time sent, once, with its intent in the journal")
  func sent() async throws {
    var document = Sample.document(1)
    document.id = await backend.add([document])[0]
    let upload = SamplePlan.upload("rencana", of: document, dueAt: time.now + .minutes(5), at: time.now)
    try await journal.plan(upload)
    let program = program()
    async let ended = program.run()
    _ = await terminal.frame(showing: "1 PLANNED 09:10")
    #expect(await backend.times(.reupload) == 0)
    time.advance(by: .minutes(5))
    await backend.waitFor(.reupload)
    terminal.press("L")
    _ = await terminal.frame(showing: "being sent")
    #expect(await backend.times(.reupload) == 1)
    #expect(try await journal.attempts(on: document.id).map(\.key) == [upload.key])
    terminal.press(.control("c"))
    #expect(await ended == nil)
  }

  @Test("What could not be begun is held, which it says")
  func notBegun() async throws {
    var document = Sample.document(1)
    document.id = await backend.add([document])[0]
    var upload = SamplePlan.upload("rencana", of: document, dueAt: time.now + .minutes(5), at: time.now)
    // One attempt on it that this journal has not is as one made meanwhile.
    upload.number = 2
    try await journal.plan(upload)
    let program = program()
    async let ended = program.run()
    _ = await terminal.frame(showing: "1 PLANNED 09:10")
    time.advance(by: .minutes(5))
    _ = await terminal.frame(showing: "held and not sent: INV-000001")
    #expect(await backend.times(.reupload) == 0)
    terminal.press(.control("c"))
    #expect(await ended == nil)
  }

  @Test("What went by before the program ran is held, which it says at its start")
  func passed() async throws {
    var document = Sample.document(1)
    document.id = await backend.add([document])[0]
    try await journal.plan(
      SamplePlan.upload("rencana", of: document, dueAt: time.now - .minutes(1), at: time.now - .hours(1)))
    let program = program()
    async let ended = program.run()
    _ = await terminal.frame(showing: "held and not sent: INV-000001")
    #expect(await backend.times(.reupload) == 0)
    terminal.press(.control("c"))
    #expect(await ended == nil)
  }
}

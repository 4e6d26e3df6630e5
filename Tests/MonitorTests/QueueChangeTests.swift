import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@MainActor
@Suite("Queues that come and go while the program runs", .timeLimit(.minutes(1)))
struct QueueChangeTests {
  private let time = HandClock()
  private let terminal = InMemoryTerminal(size: Size(columns: 120, rows: 40))
  private let changes: AsyncStream<QueueChanges>
  private let change: AsyncStream<QueueChanges>.Continuation

  init() { (changes, change) = AsyncStream.makeStream() }

  private func queue(_ name: String, _ backend: ScriptedBackend) -> WatchedQueue {
    let session = QueueSession(
      backend: backend, journal: InMemoryJournal(), policy: QueuePolicy(), clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    return WatchedQueue(
      QueueProfile(name: name, backend: "antrean", capabilities: backend.capabilities), session: session)
  }

  private func program(_ queue: WatchedQueue, _ others: WatchedQueue...) -> Program {
    Program(
      terminal: terminal, queue: queue, others: others, settings: Settings(language: .english), clock: time.clock,
      changes: changes)
  }

  @Test("One that is added is watched, and can be gone to")
  func added() async {
    let (first, second) = (ScriptedBackend(), ScriptedBackend())
    await first.add([Sample.document(1)])
    await second.add([Sample.document(2)])
    let program = program(queue("PT CONTOH SATU", first))
    async let ended = program.run()
    _ = await terminal.frame(showing: "INV-000001")
    change.yield(QueueChanges(opened: [queue("PT CONTOH DUA", second)]))
    _ = await terminal.frame(showing: "queues opened: PT CONTOH DUA")
    await second.waitFor(.poll)
    terminal.press("]")
    _ = await terminal.frame(showing: "INV-000002")
    terminal.press("q")
    #expect(await ended == nil)
  }

  @Test("One that is taken away goes, and the next one is shown")
  func closed() async {
    let (first, second) = (ScriptedBackend(), ScriptedBackend())
    await first.add([Sample.document(1)])
    await second.add([Sample.document(2)])
    let program = program(queue("PT CONTOH SATU", first), queue("PT CONTOH DUA", second))
    async let ended = program.run()
    _ = await terminal.frame(showing: "INV-000001")
    change.yield(QueueChanges(closed: ["PT CONTOH SATU"]))
    let frame = await terminal.frame(showing: "closed: PT CONTOH SATU")
    #expect(FrameText.text(of: frame).contains("PT CONTOH DUA"))
    _ = await terminal.frame(showing: "INV-000002")
    terminal.press("q")
    #expect(await ended == nil)
  }

  @Test("One with a re-upload under way stays until that is over and the desk has been left")
  func underWay() async {
    let (first, second) = (ScriptedBackend(), ScriptedBackend())
    let ids = await first.add([Sample.document(1)])
    await first.answer(.accepted("diterima"))
    let program = program(queue("PT CONTOH SATU", first), queue("PT CONTOH DUA", second))
    async let ended = program.run()
    _ = await terminal.frame(showing: "INV-000001")
    terminal.press("r")
    _ = await terminal.frame(showing: "y opens the dialog")
    terminal.press("y")
    _ = await terminal.frame(showing: "again, attempt 1?")
    terminal.press("y")
    _ = await terminal.frame(showing: "Accepted; waiting for the status to move.")
    time.advance(by: .seconds(30))
    change.yield(QueueChanges(closed: ["PT CONTOH SATU"]))
    _ = await terminal.frame(showing: "closed once their re-upload is over: PT CONTOH SATU")
    var approved = Sample.document(1, status: "APPROVED")
    approved.id = ids[0]
    approved.observedAt = time.now
    await first.put(approved)
    terminal.press("u")
    _ = await terminal.frame(showing: "Approved by DJP.")
    terminal.press(.escape)
    let frame = await terminal.frame(showing: "closed: PT CONTOH SATU")
    #expect(FrameText.text(of: frame).contains("PT CONTOH DUA"))
    #expect(await first.times(.reupload) == 1)
    terminal.press("q")
    #expect(await ended == nil)
  }

  @Test("The last one stays, whatever is said")
  func last() async {
    let only = ScriptedBackend()
    await only.add([Sample.document(1)])
    let program = program(queue("PT CONTOH SATU", only))
    async let ended = program.run()
    _ = await terminal.frame(showing: "INV-000001")
    change.yield(QueueChanges(closed: ["PT CONTOH SATU"]))
    _ = await terminal.frame(showing: "The configuration was read again")
    terminal.press("?")
    _ = await terminal.frame(showing: "Here: the list")
    terminal.press(.control("c"))
    #expect(await ended == nil)
  }

  @Test("Read-only comes and goes, but what the command line asked for stays")
  func access() async {
    var model = Model(
      settings: Settings(language: .english), queue: queue("PT CONTOH SATU", ScriptedBackend()).profile,
      size: Size(columns: 80, rows: 24), now: Sample.observedAt)
    model.setAccess(of: 0, .readOnly)
    #expect(model.profile.isReadOnly)
    model.setAccess(of: 0, .full)
    #expect(!model.profile.isReadOnly)
    model.profile.access = .alwaysReadOnly
    model.setAccess(of: 0, .full)
    #expect(model.profile.isReadOnly)
  }

  @Test("What a closed queue still says reaches nobody, and no other queue gets its number")
  func numbers() async {
    let profiles = ["A", "B", "C"].map { queue($0, ScriptedBackend()).profile }
    let now = Sample.observedAt
    var model = Model(
      settings: Settings(language: .english), queue: profiles[0], others: [profiles[1]],
      size: Size(columns: 80, rows: 24), now: now)
    model.close(1)
    #expect(model.open(profiles[2]) == 2)
    let before = model
    #expect(model.update(.pollFailed(.unavailable("putus"), nextTry: now), of: 1, at: now) == [])
    #expect(model == before)
  }
}

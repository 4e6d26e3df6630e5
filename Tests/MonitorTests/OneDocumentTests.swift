import TerminalKit
import TestSupport
import Testing
import UploadQueue

@testable import Monitor

@Suite("One document that several queues show", .timeLimit(.minutes(5)))
struct OneDocumentTests {
  private static let (own, other) = (AllQueuesTests.queues[0][1], AllQueuesTests.queues[1][1])

  /// Somebody at the second of two queues that both show a document, without the list over all.
  private func atTheSecond() async -> Overseer {
    var overseer = await Overseer(AllQueuesTests.queues)
    await overseer.press("A", "]")
    #expect(overseer.model.shown == 1 && !overseer.model.isOverAll)
    await overseer.select("INV-000003")
    return overseer
  }

  @Test("What is under way in one queue is not begun in another that was gone to by itself, and the queue is named")
  func underWay() async {
    var overseer = await atTheSecond()
    await overseer.wait(for: Self.own, at: 0)
    #expect(await overseer.press("r") == [])
    #expect(overseer.says(.underWayElsewhere(queue: "PT SATU")))
  }

  @Test("Nor while the other queue knows no more of it than the journal does")
  func remembered() async {
    var overseer = await atTheSecond()
    var remembered = Document(
      id: Self.own.id, kind: .outputInvoice, channel: .pjap, status: Self.own.status, observedAt: overseer.now)
    remembered.reference = Self.own.reference
    await overseer.wait(for: remembered, at: 0)
    #expect(await overseer.press("r") == [])
    #expect(overseer.says(.underWayElsewhere(queue: "PT SATU")))
  }

  @Test("Nor is it sent from a dialog that was open before it was begun in the other")
  func dialog() async {
    var overseer = await atTheSecond()
    await overseer.press("r")
    await overseer.bringDesk(on: Self.other, at: 1)
    await overseer.press("y")
    await overseer.wait(for: Self.own, at: 0)
    let effects = await overseer.press("y")
    #expect(!effects.contains { if case .at(_, .desk) = $0 { true } else { false } })
    #expect(overseer.says(.underWayElsewhere(queue: "PT SATU")))
  }

  @Test("Another document of the same Reference is another's business")
  func anotherTaxpayer() async {
    var overseer = await atTheSecond()
    var foreign = Self.own
    foreign.recordID = nil
    foreign.taxpayer = NPWP("0888888888888000")
    await overseer.wait(for: foreign, at: 0)
    #expect(await overseer.press("r") == [.at(1, .openDesk(Self.other.id, isDataOld: false))])
  }

  @Test("Whoever has come from the list over all decides on what each queue shows now, and not on what it showed then")
  func visit() async {
    var overseer = await Overseer(AllQueuesTests.queues)
    await overseer.select("INV-000003")
    await overseer.press(.enter)
    #expect(overseer.model.shown == 0)
    await overseer.poll([Self.other.becoming("APPROVED", at: overseer.now)], at: 1)
    #expect(overseer.screen.contains("Its queues do not agree:"))
    #expect(await overseer.press("r") == [])
    #expect(overseer.screen.contains("PT SATU Saved Invalid, PT DUA Approved"))
    overseer.now = overseer.now + .minutes(1)
    await overseer.poll([Self.other.becoming("SAVED INVALID", at: overseer.now)], at: 1)
    #expect(await overseer.press("r") == [.at(0, .openDesk(Self.own.id, isDataOld: false))])
  }
}

@MainActor
@Suite("A document that another queue shows otherwise", .timeLimit(.minutes(5)))
struct OtherwiseElsewhereTests {
  private let time = HandClock()
  private let terminal = InMemoryTerminal(size: Size(columns: 120, rows: 40))
  private let first = ScriptedBackend()
  private let second = ScriptedBackend()

  private func program(remembering journal: InMemoryJournal = InMemoryJournal()) -> Program {
    let queues = [("PT SATU", first, InMemoryJournal()), ("PT DUA", second, journal)].map { name, backend, journal in
      WatchedQueue(
        QueueProfile(name: name, backend: "antrean", capabilities: backend.capabilities),
        session: QueueSession(
          backend: backend, journal: journal, policy: QueuePolicy(), clock: time.clock,
          by: Operator(user: "petugas", host: "kantor")))
    }
    return Program(
      terminal: terminal, queue: queues[0], others: [queues[1]], settings: Settings(language: .english),
      clock: time.clock)
  }

  /// Looks at the other queue and goes back: no desk opens where the two do not agree, and nothing is sent.
  private func expectRefusal(from program: Program) async {
    async let ended = program.run()
    _ = await terminal.frame(showing: "INV-000001")
    terminal.press("]")
    _ = await terminal.frame(showing: "Approved")
    terminal.press("[")
    _ = await terminal.frame(showing: "PT SATU")
    terminal.press("r")
    _ = await terminal.frame(showing: "Its queues do not agree: PT SATU Saved Invalid, PT DUA Approved")
    terminal.press("q")
    #expect(await ended == nil)
    #expect(await first.times(.reupload) == 0)
  }

  @Test("No desk opens on it, though the list over all was never on the screen")
  func noDesk() async {
    await first.add([Sample.document(1)])
    await second.add([Sample.document(1, status: "APPROVED")])
    await expectRefusal(from: program())
  }

  @Test("Nor where the other has not answered yet, and the journal remembers it as approved")
  func onlyRemembered() async throws {
    var failed = Sample.document(1)
    failed.recordID = nil
    await first.add([failed])
    await second.add([Sample.document(1, status: "APPROVED")])
    let journal = InMemoryJournal()
    let before = QueueSession(
      backend: second, journal: journal, policy: QueuePolicy(), clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    _ = try await before.poll()
    await second.fail(.poll, with: .unavailable("putus"))
    await expectRefusal(from: program(remembering: journal))
  }

  @Test("What the other has come to show while the dialog was open counts")
  func whileTheDialogWasOpen() async {
    await first.add([Sample.document(1)])
    let ids = await second.add([Sample.document(1)])
    let program = program()
    async let ended = program.run()
    _ = await terminal.frame(showing: "INV-000001")
    terminal.press("]")
    _ = await terminal.frame(showing: "PT DUA")
    terminal.press("[", "r")
    _ = await terminal.frame(showing: "y opens the dialog")
    terminal.press("y")
    _ = await terminal.frame(showing: "no (default)")
    var approved = Sample.document(1, status: "APPROVED")
    approved.id = ids[0]
    await second.put(approved)
    second.tellArrival()
    await second.waitFor(.poll, times: 2)
    // A poll begins once the one before has been taken in.
    second.tellArrival()
    await second.waitFor(.poll, times: 3)
    terminal.press("y")
    _ = await terminal.frame(showing: "Its queues do not agree: PT SATU Saved Invalid, PT DUA Approved.")
    terminal.press(.control("c"))
    #expect(await ended == nil)
    #expect(await first.times(.reupload) == 0)
  }
}

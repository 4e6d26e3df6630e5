import Synchronization
import TerminalKit
import TestSupport
import Testing
import UploadQueue

@testable import Monitor

@MainActor
@Suite("The running program", .timeLimit(.minutes(5)))
struct ProgramTests {
  private let backend = ScriptedBackend()
  private let journal = InMemoryJournal()
  private let time = HandClock()
  private let terminal = InMemoryTerminal(size: Size(columns: 120, rows: 40))

  private func program(recallsAfter: Duration = .seconds(1), clock: Clock? = nil) -> Program {
    let session = QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    let profile = QueueProfile(
      name: "PT CONTOH PENJUAL", backend: "antrean", capabilities: backend.capabilities)
    return Program(
      terminal: terminal, queue: WatchedQueue(profile, session: session), settings: Settings(language: .indonesian),
      clock: clock ?? time.clock, recallsAfter: recallsAfter)
  }

  /// A document as it is seen now.
  private func document(_ number: Int, _ id: DocumentID, status: String) -> Document {
    var document = Sample.document(number, status: status)
    document.id = id
    document.observedAt = time.now
    return document
  }

  @Test("Where no shell could continue it, Ctrl-Z says so and everything goes on")
  func noShell() async {
    terminal.hasShell = false
    let program = program()
    async let ended = program.run()
    terminal.press(.control("z"))
    _ = await terminal.frame(showing: "tidak ada shell")
    terminal.press("?")
    _ = await terminal.frame(showing: "Bantuan")
    terminal.press(.control("c"))
    #expect(await ended == nil)
  }

  @Test("A key is answered while all the threads that tasks share are busy, as with a large queue that comes in")
  func busyThreads() async {
    await backend.add([Sample.document(1)])
    let program = program()
    async let ended = program.run()
    _ = await terminal.frame(showing: "INV-000001")
    let threads = BusyThreads()
    terminal.press("?")
    _ = await terminal.frame { frame in
      guard FrameText.text(of: frame).contains("Bantuan") else { return false }
      threads.release()
      return true
    }
    #expect(!threads.wereLost)
    terminal.press(.control("c"))
    #expect(await ended == nil)
  }

  @Test("From the list through the desk to approved: sent exactly once")
  func fromListToApproved() async {
    let ids = await backend.add([Sample.document(1)])
    await backend.answer(.accepted("diterima"))
    let program = program()
    async let ended = program.run()
    _ = await terminal.frame(showing: "INV-000001")
    terminal.press("r")
    _ = await terminal.frame(showing: "y membuka dialog")
    #expect(await backend.times(.reupload) == 0)
    terminal.press("y")
    _ = await terminal.frame(showing: "Kirim lagi INV-000001")
    #expect(await backend.times(.reupload) == 0)
    terminal.press("y")
    _ = await terminal.frame(showing: "Diterima; menunggu statusnya bergerak.")
    time.advance(by: .seconds(30))
    await backend.put(document(1, ids[0], status: "APPROVED"))
    terminal.press("u")
    _ = await terminal.frame(showing: "Disetujui DJP.")
    #expect(await backend.times(.reupload) == 1)
    terminal.press(.control("c"))
    #expect(await ended == nil)
    let began = await journal.everything.filter { if case .began = $0 { true } else { false } }
    #expect(began.count == 1)
    #expect(
      await journal.everything.contains { if case .event(.settled(.approved), _, _, _) = $0 { true } else { false } })
  }

  @Test("What was typed ahead while the program was stopped sends nothing")
  func typedAhead() async {
    await backend.add([Sample.document(1)])
    await backend.answer(.accepted("diterima"))
    let uptime = Mutex(Duration.zero)
    let later = { uptime.withLock { $0 += .seconds(1) } }
    let program = program(
      clock: Clock(tick: .seconds(86_400), uptime: { uptime.withLock { $0 } }) { [time] in time.now })
    async let ended = program.run()
    _ = await terminal.frame(showing: "INV-000001")
    for (key, shown) in [("r", "y membuka dialog"), ("y", "Kirim lagi INV-000001")] as [(Key, String)] {
      later()
      terminal.press(key)
      _ = await terminal.frame(showing: shown)
    }
    later()
    terminal.send(.resumed)
    terminal.press("y")
    _ = await terminal.frame(showing: "Terlalu cepat untuk dibaca")
    #expect(await backend.times(.reupload) == 0)
    later()
    terminal.press("y")
    _ = await terminal.frame(showing: "Diterima; menunggu statusnya bergerak.")
    terminal.press(.control("c"))
    #expect(await ended == nil)
  }

  @Test("While the first answer hangs, what the journal knows is shown, and nothing is sent from it")
  func firstAnswerHangs() async throws {
    await backend.add([Sample.document(1)])
    let before = QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    _ = try await before.poll()
    await backend.hang(.poll)
    let program = program(recallsAfter: .zero)
    async let ended = program.run()
    let frame = await terminal.frame(showing: "INV-000001")
    #expect(FrameText.text(of: frame, row: 0).contains("dari jurnal"))
    terminal.press("r")
    _ = await terminal.frame(showing: "sedang tidak memberi data")
    await backend.waitFor(.poll, times: 2)
    await backend.release()
    _ = await terminal.frame(showing: "● langsung")
    terminal.press("q")
    #expect(await ended == nil)
    #expect(await backend.times(.reupload) == 0)
  }

  @Test("While a poll hangs, keys are answered and the program can be left")
  func keysDuringAHungPoll() async {
    await backend.add(Sample.documents(3))
    let program = program()
    async let ended = program.run()
    _ = await terminal.frame(showing: "INV-000002")
    await backend.hang(.poll)
    terminal.press("u")
    await backend.waitFor(.poll, times: 2)
    terminal.press("?")
    _ = await terminal.frame(showing: "Bantuan")
    terminal.press(.escape, .alt("5"), .down)
    _ = await terminal.frame(showing: " 2/3 ")
    terminal.press("q")
    #expect(await ended == nil)
  }

  @Test("A backend that does not tell what became of a re-upload does not keep the program from ending")
  func leavingInDoubt() async {
    let ids = await backend.add([Sample.document(1)])
    await backend.fail(.reupload, with: .unavailable("putus"))
    await backend.hang(.outcome)
    let program = program()
    async let ended = program.run()
    _ = await terminal.frame(showing: "INV-000001")
    terminal.press("r")
    _ = await terminal.frame(showing: "y membuka dialog")
    terminal.press("y", "y")
    _ = await terminal.frame(showing: "DIRAGUKAN")
    await backend.waitFor(.outcome)
    terminal.press(.escape, "q")
    #expect(await ended == nil)
    #expect(await backend.times(.reupload) == 1)
    let open = try? await journal.openAttempts()
    #expect(open?.map(\.subject.document) == ids)
  }

  @Test("Nothing is polled before the journal has been read")
  func journalFirst() async throws {
    await backend.add([Sample.document(1)])
    await journal.fail(with: .locked(path: "jurnal"))
    let program = program()
    async let ended = program.run()
    _ = await terminal.frame(showing: "tak terjangkau")
    #expect(await backend.times(.poll) == 0)
    await journal.fail(with: nil)
    terminal.press("u")
    _ = await terminal.frame(showing: "INV-000001")
    terminal.press("q")
    #expect(await ended == nil)
  }

  @Test("An attempt left in doubt is the first thing asked about, and nothing is sent")
  func startingInDoubt() async throws {
    let ids = await backend.add([Sample.document(1)])
    try await journal.begin(Sample.attempt("lama", on: document(1, ids[0], status: "SAVED INVALID")))
    let program = program()
    async let ended = program.run()
    // The backend never received it: that is known without sending anything.
    _ = await terminal.frame(showing: "Tidak diunggah ulang.")
    #expect(await backend.times(.outcome) >= 1)
    #expect(await backend.times(.reupload) == 0)
    terminal.press(.control("c"))
    #expect(await ended == nil)
  }
}

import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@MainActor
@Suite("Queues that come and go while the program runs", .timeLimit(.minutes(5)))
struct QueueChangeTests {
  private let time = HandClock()
  private let terminal = InMemoryTerminal(size: Size(columns: 120, rows: 40))
  private let changes: AsyncStream<QueueChanges>
  private let change: AsyncStream<QueueChanges>.Continuation

  init() { (changes, change) = AsyncStream.makeStream() }

  private func queue(
    _ name: String, _ backend: ScriptedBackend, _ journal: InMemoryJournal = InMemoryJournal()
  ) -> WatchedQueue {
    let session = QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), clock: time.clock,
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

  @Test("Of one that is taken away with a plan it is told that nothing of that is sent meanwhile")
  func closedWithPlan() async throws {
    let (first, second) = (ScriptedBackend(), ScriptedBackend())
    var document = Sample.document(1)
    document.id = await first.add([document])[0]
    await second.add([Sample.document(2)])
    let journal = InMemoryJournal()
    try await journal.plan(SamplePlan.upload("rencana", of: document, dueAt: time.now + .hours(5), at: time.now))
    let program = program(queue("PT CONTOH SATU", first, journal), queue("PT CONTOH DUA", second))
    async let ended = program.run()
    _ = await terminal.frame(showing: "1 PLANNED")
    change.yield(QueueChanges(closed: ["PT CONTOH SATU"]))
    _ = await terminal.frame(showing: "closed, and what is planned there is not sent meanwhile: PT CONTOH SATU")
    terminal.press("q")
    #expect(await ended == nil)
  }

  @Test("One in which a line is being typed stays until that is done, and no letter of it is a key elsewhere")
  func typedIn() async {
    let (first, second) = (ScriptedBackend(), ScriptedBackend())
    await first.add([Sample.document(1)])
    await second.add([Sample.document(2)])
    let program = program(queue("PT CONTOH SATU", first), queue("PT CONTOH DUA", second))
    async let ended = program.run()
    _ = await terminal.frame(showing: "INV-000001")
    terminal.type("/con")
    change.yield(QueueChanges(closed: ["PT CONTOH SATU"]))
    _ = await terminal.frame(showing: "closed once the line being typed is done: PT CONTOH SATU")
    // Each of these would be a key of the list; the first of them quits.
    terminal.type("qtoh")
    _ = await terminal.frame(showing: "conqtoh")
    terminal.press(.escape)
    let frame = await terminal.frame(showing: "· closed: PT CONTOH SATU")
    #expect(FrameText.text(of: frame).contains("PT CONTOH DUA"))
    _ = await terminal.frame(showing: "INV-000002")
    terminal.press("q")
    #expect(await ended == nil)
  }

  @Test("The list over all queues stays as long as a line is typed there, though one queue alone is left")
  func typedOverAll() {
    var model = model([profile("PT CONTOH SATU", from: "/satu"), profile("PT CONTOH DUA", from: "/dua")])
    for key: Key in ["A", "/"] { _ = model.update(.key(key), at: Sample.observedAt) }
    #expect(model.isOverAll)
    #expect(model.isTypedIn(0) && model.isTypedIn(1))
    _ = model.update(.key(.escape), at: Sample.observedAt)
    #expect(!model.isTypedIn(0) && !model.isTypedIn(1))
  }

  @Test("One that is set otherwise is opened again, and stays on the screen")
  func openedAgain() async {
    let (first, second, again) = (ScriptedBackend(), ScriptedBackend(), ScriptedBackend())
    await first.add([Sample.document(1)])
    await second.add([Sample.document(2)])
    await again.add([Sample.document(3)])
    let program = program(queue("PT CONTOH SATU", first), queue("PT CONTOH DUA", second))
    async let ended = program.run()
    _ = await terminal.frame(showing: "INV-000001")
    change.yield(QueueChanges(opened: [queue("PT CONTOH SATU", again)], closed: ["PT CONTOH SATU"]))
    _ = await terminal.frame(showing: "opened again: PT CONTOH SATU")
    let frame = await terminal.frame(showing: "INV-000003")
    #expect(FrameText.text(of: frame).contains("PT CONTOH SATU"))
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
    _ = await terminal.frame(showing: "attempt 1?")
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

  private func profile(
    _ name: String, from source: String, _ access: QueueProfile.Access = .full
  ) -> QueueProfile {
    var profile = queue(name, ScriptedBackend()).profile
    (profile.source, profile.access) = (source, access)
    return profile
  }

  private func model(_ profiles: [QueueProfile]) -> Model {
    Model(
      settings: Settings(language: .english), queue: profiles[0], others: Array(profiles.dropFirst()),
      size: Size(columns: 80, rows: 24), now: Sample.observedAt)
  }

  /// Says a line on the command line.
  private func say(_ line: String, to model: inout Model) {
    for key in [Key.character(":")] + line.map({ .character($0) }) + [.enter] {
      _ = model.update(.key(key), at: Sample.observedAt)
    }
  }

  /// Whether what the configuration says differs from how the queue is.
  private func configure(_ model: inout Model, isReadOnly: Bool) -> Bool { model.configure(0, isReadOnly: isReadOnly) }

  @Test("The configuration makes a queue read-only, but only the person makes it more than that")
  func access() {
    var model = model([profile("PT CONTOH SATU", from: "/satu")])
    let first = configure(&model, isReadOnly: true)
    #expect(first)
    #expect(model.profile.isReadOnly)
    let second = configure(&model, isReadOnly: false)
    #expect(second)
    #expect(model.profile.isReadOnly)
    say("read-only off", to: &model)
    #expect(!model.profile.isReadOnly)
    let third = configure(&model, isReadOnly: false)
    #expect(!third)
    say("read-only on", to: &model)
    let fourth = configure(&model, isReadOnly: false)
    #expect(fourth)
    #expect(model.profile.isReadOnly)
    model.profile.access = .alwaysReadOnly
    let fifth = configure(&model, isReadOnly: false)
    #expect(!fifth)
    #expect(model.profile.access == .alwaysReadOnly)
  }

  @Test("A lock stays on a queue that is called otherwise, or comes back, or has moved, until the person raises it")
  func lockStays() {
    var model = model([profile("PT CONTOH SATU", from: "/satu"), profile("PT CONTOH DUA", from: "/dua")])
    say("read-only on", to: &model)
    _ = model.open(profile("PT CONTOH BARU", from: "/satu"))
    model.close(0)
    #expect(model.queues.map(\.profile.isReadOnly) == [false, true])
    model.close(2)
    _ = model.open(profile("PT CONTOH SATU", from: "/satu"))
    _ = model.open(profile("PT CONTOH BARU", from: "/pindah"))
    _ = model.open(profile("PT CONTOH TIGA", from: "/tiga"))
    #expect(model.queues.map(\.profile.isReadOnly) == [false, true, true, false])
    say("queue PT CONTOH SATU", to: &model)
    say("read-only off", to: &model)
    #expect(!model.profile.isReadOnly)
  }

  @Test("A lock that outlives the configuration is told of, with what raises it")
  func lockIsTold() async {
    let (first, second) = (ScriptedBackend(), ScriptedBackend())
    await first.add([Sample.document(1)])
    let program = program(
      WatchedQueue(profile("PT CONTOH SATU", from: "/satu", .readOnly), session: queue("", first).session))
    async let ended = program.run()
    _ = await terminal.frame(showing: "INV-000001")
    change.yield(QueueChanges(readOnly: ["PT CONTOH SATU": false]))
    _ = await terminal.frame(showing: "read-only until :read-only off: PT CONTOH SATU")
    let renamed = WatchedQueue(profile("PT CONTOH BARU", from: "/satu"), session: queue("", second).session)
    change.yield(QueueChanges(opened: [renamed], closed: ["PT CONTOH SATU"]))
    let frame = await terminal.frame(showing: "read-only until :read-only off: PT CONTOH BARU")
    #expect(FrameText.text(of: frame).contains("READ-ONLY"))
    terminal.press("q")
    #expect(await ended == nil)
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

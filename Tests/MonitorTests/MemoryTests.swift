import Synchronization
import TerminalKit
import TestSupport
import Testing
import UploadQueue

@testable import Monitor

/// Keeps nothing.
private struct FullMemory: ScreenMemory {
  func lines(of keepsake: Keepsake) -> [String]? { nil }

  func keep(_ keepsake: Keepsake, _ change: MemoryChange) throws(MemoryFailure) {
    throw MemoryFailure(keepsake, path: "/di/mana/\(keepsake.rawValue)", .unwritable("penuh"))
  }

  func damage(of keepsake: Keepsake) -> MemoryFailure { MemoryFailure(keepsake, path: "", .damaged) }
}

/// Keeps lines for as long as a test lasts.
private final class InventedMemory: ScreenMemory {
  private let kept: Mutex<[Keepsake: [String]]>
  /// Each time that something was kept.
  let (keepings, keeping) = AsyncStream<Void>.makeStream()

  init(_ kept: [Keepsake: [String]] = [:]) { self.kept = Mutex(kept) }

  func lines(of keepsake: Keepsake) -> [String]? { kept.withLock { $0[keepsake] } }

  func keep(_ keepsake: Keepsake, _ change: MemoryChange) {
    kept.withLock { $0[keepsake] = change.applied(to: $0[keepsake] ?? []) }
    keeping.yield()
  }

  func damage(of keepsake: Keepsake) -> MemoryFailure {
    MemoryFailure(keepsake, path: "/di/mana/\(keepsake.rawValue)", .damaged)
  }
}

@MainActor
@Suite("What a person leaves on the screen", .timeLimit(.minutes(5)))
struct MemoryTests {
  private let time = HandClock()

  private func program(
    on terminal: InMemoryTerminal, _ memory: any ScreenMemory, _ documents: [Document] = [Sample.document(1)]
  ) async -> Program {
    let backend = ScriptedBackend()
    await backend.add(documents)
    let session = QueueSession(
      backend: backend, journal: InMemoryJournal(), policy: QueuePolicy(), clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    let profile = QueueProfile(name: "PT CONTOH SATU", backend: "antrean", capabilities: backend.capabilities)
    return Program(
      terminal: terminal, queue: WatchedQueue(profile, session: session), settings: Settings(language: .english),
      clock: time.clock, memory: memory)
  }

  private func press(_ text: String, _ last: Key, on terminal: InMemoryTerminal) {
    for character in text { terminal.press(.character(character)) }
    terminal.press(last)
  }

  @Test("A tab, a filter and a line of the command line are there again the next time")
  func nextTime() async {
    let memory = InventedMemory()
    let first = InMemoryTerminal(size: Size(columns: 160, rows: 24))
    async let ended = program(on: first, memory).run()
    _ = await first.frame(showing: "INV-000001")
    press("/buyer:contoh age:>2d", .enter, on: first)
    press("+Contoh", .enter, on: first)
    _ = await first.frame(showing: "Contoh 0")
    press(":sort -dpp partner", .enter, on: first)
    press(":quit", .enter, on: first)
    #expect(await ended == nil)
    #expect(memory.lines(of: .tabs) == ["Contoh\tbuyer:contoh age:>2d"])
    let second = InMemoryTerminal(size: Size(columns: 160, rows: 24))
    async let again = program(on: second, memory).run()
    _ = await second.frame(showing: "Contoh 0")
    second.press("/")
    second.press(.up)
    _ = await second.frame(showing: "Filter: buyer:contoh age:>2d")
    second.press(.escape)
    second.press(":")
    second.press(.up)
    second.press(.up)
    _ = await second.frame(showing: ":sort -dpp partner")
    second.press(.escape)
    second.press(.alt("0"))
    second.press("-")
    second.press("q")
    #expect(await again == nil)
    #expect(memory.lines(of: .tabs) == nil)
  }

  @Test("Whatever ends the program, the next one begins with the same view, filter, order and document")
  func places() async throws {
    let memory = InventedMemory()
    let documents = (1...9).map { Sample.document($0) }
    let first = InMemoryTerminal(size: Size(columns: 160, rows: 24))
    let killed = Task { await program(on: first, memory, documents).run() }
    _ = await first.frame(showing: "INV-000009")
    first.press(.alt("5"), "s", "r", .enter, .down, .down)
    press("/inv-", .enter, on: first)
    _ = await first.frame { FrameText.text(of: $0).contains(" /inv- ") && FrameText.text(of: $0).contains("▸✗") }
    for await _ in memory.keepings where memory.lines(of: .places)?.first?.contains("inv-") == true { break }
    let second = InMemoryTerminal(size: Size(columns: 160, rows: 24))
    async let again = program(on: second, memory, documents).run()
    let frame = await second.frame(showing: "▸✗")
    #expect(FrameText.text(of: frame) == first.last.map { FrameText.text(of: $0) })
    for terminal in [first, second] { terminal.press(.control("c")) }
    #expect(await again == nil)
    #expect(await killed.value == nil)
  }

  @Test("Of a filter that is being typed the one before is kept, until Enter uses it or Esc clears it")
  func halfTyped() async throws {
    func filter(_ watch: Watch) throws -> String {
      try #require(watch.model.places.first.flatMap { KeptPlace(line: $0) }).query.filter.text
    }
    var watch = await Watch((1...9).map { Sample.document($0) })
    await watch.press("/")
    await watch.type("inv-000003")
    #expect(try filter(watch) == "")
    await watch.press(.enter)
    #expect(try filter(watch) == "inv-000003")
    await watch.press("/")
    await watch.type("inv-0")
    #expect(watch.model.list.query.filter.text == "inv-0")
    #expect(try filter(watch) == "inv-000003")
    await watch.press(.escape)
    #expect(try filter(watch) == "")
  }

  @Test("The document of the last time is waited for while answers are on their way, and let go when it is not there")
  func recalledDocument() async throws {
    let documents = (1...9).map { Sample.document($0) }
    var watch = await Watch([])
    watch.model.connection = .connecting
    let wanted = try #require(KeptPlace(line: "PT CONTOH PENJUAL\tall\t\t\turgency\t\(documents[7].id)"))
    let isDamaged = watch.model.recall(.places, [wanted.line])
    #expect(!isDamaged)
    watch.model.connection = .connecting
    await watch.bring(Array(documents.prefix(3)))
    #expect(watch.model.list.selected == documents[7].id)
    await watch.poll(documents)
    #expect(watch.model.list.selectedRow?.id == documents[7].id)
    var other = await Watch([])
    _ = other.model.recall(.places, [wanted.line])
    await other.poll(Array(documents.prefix(3)))
    #expect(other.model.list.selectedRow?.id == other.model.list.rows.first?.id)
  }

  @Test("The queue that was asked for by name is shown, wherever the last time ended", arguments: ["Lain", ""])
  func named(left: String) async throws {
    for isQueueNamed in [true, false] {
      var watch = await Watch([])
      var profile = watch.model.profile
      profile.name = "Lain"
      _ = watch.model.open(profile)
      watch.model.isQueueNamed = isQueueNamed
      _ = watch.model.recall(.places, ["\(left)\tall\t\t\turgency\t", "PT CONTOH PENJUAL\tstuck\t\t\turgency\t"])
      #expect((watch.model.shown == 0 && !watch.model.isOverAll) == isQueueNamed)
      #expect(watch.model.queues[0].list.query.view == .stuck)
    }
  }

  @Test("A place is one line, and the same when it is read; one of a queue that is not watched is kept for later")
  func onePlaceOneLine() async throws {
    var watch = await Watch([])
    let line = "Lain\tstuck\tdpp:>1jt\tbuyer:\"a b\"\t-dpp partner\tX 7"
    #expect(KeptPlace(line: line)?.line == line)
    for bad in ["", "Lain\tzzz\t\t\turgency\t", "Lain\tall\tstatus:zzz\t\turgency\t", "Lain\tall\t\t\t\t"] {
      #expect(KeptPlace(line: bad) == nil)
      let isDamaged = watch.model.recall(.places, [bad])
      #expect(isDamaged)
    }
    _ = watch.model.recall(.places, [line])
    #expect(watch.model.places.count == 2)
    #expect(watch.model.places.last == line)
  }

  @Test("A queue that is opened while the program runs is where it was left, and one that is closed is remembered")
  func comingAndGoing() async throws {
    var watch = await Watch([])
    let line = "Lain\tstuck\t\t\t-dpp\tX 7"
    _ = watch.model.recall(.places, [line])
    var profile = watch.model.profile
    profile.name = "Lain"
    let number = watch.model.open(profile)
    let opened = try #require(watch.model.queues.last)
    #expect(KeptPlace(opened).line == line)
    #expect(watch.model.places.filter { $0.hasPrefix("Lain\t") } == [line])
    // What is done there since is what counts.
    let newer = "Lain\tall\t\t\turgency\tX 8"
    watch.model.queues[1].list.selected = DocumentID("X 8")
    watch.model.queues[1].list.query = QueueQuery()
    #expect(watch.model.places.filter { $0.hasPrefix("Lain\t") } == [newer])
    watch.model.close(number)
    #expect(watch.model.places.filter { $0.hasPrefix("Lain\t") } == [newer])
  }

  @Test("What makes no sense is passed over, and named with its file")
  func damaged() async {
    let memory = InventedMemory([.tabs: ["tanpa saringan", "Macet\tstatus:stuck", "Salah\tstatus:zzz"]])
    let terminal = InMemoryTerminal(size: Size(columns: 160, rows: 24))
    async let ended = program(on: terminal, memory).run()
    let frame = await terminal.frame(showing: "/di/mana/tabs")
    #expect(FrameText.text(of: frame).contains("  Macet"))
    terminal.press("q")
    #expect(await ended == nil)
    #expect(memory.lines(of: .tabs)?.count == 3, "nothing is thrown away that a person could mend")
  }

  @Test("That a tab is not kept is said when it is made, and that a place is not, once nothing else is to be read")
  func notKept() async {
    let terminal = InMemoryTerminal(size: Size(columns: 160, rows: 24))
    async let ended = program(on: terminal, FullMemory(), [Sample.document(1), Sample.document(2)]).run()
    _ = await terminal.frame(showing: "INV-000002")
    terminal.press(.down)
    _ = await terminal.frame(showing: "Not kept for the next time (places of the last time): /di/mana/places: penuh.")
    press("/status:invalid", .enter, on: terminal)
    press("+Contoh", .enter, on: terminal)
    _ = await terminal.frame(showing: "Not kept for the next time (own tabs): /di/mana/tabs: penuh.")
    terminal.press("q", "q")
    #expect(await ended == nil)
  }

  @Test("Who quits is told as well that where they are is lost")
  func lostPlace() async {
    let terminal = InMemoryTerminal(size: Size(columns: 160, rows: 24))
    let program = await program(on: terminal, FullMemory())
    async let ended = program.run()
    _ = await terminal.frame(showing: "INV-000001")
    terminal.press(.down)
    _ = await terminal.frame(showing: "/di/mana/places: penuh.")
    terminal.press(.down, "q")
    #expect(await ended == nil)
    #expect(
      program.reminders.map(\.string) == [
        "Not kept for the next time (places of the last time): /di/mana/places: penuh."
      ])
  }

  @Test("Columns of which none is known leave the usual ones")
  func damagedColumns() async {
    var watch = await Watch([])
    let isDamaged = watch.model.recall(.columns, ["nonsense\0"])
    #expect(isDamaged && watch.model.columns == ColumnKind.usual)
    let isStillDamaged = watch.model.recall(.columns, ["signer"])
    #expect(!isStillDamaged)
    #expect(watch.model.columns == [.signer])
  }

  @Test("A line is kept once, as the newest, and a hundred of them")
  func bounded() {
    #expect(MemoryChange.add("a").applied(to: ["a", "b"]) == ["b", "a"])
    #expect(MemoryChange.remove("a").applied(to: ["a"]) == nil)
    #expect(MemoryChange.remove("a").applied(to: ["b", "a"]) == ["b"])
    let many = (1...150).map(String.init)
    #expect(MemoryChange.add("x").applied(to: many)?.count == 100)
    #expect(MemoryChange.add("x").applied(to: many)?.last == "x")
  }

  @Test("A tab is one line, whatever its filter was written as, and the same tab when it is read")
  func oneLine() throws {
    let tab = SavedFilter(name: "Besar", filter: try Filter(parsing: "(status:signing) (dpp:>1jt or note:\"a b\")"))
    #expect(SavedFilter(kept: tab.kept) == tab)
    let odd = SavedFilter(name: "Aneh", filter: try Filter(parsing: "status:signing\n\tage:>2d"))
    #expect(odd.kept == "Aneh\tstatus:signing age:>2d")
  }
}

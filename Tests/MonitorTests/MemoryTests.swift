import Synchronization
import TerminalKit
import TestSupport
import Testing
import UploadQueue

@testable import Monitor

/// Keeps lines for as long as a test lasts.
private final class InventedMemory: ScreenMemory {
  private let kept: Mutex<[Keepsake: [String]]>

  init(_ kept: [Keepsake: [String]] = [:]) { self.kept = Mutex(kept) }

  func lines(of keepsake: Keepsake) -> [String]? { kept.withLock { $0[keepsake] } }

  func keep(_ keepsake: Keepsake, _ change: MemoryChange) {
    kept.withLock { $0[keepsake] = change.applied(to: $0[keepsake] ?? []) }
  }

  func damage(of keepsake: Keepsake) -> MemoryFailure {
    MemoryFailure(keepsake, path: "/di/mana/\(keepsake.rawValue)", .damaged)
  }
}

@MainActor
@Suite("What a person leaves on the screen", .timeLimit(.minutes(1)))
struct MemoryTests {
  private let time = HandClock()

  private func program(on terminal: InMemoryTerminal, _ memory: InventedMemory) async -> Program {
    let backend = ScriptedBackend()
    await backend.add([Sample.document(1)])
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

  @Test("What makes no sense is passed over, and named with its file")
  func damaged() async {
    let memory = InventedMemory([.tabs: ["tanpa saringan", "Macet\tstatus:stuck", "Salah\tstatus:zzz"]])
    let terminal = InMemoryTerminal(size: Size(columns: 160, rows: 24))
    async let ended = program(on: terminal, memory).run()
    let frame = await terminal.frame(showing: "/di/mana/tabs")
    #expect(FrameText.text(of: frame).contains("Macet 0"))
    terminal.press("q")
    #expect(await ended == nil)
    #expect(memory.lines(of: .tabs)?.count == 3, "nothing is thrown away that a person could mend")
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

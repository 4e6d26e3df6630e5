import TerminalKit
import TestSupport
import Testing
import Wording

@testable import Monitor

@Suite("The first start")
struct FirstStartTests {
  private func offer(_ language: Language = .english, columns: Int = 80, rows: Int = 24) -> FirstStart {
    FirstStart(language: language, size: Size(columns: columns, rows: rows))
  }

  @Test("What is offered", arguments: Language.allCases, [(80, 24), (120, 40), (200, 60), (40, 10)])
  func screens(language: Language, size: (Int, Int)) {
    var offer = offer(language, columns: size.0, rows: size.1)
    expectGolden(offer.frame(), "first-start-\(size.0)x\(size.1)-\(language.rawValue)")
    #expect(offer.press("i") == nil)
    expectGolden(offer.frame(), "first-start-import-\(size.0)x\(size.1)-\(language.rawValue)")
  }

  @Test(
    "Each key and what it chooses",
    arguments: [
      ("d", .demo), ("c", .configure), ("w", .watch), (.enter, .watch), ("q", .quit), (.escape, .quit),
      (.control("c"), .quit), ("x", nil),
    ] as [(Key, FirstStart.Choice?)])
  func keys(key: Key, choice: FirstStart.Choice?) {
    var offer = offer()
    #expect(offer.press(key) == choice)
  }

  @Test("From how to import one key leads back, and Enter on to the empty queue")
  func importing() {
    var offer = offer()
    #expect(offer.press("i") == nil)
    #expect(offer.showsImport)
    #expect(offer.press("q") == nil)
    #expect(!offer.showsImport)
    _ = offer.press("i")
    #expect(offer.press(.enter) == .watch)
  }

  @MainActor
  @Test("On a terminal: keys choose, and a signal ends it", .timeLimit(.minutes(1)))
  func asking() async {
    let terminal = InMemoryTerminal()
    async let choice = FirstStart.ask(on: terminal, language: .english)
    _ = await terminal.frame(showing: "Where would you like to begin?")
    terminal.press("i")
    _ = await terminal.frame(showing: "pantau import pajak-keluaran.csv")
    terminal.press("d")
    #expect(await choice == .demo)

    let other = InMemoryTerminal()
    other.send(.terminate(signal: 15))
    #expect(await FirstStart.ask(on: other, language: .english) == .ended(signal: 15))
  }
}

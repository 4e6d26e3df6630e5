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

  /// What is to be imported as on the command line where a text is typed for the file; `nil` where it is taken for a name.
  private func said(_ text: String, to offer: inout FirstStart) -> String? {
    _ = offer.press("i")
    offer.paste(text)
    guard case .importSaid(let said)? = offer.press(.enter) else { return nil }
    return said
  }

  @Test("What there is to choose is told whole, however narrow the screen", arguments: Language.allCases)
  func narrow(language: Language) {
    let text = FrameText.text(of: offer(language, columns: 40, rows: 60).frame())
    #expect(!text.contains("…"))
    #expect(text.contains(language == .indonesian ? "       langkah\n" : "       five steps\n"), "\(text)")
  }

  @Test("What is offered", arguments: Language.allCases, [(80, 24), (120, 40), (200, 60), (40, 10)])
  func screens(language: Language, size: (Int, Int)) {
    var offer = offer(language, columns: size.0, rows: size.1)
    expectGolden(offer.frame(), "first-start-\(size.0)x\(size.1)-\(language.rawValue)")
    #expect(offer.press("i") == nil)
    for character in "~/Unduhan/pa" { _ = offer.press(.character(character)) }
    offer.complete(with: ["~/Unduhan/pajak/", "~/Unduhan/pajak-keluaran.csv", "~/Unduhan/pajak-masukan.xlsx"])
    expectGolden(offer.frame(), "first-start-import-\(size.0)x\(size.1)-\(language.rawValue)")
  }

  @Test(
    "An import while it goes on, and what it brought", arguments: Language.allCases,
    [(80, 24), (120, 40), (200, 60), (40, 10)])
  func reports(language: Language, size: (Int, Int)) {
    var offer = offer(language, columns: size.0, rows: size.1)
    _ = offer.press("i")
    offer.paste("faktur")
    _ = offer.press(.enter)
    offer.hear(.progress("faktur-1.csv: 42%"))
    let progress = Scene(name: "progress", frame: offer.frame())
    offer.hear(.said(ImportLine("faktur-1.csv: CSV, 17 Nov 2026 08:00 WIB")))
    offer.hear(.said(ImportLine("  12 dokumen baru")))
    offer.hear(.said(ImportLine("faktur-2.csv: ditolak", isBad: true)))
    offer.hear(.ended(hasImported: true))
    let report = Scene(name: "report", frame: offer.frame())
    expectGolden(
      text: Scene.text([progress, report]), "first-start-report-\(size.0)x\(size.1)-\(language.rawValue)")
  }

  @Test(
    "Each key and what it chooses",
    arguments: [
      ("d", .demo), ("c", .configure), ("w", .watch), (.enter, .watch), ("q", .quit), (.escape, .quit),
      (.control("c"), .quit), ("x", nil),
    ] as [(Key, FirstStart.Choice?)])
  func keys(key: Key, choice: FirstStart.Choice?) {
    var offer = offer()
    #expect(offer.press(key) == choice.map { .choose($0) })
  }

  @Test("Once a configuration is written it is not offered again")
  func configured() {
    var offer = FirstStart(language: .english, size: Size(columns: 80, rows: 24), isConfigured: true)
    #expect(offer.press("c") == nil)
    #expect(!FrameText.text(of: offer.frame()).contains("pantau init"))
    #expect(FrameText.text(of: offer.frame()).contains("The configuration is written."))
  }

  @Test("What there is no room for is scrolled to, by keys and by words", arguments: Language.allCases)
  func scrolledChoices(language: Language) {
    var offer = offer(language, columns: 40, rows: 10)
    #expect(FrameText.text(of: offer.frame()).contains("▼"))
    for key: Key in [.down, .pageDown, .end] { #expect(offer.press(key) == nil) }
    let last = FrameText.text(of: offer.frame())
    #expect(!last.contains("▼") && last.contains(language == .english ? "Enter does so too." : "Enter juga."))
    #expect(offer.press(.home) == nil)
    #expect(offer.scroll == 0)
    _ = offer.press(":")
    for character in "page-down" { _ = offer.press(.character(character)) }
    #expect(offer.press(.enter) == nil)
    #expect(offer.scroll > 0)
    #expect(offer.refusal == nil)
  }

  @Test("Esc takes away what was refused, and only then leaves")
  func closesRefusal() {
    var offer = offer()
    _ = offer.press(":")
    for character in "salah" { _ = offer.press(.character(character)) }
    _ = offer.press(.enter)
    #expect(offer.refusal != nil)
    #expect(offer.press(.escape) == nil)
    #expect(offer.refusal == nil)
    #expect(offer.press(.escape) == .choose(.quit))
  }

  @Test("A name is completed as far as all that it may become agree, and as it goes on they are forgotten")
  func completion() {
    var offer = offer()
    _ = offer.press("i")
    offer.paste("fa")
    #expect(offer.press(.tab) == .complete("fa"))
    offer.complete(with: ["faktur-1.csv", "faktur-2.csv"])
    #expect(offer.line.text == "faktur-")
    #expect(offer.candidates.count == 2)
    _ = offer.press("2")
    #expect(offer.candidates.isEmpty)
    offer.complete(with: ["faktur-2.csv"])
    #expect(offer.line.text == "faktur-2.csv")
    offer.complete(with: [])
    #expect(offer.line.text == "faktur-2.csv")
    #expect(offer.press(.enter) == .importFile("faktur-2.csv"))
  }

  @Test("After a file has gone in the next name begins anew; one that was refused stays to be mended")
  func another() {
    for isBad in [false, true] {
      var offer = offer()
      _ = offer.press("i")
      offer.paste("faktur.csv")
      _ = offer.press(.enter)
      offer.hear(.said(ImportLine("faktur.csv", isBad: isBad)))
      offer.hear(.ended(hasImported: true))
      _ = offer.press("i")
      #expect(offer.page == .path && offer.line.text == (isBad ? "faktur.csv" : ""))
    }
  }

  @Test("A file that is dropped on the terminal comes in quotes, and is taken without them")
  func dropped() {
    var offer = offer()
    _ = offer.press("i")
    offer.paste("'/home/x/Pajak Keluaran.xlsx' ")
    #expect(offer.press(.enter) == .importFile("/home/x/Pajak Keluaran.xlsx"))
  }

  @Test("What the refusal of an old list names can be typed behind the name, as on the command line")
  func options() throws {
    var offer = offer()
    let said = try #require(said("'Pajak Keluaran.csv' --as-of '2026-11-15 09:30' ", to: &offer))
    #expect(offer.page == .path)
    let request = offer.request(saying: said, in: .wib, at: Sample.observedAt)
    #expect(request?.paths == ["Pajak Keluaran.csv"] && request?.asOf?.at == .wib("2026-11-15 09:30"))
    #expect(offer.page == .importing)
  }

  @Test("A time that cannot be meant is said where the name is typed, and the line stays to be mended")
  func wrongOption() throws {
    var offer = offer()
    let said = try #require(said("a.csv --as-of kemarin", to: &offer))
    let request = offer.request(saying: said, in: .wib, at: Sample.observedAt)
    #expect(request == nil)
    #expect(offer.page == .path && offer.line.text == "a.csv --as-of kemarin")
    #expect(FrameText.text(of: offer.frame()).contains("write a day such as 2026-11-17"))
  }

  @Test("Letters belong to the name; an empty name is nothing to import; Esc leads back")
  func typing() {
    var offer = offer()
    _ = offer.press("i")
    #expect(offer.press(.enter) == nil)
    #expect(offer.press("q") == nil)
    #expect(offer.line.text == "q")
    #expect(offer.press(.escape) == nil)
    #expect(offer.press("q") == .choose(.quit))
  }

  @Test("Where nothing went in Enter leads back to the name, and not into an empty queue")
  func nothingImported() {
    var offer = offer()
    _ = offer.press("i")
    offer.paste("salah.txt")
    _ = offer.press(.enter)
    offer.hear(.said(ImportLine("salah.txt: refused", isBad: true)))
    offer.hear(.ended(hasImported: false))
    #expect(FrameText.text(of: offer.frame()).contains("salah.txt: refused"))
    #expect(offer.press(.enter) == nil)
    #expect(offer.page == .path)
    #expect(offer.line.text == "salah.txt")
  }

  @Test("Once documents are in, every way out leads to them, also after another file that is refused")
  func onceImported() {
    var offer = offer()
    func take(_ hasImported: Bool) {
      _ = offer.press("i")
      offer.paste("x")
      _ = offer.press(.enter)
      offer.hear(.ended(hasImported: hasImported))
    }
    take(true)
    #expect(offer.press(.escape) == .choose(.watch))
    take(false)
    #expect(offer.press(.enter) == .choose(.watch))
    #expect(offer.press("i") == nil)
    #expect(offer.press(.escape) == .choose(.watch))
  }

  private let files = ReachableFiles(
    complete: { _ in ["pajak-keluaran.csv"] },
    take: { request, _, tell in
      tell(.progress("50%"))
      for path in request.paths { tell(.said(ImportLine("\(path): 12"))) }
      tell(.ended(hasImported: true))
    },
    write: { name, documents in .written(path: name, count: documents.count) })

  @Test("A long report is scrolled by the keys of every other text, and says so", arguments: Language.allCases)
  func scrolling(language: Language) {
    var offer = offer(language)
    _ = offer.press("i")
    offer.paste("faktur")
    _ = offer.press(.enter)
    for number in 1...60 { offer.hear(.said(ImportLine("faktur-\(number).csv: ditolak", isBad: true))) }
    offer.hear(.ended(hasImported: false))
    for (columns, rows) in [(120, 40), (200, 60), (80, 24)] {
      offer.size = Size(columns: columns, rows: rows)
      let size = columns == 80 ? "" : "-\(columns)x\(rows)"
      expectGolden(offer.frame(), "first-start-report-long\(size)-\(language.rawValue)")
    }
    _ = offer.press(.end)
    let furthest = offer.scroll
    #expect(FrameText.text(of: offer.frame()).contains("faktur-60.csv"))
    for (key, scroll) in [
      (Key.home, 0), (.pageDown, offer.height), ("k", offer.height - 1), (.control("b"), 0), (.down, 1),
      ("G", furthest),
      ("g", 0), (" ", offer.height), (.control("u"), offer.height - offer.height / 2),
    ] {
      #expect(offer.press(key) == nil)
      #expect(offer.scroll == scroll, "\(key)")
    }
  }

  @MainActor
  @Test("On a terminal: a name is completed and imported, and the queue is opened", .timeLimit(.minutes(5)))
  func importing() async {
    let terminal = InMemoryTerminal()
    async let choice = FirstStart.ask(on: terminal, language: .english, files: files, clock: HandClock().clock)
    _ = await terminal.frame(showing: "Where would you like to begin?")
    terminal.press("i", "p", .tab)
    _ = await terminal.frame(showing: "File: pajak-keluaran.csv")
    terminal.press(.enter)
    _ = await terminal.frame(showing: "pajak-keluaran.csv: 12")
    _ = await terminal.frame(showing: "open the queue")
    terminal.press(.enter)
    #expect(await choice == .watch)
  }

  @MainActor
  @Test("On a terminal: an examination that still goes on ends with the first start", .timeLimit(.minutes(5)))
  func endsExamination() async {
    let (endings, end) = AsyncStream<Bool>.makeStream()
    let terminal = InMemoryTerminal()
    async let choice = FirstStart.ask(
      on: terminal, language: .english, files: files, examiner: EndlessExaminer(end: end), clock: HandClock().clock)
    _ = await terminal.frame(showing: "Where would you like to begin?")
    terminal.press("D")
    _ = await terminal.frame(showing: "looking… 0 of 4")
    terminal.type(":demo")
    terminal.press(.enter)
    #expect(await choice == .demo)
    for await wasStopped in endings {
      #expect(wasStopped)
      break
    }
  }

  @MainActor
  @Test("On a terminal: keys choose, and a signal ends it", .timeLimit(.minutes(5)))
  func asking() async {
    let terminal = InMemoryTerminal()
    async let choice = FirstStart.ask(on: terminal, language: .english, files: files, clock: HandClock().clock)
    _ = await terminal.frame(showing: "Where would you like to begin?")
    terminal.press("d")
    #expect(await choice == .demo)

    let other = InMemoryTerminal()
    other.send(.terminate(signal: 15))
    let choiceThere = await FirstStart.ask(on: other, language: .english, files: files, clock: HandClock().clock)
    #expect(choiceThere == .ended(signal: 15))
  }
}

/// Finds nothing until it is told to stop, and tells that it was.
private struct EndlessExaminer: Examiner {
  let end: AsyncStream<Bool>.Continuation

  func examine(_ tell: @escaping @Sendable (CheckupNews) async -> Void) async {
    await tell(.began(InventedCheckup.items))
    let (answers, answer) = AsyncStream<Void>.makeStream()
    for await _ in answers {}
    answer.finish()
    end.yield(Task.isCancelled)
  }
}

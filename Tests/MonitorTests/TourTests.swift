import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("The tour")
struct TourTests {
  private let failed = InventedQueue.failedSigning

  private func tour(_ language: Language = .english, columns: Int = 80, rows: Int = 24) async -> Watch {
    var watch = await Watch(InventedQueue.documents, size: Size(columns: columns, rows: rows), language: language)
    watch.model.beginTour()
    await watch.happen(.resized(Size(columns: columns, rows: rows)))
    return watch
  }

  /// Goes to a step as somebody does who follows the panel.
  private func walk(_ watch: inout Watch, to step: Tour.Step) async {
    if step.rawValue > 0 { await watch.press(.down) }
    if step.rawValue > 1 { await watch.press(.alt("4")) }
    if step.rawValue > 2 { await watch.press(.enter) }
    guard step == .send else { return }
    await watch.press("q", .alt("5"))
    await watch.openDesk(on: failed, signers: ["PENANDATANGAN SATU", "PENANDATANGAN DUA"])
  }

  @Test(
    "Each step", arguments: Language.allCases, [(80, 24), (120, 40), (200, 60), (40, 10)])
  func steps(language: Language, size: (Int, Int)) async {
    for step in Tour.Step.allCases {
      var watch = await tour(language, columns: size.0, rows: size.1)
      await walk(&watch, to: step)
      #expect(watch.model.tour?.step == step)
      expectGolden(
        watch.model.frame(), "tour-\(step.rawValue + 1)-\(size.0)x\(size.1)-\(language.rawValue)")
    }
  }

  @Test("The dialog stands above the panel", arguments: Language.allCases, [(80, 24), (120, 40), (200, 60)])
  func dialog(language: Language, size: (Int, Int)) async {
    var watch = await tour(language, columns: size.0, rows: size.1)
    await walk(&watch, to: .send)
    await watch.press(.tab, "y")
    expectGolden(watch.model.frame(), "tour-dialog-\(size.0)x\(size.1)-\(language.rawValue)")
  }

  @Test("It ends when the document has been sent and has moved, and the screen is whole again")
  func end() async {
    var watch = await tour()
    await walk(&watch, to: .send)
    await watch.send(failed)
    #expect(watch.model.tour?.step == .send)
    await watch.happen(.desk(IdempotencyKey("kunci"), .answered(.accepted("diterima"))))
    await watch.poll(InventedQueue.documents.map { $0.id == failed.id ? $0.becoming("APPROVED") : $0 })
    #expect(watch.model.tour == nil)
    #expect(watch.model.notice == Notice(.tourIsOver(watch.model.telling), .good))
    #expect(watch.model.size == Size(columns: 80, rows: 24))
  }

  @Test("Its keys have words, in either language, for as long as it goes on")
  func words() async {
    for (language, skip, end) in [
      (Language.english, "skip-step", "end-tour"), (.indonesian, "lewati-langkah", "akhiri-tur"),
    ] {
      var watch = await tour(language)
      await watch.say(skip)
      #expect(watch.model.tour?.step == .stuck)
      await watch.press(":")
      await watch.type(String(end.prefix(7)))
      await watch.press(.tab)
      guard case .prompt(let state, _) = watch.model.screen else {
        Issue.record("no line")
        return
      }
      #expect(state.line.text == end + " ")
      await watch.press(.enter)
      #expect(watch.model.tour == nil)
      #expect(watch.model.notice == Notice(.tourIsLeft))
      await watch.say(skip)
      #expect(watch.model.notice?.role == .warning)
    }
  }

  @Test("Nothing is done by the tour itself: skipping every step sends nothing")
  func skipping() async {
    var watch = await tour()
    var effects: [Effect] = []
    for step in Tour.Step.allCases {
      #expect(watch.model.tour?.step == step)
      effects += await watch.press(.control("n"))
    }
    #expect(watch.model.tour == nil)
    #expect(effects.isEmpty)
    #expect(watch.model.desks.isEmpty)
  }

  @Test("Ctrl-T ends it at any step, and leaves the screen where it is", arguments: Tour.Step.allCases)
  func ending(step: Tour.Step) async {
    var watch = await tour()
    await walk(&watch, to: step)
    let screen = watch.model.screen
    await watch.press(.control("t"))
    #expect(watch.model.tour == nil)
    #expect(watch.model.screen == screen)
    #expect(watch.model.size == Size(columns: 80, rows: 24))
    #expect(watch.footer.contains(":tour begins it again"))
  }

  @Test("Esc goes back as everywhere, and the tour goes on")
  func escape() async {
    var watch = await tour()
    await walk(&watch, to: .detail)
    await watch.press(.enter)
    await watch.press(.escape)
    #expect(watch.model.screen == .list)
    #expect(watch.model.tour?.step == .desk)
  }

  @Test("In the demo :tour ends it, and begins it again from its first step")
  func again() async {
    var watch = await tour()
    watch.model.profile.isDemo = true
    await walk(&watch, to: .detail)
    await watch.say("tour")
    #expect(watch.model.tour == nil)
    await watch.say("tur")
    #expect(watch.model.tour?.step == .list)
    #expect(watch.model.size.rows < 24)
    #expect(watch.model.list.query.view == .all)
  }

  @Test("A queue that is no demo has no tour")
  func onlyDemo() async {
    var watch = await Watch(InventedQueue.documents)
    await watch.say("tur")
    #expect(watch.model.tour == nil)
    #expect(watch.footer.contains("pantau demo --tour"))
  }

  @Test("A demo whose clock stands still says so", arguments: Language.allCases)
  func stoppedClock(language: Language) async {
    var watch = await tour(language)
    (watch.model.profile.isDemo, watch.model.profile.timeStandsStill) = (true, true)
    #expect(watch.flat.contains(language == .indonesian ? "DEMO JAM BERHENTI" : "DEMO CLOCK STOPPED"))
  }

  @Test("In the dialog Esc says no, and the tour goes on")
  func escapeInDialog() async {
    var watch = await tour()
    await walk(&watch, to: .send)
    await watch.press("y")
    #expect(await !watch.press(.escape).sends)
    #expect(watch.model.tour?.step == .send)
    #expect(watch.model.openDesk?.phase == .preparing)
  }

  @Test("While a line is typed Esc closes the line and the tour stays")
  func typing() async {
    var watch = await tour()
    await watch.press("/", "a", .escape)
    #expect(watch.model.screen == .list)
    #expect(watch.model.tour != nil)
  }

  @Test("The panel takes its room from the screen, also after a resize, and the smallest screen is left whole")
  func room() async {
    var watch = await tour()
    let height = TourPanel.height(on: Size(columns: 80, rows: 24), watch.model)
    #expect(height >= 4)
    #expect(watch.model.size == Size(columns: 80, rows: 24 - height))
    await watch.happen(.resized(Size(columns: 60, rows: 30)))
    #expect(watch.model.frame().size == Size(columns: 60, rows: 30))
    await watch.happen(.resized(Size(columns: 40, rows: 10)))
    #expect(watch.model.size == Size(columns: 40, rows: 10))
  }

  @Test("The key it names is one that works, whatever was bound to it", arguments: Tour.Step.allCases)
  func hints(step: Tour.Step) async throws {
    var watch = await tour()
    await walk(&watch, to: step)
    let hint = TourHint(step, watch.model)
    let key = try #require(hint.key(in: watch.model.settings.keys))
    #expect(watch.model.settings.keys.command(for: key, in: watch.model.context) == hint.command)
  }
}

import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("Looking on")
struct WatchingTests {
  private let failed = InventedQueue.failedSigning

  private func watch(_ language: Language = .indonesian, columns: Int = 80, rows: Int = 24) async -> Watch {
    await Watch(
      InventedQueue.documents, size: Size(columns: columns, rows: rows), language: language, reupload: .handOff,
      watching: Watching())
  }

  /// Everything that a keyboard can send.
  private static let keyboard: [Key] =
    (0x20..<0x7F).compactMap { UnicodeScalar($0).map { .character(Character($0)) } }
    + "abcdefghijklmnopqrstuvwxyz\\]^_[ ".map { .control($0) } + "0123456789abcfjrmy:".map { .alt($0) }
    + [
      .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .enter, .escape, .tab, .backTab, .backspace, .delete,
    ] + (1...12).map { .function($0) }

  @Test("The key table holds nothing that does more than look, whatever keys were chosen")
  func keys() async {
    let chosen = KeyMap.standard.rebinding([.note: [.character("x")], .prompt: [.enter], .suspend: [.function(9)]])
    for table in [KeyMap.standard, chosen].map({ $0.limited(to: Watching()) }) {
      #expect(table.bindings.allSatisfy { Command.looking.contains($0.command) })
      #expect(Set(table.bindings.map(\.command)) == Command.looking)
    }
    var watch = await watch()
    #expect(watch.model.settings.keys == KeyMap.standard.limited(to: Watching()))
    var settings = watch.model.settings
    settings.keys = .standard
    await watch.happen(.settings(.changed(settings)))
    #expect(watch.model.settings.keys == KeyMap.standard.limited(to: Watching()))
  }

  @Test("Whatever is typed, clicked or pasted, nothing is asked for that changes anything anywhere", arguments: 0..<4)
  func everyKey(seed: Int) async {
    var random = SeededRandom(seed: UInt64(seed))
    var watch = await watch()
    var attempt = Sample.attempt("lama", on: failed, isHandOff: true)
    attempt.state = .claimedDone
    let row = QueueRow(document: failed, time: StatusTime(since: Sample.observedAt, source: .atLeast))
    var effects = await watch.happen(.attemptsFound([ReuploadDesk(resuming: attempt, row: row)]))
    for turn in 0..<1_000 {
      switch Int.random(in: 0..<40, using: &random) {
      case 0: effects += await watch.happen(.pasted(":quit\n\u{1B}]52;c;QUJD\u{07}\u{1B}[200~r y y c m \u{1A}\u{1C}"))
      case 1:
        let position = Position(
          column: Int.random(in: 0..<80, using: &random), row: Int.random(in: 0..<24, using: &random))
        effects += await watch.happen(.mouse(MouseEvent(.click, at: position)))
      case 2 where turn.isMultiple(of: 10): effects += await watch.poll(InventedQueue.documents)
      default:
        guard let key = Self.keyboard.randomElement(using: &random) else { continue }
        effects += await watch.press(key)
      }
      watch.now = watch.now + .minutes(Int.random(in: 0..<7, using: &random))
      effects += await watch.happen(.tick)
    }
    #expect(effects.filter { !$0.onlyLooks } == [])
    #expect(watch.kept == [])
    #expect(watch.model.promptHistory == [])
    #expect(watch.model.queue.attendance.lastKey == nil)
  }

  @Test("No key opens the command line, a note, the clipboard, the columns or the name of a tab")
  func noWayOut() async {
    for key in Self.keyboard {
      var watch = await watch()
      for place in [Key.home, .enter, "o", "J", "?"] {
        await watch.press(place, key)
        let isElsewhere =
          switch watch.model.screen {
          case .prompt, .note, .token, .copy, .columns, .namingTab, .page, .importing: true
          default: false
          }
        #expect(!isElsewhere, "\(key) after \(place)")
      }
    }
  }

  @Test("The program carries out nothing but looking, even were it asked for")
  func effects() {
    let subject = Subject(failed)
    let changing: [Effect] = [
      .look(Looked(place: .start, at: Sample.observedAt)), .annotate(subject, .toggleMark),
      .openDesk(failed.id, isDataOld: false), .importFiles(ImportRequest(["x"]), .english), .export("x", QueueQuery()),
      .completeName("/"), .keep(.filters, .add("x")), .copy("x"), .giveToken(HiddenLine()), .suspend,
      .at(1, .annotate(subject, .removeNote)),
    ]
    #expect(changing.allSatisfy { !$0.onlyLooks })
  }

  @Test(
    "Every screen says that somebody looks on", arguments: Language.allCases,
    [(80, 24), (120, 40), (200, 60), (40, 10)])
  func screens(language: Language, size: (Int, Int)) async {
    var watch = await watch(language, columns: size.0, rows: size.1)
    await watch.press(.down)
    expectGolden(watch.model.frame(), "watching-\(size.0)x\(size.1)-\(language.rawValue)")
    for keys in [[Key.enter], ["o"], ["J"], ["?"], ["s"], ["/"]] {
      for key in keys { await watch.press(key) }
      #expect(
        FrameText.text(of: watch.model.frame(), row: 0).contains(language == .indonesian ? "MENONTON" : "WATCHING"))
      await watch.press(.escape)
    }
  }

  @Test("That a new configuration is wrong is said, and not what stands in it")
  func wrongConfiguration() async {
    var watch = await watch(.english)
    await watch.happen(.settings(.refused([Phrase(same: "config.toml:3: taxpayer 0999999999999000")])))
    #expect(watch.screen.contains("the old one stays"))
    #expect(!watch.screen.contains("0999999999999000") && !watch.screen.contains("config.toml"))
  }

  @Test("What is new since somebody last looked is not told to who only looks on, and has no key that shows it")
  func news() async {
    var watch = await watch(.english)
    let looked = Looked(place: JournalPlace(1), at: .wib("2026-11-16 17:02"))
    await watch.happen(.journalFound(end: JournalPlace(1), looked: looked))
    await watch.happen(.journalGrew(JournalPlace(4)))
    await watch.poll(InventedQueue.documents.map { $0.becoming("APPROVED") })
    #expect(watch.model.queue.attendance.hasNews)
    #expect(watch.model.notice == nil)
  }

  @Test("The help names no key that is not there")
  func help() async {
    var watch = await watch(.english, columns: 120, rows: 300)
    await watch.press("?")
    #expect(!watch.screen.contains("The command line"))
    #expect(watch.screen.contains("the plan: what is to be sent later"))
    #expect(!watch.screen.contains("open the dialog") && !watch.screen.contains("cancel the selected"))
    #expect(!watch.screen.contains("write or change the note"))
  }

  @Test(
    "Masked, what comes to the model names nobody, and nothing can be looked for", arguments: Language.allCases,
    [(80, 24), (120, 40), (200, 60)])
  func masked(language: Language, size: (Int, Int)) async throws {
    var watch = await Watch(
      InventedQueue.documents, size: Size(columns: size.0, rows: size.1), language: language,
      watching: Watching(isMasked: true))
    watch.isMasked = true
    await watch.poll(InventedQueue.documents)
    #expect(!watch.screen.contains("PEMBELI"))
    expectGolden(watch.model.frame(), "masked-\(size.0)x\(size.1)-\(language.rawValue)")
    await watch.press("/")
    #expect(watch.model.screen == .list)
    await watch.press(.enter)
    #expect(!watch.screen.contains("PEMBELI"))
    #expect(watch.screen.contains("PT C*** P***"))
  }
}

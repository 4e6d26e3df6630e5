import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("The help")
struct HelpTests {
  private func help(_ language: Language = .english, rows: Int = 300) async -> Watch {
    var watch = await Watch(
      InventedQueue.documents, size: Size(columns: 80, rows: rows), language: language)
    await watch.press("?")
    return watch
  }

  @Test("It begins with the keys of the screen it was opened on")
  func here() async throws {
    var watch = await Watch(InventedQueue.documents, language: .english)
    await watch.press("?")
    #expect(FrameText.text(of: watch.model.frame(), row: 3).contains("Here: the list"))
    await watch.press(.escape)
    await watch.openDesk(on: InventedQueue.failedSigning)
    await watch.press("?")
    #expect(FrameText.text(of: watch.model.frame(), row: 3).contains("Here: the re-upload desk"))
    let first = try #require(HelpChapter.all(watch.model).first)
    #expect(first.entries.contains { $0.text == "desk: open the dialog" })
    #expect(!first.entries.contains { $0.text == "the order" })
  }

  @Test("Every key stands in one chapter", arguments: Language.allCases)
  func chapters(language: Language) async {
    let watch = await help(language)
    // That of a replay is told where something is replayed.
    for chapter in KeyChapter.allCases where chapter != .replay {
      #expect(watch.screen.contains(chapter.name.text(language).string))
    }
    let listed = HelpChapter.all(watch.model).dropFirst().flatMap(\.entries)
    for binding in KeyMap.standard.withoutReplay.bindings {
      #expect(listed.filter { $0.sign == binding.allKeys && $0.text == binding.help.text(language) }.count == 1)
    }
  }

  @Test("What is typed after / is looked for in keys, words and names of commands, while it is typed")
  func search() async {
    var watch = await help()
    await watch.press("/")
    await watch.type("PASSED")
    #expect(watch.screen.contains("Nothing matches"))
    await watch.press(.control("u"))
    await watch.type("under way")
    #expect(watch.screen.contains("the re-uploads that are under way"))
    #expect(!watch.screen.contains("one screen up"))
    await watch.press(.control("u"))
    await watch.type("unggahan-berjalan")
    #expect(watch.screen.contains("the re-uploads that are under way"))
    await watch.press(.enter)
    #expect(watch.screen.contains("/unggahan-berjalan"))
    await watch.press(.escape)
    #expect(watch.screen.contains("one screen up"))
    await watch.press(.escape)
    #expect(watch.model.screen == .list)
  }

  @Test("A chapter is found by its title, whole; Esc shows everything again")
  func wholeChapter() async {
    var watch = await help()
    await watch.press("/")
    await watch.happen(.pasted("signs"))
    #expect(watch.screen.contains("no longer listed"))
    #expect(!watch.screen.contains("one screen up"))
    await watch.press(.escape)
    #expect(watch.screen.contains("one screen up"))
  }

  @Test("Letters are letters while something is looked for, and arrows still scroll")
  func lettersAndArrows() async {
    var watch = await help(rows: 24)
    await watch.press("/", "q", .down)
    guard case .help(let state, _) = watch.model.screen else {
      Issue.record("the help was left")
      return
    }
    #expect(state.wanted == "q")
    #expect(state.scroll == 1)
  }

  @Test("What names a key names the one that was chosen for it", arguments: Language.allCases)
  func chosenKeys(language: Language) {
    let chosen: [Command: [Key]] = [
      .refresh: [.function(2)], .deskUnderWay: [.function(3)], .send: [.function(4)], .askAgain: [.function(6)],
      .claimDone: [.function(7)], .quit: [.function(8)], .help: [.function(9)], .reupload: [.function(10)],
    ]
    let telling = Telling(zone: .wib, keys: .standard.rebinding(chosen), isLineByLine: false)
    let texts: [(Phrase, String)] = [
      (Refusal.missing.phrase(telling), "F2"), (Refusal.anotherUnderWay("A").phrase(telling), "F3"),
      (Refusal.inDoubt("A").phrase(telling), "F3"), (.noShellToStopTo(telling), "F8"), (.tourIsOver(telling), "F9"),
    ]
    for (phrase, key) in texts { #expect(phrase.text(language).string.contains(key)) }
  }

  @Test("A command without any key is named as the command line has it")
  func withoutKey() {
    let telling = Telling(zone: .wib, keys: .standard.rebinding([.refresh: []]), isLineByLine: false)
    #expect(Refusal.missing.phrase(telling).text(.english).string.contains("(:refresh)"))
    #expect(Refusal.missing.phrase(telling).text(.indonesian).string.contains("(:perbarui)"))
  }

  @Test("Line by line, what names a key names the word that is typed")
  func lineByLine() {
    let telling = Telling(zone: .wib, keys: .standard, isLineByLine: true)
    #expect(Refusal.anotherUnderWay("A").phrase(telling).text(.english).string.contains("under-way opens it"))
    #expect(Phrase.readFirst(telling).text(.indonesian).string.contains("ketik ya"))
  }
}

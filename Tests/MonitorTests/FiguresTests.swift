import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("A screen too small for a list")
struct FiguresTests {
  private let documents = Sample.documents(3, status: "SAVED INVALID") + Sample.documents(1, status: "APPROVED")

  @Test(
    "That it is too small is said below the figures", arguments: Language.allCases,
    [(39, 9), (39, 24), (30, 8), (30, 6), (20, 5), (20, 4), (14, 4), (12, 3), (79, 9), (200, 9)])
  func told(language: Language, size: (Int, Int)) async {
    let watch = await Watch(documents, size: Size(columns: size.0, rows: size.1), language: language)
    let last = FrameText.text(of: watch.model.frame(), row: size.1 - 1)
    #expect(last.contains("40×10"), "\(last)")
    if size.0 >= 30 { #expect(last.contains(language == .indonesian ? "terlalu kecil" : "too small"), "\(last)") }
    // Nothing is cut, and every figure is there.
    #expect(!last.contains("…"))
    let signs = ["✗", "‼", "!"].filter { watch.screen.contains($0) }
    #expect(signs.count == 3, "\(watch.screen)")
  }

  @Test("Where somebody watches, the figures have the wall for themselves")
  func watched() async {
    let watch = await Watch(
      documents, size: Size(columns: 39, rows: 9), watching: Watching())
    #expect(!watch.screen.contains("40×10"))
  }

  @Test("The head line does not run together", arguments: Language.allCases, Array(28...39))
  func head(language: Language, columns: Int) async {
    var watch = await Watch(documents, size: Size(columns: columns, rows: 8), language: language)
    watch.now = watch.now + .minutes(35)
    await watch.happen(.tick)
    let head = FrameText.text(of: watch.model.frame(), row: 0)
    #expect(head.contains(language == .indonesian ? "● langsung · data 30 mnt" : "● live · data 30 min"))
    #expect(!head.contains("pantau●") && !head.contains("pantaul"))
  }

  @Test(
    "That rows stand still is seen among the figures as well, however small they are", arguments: Language.allCases,
    [(16, 4), (20, 4), (29, 6), (30, 8), (39, 9), (40, 10), (80, 24), (200, 60)])
  func pause(language: Language, size: (Int, Int)) async {
    for isReadOnly in [false, true] {
      var watch = await Watch(
        documents, size: Size(columns: 80, rows: 24), language: language, isReadOnly: isReadOnly)
      await watch.press("P", "z")
      await watch.happen(.resized(Size(columns: size.0, rows: size.1)))
      for isLost in [false, true] {
        if isLost { await watch.lose() }
        let head = FrameText.text(of: watch.model.frame(), row: 0)
        #expect(head.contains(isLost ? "✗" : "●"), "\(head)")
        #expect(head.contains(language == .indonesian ? "data 5 mnt" : "data 5 min"), "\(head)")
        let isTold = head.contains(language == .indonesian ? " JEDA" : " PAUSED")
        #expect(isTold || size.0 < 24 && head.contains("‖"), "\(head)")
      }
    }
  }

  @Test(
    "Before a queue has answered no figure is told, not even that it is zero", arguments: Language.allCases,
    [(80, 24), (39, 9), (30, 8), (20, 4), (200, 60)])
  func unread(language: Language, size: (Int, Int)) async {
    var watch = await Watch([], size: Size(columns: size.0, rows: size.1), language: language)
    await watch.press("z")
    let zeros = watch.screen
    #expect(zeros.contains(/[‼✗!] 0/) || zeros.contains("█"))
    let never = Connection.unreachable(
      .unavailable("putus"), since: watch.now, lastAnswer: nil, nextTry: watch.now + .minutes(1))
    for connection in [Connection.connecting, never] {
      watch.model.connection = connection
      #expect(watch.screen.contains(/[‼✗!] –/) && !watch.screen.contains("█"), "\(watch.screen)")
      #expect(!watch.screen.contains(/[‼✗!] 0/), "\(watch.screen)")
    }
  }

  @Test("A small screen of figures", arguments: Language.allCases, [(39, 9), (30, 8), (20, 4)])
  func golden(language: Language, size: (Int, Int)) async {
    let watch = await Watch(documents, size: Size(columns: size.0, rows: size.1), language: language)
    expectGolden(watch.model.frame(), "too-small-\(size.0)x\(size.1)-\(language.rawValue)")
  }
}

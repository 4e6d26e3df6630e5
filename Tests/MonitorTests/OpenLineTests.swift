import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("A line that is being typed")
struct OpenLineTests {
  private let failed = InventedQueue.failedSigning

  @Test("A document that was asked for before it was begun does not take its place")
  func documentFound() async {
    var watch = await Watch(InventedQueue.documents)
    await watch.press("J", "/")
    let screen = watch.model.screen
    await watch.happen(.documentFound(QueueRow(failed), Subject(failed)))
    #expect(watch.model.screen == screen)
    await watch.press("q")
    #expect(watch.model.screen.hasLine)
  }

  @Test("A re-upload that outlived the last run does not take its place")
  func resumed() async {
    var watch = await Watch(InventedQueue.documents)
    await watch.press("/")
    let attempt = Sample.attempt("lama", on: failed)
    await watch.happen(.attemptsFound([ReuploadDesk(resuming: attempt, row: QueueRow(failed))]))
    #expect(watch.model.desks.count == 1)
    await watch.press("y")
    #expect(watch.model.openDesk == nil)
    #expect(watch.model.screen.hasLine)
  }

  @Test(
    "News stands above it: the line itself stays, with its cursor", arguments: ["/", "#", ":", "c", "+", "J/", "?/"],
    [Size(columns: 80, rows: 24), Model.smallest])
  func news(keys: String, size: Size) async throws {
    var watch = await Watch(InventedQueue.documents, size: size, language: .english)
    if keys == "+" {
      await watch.type("/contoh")
      await watch.press(.enter)
    }
    await watch.type(keys)
    await watch.type("zq")
    #expect(watch.model.screen.hasLine)
    func rows() -> [String] { (0..<size.rows).map { FrameText.text(of: watch.model.frame(), row: $0) } }
    let row = try #require(watch.model.frame().cursor?.row)
    await watch.happen(.queuesChanged(QueueNews(typedIn: ["DUA"])))
    #expect(rows()[row].contains("zq"), "\(rows())")
    #expect(watch.model.frame().cursor?.row == row)
    #expect(rows().contains { $0.contains("The configuration was read") }, "\(rows())")
    await watch.type("x")
    #expect(rows().contains { $0.contains("zqx") } && !rows().contains { $0.contains("The configuration") })
  }

  @Test("Views that take turns wait for it, however long it is left")
  func turns() async {
    var watch = await Watch(InventedQueue.documents)
    watch.model.round.isGoing = true
    await watch.press("/")
    watch.now = watch.now + .hours(1)
    await watch.happen(.turn)
    #expect(watch.model.screen.hasLine)
  }

  @Test("On a screen that is too small for it its letters are no keys")
  func tooSmall() async {
    var watch = await Watch(InventedQueue.documents)
    await watch.press("/")
    await watch.happen(.resized(Size(columns: 10, rows: 3)))
    #expect(watch.model.isTooSmall)
    #expect(await watch.press("q") == [])
    #expect(await watch.press(.control("c")) == [.quit])
  }

  @Test("The line for the time is one, and the rest of what is typed when its dialog closes by itself is no order")
  func time() async {
    for end: Key in [.enter, .escape] {
      var watch = await Watch(InventedQueue.documents, language: .english, reupload: .call)
      await watch.openDesk(on: failed)
      await watch.press("y", "l", "2")
      #expect(watch.model.screen.hasLine)
      await watch.poll(InventedQueue.documents.map { $0.id == failed.id ? $0.becoming("APPROVED") : $0 })
      #expect(watch.model.openDesk?.isOver == true)
      #expect(!watch.model.screen.hasLine)
      for key: Key in ["2", "q", "?", ":"] { #expect(await watch.press(key) == []) }
      #expect(watch.flat.contains("The dialog has closed"))
      await watch.press(end)
      await watch.press("?")
      #expect(watch.model.screen.below != watch.model.screen)
    }
  }

  @Test("The rest of a reference whose dialog has closed by itself is no order, up to Enter or Esc")
  func dialog() async {
    for end: Key in [.enter, .escape] {
      var watch = await Watch(InventedQueue.documents, language: .english)
      await watch.openDesk(on: failed, mustType: true)
      await watch.press("y", "I", "N")
      await watch.poll(InventedQueue.documents.map { $0.id == failed.id ? $0.becoming("APPROVED") : $0 })
      #expect(watch.model.openDesk?.isOver == true)
      let screen = watch.model.screen
      for key: Key in ["V", "n", "q", "1", "?"] { #expect(await watch.press(key) == []) }
      #expect(watch.model.screen.below == watch.model.screen)
      #expect(watch.model.openDesk?.attempt.key == IdempotencyKey("kunci"))
      #expect(watch.flat.contains("The dialog has closed"))
      if case .desk(let state) = screen { #expect(state.isCutShort) }
      await watch.press(end)
      #expect(watch.model.openDesk != nil)
      await watch.press("q")
      #expect(watch.model.screen == .list)
    }
  }
}

import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("Moving about")
struct NavigationTests {
  private func cursor(after keys: [Key], of count: Int = 300) async -> Int {
    var watch = await Watch(Sample.documents(count))
    for key in keys { await watch.press(key) }
    #expect(watch.model.list.selectedRow?.id == watch.model.list.selected)
    return watch.model.list.cursor
  }

  @Test("A key that does nothing in the list says so", arguments: Language.allCases)
  func unboundKey(language: Language) async {
    var watch = await Watch(Sample.documents(2), language: language)
    #expect(await watch.press("Z") == [])
    #expect(
      watch.footer.contains(
        language == .indonesian
          ? "Z tidak berbuat apa-apa di sini; ? menyebut semua tombol." : "Z does nothing here; ? lists every key."))
    await watch.press(.down)
    #expect(!watch.footer.contains("Z "))
  }

  @Test("A line, half a screen, a screen and the ends, both ways")
  func steps() async {
    // Twenty-four lines hold seventeen rows.
    #expect(await cursor(after: [.down, "j", .up]) == 1)
    #expect(await cursor(after: ["k"]) == 0)
    #expect(await cursor(after: [.pageDown, " ", .control("f")]) == 51)
    #expect(await cursor(after: [.pageDown, .pageDown, .pageUp, .control("b")]) == 0)
    #expect(await cursor(after: [.control("d"), .control("d"), .control("u")]) == 8)
    #expect(await cursor(after: [.end]) == 299)
    #expect(await cursor(after: ["G", .down, "j"]) == 299)
    #expect(await cursor(after: ["G", "g", .down]) == 1)
    #expect(await cursor(after: [.end, .home]) == 0)
  }

  @Test("A number before a motion: so many lines or screens, or the line of that number")
  func counts() async {
    #expect(await cursor(after: ["1", "2", "j"]) == 12)
    #expect(await cursor(after: ["1", "2", "j", "j", "5", "k"]) == 8)
    #expect(await cursor(after: ["5", "0", "G"]) == 49)
    #expect(await cursor(after: ["5", "0", "G", "3", "g"]) == 2)
    #expect(await cursor(after: ["2", .pageDown]) == 34)
    #expect(await cursor(after: ["9", "9", "9", "9", "9", "9", "9", "9", "9", "9", "9", "9", .pageDown]) == 299)
    #expect(await cursor(after: ["9", "9", "9", "9", "9", "9", "9", "9", "9", "9", "9", "9", "k"]) == 0)
    #expect(await cursor(after: ["1", "0", "0", "G", "0", "j"]) == 100)
  }

  @Test("A number does nothing by itself, and only for the key after it; Escape takes it back")
  func countsEnd() async {
    var watch = await Watch(Sample.documents(300))
    await watch.press("1", "2")
    #expect(watch.model.list.cursor == 0)
    #expect(watch.model.list.query.view == .all)
    #expect(watch.footer.contains("12"))
    await watch.press(.escape, .down)
    #expect(watch.model.list.cursor == 1)
    await watch.press("7", "s", .enter, .down)
    #expect(watch.model.list.cursor == 2)
    await watch.press("5", .tab)
    #expect(watch.model.list.query.view == .savedInvalid)
    await watch.press("4", "2", .tab)
    #expect(watch.model.list.query.view == .savedInvalid)
  }

  @Test("Steps within the rows that are held ask for none")
  func noNeedlessRequests() async {
    var watch = await Watch(Sample.documents(300))
    let before = watch.requests.count
    await watch.press(.down, .down, .down, .up)
    #expect(watch.requests.count == before)
    await watch.press(.end)
    #expect(watch.requests.count == before + 1)
  }

  @Test("Every row that is on the screen is drawn, wherever the cursor went")
  func everyLineIsDrawn() async {
    var watch = await Watch(Sample.documents(300))
    for key: Key in [.pageDown, .pageDown, .end, .pageUp, .control("u"), .home, .pageDown, .up] {
      await watch.press(key)
      #expect(watch.screen.components(of: "INV-") == watch.model.listHeight)
    }
  }

  @Test("The selected document stays selected when rows shift")
  func selectionIsADocument() async {
    var watch = await Watch(Sample.documents(20))
    await watch.press(.down, .down, .down)
    let selected = watch.model.list.selected
    await watch.poll((-6..<20).map { Sample.document(abs($0) + ($0 < 0 ? 100 : 0)) })
    await watch.settle()
    #expect(watch.model.list.selected == selected)
    #expect(watch.model.list.selectedRow?.id == selected)
  }

  /// Twenty documents, the first of which is approved after some keys and goes to the end.
  private func watchLeaving(after keys: [Key]) async -> (Watch, first: Document) {
    let documents = Sample.documents(20)
    var watch = await Watch(documents)
    for key in keys { await watch.press(key) }
    let first = documents.first { $0.id == watch.model.list.rows.first?.id } ?? documents[0]
    await watch.poll(documents.map { $0.id == first.id ? $0.becoming("APPROVED") : $0 })
    await watch.settle()
    return (watch, first)
  }

  @Test("Until a document is chosen the cursor keeps its place, and what is read stays there")
  func untouched() async {
    let (watch, first) = await watchLeaving(after: [])
    #expect(watch.model.list.rows.last?.id == first.id)
    #expect((watch.model.list.cursor, watch.model.list.top) == (0, 0))
    #expect(watch.model.list.selectedRow?.id != first.id && watch.model.list.departed == nil)
    // Where the view is another one, that is so again.
    var (other, _) = await watchLeaving(after: [.home, .alt("7"), .alt("1")])
    #expect(other.model.list.cursor == 0)
    await other.press("s", "r", .enter)
    #expect(other.model.list.cursor == 0)
  }

  @Test(
    "Once a document is chosen the selection goes with it: by a motion, a jump, a search, or by doing something with it",
    arguments: [
      [.home], ["#", "i", "n", "v", .enter], ["/", "i", "n", "v", .enter],
      [.enter, .escape], ["m"], ["c", .escape],
    ] as [[Key]])
  func chosen(keys: [Key]) async {
    let (watch, first) = await watchLeaving(after: keys)
    #expect(watch.model.list.selected == first.id)
    #expect(watch.model.list.selectedRow?.id == first.id)
    #expect(watch.model.list.cursor == 19)
  }

  @Test("After any resize the cursor is on the screen", arguments: [(40, 10), (80, 24), (200, 60), (41, 11)])
  func resize(columns: Int, rows: Int) async {
    var watch = await Watch(Sample.documents(300))
    await watch.press(.end, .pageUp)
    await watch.happen(.resized(Size(columns: columns, rows: rows)))
    let list = watch.model.list
    #expect((list.top..<list.top + watch.model.listHeight).contains(list.cursor))
    #expect(watch.screen.contains("▸"))
  }

  @Test("A screen too small for anything else sums up, but not what a question asks")
  func tooSmall() async {
    var watch = await Watch(Sample.documents(3))
    await watch.happen(.resized(Size(columns: 39, rows: 24)))
    #expect(watch.screen.contains("✗ Saved Invalid"))
    await watch.happen(.resized(Size(columns: 80, rows: 24)))
    await watch.press("?")
    await watch.happen(.resized(Size(columns: 39, rows: 24)))
    #expect(watch.screen.contains("Layar terlalu kecil"))
    #expect(watch.screen.contains("perlu 40×10"))
    #expect(watch.screen.contains("q keluar"))
  }

  @Test(
    "On a screen that shows nothing no key does anything but leave, nor a paste: nobody sends what they cannot see",
    arguments: [Size(columns: 39, rows: 24), Size(columns: 80, rows: 9)])
  func blindKeys(size: Size) async {
    let document = Sample.document(1, status: "SAVED INVALID")
    var watch = await Watch([document])
    await watch.openDesk(on: document)
    await watch.happen(.resized(size))
    #expect(await watch.press("y", "y", .enter, .escape, ":", "r").isEmpty)
    #expect(await watch.happen(.pasted("y")).isEmpty)
    await watch.happen(.resized(Size(columns: 80, rows: 24)))
    #expect(watch.model.openDesk?.row.id == document.id)
    #expect(watch.model.openDesk?.isUnderWay == false)
    await watch.happen(.resized(size))
    #expect(await watch.press("q") == [.quit])
    #expect(await watch.press(.control("c")) == [.quit])
  }

  @Test("The nine views by number, and round with Tab")
  func views() async {
    var watch = await Watch(Sample.documents(3))
    for (index, view) in QueueView.allCases.enumerated() {
      let digit = Character(String(index + 1))
      await watch.press(.alt(digit))
      #expect(watch.model.list.query.view == view)
      await watch.press(.character("2"), .tab, .character(digit), .tab)
      #expect(watch.model.list.query.view == view)
    }
    await watch.press(.tab)
    #expect(watch.model.list.query.view == .all)
    await watch.press(.backTab, .left, .right)
    #expect(watch.model.list.query.view == .marked)
  }

  @Test("Answers to older requests are not used")
  func olderAnswers() async {
    var watch = await Watch(Sample.documents(30))
    let old = watch.requests[0]
    await watch.press("/")
    await watch.type("\"pembeli 7\"")
    let rows = watch.model.list.rows
    await watch.happen(
      .windowLoaded(old, QueueWindow(query: old.query, total: 0, first: 0, rows: [], summary: .init())))
    #expect(watch.model.list.rows == rows)
    #expect(watch.model.list.total == 1)
  }

  @Test("Details and help scroll to their last line and no further, and go back to where they were")
  func scrolling() async {
    var watch = await Watch(Sample.documents(3))
    await watch.press(.down, .enter, "?", "G", .down)
    #expect(watch.screen.contains("≥   "))
    await watch.press(.escape)
    #expect(watch.model.context == .detail)
    await watch.press("G", .pageDown)
    #expect(watch.screen.contains("RecordId"))
    await watch.press("q")
    #expect(watch.model.screen == .list)
    #expect(watch.model.list.cursor == 1)
    #expect(await watch.press("q") == [.quit])
  }
}

extension String {
  /// How many times a text stands in this one.
  func components(of text: String) -> Int {
    ranges(of: text).count
  }
}

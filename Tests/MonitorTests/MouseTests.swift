import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("The mouse")
struct MouseTests {
  private let failed = InventedQueue.failedSigning

  private func watch() async -> Watch {
    await Watch(InventedQueue.documents, language: .english)
  }

  /// The cell where a text begins on the screen.
  private func place(of text: String, in watch: Watch) throws -> Position {
    let frame = watch.model.frame()
    for row in 0..<frame.size.rows {
      let line = FrameText.text(of: frame, row: row)
      if let found = line.range(of: text) {
        return Position(column: line.distance(from: line.startIndex, to: found.lowerBound), row: row)
      }
    }
    throw NotOnScreen(text: text)
  }

  private struct NotOnScreen: Error { let text: String }

  @discardableResult
  private func click(_ text: String, in watch: inout Watch) async throws -> [Effect] {
    await watch.happen(.mouse(MouseEvent(.click, at: try place(of: text, in: watch))))
  }

  @Test("A click selects a row, and one on the selected row opens it")
  func rows() async throws {
    var watch = await watch()
    try await click("INV-000005", in: &watch)
    #expect(watch.model.list.selectedRow?.document.reference == "INV-000005")
    #expect(watch.model.screen == .list)
    try await click("INV-000005", in: &watch)
    guard case .detail(let state) = watch.model.screen else {
      Issue.record("nothing was opened")
      return
    }
    #expect(state.row.document.reference == "INV-000005")
  }

  @Test("Below the last row a click does nothing")
  func belowRows() async {
    var watch = await Watch(Array(InventedQueue.documents.prefix(3)), language: .english)
    let before = watch.model
    await watch.happen(.mouse(MouseEvent(.click, at: Position(column: 5, row: 15))))
    #expect(watch.model == before)
  }

  @Test("A click on a tab shows its view, also where the names are short", arguments: [80, 120, 200])
  func tabs(columns: Int) async throws {
    var watch = await Watch(InventedQueue.documents, size: Size(columns: columns, rows: 24), language: .english)
    try await click("STUCK", in: &watch)
    #expect(watch.model.list.query.view == .stuck)
    try await click("All", in: &watch)
    #expect(watch.model.list.query.view == .all)
  }

  @Test("A click on a heading sorts by it, another one turns the order round")
  func headings() async throws {
    var watch = await watch()
    try await click("Other party", in: &watch)
    #expect(watch.model.list.query.sort == [SortOrder(.partner)])
    try await click("Other party", in: &watch)
    #expect(watch.model.list.query.sort == [SortOrder(.partner, isReversed: true)])
    try await click("Time", in: &watch)
    #expect(watch.model.list.query.sort == [SortOrder(.age)])
  }

  @Test("The wheel moves three rows, and scrolls a text")
  func wheel() async {
    var watch = await watch()
    let somewhere = Position(column: 9, row: 9)
    await watch.happen(.mouse(MouseEvent(.wheelDown, at: somewhere)))
    #expect(watch.model.list.cursor == 3)
    await watch.happen(.mouse(MouseEvent(.wheelUp, at: somewhere)))
    #expect(watch.model.list.cursor == 0)
    #expect(watch.model.list.count == nil)
    await watch.press("?")
    await watch.happen(.mouse(MouseEvent(.wheelDown, at: somewhere)))
    guard case .help(let state, _) = watch.model.screen else {
      Issue.record("the help is gone")
      return
    }
    #expect(state.scroll == 3)
  }

  @Test(
    "In the overview a click selects a line, and one on the selected line lists its documents",
    arguments: [80, 120, 200])
  func overview(columns: Int) async throws {
    var watch = await Watch(InventedQueue.documents, size: Size(columns: columns, rows: 40), language: .english)
    await watch.press("o")
    try await click("Approved  ", in: &watch)
    guard case .overview(let state) = watch.model.screen else {
      Issue.record("the overview is gone")
      return
    }
    #expect(state.selected == .status(.approved))
    try await click("Approved  ", in: &watch)
    #expect(watch.model.screen == .list)
    #expect(watch.model.list.query.view == .approved)
  }

  @Test("In the overview a click beside everything does nothing")
  func besideOverview() async {
    var watch = await watch()
    await watch.press("o")
    let before = watch.model
    for row in [0, 1, 2, 23] {
      await watch.happen(.mouse(MouseEvent(.click, at: Position(column: 3, row: row))))
    }
    #expect(watch.model == before)
  }

  @Test("In the journal a click selects an entry, and one on the selected entry opens its document")
  func journal() async throws {
    var watch = await watch()
    for (minute, document) in InventedQueue.documents.prefix(3).enumerated() {
      try await watch.journal.annotate(Subject(document), .marked, at: watch.now + .minutes(minute))
    }
    await watch.happen(.journalFound(end: JournalPlace(3), looked: nil))
    await watch.press("J")
    let wanted = try #require(InventedQueue.documents[0].reference)
    try await click(wanted, in: &watch)
    guard case .journal(let state) = watch.model.screen else {
      Issue.record("the journal is gone")
      return
    }
    #expect(state.cursor == 2)
    try await click(wanted, in: &watch)
    guard case .detail(let detail) = watch.model.screen else {
      Issue.record("nothing was opened")
      return
    }
    #expect(detail.row.document.reference == wanted)
  }

  @Test("A configuration that changes switches the mouse on and off")
  func switched() async {
    var watch = await watch()
    var settings = watch.model.settings
    settings.usesMouse = true
    #expect(await watch.happen(.settings(.changed(settings))) == [.reportMouse(true)])
    settings.usesMouse = false
    #expect(await watch.happen(.settings(.changed(settings))) == [.reportMouse(false)])
  }

  @Test("At the desk and in its dialog neither a click nor the wheel does anything, wherever it is")
  func desk() async {
    var watch = await watch()
    await watch.openDesk(on: failed)
    for opened in [false, true] {
      if opened { await watch.press("y") }
      let before = watch.model
      for row in 0..<24 {
        for column in 0..<80 {
          for deed in [MouseEvent.Deed.click, .wheelUp, .wheelDown] {
            #expect(
              watch.model.update(.mouse(MouseEvent(deed, at: Position(column: column, row: row))), at: watch.now) == [])
          }
        }
      }
      #expect(watch.model == before)
    }
  }

  @Test("While a filter is typed the mouse does nothing, and outside the screen neither")
  func elsewhere() async {
    var watch = await watch()
    await watch.happen(.mouse(MouseEvent(.click, at: Position(column: 3, row: 900))))
    await watch.press("/", "a")
    let before = watch.model
    await watch.happen(.mouse(MouseEvent(.click, at: Position(column: 9, row: 9))))
    await watch.happen(.mouse(MouseEvent(.wheelDown, at: Position(column: 9, row: 9))))
    #expect(watch.model == before)
  }

  @Test("A click on a row that has left the view lets it go, and opens nothing")
  func departed() async throws {
    var watch = await watch()
    await watch.press("5", .tab)
    await watch.select(failed)
    watch.now = watch.now + .minutes(1)
    await watch.poll(InventedQueue.documents.map { $0.id == failed.id ? $0.becoming("APPROVED") : $0 })
    await watch.settle()
    #expect(watch.model.list.departed != nil)
    let row = watch.model.listTop + watch.model.list.cursor - watch.model.list.top
    await watch.happen(.mouse(MouseEvent(.click, at: Position(column: 9, row: row))))
    #expect(watch.model.list.departed == nil)
    #expect(watch.model.screen == .list)
  }
}

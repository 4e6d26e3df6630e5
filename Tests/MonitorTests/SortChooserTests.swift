import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("Choosing the order")
struct SortChooserTests {
  @Test(
    "Every column that the list is ordered by has the sign of that at its head, however wide the screen",
    arguments: [80, 120, 200, 300], Language.allCases)
  func signs(columns: Int, language: Language) async {
    var watch = await Watch(InventedQueue.documents, size: Size(columns: columns, rows: 24), language: language)
    for kind in watch.model.columnLayout.slots.map(\.kind) {
      watch.model.list.query.sort = [SortOrder(kind.sort)]
      for sign in ["▼", "▲"] {
        let heading = FrameText.text(of: watch.model.frame(), row: watch.model.listTop - 1)
        #expect(heading.contains(sign), "\(kind): \(heading)")
        watch.model.list.query.sort[0].isReversed = true
      }
    }
  }

  private func sort(after keys: [Key]) async -> [SortOrder] {
    var watch = await Watch(InventedQueue.documents)
    await watch.press("s")
    for key in keys { await watch.press(key) }
    return watch.model.list.query.sort
  }

  @Test("By one column with the arrows, and turned round")
  func arrows() async {
    #expect(await sort(after: [.down, " "]) == [SortOrder(.status)])
    #expect(await sort(after: [.down, " ", " "]) == [SortOrder(.status, isReversed: true)])
    #expect(await sort(after: [.end, .up, " "]) == [SortOrder(.observedAt)])
    #expect(await sort(after: [.down, .down, .home, .down, " ", .enter]) == [SortOrder(.status)])
  }

  @Test("By a letter, and by further ones with Shift")
  func letters() async {
    #expect(await sort(after: ["d"]) == [SortOrder(.taxBase)])
    #expect(await sort(after: ["p", "D", "F"]) == [SortOrder(.partner), SortOrder(.taxBase), SortOrder(.date)])
    #expect(await sort(after: ["p", "D", "D"]) == [SortOrder(.partner), SortOrder(.taxBase, isReversed: true)])
    #expect(await sort(after: ["p", "D", "-"]) == [SortOrder(.partner)])
    #expect(await sort(after: ["p", "-"]) == QueueQuery.usualSort)
    #expect(await sort(after: ["p", .down, "+", "p"]) == [SortOrder(.partner)])
    for key in SortKey.allCases {
      guard let letter = key.letter else { continue }
      #expect(await sort(after: ["-", .character(letter)]).map(\.key) == [key])
    }
  }

  @Test("Every column is among the orders, which are chosen, said and kept by a name of their own in either language")
  func everyColumn() async {
    #expect(Set(SortChooser.keys) == Set(SortKey.allCases) && SortChooser.keys.count == SortKey.allCases.count)
    #expect(Set(ColumnKind.allCases.map(\.sort)).isSubset(of: SortChooser.keys))
    for language in Language.allCases {
      #expect(Set(SortKey.allCases.map { $0.said(language) }).count == SortKey.allCases.count)
      for key in SortKey.allCases {
        var watch = await Watch(InventedQueue.documents, language: language)
        await watch.say("sort -\(key.said(language))")
        #expect(watch.model.list.query.sort == [SortOrder(key, isReversed: true)])
        #expect(KeptPlace(line: KeptPlace(watch.model.queue).line)?.query.sort == watch.model.list.query.sort)
        await watch.press("s")
        #expect(watch.screen.contains(key.name.text(language).string))
      }
    }
  }

  @Test("The list follows at once; Esc brings the order before back, Enter keeps the new one")
  func liveAndBack() async {
    var watch = await Watch(InventedQueue.documents)
    let before = watch.model.list.rows.map(\.id)
    await watch.press("s", "d", "d")
    let amounts = watch.model.list.rows.compactMap(\.document.taxBase)
    #expect(amounts == amounts.sorted())
    await watch.press(.escape)
    #expect(watch.model.screen == .list)
    #expect(watch.model.list.rows.map(\.id) == before)
    await watch.press("s", "d", .enter)
    #expect(watch.model.screen == .list)
    #expect(watch.model.list.query.sort == [SortOrder(.taxBase)])
    await watch.press("S")
    #expect(watch.model.list.query.sort == [SortOrder(.taxBase, isReversed: true)])
  }

  @Test("Every key of the order is seen: in its column's title, or on the rule where its column is not shown")
  func seen() async {
    var watch = await Watch(InventedQueue.documents)
    await watch.press("s", "l", "D", "D", "C", .enter)
    let screen = watch.screen
    #expect(screen.contains("Lama▼1"))
    #expect(screen.contains("DPP▲2"))
    #expect(screen.contains("catatan▼3"))
  }

  @Test(
    "While it is chosen the whole order stands on the rule below; where there is none, above, shortened by whole keys",
    arguments: [
      (Language.indonesian, "urut lawan transaksi▼1 DPP▼2 tanggal faktur▼3", "urut lawan transaksi▼1 +2"),
      (.english, "by other party▼1 DPP▼2 faktur date▼3", "by other party▼1 DPP▼2 +1"),
    ])
  func readable(language: Language, whole: String, short: String) async {
    for (size, words) in [(Size(columns: 80, rows: 24), whole), (Size(columns: 40, rows: 10), short)] {
      var watch = await Watch(InventedQueue.documents, size: size, language: language)
      await watch.press("s", "p", "D", "F")
      let row = size.rows == 24 ? 22 : watch.model.listTop - 1
      #expect(FrameText.text(of: watch.model.frame(), row: row).contains(words), "\(watch.screen)")
    }
  }

  @Test("That the choice goes on above and below is said by another sign than which way a column is ordered")
  func scrollSign() async {
    var watch = await Watch(InventedQueue.documents, size: Size(columns: 40, rows: 10))
    await watch.press("s", "p")
    let (frame, top) = (watch.model.frame(), watch.model.listTop)
    let rows = (top..<top + watch.model.listHeight).map { FrameText.text(of: frame, row: $0) }
    #expect(rows.first?.hasSuffix("…") == true && rows.last?.hasSuffix("…") == true, "\(rows)")
    #expect(rows.filter { $0.contains("▼") }.count == 1 && !rows.contains { $0.contains("▲") }, "\(rows)")
  }

  @Test("A choice that does not fit is scrolled to")
  func small() async {
    var watch = await Watch(InventedQueue.documents, size: Size(columns: 40, rows: 10))
    await watch.press("s")
    for _ in SortChooser.keys {
      #expect(watch.screen.contains("▸"))
      await watch.press(.down)
    }
    #expect(watch.screen.contains("Dilaporkan"))
  }
}

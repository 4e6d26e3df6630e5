import TestSupport
import Testing
import UploadQueue

@testable import Monitor

@Suite("A selected row that leaves the view")
struct DepartedRowTests {
  private let documents = Sample.documents(3)

  /// The view Saved Invalid, with the cursor on a document that then leaves it.
  private func watchLosing(_ lost: Document) async -> Watch {
    var watch = await Watch(documents)
    await watch.press("5", .tab)
    await watch.select(lost)
    await watch.poll(documents.map { $0.id == lost.id ? $0.becoming("APPROVED") : $0 })
    await watch.settle()
    return watch
  }

  @Test("It stays under the cursor, greyed, with what became of it")
  func staysGreyed() async {
    let watch = await watchLosing(documents[1])
    #expect(watch.model.list.departed?.id == documents[1].id)
    #expect(watch.model.list.total == 2)
    #expect(watch.screen.contains("▸✓ keluar: Approved"))
    for other in [documents[0], documents[2]] { #expect(watch.screen.contains(other.name)) }
  }

  @Test("It stays on its line, the first as well as the last", arguments: 0..<3)
  func staysOnItsLine(place: Int) async {
    var watch = await Watch(documents)
    await watch.press("5", .tab)
    let order = watch.model.list.rows.map(\.document)
    watch = await watchLosing(order[place])
    let line = FrameText.text(of: watch.model.frame(), row: watch.model.listTop + place)
    #expect(line.hasPrefix("▸✓ keluar"))
    #expect(line.contains(order[place].name))
  }

  @Test("r on it is refused, and the row that took its place is not acted on")
  func isNotActedOn() async {
    var watch = await watchLosing(documents[1])
    #expect(await watch.press("r") == [])
    #expect(watch.says(.leftView))
    #expect(watch.model.desks.isEmpty)
  }

  @Test("A key lets it go")
  func aKeyLetsItGo() async {
    var watch = await watchLosing(documents[1])
    await watch.press(.down)
    #expect(watch.model.list.departed == nil)
    #expect(watch.model.list.selectedRow != nil)
    #expect(!watch.screen.contains("keluar:"))
  }

  @Test("Polls and ticks leave it where it is")
  func pollsLeaveIt() async {
    var watch = await watchLosing(documents[1])
    await watch.poll(documents.map { $0.id == documents[1].id ? $0.becoming("APPROVED") : $0 })
    await watch.happen(.tick)
    #expect(watch.model.list.departed?.id == documents[1].id)
    #expect(await watch.press("r") == [])
    #expect(watch.says(.leftView))
  }

  @Test("The last row of a view can leave it too")
  func theOnlyRow() async {
    var watch = await Watch([documents[0]])
    await watch.press("5", .tab, .home)
    await watch.poll([documents[0].becoming("APPROVED")])
    await watch.settle()
    #expect(watch.screen.contains("keluar: Approved"))
    await watch.press(.down)
    #expect(watch.model.list.selected == nil)
    #expect(watch.screen.contains("Tidak ada dokumen di tampilan ini."))
    await watch.press("r")
    #expect(watch.says(.nothingSelected))
  }
}

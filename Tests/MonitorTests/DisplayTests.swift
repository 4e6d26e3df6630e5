import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("A display that follows, and one that stands still")
struct DisplayTests {
  private let documents = Sample.documents(40)

  private func becoming(_ status: String, _ numbers: Int...) -> [Document] {
    documents.enumerated().map { numbers.contains($0.offset) ? $0.element.becoming(status) : $0.element }
  }

  @Test("Following, the selection goes to the newest change, and says so")
  func following() async {
    var watch = await Watch(documents)
    await watch.press("F")
    #expect(watch.screen.contains("IKUTI"))
    await watch.poll(becoming("APPROVED", 33))
    #expect(watch.model.list.selected == documents[33].id)
    #expect(watch.screen.contains("INV-000033"))
    watch.now = watch.now + .seconds(3)
    await watch.poll(becoming("APPROVED", 33, 5))
    #expect(watch.model.list.selected == documents[5].id)
    #expect(watch.model.list.selectedRow?.id == documents[5].id)
  }

  @Test("Following, it is said once where the newest change is that is not in the list", arguments: Language.allCases)
  func elsewhere(language: Language) async {
    var watch = await Watch(documents, language: language)
    await watch.press(.alt("7"), "F")
    watch.model.notice = nil
    await watch.poll(becoming("SIGNING IN PROGRESS", 33))
    let told = [
      Language.indonesian: "INV-000033 berubah; adanya di Signing, bukan di daftar ini.",
      .english: "INV-000033 has changed; it is in Signing, not in this list.",
    ]
    #expect(watch.footer.contains(told[language] ?? "?"))
    #expect(watch.model.list.isFollowing)
    watch.model.notice = nil
    watch.now = watch.now + .seconds(1)
    await watch.happen(.tick)
    await watch.poll(becoming("SIGNING IN PROGRESS", 33))
    #expect(watch.model.notice == nil)
    // What changes in the list is gone to, and nothing is said of what changed before it.
    watch.now = watch.now + .seconds(3)
    var later = becoming("SIGNING IN PROGRESS", 33)
    later[5] = documents[5].becoming("APPROVED", at: watch.now)
    await watch.poll(later)
    #expect(watch.model.notice == nil)
    #expect(watch.model.list.selected == documents[5].id)
  }

  @Test("In the overview of a list that stands still it says so, and as of when its own numbers are")
  func pausedOverview() async {
    var watch = await Watch(documents)
    await watch.press("P")
    watch.now = watch.now + .minutes(7)
    await watch.poll(becoming("APPROVED", 0, 1))
    await watch.press("o")
    #expect(watch.screen.contains("daftar JEDA sejak 09:05 · angka di sini per 09:12"))
    await watch.press(.escape, "P", "o")
    #expect(!watch.screen.contains("JEDA"))
  }

  @Test("A key that moves ends following; the selection stays with its document from then on")
  func moving() async {
    var watch = await Watch(documents)
    await watch.press("F")
    await watch.poll(becoming("APPROVED", 33))
    await watch.press(.up)
    #expect(!watch.model.list.isFollowing)
    #expect(!watch.screen.contains("IKUTI"))
    let selected = watch.model.list.selected
    await watch.poll(becoming("APPROVED", 33, 5))
    #expect(watch.model.list.selected == selected)
  }

  @Test(
    "A key that acts just as the selection went to another document is spent on saying so", arguments: ["r", "m", "c"])
  func actingAtTheWrongMoment(key: Character) async {
    var watch = await Watch(documents)
    await watch.press("F")
    await watch.poll(becoming("SIGNING IN PROGRESS", 33))
    #expect(await watch.press(.character(key)) == [])
    #expect(watch.model.screen == .list)
    #expect(watch.footer.contains("Berhenti mengikuti di INV-000033"))
    #expect(!watch.model.list.isFollowing)
    #expect(await watch.press("m") == [.annotate(Subject(documents[33]), .toggleMark)])
  }

  @Test("In a pause the rows stand still while changes are counted, and all of them are there afterwards")
  func pausing() async {
    var watch = await Watch(documents)
    let before = watch.screen.split(separator: "\n").dropFirst(4).dropLast()
    await watch.press("P")
    watch.now = watch.now + .minutes(7)
    await watch.happen(.changesSeen(Sample.changes(2)))
    await watch.poll(becoming("APPROVED", 0, 1))
    await watch.settle()
    await watch.happen(.changesSeen(Sample.changes(1)))
    await watch.poll(becoming("APPROVED", 0, 1, 2))
    await watch.happen(.tick)
    #expect(watch.screen.contains("JEDA sejak 09:05 · 3 perubahan menunggu"))
    #expect(watch.screen.split(separator: "\n").dropFirst(4).dropLast() == before)
    await watch.press(.pageDown, .end, .home)
    #expect(watch.model.list.rows.allSatisfy { $0.document.status.status == .savedInvalid })
    #expect(watch.model.connection == .live(at: watch.now))
    await watch.press("P")
    #expect(watch.footer.contains("3 perubahan selama jeda"))
    #expect(!watch.screen.contains("JEDA"))
    #expect(watch.model.summary.count(.approved) == 3)
  }

  @Test("What is done in a pause is done to the document as it is now")
  func actingInAPause() async {
    var watch = await Watch(documents)
    await watch.press("P")
    await watch.poll(becoming("APPROVED", 0))
    #expect(watch.model.list.selectedRow?.document.status.status == .savedInvalid)
    let asked = await watch.press("r")
    #expect(asked == [.openDesk(documents[0].id, isDataOld: false)])
    var effects = await watch.bringDesk(on: documents[0])
    effects += await watch.press("y", "y")
    #expect(!effects.sends && watch.model.openDesk == nil)
  }

  @Test("A pause does not begin to follow, and following ends with a pause")
  func either() async {
    var watch = await Watch(documents)
    await watch.press("F", "P")
    #expect(!watch.model.list.isFollowing)
    await watch.press("F")
    #expect(!watch.model.list.isFollowing)
    #expect(watch.footer.contains("sedang dijeda"))
  }
}

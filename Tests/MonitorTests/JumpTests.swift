import TerminalKit
import TestSupport
import Testing
import UploadQueue

@testable import Monitor

@Suite("Jumping to a reference or number")
struct JumpTests {
  private var documents: [Document] {
    Sample.documents(200) + [
      InventedQueue.document(
        305, "APPROVED", since: "2026-11-17 08:59", partner: "PT CONTOH LIMA", nsfp: "04002600999999905")
    ]
  }

  @Test("The cursor follows what is typed; Enter stays there")
  func follows() async {
    var watch = await Watch(Sample.documents(200))
    await watch.press("#")
    await watch.type("inv-0001")
    #expect(watch.model.list.selectedRow?.document.reference == "INV-000100")
    await watch.type("50")
    #expect(watch.model.list.selectedRow?.document.reference == "INV-000150")
    #expect(watch.screen.contains("INV-000150"))
    await watch.press(.enter, .down)
    #expect(watch.model.list.cursor == 151)
  }

  @Test("Escape goes back to where one was, also after typing was taken back")
  func goesBack() async {
    var watch = await Watch(Sample.documents(200))
    await watch.press("6", "0", "G", .up)
    let before = watch.model.list
    await watch.press("#")
    await watch.type("199")
    #expect(watch.model.list.cursor == 199)
    await watch.press(.backspace, .backspace, .backspace)
    #expect(watch.model.list.cursor == before.cursor)
    await watch.type("177")
    await watch.press(.escape)
    #expect(watch.model.screen == .list)
    #expect((watch.model.list.cursor, watch.model.list.top) == (before.cursor, before.top))
    #expect(watch.model.list.selected == before.selected)
  }

  @Test("What begins so comes before what contains it")
  func beginning() async {
    var documents = Sample.documents(5)
    documents[0].reference = "X-77"
    documents[4].reference = "77-X"
    var watch = await Watch(documents)
    await watch.press("#")
    await watch.type("77")
    #expect(watch.model.list.selectedRow?.document.reference == "77-X")
    await watch.press(.backspace, .backspace)
    await watch.type("x-7")
    #expect(watch.model.list.selectedRow?.document.reference == "X-77")
  }

  @Test(
    "An NSFP is found with its points and dashes and without", arguments: ["0400260099999990", "040.026-00.99999990"])
  func number(text: String) async {
    var watch = await Watch(documents)
    await watch.press("#")
    await watch.type(text)
    #expect(watch.model.list.selectedRow?.document.nsfp?.digits == "04002600999999905")
  }

  @Test("In another view: it is said in which, and Enter goes there without the filter")
  func elsewhere() async {
    var watch = await Watch(documents)
    await watch.press(.alt("5"), "/")
    await watch.type("contoh")
    await watch.press(.enter, .down)
    let before = watch.model.list.selected
    await watch.press("#")
    await watch.type("04002600999999905")
    #expect(watch.model.list.selected == before)
    #expect(watch.footer.contains("Disetujui"))
    await watch.press(.enter)
    #expect(watch.model.list.query == QueueQuery(view: .approved))
    #expect(watch.model.list.selectedRow?.document.nsfp?.digits == "04002600999999905")
  }

  @Test("What is nowhere is said, and Enter leaves everything as it was")
  func nowhere() async {
    var watch = await Watch(documents)
    await watch.press(.down, .down, "#")
    let before = watch.model.list.selected
    await watch.type("tidak ada")
    #expect(watch.footer.contains("tidak ada di antrean ini"))
    await watch.press(.enter)
    #expect(watch.model.list.selected == before)
    #expect(watch.footer.contains("tidak ada"))
  }

  @Test(
    "Until the document that was typed is there, no key acts on the one before", arguments: [true, false],
    ["r", "m", "c", "y", .enter] as [Key])
  func beforeItIsThere(isFound: Bool, pressed: Key) async {
    var watch = await Watch(Sample.documents(200))
    let wanted = Sample.documents(200)[150]
    await watch.press("#")
    for character in "INV-000150" { _ = watch.model.update(.key(.character(character)), at: watch.now) }
    let answer = Action.jumped("INV-000150", .here(wanted.id))
    // Whether it is known where it is or not: its row has not come.
    if isFound { _ = watch.model.update(answer, at: watch.now) }
    #expect(watch.model.update(.key(.enter), at: watch.now) == [])
    #expect(watch.model.update(.key(pressed), at: watch.now) == [])
    #expect(watch.footer.contains("Daftar tampilan ini tadi belum datang"))
    await watch.happen(isFound ? .tick : answer)
    #expect(watch.model.screen == .list)
    #expect(watch.model.list.selectedRow?.id == wanted.id)
  }

  @Test("Enter before it is known where a document is goes there all the same, or says that it is nowhere")
  func enteredEarly() async {
    for (text, target, row) in [
      ("04002600999999905", JumpTarget.elsewhere(documents[200].id, name: "INV-000305", .approved), documents[200].id),
      ("tidak ada", .nowhere, documents[2].id),
    ] {
      var watch = await Watch(documents)
      await watch.press(.alt("5"), .down, .down, "#")
      let before = watch.model.list.selected
      for character in text { _ = watch.model.update(.key(.character(character)), at: watch.now) }
      _ = watch.model.update(.key(.enter), at: watch.now)
      _ = watch.model.update(.pasted("lain"), at: watch.now)
      await watch.happen(.jumped(text, target))
      #expect(watch.model.screen == .list)
      #expect(watch.model.list.selectedRow?.id == (target == .nowhere ? before : row))
      #expect(watch.footer.contains("tidak ada di antrean ini") == (target == .nowhere))
    }
  }

  @Test("Where not everything has been read yet, what is not found may be there all the same")
  func notReadYet() async {
    var watch = await Watch(Sample.documents(20))
    watch.model.queue.connection = .connecting
    await watch.press("#")
    await watch.type("tidak ada")
    #expect(watch.footer.contains("tidak ada di antara yang sudah terbaca"))
    await watch.press(.enter)
    #expect(watch.footer.contains("belum semuanya terbaca"))
  }

  @Test("Escape turns back from where Enter would have led")
  func turnsBack() async {
    var watch = await Watch(Sample.documents(200))
    await watch.press(.down, "#")
    for character in "INV-000150" { _ = watch.model.update(.key(.character(character)), at: watch.now) }
    _ = watch.model.update(.key(.enter), at: watch.now)
    #expect(watch.model.update(.key(.control("c")), at: watch.now) == [.quit])
    await watch.press(.escape)
    await watch.happen(.jumped("INV-000150", .here(Sample.documents(200)[150].id)))
    #expect(watch.model.list.cursor == 1)
  }

  @Test("Letters are letters, an answer to what was typed before counts for nothing, and a paste is typed")
  func typing() async {
    var watch = await Watch(Sample.documents(20))
    await watch.press("#")
    #expect(await watch.type("qjG") == [])
    #expect(watch.model.list.cursor == 0)
    let screen = watch.model.screen
    await watch.happen(.jumped("q", .here(Sample.document(3).id)))
    #expect(watch.model.screen == screen)
    await watch.press(.control("u"))
    await watch.happen(.pasted("INV-000007"))
    #expect(watch.model.list.cursor == 7)
  }
}

import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("Notes and marks")
struct NoteTests {
  private let documents = Sample.documents(5)

  private func note(_ text: String, on number: Int) -> [Effect] {
    [.annotate(Subject(documents[number]), .note(text))]
  }

  @Test("A note is written where the person is, and kept with Enter")
  func writing() async {
    var watch = await Watch(documents)
    await watch.select(documents[2])
    await watch.press("c")
    await watch.type("telepon pembeli")
    #expect(watch.footer.hasSuffix(" Catatan INV-000002: telepon pembeli"))
    let effects = await watch.press(.enter)
    #expect(effects == note("telepon pembeli", on: 2))
    await watch.keep(effects)
    #expect(watch.model.list.selectedRow?.annotation.note?.text == "telepon pembeli")
    await watch.press(.enter)
    #expect(watch.screen.contains("✎ telepon pembeli"))
    #expect(watch.screen.contains("petugas@kantor"))
  }

  @Test("While a note is written, letters are letters: no key does anything else")
  func lettersAreLetters() async {
    var watch = await Watch(documents)
    await watch.press("c")
    let effects = await watch.type("rmyq?/uFJ 1")
    #expect(effects == [])
    #expect(await watch.press(.up, .down, .pageDown, .tab) == [])
    #expect(await watch.press(.enter) == note("rmyq?/uFJ 1", on: 0))
  }

  @Test("Escape leaves the note as it was, and what reads the same is not written again")
  func leaving() async {
    var watch = await Watch(documents)
    await watch.keep(note("lama", on: 0))
    await watch.press("c")
    #expect(watch.footer.hasSuffix(" Catatan INV-000000: lama"))
    await watch.type(" sekali")
    #expect(await watch.press(.escape) == [])
    #expect(await watch.press("c", .enter) == [])
    #expect(watch.model.screen == .list)
  }

  @Test("An emptied note goes only after a yes; Enter is no yes")
  func removing() async {
    var watch = await Watch(documents)
    await watch.keep(note("lama", on: 0))
    for no: Key in [.enter, .escape, "n"] {
      #expect(await watch.press("c", .control("u"), .enter, no) == [])
      #expect(watch.model.screen == .list)
    }
    let effects = await watch.press("c", .control("u"), .enter, "y")
    #expect(effects == [.annotate(Subject(documents[0]), .removeNote)])
    await watch.keep(effects)
    #expect(watch.model.list.selectedRow?.annotation == Annotation.none)
    #expect(await watch.press("c", .enter) == [])
    #expect(watch.model.screen == .list)
  }

  @Test("What is pasted goes into the note as one line, and nowhere else is it anything")
  func pasting() async {
    var watch = await Watch(documents)
    #expect(await watch.happen(.pasted("r\ryy")) == [])
    #expect(watch.model.screen == .list)
    #expect(watch.footer.contains("diabaikan"))
    await watch.press("c")
    await watch.happen(.pasted("baris satu\r\nbaris\u{3} dua\u{1B}"))
    #expect(await watch.press(.enter) == note("baris satu baris dua", on: 0))
  }

  @Test("What the journal could not take is not lost")
  func refused() async {
    var watch = await Watch(documents)
    await watch.press("c")
    await watch.type("penting")
    await watch.press(.enter)
    await watch.happen(.annotationFailed(Subject(documents[0]), .note("penting"), .diskFull(path: "jurnal")))
    #expect(watch.flat.contains("Penyimpanan penuh"))
    #expect(await watch.press(.enter) == note("penting", on: 0))
  }

  @Test("m marks and takes the mark away, on the one document that is selected")
  func marking() async {
    var watch = await Watch(documents)
    await watch.select(documents[3])
    let effects = await watch.press("m")
    #expect(effects == [.annotate(Subject(documents[3]), .toggleMark)])
    await watch.keep(effects)
    await watch.press("9", .tab)
    #expect(watch.model.list.rows.map(\.id) == [documents[3].id])
    await watch.keep(await watch.press("m"))
    #expect(watch.model.summary.count(.marked) == 0)
    // The row stays under the cursor, greyed, and nothing can be done to it.
    #expect(watch.model.list.departed?.id == documents[3].id)
    #expect(await watch.press("m") == [])
  }

  @Test("Marks never act in bulk: with many set, r opens the desk on the one selected document")
  func neverInBulk() async {
    var watch = await Watch(documents)
    for document in documents {
      await watch.select(document)
      await watch.keep(await watch.press("m"))
    }
    await watch.press("9", .tab)
    #expect(watch.model.list.total == documents.count)
    let effects = await watch.openDesk(on: documents[1])
    #expect(watch.model.desks.map(\.row.id) == [documents[1].id])
    #expect(!effects.sends)
    for document in documents where document.id != documents[1].id {
      #expect(!effects.contains(.openDesk(document.id, isDataOld: false)))
    }
    await watch.press("y")
    let sent = await watch.press("y")
    #expect(sent.filter { if case .desk = $0 { true } else { false } }.count == 1)
  }

  @Test("In read-only mode notes and marks stay possible: they are Pantau's own record")
  func readOnly() async {
    var watch = await Watch(documents, isReadOnly: true)
    #expect(await watch.press("m") == [.annotate(Subject(documents[0]), .toggleMark)])
    await watch.press("c")
    await watch.type("a")
    #expect(await watch.press(.enter) == note("a", on: 0))
  }

  @Test("In the detail the same keys work, and what was done is in its history")
  func inTheDetail() async {
    var watch = await Watch(documents)
    await watch.press(.enter, "c")
    await watch.type("dari rincian")
    let effects = await watch.press(.enter)
    #expect(effects == note("dari rincian", on: 0))
    await watch.keep(effects)
    #expect(watch.screen.contains("✎ dari rincian"))
    #expect(await watch.press("m") == [.annotate(Subject(documents[0]), .toggleMark)])
  }
}

@Suite("Codes of the desktop client in notes")
struct NotedCodeTests {
  @Test("A code that is pasted as a note brings its remedy", arguments: Language.allCases)
  func remedy(language: Language) async {
    var watch = await Watch([Sample.document(0, status: "")], language: language)
    await watch.press(.enter, "c")
    await watch.happen(.pasted("ETAX-40001: Tidak dapat menghubungi server"))
    await watch.keep(await watch.press(.enter))
    expectAtEverySize(watch.model, "noted-code")
  }

  @Test("A code that no list has is said to be unknown, and one from before the approval is past")
  func unknownAndPast() async {
    var watch = await Watch([Sample.document(0, status: "")], language: .english)
    await watch.press(.enter, "c")
    await watch.type("ETAX-39999")
    await watch.keep(await watch.press(.enter))
    #expect(watch.screen.contains("What the code ETAX-39999 means is in no list"))
    await watch.poll([Sample.document(0, status: "APPROVED")])
    #expect(!watch.screen.contains("is in no list"))
  }
}

@Suite("A line being typed")
struct LineEditorTests {
  private func line(_ start: String, _ keys: [Key], longest: Int = 500) -> LineEditor {
    var line = LineEditor(start, longest: longest)
    for key in keys {
      let isTaken = line.type(key)
      #expect(isTaken, "\(key)")
    }
    return line
  }

  @Test("The cursor goes through it, and characters go where it is")
  func moving() {
    #expect(line("abc", [.left, .left, "x"]).text == "axbc")
    #expect(line("abc", [.home, "x", .end, "y"]).text == "xabcy")
    #expect(line("abc", [.control("a"), .delete, .right, .backspace]).text == "c")
    #expect(line("satu dua  ", [.control("w")]).text == "satu ")
    #expect(line("satu dua", [.control("b"), .control("k")]).text == "satu du")
    #expect(line("", [.left, .right, .backspace, .delete, .control("w")]).text == "")
  }

  @Test("A mark that is typed after its letter joins it")
  func marks() {
    let joined = line("", ["e", .character("\u{301}"), .backspace])
    #expect(joined.text == "")
  }

  @Test("It takes no more than fits")
  func longest() {
    #expect(line("", Array(repeating: "x", count: 9), longest: 5).text == "xxxxx")
    var line = LineEditor("ab", longest: 5)
    line.insert("cdefgh")
    #expect(line.text == "abcde")
  }

  @Test("Keys that are not for a line are left alone")
  func others() {
    var line = LineEditor("a")
    for key: Key in [.up, .down, .pageUp, .tab, .escape, .enter, .control("c"), .control("z"), .control("l")] {
      let isTaken = line.type(key)
      #expect(!isTaken, "\(key)")
    }
    #expect(line.text == "a")
  }
}

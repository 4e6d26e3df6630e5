import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("The line in which a filter is typed")
struct FilterLineTests {
  private func watch() async -> Watch { await Watch(Sample.documents(30)) }

  /// Whether a text in the line is selected; `nil` where it is not there.
  private func isSelected(_ text: String, _ watch: Watch) -> Bool? {
    let cells = Array(watch.model.frame().line(watch.model.size.rows - FilterLineView.height(isCompact: false)))
    let line = cells.map(\.text).joined()
    guard let found = line.firstRange(of: text) else { return nil }
    return cells[line.distance(from: line.startIndex, to: found.lowerBound)].style.isSelected
  }

  @Test("A word for a status that nothing is found for may be meant as one", arguments: Language.allCases)
  func statusMeant(language: Language) async {
    var watch = await Watch(Sample.documents(2), language: language)
    let (word, hint) =
      language == .indonesian ? ("macet", "Maksudnya status:macet?") : ("stuck", "Did you mean status:stuck?")
    await watch.press("/")
    await watch.type(word)
    #expect(watch.footer.contains(hint))
    await watch.press(.enter)
    #expect(watch.screen.contains(hint))
    await watch.press("/", .control("u"))
    await watch.type("zzz")
    #expect(!watch.footer.contains("status:"))
  }

  @Test("What m is in a length of time is read back")
  func minutesReadBack() async {
    var watch = await Watch(Sample.documents(2))
    await watch.press("/")
    await watch.type("lama:>2m")
    #expect(watch.footer.contains("dibaca: lama:>2menit"))
  }

  @Test("The list narrows with every letter; Enter keeps the filter, Esc clears it")
  func typing() async {
    var watch = await watch()
    await watch.press("/")
    await watch.type("\"pembeli 7\"")
    #expect(watch.model.list.total == 1)
    #expect(watch.screen.contains("Saring: \"pembeli 7\""))
    await watch.press(.enter)
    #expect(watch.model.screen == .list)
    #expect(watch.model.list.query.filter.text == "\"pembeli 7\"")
    #expect(watch.screen.contains(" /\"pembeli 7\" "))
    await watch.press(.escape)
    #expect(watch.model.list.query.filter.isEverything)
    #expect(watch.model.list.total == 30)
    await watch.press("/")
    await watch.type("rq")
    #expect(watch.screen.contains("Tidak ada yang cocok dengan “rq”"))
    await watch.press(.escape)
    #expect(watch.model.screen == .list)
    #expect(watch.model.list.total == 30)
  }

  @Test("What is no filter leaves the last one that was, and says what is wrong below the place")
  func wrong() async {
    var watch = await watch()
    await watch.press("/")
    await watch.type("ref:inv-00002")
    #expect(watch.model.list.total == 10)
    await watch.type(" stauts")
    let (total, filter) = (watch.model.list.total, watch.model.list.query.filter)
    await watch.type(":x")
    #expect(watch.model.list.total == total)
    #expect(watch.model.list.query.filter == filter)
    let lines = watch.screen.split(separator: "\n", omittingEmptySubsequences: false)
    let (line, marks) = (lines[21], lines[22])
    #expect(marks.contains("^^^^^^"))
    #expect(!marks.contains("^^^^^^^"))
    #expect(
      line.firstRange(of: "stauts").map { line.distance(from: line.startIndex, to: $0.lowerBound) }
        == marks.firstIndex(of: "^").map { marks.distance(from: marks.startIndex, to: $0) })
    #expect(watch.footer.contains("Maksudnya status:?"))
    await watch.press(.enter)
    #expect(watch.model.screen != .list, "a filter that is none cannot be kept")
    for _ in 0..<9 { await watch.press(.backspace) }
    await watch.press(.enter)
    #expect(watch.model.screen == .list)
  }

  @Test("The list stays while the name of a key is typed, and narrows as soon as its value can only be one")
  func beginningOfAKey() async {
    var watch = await watch()
    await watch.press("/")
    await watch.type("ref:inv-00002 ")
    for letter in "status" {
      await watch.type(String(letter))
      #expect(watch.model.list.total == 10)
    }
    #expect(watch.footer.contains("“status” → status: ?"))
    await watch.type(":")
    #expect(watch.model.list.total == 10)
    await watch.type("d")
    #expect(watch.footer.contains("awal dari beberapa kata"))
    #expect(watch.model.list.total == 10)
    await watch.type("is")
    #expect(watch.model.list.total == 0)
    for _ in "status:dis" { await watch.press(.backspace) }
    #expect(watch.model.list.total == 10)
  }

  @Test("A unit that could mean two things means what screens of the language show, and the line says so")
  func units() async {
    var watch = await watch()
    await watch.press("/")
    await watch.type("lama:>2h")
    #expect(watch.footer.contains("dibaca: lama:>2hari"))
    await watch.press(.enter)
    #expect(watch.model.list.query.filter.text == "lama:>2hari")
    #expect(watch.screen.contains(" /lama:>2hari "))
    watch.model.settings.language = .english
    await watch.press("/", .control("u"))
    await watch.type("age:>2h")
    #expect(watch.footer.contains("read as: age:>2hours"))
  }

  @Test("A word that begins a key is looked for where Enter keeps it, or something follows")
  func wordLikeAKey() async {
    var watch = await watch()
    await watch.press("/")
    await watch.type("re")
    #expect(watch.model.list.total == 30)
    await watch.press(.enter)
    #expect(watch.model.list.query.filter.text == "re")
    #expect(watch.model.list.total == 0)
    await watch.press(.escape, "/")
    await watch.type("re pt")
    #expect(watch.model.list.total == 0)
  }

  @Test("A phrase narrows the list before its quote is closed")
  func openQuote() async {
    var watch = await watch()
    await watch.press("/")
    await watch.type("\"pembeli 2")
    #expect(watch.model.list.total == 11)
    #expect(watch.model.list.query.filter.text == "\"pembeli 2\"")
    await watch.press(.enter)
    #expect(watch.footer.contains("tanda kutip ini belum ditutup"))
    #expect(watch.screen.contains("^"), "the quote is pointed at")
    await watch.type("\"")
    #expect(!watch.screen.contains("^"))
    await watch.press(.enter)
    #expect(watch.model.screen == .list)
    #expect(watch.model.list.query.filter.text == "\"pembeli 2\"")
  }

  @Test(
    "What is not in this view is said to be elsewhere, and the key that is named goes there",
    arguments: Language.allCases)
  func elsewhere(language: Language) async {
    var watch = await Watch(InventedQueue.documents, language: language)
    await watch.press(.alt("7"), "/")
    await watch.type("is:invalid")
    #expect(watch.model.list.total == 0)
    expectAtEverySize(watch.model, "search-elsewhere")
    let asked = watch.requests.count
    await watch.happen(.tick)
    #expect(watch.requests.count == asked + 1, "it is counted once, not for ever")
    await watch.press(.enter)
    expectAtEverySize(watch.model, "search-elsewhere-kept")
    await watch.press(.alt("1"))
    #expect(watch.model.list.total > 0)
    #expect(watch.model.list.query.filter.text == "is:invalid")
  }

  @Test("While typing, the key takes the search along")
  func elsewhereWhileTyping() async {
    var watch = await watch()
    await watch.press(.alt("7"), "/")
    await watch.type("is:invalid")
    await watch.press(.alt("1"))
    #expect(watch.model.list.total > 0)
    await watch.type(" zzz")
    #expect(watch.footer.contains("0 cocok"))
  }

  @Test(
    "A filter that is kept is offered: the first letter takes its place, a key that moves edits it, and the line says so",
    arguments: [
      (Language.indonesian, "ketikan menggantikannya · → mengubahnya"), (.english, "typing replaces it · → edits it"),
    ])
  func offered(language: Language, hint: String) async {
    var watch = await Watch(Sample.documents(30), language: language)
    await watch.press("/")
    #expect(!watch.footer.contains(hint))
    await watch.type("ref:inv-00002")
    await watch.press(.enter, "/")
    #expect(watch.footer.contains(hint) && watch.screen.contains("ref:inv-00002"))
    #expect(isSelected("ref:inv-00002", watch) == true)
    #expect(watch.model.list.total == 10)
    await watch.type("\"pembeli 7\"")
    #expect(watch.model.list.query.filter.text == "\"pembeli 7\"" && !watch.footer.contains(hint))
    #expect(watch.model.list.total == 1)
    await watch.press(.enter, "/", .right)
    #expect(!watch.footer.contains(hint) && isSelected("\"pembeli 7\"", watch) == false)
    await watch.type(" zzz")
    #expect(watch.model.list.query.filter.text == "\"pembeli 7\" zzz")
    await watch.press(.enter, "/", .enter)
    #expect(watch.model.screen == .list && watch.model.list.query.filter.text == "\"pembeli 7\" zzz")
  }

  @Test("So it is in the journal and in the help")
  func offeredElsewhere() async {
    var watch = await watch()
    await watch.press("J", "/")
    await watch.type("satu")
    await watch.press(.enter, "/")
    #expect(watch.footer.contains("ketikan menggantikannya"))
    await watch.type("dua")
    guard case .journal(let journal) = watch.model.screen else {
      Issue.record("the journal was left")
      return
    }
    #expect(journal.line?.line.text == "dua")
    await watch.press(.escape, .escape, "?", "/")
    await watch.type("satu")
    await watch.press(.enter, "/")
    await watch.type("dua")
    guard case .help(let help, _) = watch.model.screen else {
      Issue.record("the help was left")
      return
    }
    #expect(help.wanted == "dua")
  }

  @Test("Keys of a line move and change within it, and the list stays where it is")
  func editing() async {
    var watch = await watch()
    await watch.press("/")
    await watch.type("ref:inv 000001")
    await watch.press(.home)
    await watch.type("-")
    #expect(watch.model.list.query.filter.text == "-ref:inv 000001")
    await watch.press(.end, .control("w"))
    #expect(watch.model.list.query.filter.text == "-ref:inv ")
    await watch.press(.left, .control("u"), .delete)
    #expect(watch.model.list.query.filter.isEverything)
    #expect(watch.model.list.total == 30)
  }

  @Test("Filters used before come back with the arrows, newest first, and what was typed after them")
  func history() async {
    var watch = await watch()
    for text in ["satu", "dua", "satu", "tiga"] {
      await watch.press("/", .control("u"))
      await watch.type(text)
      await watch.press(.enter)
    }
    #expect(watch.model.filterHistory.map(\.text) == ["dua", "satu", "tiga"])
    await watch.press("/", .control("u"))
    await watch.type("em")
    var seen: [String] = []
    for key: Key in [.up, .up, .up, .up, .down, .down, .down, .down] {
      await watch.press(key)
      seen.append(watch.model.list.query.filter.text)
    }
    #expect(seen == ["tiga", "satu", "dua", "dua", "satu", "tiga", "em", "em"])
  }

  @Test("What is pasted is text of the line, whole, however fast it comes")
  func pasting() async {
    var watch = await watch()
    await watch.press("/")
    await watch.happen(.pasted("ref:INV-000001\nor ref:INV-000002\n"))
    #expect(watch.model.list.query.filter.text == "ref:INV-000001 or ref:INV-000002 ")
    #expect(watch.model.list.total == 2)
    await watch.press(.control("u"))
    await watch.type(String(repeating: "a", count: 3000))
    guard case .search(let state) = watch.model.screen else {
      Issue.record("the line is closed")
      return
    }
    #expect(state.line.text.count == Filter.longest)
  }

  @Test("Tab tries what the piece can become, one after the other, and the list follows")
  func completing() async {
    var watch = await watch()
    await watch.press("/")
    await watch.type("sta")
    await watch.press(.tab)
    #expect(watch.model.context == .list)
    #expect(watch.screen.contains("Saring: status:"))
    let asked = await watch.press(.tab)
    let completion = FilterCompletion(before: "status:")
    #expect(asked == [.suggest(completion)])
    await watch.happen(.suggested(completion, ["SAVED INVALID"]))
    #expect(watch.model.list.query.filter.text == "status:macet")
    await watch.press(.tab)
    #expect(watch.model.list.query.filter.text == "status:lambat")
    await watch.press(.backTab, .backTab)
    #expect(watch.model.list.query.filter.text == "status:\"SAVED INVALID\"")
    #expect(watch.model.list.total == 30)
    await watch.type(" buyer:")
    let names = FilterCompletion(before: "status:\"SAVED INVALID\" buyer:")
    #expect(await watch.press(.tab) == [.suggest(names)])
    await watch.type("x")
    await watch.happen(.suggested(names, ["PT CONTOH PEMBELI 1"]))
    #expect(watch.model.list.query.filter.text == "status:\"SAVED INVALID\" buyer:x", "what was typed on stays")
  }

  @Test("The cursor is on the screen in a line longer than it", arguments: [(80, 24), (40, 10)])
  func longLine(columns: Int, rows: Int) async {
    var watch = await watch()
    await watch.happen(.resized(Size(columns: columns, rows: rows)))
    await watch.press("/")
    await watch.type(String(repeating: "contoh ", count: 30) + "age:x")
    let frame = watch.model.frame()
    #expect(frame.cursor.map { (0..<columns).contains($0.column) } == true)
    #expect(watch.screen.contains("age:x"))
    #expect(watch.screen.contains("^"))
  }
}

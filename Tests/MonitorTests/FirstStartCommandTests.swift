import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("The command line of the first start")
struct FirstStartCommandTests {
  private func offer(_ language: Language = .english, isConfigured: Bool = false) -> FirstStart {
    FirstStart(language: language, size: Size(columns: 80, rows: 24), isConfigured: isConfigured)
  }

  @Test(
    "Each command does what its key does, in either language",
    arguments: [
      ("quit", .choose(.quit)), ("keluar", .choose(.quit)), ("back", .choose(.quit)), ("demo", .choose(.demo)),
      ("tour", .choose(.demo)), ("config", .choose(.configure)), ("konfigurasi", .choose(.configure)),
      ("init", .choose(.configure)), ("open", .choose(.watch)), ("buka", .choose(.watch)), ("doctor", .examine),
      ("periksa", .examine), ("redraw", .redraw), ("suspend", .suspend), ("import f.csv", .importSaid("f.csv")),
      ("impor \"f 1.csv\" --all", .importSaid("\"f 1.csv\" --all")),
    ] as [(String, FirstStart.Wish)])
  func commands(line: String, wish: FirstStart.Wish) {
    var offer = offer()
    #expect(offer.enter(line) == wish)
    #expect(offer.prompt == nil)
    #expect(offer.refusal == nil)
  }

  @Test("Every key of the first page has its command", arguments: Language.allCases)
  func keys(language: Language) {
    for (word, key) in [
      (FirstStartWord.importing, "i"), (.demo, "d"), (.configuration, "c"), (.open, "w"), (.doctor, "D"), (.help, "?"),
      (.back, .escape), (.quit, "q"),
    ] as [(FirstStartWord, Key)] {
      var (pressed, said) = (offer(language), offer(language))
      #expect(pressed.press(key) == said.enter(word.name(language)), "\(word)")
      #expect(pressed.page == said.page, "\(word)")
    }
  }

  @Test("The help lists a key only where it acts, on the page that it was opened from", arguments: Language.allCases)
  func helpKeys(language: Language) {
    func signs(_ offer: FirstStart) -> String {
      var offer = offer
      _ = offer.press("?")
      return FrameText.text(of: offer.frame())
    }
    func sign(_ word: FirstStartWord, _ keys: String) -> String { ":\(word.name(language))  \(keys) " }
    let first = signs(offer(language))
    let onTheFirst: [(FirstStartWord, String)] = [
      (.importing, "i"), (.demo, "d"), (.configuration, "c"), (.open, "w Enter"),
    ]
    for (word, keys) in onTheFirst {
      #expect(first.contains(sign(word, keys)), "\(word)")
    }
    var refused = offer(language)
    refused.beginImport()
    refused.hear(.ended(hasImported: false))
    let afterNothing = signs(refused)
    #expect(afterNothing.contains(sign(.importing, "i")))
    let onlyThere: [(FirstStartWord, String)] = [
      (.demo, "d"), (.configuration, "c"), (.open, "w Enter"), (.open, "Enter"),
    ]
    for (word, keys) in onlyThere {
      #expect(!afterNothing.contains(sign(word, keys)), "\(word)")
      #expect(afterNothing.contains(":\(word.name(language)) "), "\(word)")
    }
    var imported = offer(language)
    imported.beginImport()
    imported.hear(.ended(hasImported: true))
    #expect(signs(imported).contains(sign(.open, "Enter")))
  }

  @Test("Nothing that is typed after the colon is a key", arguments: ["quit", "doctor", "import faktur.csv", "wcdiq"])
  func noKeys(line: String) {
    var offer = offer()
    #expect(offer.press(":") == nil)
    for character in line {
      #expect(offer.press(.character(character)) == nil)
      #expect(offer.page == .choices)
    }
    #expect(offer.prompt?.line.text == line)
    #expect(offer.press(.escape) == nil)
    #expect(offer.prompt == nil)
    #expect(offer.page == .choices)
    #expect(offer.press("d") == .choose(.demo))
  }

  @Test("A command that needs a queue says so, and how to come by one", arguments: Language.allCases)
  func needsQueue(language: Language) {
    for line in ["sort dpp", "filter is:invalid", "reupload", "overview", "export f.csv"] {
      var offer = offer(language)
      #expect(offer.enter(line) == nil)
      let screen = FrameText.text(of: offer.frame()).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(
        screen.contains(language == .indonesian ? ":impor BERKAS mengisinya" : ":import FILE fills one"), "\(line)")
      #expect(offer.press("x") == nil)
      #expect(offer.refusal == nil)
    }
  }

  @Test("A word that nobody knows is answered with the nearest one, and an argument that is not used with that")
  func refused() {
    var offer = offer()
    #expect(offer.enter("doctr") == nil)
    #expect(FrameText.text(of: offer.frame()).contains("did you mean “doctor”?"))
    #expect(offer.enter("quit now") == nil)
    #expect(FrameText.text(of: offer.frame()).contains(":quit takes nothing after it"))
    #expect(offer.enter("   ") == nil)
  }

  @Test("What is typed on in one burst after a line that led nowhere does nothing but begin another line")
  func burst() {
    var offer = offer()
    #expect(offer.enter("nope") == nil)
    for character in "see:d" { #expect(offer.press(.character(character), isHasty: true) == nil) }
    #expect(offer.press(.enter, isHasty: true) == nil)
    #expect(offer.page == .choices)
    #expect(offer.refusal != nil)
    #expect(offer.press(":", isHasty: true) == nil)
    #expect(offer.prompt != nil)
    #expect(offer.press(.escape, isHasty: true) == nil)
    #expect(offer.press("d", isHasty: true) == nil)
    #expect(offer.press("d") == .choose(.demo))
  }

  @Test("Tab completes commands, options and names of files; the arrows bring back what was said")
  func completion() {
    var offer = offer()
    _ = offer.press(":")
    for character in "imp" { _ = offer.press(.character(character)) }
    _ = offer.press(.tab)
    #expect(offer.prompt?.line.text == "import ")
    _ = offer.press("f")
    #expect(offer.press(.tab) == .complete("f"))
    offer.complete(with: ["faktur 1.csv"])
    #expect(offer.prompt?.line.text == "import \"faktur 1.csv\" ")
    for character in "--k" { _ = offer.press(.character(character)) }
    _ = offer.press(.tab)
    #expect(offer.prompt?.line.text == "import \"faktur 1.csv\" --kind ")
    _ = offer.press(.escape)
    _ = offer.enter("help")
    _ = offer.press(":")
    _ = offer.press(.up)
    #expect(offer.prompt?.line.text == "help")
    offer.paste("!")
    #expect(offer.prompt?.line.text == "help!")
  }

  @Test("A line is completed in whatever case it is typed, and remembered once, without the spaces around it")
  func asInTheProgram() {
    var offer = offer()
    for (typed, completed) in [("IMP", "import "), ("import f.csv --K", "import f.csv --kind ")] {
      _ = offer.press(":")
      for character in typed { _ = offer.press(.character(character)) }
      _ = offer.press(.tab)
      #expect(offer.prompt?.line.text == completed)
      _ = offer.press(.escape)
    }
    for line in ["redraw", " redraw", "redraw  "] { #expect(offer.enter(line) == .redraw) }
    #expect(offer.said == ["redraw"])
  }

  @Test("Once a configuration is written, or documents are in, what is done is offered no more")
  func later() {
    var configured = offer(isConfigured: true)
    #expect(configured.enter("config") == nil)
    #expect(configured.refusal != nil)
    #expect(!FrameText.text(of: configured.frame()).contains(":config "))
    var imported = offer()
    imported.beginImport()
    #expect(imported.enter("demo") == nil)
    #expect(FrameText.text(of: imported.frame()).contains("An import is still going on"))
    #expect(imported.press(":") == nil)
    imported.hear(.ended(hasImported: true))
    #expect(imported.page == .report)
    #expect(imported.prompt != nil)
    #expect(imported.press(.escape) == nil)
    #expect(imported.enter("demo") == nil)
    #expect(imported.enter("sort") == nil)
    #expect(FrameText.text(of: imported.frame()).contains(":open opens it"))
    #expect(imported.enter("open") == .choose(.watch))
  }

  @Test(
    "No way back leaves an import that goes on: only the word and the key that quit do", arguments: Language.allCases
  )
  func importStays(language: Language) {
    for word in ["back", "kembali"] {
      var offer = offer(language)
      offer.beginImport()
      #expect(offer.enter(word) == nil)
      #expect(offer.page == .importing)
      #expect(offer.refusal == FirstStart.importGoesOn)
    }
    for key in [Key.escape, .backspace] {
      var offer = offer(language)
      offer.beginImport()
      #expect(offer.press(key) == nil)
      #expect(offer.page == .importing)
      #expect(offer.refusal == FirstStart.importGoesOn)
      #expect(offer.press("q") == .choose(.quit))
    }
    var leaving = offer(language)
    leaving.beginImport()
    #expect(!leaving.sayable.contains(.back))
    #expect(leaving.enter("quit") == .choose(.quit))
  }

  @Test(
    "Help, line and refusal on the screen", arguments: Language.allCases, [(80, 24), (120, 40), (200, 60), (40, 10)])
  func screens(language: Language, size: (Int, Int)) {
    var offer = offer(language)
    offer.size = Size(columns: size.0, rows: size.1)
    _ = offer.press("?")
    let help = Scene(name: "help", frame: offer.frame())
    #expect(offer.press(.escape) == nil)
    #expect(offer.page == .choices)
    _ = offer.press(":")
    let line = Scene(name: "line", frame: offer.frame())
    _ = offer.press(.escape)
    _ = offer.enter("sort dpp")
    let refused = Scene(name: "refused", frame: offer.frame())
    expectGolden(
      text: Scene.text([help, line, refused]), "first-start-commands-\(size.0)x\(size.1)-\(language.rawValue)")
  }

  @Test("The doctor on the screen", arguments: Language.allCases, [(80, 24), (120, 40), (200, 60), (40, 10)])
  func doctorScreen(language: Language, size: (Int, Int)) {
    var offer = offer(language)
    offer.size = Size(columns: size.0, rows: size.1)
    #expect(offer.press("D") == .examine)
    offer.hear(.began(InventedCheckup.items))
    for (place, result) in [
      InventedCheckup.skipped, InventedCheckup.wrong, InventedCheckup.fine, InventedCheckup.warning,
    ].enumerated() {
      offer.hear(.found(place, result))
    }
    offer.hear(.over)
    expectGolden(offer.frame(), "first-start-checkup-\(size.0)x\(size.1)-\(language.rawValue)")
  }

  @Test("The doctor tells each thing with its reason and next step", arguments: Language.allCases)
  func doctor(language: Language) {
    var offer = offer(language)
    #expect(offer.press("D") == .examine)
    let disk = Phrase(id: "Cakram", en: "Disk")
    offer.hear(.began([CheckupItem(kind: disk, subject: Phrase(same: "/data"))]))
    let full = CheckupItem.Result(
      .wrong, Phrase(id: "penuh", en: "full"), because: Phrase(id: "tidak ada tempat", en: "there is no room"),
      next: Phrase(id: "kosongkan", en: "make room"))
    offer.hear(.found(0, full))
    offer.hear(.over)
    let screen = FrameText.text(of: offer.frame())
    for words in [disk, full.answer, Phrase(id: "tidak ada tempat", en: "there is no room")] {
      #expect(screen.contains(words.text(language).string))
    }
    #expect(screen.contains(language == .indonesian ? "→ kosongkan" : "→ make room"))
    #expect(offer.press("q") == nil)
    #expect(offer.page == .choices)
  }

  @MainActor
  @Test(
    "On a terminal: a file is imported by its command, and what cannot be meant is refused", .timeLimit(.minutes(5)))
  func importing() async {
    let files = ReachableFiles(
      complete: { _ in [] },
      take: { request, _, tell in
        let extent = request.namesAll ? "all" : "few"
        for path in request.paths { tell(.said(ImportLine("\(path): \(extent)"))) }
        tell(.ended(hasImported: true))
      },
      write: { name, documents in .written(path: name, count: documents.count) })
    let terminal = InMemoryTerminal()
    async let choice = FirstStart.ask(on: terminal, language: .english, files: files, clock: HandClock().clock)
    _ = await terminal.frame(showing: "Where would you like to begin?")
    for character in ":import f.csv --nope" { terminal.press(.character(character)) }
    terminal.press(.enter)
    _ = await terminal.frame(showing: "--nope is not known here")
    for character in ":import f.csv --all" { terminal.press(.character(character)) }
    terminal.press(.enter)
    _ = await terminal.frame(showing: "f.csv: all")
    _ = await terminal.frame(showing: "open the queue")
    for character in ":open" { terminal.press(.character(character)) }
    terminal.press(.enter)
    #expect(await choice == .watch)
  }
}

extension FirstStart {
  /// Says a line on the command line; what it asks for.
  fileprivate mutating func enter(_ line: String) -> Wish? {
    _ = press(":")
    for character in line { _ = press(.character(character)) }
    return press(.enter)
  }
}

import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("Files that come in and go out while the queue is watched")
struct FileTests {
  private func watch(
    _ language: Language = .english, columns: Int = 80, rows: Int = 24, access: QueueProfile.Access = .full
  ) async -> Watch {
    var watch = await Watch(
      InventedQueue.documents, size: Size(columns: columns, rows: rows), language: language)
    watch.model.profile.takesFiles = true
    watch.model.profile.access = access
    return watch
  }

  @Test(
    "An import while it goes on, and what it brought", arguments: Language.allCases,
    [(80, 24), (120, 40), (200, 60), (40, 10)])
  func screens(language: Language, size: (Int, Int)) async {
    var watch = await watch(language, columns: size.0, rows: size.1)
    await watch.say("import faktur-1.csv \"faktur 2.csv\"")
    await watch.happen(.imported(.progress("faktur-1.csv: 42%")))
    let progress = Scene(name: "progress", frame: watch.model.frame())
    await watch.happen(.imported(.said(ImportLine("faktur-1.csv: CSV, 17 Nov 2026 08:00 WIB"))))
    await watch.happen(.imported(.said(ImportLine("  12 dokumen baru"))))
    await watch.happen(.imported(.said(ImportLine("faktur 2.csv: ditolak", isBad: true))))
    await watch.happen(.imported(.ended(hasImported: true)))
    let report = Scene(name: "report", frame: watch.model.frame())
    expectGolden(text: Scene.text([progress, report]), "import-\(size.0)x\(size.1)-\(language.rawValue)")
  }

  @Test("What is imported is brought to the screen, whether or not somebody waits for it")
  func imports() async {
    var watch = await watch()
    let request = ImportRequest(["a.csv", "b c.csv"])
    #expect(await watch.say("import a.csv \"b c.csv\"") == [.importFiles(request, .english)])
    await watch.press(.escape)
    #expect(watch.model.screen == .list)
    #expect(await watch.say("import d.csv") == [])
    #expect(watch.footer.contains("still going on"))
    await watch.press("q")
    await watch.happen(.imported(.said(ImportLine("a.csv: 12"))))
    #expect(await watch.happen(.imported(.ended(hasImported: true))) == [.poll])
    #expect(watch.footer.contains(":import shows the result"))
    await watch.say("import")
    #expect(watch.screen.contains("a.csv: 12"))
    await watch.press(.escape)
    #expect(await watch.say("impor d.csv") == [.importFiles(ImportRequest(["d.csv"]), .english)])
    #expect(await watch.happen(.imported(.ended(hasImported: false))) == [])
  }

  @Test("What the files do not say is said with them, as on the command line", arguments: Language.allCases)
  func options(language: Language) async throws {
    var watch = await watch(language)
    var request = ImportRequest(["x.json", "y z.csv"])
    request.kind = .inputReturn
    request.taxpayer = Sample.taxpayer
    #expect(
      await watch.say("import --kind inputreturn x.json --taxpayer=0999.9999.9999.9000 \"y z.csv\"")
        == [.importFiles(request, language)])
    await watch.happen(.imported(.ended(hasImported: true)))
    await watch.press(.escape)
    let isIndonesian = language == .indonesian
    for (line, told) in [
      ("import --kind faktur x.json", isIndonesian ? "pilih salah satu: outputinvoice" : "one of: outputinvoice"),
      ("import x.json --kind", isIndonesian ? "pilih salah satu: outputinvoice" : "one of: outputinvoice"),
      ("import --taxpayer 12 x.json", isIndonesian ? "15 atau 16 angka" : "15 or 16 digits"),
      ("import --dry-run x.json", "--kind, --taxpayer, --as-of, --all"),
      ("import --kind outputinvoice", isIndonesian ? "Sebut berkas" : "Name the files"),
    ] {
      #expect(await watch.say(line) == [], "\(line)")
      #expect(watch.model.notice?.phrase.text(language).string.contains(told) == true, "\(line)")
    }
  }

  @Test("When the files were true is said with them: a moment, or a day, of which its end is meant")
  func asOf() async throws {
    var watch = await watch(.indonesian)
    for (line, at, isDayAlone) in [
      ("impor --as-of 2026-11-15 a.csv", "2026-11-15 23:59", true),
      ("impor a.csv --as-of 2026-11-15 09:30", "2026-11-15 09:30", false),
      ("impor --as-of '2026-11-15 09:30' 'a.csv'", "2026-11-15 09:30", false),
      ("impor --as-of=2026-11-15T09:30 a.csv", "2026-11-15 09:30", false),
      ("impor --as-of 2026-11-15 9:30 a.csv", "2026-11-15 09:30", false),
      ("impor --as-of 15/11/2026 a.csv", "2026-11-15 23:59", true),
      ("impor --as-of 15/11/2026 09:30 a.csv", "2026-11-15 09:30", false),
      ("impor --as-of 2026-11-15 09.30 a.csv", "2026-11-15 09:30", false),
      ("impor a.csv --as-of '15/11/2026 9.30'", "2026-11-15 09:30", false),
    ] {
      var request = ImportRequest(["a.csv"])
      request.asOf = try SaidMoment(isDayAlone ? "2026-11-15" : at, in: .wib, now: watch.now)
      #expect(request.asOf?.at == .wib(at))
      #expect(await watch.say(line) == [.importFiles(request, .indonesian)], "\(line)")
      await watch.happen(.imported(.ended(hasImported: true)))
      await watch.press(.escape)
    }
    let today = try SaidMoment("2026-11-17", in: .wib, now: watch.now)
    #expect(today.at == watch.now)
    for (line, told) in [
      ("impor --as-of 2026-11-18 a.csv", "belum tiba"),
      ("impor --as-of kemarin a.csv", "tulis hari seperti 2026-11-17 atau 17/11/2026"),
      ("impor --as-of 11/15/2026 a.csv", "tulis hari"),
      ("impor --as-of 2026-11-15 9:30:10 a.csv", "tulis hari"),
      ("impor a.csv --as-of", "tulis hari"),
    ] {
      #expect(await watch.say(line) == [], "\(line)")
      #expect(watch.model.notice?.phrase.text(.indonesian).string.contains(told) == true, "\(line)")
    }
    var all = ImportRequest(["a.csv"])
    all.namesAll = true
    #expect(await watch.say("impor --all a.csv") == [.importFiles(all, .indonesian)])
  }

  @Test("Of a day alone it is said which moment is meant", arguments: Language.allCases)
  func meantMoment(language: Language) throws {
    let now = Timestamp.wib("2026-11-17 09:05")
    let day = try SaidMoment("2026-11-15", in: .wib, now: now)
    #expect(day.phrase(in: .wib)?.text(language).string.contains("15 Nov 2026 23:59 WIB") == true)
    #expect(try SaidMoment("2026-11-15 08:00", in: .wib, now: now).phrase(in: .wib) == nil)
  }

  @Test("Asked for where it is shown, an import is shown once")
  func shownOnce() async {
    var watch = await watch()
    await watch.say("import a.csv")
    await watch.say("import b.csv")
    await watch.say("import")
    await watch.happen(.imported(.ended(hasImported: true)))
    await watch.say("import")
    await watch.say("import b.csv")
    await watch.press(.escape)
    #expect(watch.model.screen == .list)
  }

  @Test("A queue locked while an import is under way says that it is finished", arguments: Language.allCases)
  func lockedMeanwhile(language: Language) async {
    var watch = await watch(language)
    await watch.say("import a.csv")
    await watch.press(.escape)
    await watch.say("read-only on")
    let goesOn =
      language == .indonesian ? "Impor yang sedang berjalan diselesaikan" : "The import under way is finished"
    #expect(watch.model.notice?.phrase.text(language).string.contains(goesOn) == true)
    await watch.happen(.imported(.ended(hasImported: true)))
    await watch.say("read-only off")
    await watch.say("read-only on")
    #expect(watch.model.notice?.phrase.text(language).string.contains(goesOn) == false)
  }

  @Test("While an import goes on, the program ends only when that is asked for again", arguments: Language.allCases)
  func endsMeanwhile(language: Language) async {
    var watch = await watch(language)
    func isAsked() -> Bool {
      let words = language == .indonesian ? "belum selesai tidak akan masuk" : "not finished does not go in"
      return watch.model.notice?.phrase.text(language).string.contains(words) == true
    }
    await watch.say("import a.csv")
    #expect(await watch.press(.control("c")) == [])
    #expect(isAsked())
    await watch.press(.escape)
    #expect(await watch.press("q") == [], "something else was done in between")
    #expect(isAsked())
    #expect(await watch.press("q") == [.quit])

    await watch.press("j", "q")
    #expect(await watch.say("quit").contains(.quit), "on the command line as well")
    #expect(await watch.happen(.terminate) == [.quit], "a signal asks nothing")

    await watch.happen(.imported(.ended(hasImported: true)))
    #expect(await watch.press("q") == [.quit])
    await watch.say("import b.csv")
    await watch.press(.escape)
    #expect(await watch.press("q") == [], "another import is asked about anew")
    await watch.happen(.imported(.ended(hasImported: true)))
    await watch.say("import c.csv")
    #expect(await !watch.say("quit").contains(.quit), "also where nothing else was done since the last question")
  }

  @Test("The report is scrolled as every other text is")
  func scrolls() async {
    var watch = await watch()
    await watch.say("import semua")
    for number in 1...60 { await watch.happen(.imported(.said(ImportLine("faktur-\(number).csv: 1")))) }
    #expect(watch.screen.contains("faktur-60.csv"), "while it goes on the newest is in sight")
    #expect(!watch.screen.contains("↑ ↓ PgDn scroll"))
    await watch.happen(.imported(.ended(hasImported: true)))
    #expect(watch.screen.contains("faktur-1.csv"))
    #expect(watch.screen.contains("↑ ↓ PgDn scroll"))
    await watch.press("G")
    #expect(watch.screen.contains("faktur-60.csv"))
    await watch.press(.pageUp, "g")
    #expect(watch.screen.contains("faktur-1.csv"))
  }

  @Test(
    "Where the queue may only be looked at, nothing is imported, and an export is written",
    arguments: [
      (QueueProfile.Access.readOnly, ":read-only off"), (.alwaysReadOnly, "opened with --read-only"),
    ])
  func readOnly(access: QueueProfile.Access, told: String) async {
    var watch = await watch(access: access)
    #expect(await watch.say("import a.csv") == [])
    #expect(watch.footer.contains(told))
    #expect(watch.model.queue.imported == nil)
    #expect(await watch.say("export a.csv") == [.export("a.csv", QueueQuery())])
  }

  @Test("Where documents come by themselves nothing is imported, and it is said how they come")
  func noImport() async {
    var watch = await watch()
    watch.model.profile.takesFiles = false
    #expect(await watch.say("import a.csv") == [])
    #expect(watch.footer.contains("come from antrean"))
    await watch.say("import")
    #expect(watch.footer.contains("Name the files"))
  }

  @Test("An export is what is shown, or what a filter finds in all of the queue")
  func exports() async throws {
    var watch = await watch()
    await watch.press(.alt("5"), "/")
    await watch.type("contoh")
    await watch.press(.enter)
    let shown = watch.model.list.query
    #expect(shown.view == .savedInvalid)
    #expect(await watch.say("export sisa.xlsx") == [.export("sisa.xlsx", shown)])
    let filter = try Filter(parsing: "-status:approved buyer:maju")
    #expect(
      await watch.say("ekspor \"sisa bulan ini.xlsx\" -status:approved buyer:maju")
        == [.export("sisa bulan ini.xlsx", QueueQuery(filter: filter))])
    await watch.say("export sisa.csv status:zzz")
    #expect(watch.footer.contains("“zzz” is not known"))
    await watch.say("export")
    #expect(watch.footer.contains("Name the file"))
  }

  @Test("An export that is written is named with its path, what it holds, and that nobody else can read it")
  func exported() async throws {
    var watch = await watch(columns: 120)
    let written = ExportNews.written(path: "~/sisa.xlsx", count: 12)
    await watch.happen(.exported(written, of: QueueQuery()))
    #expect(watch.flat.contains("~/sisa.xlsx: documents written: 12, all of the queue. Only you can read it."))
    let filter = try Filter(parsing: "maju")
    await watch.happen(.exported(written, of: QueueQuery(view: .savedInvalid, filter: filter)))
    #expect(watch.flat.contains("written: 12, only the view Saved Invalid, filter “maju”."))
    await watch.happen(.exported(written, of: QueueQuery(filter: filter)))
    #expect(watch.flat.contains("written: 12, only what “maju” finds."))
  }

  @Test("Enter leads back from what an import says, as Esc does", arguments: [.enter, .escape] as [Key])
  func left(key: Key) async {
    var watch = await watch()
    await watch.say("import a.csv")
    await watch.happen(.imported(.ended(hasImported: true)))
    await watch.press(key)
    #expect(watch.model.screen == .list)
  }

  @Test("A name with blanks that stands in no quotes is not taken for a filter")
  func unquoted() async throws {
    var watch = await watch()
    #expect(await watch.say("export rest four.xlsx") == [])
    #expect(watch.footer.contains("stands in quotes: :export \"rest four.xlsx\""))
    #expect(await watch.say("export \"rest four.xlsx\"") == [.export("rest four.xlsx", watch.model.list.query)])
  }

  @Test("A name that is dropped on the terminal stands in quotes, which are not part of it")
  func dropped() {
    #expect(SpokenWords.withoutQuotes("'/home/x/Pajak Keluaran.xlsx'") == "/home/x/Pajak Keluaran.xlsx")
    #expect(SpokenWords.withoutQuotes("\"a b\"") == "a b")
    #expect(SpokenWords.withoutQuotes("'t is") == "'t is")
    #expect(SpokenWords.withoutQuotes("'") == "'")
  }

  @Test("Names of files are completed, those with blanks in quotes, and then the filter")
  func completion() async {
    var watch = await watch()
    await watch.press(":")
    await watch.type("import satu.csv un")
    #expect(await watch.press(.tab) == [.completeName("un")])
    await watch.happen(.namesFound("un", ["unduhan lama/"]))
    #expect(watch.typed == "import satu.csv \"unduhan lama/")
    #expect(await watch.press(.tab) == [.completeName("unduhan lama/")])
    await watch.happen(.namesFound("unduhan lama/", ["unduhan lama/a.csv", "unduhan lama/b.csv"]))
    #expect(watch.typed == "import satu.csv \"unduhan lama/a.csv\"")
    await watch.press(.tab)
    #expect(watch.typed == "import satu.csv \"unduhan lama/b.csv\"")
    await watch.press(.control("u"))
    await watch.type("import --k")
    #expect(await watch.press(.tab) == [])
    #expect(watch.typed == "import --kind ")
    await watch.type("inputr")
    await watch.press(.tab)
    #expect(watch.typed == "import --kind inputreturn ")
    #expect(await watch.press(.tab) == [.completeName("")])
    await watch.press(.control("u"))
    await watch.type("export si")
    #expect(await watch.press(.tab) == [.completeName("si")])
    await watch.happen(.namesFound("lain", ["lain.csv"]))
    #expect(watch.typed == "export si", "an answer to something else is not used")
    await watch.happen(.namesFound("si", ["sisa.csv"]))
    #expect(watch.typed == "export sisa.csv ")
    await watch.type("sta")
    await watch.press(.tab)
    #expect(watch.typed == "export sisa.csv status:")
  }

  @Test("The name of a file can be pasted")
  func pasted() async {
    var watch = await watch()
    await watch.press(":")
    await watch.type("import ")
    await watch.happen(.pasted("\"/unduhan/pajak keluaran.csv\"\n"))
    #expect(await watch.press(.enter) == [.importFiles(ImportRequest(["/unduhan/pajak keluaran.csv"]), .english)])
  }

  @Test(
    "Names are apart by blanks, and quotes keep one together",
    arguments: [
      ("", [], "", ""), ("a b", ["a", "b"], "a ", "b"), ("a ", ["a"], "a ", ""),
      ("\"a b\" c", ["a b", "c"], "\"a b\" ", "c"),
      ("x \"a b", ["x", "a b"], "x ", "a b"), ("\"a b\"", ["a b"], "\"a b\"", ""),
    ] as [(String, [String], String, String)])
  func words(text: String, words: [String], head: String, begun: String) {
    let spoken = SpokenWords(text)
    #expect(spoken.words == words)
    #expect(spoken.head == head)
    #expect(spoken.begun == begun)
  }
}

@MainActor
@Suite("Files of a running program", .timeLimit(.minutes(5)))
struct RunningFileTests {
  private let time = HandClock()
  private let terminal = InMemoryTerminal(size: Size(columns: 120, rows: 40))

  @Test("What an import says is shown as it comes, what it brought is polled for, and what is shown is written")
  func program() async {
    let backend = ScriptedBackend()
    await backend.add([Sample.document(1)])
    let files = ReachableFiles(
      complete: { begun in [begun + "tur.csv"] },
      take: { request, _, tell in
        tell(.said(ImportLine("\(request.paths.joined()): 1")))
        await backend.add([Sample.document(2)])
        tell(.ended(hasImported: true))
      },
      write: { name, documents in .written(path: name, count: documents.count) })
    let session = QueueSession(
      backend: backend, journal: InMemoryJournal(), policy: QueuePolicy(), clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    let profile = QueueProfile(
      name: "PT CONTOH SATU", backend: "antrean", capabilities: backend.capabilities, takesFiles: true)
    let program = Program(
      terminal: terminal, queue: WatchedQueue(profile, session: session, files: files),
      settings: Settings(language: .english), clock: time.clock)
    async let ended = program.run()
    _ = await terminal.frame(showing: "INV-000001")
    time.advance(by: .minutes(1))
    for character in ":import fak" { terminal.press(.character(character)) }
    terminal.press(.tab)
    _ = await terminal.frame(showing: ":import faktur.csv")
    terminal.press(.enter)
    _ = await terminal.frame(showing: "faktur.csv: 1")
    terminal.press(.escape)
    _ = await terminal.frame(showing: "INV-000002")
    for character in ":export semua.csv" { terminal.press(.character(character)) }
    terminal.press(.enter)
    _ = await terminal.frame(showing: "semua.csv: documents written: 2, all of the queue.")
    terminal.press("q")
    #expect(await ended == nil)
  }
}

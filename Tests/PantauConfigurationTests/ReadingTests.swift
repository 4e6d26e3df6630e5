import Glibc
import Monitor
import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import PantauConfiguration

/// A configuration in which nothing is wrong.
func configuration(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> Configuration {
  let (configuration, faults) = Configuration.read(Array(text.utf8))
  #expect(faults == [], sourceLocation: sourceLocation)
  return configuration
}

/// What is wrong with a configuration, in English and without the file.
func faults(_ text: String) -> [String] {
  Configuration.read(Array(text.utf8)).faults.map { fault in
    (fault.place.map { "\($0.line):\($0.column) " } ?? "") + fault.phrase.text(.english).string
  }
}

@Suite("Reading a configuration")
struct ReadingTests {
  @Test("An empty file sets nothing")
  func empty() {
    #expect(configuration("") == Configuration())
    #expect(configuration("# hanya catatan\n") == Configuration())
  }

  @Test("What is there twice, is empty or says nothing is named, beside whatever else is wrong with its table")
  func twiceAndEmpty() {
    #expect(faults("[color]\nwrong = \"red\"\n") == ["1:2 unknown key “color”; did you mean “colours”?"])
    #expect(
      faults("[[queue]]\nname = \"a\"\nbackend = \"command\"\ncommand = [\"x\"]\npoll-every = \"1ms\"\n") == [
        "5:14 poll-every: this source is asked once a second at most (\"1s\")"
      ])
    #expect(
      faults("[[queue]]\nname = \" A\"\n[[hook]]\nname = \"b\\n\"\non = \"stuck\"\ncommand = [\"x\"]\n") == [
        "2:8 name: “ A” begins or ends with a blank; take it away",
        "4:8 name: “b<U+000A>” has characters that cannot be shown",
      ])
    #expect(faults("bahasa = \"id\"\n") == ["1:1 unknown key “bahasa”; did you mean “language”?"])
    #expect(
      faults("[working-hours]\ndays = [\"mon\", \"Mon\"]\n") == ["2:16 days: “Mon” is written twice"])
    let same = "is empty, so this tab would be the same as All; write what it holds, such as \"status:stuck\""
    #expect(
      faults("[[filter]]\nname = \"a\"\nfilter = \"\"\n[[filter]]\nname = \"b\"\nfilter = \" \"\n") == [
        "3:10 filter: “” \(same)", "6:10 filter: “ ” \(same)",
      ])
    let needs = "this filter needs name = \"…\" and filter = \"…\""
    #expect(
      faults("[[filter]]\nfilter = 7\n[[filter]]\nfilter = \"\"\n") == [
        "1:1 \(needs)", "2:10 filter: should be a text in quotes, not the number 7", "3:1 \(needs)",
        "4:10 filter: “” \(same)",
      ])
    #expect(
      faults(
        "[[hook]]\nname = \"a\"\non = [\"stuck\", \"stuck\"]\ncommand = [\" \"]\nqueues = []\n"
          + "[[hook]]\nname = \"b\"\ncommand = [\"x\"]\nat-most-every = \"?\"\nqueues = [\"queue.sqlite\", \"queue.sqlite\"]\n"
      ) == [
        "3:16 on: “stuck” is written twice",
        "4:11 command: the program and its arguments are a list, such as [\"pass\", \"show\", \"name\"]",
        "5:10 queues: “[]” names no queue; name those meant, or take the line away for all of them",
        "6:1 it does not say when: on = [\"stuck\", \"saved-invalid\"]",
        "9:17 at-most-every: “?” is no span of time; write “90m”, “24h” or “2 days”",
        "10:27 queues: “queue.sqlite” is written twice",
      ])
    #expect(
      faults("[notify]\non = [\"stuck\"]\nbell = false\n") == [
        "3:8 bell: “false” without desktop tells nothing at all; add desktop = \"osc9\", or take [notify] away"
      ])
    #expect(
      faults("[[certificate]]\nkind = \"x\"\nsigner = \"\"\n").map { $0.prefix(16) } == [
        "1:1 this certifi", "2:8 kind: “x” is", "3:10 signer: “” ",
      ])
  }

  @Test("What nobody can press, what is said twice, and a text where a list is due are named where they stand")
  func unusable() {
    let example = "is no key; such as “k”, “Ctrl-B”, “PgUp”, “F5”, “Space”"
    #expect(
      faults("[keys]\njump = \"\\u0007\"\nfollow = \"\\u202e\"\npause = \"\\u200b\"\n") == [
        "2:8 jump: “<U+0007>” \(example)", "3:10 follow: “<U+202E>” \(example)", "4:9 pause: “<U+200B>” \(example)",
      ])
    #expect(
      faults("[thresholds]\nstuck-after = \"1h 1h\"\n").map { $0.prefix(28) } == ["2:15 stuck-after: “1h 1h” is"])
    #expect(configuration("[thresholds]\nstuck-after = \"1d 12h\"\n").stuck.after == .span(.hours(36)))
    #expect(faults("[colours]\ntitle = \"bold bold red\"\n") == ["2:9 title: “bold” is written twice"])
    #expect(
      faults("columns = \"reference\"\n") == [
        "1:11 columns: should be a list of texts, such as [\"a\", \"b\"], not the text “reference”"
      ])
    let silent = "it does not say when: on = [\"stuck\", \"saved-invalid\"]"
    #expect(faults("[[hook]]\nname = \"a\"\ncommand = [\"x\"]\non = []\n") == ["4:6 \(silent)"])
    #expect(faults("[notify]\nbell = true\non = []\n") == ["3:6 \(silent)"])
  }

  @Test(
    "Folders, certificates that sign and queues that cannot be used as they are now are named with their place",
    arguments: Language.allCases)
  func places(language: Language) throws {
    let folder = try TemporaryFolder()
    try folder.write("sertel.p12", "-")
    try folder.write("kosong.p12", "")
    #expect(mkfifo(folder.file("pipa"), 0o600) == 0 && mkdir(folder.file("coretax"), 0o700) == 0)
    func words(_ text: String) -> [String] {
      #expect(Configuration.read(Array(text.utf8)).faults == [])
      return Configuration.faultsOfFiles(
        namedIn: Array(text.utf8), path: "", queue: { $0.hasSuffix("pipa") ? Phrase(same: "X") : nil },
        location: { folder.file(String($0.dropFirst(2))) }
      ).map { "\($0.place?.line ?? 0) \($0.phrase.text(language))" }
    }
    func certificate(_ file: String) -> [String] { words("[[certificate]]\nfile = \"./\(file)\"\n") }
    func watched(_ file: String) -> [String] {
      words("[[queue]]\nname = \"A\"\nbackend = \"coretax-export\"\nfolder = \"./\(file)\"\n")
    }
    func queue(_ file: String) -> [String] { words("[[queue]]\nname = \"A\"\nfile = \"./\(file)\"\n") }
    func told(_ id: String, _ en: String) -> [String] { [language == .indonesian ? id : en] }
    #expect(certificate("sertel.p12") == [] && watched("coretax") == [] && queue("lain") == [])
    #expect(
      certificate("kosong.p12")
        == told("2 file: “./kosong.p12” tidak berisi apa pun", "2 file: “./kosong.p12” holds nothing"))
    #expect(
      certificate("coretax")
        == told("2 file: “./coretax” adalah folder, bukan berkas", "2 file: “./coretax” is a folder, not a file"))
    #expect(certificate("pipa") == told("2 file: “./pipa” bukan berkas biasa", "2 file: “./pipa” is no ordinary file"))
    #expect(
      certificate("lain").first?.hasPrefix(
        told("2 file: “./lain” tidak dapat dibaca: ", "2 file: “./lain” cannot be read: ")[0]) == true)
    #expect(
      watched("sertel.p12") == told("4 folder: “./sertel.p12” bukan folder", "4 folder: “./sertel.p12” is no folder"))
    #expect(
      watched("lain")
        == told(
          "4 folder: “./lain” belum ada; Pantau memantaunya begitu folder itu dibuat",
          "4 folder: “./lain” is not there yet; Pantau watches it once it is made"))
    #expect(queue("pipa") == ["3 file: X"])
  }

  @Test("A program that is not there, or may not be started, is named with its place")
  func programs() throws {
    let folder = try TemporaryFolder()
    try folder.write("pager", "#!/bin/sh\n", mode: 0o755)
    try folder.write("catatan.txt", "-", mode: 0o644)
    func words(_ program: String) -> [String] {
      let text = "[[hook]]\nname = \"a\"\non = \"stuck\"\ncommand = [\"\(program)\", \"--tax\"]\n"
      #expect(faults(text) == [])
      return Configuration.faultsOfFiles(namedIn: Array(text.utf8), path: "/nowhere:" + folder.file("")) {
        folder.file(String($0.dropFirst(2)))
      }.map { fault in
        #expect(fault.place?.line == 4)
        return fault.phrase.text(.english).string
      }
    }
    #expect(words("pager") == [] && words("./pager") == [])
    #expect(words("catatan.txt") == ["command: “catatan.txt” is no program in PATH"])
    #expect(words("./catatan.txt") == ["command: “./catatan.txt” may not be started; run chmod +x on it"])
    #expect(words("./pagr") == ["command: “./pagr” cannot be started: No such file or directory"])
    #expect(words("./") == ["command: “./” is no program"])
  }

  @Test("The time that is offered for later is a time of day, and nothing else")
  func quieterHour() {
    #expect(configuration("quieter-hour = \"22.30\"\n").quieterHour == TimeOfDay(hour: 22, minute: 30))
    #expect(
      faults("quieter-hour = \"late\"\n") == [
        "1:16 quieter-hour: “late” is no time of day; write it as “21:00”"
      ])
  }

  @Test(
    "A hook says what it is for, when it is quiet and what it runs; a table of the terminal rings unless told otherwise"
  )
  func alerts() {
    let read = configuration(
      """
      [notify]
      on = ["stuck", "due"]

      [[hook]]
      name = "pager"
      on = ["stuck", "saved-invalid", "due", "backend-lost", "backend-back", "settled", "reminder"]
      command = ["~/bin/pager", "--tax"]
      queues = ["PT CONTOH SATU"]
      at-most-every = "15m"
      quiet-hours = "20.00 - 07:30"
      timeout = "1m"

      [[queue]]
      name = "PT CONTOH SATU"
      """)
    #expect(
      read.hooks == [
        Hook(
          name: "pager",
          rule: AlertRule(
            Set(AlertKind.allCases), every: .minutes(15), quietHours: QuietHours(from: 1_200, to: 450)),
          queues: ["PT CONTOH SATU"], command: ["~/bin/pager", "--tax"], limit: .minutes(1))
      ])
    #expect(
      read.terminalAlerts == TerminalAlerts(rule: AlertRule([.stuck, .due]), rings: true, notification: nil))
    #expect(configuration("[notify]\non = \"due\"\ndesktop = \"osc9\"").terminalAlerts?.rings == false)
  }

  @Test("Everything that can be set is read")
  func everything() {
    let read = configuration(
      """
      language = "en"
      time-zone = "Asia/Makassar"
      theme = "high-contrast"
      mouse = true
      columns = ["dpp", "nsfp"]

      [thresholds]
      slow-after = "90m"
      stuck-after = "2 hari"
      due-within = 5

      [colours]
      wrong = "bold bright-red"
      badge = "0 on #ffaf00"

      [keys]
      sort = ["F9", "F3"]
      page-up = "Ctrl-B"
      help = "F12"

      [[filter]]
      name = "Besar"
      filter = "dpp:>1jt"

      [[queue]]
      name = "PT CONTOH SATU"
      file = "~/satu.sqlite"
      reupload = "outbox"

      [[queue]]
      name = "PT CONTOH DUA"
      backend = "local"
      read-only = true
      """)
    #expect(read.language == .english)
    #expect(read.zone == .wita)
    #expect(read.usesMouse)
    #expect(read.slowAfter == .minutes(90))
    #expect(read.stuck.after == .span(.days(2)))
    #expect(read.dueWithin == 5)
    #expect(read.filters.map(\.name) == ["Besar"])
    #expect(read.filters.map(\.filter.text) == ["dpp:>1jt"])
    #expect(
      read.theme
        == Theme(
          .highContrast,
          looks: [.wrong: Look(.bold, foreground: 9), .badge: Look(foreground: 0, background: 214)]))
    #expect(read.keys.keys(of: .sort) == [.function(9), .function(3)])
    #expect(read.keys.command(for: .control("b"), in: .list) == .pageUp)
    #expect(read.keys.command(for: .pageUp, in: .list) == nil)
    #expect(
      read.queues == [
        QueueEntry(
          name: "PT CONTOH SATU", isReadOnly: false,
          backend: .local(LocalEntry(file: "~/satu.sqlite", reupload: .outbox))),
        QueueEntry(name: "PT CONTOH DUA", isReadOnly: true, backend: .local(LocalEntry())),
      ])
  }

  @Test("A folder of exports has its own keys, and a usual age from which it is too old")
  func exportFolder() {
    let queues = configuration(
      """
      [[queue]]
      name = "Satu"
      backend = "coretax-export"
      folder = "~/ekspor"

      [[queue]]
      name = "Dua"
      backend = "coretax-export"
      folder = "./ekspor/dua"
      taxpayer = "0999.9999.9999.9000"
      kind = "inputreturn"
      stale-after = "3 hari"
      read-only = true
      """
    ).queues
    #expect(
      queues == [
        QueueEntry(
          name: "Satu", isReadOnly: false, backend: .coretaxExport(CoretaxExportEntry(folder: "~/ekspor"))),
        QueueEntry(
          name: "Dua", isReadOnly: true,
          backend: .coretaxExport(
            CoretaxExportEntry(
              folder: "./ekspor/dua", taxpayer: NPWP("0999999999999000"), kind: .inputReturn,
              staleAfter: .seconds(3 * 86_400)))),
      ])
  }

  @Test("The desktop client's queue names the one that sees Coretax")
  func desktop() {
    let coretax = "[[queue]]\nname = \"Satu\"\n"
    let desktop = "[[queue]]\nname = \"Desktop\"\nbackend = \"efaktur-desktop\"\nfolder = \"~/csv\"\n"
    let queues = configuration(coretax + desktop + "coretax-queue = \"Satu\"\nnormal-days = 3\n").queues
    #expect(
      queues.last?.backend
        == .efakturDesktop(EfakturDesktopEntry(folder: "~/csv", coretaxQueue: "Satu", normalDays: 3)))
    #expect(
      faults(coretax + desktop + "coretax-queue = \"Satuu\"\n") == [
        "7:17 coretax-queue: “Satuu” is not known; did you mean “Satu”?"
      ])
    // A queue that something else is wrong with is there all the same.
    #expect(
      faults("[[queue]]\nname = \"Satu\"\nbackend = \"gateway\"\n" + desktop + "coretax-queue = \"Satu\"\n").count == 1)
    #expect(
      faults(desktop + "coretax-queue = \"Satu\"\n") == [
        "5:17 coretax-queue: “Satu” is not there: add another [[queue]], which sees its documents in Coretax"
      ])
    #expect(faults(coretax + desktop).first?.contains("coretax-queue = ") == true)
    #expect(faults(desktop + "coretax-queue = \"Desktop\"\n").count == 1)
  }

  @Test("Two queues of one folder would be one queue twice")
  func sameFolder() {
    let queue = "[[queue]]\nname = \"%\"\nbackend = \"coretax-export\"\nfolder = \"~/a\"\n"
    let faults = faults(queue.replacing("%", with: "Satu") + queue.replacing("%", with: "Dua"))
    #expect(faults.count == 1)
    #expect(faults.first?.contains("has the same folder as the one on line 1") == true)
  }

  @Test("Nor does it matter how the place of a queue is written, nor whether the usual one is named")
  func samePlace() {
    let places = ["~/a.sqlite": "/h/a.sqlite", "~/./a.sqlite": "/h/a.sqlite", "~/b": "/h/b", "~/b/": "/h/b"]
    func faults(_ queues: String...) -> [String] {
      Configuration.read(Array(queues.joined().utf8)) { $0.map { places[$0] ?? $0 } ?? "/h/usual.sqlite" }
        .faults.map { $0.phrase.text(.english).string }
    }
    func local(_ name: String, _ file: String) -> String { "[[queue]]\nname = \"\(name)\"\nfile = \"\(file)\"\n" }
    let folder = "[[queue]]\nname = \"C\"\nbackend = \"coretax-export\"\nfolder = \"~/b\"\n"
    let wrong = ["the queue “B” has the same file as the one on line 1; give it another file = \"…\""]
    #expect(faults(local("A", "~/a.sqlite"), local("B", "/h/a.sqlite")) == wrong)
    #expect(faults(local("A", "~/a.sqlite"), local("B", "~/./a.sqlite")) == wrong)
    #expect(faults("[[queue]]\nname = \"A\"\n", local("B", "/h/usual.sqlite")) == wrong)
    #expect(faults(local("A", "~/a.sqlite"), local("B", "~/b.sqlite")) == [])
    #expect(faults(folder, folder.replacing("\"C\"", with: "\"D\"").replacing("~/b", with: "~/b/")).count == 1)
  }

  @Test("Of the keys that are known each is named once, and none that may not be written")
  func knownKeys() {
    let top = faults("entah-apa-ini = 1\n[[queue]]\nname = \"A\"\n").first
    #expect(top?.hasSuffix("filter, queue, working-hours, hook, certificate, notify") == true)
    let service = faults(
      """
      [[queue]]
      name = "A"
      backend = "pajakexpress"
      url = "https://contoh.id"
      taxpayer = "0999999999999000"
      email = "contoh"
      password-env = "SANDI"
      entah-apa-ini = 1
      """
    ).last
    #expect(service?.contains("taxpayer, email, password-file, password-env, password-command, signing-place") == true)
  }

  @Test("Where the backend is not known, keys that none has are named in the same run, and those of others are not")
  func keysOfNoBackend() {
    let others = """
      folder = "~/coretax"
      lists = ["outputinvoice"]
      command = ["x"]
      sandbox = true
      client-secret-file = "/s"
      list-body = "{}"
      signing-place = "JAKARTA"
      coretax-queue = "B"
      fields = { id = "id" }
      """
    #expect(
      faults("[[queue]]\nname = \"A\"\nbackend = \"loca\"\nreadonly = true\n\(others)\n") == [
        "3:11 backend: “loca” is not known; did you mean “local”?",
        "4:1 unknown key “readonly” in [[queue]]; did you mean “read-only”?",
      ])
  }

  @Test("A queue is not called what stands for all of them, and its file is a path as any other")
  func nameAndFileOfQueue() {
    for name in ["all", "Semua"] {
      #expect(
        faults("[[queue]]\nname = \"\(name)\"\n") == [
          "2:8 name: “\(name)” means all the queues (:queue all); choose another name"
        ])
    }
    for file in ["x.sqlite", ""] {
      #expect(
        faults("[[queue]]\nname = \"A\"\nfile = \"\(file)\"\n") == [
          "3:8 file: a file is written beginning with /, ~/, ./ or ../"
        ])
    }
    for backend in ["coretax-export", "efaktur-desktop"] {
      let found = faults("[[queue]]\nname = \"A\"\nbackend = \"\(backend)\"\nfolder = \"~budi/a\"\n")
      #expect(found.contains("4:10 folder: a folder is written beginning with /, ~/, ./ or ../"), "\(found)")
    }
    #expect(faults("[[queue]]\nname = \"  \"\n") == ["2:8 this queue has no name: name = \"…\""])
  }

  @Test("A queue that is written twice is named once among those that are known")
  func knownOnce() {
    let queues = "[[queue]]\nname = \"SATU\"\n[[queue]]\nname = \"SATU\"\nfile = \"~/b\"\n"
    let certificate = "[[certificate]]\nqueue = \"entah\"\nfile = \"~/s.p12\"\n"
    let fault = faults(queues + certificate).first { $0.contains("entah") }
    #expect(fault?.hasSuffix("known are: SATU") == true, "\(fault ?? "")")
  }

  @Test("The name of a filter is one that a tab has room for and that can be shown")
  func namesOfFilters() {
    func faults(_ name: String) -> [String] {
      PantauConfigurationTests.faults("[[filter]]\nname = \"\(name)\"\nfilter = \"status:macet\"\n")
    }
    #expect(faults("Di atas 100 jt · Jakarta 🇮🇩") == [])
    #expect(faults(String(repeating: "x", count: 40)) == [])
    #expect(faults(String(repeating: "x", count: 300)).first?.hasSuffix("300 characters, at most 40") == true)
    #expect(faults("a\\tb") == ["2:8 name: “a<U+0009>b” has characters that cannot be shown"])
    #expect(faults("a\\u202Eb") == ["2:8 name: “a<U+202E>b” has characters that cannot be shown"])
    #expect(faults("  ") == ["2:8 name: “  ” is empty"])
  }

  @Test("A key is written once among those of a command")
  func keyTwice() {
    #expect(faults("[keys]\ncopy = [\"Y\", \"Y\"]\n") == ["2:14 copy: “Y” is written twice"])
  }

  @Test(
    "Spans are read as people write them",
    arguments: [
      ("90m", 90), ("24h", 1440), ("24 jam", 1440), ("2 hari", 2880), ("1d 12h", 2160), ("1 minggu", 10080),
      ("1 hour, 30 minutes", 90),
    ])
  func spans(text: String, minutes: Int) {
    #expect(WrittenSpan.read(text) == .minutes(minutes))
  }

  @Test(
    "What is no span is none",
    arguments: ["", "h", "12", "-1h", "1.5h", "1 fortnight", "1h foo", "999999999999999999999h"])
  func noSpan(text: String) {
    #expect(WrittenSpan.read(text) == nil)
  }

  @Test("A heading that cannot be read takes the keys below it along, and nothing else")
  func brokenHeading() {
    let faults = faults("[thresholds\nslow-after = \"1h\"\n\n[oops]\n")
    #expect(faults.count == 2)
    #expect(faults.first == "1:12 this table heading cannot be read: [name] or [[name]]")
    #expect(faults.last?.hasPrefix("4:2 unknown key “oops”") == true)
  }

  @Test("What a heading without its bracket holds is read all the same, and under one written twice what is no TOML")
  func underBrokenHeading() {
    #expect(
      faults("[thresholds\nslow-after = \"x\"\nstuck-after =\n").map { $0.prefix { $0 != " " } }
        == ["1:12", "2:14", "3:14"])
    #expect(
      faults("[keys]\n[keys]\nsort =\n[colours]\n").map { $0.prefix { $0 != " " } } == ["2:1", "3:1"])
  }

  @Test(
    "A queue of a backend that is not known has no source that could be another's",
    arguments: ["\"coretax-exprt\"", "5"])
  func unknownBackend(backend: String) {
    let faults = faults("[[queue]]\nname = \"A\"\n[[queue]]\nname = \"B\"\nbackend = \(backend)\n")
    #expect(faults.count == 1)
    #expect(faults.first?.hasPrefix("5:11 backend: ") == true)
  }

  @Test(
    "An unknown key among the keys has what may have been meant, or all there are", arguments: ["foo", "next-document"])
  func unknownKeyOfKeys(name: String) {
    let fault = faults("[keys]\n\(name) = \"x\"\n").first
    #expect(fault?.contains("known are: up, down, page-up") == true)
    #expect(fault?.contains("confirm") == false, "whose keys cannot be changed")
  }

  @Test(
    "Keys are chosen by any name that the command line has for the command, in either language",
    arguments: [
      ("search", Command.search), ("filter", .search), ("cari", .search), ("saring", .search), ("import", .askForFile),
      ("impor", .askForFile), ("ask-for-file", .askForFile), ("queue", .nextQueue), ("urut", .sort),
      ("layar-naik", .pageUp),
    ])
  func namesOfKeys(name: String, command: Command) {
    #expect(configuration("[keys]\n\(name) = \"F9\"\n").keys.keys(of: command) == [.function(9)])
  }

  @Test("A command is named once, by one of its names, and by that it is told")
  func keysTwice() {
    #expect(
      faults("[keys]\nsearch = \"F9\"\nsaring = \"F10\"\n") == [
        "3:1 “saring” is the same command as “search” (line 2); write all its keys in one place"
      ])
    #expect(faults("[keys]\ncari = \"zz\"\n").first?.hasPrefix("2:8 cari: “zz” is no key") == true)
    #expect(faults("[keys]\nurutt = \"F9\"\n") == ["2:1 unknown key “urutt” in [keys]; did you mean “urut”?"])
    #expect(faults("[keys]\ntheme = \"F9\"\n").first?.contains("unknown key “theme”") == true)
  }

  @Test("A key chosen for the tour hides none that the tour's screens need")
  func tourKeys() {
    #expect(
      faults("[keys]\nskip-step = \"j\"\n") == [
        "2:1 j means two things in the tour: “skip-step” (line 2) and “down” (as it is unless set); choose another key "
          + "for one of them"
      ])
    #expect(faults("[keys]\nskip-step = [\"Ctrl-N\", \"F9\"]\n") == [])
    #expect(faults("[keys]\nend-tour = \"Ctrl-N\"\n").count == 1)
  }

  @Test("A bracket that is never closed is told where it was opened")
  func neverClosed() {
    #expect(
      faults("theme = \"dark\"\n[keys]\nsort = [\"o\",\n\n\"p\"\n") == [
        "3:1 the closing bracket is missing", "5:4 “=” is missing: key = value",
      ])
  }

  @Test("What follows a bracket that is never closed is read for what it is, and each fault is told once")
  func afterNeverClosed() {
    #expect(
      faults("columns = [\"age\",\ntheme = \"dark\"\n[thresholds\n") == [
        "1:1 the closing bracket is missing", "3:12 this table heading cannot be read: [name] or [[name]]",
      ])
    #expect(
      faults("theme = \"dark\"\ncolumns = [\"age\",\n  \"dpp\",\n[thresholds]\nslow-after = \"x\"\n")
        .map { $0.prefix { $0 != " " } } == ["2:1", "5:14"])
  }

  @Test("Other thresholds may not turn slow and stuck about, also where only one is set")
  func thresholdsInOrder() {
    #expect(faults("[thresholds]\nslow-after = \"2d\"\n").first?.hasPrefix("2:14 slow-after may not be longer") == true)
    #expect(faults("[thresholds]\nstuck-after = \"30m\"\n").first?.hasPrefix("2:15 slow-after may not") == true)
  }

  @Test("Stuck may be a percentile of the queue's own approvals, with a floor, for all queues and for one")
  func percentile() {
    let read = configuration(
      """
      [thresholds]
      stuck-after = "P95"
      stuck-floor = "12h"
      [[queue]]
      name = "A"
      stuck-after = "p90"
      [[queue]]
      name = "B"
      file = "~/b.sqlite"
      stuck-floor = "2 hari"
      [[queue]]
      name = "C"
      file = "~/c.sqlite"
      stuck-after = "3d"
      """)
    #expect(read.stuck == StuckSetting(after: .percentile(95), floor: .hours(12)))
    #expect(read.stuck.threshold == .percentile(95, floor: .hours(12)))
    #expect(
      read.queues.map { $0.stuck.over(read.stuck).threshold } == [
        .percentile(90, floor: .hours(12)), .percentile(95, floor: .days(2)), .after(.days(3)),
      ])
    #expect(StuckSetting(after: .percentile(95)).threshold == .percentile(95, floor: .hours(24)))
  }

  @Test(
    "A percentile that is none, a floor of nothing, and one sooner than slow are told with their place",
    arguments: [
      ("[thresholds]\nstuck-after = \"p100\"\n", "2:15 stuck-after: “p100” is no span of time and no percentile"),
      ("[thresholds]\nstuck-after = \"95%\"\n", "2:15 stuck-after: “95%” is no span of time and no percentile"),
      ("[thresholds]\nstuck-floor = \"24h\"\n", "2:15 stuck-floor holds only with a percentile; write"),
      (
        "[thresholds]\nstuck-after = \"2d\"\nstuck-floor = \"24h\"\n",
        "3:15 stuck-floor holds only with a percentile; write"
      ),
      ("[thresholds]\nstuck-after = \"p95\"\nstuck-floor = \"30m\"\n", "3:15 slow-after may not be longer"),
      ("[[queue]]\nname = \"A\"\nstuck-after = \"p9x\"\n", "3:15 stuck-after: “p9x” is no span"),
      ("[[queue]]\nname = \"A\"\nstuck-floor = \"24h\"\n", "3:15 stuck-floor holds only with"),
      ("[[queue]]\nname = \"A\"\nstuck-after = \"10m\"\n", "3:15 stuck-after may not be shorter than slow-after"),
      (
        "[thresholds]\nstuck-flor = \"24h\"\n",
        "2:1 unknown key “stuck-flor” in [thresholds]; did you mean “stuck-floor”"
      ),
    ])
  func badPercentile(text: String, told: String) {
    let found = faults(text)
    #expect(found.count == 1 && found.first?.hasPrefix(told) == true, "\(found)")
  }

  @Test("What is too short is told at its own line, beside a floor that is none")
  func tooShortBesideAWrongFloor() {
    let found = faults("[thresholds]\nstuck-after = \"1m\"\nstuck-floor = \"-2h\"\n")
    #expect(found.count == 2 && found.first?.hasPrefix("2:15 slow-after may not be longer") == true, "\(found)")
  }

  @Test("Working hours are days and hours on the clocks that are shown, Monday to Friday unless set")
  func workingHours() throws {
    let read = configuration(
      "time-zone = \"WITA\"\n[working-hours]\ndays = [\"mon\", \"Sat\"]\nhours = \"07:30-24:00\"\n")
    #expect(read.workingHours == WorkingHours([.monday, .saturday], from: 450, to: 1_440, zone: .wita))
    #expect(configuration("[working-hours]\n").workingHours == WorkingHours())
    #expect(configuration("").workingHours == nil)
    #expect(
      faults("[working-hours]\nhours = \"17:00-08:00\"\n").first?.hasPrefix("2:9 hours: “17:00-08:00” are no") == true)
    #expect(faults("[working-hours]\ndays = [\"mno\"]\n").first?.contains("mon") == true)
    #expect(
      faults("[working-hours]\ndays = []\n").first?.hasPrefix("2:8 days: “[]” has no working day; write") == true)
  }

  @Test("Windows line ends and a byte order mark are nothing to complain of")
  func windows() {
    #expect(configuration("\u{FEFF}theme = \"dark\"\r\ncolumns = []\r\n").theme.base == .dark)
  }

  @Test("Bytes that are not UTF-8 are refused with their place")
  func notText() {
    let (_, faults) = Configuration.read(Array("theme = \"dark\"\nlanguage = \"".utf8) + [0xFF, 0x22])
    #expect(faults.first?.place?.line == 2)
  }

  @Test("What a key may not be")
  func refusedKeys() {
    #expect(faults("[keys]\nsend = \"Ctrl-S\"\n").count == 1)
    #expect(faults("[keys]\nclaim-done = \"Space\"\n").count == 1)
    #expect(faults("[keys]\ntick = \"x\"\n").count == 1)
    #expect(faults("[keys]\nsort-by-letter = \"x\"\n").count == 1)
    // To a terminal these are Tab and Enter.
    #expect(faults("[keys]\nsort = [\"Ctrl-I\", \"Ctrl-M\"]\n").count == 2)
  }

  @Test("A digit counts before motions, so it is no key where there are rows to count")
  func digits() {
    #expect(
      faults("[keys]\nsort = \"F9\"\nmark = [\"m\", \"5\"]\n") == [
        "3:1 5 means two things in the details: “mark” (line 3) and “tick” (as it is unless set); choose another key for "
          + "one of them",
        "3:1 5 means two things in the list: “mark” (line 3) and counts before motions (built in, such as 12j); choose "
          + "a key that is no digit",
      ])
    #expect(faults("[keys]\ncolumns = \"0\"\n").count == 1)
    // In the columns there is nothing to count.
    #expect(faults("[keys]\ntoggle-column = \"5\"\n") == [])
  }

  @Test("Every mistake in a list of columns is named, with what was meant or else all there are")
  func columns() {
    let faults = faults("columns = [\"DPP\", 7, \"zzz\", true, \"refrence\"]\n")
    #expect(faults.map { String($0.prefix(5)) } == ["1:12 ", "1:19 ", "1:22 ", "1:29 ", "1:35 "])
    #expect(faults.first == "1:12 columns: “DPP” is not known; did you mean “dpp”?")
    #expect(faults[1] == "1:19 columns: should be a text in quotes, not the number 7")
    #expect(faults[2].contains("known are: \(ColumnKind.allCases.map(\.rawValue).joined(separator: ", "))"))
    #expect(faults[4].hasSuffix("did you mean “reference”?"))
  }

  @Test("A key that is free again may be given to another command")
  func swappedKeys() {
    let keys = configuration("[keys]\nsort = \"S\"\nreverse-sort = \"s\"\n").keys
    #expect(keys.command(for: .character("s"), in: .list) == .reverseSort)
    #expect(keys.clashes == [])
  }

  @Test("The standard keys do not clash")
  func standardKeys() {
    #expect(KeyMap.standard.clashes == [])
  }
}

@Suite("The time zone of a configuration")
struct ZoneReadingTests {
  @Test(
    "Indonesian zones are known by their own names and by those of the database, in any case",
    arguments: [("WIB", ShownZone.wib), ("wita", .wita), ("WIT", .wit), ("asia/jayapura", .wit)])
  func indonesian(name: String, zone: ShownZone) {
    #expect(configuration("time-zone = \"\(name)\"\n").zone == zone)
  }

  @Test("Any other zone has the clocks of its place, summer and winter")
  func elsewhere() throws {
    let zone = try #require(configuration("time-zone = \"Europe/Amsterdam\"\n").zone)
    let (winter, summer) = (Timestamp(seconds: 1_768_500_000), Timestamp(seconds: 1_784_000_000))
    #expect(zone.name == "Europe/Amsterdam")
    #expect(zone.offset(at: winter) == 3_600_000)
    #expect(zone.offset(at: summer) == 7_200_000)
  }

  @Test(
    "What is no zone is told with the nearest that is one",
    arguments: [
      ("Asia/Makasar", "1:13 time-zone: “Asia/Makasar” is no time zone; did you mean “Asia/Makassar”?"),
      (
        "somewhere",
        "1:13 time-zone: “somewhere” is no time zone; such as “WIB”, “WITA”, “WIT”, “Asia/Makassar”"
      ),
    ])
  func wrong(name: String, told: String) {
    #expect(faults("time-zone = \"\(name)\"\n") == [told])
  }
}

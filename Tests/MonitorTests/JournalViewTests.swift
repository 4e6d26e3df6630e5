import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("The journal on the screen")
struct JournalViewTests {
  private let documents = Sample.documents(3)

  private func change(_ number: Int, from: String? = "SAVED INVALID", to: String?, minute: Int) -> StatusChange {
    let document = Sample.document(number % 3)
    let moment = Sample.observedAt - .minutes(10_000) + .minutes(minute)
    return StatusChange(
      subject: Subject(document), from: from.map { StatusReading(coretax: $0) },
      to: to.map { StatusReading(coretax: $0) }, time: StatusTime(since: moment, source: .observed), seenAt: moment,
      reason: "alasan \(minute)")
  }

  /// A queue with so many entries in its journal, each with a number of its own.
  private func watch(entries: Int, size: Size = Size(columns: 80, rows: 24)) async throws -> Watch {
    var watch = await Watch(documents, size: size)
    // Each of the three documents goes to and fro.
    let statuses = ["APPROVED", "CREATED"]
    try await watch.journal.record(
      (1...entries).map { change($0, from: statuses[($0 / 3 + 1) % 2], to: statuses[$0 / 3 % 2], minute: $0) })
    await watch.happen(.journalFound(end: JournalPlace(Int64(entries)), looked: nil))
    return watch
  }

  private func state(_ watch: Watch) throws -> JournalState {
    guard case .journal(let state) = watch.model.screen else { throw NotTheJournal() }
    return state
  }

  private struct NotTheJournal: Error {}

  @Test("It opens at the newest entry and scrolls to the oldest and back, holding a few screens")
  func scrolling() async throws {
    var watch = try await watch(entries: 5000)
    await watch.press("J")
    #expect(try state(watch).selected?.place.entry == 5000)
    #expect(watch.screen.contains("alasan 5000"))
    var seen = 5000
    for _ in 0..<100 {
      await watch.press(.pageDown)
      let state = try state(watch)
      let selected = try #require(state.selected).place.entry
      #expect(selected == Int64(seen - 20))
      seen -= 20
      #expect(state.entries.count <= 20 * JournalState.mostScreens)
      #expect(watch.screen.contains("alasan \(seen)"))
    }
    await watch.press(.end)
    #expect(try state(watch).selected?.place.entry == 1)
    for number in 2...400 {
      await watch.press(.up)
      #expect(try state(watch).selected?.place.entry == Int64(number))
    }
    await watch.press(.home)
    #expect(try state(watch).selected?.place.entry == 5000)
  }

  @Test("Every line is drawn, wherever one goes", arguments: [(80, 24), (40, 10), (200, 60)])
  func everyLine(size: (Int, Int)) async throws {
    var watch = try await watch(entries: 900, size: Size(columns: size.0, rows: size.1))
    await watch.press("J")
    for key: Key in [.pageDown, .pageDown, .end, .pageUp, .pageUp, .control("u"), .home, .pageDown, .up, .down] {
      await watch.press(key)
      #expect(watch.screen.components(of: "INV-") == watch.model.bodyHeight)
    }
  }

  @Test(
    "Who saw or did something is said where it was somebody else; of a change, where there is room",
    arguments: [(120, 40), (40, 10)])
  func whoSawIt(size: (Int, Int)) async throws {
    var watch = await Watch(documents, size: Size(columns: size.0, rows: size.1))
    let hasRoom = size.0 == 120
    var seen = change(0, to: "APPROVED", minute: 1)
    seen.reason = nil
    try await watch.journal.record([seen])
    try await watch.journal.annotate(Subject(documents[1]), .marked, at: watch.now)
    await watch.happen(.journalFound(end: JournalPlace(2), looked: nil))
    await watch.press("J")
    #expect(watch.screen.contains("ditandai") && watch.screen.contains("Saved Invalid →"))
    #expect(!watch.screen.contains("petugas"))

    // The same name at another machine is another Pantau.
    watch.model.person = Operator(user: "petugas", host: "gudang")
    #expect(watch.screen.contains("ditandai · petugas"))
    #expect(watch.screen.contains("Saved Invalid → Approved · petugas@kantor") == hasRoom)
    #expect(watch.screen.contains("Saved Invalid →"))
    seen.by = Operator(user: "petugas", host: "kantor")
    func ends() -> Bool {
      HistoryView.lines([.change(seen)], watch.model, width: size.0).contains {
        $0.text.string.hasSuffix("→ Approved · petugas@kantor")
      }
    }
    #expect(ends() == hasRoom)
    watch.model.person = seen.by
    #expect(!ends())
  }

  @Test("Who stands at the newest entry sees what comes; who reads further down is not moved")
  func growing() async throws {
    var watch = try await watch(entries: 100)
    await watch.press("J")
    try await watch.journal.record([change(0, to: "APPROVED", minute: 101)])
    await watch.happen(.journalGrew(JournalPlace(101)))
    #expect(try state(watch).selected?.place.entry == 101)
    await watch.press(.pageDown, .pageDown)
    let reading = try state(watch).selected
    let lines = watch.screen
    try await watch.journal.record([change(1, to: "APPROVED", minute: 102)])
    await watch.happen(.journalGrew(JournalPlace(102)))
    #expect(try state(watch).selected == reading)
    #expect(watch.screen.split(separator: "\n").dropFirst(3) == lines.split(separator: "\n").dropFirst(3))
    await watch.press(.home)
    #expect(try state(watch).selected?.place.entry == 102)
  }

  @Test("A search looks through all of it while it is typed; Escape ends it")
  func searching() async throws {
    var watch = try await watch(entries: 1500)
    await watch.press("J", "/")
    await watch.type("\"alasan 77")
    await watch.type("\"")
    #expect(try state(watch).entries.map(\.place.entry) == (770...779).reversed() + [77])
    await watch.press(.enter, .end)
    #expect(try state(watch).selected?.place.entry == 77)
    await watch.press("/")
    await watch.type(" zzz")
    #expect(watch.screen.contains("Tidak ada catatan yang cocok"))
    await watch.press(.escape)
    #expect(try state(watch).selected?.place.entry == 1500)
  }

  @Test("It is filtered as the list is: by the documents as they are now")
  func filtering() async throws {
    var watch = try await watch(entries: 90)
    await watch.poll([documents[0], documents[1].becoming("APPROVED"), documents[2]])
    await watch.press("J", "/")
    await watch.type("status:disetujui")
    #expect(try state(watch).entries.allSatisfy { $0.subject.document == documents[1].id })
    #expect(try state(watch).entries.count == 30)
    await watch.type(" \"alasan 7\"")
    #expect(try state(watch).entries.map(\.place.entry) == [79, 76, 73, 70, 7])
    await watch.type(" dpp:>")
    await watch.press(.enter)
    #expect(try state(watch).line != nil)
    await watch.press(.escape)
    #expect(try state(watch).filter.isEverything)
  }

  @Test("Enter opens the document of the line, and back leads to the same line")
  func toTheDocument() async throws {
    var watch = try await watch(entries: 300)
    await watch.press("J", .pageDown, .down)
    let reading = try state(watch)
    await watch.press(.enter)
    guard case .detail(let detail) = watch.model.screen else {
      Issue.record("no detail")
      return
    }
    #expect(detail.row.id == reading.selected?.subject.document)
    let renewed = try #require(documents.first { $0.id == detail.row.id }).becoming("APPROVED")
    await watch.poll(documents.map { $0.id == renewed.id ? renewed : $0 })
    #expect(watch.screen.contains("Approved selama"))
    await watch.press(.escape)
    #expect(try state(watch) == reading)
    await watch.press(.escape)
    #expect(watch.model.screen == .list)
  }

  @Test("What is on its way to the journal while a document is opened from it is there once one is back")
  func onTheWay() async throws {
    var watch = try await watch(entries: 100)
    await watch.press("J")
    let entry = try #require(try state(watch).selected)
    try await watch.journal.record([change(101, to: "AMENDED", minute: 101)])
    let asked = watch.model.update(.journalGrew(JournalPlace(101)), at: watch.now)
    #expect(try state(watch).pending != nil)
    await watch.happen(.documentFound(QueueRow(Sample.document(100 % 3)), entry.subject))
    for case .loadJournal(let wanted) in asked {
      let page = try await watch.journal.entries(wanted.query(in: QueueIndex(), at: watch.now))
      await watch.happen(.journalLoaded(wanted, page))
    }
    await watch.press(.escape)
    #expect(try state(watch).pending == nil)
    #expect(watch.screen.contains("alasan 101"))
  }

  @Test("From a document's screen it opens at what it has of that document, and back leads to the document")
  func ofADocument() async throws {
    var watch = try await watch(entries: 300)
    await watch.poll(documents)
    await watch.press(.enter)
    guard case .detail(let detail) = watch.model.screen else { throw NotTheJournal() }
    await watch.press("J")
    #expect(try state(watch).entries.allSatisfy { $0.subject.document == detail.row.id })
    #expect(try !state(watch).entries.isEmpty)
    await watch.press("/")
    await watch.type("\"alasan 9\"")
    await watch.press(.enter, .escape)
    #expect(try state(watch).entries.allSatisfy { $0.subject.document == detail.row.id })
    await watch.press(.escape)
    guard case .detail(let back) = watch.model.screen else { throw NotTheJournal() }
    #expect(back.row.id == detail.row.id)
    await watch.press(.escape)
    #expect(watch.model.screen == .list)
  }

  @Test("The place of the cursor is counted among the queue's own entries, and among those found")
  func position() async throws {
    var watch = try await watch(entries: 300)
    // Another queue has written into the same journal.
    await watch.happen(.journalGrew(JournalPlace(900)))
    await watch.press("J")
    #expect(watch.screen.contains(" 1 dari 300 "))
    await watch.press(.down, .down)
    #expect(watch.screen.contains(" 3 dari 300 "))
    for number in stride(from: 23, through: 283, by: 20) {
      await watch.press(.pageDown)
      #expect(watch.screen.contains(" \(number) dari 300 "))
    }
    await watch.press(.end)
    #expect(watch.screen.contains(" 300 dari 300 "))
    await watch.press(.pageUp)
    #expect(watch.screen.contains(" 280 dari 300 "))
    await watch.press(.home)
    try await watch.journal.record([change(0, to: "SAVED INVALID", minute: 301)])
    await watch.happen(.journalGrew(JournalPlace(901)))
    #expect(watch.screen.contains(" 1 dari 301 "))
    await watch.press("/")
    await watch.type("\"alasan 77\"")
    await watch.press(.enter)
    #expect(watch.screen.contains(" 1 dari 1 "))
  }

  @Test("What a line says is found, whatever it is called: the note, its word, and the status")
  func notes() async throws {
    var watch = try await watch(entries: 3)
    try await watch.journal.annotate(Subject(documents[0]), .noted("tanya Bu Contoh"), at: watch.now)
    await watch.press("J", "/")
    for text in ["tanya", "contoh tanya", "catatan", "note"] {
      await watch.press(.control("u"))
      await watch.type(text)
      await watch.press(.enter)
      #expect(try state(watch).entries.count == 1, "\(text)")
      await watch.press("/")
    }
    await watch.press(.control("u"))
    await watch.type("approved")
    #expect(try state(watch).entries.count == 3)
  }

  /// Two documents with one entry of each kind, numbered in this order, in a queue that has them as Approved and as
  /// Saved Invalid.
  private func watchOfEveryKind(_ language: Language) async throws -> Watch {
    let (one, two) = (documents[0].becoming("APPROVED"), documents[1])
    var watch = await Watch([one, two], language: language)
    let (attempt, person) = (Sample.attempt("satu", on: one), Operator(user: "petugas", host: "kantor"))
    var gone = change(1, from: "CREATED", to: nil, minute: 3)
    gone.reason = nil
    try await watch.journal.record([
      change(0, from: nil, to: "SIGNING IN PROGRESS", minute: 1), change(1, to: "CREATED", minute: 2), gone,
    ])
    try await watch.journal.begin(attempt)
    for event: AttemptEvent in [.accepted("nomor 7"), .settled(.signingAgain), .followed(.approved)] {
      try await watch.journal.append(event, to: attempt.key, at: watch.now)
    }
    try await watch.journal.annotate(Subject(two), .noted("tanya Bu Contoh"), at: watch.now)
    try await watch.journal.annotate(Subject(two), .marked, at: watch.now)
    let planned = PlannedUpload(
      key: IdempotencyKey("dua"), subject: Subject(two), signer: nil, seenStatus: two.status, seenAt: two.observedAt,
      taxBase: nil, partnerName: nil, number: 1, dueAt: .wib("2026-11-18 23:15"), by: person, plannedAt: watch.now)
    try await watch.journal.plan(planned)
    let again = Sample.attempt("tiga", on: one, number: 2)
    try await watch.journal.begin(again)
    try await watch.journal.append(.refused("sertifikat habis"), to: again.key, at: watch.now)
    await watch.press("J", "/")
    return watch
  }

  @Test(
    "Words are found where the line shows them, in either language, and put together with or, not and parentheses",
    arguments: [Language.indonesian, .english])
  func wholeLanguage(language: Language) async throws {
    var watch = try await watchOfEveryKind(language)
    let examples: [(String, String, [Int64])] = [
      ("ditolak", "refused", [12]), ("diterima", "accepted", [5]), ("diniatkan", "intended", [11, 4]),
      ("\"antrean lagi\"", "\"back in the queue\"", [6]), ("disetujui", "\"approved by\"", [7]),
      ("\"unggah ulang\"", "re-upload", [12, 11, 10, 7, 6, 5, 4]), ("23:15", "23:15", [10]),
      ("catatan", "note", [8]), ("ditandai", "marked", [9]), ("direncanakan", "planned", [10]),
      ("pertama", "\"first seen\"", [1]), ("\"tidak ada dalam\"", "listed", [3]),
      ("\"created → tidak\"", "\"created → no longer\"", [3]), ("\"SAVED INVALID\"", "\"saved invalid\"", [2]),
      ("catatan atau ditolak", "note or refused", [12, 8]),
      ("(catatan atau ditandai) bu", "(note or marked) bu", [8]),
      ("pembeli dan ditandai", "pembeli and marked", [9]),
      ("\"unggah ulang\" -diniatkan", "re-upload -intended", [12, 10, 7, 6, 5]),
      ("bukan (ulang atau catatan atau created)", "not (re-upload or note or created)", [9, 1]),
      ("-ref:\(documents[0].name) -catatan", "-ref:\(documents[0].name) -note", [10, 9, 3, 2]),
      ("status:disetujui (diterima atau pertama)", "status:approved (accepted or \"first seen\")", [5, 1]),
      ("status:invalid atau ditolak", "status:invalid or refused", [12, 10, 9, 8, 3, 2]),
      ("(status:inv catatan) atau -(ulang atau status:inv)", "(status:inv note) or -(re-upload or is:inv)", [8, 1]),
      ("contoh", "contoh", Array((1...12).reversed())), ("contoh sepeda", "contoh bicycle", []),
      ("-contoh", "not contoh", []),
    ]
    for (indonesian, english, places) in examples {
      let text = language == .indonesian ? indonesian : english
      await watch.press(.control("u"))
      await watch.type(text)
      #expect(try state(watch).line?.error == nil, "\(text)")
      // A word at the end may yet become a key; Enter looks for it.
      await watch.press(.enter)
      let found = try state(watch).entries.map(\.place.entry)
      #expect(found == places, "\(text)")
      await watch.press("/")
    }
    await watch.press(.enter)
    #expect(watch.screen.contains(language == .indonesian ? "Tidak ada catatan yang cocok" : "No entry matches"))
  }

  @Test("A document that the queue does not have is said to be missing there")
  func unknownDocument() async throws {
    var watch = await Watch([])
    try await watch.journal.record([change(1, to: "APPROVED", minute: 1)])
    await watch.press("J", .enter)
    #expect(watch.footer.contains("tidak ada di antrean ini"))
    _ = try state(watch)
  }

  @Test("An answer to a question that is no longer asked is not used")
  func lateAnswer() async throws {
    var watch = try await watch(entries: 50)
    await watch.press("J")
    let before = try state(watch)
    let late = JournalWanted(side: .newest, since: .start, filter: .naming("lain"), zone: .wib, limit: 5)
    await watch.happen(.journalLoaded(late, JournalPage(entries: [], more: nil)))
    #expect(try state(watch) == before)
  }
}

@Suite("What is new since one last looked")
struct NewsTests {
  private let documents = Sample.documents(3)

  private func change(_ number: Int, from: String?, to: String?) -> StatusChange {
    let document = documents[number]
    return StatusChange(
      subject: Subject(document), from: from.map { StatusReading(coretax: $0) },
      to: to.map { StatusReading(coretax: $0) },
      time: StatusTime(since: Sample.observedAt, source: .observed), seenAt: Sample.observedAt)
  }

  @Test("After the session before: it is said once, and b shows it with numbers by kind")
  func sinceTheLastSession() async throws {
    var watch = await Watch([])
    try await watch.journal.record([
      change(0, from: nil, to: "SAVED INVALID"), change(0, from: "SAVED INVALID", to: "APPROVED"),
      change(1, from: nil, to: "CREATED"), change(2, from: "CREATED", to: nil),
    ])
    let looked = Looked(place: JournalPlace(1), at: .wib("2026-11-16 17:02"))
    await watch.happen(.journalFound(end: JournalPlace(1), looked: looked))
    await watch.happen(.journalGrew(JournalPlace(4)))
    await watch.poll(documents)
    #expect(watch.footer.contains("Ada yang baru sejak 16 Nov 2026 17:02. b menampilkannya."))
    await watch.press(.down)
    await watch.poll(documents)
    #expect(!watch.footer.contains("Ada yang baru"))
    await watch.press("b")
    let screen = watch.screen
    #expect(screen.contains("Sejak Anda terakhir melihat: 16 Nov 2026 17:02 WIB"))
    #expect(screen.contains("→ Approved 1 · baru terlihat 1 · hilang dari daftar 1"))
    #expect(screen.components(of: "INV-") == 3)
    await watch.press(.down, .enter)
    #expect(watch.screen.contains("INV-000001 ·"))
  }

  @Test("After some minutes without a key, the next key says that there is something new, and still does its work")
  func afterAnAbsence() async throws {
    var watch = await Watch(documents)
    await watch.happen(.journalFound(end: .start, looked: nil))
    await watch.press(.down)
    let left = watch.now
    try await watch.journal.record([change(0, from: "SAVED INVALID", to: "APPROVED")])
    await watch.happen(.journalGrew(JournalPlace(1)))
    watch.now = left + .minutes(2)
    await watch.press(.up)
    #expect(!watch.footer.contains("Ada yang baru"))
    watch.now = left + .minutes(9)
    try await watch.journal.record([change(1, from: "SAVED INVALID", to: "APPROVED")])
    await watch.happen(.journalGrew(JournalPlace(2)))
    await watch.press(.down)
    #expect(watch.footer.contains("Ada yang baru sejak 09:07"))
    #expect(watch.model.list.cursor == 1)
    await watch.press("b")
    #expect(watch.screen.components(of: "INV-") == 1)
  }

  @Test("In a demo, whose time flies, nobody is told that they were away")
  func demo() async throws {
    var watch = await Watch(documents)
    watch.model.profile.isDemo = true
    await watch.happen(.journalFound(end: .start, looked: nil))
    await watch.press(.down)
    watch.now = watch.now + .minutes(60)
    await watch.happen(.journalGrew(JournalPlace(1)))
    await watch.press(.down)
    #expect(!watch.footer.contains("Ada yang baru"))
  }

  @Test("Who is away is remembered by their last key, once")
  func remembered() async throws {
    var watch = await Watch(documents)
    await watch.happen(.journalFound(end: JournalPlace(7), looked: nil))
    await watch.press(.down)
    let lastKey = Looked(place: JournalPlace(7), at: watch.now)
    #expect(await watch.happen(.tick) == [])
    watch.now = watch.now + .minutes(6)
    #expect(await watch.happen(.tick) == [.look(lastKey)])
    watch.now = watch.now + .minutes(6)
    #expect(await watch.happen(.tick) == [])
  }

  @Test("Nothing new is said to be nothing new")
  func nothing() async throws {
    var watch = await Watch(documents)
    await watch.happen(.journalFound(end: .start, looked: nil))
    await watch.press("b")
    #expect(watch.screen.contains("Tidak ada yang baru."))
  }
}

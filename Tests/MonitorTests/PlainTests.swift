import Foundation
import Glibc
import PlainTerminal
import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@MainActor
@Suite("Line by line", .timeLimit(.minutes(5)))
struct PlainTests {
  // All that is listed comes in one page: what is said does not depend on how fast the next ones are.
  private let backend = ScriptedBackend(pageSize: 500)
  private let journal = InMemoryJournal()
  private let time = HandClock()
  private let lines = InMemoryLines()

  private func program(
    _ language: Language = .indonesian, on terminal: (any Terminal)? = nil, access: QueueProfile.Access = .full,
    examiner: (any Examiner)? = nil, recallsAfter: Duration = .seconds(1)
  ) -> Program {
    let session = QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    let profile = QueueProfile(
      name: "PT CONTOH PENJUAL", backend: "antrean", capabilities: backend.capabilities, access: access)
    return Program(
      terminal: terminal ?? lines, queue: WatchedQueue(profile, session: session),
      settings: Settings(language: language), clock: time.clock, examiner: examiner,
      patience: .seconds(600), recallsAfter: recallsAfter)
  }

  /// Runs a program: what is said once it has read its first rows, and then the end of the lines, which ends it.
  private func run(_ program: Program, from rows: String, saying talk: @MainActor () async -> Void) async {
    async let ended = program.run()
    await lines.seen(rows)
    await talk()
    lines.finish()
    #expect(await ended == nil)
  }

  @Test("The doctor is told whole, once everything is looked at, and again when it looks again")
  func doctor() async {
    await run(program(.english, examiner: InventedExaminer()), from: "This queue is still empty") {
      for word in ["doctor", "refresh"] {
        let told = await lines.type(word, until: "u (refresh), help.")
        #expect(told.contains("wrong 1, warnings 1, well 1"))
        #expect(
          told.contains("Wrong: clock: this computer's clock is 10 minutes behind (layanan.invalid:443 (PT CONTOH))"))
        #expect(told.contains("To do: Have the clock set from the internet."))
      }
    }
  }

  /// A document as it is seen now.
  private func document(_ number: Int, _ id: DocumentID, status: String) -> Document {
    var document = Sample.document(number, status: status)
    document.id = id
    document.observedAt = time.now
    return document
  }

  @Test("What the journal knows is read as that while the first answer hangs; what is typed waits for the answer")
  func firstAnswerHangs() async throws {
    await backend.add([Sample.document(1)])
    let before = QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    _ = try await before.poll()
    await backend.hang(.poll)
    let program = program(.english, recallsAfter: .zero)
    async let ended = program.run()
    let read = await lines.seen("Rows 1 to 1")
    #expect(read.contains("this is what the journal knows.") && read.contains("1. Saved Invalid"), "\(read)")
    await backend.waitFor(.poll, times: 2)
    lines.type("1")
    await backend.release()
    let told = await lines.seen("History (WIB):")
    #expect(told.contains(/The data source answers now(.|\n)*History/), "\(told)")
    lines.finish()
    #expect(await ended == nil)
  }

  @Test("A desk that was read as the journal has it is read again, by itself, once the queue has answered")
  func deskBeforeTheFirstAnswer() async throws {
    let ids = await backend.add([Sample.document(1), Sample.document(2)])
    let before = QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    _ = try await before.poll()
    try await journal.begin(
      Sample.attempt("lama", on: document(1, ids[0], status: "SAVED INVALID"), isHandOff: true))
    await backend.hang(.poll)
    let program = program(.english, recallsAfter: .zero)
    async let ended = program.run()
    let steps = "Do the steps below in the portal"
    let read = await lines.seen(steps)
    #expect(read.contains("the queue has not answered"), "\(read)")
    let start = lines.lines.count
    await backend.waitFor(.poll, times: 2)
    await backend.release()
    let again = await lines.seen(steps, from: start)
    #expect(again.contains("The data source answers now."), "\(again)")
    #expect(!again.contains("Type list") && !again.contains("has not answered"), "\(again)")
    lines.finish()
    #expect(await ended == nil)
  }

  @Test("From the list through the details, the desk and its question to approved: sent exactly once")
  func fromListToApproved() async {
    let ids = await backend.add([Sample.document(1), Sample.document(2, status: "APPROVED")])
    await backend.answer(.accepted("diterima"))
    await run(program(), from: "1. Saved Invalid") {
      await lines.type("1", until: "Riwayat (WIB):")
      await lines.type("r", until: "y (lanjut)")
      await lines.type(
        "y", until: "Ketik ya untuk mengirim INV-000001, atau nanti untuk merencanakannya; selain itu tidak.")
      #expect(await backend.times(.reupload) == 0)
      await lines.type("ya", until: "Diterima; menunggu statusnya bergerak.")
      time.advance(by: .seconds(30))
      await backend.put(document(1, ids[0], status: "APPROVED"))
      let answer = await lines.type("perbarui", until: "Disetujui DJP.")
      #expect(answer.contains("INV-000001: Saved Invalid menjadi Approved."))
      #expect(await backend.times(.reupload) == 1)
    }
  }

  @Test("What is said of the whole way, in both languages", arguments: Language.allCases)
  func golden(language: Language) async {
    let ids = await backend.add([Sample.document(1), Sample.document(2, status: "SIGNING IN PROGRESS")])
    await backend.answer(.accepted("diterima"))
    let isIndonesian = language == .indonesian
    let program = program(language)
    async let ended = program.run()
    await lines.seen(isIndonesian ? "Baris 1 sampai 2" : "Rows 1 to 2")
    await lines.type("1", until: isIndonesian ? "Yang bisa diketik" : "You can type")
    await lines.type("r", until: isIndonesian ? "Yang bisa diketik" : "You can type")
    await lines.type("1", until: "[x] 1")
    await lines.type("y", until: isIndonesian ? "Ketik ya" : "Type yes")
    await lines.type("", until: isIndonesian ? "tidak ada yang dilakukan" : "nothing is done")
    await lines.type("y", until: isIndonesian ? "Ketik ya" : "Type yes")
    await lines.type(isIndonesian ? "ya" : "yes", until: isIndonesian ? "Yang bisa diketik" : "You can type")
    time.advance(by: .seconds(30))
    await backend.put(document(1, ids[0], status: "SIGNING IN PROGRESS"))
    await lines.type(isIndonesian ? "perbarui" : "refresh", until: isIndonesian ? "bantuan." : "help.")
    await lines.type("list", until: isIndonesian ? "Baris 1 sampai 2" : "Rows 1 to 2")
    await lines.type("help", until: isIndonesian ? "Baris kosong" : "An empty line")
    lines.type(isIndonesian ? "keluar" : "quit")
    #expect(await ended == nil)
    expectGolden(text: lines.text() + "\n", "plain-\(language == .indonesian ? "id" : "en")")
    #expect(lines.lines.allSatisfy { line in line.unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) } })
  }

  @Test(
    "Only a whole yes sends; a line typed before the question could be read does not",
    arguments: ["", "n", "y", "kirim", "1"])
  func onlyYes(answer: String) async {
    await backend.add([Sample.document(1)])
    let program = program()
    async let ended = program.run()
    await lines.seen("1. Saved Invalid")
    await lines.type("r 1", until: "y (lanjut)")
    await lines.type("lanjut", until: "Ketik ya untuk mengirim")
    await lines.type(answer, until: "tidak ada yang dilakukan")
    lines.type("keluar")
    #expect(await ended == nil)
    #expect(await backend.times(.reupload) == 0)
  }

  @Test(
    "That no more lines come ends the program, but not an import that they have asked for", arguments: [true, false])
  func endOfLines(isShown: Bool) async {
    let front = PlainFront(lines, patience: .seconds(5))
    var watch = await Watch([Sample.document(1)])
    watch.model.profile.takesFiles = true
    await watch.say("impor a.csv")
    if !isShown { await watch.press(.escape) }
    front.hurry(upTo: front.hear(nil, uptime: .seconds(2)))
    #expect(front.proceed(watch.model, uptime: .seconds(9)).isEmpty)
    await watch.happen(.imported(.ended(hasImported: true)))
    let actions = front.proceed(watch.model, uptime: .seconds(10))
    #expect(actions.contains { if case .terminate = $0 { true } else { false } })
  }

  @Test(
    "A line that has waited long enough is done while an import goes on, and what that brought is told once it is over",
    arguments: Language.allCases)
  func duringImport(language: Language) async {
    let front = PlainFront(lines, patience: .seconds(5))
    var watch = await Watch([Sample.document(1)], language: language)
    watch.model.profile.takesFiles = true
    watch.model.isLineByLine = true
    _ = front.proceed(watch.model, uptime: .seconds(1))
    await watch.say("import a.csv")
    front.hurry(upTo: front.hear("list", uptime: .seconds(2)))
    for _ in 0..<10 {
      for action in front.proceed(watch.model, uptime: .seconds(7)) { await watch.happen(action) }
    }
    #expect(watch.model.screen == .list)
    let (before, end) = (watch.model, Action.imported(.ended(hasImported: false)))
    let effects = await watch.happen(end)
    front.happened(end, of: 0, before: before, after: watch.model, effects: effects)
    #expect(
      lines.lines.last
        == (language == .english
          ? "Nothing was imported; import shows why." : "Tidak ada yang terimpor; impor menunjukkan sebabnya."))
  }

  @Test("Lines that came together never send")
  func hasteNeverSends() async {
    await backend.add([Sample.document(1)])
    let front = PlainFront(lines, patience: .seconds(5))
    var watch = await Watch([Sample.document(1)])
    _ = front.proceed(watch.model, uptime: .seconds(1))
    for line in ["r 1", "y", "ya"] { _ = front.hear(line, uptime: .seconds(2)) }
    var sends = false
    // Everything that the front asks for happens, and the desk comes when it is asked for.
    for _ in 0..<20 {
      let actions = front.proceed(watch.model, uptime: .seconds(2))
      for action in actions {
        let effects = await watch.happen(action)
        if effects.contains(where: { if case .openDesk = $0 { true } else { false } }) {
          for case .findNext(let document) in await watch.bringDesk(on: Sample.document(1)) {
            await watch.happen(.nextFound(after: document, nil))
          }
        }
        sends = sends || effects.contains { if case .desk(_, .reread) = $0 { true } else { false } }
      }
    }
    #expect(!sends)
    #expect(watch.model.context == .deskConfirming)
    #expect(watch.model.notice == Notice(.readFirst(watch.model.telling), .warning))
  }

  @Test("Who has jumped out of the view and goes back is read the rows from there on")
  func backFromJump() async {
    await backend.add((0..<300).map { Sample.document($0, status: $0 < 5 ? "SAVED INVALID" : "APPROVED") })
    await run(program(.english), from: "Rows 1 to 20") {
      await lines.type("view invalid", until: "Rows 1 to 5, the last.")
      await lines.type("jump INV-000250", until: "You can type")
      let answer = await lines.type("back", until: "Type a number")
      #expect(answer.contains("View Approved: 295 documents."))
      #expect(answer.contains("INV-000250"))
    }
  }

  @Test("No line is left without an answer", arguments: Language.allCases)
  func answers(language: Language) async {
    await backend.add([Sample.document(1), Sample.document(2)])
    let isIndonesian = language == .indonesian
    await run(program(language), from: isIndonesian ? "Baris 1 sampai 2" : "Rows 1 to 2") {
      await lines.type("view 1", until: isIndonesian ? "Baris 1 sampai 2" : "Rows 1 to 2")
      await lines.type("back", until: isIndonesian ? "Ini sudah daftarnya." : "This is the list already.")
      await lines.type("theme dark", until: isIndonesian ? "hanya tampak di layar penuh" : "on a full screen only")
      await lines.type(
        "lang \(isIndonesian ? "en" : "id")", until: isIndonesian ? "In English now" : "bahasa Indonesia")
    }
  }

  @Test("What changes nothing is answered as well, and what is read once more is read")
  func unchanged() async {
    await backend.add([Sample.document(1), Sample.document(2)])
    let program = program(.english)
    async let ended = program.run()
    await lines.seen("Rows 1 to 2")
    await lines.type("1", until: "You can type")
    await lines.type("1", until: "Those details are open already.")
    await lines.type("", until: "History (WIB):")
    await lines.type("#INV-000001", until: "That changes nothing of what is read here.")
    await lines.type("list", until: "Rows 1 to 2")
    await lines.type("columns", until: "You can type")
    #expect(await lines.type("J", until: "Say its number").contains("J 3"))
    for line in ["K 1", "R"] { await lines.type(line, until: "That changes nothing of what is read here.") }
    #expect(await lines.type("K 2", until: "[x] 2").contains("That changes") == false)
    await lines.type("list", until: "Rows 1 to 2")
    let asked = await lines.type("refresh", until: "The data source is being asked;")
    #expect(!asked.contains("That changes"))
    let marked = await lines.type("m 1", until: ": marked")
    #expect(!marked.contains("That changes"))
    lines.type("quit")
    #expect(await ended == nil)
    #expect(lines.lines.count { $0.hasPrefix("That changes") } == 3)
  }

  @Test("What the source says of the signers after they were read is told beside what was read, not all of it again")
  func signersOnce() async {
    var watch = await Watch(InventedSigners.documents, language: .english)
    await watch.press("T")
    var teller = PlainTeller()
    let whole = teller.tell(watch.model).map(\.string)
    #expect(whole.contains("1. CONTOH SATU") && whole.contains("2. CONTOH DUA"))
    guard let book = watch.model.queue.signers else {
      Issue.record("no signers")
      return
    }
    var offered = book
    for place in offered.entries.indices { offered.entries[place].isOffered = place == 0 }
    var third = book.entries[0]
    (third.name, third.isOffered) = ("CONTOH TIGA", true)
    // Whoever has most trouble comes first, and keeps the number that was read all the same.
    offered.entries.insert(third, at: 0)
    await watch.happen(.signersLoaded(offered))
    let news = teller.tell(watch.model).map(\.string)
    #expect(news.first == "3. CONTOH TIGA" && !news.contains("1. CONTOH SATU"), "\(news)")
    #expect(news.contains("Offered by the data source for re-uploads: number 1."))
    #expect(news.contains("Not offered by the data source for re-uploads: number 2."))
    #expect(teller.listing.choice(1, in: .signers) == .signer("CONTOH SATU"))
    #expect(teller.tell(watch.model).isEmpty)
  }

  @Test("At the desk it is said once what can be typed, the next document with it")
  func saidOnce() async {
    await backend.add([Sample.document(1), Sample.document(2)])
    await run(program(.english), from: "Rows 1 to 2") {
      let start = lines.lines.count
      await lines.type("r 1", until: "You can type")
      await lines.type("1", until: "[x] 1")
      let said = lines.lines.dropFirst(start).filter { $0.contains("You can type") }
      #expect(said.count == 1)
      #expect(said.first?.contains("(skip)") == true)
    }
  }

  @Test("A letter is the key that it is here: `s` skips at the desk, and sorts the list")
  func keysFirst() async {
    await backend.add([Sample.document(1), Sample.document(2)])
    await run(program(.english), from: "Rows 1 to 2") {
      await lines.type("r 1", until: "You can type")
      await lines.type("s", until: "INV-000002")
      await lines.type("list", until: "Rows 1 to 2")
      await lines.type("s", until: "Sort by one of these")
    }
  }

  @Test("The next document is named once at a desk that is over, also when it is read again")
  func nextNamedOnce() async {
    let ids = await backend.add([Sample.document(1), Sample.document(2)])
    await backend.answer(.accepted("diterima"))
    await run(program(.english), from: "Rows 1 to 2") {
      await lines.type("r 1", until: "You can type")
      await lines.type("go-on", until: "Type yes")
      await lines.type("yes", until: "Accepted")
      time.advance(by: .seconds(30))
      await backend.put(document(1, ids[0], status: "APPROVED"))
      let over = await lines.type("refresh", until: "You can type: n (next)")
      let again = await lines.type("", until: "You can type: n (next)")
      for said in [over, again] { #expect(said.components(separatedBy: "Type next for").count == 2, "\(said)") }
    }
  }

  @Test("Where the reference is asked, it has to be typed, and then a yes")
  func typedReference() async {
    await backend.add([Sample.document(1)])
    await backend.answer(.accepted("diterima"))
    time.advance(by: .hours(2))
    await run(program(), from: "1. Saved Invalid") {
      await lines.type("r 1", until: "y (lanjut)")
      await lines.type("y", until: "Ketik referensinya, INV-000001")
      let refused = await lines.type("ya", until: "tidak ada yang dilakukan")
      #expect(refused.contains("Yang diketik bukan INV-000001") && !refused.contains("Tidak dijawab ya"))
      await lines.type("y", until: "Ketik referensinya, INV-000001")
      await lines.type("INV-000001", until: "Ketik ya untuk mengirim")
      #expect(await backend.times(.reupload) == 0)
      await lines.type("ya", until: "Diterima")
      #expect(await backend.times(.reupload) == 1)
    }
  }

  @Test("A number is the document that was read with it, wherever its row is by now")
  func numbersStay() async {
    await backend.add([Sample.document(5)])
    await run(program(), from: "1. Saved Invalid") {
      var urgent = Sample.document(1)
      urgent.date = CalendarDate.day("2026-01-01")
      await backend.add([urgent])
      await lines.type("perbarui", until: "INV-000001: baru, Saved Invalid.")
      let detail = await lines.type("1", until: "Riwayat (WIB):")
      #expect(detail.contains("INV-000005"))
    }
  }

  @Test("Changes are announced as they are seen; nothing is said where nothing changed")
  func announcements() async {
    let ids = await backend.add([Sample.document(1, status: "SIGNING IN PROGRESS"), Sample.document(2)])
    await run(program(), from: "Baris 1 sampai 2") {
      await backend.put(document(1, ids[0], status: "APPROVED"))
      await lines.type("perbarui", until: "INV-000001: Signing In Progress menjadi Approved.")
      await backend.fail(.poll, with: .unavailable("tidak ada jaringan"))
      await lines.type("perbarui", until: "Sumber data tidak terjangkau.")
      await lines.type("perbarui", until: "Sumber data menjawab lagi.")
      let count = lines.lines.count
      let before = await backend.times(.poll)
      lines.type("perbarui")
      await backend.waitFor(.poll, times: before + 1)
      await lines.type("tampilan", until: "Hilang: 0")
      #expect(!lines.text(from: count).contains("menjawab"))
      #expect(!lines.text(from: count).contains("INV-"))
    }
  }

  @Test(
    "What has left a view and keeps its place for a moment says so, and is not counted", arguments: Language.allCases)
  func leaving(language: Language) async throws {
    let documents = Sample.documents(3)
    var watch = await Watch(documents, language: language)
    await watch.press("5", .tab)
    await watch.poll([documents[0].becoming("APPROVED")] + documents.dropFirst())
    let (view, word): (SafeText, String) =
      language == .indonesian
      ? (
        "Tampilan Saved Invalid: 2 dokumen; selain itu 1 baru saja keluar dari tampilan ini.",
        "baru keluar dari tampilan ini: Saved Invalid menjadi Approved, "
      )
      : (
        "View Saved Invalid: 2 documents; besides those 1 has just left this view.",
        "has just left this view: Saved Invalid became Approved, "
      )
    #expect(PlainList.view(watch.model) == view)
    let lines = watch.model.list.rows.map { PlainList.line(1, $0, watch.model).string }
    #expect(lines.filter { $0.contains(word) && $0.contains(documents[0].name) }.count == 1, "\(lines)")
    #expect(lines.count == 3 && lines.filter { $0.contains(word) }.count == 1)
    await watch.settle()
    #expect(watch.model.list.total == 2 && watch.model.list.leaving == 0)
  }

  @Test("A document that becomes stuck is named")
  func becomesStuck() async {
    var watch = await Watch([Sample.document(1, status: "SIGNING IN PROGRESS")])
    let before = watch.model
    watch.now = watch.now + .hours(25)
    await watch.happen(.tick)
    let news = PlainNews(action: .tick, queue: 0, before: before, after: watch.model).lines
    #expect(news.map(\.string) == ["INV-000001: kini MACET."])
  }

  @Test("In a pause changes are not announced; both ends of it are")
  func pausing() async {
    var watch = await Watch([Sample.document(1)])
    func said(_ action: Action) async -> [String] {
      let before = watch.model
      await watch.happen(action)
      return PlainNews(action: action, queue: 0, before: before, after: watch.model).lines.map(\.string)
    }
    #expect(await said(.key(.character("P"), isHasty: false)).first?.hasPrefix("Dijeda:") == true)
    #expect(await said(.changesSeen(Sample.changes(2))) == [])
    #expect(await said(.key(.character("P"), isHasty: false)) == ["Tampilan jalan lagi; 2 perubahan selama jeda."])
    #expect(await said(.changesSeen(Sample.changes(2))).count == 2)
  }

  @Test("A note that is written in the details is told first, and read with them as it is now")
  func noteInDetails() async {
    await backend.add([Sample.document(1)])
    await run(program(.english), from: "1. Saved Invalid") {
      await lines.type("1", until: "You can type")
      for note in ["catatan satu", "catatan dua"] {
        await lines.type("c", until: "note")
        let said = await lines.type(note, until: "You can type")
        #expect(said.ranges(of: note).count > 1, "\(said)")
      }
    }
  }

  @Test("Read-only shows everything and sends nothing")
  func readOnly() async {
    await backend.add([Sample.document(1)])
    let program = program(access: .alwaysReadOnly)
    async let ended = program.run()
    let list = await lines.seen("1. Saved Invalid")
    #expect(list.contains("HANYA-BACA"))
    // Asked once more it is said once more.
    for _ in 1...2 { await lines.type("r 1", until: "Hanya-baca:") }
    lines.finish()
    #expect(await ended == nil)
    #expect(await backend.times(.reupload) == 0)
  }

  @Test("Who only looks on is told so, and offered no re-upload", arguments: Language.allCases)
  func watching(language: Language) async {
    for watching in [Watching(), nil] {
      let watch = await Watch(
        [Sample.document(1)], size: Size(columns: 100, rows: 30), language: language, isReadOnly: true,
        watching: watching)
      let head = PlainList.heading(watch.model)[0].string
      let help = PlainHelp.lines(watch.model).map { $0.text(language).string }
      let offered = help.first { $0.hasPrefix("r (") }
      #expect((offered != nil) == (watching == nil))
      #expect(offered?.hasSuffix(language == .english ? " (read-only)" : " (hanya-baca)") != false)
      #expect(!help.contains { $0.contains("r 5:") })
      let badge = language == .english ? ("WATCHING.", "READ-ONLY.") : ("MENONTON.", "HANYA-BACA.")
      #expect(head.contains(badge.0) == (watching != nil) && head.contains(badge.1) == (watching == nil), "\(head)")
    }
  }

  @Test("Read-only, how a re-upload ended is written down as the list shows it, and the backend is asked nothing")
  func readOnlySettles() async throws {
    let ids = await backend.add([Sample.document(1)])
    let attempt = Sample.attempt("lama", on: document(1, ids[0], status: "SAVED INVALID"))
    try await journal.begin(attempt)
    try await journal.append(.accepted("diterima"), to: attempt.key, at: time.now)
    time.advance(by: .minutes(1))
    await backend.put(document(1, ids[0], status: "APPROVED"))
    let program = program(access: .alwaysReadOnly)
    async let ended = program.run()
    for await event in journal.events where event.isOver { break }
    lines.finish()
    #expect(await ended == nil)
    #expect(await backend.times(.outcome) == 0)
  }

  @Test("Notes, marks, filters, views and orders are the screen's own")
  func otherCommands() async {
    await backend.add([Sample.document(1), Sample.document(2, status: "APPROVED")])
    await run(program(), from: "Baris 1 sampai 2") {
      await lines.type("c 1", until: "Tulis catatan untuk INV-000001.")
      await lines.type("telepon pembeli", until: "telepon pembeli")
      await lines.type("m 1", until: "INV-000001: ditandai")
      await lines.type("tampilan ditandai", until: "Tampilan Ditandai: 1 dokumen.")
      await lines.type("/status:approved", until: "Tidak ada yang cocok")
      await lines.type("tampilan semua", until: "Tampilan Semua: 1 dokumen, saringan status:approved.")
      await lines.type("/umur:>", until: "kurang nilai")
      await lines.type("saring", until: "Tampilan Semua: 2 dokumen.")
      await lines.type("urut referensi", until: "urut referensi")
      await lines.type("# INV-000002", until: "Riwayat (WIB):")
      let elsewhere = await lines.type("ikhtisar", until: "Ketik daftar, lalu ikhtisar.")
      #expect(elsewhere.contains("\"ikhtisar\" tidak berlaku di rincian."))
      await lines.type("kembali", until: "Tampilan Semua: 2 dokumen")
      await lines.type("o", until: "Penandatangan:")
      await lines.type("daftar", until: "Baris 1 sampai 2")
      await lines.type("jurnal", until: "INV-000001: ditandai")
      await lines.type("xyz", until: "\"xyz\"")
    }
  }

  @Test(
    "What is read is what is named, also from a page that lies over the details",
    arguments: ["signers", "y"], ["view invalid", "filter status:invalid", "sort -reference"])
  func readAsNamed(page: String, line: String) async {
    await backend.add([Sample.document(1), Sample.document(2, status: "APPROVED")])
    await run(program(.english), from: "Rows 1 to 2") {
      await lines.type("1", until: "History (WIB):")
      await lines.type(page, until: "You can type: ")
      let told = await lines.type(line, until: "the last.")
      if line.hasPrefix("sort") {
        #expect(told.contains(/1\. .*INV-000002.*\n2\. .*INV-000001/), "\(told)")
      } else {
        #expect(told.contains(": 1 document") && told.contains("1. Saved Invalid"), "\(told)")
        #expect(!told.contains("2. "), "\(told)")
      }
    }
  }

  @Test(
    "An import that is asked for where the last one is shown is told as well, also one that brings nothing",
    arguments: Language.allCases)
  func importAfterImport(language: Language) async {
    var watch = await Watch([Sample.document(1)], language: language)
    watch.model.profile.takesFiles = true
    var teller = PlainTeller()
    for (said, hasImported) in [("a.csv: 3", true), ("b.csv: ?", false), ("b.csv: ?", false)] as [(SafeText, Bool)] {
      await watch.say("import x.csv")
      #expect(teller.tell(watch.model).isEmpty)
      await watch.happen(.imported(.said(ImportLine(said))))
      await watch.happen(.imported(.ended(hasImported: hasImported)))
      #expect(teller.tell(watch.model).contains { $0 == said })
      #expect(teller.tell(watch.model).isEmpty)
    }
    await watch.say("import")
    #expect(teller.tell(watch.model).contains { $0 == "b.csv: ?" })
  }

  @Test("Rows that have yet to come are not told as those that are held")
  func awaitedRows() async {
    var watch = await Watch(InventedQueue.documents, language: .english)
    var teller = PlainTeller()
    #expect(!teller.tell(watch.model).isEmpty)
    _ = watch.model.update(.key(.tab), at: watch.now)
    #expect(watch.model.list.isAwaited && teller.tell(watch.model).isEmpty)
    await watch.happen(.tick)
    #expect(!watch.model.list.isAwaited && !teller.tell(watch.model).isEmpty)
  }

  @Test("The history of a document comes also where something was opened over its details before")
  func historyUnderPrompt() async throws {
    var watch = await Watch(InventedQueue.documents)
    let row = try #require(watch.model.list.selectedRow)
    _ = watch.model.update(.key(.enter), at: watch.now)
    await watch.press(":")
    let entries = try await watch.journal.history(of: row.id)
    _ = watch.model.update(.historyLoaded(row.id, entries), at: watch.now)
    await watch.press(.escape)
    guard case .detail(let state) = watch.model.screen else {
      Issue.record("the details are gone")
      return
    }
    #expect(!state.isHistoryAwaited)
  }

  @Test("The journal has numbers, is filtered, read on, and left and come back to by its documents")
  func journalByNumbers() async {
    await backend.add((1...30).map { Sample.document($0) })
    await run(program(), from: "Baris 1 sampai 20") {
      // Asked again only once all of the first answer is in the journal.
      lines.type("u")
      await backend.waitFor(.poll, times: 2)
      await lines.type("m 3", until: "INV-000003: ditandai")
      let whole = await lines.type("J", until: "lagi untuk yang lebih lama").split(separator: "\n")
      #expect(whole.contains { $0.hasPrefix("1. ") && $0.contains("INV-000003") })
      await lines.type("lagi", until: "Itu yang terakhir.")
      await lines.type("1", until: "Riwayat (WIB):")
      await lines.type("kembali", until: "lagi untuk yang lebih lama")
      await lines.type("saring ditandai", until: ", saringan ditandai.")
      await lines.type("1", until: "INV-000003, PT CONTOH PEMBELI 3")
      await lines.type("daftar", until: "Baris 1 sampai 20")
      await lines.type("2", until: "INV-000002, PT CONTOH PEMBELI 2")
    }
  }

  @Test("A number in the overview lists what its line counts")
  func overviewByNumbers() async {
    await backend.add([Sample.document(1), Sample.document(2, status: "SIGNING IN PROGRESS")])
    await run(program(), from: "Baris 1 sampai 2") {
      let overview = await lines.type("o", until: "Yang bisa diketik")
      #expect(!overview.contains("diketik: buka"))
      // Where the cursor is, nobody hears.
      await lines.type("buka", until: "Sebut nomornya, misalnya: buka 3")
      await lines.type("1", until: "Tampilan Signing: 1 dokumen")
    }
  }

  @Test("A signer's number lists what they sign; where nothing has a number, that is said and nothing is opened")
  func numbersOfWhatIsThere() async {
    await backend.add([Sample.document(1), Sample.document(2)])
    await run(program(.english), from: "Rows 1 to 2") {
      let signers = await lines.type("T", until: "You can type")
      #expect(signers.contains("\n1. PENANDATANGAN CONTOH\n"), "\(signers)")
      #expect(signers.contains("Type a number to list that signer's documents."))
      await lines.type("2", until: "There is no number 2 here.")
      let listed = await lines.type("1", until: "Rows 1 to 2")
      #expect(listed.contains(", filter signer:"), "\(listed)")
      await lines.type("y 1", until: "You can type")
      let told = await lines.type("1", until: "Nothing has a number here.")
      #expect(!told.contains("History"))
    }
  }

  @Test("What is read of a document is chosen by number, and kept")
  func columnsByNumbers() async {
    await backend.add([Sample.document(1)])
    await run(program(.english), from: "Rows 1 to 1") {
      let all = await lines.type("columns", until: "You can type").split(separator: "\n")
      let signer = all.first { $0.contains("Signer") }
      let partner = all.first { $0.contains("Other party") && !$0.contains("identity") }
      // Ticked is what the rows read.
      #expect(signer?.hasPrefix("[ ]") == true && partner?.hasPrefix("[x]") == true)
      #expect(all.filter { $0.hasPrefix("[x]") }.count == 5)
      func number(_ line: Substring?) -> String {
        (line?.split(separator: " ").first { $0.hasSuffix(".") }?.dropLast()).map(String.init) ?? ""
      }
      await lines.type(number(partner), until: "[ ] \(number(partner)).")
      await lines.type(number(signer), until: "[x] \(number(signer)).")
      let rows = await lines.type("list", until: "Rows 1 to 1").split(separator: "\n")
      #expect(rows.contains { $0.hasPrefix("1. Saved Invalid") && $0.contains("Signer: ") && !$0.contains("PEMBELI") })
      await lines.type("columns", until: "You can type")
      await lines.type("1", until: "[ ] 1. Reference")
      let unnamed = await lines.type("list", until: "Rows 1 to 1").split(separator: "\n")
      #expect(unnamed.contains { $0.hasPrefix("1. Saved Invalid") && !$0.contains("INV-000001") })
    }
  }

  @Test("Several sort keys, the reverse, a tab of one's own, and a text to copy alone on its line")
  func theRestOfTheKeys() async {
    await backend.add([Sample.document(1), Sample.document(2, status: "SIGNING IN PROGRESS")])
    await run(program(), from: "Baris 1 sampai 2") {
      await lines.type("urut -dpp, referensi", until: "urut DPP terbalik, lalu referensi")
      await lines.type("S", until: "urut DPP, lalu referensi")
      await lines.type("tampilan invalid", until: "Tampilan Saved Invalid: 1 dokumen")
      await lines.type("simpan-tab", until: "Saring dulu (/)")
      await lines.type("/status:signing", until: "saringan status:signing")
      await lines.type("+", until: "Nama tab untuk saringan")
      await lines.type("menunggu", until: "Tampilan menunggu:")
      await lines.type("tampilan semua", until: "Baris 1 sampai 2")
      let copied = await lines.type("y 1", until: "Yang bisa diketik").split(separator: "\n")
      #expect(copied.contains("Referensi:") && copied.contains { $0 == "INV-000001" || $0 == "INV-000002" })
      #expect(copied.last == "Yang bisa diketik: kembali, bantuan.")
      // There is nothing more to open, however it is asked for; a text that stands alone on the screen takes no lines.
      for word in ["buka", "open", ":buka", ":teks-polos", "open"] {
        let told = await lines.type(word, until: "Baris kosong membacakannya lagi")
        #expect(told.contains("Setiap teks sudah dibacakan"), "\(word): \(told)")
      }
      await lines.type("", until: "Salin dari")
      for word in [":bantuan", ":help"] { await lines.type(word, until: "bantuan: yang bisa diketik di sini") }
      await lines.type("kembali", until: "Ketik daftar")
    }
  }

  @Test("A step of the desk is ticked by its number, with or without the word")
  func stepsByNumber() async {
    await backend.add([Sample.document(1)])
    await run(program(), from: "1. Saved Invalid") {
      await lines.type("r 1", until: "centang 1")
      await lines.type("centang 2", until: "[x] 2")
      await lines.type("1", until: "[x] 1")
      await lines.type("centang", until: "misalnya: centang 3")
    }
  }

  @Test("Over real pipes: lines in, lines out, and the end of the input ends it")
  func overPipes() async {
    await backend.add([Sample.document(1)])
    var input: [Int32] = [0, 0]
    var output: [Int32] = [0, 0]
    #expect(pipe(&input) == 0 && pipe(&output) == 0)
    let typed = Array("1\r\nq\n".utf8)
    #expect(write(input[1], typed, typed.count) == typed.count)
    close(input[1])
    let terminal = PlainTerminal(input: input[0], output: output[1], takesSignals: false)
    #expect(await program(on: terminal).run() == nil)
    terminal.finish()
    close(output[1])
    var bytes = [UInt8](repeating: 0, count: 65_536)
    var said: [UInt8] = []
    while case let count = read(output[0], &bytes, bytes.count), count > 0 { said += bytes.prefix(count) }
    let text = String(decoding: said, as: UTF8.self)
    #expect(text.contains("1. Saved Invalid") && text.contains("Riwayat (WIB):") && text.contains("Ketik daftar"))
    #expect(!text.contains("\u{1B}"))
    close(input[0])
    close(output[0])
  }
}

import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("What is done in the portal")
struct HandOffTests {
  private let documents = Sample.documents(5)
  private var names: [String] { documents.map(\.name) }

  /// Two that wait for a list, and a third whose steps are open.
  private func watchThree() async -> Watch {
    var watch = await Watch(documents, reupload: .handOff)
    await watch.claim(documents[0], key: "satu")
    await watch.claim(documents[1], key: "dua")
    await watch.openDesk(on: documents[2], key: "tiga")
    await watch.send(documents[2], key: "tiga")
    return watch
  }

  @Test(
    "A step that is ticked while it is out of sight comes into sight",
    arguments: [Size(columns: 40, rows: 10), Size(columns: 80, rows: 24)])
  func ticked(size: Size) async throws {
    var watch = await Watch(documents, size: size, reupload: .handOff)
    await watch.openDesk(on: documents[2], key: "tiga")
    await watch.send(documents[2], key: "tiga")
    let last = min(9, try #require(watch.model.openDesk?.remedy.plan.count))
    for number in [last, 1] {
      await watch.press(.character(Character("\(number)")))
      #expect(watch.screen.contains("[x] \(number) "), "\(watch.screen)")
    }
  }

  @Test("So it does in the details")
  func tickedInDetail() async throws {
    var watch = await Watch(documents, size: Size(columns: 40, rows: 10))
    await watch.select(documents[2])
    await watch.press(.enter)
    var last = 0
    if case .detail(let state) = watch.model.screen { last = watch.model.remedy(in: state).progress.items.count }
    try #require((1...9).contains(last))
    await watch.press(.character(Character("\(last)")))
    #expect(watch.screen.contains("[x] \(last) "), "\(watch.screen)")
  }

  @Test("Several wait for a list; beside them one is open, and no second one")
  func oneOpen() async {
    var watch = await watchThree()
    #expect(watch.model.desks.map(\.phase) == [.verifying, .verifying, .handOff])
    await watch.press(.escape)
    await watch.select(documents[3])
    #expect(await watch.press("r") == [])
    #expect(watch.says(.anotherUnderWay(names[2])))
  }

  @Test(
    "What a key does when it is pressed twice, a command does when it is said twice, or after the key",
    arguments: [
      ["d", ":claim-done"], [":claim-done", ":sudah-di-portal"], [":claim-done", "d"],
    ])
  func saidTwice(orders: [String]) async {
    var watch = await Watch(documents, reupload: .handOff)
    await watch.openDesk(on: documents[2], key: "tiga")
    await watch.send(documents[2], key: "tiga")
    for (place, order) in orders.enumerated() {
      #expect(watch.model.desks.map(\.phase) == [.handOff], "\(orders) \(place)")
      await watch.type(order)
      if order.hasPrefix(":") { await watch.press(.enter) }
    }
    #expect(watch.model.desks.map(\.phase) == [.verifying])
  }

  @Test(
    "A line that was left, or says something else, is another mind; one begun too soon to have read the question asks again"
  )
  func otherMind() async {
    var watch = await Watch(documents, reupload: .handOff)
    await watch.openDesk(on: documents[2], key: "tiga")
    await watch.send(documents[2], key: "tiga")
    await watch.type("d:")
    await watch.press(.escape)
    await watch.type(":claim-done")
    await watch.press(.enter)
    #expect(watch.model.desks.map(\.phase) == [.handOff])
    await watch.happen(.key(":", isHasty: true))
    await watch.type("claim-done")
    await watch.press(.enter)
    #expect(watch.model.desks.map(\.phase) == [.handOff])
    await watch.type(":withdraw")
    await watch.press(.enter)
    #expect(watch.model.desks.map(\.phase) == [.handOff])
  }

  @Test("Line by line a yes answers what is asked before something is written down", arguments: ["ya", "yes"])
  func saidYes(yes: String) async {
    var watch = await Watch(documents, reupload: .handOff)
    watch.model.isLineByLine = true
    await watch.openDesk(on: documents[2], key: "tiga")
    await watch.send(documents[2], key: "tiga")
    func meaning() -> PlainLine.Meaning { PlainLine(yes, watch.model, listing: PlainListing()).meaning }
    #expect(meaning() != .steps([.command(.claimDone)]))
    await watch.press("d")
    #expect(meaning() == .steps([.command(.claimDone)]))
  }

  @Test("What is done in the portal is not offered for later, and what Pantau sends is", arguments: [true, false])
  func notLater(isHandOff: Bool) async {
    var watch = await Watch(documents, language: .english, reupload: isHandOff ? .handOff : .call)
    await watch.openDesk(on: documents[0])
    await watch.press("y")
    watch.model.canDim = true
    #expect(watch.screen.contains("later…") == !isHandOff)
  }

  @Test(
    "Where the queue's setting changes, the desk that is open follows it, and dialog, footer and l with it",
    arguments: [true, false])
  func settingChanges(becomesHandOff: Bool) async {
    func can(_ reupload: BackendCapabilities.Reupload) -> BackendCapabilities {
      BackendCapabilities(
        reupload: reupload, isIncremental: true, isIdempotent: true, offersSigners: true, pollInterval: .seconds(10))
    }
    var watch = await Watch(
      documents, size: Size(columns: 120, rows: 40), language: .english, reupload: becomesHandOff ? .call : .handOff)
    watch.model.canDim = true
    await watch.openDesk(on: documents[0])
    await watch.press("y")
    await watch.happen(.capabilitiesKnown(can(becomesHandOff ? .handOff : .call)))
    // The question was another one.
    #expect(watch.model.openDesk?.phase == .preparing && watch.model.openDesk?.isHandOff == becomesHandOff)
    #expect(watch.footer.contains("The queue's setting has changed"))
    await watch.press("y")
    #expect(watch.flat.contains(" l later ") == !becomesHandOff)
    #expect(watch.footer.contains("later…") == !becomesHandOff)
    await watch.press("l")
    #expect(watch.flat.contains("At what time") == !becomesHandOff)
    // What is decided already stays as it was.
    await watch.press(.escape, "y", "y")
    let before = watch.model.openDesk?.attempt
    await watch.happen(.capabilitiesKnown(can(becomesHandOff ? .call : .handOff)))
    #expect(watch.model.openDesk?.attempt == before)
  }

  @Test(
    "Where the queue's setting changes while a reference is typed, what closed the dialog is said, and once more when the rest is typed",
    arguments: Language.allCases, [false, true])
  func settingChangesWhileTyping(language: Language, becomesHandOff: Bool) async {
    let capabilities = BackendCapabilities(
      reupload: becomesHandOff ? .handOff : .call, isIncremental: true, isIdempotent: true, offersSigners: true,
      pollInterval: .seconds(10))
    for end: Key in [.enter, .escape] {
      var watch = await Watch(
        documents, size: Size(columns: 80, rows: 24), language: language, reupload: becomesHandOff ? .call : .handOff)
      await watch.openDesk(on: documents[0], mustType: true)
      await watch.press("y", "I", "N")
      await watch.happen(.capabilitiesKnown(capabilities))
      let why = language == .english ? "The queue's setting has changed" : "Pengaturan antrean berubah"
      let closed = language == .english ? "The dialog has closed" : "Dialognya tertutup"
      #expect(watch.flat.contains(why) && watch.flat.contains(closed), "\(watch.screen)")
      await watch.press("V")
      #expect(watch.flat.contains(why) && watch.flat.contains(closed), "\(watch.screen)")
      await watch.press(end)
      #expect(watch.flat.contains(why) && !watch.flat.contains(closed), "\(watch.screen)")
      await watch.press("y")
      #expect(watch.model.context == .deskConfirming && !watch.flat.contains(why))
    }
  }

  @Test("Where the queue sends again itself from now on, the desk that is open gets its signers to choose from")
  func signersComeWithTheSetting() async {
    func can(_ reupload: BackendCapabilities.Reupload) -> BackendCapabilities {
      BackendCapabilities(
        reupload: reupload, isIncremental: true, isIdempotent: true, offersSigners: reupload == .call,
        pollInterval: .seconds(10))
    }
    var model = (await Watch(documents, reupload: .handOff)).model
    let row = QueueRow(documents[0])
    let desk = ReuploadDesk(
      row: row, isHandOff: true, signers: [], number: 1, key: IdempotencyKey("satu"),
      by: Operator(user: "petugas", host: "kantor"), at: model.now)
    model.queue.awaitedDesk = row.id
    _ = model.update(.deskReady(desk), at: model.now)
    #expect(model.update(.capabilitiesKnown(can(.call)), at: model.now).contains(.loadSigners(asking: true)))
    let offered = ["CONTOH DUA", "CONTOH SATU"]
    let book = SignerBook(standings: [], outcomes: [], reuploads: [], offered: offered)
    _ = model.update(.signersLoaded(book), at: model.now)
    #expect(model.openDesk?.signers == offered)
    _ = model.update(.key(.tab), at: model.now)
    #expect(model.openDesk?.attempt.signer == "CONTOH DUA")
    // The way back leaves nobody to choose from, and asks for nobody.
    #expect(!model.update(.capabilitiesKnown(can(.handOff)), at: model.now).contains(.loadSigners(asking: true)))
    #expect(model.openDesk?.signers == [] && model.openDesk?.attempt.signer == nil)
  }

  @Test("R shows the one that is open first, and goes round through those that wait")
  func goesRound() async {
    var watch = await watchThree()
    await watch.press(.escape)
    var shown: [String?] = []
    for _ in 0..<4 {
      await watch.press("R")
      shown.append(watch.model.openDesk?.attempt.key.rawValue)
    }
    #expect(shown == ["tiga", "satu", "dua", "tiga"])
  }

  @Test("Each desk names all the others that are under way, and what they wait for")
  func namesTheOthers() async {
    var watch = await watchThree()
    await watch.press("R")
    #expect(watch.model.openDesk?.attempt.key.rawValue == "satu")
    for line in [
      "Juga berjalan di antrean ini (R: berikutnya)", "\(names[1]) · PT CONTOH PEMBELI 1 · menunggu daftar baru",
      "\(names[2]) · PT CONTOH PEMBELI 2 · langkah di portal belum selesai",
    ] { #expect(watch.screen.contains(line)) }
  }

  @Test("Where only one is under way, R says that there is no other")
  func onlyOne() async {
    var watch = await Watch(documents, reupload: .handOff)
    await watch.press("R")
    #expect(watch.footer.contains("Tidak ada unggah ulang yang sedang berjalan."))
    await watch.claim(documents[0], key: "satu")
    await watch.press("R")
    #expect(watch.model.context == .deskVerifying)
    await watch.press("R")
    #expect(watch.footer.contains("Hanya unggah ulang ini yang sedang berjalan."))
  }

  @Test("r on one that waits shows what it waits for, and begins nothing")
  func waitsForAList() async {
    var watch = await watchThree()
    await watch.press(.escape)
    await watch.select(documents[1])
    #expect(await watch.press("r") == [.findNext(after: documents[1].id)])
    #expect(watch.model.context == .deskVerifying)
    #expect(watch.screen.contains("Anda menyatakan sudah."))
  }

  @Test("So it does on one that a Pantau has begun that has ended")
  func anotherPantau() async {
    var watch = await Watch(documents, reupload: .handOff)
    await watch.select(documents[1])
    await watch.press("r")
    var attempt = Sample.attempt("lain", on: documents[1], isHandOff: true)
    attempt.state = .claimedDone
    attempt.hold = .nobody(Operator(user: "ani", host: "kantor"), since: Sample.observedAt)
    let row = QueueRow(documents[1])
    await watch.happen(.deskReady(ReuploadDesk(resuming: attempt, row: row)))
    #expect(watch.model.context == .deskElsewhere)
    #expect(watch.model.desks.map(\.attempt.key.rawValue) == ["lain"])
  }

  @Test("What another Pantau has open holds back this one: its desk stays, says why not, and R leads to the other")
  func refusedForAnother() async {
    for language in Language.allCases {
      var watch = await Watch(documents, language: language, reupload: .handOff)
      await watch.openDesk(on: documents[1])
      await watch.press("y", "y")
      let key = IdempotencyKey("kunci")
      await watch.happen(.desk(key, .reread(documents[1])))
      await watch.happen(.desk(key, .notRecorded(.anotherUnderWay(names[0]))))
      var other = Sample.attempt("lain", on: documents[0], isHandOff: true)
      other.hold = .other(Operator(user: "ani", host: "kantor"), since: Sample.observedAt)
      await watch.happen(
        .attemptsFound([ReuploadDesk(resuming: other, row: QueueRow(documents[0]))], ofOthers: true))
      #expect(watch.model.openDesk?.attempt.key == key)
      let refusal = Refusal.anotherUnderWay(names[0]).phrase(watch.model.telling).text(language)
      #expect(watch.flat.contains(refusal.string))
      await watch.press("R")
      #expect(watch.model.openDesk?.attempt.key == other.key)
    }
  }

  @Test("Of several that one list settles each is told with how it ended, or the first and how many more there are")
  func endTogether() async {
    for language in Language.allCases {
      for (columns, isWhole) in [(120, true), (40, false)] {
        var watch = await Watch(
          documents, size: Size(columns: columns, rows: isWhole ? 40 : 10), language: language, reupload: .handOff)
        for (document, key) in zip(documents, ["satu", "dua", "tiga"]) { await watch.claim(document, key: key) }
        let time = Sample.observedAt + .minutes(7)
        watch.now = Sample.observedAt + .minutes(8)
        await watch.poll(
          documents.enumerated().map { place, document in
            document.becoming(
              place == 0 ? "APPROVED" : place < 3 ? "SIGNING IN PROGRESS" : "SAVED INVALID", at: time)
          })
        #expect(watch.model.desks.isEmpty)
        #expect(watch.footer.contains("\(names[0]): "), "\(watch.footer)")
        #expect(watch.footer.contains("(+2)") != isWhole, "\(watch.footer)")
        for name in names[1...2] { #expect(watch.footer.contains("\(name): ") == isWhole, "\(watch.footer)") }
      }
    }
  }

  @Test("Once somebody says that it is uploaded, that step is done, and i names the file of the new list")
  func claimed() async throws {
    var watch = await Watch(documents, language: .english, reupload: .handOff)
    watch.model.profile.takesFiles = true
    await watch.openDesk(on: documents[0], key: "satu")
    await watch.send(documents[0], key: "satu")
    func upload() -> RemedyProgress.Item? {
      watch.model.openDesk.flatMap { desk in
        watch.model.progress(at: desk).items.first { $0.step.check == .oneByOne }
      }
    }
    #expect(try #require(upload()).isDone == false)
    await watch.press("d", "d")
    #expect(try #require(upload()).isDone)
    await watch.press("i")
    #expect(watch.typed == "import ")
  }

  @Test(
    "A key that does nothing at the desk or in its dialog says so, and the dialog stays", arguments: Language.allCases)
  func unbound(language: Language) async {
    var watch = await Watch(documents, language: language, reupload: .handOff)
    await watch.openDesk(on: documents[0])
    await watch.press("Z")
    #expect(watch.model.notice == Notice(.unboundKey("Z", watch.model.telling), .warning))
    await watch.press("y")
    for key in ["q", "?", ":"] as [Key] {
      await watch.press(key)
      #expect(watch.model.context == .deskConfirming)
      #expect(watch.model.notice == Notice(.unboundInDialog(key, watch.model.telling), .warning))
    }
    // Where something is typed y and n are letters, and no answers.
    var typing = await Watch(documents, language: language)
    await typing.openDesk(on: documents[0], mustType: true)
    await typing.press("y", .tab)
    #expect(typing.model.context == .deskConfirming)
    #expect(typing.model.notice == Notice(.unboundWhileTyping(.tab), .warning))
  }

  @Test("At a desk that is over y says so, and where the document can be opened again")
  func over() async {
    var watch = await Watch(documents)
    await watch.openDesk(on: documents[0], key: "satu")
    await watch.send(documents[0], key: "satu")
    await watch.happen(.desk(IdempotencyKey("satu"), .failed(.rejected("salah"))))
    #expect(watch.model.openDesk?.isOver == true)
    await watch.press("y")
    #expect(watch.model.notice == Notice(.overAlready(watch.model.telling), .warning))
  }

  @Test("From one that waits n goes on to the next, and it stays")
  func goesOn() async {
    var watch = await Watch(documents, reupload: .handOff)
    await watch.openDesk(on: documents[0], key: "satu")
    await watch.send(documents[0], key: "satu")
    await watch.happen(.nextFound(after: documents[0].id, QueueRow(documents[1])))
    await watch.press("d", "d")
    #expect(await watch.press("n") == [.openDesk(documents[1].id, isDataOld: false)])
    await watch.bringDesk(on: documents[1], key: "dua")
    #expect(watch.model.context == .deskPreparing)
    #expect(watch.model.desks.map(\.phase) == [.verifying, .preparing])
  }

  @Test("What waits is shown as of the newest list that still shows it, from the steps on")
  func newestList() async {
    for (language, words) in [(Language.indonesian, "data per 09:07"), (.english, "as of 09:07")] {
      var watch = await Watch(documents, language: language, reupload: .handOff)
      await watch.openDesk(on: documents[0], key: "satu")
      await watch.send(documents[0], key: "satu")
      let newer = documents.map { $0.becoming("SAVED INVALID", at: Sample.observedAt + .minutes(7)) }
      watch.now = Sample.observedAt + .minutes(8)
      #expect(!watch.flat.contains(words))
      await watch.poll(newer)
      #expect(watch.flat.contains(words))
      await watch.press("d", "d")
      #expect(watch.flat.contains(words))
    }
  }

  @Test("The signer that the portal wants stands at the desk and in the dialog")
  func signer() async {
    for (language, atDesk, asked) in [
      (Language.indonesian, "Penandatangan: BU CONTOH (dipilih di portal)", "di portal, penandatangan BU CONTOH,"),
      (.english, "Signer: BU CONTOH (chosen in the portal)", "in the portal, signer BU CONTOH,"),
    ] {
      var document = documents[0]
      document.signer = "BU CONTOH"
      var watch = await Watch([document], language: language, reupload: .handOff)
      await watch.openDesk(on: document)
      #expect(watch.flat.contains(atDesk))
      await watch.press("y")
      #expect(watch.flat.replacing("│ │ ", with: "").contains(asked))
    }
  }

  @Test("s puts what is open aside, asked for twice, and goes on to the next")
  func putAside() async {
    var watch = await watchThree()
    let key = IdempotencyKey("tiga")
    #expect(await watch.press("s", "s") == [])
    #expect(watch.footer.contains("Tidak ada lagi dokumen Saved Invalid selain 3"))
    await watch.happen(.nextFound(after: documents[2].id, QueueRow(documents[3])))
    #expect(await watch.press("s") == [])
    #expect(
      watch.footer.contains("\(names[2]) tidak jadi diunggah ulang, lalu ke berikutnya? Tekan s sekali lagi."))
    #expect(
      await watch.press("s") == [
        .desk(key, .record(.settled(.notSent), key)), .openDesk(documents[3].id, isDataOld: false),
      ])
    #expect(watch.model.desks.map(\.phase) == [.verifying, .verifying])
  }

  @Test("Whoever leaves with re-uploads open is reminded of them in one line")
  func reminder() async {
    #expect(await Watch(documents, reupload: .handOff).model.reminder == nil)
    var watch = await watchThree()
    #expect(
      watch.model.reminder?.text(.indonesian).string
        == "Unggah ulang belum selesai: \(names[0]) (+2). Pantau menunjukkannya lagi saat dibuka.")
    watch.model.profile.isDemo = true
    #expect(watch.model.reminder == nil)
  }

  @Test("A desk that is open before the first answer is told what is next once there are rows, and as they change")
  func openBeforeTheRows() async {
    var watch = await Watch([], reupload: .handOff)
    var attempt = Sample.attempt("lama", on: documents[0], isHandOff: true)
    attempt.state = .intended
    await watch.happen(.attemptsFound([ReuploadDesk(resuming: attempt, row: QueueRow(documents[0]))]))
    #expect(await watch.poll(documents).contains(.findNext(after: documents[0].id)))
    await watch.happen(.nextFound(after: documents[0].id, QueueRow(documents[1])))
    let moved = documents.map { $0.id == documents[1].id ? $0.becoming("APPROVED") : $0 }
    #expect(await watch.poll(moved).contains(.findNext(after: documents[0].id)))
  }

  @Test("Whoever stops waiting is never offered one that itself waits")
  func neverOffersWhatWaits() async throws {
    let backend = ScriptedBackend()
    let ids = await backend.add(documents)
    let journal = InMemoryJournal()
    let time = HandClock()
    let session = QueueSession(
      backend: backend, journal: journal, policy: QueuePolicy(), clock: time.clock,
      by: Operator(user: "petugas", host: "kantor"))
    _ = try await session.poll()
    for (number, id) in ids.enumerated().dropFirst().prefix(3) {
      var document = documents[number]
      document.id = id
      let attempt = Sample.attempt("\(number)", on: document, isHandOff: true)
      try await journal.begin(attempt)
      try await journal.append(.claimedDone, to: attempt.key, at: time.now)
    }
    #expect(await session.nextInvalid(after: ids[0])?.id == ids[4])
    #expect(await session.nextInvalid(after: ids[4])?.id == ids[0])
    let desk = try await session.openDesk(ids[2], isDataOld: false, sentAgainWithin: .zero)
    #expect(desk.phase == .verifying)
    #expect(desk.attempt.key.rawValue == "2")
  }
}

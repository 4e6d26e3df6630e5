import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("One re-upload at a time")
struct OneAtATimeTests {
  private let documents = Sample.documents(4)
  private let key = IdempotencyKey("kunci")

  private func watchSending() async -> Watch {
    var watch = await Watch(documents)
    await watch.openDesk(on: documents[1])
    await watch.send(documents[1])
    return watch
  }

  private func expectRefused(_ watch: inout Watch, _ refusal: Refusal) async {
    await watch.press(.escape)
    await watch.select(documents[2])
    #expect(await watch.press("r") == [])
    #expect(watch.says(refusal))
  }

  @Test("While one is being read again, no second desk opens")
  func whileRereading() async {
    var watch = await Watch(documents)
    await watch.openDesk(on: documents[1])
    await watch.press("y", "y")
    await expectRefused(&watch, .anotherUnderWay(documents[1].name))
  }

  @Test("While one is being sent, no second desk opens")
  func whileSending() async {
    var watch = await watchSending()
    await expectRefused(&watch, .anotherUnderWay(documents[1].name))
  }

  @Test("While one waits for its status, no second desk opens")
  func whileWaiting() async {
    var watch = await watchSending()
    await watch.happen(.desk(key, .answered(.accepted("diterima"))))
    await expectRefused(&watch, .anotherUnderWay(documents[1].name))
  }

  @Test("While one is in doubt, no second desk opens")
  func whileInDoubt() async {
    var watch = await watchSending()
    await watch.happen(.desk(key, .failed(.unavailable("putus"))))
    #expect(watch.model.context == .deskInDoubt)
    await expectRefused(&watch, .inDoubt(documents[1].name))
  }

  @Test("r on the document that is under way shows its desk again")
  func showsItsDesk() async {
    var watch = await watchSending()
    await watch.press(.escape)
    await watch.select(documents[1])
    #expect(await watch.press("r") == [.findNext(after: documents[1].id)])
    #expect(watch.model.openDesk?.attempt.key == key)
    #expect(watch.model.desks.count == 1)
  }

  @Test("R opens what is under way, from any row")
  func opensWhatIsUnderWay() async {
    var watch = await watchSending()
    await watch.press(.escape)
    await watch.select(documents[3])
    #expect(await watch.press("R") == [.findNext(after: documents[1].id)])
    #expect(watch.model.openDesk?.attempt.key == key)
  }

  @Test("What went back into the queue is followed while its desk is open")
  func followedToTheEnd() async {
    var watch = await watchSending()
    await watch.happen(.desk(key, .answered(.accepted(""))))
    await watch.poll(documents.map { $0.id == documents[1].id ? $0.becoming("SIGNING IN PROGRESS") : $0 })
    #expect(watch.screen.contains("Masuk antrean lagi"))
    await watch.poll(documents.map { $0.id == documents[1].id ? $0.becoming("APPROVED") : $0 })
    #expect(watch.screen.contains("Disetujui DJP."))
    #expect(!watch.screen.contains("Langkah"))
    await watch.poll(documents)
    #expect(watch.screen.contains("Saved Invalid lagi"))
  }

  @Test("After its end the desk tells how its document stands now, and never two things at once")
  func neverTwoThings() async {
    var watch = await watchSending()
    await watch.happen(.desk(key, .answered(.accepted(""))))
    let document = documents[1]
    for (minute, status, now, roles) in [
      (6, "SAVED INVALID", "Saved Invalid lagi", [Style.Role.wrong]),
      (7, "SIGNING IN PROGRESS", "Statusnya kini Signing In Progress.", [.accent]),
      (8, "APPROVED", "Disetujui DJP.", [.good]), (9, "CANCELED", "Statusnya kini Canceled.", [.accent]),
    ] {
      var seen = document.becoming(status, at: Sample.observedAt + .minutes(minute))
      seen.reason = minute == 6 ? "alasan lain" : nil
      watch.now = Sample.observedAt + .minutes(minute)
      await watch.poll(documents.map { $0.id == document.id ? seen : $0 })
      #expect(watch.screen.contains(now))
      #expect(watch.screen.contains("Saved Invalid lagi") == (minute == 6))
      #expect(watch.model.openDesk.map { roles.contains($0.outcomeRole) } == true)
    }
  }

  @Test("A refusal stays what it was, and what the status has become stands beside it")
  func refusedAndMoved() async {
    var watch = await watchSending()
    await watch.happen(.desk(key, .failed(.rejected("kuota"))))
    #expect(!watch.screen.contains("Statusnya kini"))
    await watch.poll(documents.map { $0.id == documents[1].id ? $0.becoming("APPROVED") : $0 })
    #expect(watch.screen.contains("Ditolak: kuota. Statusnya kini Approved."))
  }

  @Test("What is no longer listed while it waits is said to be so, to whoever looks and whoever asks")
  func vanished() async {
    for (language, words, answer) in [
      (
        Language.indonesian, "Tidak ada dalam daftar sejak 09:05 WIB; terakhir Saved Invalid, data per",
        "belum ada jawaban baru, dan dokumennya tidak ada lagi dalam daftar."
      ),
      (
        .english, "Not in the list since 09:05 WIB; last Saved Invalid, as of",
        "no new answer, and the document is no longer listed."
      ),
    ] {
      var watch = await Watch(documents, language: language)
      await watch.openDesk(on: documents[1])
      await watch.send(documents[1])
      await watch.happen(.desk(key, .answered(.accepted("ya"))))
      await watch.poll(documents.filter { $0.id != documents[1].id })
      #expect(watch.flat.contains(words))
      #expect(!watch.flat.contains(Phrase.waitsForStatus.text(language).string))
      await watch.press("a")
      await watch.happen(.desk(key, .outcome(.accepted("ya"))))
      #expect(watch.flat.contains(answer))
      await watch.poll(documents)
      #expect(!watch.flat.contains(words))
      #expect(watch.flat.contains(Phrase.waitsForStatus.text(language).string))
    }
  }

  @Test("When it ends behind another screen, that is said")
  func endIsSaid() async {
    var watch = await watchSending()
    await watch.happen(.desk(key, .answered(.accepted(""))))
    await watch.press(.escape)
    await watch.poll(documents.map { $0.id == documents[1].id ? $0.becoming("APPROVED") : $0 })
    #expect(watch.footer.contains("\(documents[1].name): Disetujui DJP."))
    #expect(watch.model.desks.isEmpty)
  }

  @Test("A lost answer is asked about and never sent again by itself")
  func neverSentAgain() async {
    var watch = await watchSending()
    var effects = await watch.happen(.desk(key, .failed(.unavailable("putus"))))
    effects += await watch.poll(documents)
    effects += await watch.happen(.tick)
    effects += await watch.press("a", "y", .enter, "u")
    #expect(effects.contains(.desk(key, .askOutcome(key, documents[1].id))))
    #expect(!effects.sends)
  }

  @Test("Three in a row with n, each looked at and confirmed")
  func threeInARow() async {
    var watch = await Watch(documents)
    var sent: [DocumentID] = []
    await watch.openDesk(on: documents[0], key: "kunci-0")
    for place in 0..<3 {
      let document = documents[place]
      let key = IdempotencyKey("kunci-\(place)")
      let next = QueueRow(document: documents[place + 1], time: watch.model.desks[0].row.time)
      await watch.happen(.nextFound(after: document.id, next))
      #expect(await watch.press("y") == [])
      await watch.press("y")
      await watch.happen(.desk(key, .reread(document)))
      for effect in await watch.happen(.desk(key, .recorded)) {
        if case .desk(_, .send(let request)) = effect { sent.append(request.document) }
      }
      await watch.happen(.desk(key, .answered(.accepted(""))))
      await watch.poll(documents.enumerated().map { $0 <= place ? $1.becoming("SIGNING IN PROGRESS") : $1 })
      #expect(watch.model.context == .deskOver)
      #expect(await watch.press("n") == [.openDesk(documents[place + 1].id, isDataOld: false)])
      await watch.bringDesk(on: documents[place + 1], key: "kunci-\(place + 1)")
      #expect(watch.model.context == .deskPreparing)
    }
    #expect(sent == documents.prefix(3).map(\.id))
  }

  @Test("What is offered as the next one follows the polls: what has moved meanwhile is offered no longer")
  func offerFollowsThePolls() async {
    var watch = await watchSending()
    await watch.happen(.desk(key, .answered(.accepted(""))))
    var moved = documents.map { $0.id == documents[1].id ? $0.becoming("SIGNING IN PROGRESS") : $0 }
    await watch.poll(moved)
    #expect(watch.model.context == .deskOver)
    await watch.happen(.nextFound(after: documents[1].id, QueueRow(documents[2])))
    #expect(watch.flat.contains("berikutnya \(documents[2].name)"))
    moved[2] = moved[2].becoming("APPROVED")
    #expect(await watch.poll(moved).contains(.findNext(after: documents[1].id)))
    await watch.happen(.nextFound(after: documents[1].id, QueueRow(documents[3])))
    #expect(watch.flat.contains("berikutnya \(documents[3].name)"))
    // What was looked for of another document is not its own.
    await watch.happen(.nextFound(after: documents[0].id, QueueRow(documents[1])))
    #expect(watch.flat.contains("berikutnya \(documents[3].name)"))
  }

  @Test("Line by line a renewed offer is read where the next one is offered, and asks no question again")
  func offerLineByLine() async {
    var watch = await Watch(documents)
    watch.model.isLineByLine = true
    await watch.openDesk(on: documents[1])
    await watch.happen(.nextFound(after: documents[1].id, QueueRow(documents[2])))
    await watch.press("y")
    var teller = PlainTeller()
    _ = teller.tell(watch.model)
    await watch.happen(.nextFound(after: documents[1].id, QueueRow(documents[3])))
    #expect(teller.tell(watch.model) == [])
    await watch.press("y")
    await watch.happen(.desk(key, .reread(documents[1].becoming("APPROVED"))))
    _ = teller.tell(watch.model)
    await watch.happen(.nextFound(after: documents[1].id, QueueRow(documents[2])))
    let told = teller.tell(watch.model).map(\.string)
    #expect(told.contains { $0.contains("untuk \(documents[2].name)") }, "\(told)")
  }

  @Test("n on one that has moved meanwhile looks for another before it gives up")
  func goesOnPastTheMoved() async {
    var watch = await Watch(documents)
    await watch.openDesk(on: documents[1])
    await watch.happen(.nextFound(after: documents[1].id, QueueRow(documents[2])))
    #expect(await watch.press("s") == [.openDesk(documents[2].id, isDataOld: false)])
    // It moves before its desk is ready.
    await watch.poll(documents.map { $0.id == documents[2].id ? $0.becoming("APPROVED") : $0 })
    let past = await watch.bringDesk(on: documents[2], key: "dua")
    #expect(past == [.findNext(after: documents[2].id)], "\(watch.screen)")
    #expect(
      await watch.happen(.nextFound(after: documents[2].id, QueueRow(documents[3])))
        == [.openDesk(documents[3].id, isDataOld: false)])
    // Nor is whoever goes on thrown out by one that is no longer listed.
    #expect(await watch.happen(.deskRefused(documents[3].id, .missing)) == [.findNext(after: documents[3].id)])
    #expect(await watch.happen(.nextFound(after: documents[3].id, nil)) == [])
    #expect(watch.model.screen == .list)
    #expect(watch.footer.contains("Tidak ada lagi dokumen Saved Invalid"))
  }

  @Test("A hand-off said to be done makes room for the next one")
  func handOffMakesRoom() async {
    var watch = await Watch(documents, reupload: .handOff)
    await watch.openDesk(on: documents[1])
    await watch.send(documents[1])
    #expect(watch.model.context == .deskHandOff)
    await expectRefused(&watch, .anotherUnderWay(documents[1].name))
    await watch.select(documents[1])
    await watch.press("r")
    #expect(await watch.press("d") == [])
    #expect(await watch.press("d") == [.desk(key, .record(.claimedDone, key))])
    await watch.press(.escape)
    await watch.openDesk(on: documents[2], key: "lain")
    #expect(watch.model.context == .deskPreparing)
  }
}

@Suite("What cannot be taken back")
struct TwiceAskedTests {
  private let document = Sample.document(1)
  private let key = IdempotencyKey("lama")

  private func watch(_ state: AttemptEvent, isHandOff: Bool) async -> Watch {
    var watch = await Watch([document])
    var attempt = Sample.attempt("lama", on: document, isHandOff: isHandOff)
    attempt.state = state
    let row = QueueRow(document: document, time: StatusTime(since: Sample.observedAt, source: .atLeast))
    await watch.happen(.attemptsFound([ReuploadDesk(resuming: attempt, row: row)]))
    return watch
  }

  @Test(
    "It is written down at the second press of its key, not at the first",
    arguments: [
      ("d" as Key, AttemptEvent.intended, true, AttemptEvent.claimedDone),
      ("w", .intended, true, .settled(.notSent)), ("x", .lost("putus"), false, .settled(.nothingChanged)),
    ])
  func twice(pressed: Key, state: AttemptEvent, isHandOff: Bool, event: AttemptEvent) async {
    var watch = await watch(state, isHandOff: isHandOff)
    #expect(await watch.press(pressed) == [])
    #expect(watch.model.notice != nil)
    #expect(await watch.press(pressed) == [.desk(key, .record(event, key))])
  }

  @Test("What never arrived is told with what came in place of an answer", arguments: Language.allCases)
  func neverArrived(language: Language) {
    var attempt = Sample.attempt("lama", on: document)
    attempt.state = .lost("unavailable: HTTP 503")
    var desk = ReuploadDesk(resuming: attempt, row: QueueRow(document))
    _ = desk.handle(.outcome(.neverReceived), at: Sample.observedAt)
    let telling = Telling(zone: .wib, keys: .standard, isLineByLine: false, token: .none)
    #expect(
      desk.endingPhrase(.settled(.notSent), telling).text(language).string
        == (language == .english
          ? "It was not uploaded again: it never arrived (unavailable: HTTP 503)."
          : "Tidak diunggah ulang: tidak pernah sampai (tidak tersedia: HTTP 503)."))
  }

  @Test("Another key in between takes the question back", arguments: ["d", "w"] as [Key])
  func between(pressed: Key) async {
    var watch = await watch(.intended, isHandOff: true)
    #expect(await watch.press(pressed, .down, pressed) == [])
    #expect(await watch.press("?", .escape, pressed) == [])
  }
}

@Suite("What was not over when Pantau ended")
struct ResumeTests {
  private let document = Sample.document(1)

  private func resume(_ state: AttemptEvent, isHandOff: Bool = false) async -> (Watch, [Effect]) {
    var watch = await Watch([document, Sample.document(2)])
    var attempt = Sample.attempt("lama", on: document, isHandOff: isHandOff)
    attempt.state = state
    let row = QueueRow(document: document, time: StatusTime(since: Sample.observedAt, source: .atLeast))
    let effects = await watch.happen(.attemptsFound([ReuploadDesk(resuming: attempt, row: row)]))
    return (watch, effects)
  }

  @Test("Once the backend has told what became of it, nothing says any longer that no answer is recorded")
  func answered() async {
    var (watch, _) = await resume(.intended)
    #expect(watch.flat.contains("Tidak ada jawaban yang tercatat"))
    await watch.happen(.desk(IdempotencyKey("lama"), .outcome(.queued)))
    #expect(!watch.flat.contains("Tidak ada jawaban yang tercatat"))
    #expect(watch.flat.contains("Jawabannya pernah tidak tercatat"))
  }

  @Test("Until the queue has answered once, what it holds is not taken for nothing", arguments: Language.allCases)
  func unread(language: Language) async {
    var watch = await Watch([], language: language)
    watch.model.connection = .connecting
    var known = Document(
      id: document.id, kind: .outputInvoice, channel: .coretax, status: document.status, observedAt: Sample.observedAt)
    known.reference = "HO-000"
    var attempt = Sample.attempt("lama", on: known)
    attempt.state = .lost("putus")
    await watch.happen(.attemptsFound([ReuploadDesk(resuming: attempt, row: QueueRow(known))]))
    let isIndonesian = language == .indonesian
    #expect(watch.screen.contains("? Saved Invalid"))
    #expect(watch.screen.contains(isIndonesian ? "HO-000 · isinya belum terbaca" : "HO-000 · not read yet"))
    #expect(!watch.screen.contains("DPP –"))
    #expect(!watch.screen.contains(isIndonesian ? "Alasannya tidak disebut" : "No reason was given"))
    await watch.press(.escape)
    let tabs = FrameText.text(of: watch.model.frame(), row: 1)
    #expect(!tabs.contains("0"), "\(tabs)")
    await watch.poll([])
    #expect(FrameText.text(of: watch.model.frame(), row: 1).contains(" 0 "))
  }

  @Test(
    "Until the queue has answered once, what the journal kept of it is shown as that, and nothing can be sent",
    arguments: Language.allCases)
  func kept(language: Language) async {
    var watch = await Watch([], language: language)
    var known = document
    (known.vat, known.reason) = (nil, nil)
    var attempt = Sample.attempt("lama", on: known)
    attempt.state = .lost("putus")
    watch.model.connection = .unreachable(
      .unavailable("putus"), since: watch.now, lastAnswer: nil, nextTry: watch.now + .minutes(1))
    await watch.happen(.attemptsFound([ReuploadDesk(resuming: attempt, row: QueueRow(known))]))
    let isIndonesian = language == .indonesian
    #expect(watch.flat.contains("\(known.name) · PT CONTOH PEMBELI 1 · DPP Rp 12"))
    #expect(
      watch.flat.contains(
        isIndonesian
          ? "menurut jurnal: antrean belum menjawab" : "as the journal has it: the queue has not answered"))
    #expect(!watch.flat.contains("PPN –"))
    #expect(!watch.flat.contains(isIndonesian ? "Alasannya tidak disebut" : "No reason was given"))
    #expect(!(await watch.press("y", .enter, "d", "r")).sends)
  }

  @Test(
    "Doubt is the first thing on the screen; the backend is asked and nothing is sent",
    arguments: [
      AttemptEvent.intended, .lost("putus"),
    ])
  func doubtComesFirst(state: AttemptEvent) async {
    var (watch, effects) = await resume(state)
    let key = IdempotencyKey("lama")
    #expect(watch.model.context == .deskInDoubt)
    #expect(effects.contains(.desk(key, .askOutcome(key, document.id))))
    effects += await watch.press("y", .enter, "a", "r")
    effects += await watch.poll([document])
    #expect(!effects.sends)
  }

  @Test("A hand-off waits for its person")
  func handOffWaits() async {
    let (watch, effects) = await resume(.intended, isHandOff: true)
    #expect(watch.model.context == .deskHandOff)
    #expect(!effects.sends)
  }

  @Test("What was accepted is watched behind the list")
  func acceptedIsWatched() async {
    var (watch, effects) = await resume(.accepted(""))
    #expect(watch.model.screen == .list)
    #expect(effects == [])
    await watch.select(Sample.document(2))
    await watch.press("r")
    #expect(watch.says(.anotherUnderWay(document.name)))
  }
}

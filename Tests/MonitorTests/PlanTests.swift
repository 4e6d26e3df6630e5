import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("Re-uploads planned for a quieter hour, on the screen")
struct PlanTests {
  private let failed = InventedQueue.failedSigning
  /// Tonight, as the clocks of Jakarta show it.
  private let tonight = Timestamp.wib("2026-11-17 21:00")

  private func watch(
    _ language: Language = .english, reupload: BackendCapabilities.Reupload = .call, isReadOnly: Bool = false,
    watching: Watching? = nil
  ) async -> Watch {
    await Watch(
      InventedQueue.documents, size: Size(columns: 100, rows: 30), language: language, reupload: reupload,
      isReadOnly: isReadOnly, watching: watching)
  }

  private func planned(_ watch: Watch, key: String = "rencana") -> PlannedUpload {
    SamplePlan.upload(key, of: failed, dueAt: tonight, at: watch.now)
  }

  /// What is wanted of the plan.
  private func wishes(_ effects: [Effect]) -> [PlanWish] {
    effects.compactMap { if case .plan(let wish) = $0 { wish } else { nil } }
  }

  @Test("In the dialog it asks for the time, offers the usual one, and plans that one document after a yes")
  func plans() async {
    var watch = await watch()
    await watch.openDesk(on: failed)
    await watch.press("y", "l")
    #expect(watch.flat.contains("At what time is INV-000003 to be sent?"))
    #expect(watch.flat.contains("> 21:00"))
    #expect(watch.flat.contains("That is 21:00 WIB (in 11 hours)"))
    // Enter asks, and is no yes.
    #expect(await watch.press(.enter) == [])
    #expect(watch.flat.contains("attempt 1, at 21:00 WIB"))
    let effects = await watch.press("y")
    guard case .add(let upload)? = wishes(effects).first else {
      Issue.record("nothing is planned")
      return
    }
    #expect(upload.subject == Subject(failed) && upload.dueAt == tonight && upload.seenStatus == failed.status)
    #expect(!effects.sends && watch.model.openDesk?.phase == .preparing)
    await watch.happen(.plan(.added(upload, UploadPlan([upload]))))
    #expect(watch.footer.contains("INV-000003 is planned for 21:00 WIB"))
    #expect(watch.flat.contains("Planned by petugas@kantor for 21:00 WIB"))
    await watch.press(.escape)
    #expect(watch.screen.contains("1 PLANNED 21:00"))
  }

  @Test(
    "The question whether it is planned names document, other party, amount and signer, chosen or not, on every screen",
    arguments: Language.allCases, [Size(columns: 80, rows: 24), Size(columns: 40, rows: 10)])
  func named(language: Language, size: Size) async {
    var document = failed
    document.partnerName = "CV CONTOH PERDAGANGAN UMUM DAN LOGISTIK KEPULAUAN"
    for chosen in [nil, "CONTOH DUA"] {
      var watch = await Watch([document], size: size, language: language)
      await watch.openDesk(on: document, signers: [chosen].compactMap { $0 })
      if chosen != nil { await watch.press(.tab) }
      await watch.press("y", "l", .enter)
      let dialog = watch.screen.filter { $0 != "│" }.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let amount = language == .indonesian ? "Rp 111.111.102" : "Rp 111,111,102"
      for part in [document.name, document.partnerName ?? "", amount, "21:00 WIB", chosen ?? "CONTOH", "y "] {
        #expect(dialog.contains(part), "\(part): \(dialog)")
      }
      let (signer, unchanged) =
        language == .indonesian
        ? ("ditandatangani CONTOH DUA", "penandatangan tetap") : ("signed by CONTOH DUA", "signer unchanged")
      #expect(dialog.contains(chosen == nil ? unchanged : signer), "\(dialog)")
    }
  }

  @Test("Any other answer than yes plans nothing, and neither does one that comes too fast")
  func refusesOtherAnswers() async {
    for key: Key in ["n", .enter, .escape] {
      var watch = await watch()
      await watch.openDesk(on: failed)
      await watch.press("y", "l", .enter)
      #expect(wishes(await watch.press(key)) == [])
      #expect(watch.model.openDesk?.phase == .preparing)
    }
    var watch = await watch()
    await watch.openDesk(on: failed)
    await watch.press("y", "l", .enter)
    #expect(await watch.happen(.key("y", isHasty: true)) == [])
    #expect(watch.model.notice?.phrase == .readFirst(watch.model.telling))
  }

  @Test("A time that has gone by today is tomorrow's, which is said before the yes", arguments: Language.allCases)
  func tomorrow(language: Language) async {
    var watch = await watch(language)
    await watch.openDesk(on: failed)
    await watch.press("y", "l", .control("u"))
    await watch.type("8.30")
    let tomorrow = language == .english ? "so tomorrow: 18 Nov 2026 08:30 WIB" : "jadi besok: 18 Nov 2026 08:30 WIB"
    #expect(watch.flat.contains(tomorrow))
    await watch.press(.enter)
    #expect(watch.flat.contains(language == .english ? "That time has passed today" : "Jam itu hari ini sudah lewat"))
    guard case .add(let upload)? = wishes(await watch.press("y")).first else {
      Issue.record("nothing is planned")
      return
    }
    #expect(upload.dueAt == .wib("2026-11-18 08:30"))
  }

  @Test("What is typed takes the place of the hour that is offered, which can be edited all the same")
  func offeredHour() async {
    var watch = await watch()
    await watch.openDesk(on: failed)
    await watch.press("y", "l")
    #expect(watch.screen.contains("> 21:00"))
    await watch.type("22:30")
    #expect(watch.screen.contains("> 22:30"))
    for (edit, line) in [(Key.backspace, "> 21:05"), (.left, "> 21:050")] {
      await watch.press(.escape, "l", edit)
      await watch.type("5")
      #expect(watch.screen.contains(line), "\(line)")
    }
    await watch.press(.escape, "l")
    await watch.happen(.pasted("05:15"))
    #expect(watch.screen.contains("> 05:15"))
  }

  @Test("What is no time is said, and the line stays")
  func noTime() async {
    var watch = await watch()
    await watch.openDesk(on: failed)
    await watch.press("y", "l", .control("u"))
    await watch.type("soon")
    await watch.press(.enter)
    #expect(watch.model.notice?.phrase == .noTime("soon"))
    #expect(watch.screen.contains("> soon"))
    await watch.press(.escape)
    #expect(watch.flat.contains("Send INV-000003"))
  }

  @Test("Where the reference has to be typed, it is planned only after that, and y within the question sends nothing")
  func typed() async {
    var watch = await watch()
    await watch.openDesk(on: failed, mustType: true)
    await watch.press("y", "l")
    #expect(watch.model.openDesk?.phase == .confirming(typed: "l"))
    await watch.press(.backspace)
    await watch.type("INV-000003")
    await watch.press("l", .enter)
    let effects = await watch.press("y")
    #expect(wishes(effects).count == 1)
    #expect(!effects.contains { if case .desk = $0 { true } else { false } })
  }

  @Test(
    "The question whether it is planned names every answer that it takes, in the dialog and in the footer",
    arguments: Language.allCases, [false, true])
  func answers(language: Language, mustType: Bool) async {
    var watch = await watch(language)
    await watch.openDesk(on: failed, mustType: mustType)
    await watch.press("y")
    if mustType { await watch.type("INV-000003") }
    await watch.press("l", .enter)
    let isIndonesian = language == .indonesian
    #expect(watch.flat.contains(isIndonesian ? "n tidak (bawaan) s lewati" : "n no (default) s skip"), "\(watch.flat)")
    #expect(watch.footer.contains(isIndonesian ? "n tidak  s lewati" : "n no  s skip"), "\(watch.footer)")
    let effects = await watch.press("s")
    #expect(wishes(effects).isEmpty && watch.model.openDesk?.phase != .rereading)
  }

  @Test("No way leads past the reference that is to be typed")
  func typedAnyway() async throws {
    var watch = await watch()
    await watch.openDesk(on: failed, mustType: true)
    await watch.press("y")
    let desk = try #require(watch.model.openDesk)
    #expect(watch.model.askForTime(desk) == [])
    #expect(!watch.model.screen.hasLine)
    let time = try #require(LaterTime("21:00", after: watch.now, in: .wib))
    watch.model.screen.changeDesk { $0.later = LaterQuestion(line: LineEditor("21:00", longest: 40), time: time) }
    #expect(wishes(await watch.press("y")) == [])
    #expect(watch.model.openDesk?.phase == .confirming(typed: ""))
  }

  @Test("By hand-off nothing can be planned, which is said")
  func handOff() async {
    var watch = await watch(reupload: .handOff)
    await watch.openDesk(on: failed)
    await watch.press("y")
    #expect(await watch.press("l") == [])
    #expect(watch.model.notice?.phrase == .nothingToPlan)
    #expect(watch.flat.contains("y begin n no (default)"))
  }

  @Test("At its time it goes the way of the desk: read again, written down, sent; once")
  func sends() async {
    var watch = await watch()
    let upload = planned(watch)
    await watch.happen(.plan(.stands(UploadPlan([upload]), halted: [])))
    watch.now = tonight
    await watch.happen(.polled(changed: false, awaited: []))
    #expect(wishes(await watch.happen(.plan(.due(upload)))) == [.open(upload)])
    #expect(wishes(await watch.happen(.plan(.due(upload)))) == [])
    let desk = ReuploadDesk(planned: upload, row: watch.row(of: failed), at: watch.now)
    #expect(await watch.happen(.plan(.ready(desk))) == [.desk(upload.key, .reread(failed.id))])
    #expect(wishes(await watch.happen(.plan(.due(upload)))) == [])
    let begun = await watch.happen(.desk(upload.key, .reread(failed)))
    guard case .desk(_, .begin(let attempt))? = begun.first else {
      Issue.record("not begun")
      return
    }
    #expect(attempt.key == upload.key && attempt.by == upload.by && attempt.beganAt == tonight)
    #expect(await watch.happen(.desk(upload.key, .recorded)).sends)
  }

  @Test("Where it is not what was confirmed any more it is not sent: read again, or before that")
  func changed() async {
    var watch = await watch()
    let upload = planned(watch)
    await watch.happen(.plan(.stands(UploadPlan([upload]), halted: [])))
    await watch.happen(.plan(.due(upload)))
    await watch.happen(.plan(.ready(ReuploadDesk(planned: upload, row: watch.row(of: failed), at: watch.now))))
    let effects = await watch.happen(.desk(upload.key, .reread(failed.becoming("APPROVED"))))
    #expect(wishes(effects).map(\.halts) == [upload.key] && !effects.sends)

    var other = failed
    other.taxBase = Rupiah(sen: 1)
    await watch.happen(.plan(.due(upload)))
    let desk = ReuploadDesk(
      planned: upload, row: QueueRow(document: other, time: watch.row(of: failed).time), at: watch.now)
    #expect(wishes(await watch.happen(.plan(.ready(desk)))).map(\.halts) == [upload.key])
  }

  @Test("What only has to be waited for is tried again; what forbids it halts it")
  func waits() async {
    var watch = await watch()
    let upload = planned(watch)
    let desk = ReuploadDesk(planned: upload, row: watch.row(of: failed), at: watch.now)
    await watch.happen(.plan(.stands(UploadPlan([upload]), halted: [])))
    #expect(wishes(await watch.happen(.plan(.due(upload)))) == [.open(upload)])
    await watch.lose()
    #expect(await watch.happen(.plan(.ready(desk))) == [])
    #expect(await watch.happen(.plan(.due(upload))) == [])
    await watch.poll(InventedQueue.documents)
    #expect(wishes(await watch.happen(.plan(.due(upload)))) == [.open(upload)])
    #expect(wishes(await watch.happen(.plan(.refused(upload, .approvedAlready)))).map(\.halts) == [upload.key])
  }

  @Test(
    "What could not be begun for now is tried again half a minute later, and not halted",
    arguments: [
      ReuploadDesk.Event.notRecorded(.anotherUnderWay("INV-9")), .objected(.underWayElsewhere(queue: "dua")),
      .rereadFailed(.unavailable("putus")), .rereadFailed(.rateLimited(until: nil)),
    ])
  func triedAgain(event: ReuploadDesk.Event) async {
    var watch = await watch()
    let upload = planned(watch)
    await begin(upload, at: &watch)
    if case .notRecorded = event { await watch.happen(.desk(upload.key, .reread(failed))) }
    let effects = await watch.happen(.desk(upload.key, event))
    #expect(wishes(effects) == [] && !effects.sends && watch.model.desk(upload.key) == nil)
    watch.now = watch.now + .seconds(29)
    #expect(wishes(await watch.happen(.plan(.due(upload)))) == [])
    watch.now = watch.now + .seconds(1)
    #expect(wishes(await watch.happen(.plan(.due(upload)))) == [.open(upload)])
  }

  @Test("A backend that names the time is not asked before, and what does not pass by itself halts")
  func notBefore() async {
    var watch = await watch()
    let upload = planned(watch)
    await begin(upload, at: &watch)
    let until = watch.now + .minutes(2)
    #expect(wishes(await watch.happen(.desk(upload.key, .rereadFailed(.rateLimited(until: until))))) == [])
    watch.now = until - .seconds(1)
    #expect(wishes(await watch.happen(.plan(.due(upload)))) == [])
    watch.now = until
    await begin(upload, at: &watch)
    let effects = await watch.happen(.desk(upload.key, .rereadFailed(.notAuthorized(expiredAt: nil))))
    #expect(wishes(effects).map(\.halts) == [upload.key])
  }

  /// Its time has come, and its document is being read again.
  private func begin(_ upload: PlannedUpload, at watch: inout Watch) async {
    await watch.happen(.plan(.stands(UploadPlan([upload]), halted: [])))
    #expect(wishes(await watch.happen(.plan(.due(upload)))) == [.open(upload)])
    let desk = ReuploadDesk(planned: upload, row: watch.row(of: failed), at: watch.now)
    #expect(await watch.happen(.plan(.ready(desk))) == [.desk(upload.key, .reread(failed.id))])
  }

  @Test("Whoever looks at the desk where it could not be begun sees that it is tried again, and then sees it sent")
  func lookedAt() async {
    var watch = await watch()
    let upload = planned(watch)
    await begin(upload, at: &watch)
    _ = watch.model.showDeskUnderWay()
    await watch.happen(.desk(upload.key, .rereadFailed(.unavailable("putus"))))
    #expect(watch.model.openDesk?.isOver == true)
    #expect(watch.flat.contains("Planned for 21:00; tried again from 09:05:30 WIB on."))
    watch.now = watch.now + .seconds(30)
    await begin(upload, at: &watch)
    #expect(watch.model.desks.map(\.attempt.key) == [upload.key])
    #expect(watch.model.openDesk?.phase == .rereading)
    await watch.happen(.desk(upload.key, .reread(failed)))
    #expect(await watch.happen(.desk(upload.key, .recorded)).sends)
    #expect(watch.model.notice?.phrase == .sentAsPlanned(failed.name))
    #expect(watch.model.openDesk?.phase == .sending && !watch.flat.contains("tried again"))
  }

  @Test("Where it is held after all, whoever looks at its desk reads that it is not tried again")
  func lookedAtUntilHeld() async {
    var watch = await watch()
    var upload = planned(watch)
    await begin(upload, at: &watch)
    _ = watch.model.showDeskUnderWay()
    await watch.happen(.desk(upload.key, .rereadFailed(.unavailable("putus"))))
    upload = upload.becoming(.halted(.passed))
    await watch.happen(.plan(.stands(UploadPlan([upload]), halted: [upload])))
    #expect(watch.flat.contains("and held: its time has passed") && !watch.flat.contains("tried again"))
  }

  @Test("That it is tried again is told once for each reason, and not as its end", arguments: Language.allCases)
  func toldOnce(language: Language) async {
    var watch = await watch(language)
    let upload = planned(watch)
    for (words, isNew): (FailureWords, Bool) in [("putus", true), ("putus", false), ("sibuk", true)] {
      await begin(upload, at: &watch)
      watch.model.notice = nil
      await watch.happen(.desk(upload.key, .rereadFailed(.unavailable(words))))
      #expect((watch.model.notice != nil) == isNew, "\(words)")
      watch.now = watch.now + .seconds(30)
    }
    let told = watch.model.notice?.phrase.text(language).string
    #expect(
      told
        == (language == .english
          ? "INV-000003 is not sent yet, and tried again from 09:06:30 WIB on. Not available: sibuk"
          : "INV-000003 belum dikirim; dicoba lagi mulai 09:06:30 WIB. Tidak tersedia: sibuk"))
    // What ends it is told as its end.
    await begin(upload, at: &watch)
    await watch.happen(.desk(upload.key, .reread(failed.becoming("APPROVED"))))
    #expect(watch.model.notice?.phrase.text(.english).string.contains("not uploaded again") == true)
  }

  @Test("While another re-upload is in flight none is sent beside it")
  func oneAtATime() async {
    var watch = await watch()
    let other = InventedQueue.documents[3]
    await watch.openDesk(on: other, key: "lain")
    await watch.send(other, key: "lain")
    let upload = planned(watch)
    await watch.happen(.plan(.stands(UploadPlan([upload]), halted: [])))
    await watch.happen(.plan(.due(upload)))
    let desk = ReuploadDesk(planned: upload, row: watch.row(of: failed), at: watch.now)
    #expect(await watch.happen(.plan(.ready(desk))) == [])
    #expect(watch.model.desk(upload.key) == nil)
  }

  @Test("What another Pantau has begun or cancelled meanwhile is not halted here")
  func notPlanned() async {
    var watch = await watch()
    let upload = planned(watch)
    await watch.happen(.plan(.stands(UploadPlan([upload]), halted: [])))
    await watch.happen(.plan(.due(upload)))
    await watch.happen(.plan(.ready(ReuploadDesk(planned: upload, row: watch.row(of: failed), at: watch.now))))
    await watch.happen(.desk(upload.key, .reread(failed)))
    let effects = await watch.happen(.desk(upload.key, .notRecorded(.notPlanned(failed.name))))
    #expect(wishes(effects) == [] && !effects.sends)
  }

  @Test("Nothing is sent where nothing may be done: read-only, and by who only looks on", arguments: [false, true])
  func readOnly(isWatching: Bool) async {
    var watch = await watch(isReadOnly: true, watching: isWatching ? Watching() : nil)
    let upload = planned(watch)
    await watch.happen(.plan(.stands(UploadPlan([upload]), halted: [])))
    #expect(await watch.happen(.plan(.due(upload))) == [])
    await watch.press("L")
    #expect(watch.screen.contains("INV-000003") && watch.screen.contains("to be sent"))
    #expect(await watch.press("x", "x") == [])
    #expect(await watch.press("r") == [])
  }

  @Test(
    "The head line names the day of what is planned, where that is not today",
    arguments: [(Language.indonesian, "1 RENCANA 18 Nov 05:00"), (.english, "1 PLANNED 18 Nov 05:00")])
  func anotherDay(language: Language, words: String) async {
    var watch = await Watch([failed], size: Size(columns: 120, rows: 40), language: language)
    let upload = SamplePlan.upload("besok", of: failed, dueAt: .wib("2026-11-18 05:00"), at: watch.now)
    await watch.happen(.plan(.stands(UploadPlan([upload]), halted: [])))
    #expect(watch.screen.contains(words), "\(watch.screen)")
  }

  @Test("Where nothing is planned, or nobody signs, there is nothing to open")
  func nothingToOpen() async {
    var watch = await watch()
    await watch.press("L")
    #expect(watch.model.isDisabled(.open))
    await watch.happen(.plan(.stands(UploadPlan([planned(watch)]), halted: [])))
    #expect(!watch.model.isDisabled(.open))
    var unsigned = failed
    unsigned.signer = nil
    for (document, isNobody) in [(unsigned, true), (failed, false)] {
      var watch = await Watch([document])
      await watch.press("T")
      #expect(watch.model.context == .signers && watch.model.isDisabled(.open) == isNobody)
    }
  }

  @Test(
    "What its Pantau no longer sends is announced by nobody who looks on: neither in the head line nor in the plan",
    arguments: [false, true])
  func notGoingToBeSent(isWatching: Bool) async {
    var watch = await watch(isReadOnly: true, watching: isWatching ? Watching() : nil)
    var (left, running) = (planned(watch), planned(watch, key: "lain"))
    let by = Operator(user: "ani", host: "gudang")
    (left.hold, running.hold) = (.nobody(by, since: watch.now), .other(by, since: watch.now))
    await watch.happen(.plan(.stands(UploadPlan([left]), halted: [])))
    #expect(watch.screen.contains("1 NOT SENT") && !watch.screen.contains("PLANNED"))
    await watch.press("L")
    #expect(watch.flat.contains("The plan 1 not sent") && watch.flat.contains("the Pantau of ani@gudang has ended"))
    #expect(!watch.flat.contains("to be sent"))
    await watch.happen(.plan(.stands(UploadPlan([left, running]), halted: [])))
    #expect(watch.screen.contains("1 PLANNED 21:00 · 1 NOT SENT"))
    #expect(watch.flat.contains("The plan 1 to be sent from 21:00 WIB (in 11 hours) on · 1 not sent"))
    watch.now = tonight + .hours(1)
    await watch.happen(.tick)
    #expect(watch.screen.contains("2 NOT SENT") && !watch.screen.contains("PLANNED"))
    #expect(watch.flat.contains("not sent: its time has passed") && !watch.flat.contains("less than a minute"))
  }

  @Test("Where nothing is planned, who only looks on is not told of a desk that they do not have")
  func emptyForWatching() async {
    for watching in [Watching(), nil] {
      var watch = await watch(isReadOnly: watching != nil, watching: watching)
      await watch.press("L")
      #expect(watch.flat.contains("Nothing is planned."))
      #expect(watch.flat.contains("At the re-upload desk") == (watching == nil))
    }
  }

  @Test("Everything that changes a plan is more than looking")
  func looking() async {
    let upload = planned(await watch())
    for wish: PlanWish in [.add(upload), .cancel([upload.key]), .halt(upload.key, .passed), .open(upload)] {
      #expect(!Effect.plan(wish).onlyLooks)
    }
  }

  @Test("Names are hinted at where others look on")
  func masked() async {
    var watch = await Watch(
      InventedQueue.documents, size: Size(columns: 100, rows: 30), language: .english,
      watching: Watching(isMasked: true))
    watch.isMasked = true
    await watch.happen(.plan(.stands(UploadPlan([planned(watch)]), halted: [])))
    await watch.press("L")
    #expect(watch.screen.contains("INV-000003") && !watch.screen.contains("CV REKAAN MAKMUR"))
    #expect(!watch.screen.contains("petugas"))
  }

  @Test("One is cancelled with its key twice, all of them with another")
  func cancels() async {
    var watch = await watch()
    let uploads = [
      planned(watch), SamplePlan.upload("dua", of: InventedQueue.documents[3], dueAt: tonight, at: watch.now),
    ]
    await watch.happen(.plan(.stands(UploadPlan(uploads), halted: [])))
    await watch.press("L", .down)
    #expect(await watch.press("x") == [])
    #expect(watch.footer.contains("Cancel what is planned of INV-000004?"))
    #expect(wishes(await watch.press("x")) == [.cancel([uploads[1].key])])
    await watch.press("x")
    #expect(await watch.press("X") == [])
    #expect(wishes(await watch.press("X")) == [.cancel(uploads.map(\.key))])
    await watch.happen(.plan(.cancelled(uploads.map(\.key), UploadPlan(uploads.map { $0.becoming(.cancelled) }))))
    #expect(watch.footer.contains("Cancelled, and not going to be sent: INV-000003 (+1)"))
    await watch.happen(.plan(.stands(UploadPlan(), halted: [])))
    #expect(watch.flat.contains("Nothing is planned."))
  }

  @Test("What was begun before it could be cancelled is not called cancelled")
  func cancelledTooLate() async {
    var watch = await watch()
    let uploads = [
      planned(watch), SamplePlan.upload("dua", of: InventedQueue.documents[3], dueAt: tonight, at: watch.now),
    ]
    await watch.happen(.plan(.stands(UploadPlan(uploads), halted: [])))
    let keys = uploads.map(\.key)
    let begun = uploads[0].becoming(.attempted(.intended))
    await watch.happen(.plan(.cancelled(keys, UploadPlan([begun, uploads[1].becoming(.cancelled)]))))
    #expect(watch.model.notice?.phrase == .planBegun(["INV-000003"], cancelled: ["INV-000004"]))
    await watch.happen(.plan(.cancelled([keys[0]], UploadPlan([begun]))))
    #expect(watch.footer.contains("Being sent already, and not cancelled: INV-000003."))
    #expect(!watch.footer.contains("not going to be sent"))
    await watch.happen(.plan(.cancelled([keys[0]], UploadPlan())))
    #expect(watch.model.notice?.phrase == .nothingToCancel)
  }

  @Test("What is held is told with its reason, and can be read again among the remarks", arguments: Language.allCases)
  func held(language: Language) async {
    var watch = await watch(language)
    var upload = planned(watch)
    (upload.state, upload.stateAt) = (.halted(.passed), watch.now)
    await watch.happen(.plan(.stands(UploadPlan([upload]), halted: [upload])))
    #expect(watch.model.notice?.isKept == true && watch.model.queue.remarks.count == 1)
    #expect(
      watch.flat.contains(language == .english ? "held and not sent: INV-000003" : "ditahan, tidak dikirim: INV-000003")
    )
    await watch.press("L")
    #expect(watch.flat.contains(language == .english ? "HELD: its time has passed" : "DITAHAN: waktunya lewat"))
    #expect(await watch.press("r") == [.openDesk(failed.id, isDataOld: false)])
  }

  @Test("What is held is told with the day that it was planned for", arguments: Language.allCases)
  func heldDay(language: Language) async {
    var watch = await watch(language)
    var upload = SamplePlan.upload("rencana", of: failed, dueAt: .wib("2026-11-16 17:21"), at: watch.now - .days(2))
    (upload.state, upload.stateAt) = (.halted(.passed), watch.now)
    await watch.happen(.plan(.stands(UploadPlan([upload]), halted: [upload])))
    let told = watch.model.notice?.phrase.text(language).string
    let isEnglish = language == .english
    #expect(
      told?.hasPrefix(
        isEnglish ? "Planned for 16 Nov 2026 17:21 WIB, held and not sent" : "Rencana 16 Nov 2026 17:21 WIB ditahan")
        == true)
    upload = SamplePlan.upload("rencana", of: failed, dueAt: .wib("2026-11-18 08:30"), at: watch.now)
    await watch.happen(.plan(.stands(UploadPlan([upload]), halted: [])))
    #expect(
      watch.model.planReminder?.text(language).string.hasPrefix(
        isEnglish ? "Planned from 18 Nov 2026 08:30 WIB on" : "Direncanakan mulai 18 Nov 2026 08:30 WIB") == true)
  }

  @Test("The desk of what is held opens with the signer that was confirmed, as long as they can be chosen there")
  func heldSigner() async {
    var upload = planned(await self.watch()).becoming(.halted(.passed))
    upload.signer = "CONTOH DUA"
    for (offered, kept) in [(["CONTOH SATU", "CONTOH DUA"], "CONTOH DUA"), (["CONTOH SATU"], nil)]
      as [([String], String?)]
    {
      var watch = await self.watch()
      await watch.happen(.plan(.stands(UploadPlan([upload]), halted: [])))
      await watch.press("L", "r")
      await watch.bringDesk(on: failed, signers: offered)
      #expect(watch.model.openDesk?.attempt.signer == kept)
    }
    upload.number = 2
    var watch = await self.watch()
    await watch.happen(.plan(.stands(UploadPlan([upload]), halted: [])))
    await watch.openDesk(on: failed, signers: ["CONTOH SATU", "CONTOH DUA"])
    #expect(watch.model.openDesk?.attempt.signer == nil)
  }

  @Test("Whoever leaves is told that it is only sent while Pantau runs")
  func reminder() async {
    var watch = await watch()
    #expect(watch.model.planReminder == nil)
    await watch.happen(.plan(.stands(UploadPlan([planned(watch)]), halted: [])))
    #expect(
      watch.model.planReminder?.text(.english).string.hasPrefix("Planned from 21:00 WIB on: 1 re-upload.") == true)
  }
}

extension Watch {
  /// The row of a document of the list.
  fileprivate func row(of document: Document) -> QueueRow {
    QueueRow(document: document, time: document.statusTime ?? StatusTime(since: now, source: .atLeast))
  }
}

extension PlannedUpload {
  /// The same in another state.
  fileprivate func becoming(_ state: State) -> PlannedUpload {
    var upload = self
    upload.state = state
    return upload
  }
}

extension PlanWish {
  /// Which upload it halts, where it does.
  fileprivate var halts: IdempotencyKey? { if case .halt(let key, _) = self { key } else { nil } }
}

import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("A remedy that is lived through")
struct RemedyTickTests {
  private let documents = InventedSigners.documents

  private func watch(
    _ documents: [Document]? = nil, reupload: BackendCapabilities.Reupload = .call, isReadOnly: Bool = false
  ) async -> Watch {
    await Watch(
      documents ?? self.documents, size: Size(columns: 120, rows: 50), language: .english, reupload: reupload,
      isReadOnly: isReadOnly)
  }

  /// The details of a document that failed once more with the signer whom it names.
  private func watchAfterFailure() async -> Watch {
    var watch = await watch()
    await watch.select(documents[0])
    await watch.press(.enter)
    let attempt = InventedSigners.failedAttempt
    await watch.happen(
      .historyLoaded(
        documents[0].id,
        [.began(attempt), .event(.settled(.invalidAgain), attempt.key, at: attempt.stateAt, by: attempt.by)]))
    return watch
  }

  /// The steps of the details that are open.
  private func plan(_ watch: Watch) -> [Remedy.Step] {
    guard case .detail(let state) = watch.model.screen else { return [] }
    return watch.model.remedy(in: state).progress.items.map(\.step)
  }

  private var stuck: Document {
    var document = Sample.document(30, status: "SIGNING IN PROGRESS")
    document.statusTime = StatusTime(since: Sample.observedAt - .days(3), source: .backend)
    document.signer = "CONTOH SATU"
    return document
  }

  @Test("Of a stuck document the refreshes and who can sign are known, and what remains is said")
  func known() async {
    var watch = await watch(documents + [stuck])
    await watch.poll(documents + [stuck])
    await watch.select(stuck)
    await watch.press(.enter)
    await watch.happen(.historyLoaded(stuck.id, []))
    #expect(watch.flat.contains("[✓] 1 Refresh the list; Pantau does that by itself. Known: refreshed 2 times since"))
    // It still waits: that is not done.
    #expect(watch.flat.contains("[ ] 2 Wait until it becomes Approved"))
    #expect(watch.flat.contains("[✓] 3 Have another signer ready"))
    #expect(watch.flat.contains("Known: CONTOH DUA: the last 10 were approved, since"))
    #expect(watch.flat.contains("[ ] 4 Once it is Saved Invalid"))
    #expect(watch.flat.contains("Remaining: steps 2, 4, 5."))
  }

  @Test("What the person ticks in the details goes to the journal, for the attempt that is next")
  func ticked() async {
    var watch = await watchAfterFailure()
    let kept = TickedSteps(document: documents[0].id, attempt: 2, steps: [2], of: plan(watch), at: watch.now)
    #expect(await watch.press("2") == [.keepSteps(kept)])
    #expect(watch.flat.contains("[x] 2 Check the required"))
    #expect(await watch.press("2") == [.keepSteps(TickedSteps(document: kept.document, attempt: 2, ticks: [:]))])
    await watch.happen(.stepsLoaded(documents[0].id, kept))
    #expect(watch.flat.contains("[x] 2"))
    #expect(await watch.press("9") == [])
    #expect(watch.footer.contains("There is no step 9"))
  }

  @Test(
    "Of what the person uploads in the portal the details have the steps of its desk, ticked there as here",
    arguments: [false, true])
  func handOff(isLineByLine: Bool) async {
    var watch = await watch(reupload: .handOff)
    watch.model.isLineByLine = isLineByLine
    let document = documents[0]
    await watch.select(document)
    await watch.press(.enter)
    await watch.happen(.historyLoaded(document.id, []))
    await watch.happen(.stepsLoaded(document.id, nil))
    var teller = PlainTeller()
    let whole = teller.tell(watch.model).map(\.string)
    #expect(watch.flat.contains("Steps in the portal:") || isLineByLine)
    let login = "[ ] 1 Log in to Coretax as that other signer, or as CONTOH SATU once that is put right"
    #expect(whole.contains { $0.hasPrefix(login) }, "\(whole)")
    #expect(whole.contains { $0.hasSuffix("Steps in the portal:") }, "\(whole)")
    #expect(whole.contains { $0.contains("check the signer's kode otorisasi") && !$0.contains("[") }, "\(whole)")
    let kept = TickedSteps(document: document.id, attempt: 1, steps: [2], of: plan(watch), at: watch.now)
    #expect(await watch.press("2") == [.keepSteps(kept)])
    #expect(teller.tell(watch.model).map { $0.string.prefix(18) } == ["[x] 2 Open e-Faktu"])
    // The desk that is opened then has the same step ticked.
    guard case .detail(let state) = watch.model.screen else {
      Issue.record("no details")
      return
    }
    let desk = ReuploadDesk(
      row: state.row, isHandOff: true, signers: [], number: 1, key: IdempotencyKey("meja"),
      by: Operator(user: "petugas", host: "kantor"), at: watch.now, ticked: kept)
    #expect(desk.ticked == [2])
    #expect(desk.remedy(isSignerSuspect: true).plan == watch.model.remedy(in: state).progress.items.map(\.step))
  }

  @Test(
    "Who ticked a step, and when, is said where it was somebody else, in the details, at the desk and line by line",
    arguments: [
      (Language.indonesian, "Dicentang oleh ani@kantor, 08:55"), (.english, "Ticked by ani@kantor, 08:55"),
    ])
  func others(language: Language, words: String) async {
    var watch = await Watch(documents, size: Size(columns: 120, rows: 50), language: language)
    let own = Operator(user: "petugas", host: "kantor")
    watch.model.person = own
    let (document, at) = (documents[0], Timestamp.wib("2026-11-17 08:55"))
    await watch.select(document)
    await watch.press(.enter)
    let steps = plan(watch).map(\.id)
    let others = TickedSteps(
      document: document.id, attempt: 1,
      ticks: [steps[0]: .init(at: at, by: Operator(user: "ani", host: "kantor")), steps[1]: .init(at: at, by: own)])
    await watch.happen(.stepsLoaded(document.id, others))
    #expect(watch.flat.contains(words), "\(watch.flat)")
    #expect(!watch.flat.contains("petugas@kantor, 08:55"))
    guard case .detail(let state) = watch.model.screen else {
      Issue.record("no details")
      return
    }
    #expect(PlainDetail.lines(state, watch.model).map(\.string).contains(words))

    let desk = ReuploadDesk(
      row: state.row, isHandOff: false, signers: [], number: 1, key: IdempotencyKey("meja"),
      by: own, at: watch.now, ticked: others)
    #expect(PlainDesk.lines(desk, watch.model).map(\.string).contains(words))
    let items = watch.model.progress(at: desk).items
    #expect(RemedyStepsView.plainLines(items[0], watch.model).map(\.string).last == words)
    #expect(RemedyStepsView.plainLines(items[1], watch.model).count == 1)
    // What is unticked and ticked again here is one's own.
    await watch.press("1", "1")
    #expect(!watch.flat.contains(words))
  }

  @Test("What was ticked before it failed once more is not ticked any longer")
  func outlived() async {
    var watch = await watch()
    await watch.select(documents[0])
    await watch.press(.enter)
    await watch.happen(
      .stepsLoaded(
        documents[0].id,
        TickedSteps(
          document: documents[0].id, attempt: 1, steps: [1], of: plan(watch), at: Sample.observedAt - .days(2))))
    #expect(watch.flat.contains("[ ] 1"))
  }

  @Test("A tick stays with its step, at whichever number and in whichever language it stands, and shows on no other")
  func staysWithItsStep() async {
    let plain = Sample.document(31)
    func told(_ reason: String) -> Document {
      var document = plain
      document.reason = reason
      return document
    }
    var watch = await watch([plain])
    await watch.select(plain)
    await watch.press(.enter)
    await watch.happen(.historyLoaded(plain.id, []))
    await watch.press("1")
    #expect(watch.flat.contains("[x] 1 Check the required"))
    // A code that nobody knows has a step of its own before these.
    await watch.poll([told("XYZ-00001")])
    #expect(watch.flat.contains("[ ] 1 Note the code") && watch.flat.contains("[x] 2 Check the required"))
    watch.model.settings.language = .indonesian
    #expect(watch.flat.contains("[ ] 1 Catat kode") && watch.flat.contains("[x] 2 Periksa isian wajib"))
    await watch.poll([told("INVOICES HAVE ERRORS")])
    #expect(watch.flat.contains("[ ] 1 Perbaiki isian") && !watch.flat.contains("[x]"), "\(watch.flat)")
    await watch.poll([plain])
    #expect(watch.flat.contains("[x] 1 Periksa isian wajib"))
  }

  @Test("Who may change nothing ticks nothing")
  func readOnly() async {
    var watch = await watch(isReadOnly: true)
    await watch.select(documents[0])
    await watch.press(.enter)
    #expect(await watch.press("1") == [])
    #expect(watch.says(.readOnly))
  }

  @Test("It failed with the signer that would be used now: the details say so, and another comes first")
  func again() async {
    let watch = await watchAfterFailure()
    #expect(watch.flat.contains("Rejected again with the same signer (CONTOH SATU)."))
    #expect(watch.flat.contains("[ ] 1 First use another signer, not CONTOH SATU"))
    #expect(watch.flat.contains("Known: still CONTOH SATU, with whom it failed at"))
  }

  @Test("At the desk another signer is proposed by name, and choosing them does the step by itself")
  func desk() async {
    var watch = await watch()
    await watch.openDesk(on: documents[0], signers: InventedSigners.names, after: [InventedSigners.failedAttempt])
    #expect(watch.flat.contains("Rejected again with the same signer (CONTOH SATU)."))
    #expect(watch.flat.contains("CONTOH DUA: the last 10 were approved"))
    #expect(watch.flat.contains("[ ] 1 First use another signer"))
    await watch.press(.tab)
    #expect(watch.flat.contains("[✓] 1 First use another signer"))
    #expect(watch.flat.contains("Known: CONTOH DUA signs; what failed at"))
    await watch.press(.tab)
    #expect(watch.flat.contains("[ ] 1 First use another signer"))
  }

  @Test("The desk says what not to do, and where its advice is known from, on the screen and line by line")
  func caution() async throws {
    for reupload in [BackendCapabilities.Reupload.call, .handOff] {
      var watch = await watch(reupload: reupload)
      await watch.openDesk(on: documents[0])
      let remedy = try #require(watch.model.openDesk?.remedy)
      let warning = try #require(remedy.avoid.first?.text(.english).string)
      let plain = PlainDesk.lines(try #require(watch.model.openDesk), watch.model).map(\.string).joined(separator: " ")
      for text in [watch.flat, plain] {
        #expect(text.contains("✗ \(warning)") && text.contains("Source: \(remedy.source)"), "\(text)")
      }
    }
  }

  @Test("A hand-off whose signature failed has the cause's steps before the portal's, at the desk and in the details")
  func causeBeforePortal() async throws {
    var document = documents[0]
    document.reason = "DJP-SIGN-MASTER: Incorrect Signer Passphrase"
    var watch = await watch([document], reupload: .handOff)
    await watch.select(document)
    await watch.press(.enter)
    #expect(watch.flat.contains("[ ] 1 Portal Saya → Profil Saya"))
    #expect(watch.flat.contains("[ ] 3 Or add another signer"))
    #expect(watch.flat.contains("[ ] 4 Log in to Coretax as that other signer"))
    #expect(!watch.flat.contains("Steps in the portal:"))
    await watch.press(.escape)
    await watch.openDesk(on: document)
    #expect(watch.flat.contains("[ ] 3 Or add another signer"))
    #expect(watch.flat.contains("[ ] 4 Log in to Coretax as that other signer"))
  }

  @Test(
    "A hand-off with another cause has what to put right first above the portal's steps, at the desk and in the details",
    arguments: [
      (Language.indonesian, "ETAX-40001", "Klik Stop Uploader, lalu Uploader lagi.", "Langkah di portal:"),
      (.english, "ETAX-40001", "Press Stop Uploader, then Uploader again.", "Steps in the portal:"),
      (
        .english, "ETAX-99999", "Note the code and its whole message, then ask Kring Pajak 1500200.",
        "Steps in the portal:"
      ),
    ])
  func otherCauseBeforePortal(language: Language, code: String, first: String, heading: String) async throws {
    var document = documents[0]
    document.reason = code
    var watch = await Watch([document], size: Size(columns: 120, rows: 60), language: language, reupload: .handOff)
    let answers = language == .english ? "Known: from this machine" : "Diketahui: dari komputer ini"
    let done = language == .english ? "✓ See that the internet works" : "✓ Pastikan internet lancar"
    func check(_ text: String) {
      let parts = [first, heading, "[ ] 1 "].compactMap { text.firstRange(of: $0)?.lowerBound }
      #expect(parts.count == 3 && parts == parts.sorted(), "\(text)")
      #expect(text.contains(answers) == (code == "ETAX-40001"), "\(text)")
      // What is known to be done has its sign, and nothing else has.
      #expect(text.contains(done) == (code == "ETAX-40001") && !text.contains("✓ \(first)"), "\(text)")
    }
    await watch.select(document)
    await watch.press(.enter)
    check(watch.flat)
    await watch.press(.escape)
    await watch.openDesk(on: document)
    check(watch.flat)
    let desk = try #require(watch.model.openDesk)
    check(PlainDesk.lines(desk, watch.model).map(\.string).joined(separator: " "))
  }

  @Test(
    "Without a known cause a hand-off has what may help above the portal's steps, and another may log in for a suspect signer",
    arguments: [(Language.indonesian, nil), (.english, nil), (.english, "Faktur tidak dapat diproses")]
      as [(Language, String?)],
    [false, true])
  func unknownCauseBeforePortal(told: (language: Language, reason: String?), isSignerSuspect: Bool) async throws {
    var documents = isSignerSuspect ? documents : [documents[0]]
    documents[0].reason = told.reason
    var watch = await Watch(
      documents, size: Size(columns: 120, rows: 60), language: told.language, reupload: .handOff)
    let isEnglish = told.language == .english
    let helps =
      isEnglish
      ? ["If the data is right: check the signer's kode otorisasi", "Or add another signer", "Steps in the portal:"]
      : ["Bila isian benar: periksa kode otorisasi", "Atau tambahkan penandatangan lain", "Langkah di portal:"]
    let login =
      switch (isEnglish, isSignerSuspect) {
      case (true, true): "[ ] 1 Log in to Coretax as that other signer, or as CONTOH SATU once that is put right"
      case (true, false): "[ ] 1 Log in to Coretax as the signer (CONTOH SATU)"
      case (false, true):
        "[ ] 1 Masuk ke Coretax sebagai penandatangan lain itu, atau sebagai CONTOH SATU bila sudah beres"
      case (false, false): "[ ] 1 Masuk ke Coretax sebagai penandatangan (CONTOH SATU)"
      }
    let passed =
      isEnglish ? "Known: CONTOH DUA: the last 10 were approved" : "Diketahui: CONTOH DUA: 10 yang terakhir disetujui"
    func check(_ text: String) {
      // What is known of another signer stands with what asks for one.
      let order = isSignerSuspect ? [helps[0], helps[1], passed, helps[2], login] : helps + [login]
      let places = order.compactMap { text.firstRange(of: $0)?.lowerBound }
      #expect(places.count == order.count && places == places.sorted(), "\(text)")
    }
    await watch.select(documents[0])
    await watch.press(.enter)
    await watch.happen(.historyLoaded(documents[0].id, []))
    check(watch.flat)
    let inDetails = plan(watch)
    await watch.press(.escape)
    await watch.openDesk(on: documents[0])
    check(watch.flat)
    let desk = try #require(watch.model.openDesk)
    check(PlainDesk.lines(desk, watch.model).map(\.string).joined(separator: " "))
    #expect(watch.model.progress(at: desk).items.map(\.step) == inDetails)
    await watch.press("1")
    #expect(watch.flat.contains(login.replacing("[ ]", with: "[x]")), "\(watch.flat)")
  }

  @Test(
    "The desk says what a deadline that is near or past asks for, as the details do, and it can be ticked there",
    arguments: [
      ("2026-11-18", Language.english, "Its deadline is near"), ("2026-11-18", .indonesian, "Tenggatnya dekat"),
      ("2026-11-23", .english, "Its deadline has passed"), ("2026-11-23", .indonesian, "Tenggatnya sudah lewat"),
    ], [BackendCapabilities.Reupload.call, .handOff])
  func deadline(due: (day: String, language: Language, words: String), reupload: BackendCapabilities.Reupload)
    async throws
  {
    var document = Sample.document(31)
    (document.reason, document.date) = (nil, .day("2026-10-10"))
    var watch = await Watch([document], size: Size(columns: 120, rows: 60), language: due.language, reupload: reupload)
    watch.now = .wib("\(due.day) 10:00")
    document.observedAt = watch.now - .minutes(5)
    await watch.poll([document])
    await watch.openDesk(on: document)
    let steps = watch.model.progress(at: try #require(watch.model.openDesk)).items.map(\.step)
    #expect(watch.flat.contains("[ ] \(steps.count) \(due.words)"), "\(watch.flat)")
    await watch.press(.character(Character("\(steps.count)")))
    #expect(watch.flat.contains("[x] \(steps.count) \(due.words)"), "\(watch.flat)")
    await watch.press(.escape)
    await watch.select(document)
    await watch.press(.enter)
    #expect(plan(watch) == steps)
  }

  @Test(
    "Where the certificate of all who could be proposed has ended, that is said, and none of them is proposed",
    arguments: [
      (
        Language.indonesian, "CONTOH DUA: 10 yang terakhir disetujui, sejak", "tetapi sertifikatnya sudah berakhir",
        "Tab memilih."
      ),
      (.english, "CONTOH DUA: the last 10 were approved, since", "but the certificate ended on", "Tab chooses."),
    ])
  func endedCertificate(language: Language, counts: String, ended: String, choosing: String) async {
    var watch = await Watch(documents, size: Size(columns: 120, rows: 60), language: language)
    watch.model.certificates = [InventedSigners.certificates[1]]
    await watch.openDesk(on: documents[0], signers: InventedSigners.names, after: [InventedSigners.failedAttempt])
    #expect(
      watch.flat.contains(counts) && watch.flat.contains(ended) && !watch.flat.contains(choosing), "\(watch.flat)")
    await watch.press(.tab)
    #expect(watch.flat.contains("[ ] 1 ") && watch.flat.contains(ended), "\(watch.flat)")
    // Another certificate of the same one may do: that one was never opened.
    watch.model.certificates = InventedSigners.certificates
    await watch.press(.tab)
    #expect(watch.flat.contains(choosing) && !watch.flat.contains(ended), "\(watch.flat)")
  }

  @Test(
    "The dialog says that whoever was chosen to sign has a certificate that has ended, on the screen and line by line",
    arguments: [
      (Language.indonesian, "‼ Sertifikat CONTOH DUA: sudah berakhir"),
      (.english, "‼ The certificate of CONTOH DUA ended on"),
    ])
  func chosenWithEndedCertificate(language: Language, words: String) async throws {
    var watch = await Watch(documents, size: Size(columns: 80, rows: 24), language: language)
    watch.model.certificates = [InventedSigners.certificates[1]]
    await watch.openDesk(on: documents[0], signers: InventedSigners.names)
    await watch.press("y")
    #expect(!asked(watch).contains(words) && !watch.flat.contains(words), "\(watch.flat)")
    await watch.press("n", .tab, "y")
    #expect(watch.model.openDesk?.chosenSigner == "CONTOH DUA")
    #expect(asked(watch).contains(words) && watch.flat.contains(words), "\(watch.flat)")
  }

  @Test(
    "The desk says that the document's own signer has a certificate that has ended, also where no reason is known",
    arguments: [
      (Language.indonesian, "‼ Sertifikat CONTOH DUA: sudah berakhir"),
      (.english, "‼ The certificate of CONTOH DUA ended on"),
    ], [BackendCapabilities.Reupload.call, .handOff])
  func ownEndedCertificate(told: (language: Language, words: String), reupload: BackendCapabilities.Reupload)
    async throws
  {
    var document = Sample.document(31)
    (document.reason, document.signer) = (nil, "CONTOH DUA")
    var watch = await Watch([document], size: Size(columns: 120, rows: 60), language: told.language, reupload: reupload)
    await watch.openDesk(on: document)
    #expect(!watch.flat.contains(told.words), "\(watch.flat)")
    watch.model.certificates = [InventedSigners.certificates[1]]
    #expect(watch.flat.contains(told.words), "\(watch.flat)")
    await watch.press("y")
    #expect(asked(watch).contains(told.words))
  }

  @Test("The footer of a hand-off names no key for a signer: the portal is where one is chosen")
  func noSignerKey() async {
    for reupload in [BackendCapabilities.Reupload.call, .handOff] {
      var watch = await Watch(documents, size: Size(columns: 120, rows: 60), language: .english, reupload: reupload)
      await watch.openDesk(on: documents[0], signers: reupload == .call ? InventedSigners.names : [])
      #expect(watch.footer.contains("Tab signer") == (reupload == .call), "\(watch.footer)")
    }
  }

  /// What the dialog asks, line by line.
  private func asked(_ watch: Watch) -> String {
    guard case .desk(let state) = watch.model.screen, let desk = watch.model.openDesk else { return "" }
    return PlainDesk.answers(desk, state, watch.model).map(\.string).joined(separator: " ")
  }

  @Test("Whom the desk does not let choose is not proposed there")
  func notOffered() async {
    var watch = await watch()
    await watch.openDesk(
      on: documents[0], signers: ["CONTOH SATU", "CONTOH TIGA"], after: [InventedSigners.failedAttempt])
    #expect(!watch.flat.contains("CONTOH DUA: the last 10"))
  }

  @Test("That it was uploaded again is said only where that is known: not while it is sent, in doubt, or yours to do")
  func uploadedAgain() async {
    let scenes = Scenes(.english, columns: 120, rows: 60)
    for scene in await scenes.desk() + scenes.handOff() + scenes.waiting() where scene.screen == .desk {
      let text = FrameText(scene.frame).description
      #expect(text.contains("uploaded again at") == (scene.name == "desk-waiting"), "\(scene.name)")
    }
  }

  @Test("An attempt of which nobody knows what became speaks against another, at its desk and in the details")
  func unclear() async {
    let key = IdempotencyKey("kunci")
    for language in Language.allCases {
      let words = language == .english ? "Known: tried at" : "Diketahui: sudah dicoba"
      let untouched = language == .english ? "not uploaded again since" : "tidak diunggah ulang sejak"
      let document = Sample.document(31)
      var watch = await Watch([document], size: Size(columns: 120, rows: 60), language: language)
      await watch.openDesk(on: document)
      #expect(watch.flat.contains(untouched))
      await watch.send(document)
      await watch.happen(.desk(key, .failed(.unavailable("putus"))))
      #expect(watch.model.context == .deskInDoubt)
      #expect(watch.flat.contains(words) && !watch.flat.contains(untouched), "\(watch.screen)")
      await watch.press("x", "x")
      #expect(watch.model.context == .deskOver)
      #expect(watch.flat.contains(words) && !watch.flat.contains(untouched), "\(watch.screen)")
      await watch.press(.escape, .enter)
      var attempt = Sample.attempt("kunci", on: document, at: watch.now)
      attempt.state = .intended
      await watch.happen(
        .historyLoaded(
          document.id,
          [.began(attempt), .event(.settled(.nothingChanged), key, at: watch.now, by: attempt.by)]))
      #expect(watch.flat.contains(words) && !watch.flat.contains(untouched), "\(watch.screen)")
    }
  }

  @Test("Where lists are imported it is not said how often a file was looked at, but as of when the newest list is")
  func lists() async {
    var watch = await watch(documents + [stuck], reupload: .handOff)
    watch.model.profile.takesFiles = true
    await watch.select(stuck)
    await watch.press(.enter)
    #expect(!watch.flat.contains("refreshed"))
    #expect(watch.flat.contains("Known: the newest there is here: as of"))
    #expect(watch.flat.contains("[ ] 1"))
  }

  @Test("Where a program writes the queue no list has to be imported: it is looked at")
  func outbox() async {
    var watch = await watch(documents + [stuck])
    watch.model.profile.takesFiles = true
    await watch.poll(documents + [stuck])
    await watch.select(stuck)
    await watch.press(.enter)
    #expect(watch.flat.contains("2 Wait until it becomes Approved or Saved Invalid; Pantau watches it."))
    #expect(watch.flat.contains("Known: refreshed 2 times since") && !watch.flat.contains("newest there is"))
  }

  @Test("An answer from this very machine tells nothing of the internet", arguments: [false, true])
  func onThisMachine(isOnThisMachine: Bool) async {
    var document = Sample.document(31)
    document.reason = "ETAX-40001"
    var watch = await watch(documents + [document])
    watch.model.profile.isOnThisMachine = isOnThisMachine
    await watch.select(document)
    await watch.press(.enter)
    #expect(watch.flat.contains("1 See that the internet works"))
    #expect(watch.flat.contains("from this machine the data source answers") == !isOnThisMachine)
  }

  @Test(
    "That nobody uploaded it again is said from when on it is known, in plain words",
    arguments: [
      (Language.indonesian, StatusTime.Source.backend, "sejak statusnya begini (08:00), menurut data"),
      (.indonesian, .atLeast, "sejak statusnya begini (08:00 atau lebih awal), menurut data"),
      (.english, .backend, "not uploaded again since it took this status (08:00), by data"),
      (.english, .atLeast, "not uploaded again since it took this status (08:00 or earlier), by data"),
    ])
  func untouched(language: Language, source: StatusTime.Source, words: String) async {
    var document = Sample.document(32)
    document.statusTime = StatusTime(since: .wib("2026-11-17 08:00"), source: source)
    var watch = await Watch([document], size: Size(columns: 120, rows: 50), language: language)
    await watch.select(document)
    await watch.press(.enter)
    #expect(watch.flat.contains(words), "\(watch.flat)")
  }

  @Test("Line by line a step is ticked by its number, and told alone")
  func plain() async {
    var watch = await watch()
    watch.model.isLineByLine = true
    await watch.select(documents[0])
    await watch.press(.enter)
    var teller = PlainTeller()
    let whole = teller.tell(watch.model)
    #expect(whole.contains { $0.string.hasPrefix("[ ] 1 ") })
    guard case .steps(let steps) = PlainLine("tick 1", watch.model, listing: PlainListing()).meaning else {
      Issue.record("not a tick")
      return
    }
    #expect(steps == [.key("1")])
    await watch.press("1")
    let ticked = teller.tell(watch.model)
    #expect(ticked.map { $0.string.prefix(6) } == ["[x] 1 "])
  }

  @Test("Line by line a document is read once its ticked steps and what is known of them have come")
  func plainWaits() async {
    var watch = await watch()
    watch.model.isLineByLine = true
    let document = documents[0].id
    await watch.select(documents[0])
    await watch.press(.enter)
    var teller = PlainTeller()
    let kept = TickedSteps(document: document, attempt: 1, steps: [2], of: plan(watch), at: watch.now)
    for action in [Action.historyLoaded(document, []), .stepsLoaded(document, kept)] {
      #expect(!teller.isSettled(watch.model))
      await watch.happen(action)
    }
    #expect(teller.isSettled(watch.model))
    let told = teller.tell(watch.model).map(\.string)
    #expect(told.contains { $0.hasPrefix("[x] 2 ") } && told.contains { $0.hasPrefix("Remaining: steps") }, "\(told)")
  }

  @Test("Line by line a document is read without them where the journal fails")
  func plainWithoutJournal() async {
    var watch = await watch()
    watch.model.isLineByLine = true
    await watch.select(documents[0])
    await watch.press(.enter)
    await watch.happen(.signersLoaded(SignerBook(standings: [], outcomes: [], reuploads: [])))
    await watch.happen(.journalFailed(.missing(path: "/jurnal")))
    #expect(PlainTeller().isSettled(watch.model))
  }
}

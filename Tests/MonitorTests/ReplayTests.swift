import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("A replay on the screen")
struct ReplayTests {
  private let now = Sample.observedAt + .minutes(5)
  private var span: ClosedRange<Timestamp> { now - .days(7)...now + .days(1) }

  private func watch(
    _ language: Language = .indonesian, columns: Int = 80, rows: Int = 24, isPlaying: Bool = false
  ) async -> Watch {
    var watch = await Watch(
      InventedQueue.documents, size: Size(columns: columns, rows: rows), language: language,
      watching: Watching(isReplay: true))
    watch.model.replay = ReplayState(span: span, speed: isPlaying ? 600 : 0)
    watch.outcomes = InventedQueue.outcomes
    return watch
  }

  @Test("Keys move it, and only where something is replayed")
  func keys() async {
    let moves: [(Key, ReplayMove)] = [
      ("n", .nextChange), ("N", .previousChange), (".", .by(.minutes(1))), (",", .by(.minutes(-1))),
      (")", .by(.hours(1))), ("(", .by(.hours(-1))), ("}", .by(.days(1))), ("{", .by(.days(-1))),
      ("^", .to(span.lowerBound)), ("$", .to(span.upperBound)), (" ", .play(600)), ("a", .play(600)),
    ]
    for (key, move) in moves {
      for place in [Key.home, .enter, "o", "J"] {
        var watch = await watch()
        await watch.press(place)
        #expect(await watch.press(key) == [.replay(move)], "\(key) after \(place)")
      }
      var live = await Watch(InventedQueue.documents)
      #expect(await live.press(key).filter { if case .replay = $0 { true } else { false } } == [])
    }
    #expect(KeyMap.standard.withoutReplay.bindings.allSatisfy { !Command.replaying.contains($0.command) })
  }

  @Test("Keys that were chosen for something else stay its own, and the replay's give way unless they were chosen too")
  func chosenKeys() async {
    let chosen = KeyMap.standard.rebinding([.overview: [.character("x")]])
    #expect(chosen.clashes.isEmpty)
    #expect(chosen.limited(to: Watching(isReplay: true)).command(for: "x", in: .list) == .overview)
    let both = KeyMap.standard.rebinding([.faster: [.character("o")]])
    #expect(both.clashes.map(\.key) == ["o"])
  }

  @Test(
    "That nothing gets through is not told of the past: as of when a list was is not recorded",
    arguments: [false, true])
  func standstill(isReplay: Bool) async {
    let signing = (1...6).map { number in
      var document = Sample.document(number, status: "SIGNING IN PROGRESS")
      document.statusTime = StatusTime(since: Sample.observedAt - .hours(3), source: .backend)
      document.signer = number < 4 ? "CONTOH SATU" : "CONTOH DUA"
      return document
    }
    var watch = await Watch(
      signing, size: Size(columns: 80, rows: 40), language: .english, watching: Watching(isReplay: isReplay))
    if isReplay { watch.model.replay = ReplayState(span: span, speed: 0) }
    await watch.press("o")
    #expect(watch.screen.contains("signing for ≥ 1 hour") != isReplay, "\(watch.screen)")
  }

  @Test("Space plays and stops, and speed doubles and halves while it goes on and while it stands")
  func speed() async {
    var watch = await watch()
    #expect(await watch.press("x") == [])
    #expect(await watch.press(" ") == [.replay(.play(1_200))])
    #expect(await watch.press("X") == [.replay(.play(600))])
    #expect(await watch.press("a") == [.replay(.stop)])
    for _ in 0..<30 { await watch.press("X") }
    #expect(watch.model.replay?.speed == 1)
    for _ in 0..<30 { await watch.press("x") }
    #expect(watch.model.replay?.speed == 86_400)
  }

  @Test("A time is typed as a day and time, a day, or a time of the day that is shown")
  func times() async {
    let cases: [(String, Timestamp)] = [
      ("2026-11-16 23:00", .wib("2026-11-16 23:00")), ("2026-11-16", .wib("2026-11-16 00:00")),
      ("07:15", .wib("2026-11-17 07:15")),
    ]
    for (text, moment) in cases {
      var watch = await watch(.english)
      await watch.press("@")
      await watch.type(text)
      #expect(await watch.press(.enter).contains(.replay(.to(moment))), "\(text)")
      await watch.press(":")
      await watch.type("at \(text)")
      #expect(await watch.press(.enter).contains(.replay(.to(moment))), "\(text)")
    }
    var watch = await watch()
    await watch.press("@")
    await watch.type("besok")
    #expect(await !watch.press(.enter).contains { if case .replay = $0 { true } else { false } })
    #expect(watch.screen.contains("“besok” bukan waktu"))
  }

  @Test("To a typed time it goes and stands still there, also where it was playing")
  func stopsAtTime() async {
    var watch = await watch(.english, isPlaying: true)
    await watch.press("@")
    await watch.type("07:15")
    #expect(await watch.press(.enter) == [.replay(.stop), .replay(.to(.wib("2026-11-17 07:15")))])
    #expect(watch.model.replay?.isPlaying == false)
    // And goes on from there.
    #expect(await watch.press(" ") == [.replay(.play(600))])
  }

  @Test("A time of day after the last moment is that of the night before, one before the first that of the day after")
  func nightBefore() async {
    func moves(to time: String, in span: ClosedRange<Timestamp>) async -> ([Effect], String) {
      var watch = await watch(.english)
      watch.model.replay = ReplayState(span: span, speed: 0)
      await watch.press("@")
      await watch.type(time)
      return (await watch.press(.enter), watch.screen)
    }
    let lastNight = await moves(to: "23:00", in: now - .days(7)...now)
    #expect(lastNight.0 == [.replay(.to(.wib("2026-11-16 23:00")))])
    #expect(!lastNight.1.contains("What is replayed"))
    let tomorrow = await moves(to: "07:00", in: now...now + .days(2))
    #expect(tomorrow.0 == [.replay(.to(.wib("2026-11-18 07:00")))])
    let nowhere = await moves(to: "23:00", in: now - .hours(1)...now)
    #expect(nowhere.1.contains("What is replayed"))
  }

  @Test("Where nothing can be uploaded, no word that is mistyped is taken for uploading", arguments: Language.allCases)
  func noUpload(language: Language) async {
    for word in ["upload", "reuplod", "unggah-ulag", "reupload"] {
      var watch = await watch(language)
      await watch.press(":")
      await watch.type(word)
      await watch.press(.enter)
      let said = watch.model.notice?.phrase.text(language).string ?? ""
      #expect(!said.isEmpty && !said.contains("; did you mean “reupload”"), "\(said)")
      #expect(!said.contains("maksudnya “unggah-ulang”"), "\(said)")
    }
  }

  @Test("What lies outside is told, with what there is")
  func outside() async {
    var watch = await watch(.english)
    await watch.press("@")
    await watch.type("2020-01-01")
    #expect(await watch.press(.enter).contains(.replay(.to(.wib("2020-01-01 00:00")))))
    #expect(watch.screen.contains("What is replayed: 10 Nov 2026"))
  }

  @Test("On the command line is nothing that does more than look")
  func commandLine() async {
    for line in ["import x.json", "export x.csv", "token", "read-only off", "config", "tour", "note x", "re-upload"] {
      var watch = await watch(.english)
      await watch.press(":")
      await watch.type(line)
      #expect(await watch.press(.enter) == [], "\(line)")
      #expect(watch.model.screen == .list, "\(line)")
      #expect(watch.model.notice != nil, "\(line)")
    }
    var watch = await watch(.english)
    await watch.press(":")
    await watch.type("filter status:invalid")
    await watch.press(.enter)
    #expect(watch.model.list.query.filter.text == "status:invalid")
    #expect(watch.model.list.total == 3)
  }

  @Test("Whatever key is pressed, nothing is asked for that changes anything")
  func readOnly() async {
    var watch = await watch()
    var random = SeededRandom(seed: 5)
    let keys: [Key] =
      (0x20..<0x7F).compactMap { UnicodeScalar($0).map { .character(Character($0)) } } + [.enter, .escape]
    var effects: [Effect] = []
    for _ in 0..<2_000 {
      if let key = keys.randomElement(using: &random) { effects += await watch.press(key) }
    }
    #expect(effects.filter { !$0.onlyLooks } == [])
    #expect(watch.model.profile.access == .alwaysReadOnly)
  }

  @Test("A re-upload that was under way has its mark, and none at another moment", arguments: Language.allCases)
  func underWay(language: Language) async {
    var watch = await watch(language)
    await watch.select(InventedQueue.failedSigning)
    guard let row = watch.model.list.selectedRow else { return #expect(Bool(false), "nothing is selected") }
    var attempt = Attempt(
      key: IdempotencyKey("kunci-1"), subject: Subject(row.document), isHandOff: false, signer: nil,
      seenStatus: row.document.status, seenAt: now, number: 1, by: Operator(user: "petugas", host: "kantor"),
      beganAt: now - .minutes(3))
    (attempt.state, attempt.hold) = (.accepted("diterima"), .other(attempt.by, since: attempt.beganAt))
    var standing = ReplayStanding(isPlaying: false, isChanged: false, silence: nil)
    standing.desks = [ReuploadDesk(resuming: attempt, row: row)]
    await watch.happen(.replayed(standing))
    #expect(watch.screen.contains("↻"))
    #expect(watch.screen.contains(language == .indonesian ? "terkirim" : "sent"), "\(watch.screen)")
    standing.desks = []
    await watch.happen(.replayed(standing))
    #expect(!watch.screen.contains("↻"))
  }

  @Test("The details of a document that had not been seen yet are closed, and why is said")
  func unseen() async {
    var watch = await watch()
    await watch.select(InventedQueue.failedSigning)
    await watch.press(.enter)
    let request = watch.model.request(isLive: true)
    let empty = QueueWindow(
      query: request.query, total: 0, first: 0, rows: [], followed: nil, followedRow: nil, summary: QueueSummary())
    await watch.happen(.windowLoaded(request, empty))
    #expect(watch.model.screen == .list)
    #expect(watch.screen.contains("belum terlihat pada saat itu"))
  }

  @Test("In the list over all queues a silence is told where all of them are silent, and how long together")
  func silenceOfAll() async {
    var overseer = await Overseer([InventedQueue.documents, InventedQueue.documents])
    overseer.model.replay = ReplayState(span: span, speed: 0)
    func standing(_ silence: Silence) -> Action {
      .replayed(ReplayStanding(isPlaying: false, isChanged: false, silence: silence))
    }
    await overseer.happen(standing(Silence(from: now - .hours(15), to: now + .minutes(11))), of: 0)
    #expect(!overseer.screen.contains("nothing recorded"), "of the other queue there is something")
    await overseer.happen(standing(Silence(from: now - .hours(3), to: nil)), of: 1)
    #expect(overseer.screen.contains("06:05–09:16 nothing recorded"))
    await overseer.happen(standing(Silence(from: now - .minutes(3), to: now + .minutes(50))), of: 1)
    #expect(!overseer.screen.contains("nothing recorded"), "together it is not long")
  }

  @Test("An empty list of the past does not fill by itself: how to go on is told", arguments: Language.allCases)
  func emptyPast(language: Language) async {
    var watch = await Watch([], language: language, watching: Watching(isReplay: true))
    watch.model.profile.fillHint = Phrase(id: "Jurnal belum memuat apa-apa.", en: "The journal had nothing yet.")
    let (filling, next) =
      language == .english ? ("fills by itself", "n goes to the next") : ("terisi sendiri", "n ke perubahan berikutnya")
    #expect(watch.screen.contains(filling))
    watch.model.replay = ReplayState(span: span, speed: 0)
    #expect(!watch.screen.contains(filling), "\(watch.screen)")
    #expect(watch.screen.contains(next), "\(watch.screen)")
  }

  @Test("In the list over all queues it is said which of them nobody watched", arguments: Language.allCases)
  func unwatchedAmongOthers(language: Language) async {
    var overseer = await Overseer([InventedQueue.documents, InventedQueue.documents], language: language)
    overseer.model.replay = ReplayState(span: span, speed: 0)
    func standing(_ silence: Silence?) -> Action {
      .replayed(ReplayStanding(isPlaying: false, isChanged: false, silence: silence))
    }
    // Less than an hour, and beside one that was watched or had just changed.
    let gap = Silence(from: now - .minutes(30), to: now + .minutes(10), cause: .unwatched)
    await overseer.happen(standing(gap), of: 1)
    for other in [nil, Silence(from: now - .hours(5), to: now + .hours(1), cause: .unchanged)] {
      await overseer.happen(standing(other), of: 0)
      let told = language == .english ? "nobody watched PT DUA from" : "PT DUA tidak dipantau"
      #expect(overseer.screen.contains(told), "\(overseer.screen)")
    }
    await overseer.happen(standing(gap), of: 0)
    #expect(!overseer.screen.contains("PT DUA tidak dipantau") && !overseer.screen.contains("watched PT DUA"))
    #expect(overseer.screen.contains(language == .english ? "nobody watched from" : "tidak dipantau"))
  }

  @Test("Before a queue begins that is said, and in the list over all queues the silence of those that had begun")
  func notBegun() async {
    var overseer = await Overseer([InventedQueue.documents, []])
    overseer.model.replay = ReplayState(span: span, speed: 0)
    func standing(_ silence: Silence?) -> Action {
      .replayed(ReplayStanding(isPlaying: false, isChanged: false, silence: silence))
    }
    await overseer.happen(standing(Silence(from: now - .hours(15), to: now + .minutes(11))), of: 0)
    for end in [now + .hours(9), nil] {
      await overseer.happen(standing(Silence(from: nil, to: end)), of: 1)
      #expect(overseer.screen.contains("09:16 nothing recorded"), "\(overseer.screen)")
    }
    await overseer.happen(standing(nil), of: 0)
    #expect(!overseer.screen.contains("nothing recorded"))

    // Where one had not begun, the silence is the other's.
    await overseer.happen(standing(Silence(from: now - .hours(9), to: nil, cause: .unwatched)), of: 0)
    #expect(overseer.screen.contains("nobody watched since 00:05"), "\(overseer.screen)")
    await overseer.happen(standing(Silence(from: now - .hours(9), to: nil, cause: .unchanged)), of: 1)
    #expect(overseer.screen.contains("nobody watched PT SATU since 00:05"), "\(overseer.screen)")

    var watch = await watch(.english)
    await watch.happen(standing(Silence(from: nil, to: now + .hours(9))))
    #expect(watch.screen.contains("nothing recorded before 18:05: no documents, or nobody watched"))
    await watch.happen(standing(Silence(from: nil, to: nil)))
    #expect(!watch.screen.contains("nothing recorded"))
  }

  @Test(
    "What nobody watched is said, and what did not change while somebody did", arguments: Language.allCases,
    [(80, 24), (60, 12), (40, 10)])
  func watched(language: Language, size: (Int, Int)) async {
    let (start, end) = (now - .hours(15), now + .minutes(11))
    let told: [(Silence, [String: String])] = [
      (
        Silence(from: start, to: end, cause: .unwatched),
        [
          "80-en": "nobody watched from 16 Nov 2026 18:05 to 09:16",
          "80-id": "16 Nov 2026 18:05–09:16 tidak dipantau",
          "60-en": "UNWATCHED 15 h", "60-id": "TAK DIPANTAU 15 j", "40-en": "UNWATCHED", "40-id": "LUPUT",
        ]
      ),
      (
        Silence(from: start, to: nil, cause: .unwatched),
        ["80-en": "nobody watched since 16 Nov 2026 18:05", "80-id": "tidak dipantau sejak 16 Nov 2026 18:05"]
      ),
      (
        Silence(from: start, to: end, cause: .unchanged),
        [
          "80-en": "16 Nov 2026 18:05–09:16 watched, nothing changed",
          "80-id": "16 Nov 2026 18:05–09:16 dipantau, tanpa perubahan",
          "60-en": "NO CHANGE 15 h", "60-id": "TETAP 15 j",
        ]
      ),
    ]
    for (silence, words) in told {
      var watch = await watch(language, columns: size.0, rows: size.1)
      await watch.happen(.replayed(ReplayStanding(isPlaying: false, isChanged: true, silence: silence)))
      if let words = words["\(size.0)-\(language.rawValue)"] {
        #expect(watch.screen.contains(words), "\(watch.screen)")
      }
      #expect(watch.screen.contains("09:05"))
    }
  }

  @Test(
    "However small the screen, a replay says that it is one and what moment it shows, never that it is live",
    arguments: Language.allCases,
    [(39, 9), (30, 6), (29, 24), (26, 7), (24, 6), (20, 5), (12, 4), (10, 3), (7, 2), (40, 10), (52, 12)])
  func small(language: Language, size: (Int, Int)) async {
    var watch = await watch(language, columns: size.0, rows: size.1)
    let silence = Silence(from: now - .hours(15), to: now + .minutes(11))
    await watch.happen(.replayed(ReplayStanding(isPlaying: false, isChanged: true, silence: silence)))
    func expectTold() {
      let head = FrameText.text(of: watch.model.frame(), row: 0)
      #expect(head.contains("09:05"), "\(head)")
      #expect(head.contains(language == .indonesian ? "U" : "R"), "\(head)")
      if size.0 >= 12 { #expect(head.contains(language == .indonesian ? "ULANG" : "REPLAY"), "\(head)") }
      #expect(!watch.screen.contains(language == .indonesian ? "langsung" : "live"), "\(watch.screen)")
      #expect(!watch.screen.contains("●"), "\(watch.screen)")
    }
    expectTold()
    await watch.press(.enter)
    expectTold()
  }

  @Test(
    "Figures of a time before the journal had anything are no noughts, however small the screen",
    arguments: Language.allCases, [(30, 8), (24, 6), (20, 5), (12, 3)])
  func unknownFigures(language: Language, size: (Int, Int)) async {
    var watch = await Watch(
      [], size: Size(columns: size.0, rows: size.1), language: language, watching: Watching(isReplay: true))
    watch.model.replay = ReplayState(span: span, speed: 0)
    /// What stands below the head line, which has the time.
    func figures() -> String {
      let frame = watch.model.frame()
      return (1..<size.1).map { FrameText.text(of: frame, row: $0) }.joined(separator: "\n")
    }
    await watch.happen(
      .replayed(ReplayStanding(isPlaying: false, isChanged: true, silence: Silence(from: nil, to: now + .hours(1)))))
    #expect(figures().count { $0 == "–" } == 3, "\(watch.screen)")
    await watch.happen(.replayed(ReplayStanding(isPlaying: false, isChanged: true, silence: nil)))
    #expect(!figures().contains("–"), "\(watch.screen)")
  }

  @Test(
    "Of a time before the journal had anything no screen says zero or that all is well, and each says why",
    arguments: Language.allCases, [(80, 24), (120, 40), (200, 60)])
  func beforeAll(language: Language, size: (Int, Int)) async {
    var watch = await Watch(
      [], size: Size(columns: size.0, rows: size.1), language: language, watching: Watching(isReplay: true))
    watch.model.replay = ReplayState(span: span, speed: 0)
    watch.outcomes = HourlyOutcomes(start: now - .days(7), hours: 168)
    let isEnglish = language == .english
    for begins in [now + .hours(9), nil] {
      await watch.happen(
        .replayed(ReplayStanding(isPlaying: false, isChanged: true, silence: Silence(from: nil, to: begins))))
      let keys: [Key] = [.home, "o", "z", "J"]
      for key in keys {
        await watch.press(key)
        let told =
          isEnglish ? "the journal had nothing of this queue yet" : "jurnal belum memuat apa-apa dari antrean ini"
        #expect(watch.flat.contains(told), "\(watch.screen)")
        if begins != nil {
          let since = isEnglish ? "the journal begins at 18:05" : "jurnal baru mulai 18:05"
          #expect(watch.flat.contains(since), "\(watch.screen)")
        }
        #expect(!watch.screen.contains(/[A-Za-z] 0(?![0-9:.])/) && !watch.screen.contains("█"), "\(watch.screen)")
        #expect(!watch.screen.contains(isEnglish ? "Nothing is stuck" : "Tidak ada yang macet"), "\(watch.screen)")
        await watch.press(.escape)
      }
      await watch.press("/")
      await watch.type("status:stuck")
      #expect(watch.screen.contains(isEnglish ? "– found" : "– cocok"), "\(watch.screen)")
      await watch.press(.escape)
    }
    // Once it is known that there was nothing, that is said.
    await watch.happen(.replayed(ReplayStanding(isPlaying: false, isChanged: true, silence: nil)))
    #expect(watch.screen.contains(isEnglish ? "All 0" : "Semua 0"), "\(watch.screen)")
  }

  @Test("In the list over all queues one that had not begun is named", arguments: Language.allCases)
  func notBegunAmongOthers(language: Language) async {
    var overseer = await Overseer([InventedQueue.documents, []], language: language)
    overseer.model.replay = ReplayState(span: span, speed: 0)
    func standing(_ silence: Silence?) -> Action {
      .replayed(ReplayStanding(isPlaying: false, isChanged: false, silence: silence))
    }
    await overseer.happen(standing(nil), of: 0)
    await overseer.happen(standing(Silence(from: nil, to: now + .hours(9))), of: 1)
    let told =
      language == .english ? "not in the journal yet: PT DUA (from 18:05)" : "belum ada di jurnal: PT DUA (sejak 18:05)"
    for key: Key in [.home, "z"] {
      await overseer.press(key)
      #expect(overseer.screen.contains(told), "\(overseer.screen)")
    }
    await overseer.happen(standing(nil), of: 1)
    #expect(!overseer.screen.contains(told), "\(overseer.screen)")
  }

  @Test("The details of a document that was not on record yet are closed, wherever they were come to from")
  func unrecorded() async {
    var watch = await watch(.english)
    let subject = Subject(InventedQueue.failedSigning)
    await watch.press("J")
    await watch.happen(.documentFound(QueueRow(InventedQueue.failedSigning), subject))
    #expect(watch.model.context == .detail)
    await watch.happen(.historyLoaded(subject.document, []))
    #expect(watch.model.context == .journal)
    #expect(watch.footer.contains("had not been seen by then"), "\(watch.screen)")
  }

  @Test("The screens of a replay", arguments: Language.allCases, [(80, 24), (120, 40), (200, 60), (40, 10)])
  func screens(language: Language, size: (Int, Int)) async throws {
    var watch = await watch(language, columns: size.0, rows: size.1, isPlaying: true)
    let failed = InventedQueue.failedSigning
    try await watch.journal.record([
      StatusChange(
        subject: Subject(failed), from: StatusReading(coretax: "SIGNING IN PROGRESS"),
        to: StatusReading(coretax: "SAVED INVALID"),
        time: StatusTime(since: .wib("2026-11-17 08:12"), source: .observed), seenAt: .wib("2026-11-17 08:12"),
        reason: failed.reason)
    ])
    let silence = Silence(from: now - .hours(15), to: now + .minutes(11))
    await watch.happen(.replayed(ReplayStanding(isPlaying: true, isChanged: true, silence: silence)))
    let name = "\(size.0)x\(size.1)-\(language.rawValue)"
    expectGolden(watch.model.frame(), "replay-list-\(name)")
    await watch.happen(.replayed(ReplayStanding(isPlaying: false, isChanged: true, silence: nil)))
    await watch.press(.enter, .end)
    expectGolden(watch.model.frame(), "replay-detail-\(name)")
    let keys: [(String, Key)] = [("overview", "o"), ("journal", "J"), ("time", "@")]
    for (screen, key) in keys {
      await watch.press(.escape, key)
      expectGolden(watch.model.frame(), "replay-\(screen)-\(name)")
    }
  }
}

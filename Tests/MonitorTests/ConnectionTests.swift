import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("Live, stale and unreachable")
struct ConnectionTests {
  private let documents = Sample.documents(3)

  @Test("A failed poll keeps every row")
  func rowsAreKept() async {
    var watch = await Watch(documents)
    let rows = watch.model.list.rows
    await watch.lose()
    #expect(watch.model.list.rows == rows)
    #expect(watch.screen.contains("✗ tak terjangkau sejak"))
    for document in documents { #expect(watch.screen.contains(document.name)) }
  }

  @Test("Since when it fails is the first failure, however many follow")
  func firstFailureCounts() async {
    var watch = await Watch(documents)
    await watch.lose()
    let first = watch.now
    watch.now = watch.now + .minutes(7)
    await watch.lose()
    guard case .unreachable(_, let since, let last, _) = watch.model.connection else {
      Issue.record("not unreachable")
      return
    }
    #expect(since == first)
    #expect(last == first)
  }

  @Test("An empty queue, no answer and a lost connection are three screens")
  func threeEmptyScreens() async {
    let empty = await Watch([])
    var unreachable = await Watch([])
    unreachable.model = Model(
      settings: empty.model.settings, queue: empty.model.profile, size: empty.model.size, now: empty.now)
    let connecting = unreachable.screen
    await unreachable.lose()
    #expect(empty.screen.contains("Antrean ini masih kosong."))
    #expect(connecting.contains("Menunggu jawaban pertama…"))
    #expect(unreachable.screen.contains("Belum pernah ada jawaban dari sumber data."))
    #expect(!unreachable.screen.contains("kosong"))
  }

  @Test("Actions wait while the queue is stale or unreachable, and work again after an answer")
  func actionsWait() async {
    var watch = await Watch(documents)
    await watch.happen(.pollOverdue)
    #expect(watch.screen.contains("◌ basi sejak"))
    await watch.press("r")
    #expect(watch.says(.stale))
    await watch.lose()
    await watch.press("r")
    #expect(watch.says(.stale))
    await watch.poll(documents)
    #expect(await watch.press("r").count == 1)
  }

  @Test("u asks the backend, live or not")
  func refreshAsks() async {
    var watch = await Watch(documents)
    #expect(await watch.press("u") == [.poll])
    await watch.lose()
    #expect(await watch.press(.function(5)) == [.poll])
  }

  @Test("Where nothing is new, u says since when; what is new is seen", arguments: Language.allCases)
  func refreshAnswers(language: Language) async {
    var watch = await Watch(documents, language: language)
    let changedAt = watch.now
    watch.now = watch.now + .minutes(3)
    await watch.happen(.polled(changed: false, awaited: []))
    #expect(watch.model.notice == nil, "nobody has asked")
    await watch.press("u")
    await watch.happen(.polled(changed: false, awaited: [], DataStanding(newestAt: watch.now)))
    let (clock, since) = (watch.model.telling.clock(watch.now), watch.model.when(changedAt))
    #expect(
      watch.model.notice?.phrase.text(language)
        == (language == .indonesian
          ? "Sudah ditanya pukul \(clock): belum ada yang baru sejak \(since)."
          : "Asked at \(clock): nothing is new since \(since)."))
    // Of older data, since it was true.
    await watch.press("u")
    let old = watch.now - .days(2)
    await watch.happen(.polled(changed: false, awaited: [], DataStanding(newestAt: old)))
    #expect(watch.model.notice?.phrase.text(language).string.hasSuffix(" \(watch.model.when(old)).") == true)
    await watch.press("u")
    await watch.poll(documents.map { $0.becoming("APPROVED") })
    #expect(watch.model.notice == nil)
    // One that comes later was asked for by nobody.
    await watch.happen(.polled(changed: false, awaited: []))
    #expect(watch.model.notice == nil)
  }

  @Test("What a poll that was under way already brings is no answer to u; the next one is")
  func refreshDuringAPoll() async {
    var watch = await Watch(documents, language: .english)
    await watch.press("u")
    await watch.happen(.polled(changed: false, awaited: [], isFollowed: true))
    #expect(watch.model.notice == nil)
    await watch.happen(.polled(changed: false, awaited: []))
    #expect(watch.model.notice?.phrase.text(.english).string.hasPrefix("Asked at ") == true)
  }

  @Test("Line by line, that the source still cannot be asked is said to whoever asks for it again")
  func refreshFails() async {
    var watch = await Watch(documents, language: .english)
    watch.model.isLineByLine = true
    await watch.press("u")
    await watch.lose()
    #expect(watch.model.notice == nil, "that it fails is news")
    watch.now = watch.now + .minutes(1)
    await watch.press("u")
    await watch.lose()
    #expect(watch.model.notice?.phrase.text(.english).string.hasPrefix("It could not be asked. ") == true)
  }

  @Test("How far a first poll has come is said while it goes on, and no longer")
  func progress() async {
    var watch = await Watch(documents)
    watch.model.connection = .connecting
    await watch.happen(.pageCame(PollProgress(received: 5000, total: 100_000)))
    #expect(watch.screen.contains("… menghubungi · 5.000 dari 100.000"))
    await watch.happen(.pageCame(PollProgress(received: 10_000, total: nil)))
    #expect(watch.screen.contains("… menghubungi · 10.000\n"))
    await watch.lose()
    #expect(watch.model.queue.progress == nil)
  }

  @Test(
    "While the first answer is long in coming, what the journal knows is marked as that and cannot be acted on",
    arguments: Language.allCases, [40, 60, 80, 120])
  func rememberedMeanwhile(language: Language, columns: Int) async {
    var watch = await Watch(documents, size: Size(columns: columns, rows: 24), language: language)
    func head() -> String { FrameText.text(of: watch.model.frame(), row: 0) }
    let (word, waiting) =
      language == .indonesian ? ("jurnal", "Menunggu jawaban pertama") : ("journal", "Waiting for the first answer")
    watch.model.connection = .connecting
    #expect(!head().contains(word))
    await watch.happen(.remembered)
    #expect(head().contains(word) && !head().contains("●"), "\(watch.screen)")
    #expect(columns < 60 || watch.screen.contains(waiting), "\(watch.screen)")
    await watch.press("r")
    #expect(watch.says(.stale))
    // A page takes the place of what was remembered of its documents; that the rest is the journal's is said on.
    let selected = watch.model.list.selected
    await watch.happen(.pageCame(PollProgress(received: 1, total: 3)))
    #expect(head().contains(word) && !head().contains("●"), "\(watch.screen)")
    #expect(columns < 80 || head().contains(language == .indonesian ? "1 dari 3" : "1 of 3"), "\(watch.screen)")
    await watch.press("r")
    #expect(watch.says(.stale))
    await watch.poll(documents)
    #expect(head().contains("●") && !head().contains(word), "\(watch.screen)")
    #expect(watch.model.list.selected == selected)
  }

  @Test("What came before a first answer broke off is not said to be all", arguments: Language.allCases, [60, 80, 120])
  func brokenOff(language: Language, columns: Int) async {
    var watch = await Watch(documents, size: Size(columns: columns, rows: 24), language: language)
    func head() -> String { FrameText.text(of: watch.model.frame(), row: 0) }
    let word = language == .indonesian ? " + jurnal" : " + journal"
    watch.model.connection = .connecting
    await watch.happen(.pageCame(PollProgress(received: 1, total: 3)))
    #expect(!head().contains(word))
    await watch.happen(.remembered)
    await watch.lose()
    #expect(head().contains("✗") && head().contains(word), "\(watch.screen)")
    await watch.poll(documents)
    #expect(head().contains("●") && !head().contains(word), "\(watch.screen)")
    await watch.lose()
    #expect(!head().contains(word), "\(watch.screen)")
  }

  @Test(
    "Where no first answer comes, what is shown is the journal's until something comes", arguments: Language.allCases)
  func rememberedInAnOutage(language: Language) async {
    var watch = await Watch(documents, size: Size(columns: 80, rows: 24), language: language)
    func head() -> String { FrameText.text(of: watch.model.frame(), row: 0) }
    let word = language == .indonesian ? "jurnal " : "journal "
    watch.model.connection = .connecting
    watch.model.queue.hasPage = false
    await watch.lose()
    #expect(head().contains("✗") && head().contains(word), "\(watch.screen)")
    await watch.happen(.pageCame(PollProgress(received: 1, total: 3)))
    await watch.lose()
    #expect(head().contains("✗") && !head().contains(word), "\(watch.screen)")
  }

  @Test("A first page that is seen before it is told of does not take the cursor from its document")
  func pageBeforeItsNews() async {
    var watch = await Watch([documents[0]])
    watch.model.connection = .connecting
    await watch.happen(.remembered)
    let awaited = documents[2].id
    watch.model.list.select(awaited)
    await watch.happen(.tick)
    #expect(watch.model.list.selected == awaited)
    await watch.happen(.pageCame(PollProgress(received: 1, total: 3)))
    await watch.happen(.tick)
    #expect(watch.model.list.selected == awaited)
    await watch.poll(documents)
    #expect(watch.model.list.selected == awaited)
  }

  @Test("A poll that may not be yet is said, with when it comes by itself")
  func postponed() async {
    var watch = await Watch(documents)
    let moment = watch.now + .seconds(40)
    await watch.happen(.pollPostponed(until: moment))
    #expect(watch.model.connection.isLive)
    #expect(watch.screen.contains("ditanya otomatis pukul \(moment.exactClock(in: watch.model.zone).string)"))
    await watch.happen(.pollFailed(.notAuthorized(expiredAt: nil), nextTry: watch.now + .minutes(5)))
    await watch.happen(.pollPostponed(until: moment))
    guard case .unreachable(_, _, _, let nextTry) = watch.model.connection else {
      Issue.record("\(watch.model.connection)")
      return
    }
    #expect(nextTry == moment)
  }

  @Test("That a poll comes another day is said with the day, in the head as well", arguments: Language.allCases)
  func postponedToAnotherDay(language: Language) async {
    var watch = await Watch(documents, size: Size(columns: 160, rows: 24), language: language)
    let moment = watch.now + .days(1)
    let day = moment.date(in: watch.model.zone).written(language)
    await watch.happen(.pollPostponed(until: moment))
    let clock = moment.exactClock(in: watch.model.zone)
    #expect(watch.screen.contains(language == .indonesian ? "pada \(day) pukul \(clock)" : "on \(day) at \(clock)"))
    await watch.happen(.pollFailed(.unavailable("putus"), nextTry: moment))
    #expect(watch.screen.contains("\(language == .indonesian ? "coba lagi" : "next try") \(day) "))
  }

  @Test("When a poll comes is said until then, or until one has ended, and no longer", arguments: [0, 1, 2])
  func postponedNoLonger(end: Int) async {
    var watch = await Watch(documents)
    await watch.happen(.pollPostponed(until: watch.now + .seconds(40)))
    watch.now = watch.now + .seconds(39)
    await watch.happen(.tick)
    #expect(watch.model.notice != nil)
    switch end {
    case 0:
      watch.now = watch.now + .seconds(1)
      await watch.happen(.tick)
    case 1: await watch.happen(.polled(changed: false, awaited: []))
    default: await watch.happen(.pollFailed(.unavailable("putus"), nextTry: watch.now + .minutes(5)))
    }
    #expect(watch.model.notice == nil)
    #expect(!watch.screen.contains("ditanya otomatis"))
  }

  @Test("A journal that cannot be read is said, and stays said")
  func unreadableJournal() async {
    var watch = await Watch(documents)
    watch.model = Model(
      settings: watch.model.settings, queue: watch.model.profile, size: watch.model.size, now: watch.now)
    await watch.happen(.restoreFailed(.damaged(path: "jurnal", words: "malformed"), nextTry: watch.now + .minutes(1)))
    await watch.press(.down)
    #expect(watch.screen.contains("tak terjangkau sejak"))
    #expect(watch.screen.contains("jurnal"))
  }

  @Test("The age of the data stands on every screen")
  func ageIsShown() async {
    var watch = await Watch(documents)
    for key: Key in [.up, .enter, "?"] {
      await watch.press(key)
      #expect(watch.screen.contains("● langsung · data 5 mnt"))
    }
  }

  @Test("Old data asks for the reference")
  func oldDataAsks() async {
    var watch = await Watch(documents)
    #expect(!watch.model.isDataOld)
    watch.now = watch.now + .hours(1)
    await watch.poll(documents)
    #expect(await watch.press("r") == [.openDesk(watch.model.list.selected ?? DocumentID(""), isDataOld: true)])
  }

  @Test(
    "Where the backend says as of when its data is, an answer without news makes it new",
    arguments: Language.allCases)
  func newAgain(language: Language) async {
    var watch = await Watch(documents, language: language)
    watch.model.profile.capabilities.isIncremental = false
    watch.now = Sample.observedAt + .minutes(40)
    await watch.happen(.polled(changed: false, awaited: []))
    #expect(watch.model.isDataOld)
    await watch.happen(.polled(changed: false, awaited: [], DataStanding(newestAt: watch.now)))
    #expect(!watch.model.isDataOld)
    let word = language == .indonesian ? "data baru" : "data new"
    #expect(FrameText.text(of: watch.model.frame(), row: 0).contains(word))
    await watch.openDesk(on: documents[0])
    #expect(watch.flat.contains("\(language == .indonesian ? "data per" : "as of") 09:40"), "\(watch.screen)")
  }

  @Test(
    "The desk of an unchanged document is as of the newest answer, where that speaks for it as well",
    arguments: Language.allCases)
  func deskIsAsOfTheAnswer(language: Language) async {
    let words = language == .indonesian ? "data per" : "as of"
    var newer = documents
    var watch = await Watch(documents, language: language)
    watch.now = Sample.observedAt + .minutes(20)
    newer[1].observedAt = Sample.observedAt + .minutes(19)
    await watch.poll(newer)
    await watch.openDesk(on: documents[0])
    #expect(watch.flat.contains("\(words) 09:19"), "\(watch.screen)")
    await watch.press("y")
    #expect(watch.flat.contains("09:19"), "\(watch.screen)")
    await watch.press("n")
    // Some rows of an answer that is not whole yet say nothing of the others.
    watch.now = Sample.observedAt + .minutes(30)
    newer[2].observedAt = Sample.observedAt + .minutes(29)
    await watch.bring([newer[2]])
    #expect(watch.flat.contains("\(words) 09:20"), "\(watch.screen)")
    await watch.happen(.polled(changed: false, awaited: [], DataStanding(speaksForAll: false)))
    #expect(watch.flat.contains("\(words) 09:00"), "\(watch.screen)")
  }

  @Test(
    "The desk is as of the document's own reading where answers are whole lists, and after something was sent",
    arguments: Language.allCases)
  func deskIsAsOfItsReading(language: Language) async {
    let words = language == .indonesian ? "data per" : "as of"
    var newer = documents
    newer[1].observedAt = Sample.observedAt + .minutes(19)
    var watch = await Watch(documents, language: language)
    watch.model.profile.capabilities.isIncremental = false
    watch.now = Sample.observedAt + .minutes(20)
    await watch.poll(newer)
    await watch.openDesk(on: documents[0])
    #expect(watch.flat.contains("\(words) 09:00"), "\(watch.screen)")

    watch = await Watch(documents, language: language)
    await watch.openDesk(on: documents[0])
    await watch.send(documents[0])
    await watch.happen(.desk(IdempotencyKey("kunci"), .answered(.accepted(""))))
    watch.now = Sample.observedAt + .minutes(20)
    await watch.poll(newer)
    #expect(!watch.flat.contains("), \(words) 09:19"), "\(watch.screen)")
  }

  @Test("What the desk is as of never goes back from what its dialog said", arguments: Language.allCases)
  func neverGoesBack(language: Language) async {
    let key = IdempotencyKey("kunci")
    let words = language == .indonesian ? "data per" : "as of"
    var listed = documents
    listed[0].observedAt = Sample.observedAt - .days(1)
    listed[1].observedAt = Sample.observedAt + .minutes(4)
    var watch = await Watch(listed, language: language)
    await watch.openDesk(on: listed[0])
    #expect(watch.flat.contains("\(words) 09:04"), "\(watch.screen)")
    await watch.press("y", "y")
    // Read once more it is from the day before, as it has not changed since.
    for event in [
      nil, ReuploadDesk.Event.reread(listed[0]), .recorded, .answered(.accepted("")), .seen(QueueRow(listed[0])),
      .stopWaiting,
    ] {
      if let event { await watch.happen(.desk(key, event)) }
      #expect(watch.flat.contains("\(words) 09:04"), "\(String(describing: event)): \(watch.screen)")
    }
  }

  @Test("Of why a queue cannot be reached a long path is shortened, and what has to end is seen to")
  func longReason() async {
    var watch = await Watch(documents)
    let path = "/" + String(repeating: "folder-panjang/", count: 6) + "antrean.sqlite"
    await watch.happen(.pollFailed(.unavailable(.own("\(path) rusak")), nextTry: watch.now + .minutes(1)))
    #expect(watch.screen.contains("Tidak tersedia: …/antrean.sqlite rusak"))
    let endless = String(repeating: "x", count: 200)
    await watch.happen(.pollFailed(.unavailable(.said(endless)), nextTry: watch.now + .minutes(1)))
    #expect(watch.screen.contains("xxx…"))
  }
}

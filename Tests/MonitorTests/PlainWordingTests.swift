import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("What is said line by line names what can be typed")
struct PlainWordingTests {
  private func watch(_ language: Language) async -> Watch {
    var watch = await Watch(InventedQueue.documents, language: language)
    watch.model.isLineByLine = true
    return watch
  }

  /// The names of keys that mean nothing where lines are typed.
  private func namesNoKey(_ text: SafeText, sourceLocation: SourceLocation = #_sourceLocation) {
    for key in ["Esc", "Tab ", "Enter", "tekan", "press "] {
      // DJP's own buttons are pressed in the portal.
      guard !text.string.contains("Periksa Status") else { continue }
      #expect(!text.string.contains(key), "\(text.string)", sourceLocation: sourceLocation)
    }
  }

  @Test("The help of every place", arguments: Language.allCases)
  func help(language: Language) async {
    var watch = await watch(language)
    func check(_ model: Model) {
      // The first line tells how lines end.
      for line in PlainHelp.lines(model).dropFirst() { namesNoKey(line.text(language)) }
    }
    check(watch.model)
    await watch.press(.enter)
    check(watch.model)
    await watch.press(.escape)
    await watch.openDesk(on: InventedQueue.failedSigning, signers: ["PENANDATANGAN SATU"])
    check(watch.model)
  }

  @Test("The help names what is said on the screen's command line as well, as far as it is of use here")
  func helpOnVerbs() async {
    var watch = await watch(.english)
    func named() -> [String] { PlainHelp.lines(watch.model).map { $0.text(.english).string } }
    let words = ["export FILE: ", "lang id, en: ", "read-only on, off: ", "remarks: ", "config: "]
    for word in words { #expect(named().contains { $0.hasPrefix(word) }, "\(word)") }
    // Nothing is imported here, there is one queue, and no colours.
    for word in ["import FILE: ", "queue NAME: ", "A (all-queues): ", "theme: ", "tour: "] {
      #expect(!named().contains { $0.hasPrefix(word) }, "\(word)")
    }
    watch.model.profile.takesFiles = true
    #expect(named().contains { $0.hasPrefix("import FILE: ") })
  }

  @Test("Tabs of one's own are named with how much they hold, and one is one")
  func ownTabs() async throws {
    var watch = await watch(.english)
    let name = InventedQueue.documents[0].name
    await watch.press("/")
    await watch.type("ref:=\(name)")
    await watch.press(.enter)
    #expect(PlainList.view(watch.model).string.contains(": 1 document, "))
    await watch.press("+")
    await watch.type("Punyaku")
    await watch.press(.enter)
    await watch.poll(InventedQueue.documents)
    await watch.happen(.tick)
    #expect(PlainHelp.views(watch.model).last?.text(.english).string == "Punyaku: 1")
  }

  @Test("The desk, its signers and the document after it", arguments: Language.allCases)
  func desk(language: Language) async throws {
    var watch = await watch(language)
    await watch.openDesk(on: InventedQueue.failedSigning, signers: ["PENANDATANGAN SATU"])
    let desk = try #require(watch.model.openDesk)
    for line in PlainDesk.lines(desk, watch.model) { namesNoKey(line) }
    let next = QueueRow(
      document: InventedQueue.documents[3], time: StatusTime(since: watch.now, source: .observed))
    let text = DeskScreen.nextText(DeskState(key: desk.attempt.key, next: next), watch.model)
    #expect(text.string.hasPrefix(language == .indonesian ? "Ketik berikutnya" : "Type next"))
  }

  @Test(
    "What an empty queue can begin with is there line by line: every way in a line, none of them a key or the tour",
    arguments: Language.allCases)
  func empty(language: Language) async {
    var watch = await Watch([], language: language)
    watch.model.isLineByLine = true
    watch.model.profile.takesFiles = true
    var teller = PlainTeller()
    let lines = teller.tell(watch.model).map(\.string)
    #expect(
      lines.contains { $0.hasPrefix("1. ") && $0.hasSuffix(language == .indonesian ? "impor BERKAS" : "import FILE") })
    #expect(lines.contains { $0.hasPrefix("2. ") && $0.hasSuffix("pantau demo --plain") })
    #expect(lines.last?.contains(language == .indonesian ? "Ketik bantuan" : "Type help") == true)
    for line in lines {
      namesNoKey(SafeText(line))
      #expect(!line.contains("--tour"))
    }
    await watch.say(language == .indonesian ? "tur" : "tour")
    #expect(watch.model.notice?.phrase.text(language).string.contains("--tour") == false)
    await watch.say(language == .indonesian ? "impor" : "import")
    #expect(
      watch.model.notice?.phrase.text(language).string.contains(
        language == .indonesian ? ": impor BERKAS" : ": import FILE") == true)
  }

  @Test("A document that is expected is announced in words, and so is that it has come", arguments: Language.allCases)
  func expected(language: Language) async {
    let subject = Subject(Sample.document(1))
    func told(_ from: StatusReading?, _ to: StatusReading?) -> String {
      let time = StatusTime(since: Sample.observedAt, source: .observed)
      let change = StatusChange(subject: subject, from: from, to: to, time: time, seenAt: Sample.observedAt)
      return change.sentence.text(language).string
    }
    let (none, signing) = (StatusReading.none, StatusReading(coretax: "SIGNING IN PROGRESS"))
    let isIndonesian = language == .indonesian
    let watch = await watch(language)
    func history(_ from: StatusReading?, _ to: StatusReading?) -> String {
      let time = StatusTime(since: Sample.observedAt, source: .observed)
      let change = StatusChange(subject: subject, from: from, to: to, time: time, seenAt: Sample.observedAt)
      return HistoryView.what(.change(change), watch.model, room: .max).string
    }
    #expect(
      history(nil, none) == (isIndonesian ? "diharapkan; belum terlihat di DJP" : "expected; not seen at DJP yet"))
    #expect(
      history(none, signing)
        == (isIndonesian ? "kini terlihat di DJP: Signing In Progress" : "seen at DJP now: Signing In Progress"))
    #expect(history(none, nil) == (isIndonesian ? "tidak ada dalam daftar" : "no longer listed"))
    #expect(!told(none, nil).contains("—"))
    #expect(
      told(nil, none)
        == (isIndonesian
          ? "INV-000001: baru, diharapkan; belum terlihat di DJP." : "INV-000001: new, expected; not seen at DJP yet."))
    #expect(
      told(none, signing)
        == (isIndonesian
          ? "INV-000001: kini terlihat di DJP, Signing In Progress."
          : "INV-000001: seen at DJP now, Signing In Progress."))
  }

  @Test("One of anything is one: changes beyond those named, and after a pause")
  func one() async {
    var watch = await watch(.english)
    let before = watch.model
    await watch.happen(.changesSeen(Sample.changes(11)))
    let news = PlainNews(action: .changesSeen(Sample.changes(11)), queue: 0, before: before, after: watch.model)
    #expect(news.lines.last?.string == "And 1 more change; type news or list.")
    let more = PlainNews(action: .changesSeen(Sample.changes(12)), queue: 0, before: before, after: watch.model)
    #expect(more.lines.last?.string == "And 2 more changes; type news or list.")
  }

  @Test("A filter that finds nothing, and a command that there is not", arguments: Language.allCases)
  func nothing(language: Language) async {
    var watch = await watch(language)
    await watch.press("/")
    await watch.type("zzzz")
    await watch.press(.enter)
    for phrase in QueueScreen.emptiness(watch.model) { namesNoKey(phrase.text(language)) }
    await watch.say("xyzzy")
    if let said = watch.model.notice?.phrase.text(language) {
      namesNoKey(said)
      #expect(said.string.contains(language == .indonesian ? "bantuan" : "help"))
    }
    #expect(watch.model.notice != nil)
  }

  @Test("What is said of a command names it as it is typed here", arguments: Language.allCases)
  func noColon(language: Language) async {
    var watch = await watch(language)
    for line in ["read-only on", "read-only off", "read-only x", "export", "remarks x", "import a.csv", "5 x"] {
      await watch.say(line)
      let said = watch.model.notice?.phrase.text(language).string
      #expect(said?.contains(/:[a-z]/) == false, "\(said ?? line)")
    }
  }

  @Test(
    "How a queue is opened that is read-only is typed as it is read, whole in one language",
    arguments: Language.allCases)
  func readOnly(language: Language) async {
    var watch = await watch(language)
    watch.model.profile.access = .readOnly
    let line = language == .indonesian ? "hanya-baca tidak" : "read-only off"
    let refusal = Refusal.readOnly.phrase(watch.model.telling).text(language).string
    #expect(refusal.contains(". \(line) "))
    #expect(PlainHelp.lines(watch.model).contains { $0.text(language).string.hasPrefix("r (") })
    let news = QueueNews(stillLocked: ["SATU"]).phrase(watch.model.telling.colon)?.text(language).string
    #expect(news?.contains(" \(line): SATU") == true)
    for named in [refusal, news ?? ""] {
      #expect(!named.contains(":read-only") && !named.contains(":hanya-baca"))
    }
    await watch.say(line)
    #expect(watch.model.profile.access == .full)
    await watch.say(language == .indonesian ? "hanya-baca ya" : "read-only on")
    #expect(watch.model.profile.access == .readOnly)
  }

  @Test("A sign that is left out leaves no gap, and one that means something is a word")
  func signs() {
    func spelt(_ text: SafeText) -> String { PlainSpelling.spell(text, .english).string }
    #expect(spelt("✗ Do not upload all of them") == "Do not upload all of them")
    #expect(spelt("SATU: ‼ 3 stuck") == "SATU: 3 stuck")
    #expect(spelt("3 stuck‼") == "3 stuck")
    #expect(spelt("★ ✎ INV-1 · PT É") == "INV-1, PT É")
    #expect(spelt("Approved ≠ Signing") == "Approved but Signing")
  }

  @Test("Of every queue it is read how it is connected, and of one that cannot be acted on as well")
  func connections() async {
    var overseer = await Overseer(AllQueuesTests.queues)
    overseer.model.isLineByLine = true
    await overseer.happen(.pollFailed(.unavailable("putus"), nextTry: overseer.now), of: 1)
    #expect(PlainList.heading(overseer.model)[0].string.hasPrefix("All queues: PT SATU (live), PT DUA (unreachable)."))
    var watch = await watch(.english)
    #expect(PlainList.heading(watch.model)[0].string.hasPrefix("PT CONTOH PENJUAL, antrean. "))
    await watch.lose()
    #expect(PlainList.heading(watch.model)[0].string.hasPrefix("PT CONTOH PENJUAL, antrean, unreachable. "))
  }

  @Test("A tab that is taken away is brought back by what can be typed", arguments: Language.allCases)
  func goneTab(language: Language) async {
    var watch = await watch(language)
    for keys in ["/", "contoh"] { await watch.type(keys) }
    await watch.press(.enter, "+")
    await watch.type("Punyaku")
    await watch.press(.enter, "-")
    let said = watch.model.notice?.phrase.text(language)
    #expect(said?.string.contains(language == .indonesian ? "saring contoh" : "filter contoh") == true)
    #expect(said?.string.contains("↑") == false)
  }

  @Test("In the details their steps are named with what can be typed, and who only looks on hears of no actions")
  func details() async throws {
    var watch = await watch(.english)
    await watch.select(InventedQueue.failedSigning)
    await watch.press(.enter)
    #expect(PlainChoices.line(watch.model).string.contains("tick 1"))
    watch.model.profile.access = .readOnly
    #expect(!PlainChoices.line(watch.model).string.contains("tick"))
    var onlooker = await Watch(InventedQueue.documents, language: .english, watching: Watching())
    onlooker.model.isLineByLine = true
    await onlooker.press(.enter)
    guard case .detail(let state) = onlooker.model.screen else {
      Issue.record("no details")
      return
    }
    #expect(!PlainDetail.lines(state, onlooker.model).contains("Actions:"))
  }

  @Test("What is planned is taken out by its number, named twice")
  func cancelsPlanned() async throws {
    var watch = await watch(.english)
    let plan = SamplePlan.everyState(around: InventedQueue.failedSigning, at: watch.now)
    await watch.happen(.plan(.stands(plan, halted: [])))
    await watch.press("L")
    let key = try #require(watch.model.queue.plan.uploads.first { $0.isCancellable }?.key)
    func cancel() async -> [Effect] {
      await watch.happen(.chosen(.planned(key))) + watch.press("x")
    }
    #expect(await cancel() == [])
    #expect(await cancel() == [.plan(.cancel([key]))])
  }

  @Test(
    "How long a document has stood is told at its desk in words, and that nothing need be followed",
    arguments: Language.allCases)
  func wholeWords(language: Language) async throws {
    var watch = await watch(language)
    await watch.openDesk(on: InventedQueue.failedSigning)
    let desk = try #require(watch.model.openDesk)
    let told = DeskScreen.standing(desk, watch.model).string
    #expect(told.hasSuffix("(\(desk.row.time.words(at: watch.model.now, language)))"), "\(told)")
    await watch.press(.escape)
    await watch.say("follow")
    #expect(!watch.model.list.isFollowing)
    #expect(
      watch.model.notice?.phrase.text(language).string.contains(language == .english ? "anyway" : "disebut") == true)
  }

  @Test("A part of the overview in which there is nothing says so")
  func emptyOverview() async {
    var watch = await Watch([], language: .english)
    await watch.press("o")
    guard case .overview(let state) = watch.model.screen, let data = state.data else {
      Issue.record("no overview")
      return
    }
    let lines = PlainOverview(data, watch.model).lines.map(\.string)
    for title in ["Signing In Progress, for how long:", "Deadlines not met yet:", "Signers:"] {
      let place = lines.firstIndex(of: title)
      #expect(place.map { lines[$0 + 1] } == "None.", "\(title)")
    }
  }

  @Test("The configuration and what is wrong with it", arguments: Language.allCases)
  func configuration(language: Language) async {
    var watch = await watch(language)
    watch.model.configuration = ConfigurationStanding(path: "/rumah/config.toml")
    watch.model.configuration.faults = [Phrase(same: "config.toml:3:9: x")]
    await watch.say("config")
    var teller = PlainTeller()
    #expect(teller.tell(watch.model).contains { $0.string == "config.toml:3:9: x" })
  }
}

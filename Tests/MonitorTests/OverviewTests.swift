import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("The overview")
struct OverviewTests {
  private func watch(columns: Int = 80, rows: Int = 24, language: Language = .indonesian) async -> Watch {
    var watch = await Watch(
      InventedQueue.documents, size: Size(columns: columns, rows: rows), language: language)
    watch.outcomes = InventedQueue.outcomes
    await watch.press("o")
    return watch
  }

  private func state(_ watch: Watch) -> OverviewState? {
    if case .overview(let state) = watch.model.screen { state } else { nil }
  }

  @Test("It opens from the list, asks for its numbers, and goes back to the same document")
  func opens() async {
    var watch = await Watch(InventedQueue.documents)
    await watch.press(.down, .down)
    let selected = watch.model.list.selected
    #expect(watch.model.update(.key("o"), at: watch.now) == [.loadOverview])
    #expect(watch.screen.contains("Menghitung"))
    await watch.press(.escape)
    #expect(watch.model.screen == .list)
    #expect(watch.model.list.selected == selected)
  }

  @Test("From what it lists Esc leads back to the line it was listed from, and then to the list as it was before")
  func back() async throws {
    var watch = await Watch(InventedQueue.documents)
    await watch.type("/status:approved,invalid")
    await watch.press(.enter)
    let before = watch.model.list.query
    await watch.press("o", .down, .down)
    let left = try #require(state(watch)).selected
    #expect(left != nil)
    await watch.press(.enter)
    #expect(watch.model.screen == .list && watch.model.list.query != before)
    await watch.press("o")
    #expect(state(watch)?.selected == left)
    await watch.press(.escape, .escape)
    #expect(state(watch)?.selected == left)
    await watch.press(.escape)
    #expect(watch.model.screen == .list && watch.model.list.query == before)
    await watch.press(.escape)
    #expect(watch.model.screen == .list && watch.model.list.query.filter.isEverything)
  }

  @Test("What is filtered further is the person's own: there Esc clears the filter")
  func filteredFurther() async {
    var watch = await watch()
    await watch.press(.enter)
    await watch.press("/", .control("u"))
    await watch.type("contoh")
    await watch.press(.enter, .escape)
    #expect(watch.model.screen == .list && watch.model.list.query.filter.isEverything)
  }

  @Test("Polls and the tick bring new numbers, and only while it is open")
  func live() async {
    var watch = await watch()
    #expect(state(watch)?.data?.overview.statuses[.savedInvalid] == 3)
    await watch.poll(
      InventedQueue.documents.map {
        $0.id == InventedQueue.failedSigning.id ? $0.becoming("SIGNING IN PROGRESS") : $0
      })
    #expect(state(watch)?.data?.overview.statuses[.savedInvalid] == 2)
    #expect(state(watch)?.data?.overview.count(.underAnHour).total == 2)
    watch.now = watch.now + .hours(1)
    await watch.happen(.tick)
    #expect(state(watch)?.data?.overview.count(.underAnHour).total == 0)
    await watch.press("q")
    #expect(!watch.model.update(.tick, at: watch.now).contains(.loadOverview))
  }

  @Test(
    "Every line can be brought to the screen, and End leads to the last",
    arguments: [(80, 24), (120, 40), (200, 60), (80, 16), (60, 16), (40, 10)], [true, false])
  func everyLine(size: (Int, Int), hasCauses: Bool) async throws {
    let documents = (1...19).map { number in
      var document = Sample.document(number, status: number < 10 ? "SAVED INVALID" : "APPROVED")
      document.signer = number < 10 ? "CONTOH SATU" : "CONTOH DUA"
      return document
    }
    var watch = await Watch(
      hasCauses ? documents : InventedQueue.documents, size: Size(columns: size.0, rows: size.1), language: .english)
    watch.outcomes = InventedQueue.outcomes
    await watch.press("o")
    let data = try #require(state(watch)?.data)
    let (height, page) = (OverviewBoard(data, watch.model).height, watch.model.bodyHeight)
    var seen: Set<Int> = []
    for _ in 0..<3 * height {
      seen.formUnion((state(watch)?.scroll ?? 0)..<(state(watch)?.scroll ?? 0) + page)
      await watch.press(.down)
    }
    #expect(Set(0..<height).isSubset(of: seen))
    // Back to the top on the same way.
    for _ in 0..<3 * height { await watch.press(.up) }
    #expect(state(watch)?.scroll == 0)
    await watch.press(.end)
    #expect(state(watch)?.scroll == max(0, height - page))
    #expect(!watch.screen.contains("▼"))
    await watch.press(.home)
    #expect(state(watch)?.scroll == 0)
    #expect(!watch.screen.contains("▲"))
  }

  @Test("Before the queue has answered it says so, and neither counts nothing nor says that nothing waits")
  func unread() async {
    for (language, waiting, silent, nothing) in [
      (
        Language.indonesian, "Menunggu jawaban pertama…", "Belum pernah ada jawaban dari sumber data.",
        "Tidak ada yang menunggu tenggat."
      ),
      (
        .english, "Waiting for the first answer…", "The data source has not answered yet.",
        "Nothing is waiting for a deadline."
      ),
    ] {
      var watch = await Watch([], language: language)
      watch.outcomes = InventedQueue.outcomes
      watch.model.connection = .connecting
      await watch.press("o")
      #expect(watch.flat.contains(waiting) && !watch.flat.contains(nothing) && !watch.screen.contains(/Status +0/))
      watch.model.connection = .unreachable(
        .unavailable("putus"), since: watch.now, lastAnswer: nil, nextTry: watch.now + .minutes(1))
      #expect(watch.flat.contains(silent) && !watch.flat.contains(nothing))
      #expect(await watch.press(.down, .tab, .enter).isEmpty)
      await watch.press("o")
      await watch.poll([])
      #expect(watch.flat.contains(nothing) && !watch.flat.contains(waiting))
    }
  }

  @Test("Numbers that come after it was closed open nothing")
  func lateNumbers() async {
    var watch = await watch()
    let data = state(watch)?.data
    await watch.press("q")
    if let data { await watch.happen(.overviewLoaded(data)) }
    #expect(watch.model.screen == .list)
  }

  @Test("The cursor goes through every line that stands for documents, and by parts")
  func moves() async {
    var watch = await watch()
    #expect(state(watch)?.selected == nil)
    await watch.press(.down)
    #expect(state(watch)?.selected == .age(.underSixHours))
    await watch.press(.tab)
    #expect(state(watch)?.selected == .day(.day("2026-11-20")))
    await watch.press(.tab)
    #expect(state(watch)?.selected == .status(.savedInvalid))
    await watch.press(.backTab, .backTab)
    #expect(state(watch)?.selected == .age(.underAnHour))
    await watch.press(.end)
    #expect(state(watch)?.selected == .signer("PENANDATANGAN CONTOH"))
    await watch.press(.home)
    #expect(state(watch)?.selected == .age(.underAnHour))
  }

  @Test(
    "Wherever the cursor goes, it is on the screen, or Enter brings it back and lists nothing unseen",
    arguments: [(40, 10), (60, 16), (80, 24), (200, 60)])
  func scrolls(columns: Int, rows: Int) async {
    var watch = await watch(columns: columns, rows: rows)
    for key in Array(repeating: Key.down, count: 25) + [.home, .end, .pageUp] + Array(repeating: .up, count: 25) {
      await watch.press(key)
      guard !watch.screen.contains("▸") else { continue }
      var back = watch
      await back.press(.enter)
      #expect(state(back) != nil && back.screen.contains("▸"), "\(key)")
    }
  }

  @Test("Enter lists exactly the documents that the line counts", arguments: Language.allCases)
  func lists(language: Language) async throws {
    var watch = await watch(columns: 200, rows: 60, language: language)
    let overview = try #require(state(watch)?.data?.overview)
    var counts: [OverviewItem: Int] = [.expected: overview.expectedCount]
    for bucket in AgeBucket.allCases { counts[.age(bucket)] = overview.count(bucket).total }
    for (status, count) in overview.statuses { counts[.status(status)] = count }
    for day in overview.days { counts[.day(day.day)] = day.count }
    #expect(counts.count > 15)
    for (item, count) in counts {
      watch.model.screen = .overview(OverviewState(data: state(watch)?.data, selected: item))
      await watch.press(.enter)
      #expect(watch.model.screen == .list)
      #expect(watch.model.list.total == count, "\(item)")
      await watch.press("o")
    }
  }

  @Test("Enter on a signer lists all of that signer's documents")
  func listsSigner() async {
    var watch = await watch()
    await watch.press(.end, .enter)
    #expect(watch.model.list.total == InventedQueue.documents.count)
    #expect(watch.model.list.query.filter == .naming("PENANDATANGAN CONTOH", in: .signer, isWhole: true))
  }

  @Test("Every number of the signers stands under its heading, at every width", arguments: Language.allCases)
  func signerHeadings(language: Language) async throws {
    let watch = await watch(language: language)
    for width in 30...100 {
      var overview = try #require(state(watch)?.data?.overview)
      overview.signers = ["SATU", "DUA"].map { SignerCount(signer: $0) }
      let lines = SignerPanel.lines(overview, PanelLook(model: watch.model, chartHeight: 1), width: width)
      for line in lines { #expect(line.texts.allSatisfy { !$0.text.isEmpty }, "\(width)") }
    }
  }

  @Test(
    "However many documents a day has, their number touches nothing beside it", arguments: Language.allCases,
    [9, 640, 4_640, 70_112, 1_234_567])
  func largeCounts(language: Language, count: Int) async throws {
    let watch = await watch(language: language)
    var overview = try #require(state(watch)?.data?.overview)
    for (day, width) in [("2026-11-15", 37), ("2027-01-15", 37), ("2026-11-15", 41), ("2026-11-15", 57)] {
      overview.days = [DueDay(day: .day(day))]
      overview.days[0].count = count
      overview.days[0].exposure = Rupiah(sen: 41_534_567_800)
      let lines = DuePanel.lines(overview, PanelLook(model: watch.model, chartHeight: 1), width: width)
      var frame = Frame(size: Size(columns: width, rows: 2))
      for (row, line) in lines.enumerated() { line.draw(column: 0, row: row, isSelected: false, in: &frame) }
      let words = FrameText.text(of: frame, row: 1).split(separator: " ").map(String.init)
      let written = count.written(language).string
      #expect(words.contains(written) || words.contains(count.brief(language).string), "\(words)")
      #expect(words.contains { $0.hasPrefix("415") }, "\(words)")
      #expect(!words.joined().contains("…"), "\(words)")
      #expect(words.contains(written) || width < 41, "\(words)")
      let title = language == .indonesian ? "Tenggat belum disetujui" : "Deadlines not met yet"
      #expect(FrameText.text(of: frame, row: 0).contains(title))
    }
  }

  @Test(
    "A day of which some DPP is not known has at least what is known at stake, and one of which none is has no amount",
    arguments: Language.allCases, [(37, "≥415"), (57, "≥")])
  func unknownExposure(language: Language, room: (width: Int, amount: String)) async {
    let watch = await watch(language: language)
    func words(without count: Int) -> [String] {
      var overview = QueueOverview()
      overview.days = [DueDay(day: .day("2026-11-15"))]
      overview.days[0].count = 9
      (overview.days[0].exposure, overview.days[0].unknownExposureCount) = (Rupiah(sen: 41_594_567_800), count)
      let lines = DuePanel.lines(overview, PanelLook(model: watch.model, chartHeight: 1), width: room.width)
      var frame = Frame(size: Size(columns: room.width, rows: 2))
      for (row, line) in lines.enumerated() { line.draw(column: 0, row: row, isSelected: false, in: &frame) }
      return FrameText.text(of: frame, row: 1).split(separator: " ").map(String.init)
    }
    let partly = words(without: 3)
    #expect(partly.contains { $0.hasPrefix(room.amount) } && partly.contains("9"), "\(partly)")
    #expect(words(without: 9).contains("–") && !words(without: 9).joined().contains("415"), "\(words(without: 9))")
    #expect(!words(without: 0).joined().contains("≥"), "\(words(without: 0))")
  }
}

import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("Views that take turns, and large digits")
struct RoundTests {
  private func watch(_ language: Language = .english, _ size: Size = Size(columns: 80, rows: 24)) async -> Watch {
    var watch = await Watch(InventedQueue.documents, size: size, language: language, watching: Watching())
    watch.model.round = Round(isGoing: true)
    return watch
  }

  /// What is on the screen after each turn.
  private func turns(_ count: Int, _ watch: inout Watch) async -> [String] {
    var seen: [String] = []
    for _ in 0..<count {
      await watch.happen(.turn)
      switch watch.model.screen {
      case .list: seen.append(watch.model.list.query.view.names.english)
      case .overview: seen.append("overview")
      case .figures: seen.append("figures")
      default: seen.append("other")
      }
    }
    return seen
  }

  @Test("What has something to see comes in turn, from the top")
  func usual() async {
    var watch = await watch()
    await watch.press(.down, .down)
    watch.now = watch.now + .minutes(2)
    #expect(await turns(6, &watch) == ["overview", "stuck", "invalid", "due", "signing", "overview"])
    #expect(watch.model.list.cursor == 0)
  }

  @Test("Only the views that were named, whatever they hold")
  func named() async throws {
    let own = SavedFilter(name: "Besar", filter: try Filter(parsing: "dpp:>500jt"))
    var watch = await watch()
    watch.model.settings.savedFilters = [own]
    let names = ["macet", "Besar", "angka", "missing"]
    watch.model.round.views = try names.map { try #require(WatchedView(named: $0, own: [own])) }
    #expect(await turns(4, &watch) == ["stuck", "all", "figures", "missing"])
    #expect(WatchedView(named: "zzz", own: [own]) == nil)
  }

  @Test("A key holds the view for a minute, and what somebody has opened stays")
  func held() async {
    var watch = await watch()
    await watch.press(.down)
    #expect(await turns(2, &watch) == ["all", "all"])
    watch.now = watch.now + .seconds(61)
    #expect(await turns(1, &watch) == ["overview"])
    await watch.press(.escape, .enter)
    watch.now = watch.now + .minutes(10)
    #expect(await turns(1, &watch) == ["other"])
    await watch.press(.escape, "w")
    watch.now = watch.now + .minutes(10)
    let shown = watch.model.screen
    _ = await turns(3, &watch)
    #expect(watch.model.screen == shown)
    #expect(!watch.model.round.isGoing)
  }

  @Test("Once round in one queue, the next queue is shown")
  func queues() async {
    var watch = await watch()
    let profile = QueueProfile(
      name: "PT CONTOH DUA", backend: "antrean", capabilities: watch.model.profile.capabilities, access: .alwaysReadOnly
    )
    _ = watch.model.open(profile)
    watch.model.round.views = [.figures, .tab(.view(.stuck))]
    #expect(await turns(2, &watch) == ["figures", "stuck"])
    #expect(watch.model.profile.name == "PT CONTOH PENJUAL")
    #expect(await turns(1, &watch) == ["figures"])
    #expect(watch.model.profile.name == "PT CONTOH DUA")
  }

  @Test(
    "Large digits, as large as there is room for", arguments: Language.allCases,
    [(200, 60), (80, 24), (40, 10), (39, 12), (24, 8), (16, 5)])
  func digits(language: Language, size: (Int, Int)) async {
    var watch = await watch(language, Size(columns: size.0, rows: size.1))
    await watch.press("z")
    expectGolden(watch.model.frame(), "figures-\(size.0)x\(size.1)-\(language.rawValue)")
    await watch.press(.escape)
    #expect(watch.model.screen == .list)
  }

  @Test("They are drawn at any size, with any number")
  func anySize() async {
    var watch = await watch()
    await watch.press("z")
    for count in [0, 7, 1_234_567] {
      watch.model.summary = QueueSummary()
      watch.model.summary.counts = [.stuck: count, .savedInvalid: count, .due: count]
      for columns in [1, 2, 5, 13, 29, 30, 39, 40, 41, 80, 300] {
        for rows in [1, 2, 6, 8, 9, 10, 24, 100] {
          watch.model.size = Size(columns: columns, rows: rows)
          let frame = watch.model.frame()
          #expect(frame.size == watch.model.size)
        }
      }
    }
  }
}

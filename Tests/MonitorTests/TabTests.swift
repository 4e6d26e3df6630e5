import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("Tabs of one's own")
struct TabTests {
  private func saved(_ name: String, _ text: String) throws -> SavedFilter {
    SavedFilter(name: name, filter: try Filter(parsing: text))
  }

  private func watch(_ filters: [SavedFilter]) async -> Watch {
    var watch = await Watch(InventedQueue.documents)
    watch.model.settings.savedFilters = filters
    await watch.happen(.tick)
    return watch
  }

  @Test("Saved filters stand after the views with their counts, and show what they hold")
  func saved() async throws {
    var watch = await watch([try saved("Besar", "dpp:>500jt"), try saved("Jepang", "buyer:株式会社")])
    #expect(watch.model.tabs.count == QueueView.allCases.count + 2)
    #expect(watch.model.summary.count(watch.model.ownTabs[1].filter) == 1)
    await watch.press(.alt("0"))
    #expect(watch.screen.contains("Besar \(watch.model.list.total)"))
    #expect(watch.model.list.total == 6)
    await watch.press(.alt("0"))
    #expect(watch.screen.contains("Jepang 1"))
    #expect(watch.model.list.rows.map(\.id) == [InventedQueue.documents[3].id])
    await watch.press(.alt("0"), "/")
    await watch.type("is:invalid")
    #expect(watch.model.list.total == 1, "a filter is looked for within the tab")
  }

  @Test("A tab that a change of the configuration brings has its count at once")
  func reloaded() async throws {
    var watch = await watch([])
    await watch.happen(.resized(Size(columns: 120, rows: 24)))
    let big = try saved("Besar", "dpp:>500jt")
    await watch.happen(.settings(.changed(Settings(language: .indonesian, savedFilters: [big]))))
    #expect(watch.model.summary.count(big.filter) == 6)
    #expect(watch.screen.contains("Besar 6"))
  }

  @Test(
    "However many documents there are, every view is on a screen of 80 columns, and what waits for a person is counted",
    arguments: Language.allCases, [1, 10, 160, 5_000])
  func thousands(language: Language, thousands: Int) async {
    var watch = await Watch(InventedQueue.documents, language: language)
    watch.model.summary.counts = [
      .all: 1_000, .attention: 281, .signing: 120, .stuck: 41, .savedInvalid: 39, .due: 229, .approved: 790,
    ].mapValues { $0 * thousands }
    let (places, hasBefore, hasAfter) = TabBar.tabs(watch.model)
    #expect(places.count == QueueView.allCases.count)
    #expect(!hasBefore && !hasAfter)
    let missing = QueueView.missing.shortestName.text(language).string
    #expect(watch.screen.contains(" \(missing) "))
    for view in [QueueView.attention, .signing, .stuck, .savedInvalid, .due] {
      let count = watch.model.summary.count(view)
      let counts = [count.written(language), count.brief(language), count.brief(language, isRound: true)]
      #expect(places.contains { place in counts.contains { place.text.string.hasSuffix(" \($0)") } })
    }
  }

  @Test("Of tens of thousands of documents every view has its number on 80 columns", arguments: Language.allCases)
  func everyNumber(language: Language) async {
    var watch = await Watch(InventedQueue.documents, language: language)
    for scale in 1...3 {
      watch.model.summary.counts = [
        .all: 10_000, .attention: 276, .signing: 230, .stuck: 55, .savedInvalid: 150, .due: 106, .approved: 9_432,
      ].mapValues { $0 * scale }
      let tabs = TabBar.tabs(watch.model).places.map(\.text.string)
      #expect(tabs.count == QueueView.allCases.count)
      #expect(tabs.allSatisfy { $0.split(separator: " ").last?.first?.isNumber == true }, "\(tabs)")
    }
  }

  @Test("Where tenths of thousands leave no room for the last of the numbers, round ones do")
  func roundNumbers() async {
    var watch = await Watch(InventedQueue.documents, language: .indonesian)
    for marked in [0, 12] {
      watch.model.summary.counts = [
        .all: 10_000, .attention: 2_301, .signing: 1_671, .savedInvalid: 1_827, .due: 2_302, .approved: 7_021,
        .marked: marked,
      ]
      let tabs = TabBar.tabs(watch.model).places.map(\.text.string)
      #expect(tabs.count == QueueView.allCases.count)
      #expect(tabs.allSatisfy { $0.split(separator: " ").last?.first?.isNumber == true }, "\(tabs)")
      #expect(tabs.contains { $0.hasSuffix(" 2rb") }, "\(tabs)")
    }
  }

  @Test("Where no form has room for every number, that nothing is there is told of as many views as there is room for")
  func zeros() async {
    for language in Language.allCases {
      var watch = await Watch(InventedQueue.documents, language: language)
      var hasSome = false
      watch.model.size.columns = 72
      for scale in 1...60 {
        watch.model.summary.counts = [
          .all: 1_000, .attention: 281, .signing: 120, .due: 229, .approved: 790,
        ].mapValues { $0 * scale }
        let places = TabBar.tabs(watch.model).places
        let texts = places.map(\.text.string)
        #expect(texts.count == QueueView.allCases.count)
        #expect(places.allSatisfy { $0.start + $0.text.cellWidth <= 72 })
        hasSome = hasSome || texts.contains { $0.hasSuffix(" 0") } && texts.contains { $0.last?.isLetter == true }
      }
      #expect(hasSome)
    }
  }

  @Test("Where a number gives way, no zero stands", arguments: Language.allCases)
  func zerosFirst(language: Language) async throws {
    var watch = await Watch(InventedQueue.documents, language: language)
    watch.model.settings.savedFilters = [try saved("Besar", "dpp:>5jt")]
    watch.model.summary.counts = [
      .all: 300, .attention: 58, .signing: 28, .stuck: 28, .savedInvalid: 21, .due: 58, .approved: 215,
    ]
    var hasGivenWay = false
    for columns in 60...100 {
      watch.model.size.columns = columns
      let (places, hasBefore, hasAfter) = TabBar.tabs(watch.model)
      guard !hasBefore, !hasAfter else { continue }
      let views = places.filter { $0.index < QueueView.allCases.count }
      let untold = views.filter {
        watch.model.summary.count(QueueView.allCases[$0.index]) > 0 && $0.text.string.last?.isNumber != true
      }
      guard !untold.isEmpty else { continue }
      hasGivenWay = true
      #expect(!views.contains { $0.text.string.hasSuffix(" 0") }, "\(views.map(\.text.string))")
    }
    #expect(hasGivenWay)
  }

  @Test("For a number that just fits, the blanks beside the bar give way", arguments: Language.allCases)
  func lastColumn(language: Language) async throws {
    var watch = await Watch(InventedQueue.documents, language: language)
    let own = try saved("dpp:>5jt", "dpp:>5jt")
    watch.model.settings.savedFilters = [own]
    await watch.press(.alt("0"))
    watch.model.summary.counts = [
      .all: 300, .attention: 58, .signing: 28, .stuck: 28, .savedInvalid: 21, .due: 58, .approved: 215,
    ]
    watch.model.summary.filterCounts = [own.filter: 231]
    let tabs = FrameText.text(of: watch.model.frame(), row: 1)
    #expect(tabs.contains(language == .indonesian ? " Diset 215 Hil Dit " : " Appr 215 Miss Mark "), "\(tabs)")
    #expect(tabs.hasSuffix(" dpp:>5jt 231") && !tabs.contains("›"), "\(tabs)")
    let places = TabBar.tabs(watch.model).places
    #expect(places.allSatisfy { $0.start >= 0 && $0.start + $0.text.cellWidth <= 80 })
    #expect(zip(places, places.dropFirst()).allSatisfy { $0.start + $0.text.cellWidth < $1.start })
  }

  @Test("However narrow the screen, a view is called by the beginning of its name", arguments: Language.allCases)
  func shortNames(language: Language) {
    for view in QueueView.allCases {
      let words = view.name.text(language).string.split(separator: " ")
      for short in [view.shortName, view.shortestName].map({ $0.text(language).string }) {
        #expect(words.contains { $0.hasPrefix(short) }, "\(short)")
      }
    }
  }

  @Test("Tab and Shift-Tab go over every tab and round")
  func round() async throws {
    var watch = await watch([try saved("Satu", "a"), try saved("Dua", "b")])
    var seen: [Int?] = []
    for _ in 0..<watch.model.tabs.count {
      seen.append(watch.model.tabPlace)
      await watch.press(.tab)
    }
    #expect(seen == Array(0..<watch.model.tabs.count))
    #expect(watch.model.tabPlace == 0)
    await watch.press(.backTab)
    #expect(watch.model.tabPlace == watch.model.tabs.count - 1)
    await watch.press(.alt("2"))
    #expect(watch.model.tabPlace == 1)
    await watch.press("1", "1", .tab)
    #expect(watch.model.tabPlace == 10, "a number before Tab goes to any of them")
  }

  @Test("The selected tab is in sight however many there are", arguments: [40, 80, 120])
  func inSight(width: Int) async throws {
    let filters = try (1...9).map { try saved("Tab nomor \($0)", "ref:INV-\($0)") }
    var watch = await watch(filters)
    await watch.happen(.resized(Size(columns: width, rows: 24)))
    for number in 1...9 {
      await watch.press(.alt("0"))
      let row = FrameText.text(of: watch.model.frame(), row: 1)
      #expect(row.contains("Tab nomor \(number) "), "\(row)")
    }
  }

  @Test("A filter is kept as a tab with a name, counted from then on, and taken away again")
  func keeping() async throws {
    var watch = await watch([try saved("Tetap", "dpp:>500jt")])
    await watch.press("+")
    #expect(watch.footer.contains("Saring dulu"))
    await watch.press(.alt("5"), "/")
    await watch.type("buyer:contoh")
    await watch.press(.enter, "+")
    #expect(watch.footer.contains("Nama tab: buyer:contoh"))
    await watch.type("Tetap")
    await watch.press(.enter)
    #expect(watch.footer.contains("Sudah ada tab “Tetap”"))
    await watch.press(.control("u"))
    await watch.type("  Invalid  contoh ")
    await watch.press(.enter)
    let own = try #require(watch.model.keptFilters.first)
    #expect(own.name == "Invalid contoh")
    #expect(watch.model.list.query.saved == own.filter)
    #expect(watch.model.list.query.filter.isEverything)
    #expect(watch.model.list.total == 1)
    #expect(watch.model.summary.count(own.filter) == 1)
    await watch.press(.alt("0"))
    #expect(watch.model.list.query.saved == watch.model.settings.savedFilters[0].filter)
    await watch.press("-")
    #expect(watch.footer.contains("ada di konfigurasi"))
    await watch.press(.alt("0"), "-")
    #expect(watch.model.keptFilters.isEmpty)
    #expect(watch.model.tabPlace == 0)
    await watch.press("-")
    #expect(watch.footer.contains("Hanya tab sendiri"))
  }

  @Test("A tab that was taken away is named, and comes back as it is told")
  func takenAway() async throws {
    var watch = await watch([])
    await watch.press(.alt("5"), "/")
    await watch.type("buyer:contoh")
    await watch.press(.enter, "+")
    await watch.type("Contoh")
    await watch.press(.enter)
    let own = try #require(watch.model.keptFilters.first)
    await watch.press("-")
    #expect(watch.flat.contains("Tab “Contoh” dihapus. / ↑ membawa saringannya kembali, + menyimpannya lagi."))
    await watch.press("/", .up, .enter, "+", .enter)
    #expect(watch.model.keptFilters.map(\.filter.text) == [own.filter.text])
  }

  @Test("A tab made within a tab is offered the names of both")
  func within() async throws {
    var watch = await watch([try saved("Besar", "dpp:>0")])
    await watch.press(.alt("0"), "/")
    await watch.type("buyer:contoh")
    await watch.press(.enter, "+")
    #expect(watch.footer.contains("Nama tab: Besar buyer:contoh"))
  }

  @Test(
    "A tab cannot be called as a view or another tab is, in whatever language and capitals",
    arguments: ["Tenggat", "stuck", "SAVED  INVALID", "semua", "tetap"])
  func nameTaken(name: String) async throws {
    var watch = await watch([try saved("Tetap", "dpp:>500jt")])
    await watch.press("/")
    await watch.type("buyer:contoh")
    await watch.press(.enter, "+")
    await watch.type(name)
    await watch.press(.enter)
    #expect(watch.flat.contains("ilih nama lain"))
    #expect(watch.model.keptFilters.isEmpty)
    await watch.type(" saya")
    await watch.press(.enter)
    #expect(watch.model.keptFilters.count == 1)
  }

  @Test("The name that is suggested is taken by Enter, changed after Right, and gone with the first letter")
  func suggestion() async throws {
    var watch = await watch([])
    await watch.press("/")
    await watch.type("buyer:contoh")
    await watch.press(.enter, "+", .enter)
    #expect(watch.model.keptFilters.map(\.name) == ["buyer:contoh"])
    await watch.press("-", "/")
    await watch.type("buyer:contoh")
    await watch.press(.enter, "+")
    await watch.type("K")
    #expect(watch.footer.contains("Nama tab: K"))
    #expect(!watch.footer.contains("Enter memakainya"))
    await watch.press(.backspace, .right)
    await watch.type("!")
    await watch.press(.enter)
    #expect(watch.model.keptFilters.map(\.name) == ["buyer:contoh!"])
  }

  @Test("Tabs of one's own grow narrow before any of the others leaves the screen")
  func narrow() async throws {
    let filters = try ["Pelanggan besar bulan ini", "Penandatangan kedua"].map { try saved($0, "ref:\($0.count)") }
    var watch = await watch(filters)
    for (width, isFull) in [(200, true), (100, false)] {
      await watch.happen(.resized(Size(columns: width, rows: 24)))
      let row = FrameText.text(of: watch.model.frame(), row: 1)
      #expect(row.contains("Semua"))
      #expect(row.contains(isFull ? "Ditandai" : "Ditand"))
      #expect(row.contains("Pelanggan besar bulan ini") == isFull, "\(row)")
      #expect(row.contains("Pela"))
      #expect(row.contains("Pena"))
      #expect(!row.contains("›"))
    }
    await watch.press(.alt("0"))
    #expect(FrameText.text(of: watch.model.frame(), row: 1).contains("Pelanggan besar bulan ini "))
  }

  @Test("Where there is none, the key says how to come by one")
  func none() async throws {
    var watch = await watch([])
    await watch.press(.alt("0"))
    #expect(watch.footer.contains("Belum ada tab sendiri"))
    #expect(watch.model.tabPlace == 0)
  }

  @Test("Every view is the filter that a tab of it would keep", arguments: QueueView.allCases)
  func viewsAreFilters(view: QueueView) async {
    var watch = await Watch(InventedQueue.documents)
    await watch.press(.alt(Character(String(view.rawValue + 1))))
    let rows = watch.model.list.rows.map(\.id)
    await watch.press(.alt("1"))
    let filtered = watch.model.list.rows.filter {
      view.filter.matches($0, at: watch.now, policy: watch.model.settings.policy)
    }
    #expect(filtered.map(\.id) == rows)
  }
}

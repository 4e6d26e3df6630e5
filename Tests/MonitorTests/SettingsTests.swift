import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("A configuration that changes while the program runs")
struct SettingsTests {
  @Test("A good one holds at once: language, keys, thresholds, colours, columns")
  func good() async {
    var watch = await Watch(InventedQueue.documents, language: .indonesian)
    let policy = QueuePolicy(stuck: StuckPolicy(slow: .hours(2), stuck: .hours(48)), dueSoonDays: 9)
    let new = Settings(
      language: .english, policy: policy, keys: .standard.rebinding([.reverseSort: [.function(9)]]),
      theme: Theme(.light),
      columns: [.partner])
    let effects = await watch.happen(.settings(.changed(new)))
    #expect(effects == [.wear(Theme(.light)), .setPolicy(policy), .setAlerts(new.alertWishes)])
    #expect(watch.footer.contains("read again"))
    await watch.press(.function(9))
    #expect(watch.model.list.query.sort == [SortOrder(.urgency, isReversed: true)])
    #expect(watch.screen.contains("Other party"))
    #expect(!watch.screen.contains("Reference"))
  }

  @Test("The footer and the help show the keys that were chosen")
  func chosenKeys() async {
    var watch = await Watch(InventedQueue.documents, language: .english)
    let keys = KeyMap.standard.rebinding([.reupload: [.function(8)]])
    await watch.happen(.settings(.changed(Settings(language: .english, keys: keys))))
    await watch.press(.down)
    #expect(watch.footer.contains("F8 re-upload"))
    await watch.press("?")
    #expect(keys.table(.english).contains { $0.keys == "F8" })
  }

  @Test("A command has the key that was chosen for it wherever it works; Enter goes on taking what is chosen")
  func oneKeyEverywhere() async {
    var watch = await Watch(InventedQueue.documents, language: .english)
    let keys = KeyMap.standard.rebinding([
      .search: [.function(2)], .open: [.character("e")], .back: [.backspace], .quit: [.character("X")],
    ])
    await watch.happen(.settings(.changed(Settings(language: .english, keys: keys))))
    await watch.press("+")
    #expect(watch.footer.contains("Filter first (F2)"))
    for place in ["J", "?"] as [Key] {
      await watch.press(place)
      #expect(watch.footer.contains("F2 search"))
      await watch.press("/")
      #expect(watch.footer.contains("F2 search"))
      await watch.press(.function(2))
      #expect(!watch.footer.contains("F2 search"))
      await watch.press(.enter, .backspace)
    }
    for context in [KeyContext.list, .overview, .journal] {
      #expect(keys.command(for: "e", in: context) == .open)
      #expect(keys.command(for: .enter, in: context) == nil)
    }
    for context in [KeyContext.columns, .sorting, .copy] { #expect(keys.command(for: .enter, in: context) == .open) }
    #expect(keys.command(for: .escape, in: .list) == .back)
    #expect(keys.command(for: .control("c"), in: .list) == .quit)
  }

  @Test(
    "What cannot be said on the screen's last lines is seen to go on, and where all of it stands comes first",
    arguments: Language.allCases, [(80, 24), (120, 40), (200, 60), (40, 10)])
  func longFault(language: Language, size: (Int, Int)) async {
    var watch = await Watch(
      InventedQueue.documents, size: Size(columns: size.0, rows: size.1), language: language)
    let names = ColumnKind.allCases.map(\.rawValue).joined(separator: ", ")
    await watch.happen(
      .settings(
        .refused([
          Phrase(
            id: "config.toml:4:54: columns: “zzz” tidak dikenal; yang dikenal: \(names)",
            en: "config.toml:4:54: columns: “zzz” is not known; known are: \(names)")
        ])))
    expectGolden(watch.model.frame(), "long-fault-\(size.0)x\(size.1)-\(language.rawValue)")
  }

  @Test("A bad one changes nothing, and says where it is wrong", arguments: Language.allCases)
  func bad(language: Language) async {
    var watch = await Watch(InventedQueue.documents, language: language)
    watch.model.configuration = ConfigurationStanding(path: "/rumah/config.toml")
    let before = watch.model.settings
    let faults = [
      Phrase(id: "config.toml:3:9: theme: “drak” tidak dikenal", en: "config.toml:3:9: theme: “drak” is not known"),
      Phrase(id: "config.toml:7:1: kunci “x” tidak dikenal", en: "config.toml:7:1: unknown key “x”"),
    ]
    #expect(await watch.happen(.settings(.refused(faults))) == [])
    #expect(watch.model.settings == before)
    #expect(watch.footer.contains("config.toml:3:9"))
    // Once it is mended, nothing is wrong any longer.
    await watch.happen(.settings(.changed(before)))
    #expect(watch.model.configuration.faults.isEmpty)
  }
}

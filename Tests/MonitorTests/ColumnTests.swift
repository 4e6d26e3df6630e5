import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("The columns")
struct ColumnTests {
  private func watch(columns: Int = 80, rows: Int = 24) async -> Watch {
    await Watch(InventedQueue.documents, size: Size(columns: columns, rows: rows))
  }

  private func shown(_ watch: Watch) -> [ColumnKind] { watch.model.columnLayout.slots.map(\.kind) }

  @Test("A column is hidden, shown and moved; the choice is kept once, when the chooser closes")
  func chooses() async {
    var watch = await watch(columns: 120)
    #expect(await watch.press("C", " ", "j", "J") == [])
    let chosen = Array([ColumnKind.partner, .reference] + ColumnKind.usual.dropFirst(3))
    await watch.press(.escape)
    #expect(watch.kept == [Kept(keepsake: .columns, change: .replace(chosen.map(\.rawValue)))])
    #expect(watch.model.columns == chosen)
    #expect(shown(watch).prefix(2) == [.partner, .reference])
    #expect(watch.model.screen == .list)
  }

  @Test("A choice that changes nothing keeps nothing, and going back to the usual ones forgets the choice")
  func forgets() async {
    var watch = await watch()
    await watch.press("C", " ", " ", .enter)
    #expect(watch.kept == [])
    #expect(watch.model.chosenColumns == nil)
    await watch.press("C", .end, " ", .enter)
    #expect(watch.model.columns == ColumnKind.usual + [.reported])
    await watch.press("C", "R", .enter)
    #expect(watch.kept.last == Kept(keepsake: .columns, change: .replace(nil)))
    #expect(watch.model.columns == ColumnKind.usual)
  }

  @Test(
    "What the configuration names anew while the program runs replaces the choice, and says so",
    arguments: Language.allCases)
  func configuredSince(language: Language) async {
    var watch = await watch(columns: 120)
    var settings = watch.model.settings
    settings.language = language
    settings.columns = [.reference, .signer]
    await watch.happen(.settings(.changed(settings)))
    await watch.press("C", .end, " ", .enter)
    #expect(watch.model.columns == [.reference, .signer, .reported])
    // Another change leaves the choice alone.
    settings.usesMouse.toggle()
    await watch.happen(.settings(.changed(settings)))
    #expect(watch.model.columns == [.reference, .signer, .reported])
    settings.columns = [.partner]
    await watch.happen(.settings(.changed(settings)))
    #expect(watch.model.columns == [.partner])
    #expect(watch.kept.last == Kept(keepsake: .columns, change: .replace(nil)))
    let told =
      language == .indonesian
      ? "kolomnya menggantikan pilihan Anda dengan C." : "its columns replace those you chose with C."
    #expect(watch.footer.contains(told), "\(watch.footer)")
    // What was chosen before does not come back with what was named then.
    settings.columns = [.reference, .signer]
    await watch.happen(.settings(.changed(settings)))
    #expect(watch.model.columns == [.reference, .signer])
  }

  @Test("What the configuration names otherwise while the program is closed replaces the choice as well")
  func configuredMeanwhile() async throws {
    var watch = await watch(columns: 120)
    for (named, chosen) in [([.reference, .signer], [.signer]), (ColumnKind.usual, [.partner])]
      as [([ColumnKind], [ColumnKind])]
    {
      watch.model.settings.columns = named
      watch.model.chosenColumns = ColumnChoice(chosen, over: named)
      let kept = try #require(watch.model.chosenColumns?.kept)
      watch.model.chosenColumns = nil
      let isDamaged = watch.model.recall(.columns, kept)
      #expect(!isDamaged && watch.model.columns == chosen)
      watch.model.settings.columns = [.taxBase]
      #expect(watch.model.columns == [.taxBase])
    }
  }

  @Test("Nothing moves past the ends")
  func ends() async {
    var watch = await watch()
    await watch.press("C", "K", .up, .up, .end, "J", .down, .home, .enter)
    #expect(watch.model.chosenColumns == nil)
  }

  @Test("Hidden to the last, status and time are left, and the list works")
  func none() async {
    var watch = await watch()
    watch.model.chosenColumns = ColumnChoice([], over: ColumnKind.usual)
    await watch.press(.down, ">", "<")
    #expect(shown(watch) == [])
    #expect(watch.screen.contains("Saved Invalid"))
  }

  @Test("A reference of twenty characters stands whole where there are a hundred columns")
  func wholeReference() async throws {
    var document = Sample.document(1)
    document.reference = "FAKTUR/2026/XI/00001"
    let watch = await Watch([document], size: Size(columns: 100, rows: 24))
    let slots = watch.model.columnLayout.slots
    #expect(try #require(slots.first { $0.kind == .reference }).width == 20)
    #expect(slots.contains { $0.kind == .taxBase })
    #expect(watch.screen.contains("FAKTUR/2026/XI/00001"))
  }

  @Test("Short references leave the room to the other party's name")
  func shortReferences() async throws {
    let slots = await watch(columns: 100).model.columnLayout.slots
    #expect(try #require(slots.first { $0.kind == .reference }).width == ColumnKind.reference.width)
    #expect(try #require(slots.first { $0.kind == .partner }).width >= ColumnKind.partner.width)
  }

  @Test("The reference stands in the table however little room there is", arguments: 40...130)
  func reference(columns: Int) async {
    #expect(shown(await watch(columns: columns)).contains(.reference))
  }

  @Test("Sideways: the first columns stay, and the last column is the furthest", arguments: [40, 61, 80, 120, 200])
  func sideways(columns: Int) async {
    var watch = await watch(columns: columns)
    var seen = Set(shown(watch))
    let first = shown(watch).first
    for _ in 0..<20 {
      await watch.press(">")
      seen.formUnion(shown(watch))
      #expect(watch.screen.contains("Status"))
    }
    #expect(shown(watch).last == ColumnKind.usual.last)
    #expect(!watch.model.columnLayout.hasAfter)
    #expect(seen.union([.deadline]) == Set(ColumnKind.usual))
    for _ in 0..<20 { await watch.press("<") }
    #expect(shown(watch).first == first)
    #expect(!watch.model.columnLayout.hasBefore)
  }

  @Test("No column stands over another or over the edge", arguments: 40...200)
  func layout(width: Int) {
    for offset in 0..<ColumnKind.allCases.count {
      let layout = ColumnLayout(ColumnKind.allCases, passing: offset, width: width)
      #expect(!layout.slots.isEmpty)
      var end = (layout.dueMark ?? layout.ageStart + ColumnLayout.ageWidth) + 1
      for slot in layout.slots {
        #expect(slot.start >= end)
        #expect(slot.width > 0)
        end = slot.start + slot.width + 1
      }
      #expect(end <= width)
    }
  }

  @Test("Every column has a title in both languages, and a name of its own for the configuration")
  func names() {
    for kind in ColumnKind.allCases {
      for language in Language.allCases { #expect(!kind.title.text(language).isEmpty) }
      #expect(ColumnKind(rawValue: kind.rawValue) == kind)
    }
  }

  @Test("However many days a deadline is away or past, it is shown whole", arguments: Language.allCases)
  func wholeDeadline(language: Language) {
    for days in [0, 1, 9, 10, 99, 100, 525, 999, 1000, 9999] {
      for standing in [Deadline.Standing.missed(daysAgo: days), .open(daysLeft: days)] {
        let text = standing.brief(language, soon: 3)
        #expect(text.cellWidth <= ColumnKind.deadline.width)
        #expect(days == 0 || text.string.contains("\(days)"))
        #expect(!text.string.contains { $0.isLetter } || text.string.contains(" ") || days == 0)
        #expect(text.string.hasSuffix("‼") == (standing == .missed(daysAgo: days)))
      }
    }
  }

  @Test("On a narrow screen late and nearly late have a mark of one cell")
  func narrow() async throws {
    var watch = await watch(columns: 40, rows: 24)
    watch.now = .wib("2026-11-21 09:00")
    await watch.poll(InventedQueue.documents)
    let mark = try #require(watch.model.columnLayout.dueMark)
    let late = (0..<24).filter { watch.model.frame()[mark, $0].text == "‼" }
    #expect(late.count == 1)
    #expect(FrameText.text(of: watch.model.frame(), row: late[0]).contains("INV-000009"))
  }

  @Test("What was kept is there at the start; what cannot be read is said once")
  func failure() async {
    var watch = await watch()
    await watch.happen(.notKept(MemoryFailure(.columns, path: "/di/mana/columns", .damaged)))
    #expect(watch.footer.contains("/di/mana/columns"))
    #expect(watch.model.columns == ColumnKind.usual)
    await watch.press(.down)
    #expect(!watch.footer.contains("/di/mana/columns"))
  }
}

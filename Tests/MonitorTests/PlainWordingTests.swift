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

import TerminalKit
import TestSupport
import Testing
import UploadQueue
import Wording

@testable import Monitor

@Suite("The command line")
struct PromptTests {
  private func watch(_ language: Language = .english, access: QueueProfile.Access = .full) async -> Watch {
    var watch = await Watch(InventedQueue.documents, language: language)
    watch.model.profile.access = access
    return watch
  }

  @Test("Every command can be said in both languages, by a name of its own")
  func names() {
    for language in Language.allCases {
      let names =
        Command.sayable.map { language == .english ? $0.name : $0.indonesianName }
        + PromptVerb.allCases.map { $0.name(language) }
      let twice = Dictionary(grouping: names, by: { $0 }).filter { $0.value.count > 1 }.keys
      // To sort by the next column and by a named one are one word.
      #expect(Set(twice).isSubset(of: ["sort", "urut"]))
    }
    for command in Command.allCases { #expect(Command.indonesianNames[command] != nil, "\(command)") }
  }

  @Test("A command does what its key does", arguments: [("down", Language.english), ("turun", .indonesian)])
  func sayCommand(name: String, language: Language) async {
    var watch = await watch(language)
    var pressed = watch
    await watch.press(":")
    await watch.type(name)
    await watch.press(.enter)
    await pressed.press(.down)
    #expect(watch.model.list.cursor == 1)
    #expect(watch.model.list == pressed.model.list)
    #expect(watch.model.screen == .list)
  }

  @Test("Quitting, filtering and sorting by name")
  func verbs() async {
    var watch = await watch()
    await watch.say("filter maju")
    #expect(watch.model.list.query.filter.text == "maju")
    await watch.say("filter")
    #expect(watch.model.list.query.filter.isEverything)
    await watch.say("sort -dpp partner")
    #expect(watch.model.list.query.sort == [SortOrder(.taxBase, isReversed: true), SortOrder(.partner)])
    await watch.say("filter status:stck")
    #expect(watch.model.list.query.filter.isEverything)
    #expect(watch.model.notice?.role == .warning)
    #expect(await watch.say("quit") == [.quit])
  }

  @Test("The language and the colours change at once")
  func languageAndTheme() async {
    var watch = await watch()
    await watch.say("lang id")
    #expect(watch.model.language == .indonesian)
    #expect(await watch.say("tema dark") == [.wear(Theme(.dark))])
    #expect(watch.model.settings.theme.base == .dark)
  }

  @Test("Tab completes what is begun, and goes through what it may be")
  func completion() async {
    var watch = await watch()
    await watch.press(":")
    await watch.type("ove")
    await watch.press(.tab)
    #expect(watch.typed == "overview ")
    await watch.press(.control("u"))
    await watch.type("page")
    await watch.press(.tab)
    #expect(watch.typed == "page-down")
    await watch.press(.tab)
    #expect(watch.typed == "page-up")
    await watch.press(.backTab)
    #expect(watch.typed == "page-down")
    await watch.press(.control("u"))
    await watch.type("theme high")
    await watch.press(.tab)
    #expect(watch.typed == "theme high-contrast ")
  }

  @Test("Up brings back what was said, down what was being typed")
  func history() async {
    var watch = await watch()
    await watch.say("down")
    await watch.say("up")
    await watch.press(":")
    await watch.type("fil")
    await watch.press(.up)
    #expect(watch.typed == "up")
    await watch.press(.up, .up)
    #expect(watch.typed == "down")
    await watch.press(.down, .down)
    #expect(watch.typed == "fil")
  }

  @Test("A word that nobody knows is answered with the nearest one")
  func unknownWord() async {
    var watch = await watch()
    await watch.say("fliter x")
    #expect(watch.footer.contains("did you mean “filter”?"))
  }

  @Test("What answers a question cannot be said: a yes is always a key of its own")
  func noYesByWord() async {
    var watch = await watch()
    await watch.openDesk(on: InventedQueue.failedSigning)
    #expect(!(await watch.say("confirm")).sends)
    #expect(!(await watch.say("send")).sends)
    #expect(!(await watch.say("confirm")).sends)
  }

  @Test("Read-only is raised by its word alone, and says what that means")
  func readOnly() async {
    var watch = await watch(access: .readOnly)
    await watch.select(InventedQueue.failedSigning)
    await watch.press("r")
    #expect(watch.says(.readOnly))
    await watch.say("read-only off")
    #expect(watch.footer.contains("re-uploads can be sent again"))
    #expect(!watch.screen.contains("READ-ONLY"))
    #expect(!(await watch.press("r")).isEmpty)
    await watch.say("read-only on")
    #expect(watch.screen.contains("READ-ONLY"))
  }

  @Test("What was asked for on the command line holds until the end")
  func alwaysReadOnly() async {
    var watch = await watch(access: .alwaysReadOnly)
    await watch.say("read-only off")
    #expect(watch.model.profile.access == .alwaysReadOnly)
    #expect(watch.footer.contains("--read-only"))
  }
}

extension Watch {
  /// What stands on the command line.
  fileprivate var typed: String? {
    if case .prompt(let state, _) = model.screen { state.line.text } else { nil }
  }

  /// Says a line on the command line.
  @discardableResult
  mutating func say(_ line: String) async -> [Effect] {
    await press(":")
    await type(line)
    return await press(.enter)
  }
}

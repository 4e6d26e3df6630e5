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
    let names = Set(Command.allCases.flatMap { [$0.name, $0.indonesianName] })
    #expect(names.count == 2 * Command.allCases.count, "each name means one command")
  }

  @Test("Whatever a key does in a chapter of the help can be said", arguments: KeyChapter.allCases)
  func sayable(chapter: KeyChapter) {
    // What only answers a question is said to nobody, and the line does not begin another.
    let answers: Set<Command> = [.confirm, .decline, .prompt]
    for command in Set(chapter.bindings.map(\.command)).subtracting(answers) {
      for name in [command.name, command.indonesianName] {
        // Words of the line itself go before, and do the same.
        switch PromptWord(name) {
        case .command(let said): #expect(said == command, "\(name)")
        case .verb: break
        case nil: Issue.record("\(name)")
        }
      }
    }
  }

  @Test("Tab knows the words of the portal's steps where they are open, in either language")
  func deskWords() async {
    for (begun, word) in [
      ("claim", "claim-done"), ("withd", "withdraw"), ("sudah", "sudah-di-portal"), ("tidak-j", "tidak-jadi"),
    ] {
      for language in Language.allCases {
        var watch = await Watch(Sample.documents(2), language: language, reupload: .handOff)
        await watch.openDesk(on: Sample.documents(2)[0])
        await watch.send(Sample.documents(2)[0])
        #expect(watch.model.context == .deskHandOff)
        await watch.press(":")
        await watch.type(begun)
        await watch.press(.tab)
        #expect(watch.typed == word + " ")
      }
    }
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

  @Test("Filters and orders are completed as words are", arguments: Language.allCases)
  func completedArguments(language: Language) async {
    var watch = await watch(language)
    let isIndonesian = language == .indonesian
    func completed(_ line: String) async -> String? {
      await watch.press(":")
      await watch.type(line)
      await watch.press(.tab)
      let typed = watch.typed
      await watch.press(.escape)
      return typed
    }
    #expect(await completed("filter st") == "filter status:")
    #expect(await completed("filter maju -st") == "filter maju -status:")
    #expect(
      await completed(isIndonesian ? "filter (due:hari" : "filter (due:tod")
        == (isIndonesian ? "filter (due:hariini " : "filter (due:today "))
    #expect(await completed("sort -") == (isIndonesian ? "sort -mendesak" : "sort -urgency"))
    #expect(await completed("sort -dp") == "sort -dpp ")
    #expect(await completed("sort ten") == "sort tenggat ")
    #expect(await completed("urut -urg") == "urut -urgency ")
    let references = isIndonesian ? "sort -dpp,ppn -referensi " : "sort -dpp,ppn -reference "
    #expect(await completed("sort -dpp,ppn -ref") == references)
  }

  @Test("Names that the queue has complete a filter on the command line as well")
  func completedNames() async throws {
    var watch = await watch()
    await watch.press(":")
    await watch.type("filter buyer:maj")
    let asked = await watch.press(.tab)
    let piece = FilterCompletion(before: "buyer:maj")
    #expect(asked == [.suggest(piece)])
    await watch.happen(.suggested(piece, ["PT CONTOH MAJU", "CV MAJU LAGI"]))
    #expect(watch.typed == "filter buyer:\"PT CONTOH MAJU\"")
    await watch.press(.tab)
    #expect(watch.typed == "filter buyer:\"CV MAJU LAGI\"")
    await watch.press(.enter)
    #expect(watch.model.list.query.filter.text == "buyer:\"CV MAJU LAGI\"")
  }

  @Test("Words are offered in the language of the screen, and understood in both", arguments: Language.allCases)
  func offeredLanguage(language: Language) async {
    var watch = await watch(language)
    await watch.press(":")
    guard case .prompt(let state, _) = watch.model.screen else {
      Issue.record("no command line")
      return
    }
    let offered = Set(watch.model.candidates(for: state).map(\.word))
    let (own, other) = language == .indonesian ? ("turun", "down") : ("down", "turun")
    #expect(offered.contains(own))
    #expect(!offered.contains(other))
    await watch.press(.escape)
    await watch.say(other)
    #expect(watch.model.list.cursor == 1)
    await watch.say("set")
    #expect(!watch.footer.contains(language == .indonesian ? "set-" : "setengah"))
  }

  @Test("A number goes to a row, and after a motion counts it, as keys do")
  func counts() async {
    var watch = await watch()
    await watch.say("5")
    #expect(watch.model.list.cursor == 4)
    await watch.say("up 2")
    #expect(watch.model.list.cursor == 2)
    await watch.say("akhir 7")
    #expect(watch.model.list.cursor == 6)
    await watch.say("next-view 3")
    #expect(watch.model.list.query.view == .signing)
    #expect(watch.model.list.count == nil)
    await watch.say("down x")
    #expect(watch.footer.contains(":down wants a number, not “x”"))
    await watch.say("7 8")
    #expect(watch.footer.contains(":7 takes nothing after it"))
    await watch.press("J")
    await watch.say("7")
    #expect(watch.footer.contains("“7” does nothing in the journal"))
  }

  @Test("Keys that are digits or letters are said with them")
  func fixedKeys() async {
    var watch = await watch()
    await watch.say("sort d")
    #expect(watch.model.list.query.sort == [SortOrder(.taxBase)])
    await watch.press("s")
    await watch.say("sort-by-letter p")
    await watch.say("sort-then-letter V")
    #expect(watch.model.list.query.sort == [SortOrder(.partner), SortOrder(.vat)])
    await watch.say("sort-by-letter 9")
    #expect(watch.footer.contains("wants the letter of a column: u s l"))
    await watch.press(.enter)
    await watch.select(InventedQueue.failedSigning)
    await watch.press("y")
    #expect(await watch.say("pick 1") == [.copy(InventedQueue.failedSigning.name)])
    await watch.say("pick 9")
    #expect(watch.footer.contains("from 1 to 4"))
    await watch.press(.escape)
    await watch.openDesk(on: InventedQueue.failedSigning)
    let ticked = await watch.say("tick 1")
    var keyed = await self.watch()
    await keyed.openDesk(on: InventedQueue.failedSigning)
    #expect(await keyed.press("1") == ticked)
    #expect(!ticked.isEmpty)
    #expect(await keyed.press("9") == [])
    #expect(keyed.footer.contains("There is no step 9"))
    #expect(await watch.say("tick 9") == [])
    #expect(watch.footer.contains("There is no step 9: the steps go to "))
  }

  @Test(
    "What a command does not take is refused, and nothing is done",
    arguments: ["columns dpp", "help filter", "overview x", "config x", "keep-tab Besar", "quit now"])
  func superfluous(line: String) async {
    var watch = await watch()
    #expect(await watch.say(line) == [])
    #expect(watch.model.screen == .list)
    #expect(watch.footer.contains("takes nothing after it"))
  }

  @Test("A jump goes to the reference that is said, and a note is what is said")
  func saidText() async {
    var watch = await watch()
    let wanted = InventedQueue.documents[4]
    await watch.say("jump \(wanted.name)")
    #expect(watch.model.list.selected == wanted.id)
    #expect(watch.model.screen == .list)
    let effects = await watch.say("note sudah ditelepon")
    #expect(effects == [.annotate(Subject(wanted), .note("sudah ditelepon"))])
    #expect(watch.model.screen == .list)
  }

  @Test("A jump that is said leads there and is over, in either language; of what is nowhere that is said")
  func saidJump() async {
    let wanted = InventedQueue.documents[4]
    for word in ["jump", "lompat"] {
      var watch = await watch()
      await watch.say("\(word) \(wanted.name)")
      #expect(watch.model.screen == .list)
      #expect(await watch.press("m") == [.annotate(Subject(wanted), .toggleMark)])
    }
    var watch = await watch()
    let before = watch.model.list.selected
    await watch.say("jump nowhere")
    #expect(watch.model.screen == .list)
    #expect(watch.model.list.selected == before)
    #expect(watch.footer.contains("“nowhere” is not in this queue."))
  }

  @Test(
    "What is typed on in one burst after a line that led nowhere does nothing, and why stays to be read",
    arguments: ["jmup INV-000005", "jump nowhere", "columns dpp"], ["r", "m", "c", .enter, .down] as [Key])
  func burst(line: String, pressed: Key) async {
    var watch = await watch()
    await watch.say(line)
    let (said, before) = (watch.footer, watch.model.list.selected)
    #expect(await watch.happen(.key(pressed, isHasty: true)).isEmpty)
    #expect(watch.model.screen == .list)
    #expect(watch.model.list.selected == before)
    #expect(watch.footer == said)
    #expect(watch.model.update(.key(.control("c"), isHasty: true), at: watch.now) == [.quit])
    await watch.press(.down)
    #expect(watch.footer != said)
  }

  @Test("A key that is held down to move after a refused line moves, and no other key acts the sooner for it")
  func heldDown() async {
    var watch = await watch()
    await watch.say("nope")
    let before = watch.model.list.selected
    await watch.rush("jjj")
    #expect(watch.model.list.selected == before)
    await watch.rush("j")
    let moved = watch.model.list.selected
    #expect(moved != before)
    #expect(watch.footer.contains("“nope”"))
    #expect(await watch.rush("mrc:").isEmpty)
    await watch.rush("jjjjj")
    #expect(watch.model.list.selected == moved)
    #expect(watch.model.screen == .list)
    await watch.press(.up)
    #expect(watch.model.list.selected == before)
    #expect(!watch.footer.contains("“nope”"))
  }

  @Test("However often it comes, a key that does more than move is held back", arguments: ["m", "r", "c"] as [Key])
  func heldDownToAct(key: Key) async {
    var watch = await watch()
    await watch.say("nope")
    for _ in 0..<9 { #expect(await watch.happen(.key(key, isHasty: true)).isEmpty) }
    #expect(watch.model.screen == .list)
  }

  @Test("A line that is typed straight on after a refused one is a line of its own")
  func nextLine() async {
    var watch = await watch()
    await watch.rush(":nope\n:sort dpp\n")
    #expect(watch.model.list.query.sort == [SortOrder(.taxBase, isReversed: false)])
    #expect(watch.model.screen == .list)
    #expect(!watch.footer.contains("nope"))
  }

  @Test(
    "However many lines come in one burst, nothing of one that is refused becomes a key",
    arguments: [
      ":aaa\n:bbb\n:ccc\n", ":aaa\nrmc:bbb\nrmc", ":aaa\n:\nrmc\n", ":aaa\n:\u{1B}rmc\n", ":aaa\n:b\u{8}\u{8}rmc\n",
      ":aaa\nsee:mark\nm",
    ])
  func burstOfLines(typed: String) async {
    var watch = await watch()
    let before = watch.model.list.selected
    #expect(await watch.rush(typed).isEmpty)
    #expect(watch.model.screen == .list)
    #expect(watch.model.list.selected == before)
    #expect(watch.footer.contains("There is no command"))
  }

  @Test("What is no filter is shown in the line for filters, with its place", arguments: Language.allCases)
  func noFilter(language: Language) async {
    var watch = await watch(language)
    await watch.say("filter buyer:maju \"a b")
    #expect(watch.model.list.query.filter.isEverything)
    for (columns, rows) in [(120, 40), (200, 60), (80, 24)] {
      await watch.happen(.resized(Size(columns: columns, rows: rows)))
      let size = columns == 80 ? "" : "-\(columns)x\(rows)"
      expectGolden(watch.model.frame(), "prompt-filter-refused\(size)-\(language.rawValue)")
    }
    await watch.type("\"")
    await watch.press(.enter)
    #expect(watch.model.list.query.filter.text == "buyer:maju \"a b\"")
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
  var typed: String? {
    if case .prompt(let state, _) = model.screen { state.line.text } else { nil }
  }

  /// Types without a pause; a line's end is Enter.
  @discardableResult
  mutating func rush(_ text: String) async -> [Effect] {
    let named: [Character: Key] = ["\n": .enter, "\u{1B}": .escape, "\u{8}": .backspace]
    var effects: [Effect] = []
    for character in text {
      effects += await happen(.key(named[character] ?? .character(character), isHasty: true))
    }
    return effects
  }

  /// Says a line on the command line.
  @discardableResult
  mutating func say(_ line: String) async -> [Effect] {
    await press(":")
    await type(line)
    return await press(.enter)
  }
}

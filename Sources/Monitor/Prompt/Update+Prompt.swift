import TerminalKit
import UploadQueue
import Wording

extension Model {
  mutating func openPrompt() -> [Effect] {
    screen = .prompt(PromptState(), over: screen)
    return []
  }

  /// A key in the command line; `nil` where it is not for it.
  mutating func typePrompt(_ key: Key) -> [Effect]? {
    guard case .prompt(var state, let below) = screen else { return nil }
    switch key {
    case .enter: return say(state.line.text, over: below)
    case .escape:
      screen = below
      return []
    case .backspace where state.line.text.isEmpty:
      screen = below
      return []
    case .tab: complete(&state, by: 1)
    case .backTab: complete(&state, by: -1)
    case .up: recall(&state, by: 1)
    case .down: recall(&state, by: -1)
    default:
      guard state.line.type(key) else { return nil }
      (state.candidates, state.chosen, state.back) = ([], nil, 0)
    }
    screen = .prompt(state, over: below)
    return []
  }

  /// Puts the next word that begins like what is typed in its place.
  private func complete(_ state: inout PromptState, by step: Int) {
    let head = state.parts.head
    if state.chosen == nil { state.candidates = candidates(for: state) }
    guard !state.candidates.isEmpty else { return }
    let count = state.candidates.count
    let place = ((state.chosen ?? (step > 0 ? -1 : 0)) + step + count) % count
    state.chosen = place
    state.line = LineEditor(head + state.candidates[place])
    // The only one is the one that is meant.
    if count == 1 { (state.line, state.candidates, state.chosen) = (LineEditor(state.line.text + " "), [], nil) }
  }

  private func recall(_ state: inout PromptState, by step: Int) {
    let back = max(0, min(state.back + step, promptHistory.count))
    guard back != state.back else { return }
    if state.back == 0 { state.unfinished = state.line.text }
    state.back = back
    state.line = LineEditor(back == 0 ? state.unfinished : promptHistory[promptHistory.count - back])
    (state.candidates, state.chosen) = ([], nil)
  }

  /// What may stand where the person is typing.
  func candidates(for state: PromptState) -> [String] {
    let (head, word) = state.parts
    let verb = head.split(separator: " ").first.map(String.init)
    let known = verb == nil ? PromptWord.names(language, sayable) : arguments(of: verb)
    let begun = word.lowercased()
    return known.filter { $0.lowercased().hasPrefix(begun) }
  }

  /// The commands that do something where the line was opened.
  private var sayable: [Command] {
    guard case .prompt(_, let below) = screen else { return Command.sayable }
    var model = self
    model.screen = below
    let place = model.context
    return Command.sayable.filter { command in
      settings.keys.bindings.contains { $0.command == command && $0.contexts.contains(place) }
    }
  }

  private func arguments(of name: String?) -> [String] {
    guard let name, case .verb(let verb)? = PromptWord(name) else { return [] }
    switch verb {
    case .queue: return queues.map(\.profile.name)
    case .sort:
      return SortKey.allCases.map { language == .indonesian ? $0.names.indonesian : $0.names.english }
    case .theme: return Theme.Base.allCases.map(\.rawValue)
    case .language: return Language.allCases.map(\.rawValue)
    case .readOnly: return ["on", "off"]
    case .filter, .configuration: return []
    }
  }

  /// Carries out a line.
  private mutating func say(_ line: String, over below: Screen) -> [Effect] {
    screen = below
    let line = line.trimming(" ")
    guard !line.isEmpty else { return [] }
    let said = MemoryChange.add(line)
    promptHistory = said.applied(to: promptHistory) ?? []
    return [.keep(.commands, said)] + carryOut(line)
  }

  private mutating func carryOut(_ line: String) -> [Effect] {
    let (name, argument) = line.split(at: " ")
    switch PromptWord(name) {
    case .verb(let verb): return carryOut(verb, argument.trimming(" "))
    case .command(let command): return sayCommand(command, called: name)
    case nil:
      let nearest = Nearest.word(to: name, in: PromptWord.names(language, Command.sayable))
      let hint = nearest.map { near in
        Phrase(id: "; maksudnya “\(near)”?", en: "; did you mean “\(near)”?")
      }
      let known =
        isLineByLine
        ? Phrase(id: "; bantuan menyebut yang ada", en: "; help names those there are")
        : Phrase(id: "; Tab menyebut yang ada", en: "; Tab names those there are")
      return refuse(
        Phrase(
          id: "Perintah “\(name)” tidak dikenal\((hint ?? known).text(.indonesian))",
          en: "There is no command “\(name)”\((hint ?? known).text(.english))"))
    }
  }

  private mutating func sayCommand(_ command: Command, called name: String) -> [Effect] {
    let isHere = settings.keys.bindings.contains { $0.command == command && $0.contexts.contains(context) }
    guard isHere else {
      return refuse(
        Phrase(
          id: "“\(name)” tidak berlaku di \(context.name.text(.indonesian)).",
          en: "“\(name)” does nothing in \(context.name.text(.english))."))
    }
    return run(command, key: .enter)
  }

  private mutating func carryOut(_ verb: PromptVerb, _ argument: String) -> [Effect] {
    switch verb {
    case .queue: return argument.isEmpty ? showQueue(by: 1) : showQueue(named: argument)
    case .filter: return filter(argument)
    case .sort: return sort(by: argument)
    case .theme:
      guard let base = Theme.Base(rawValue: argument) else {
        return refuse(argument, verb, known: Theme.Base.allCases.map(\.rawValue))
      }
      settings.theme.base = base
      return [.wear(settings.theme)]
    case .language:
      guard let language = Language(rawValue: argument) else {
        return refuse(argument, verb, known: Language.allCases.map(\.rawValue))
      }
      settings.language = language
      return []
    case .readOnly: return setReadOnly(argument)
    case .configuration:
      screen = .configuration(scroll: 0, over: screen)
      return []
    }
  }

  private mutating func filter(_ text: String) -> [Effect] {
    do throws(FilterError) {
      let filter = try Filter(parsing: text, in: language)
      screen = .list
      return remember(filter) + change { $0.filter = filter }
    } catch { return refuse(error.phrase) }
  }

  /// Sorts by the named columns, the first first; a `-` before a name turns it round.
  private mutating func sort(by text: String) -> [Effect] {
    guard !text.isEmpty else { return screen == .list ? run(.sort, key: .enter) : [] }
    var order: [SortOrder] = []
    for word in text.split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init) {
      let wanted = word.trimming("-").lowercased()
      let known = SortKey.allCases.first { $0.names.english == wanted || $0.names.indonesian == wanted }
      guard let known else {
        return refuse(
          word, .sort, known: SortKey.allCases.map { language == .indonesian ? $0.names.indonesian : $0.names.english })
      }
      order.append(SortOrder(known, isReversed: word.hasPrefix("-")))
    }
    screen = .list
    return change { $0.sort = order }
  }

  /// The only way to let a queue send that the configuration calls read-only.
  private mutating func setReadOnly(_ argument: String) -> [Effect] {
    guard !isOverAll else { return sayEachItsOwn() }
    switch (argument, profile.access) {
    case ("on", .full):
      profile.access = .readOnly
      notice = Notice(
        Phrase(
          id: "\(profile.name) sekarang hanya-baca: tidak ada yang dikirim.",
          en: "\(profile.name) is read-only now: nothing is sent."))
    case ("off", .readOnly):
      unlock()
      notice = Notice(
        Phrase(
          id: "\(profile.name): unggah ulang dapat dikirim lagi, sampai program ditutup. :read-only on menguncinya.",
          en: "\(profile.name): re-uploads can be sent again, until the program ends. :read-only on locks it."),
        .warning)
    case ("off", .alwaysReadOnly):
      return refuse(
        Phrase(
          id: "Program ini dibuka dengan --read-only; itu berlaku sampai ditutup.",
          en: "This program was opened with --read-only; that holds until it ends."))
    case ("on", _), ("off", _):
      notice = Notice(Phrase(id: "Sudah begitu.", en: "It is so already."))
    default: return refuse(argument, .readOnly, known: ["on", "off"])
    }
    return []
  }

  private mutating func refuse(_ argument: String, _ verb: PromptVerb, known: [String]) -> [Effect] {
    let (list, name) = (known.joined(separator: ", "), verb.name(language))
    return refuse(
      Phrase(
        id: ":\(name) “\(argument)” tidak dikenal; yang ada: \(list)",
        en: ":\(name) “\(argument)” is not known; there are: \(list)"))
  }

  private mutating func refuse(_ phrase: Phrase) -> [Effect] {
    notice = Notice(phrase, .warning)
    return []
  }
}

extension String {
  fileprivate func trimming(_ character: Character) -> String {
    let start = drop { $0 == character }
    return String(start.reversed().drop { $0 == character }.reversed())
  }

  /// What stands before the first of a character, and what after.
  fileprivate func split(at character: Character) -> (String, String) {
    guard let place = firstIndex(of: character) else { return (self, "") }
    return (String(self[..<place]), String(self[index(after: place)...]))
  }
}

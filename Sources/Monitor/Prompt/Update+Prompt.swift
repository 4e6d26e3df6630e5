import TerminalKit
import UploadQueue
import Wording

extension Model {
  /// Begins a line.
  ///
  /// - Parameter asked: What was asked for before and could be read to be asked once more.
  mutating func openPrompt(asked: Command?) -> [Effect] {
    var state = PromptState()
    state.asked = asked
    screen = .prompt(state, over: screen)
    return []
  }

  /// Takes a key that comes before a refusal can have been read: only the one that begins a line does anything, and one
  /// that is held down to move.
  mutating func pressHeldBack(_ key: Key, by refusal: Notice) -> [Effect] {
    let command = settings.keys.command(for: key, in: context)
    guard !refusal.isWithinLine, command == .prompt else {
      var refusal = refusal
      if !refusal.isWithinLine {
        refusal.repeatedKey = RepeatedKey(key)
      } else if refusal.repeatedKey?.key == key {
        refusal.repeatedKey?.comeAgain()
      } else {
        refusal.repeatedKey = nil
      }
      refusal.isWithinLine = key != .enter
      let moves = refusal.repeatedKey?.isHeldDown == true && command?.onlyMoves == true
      let effects = moves ? press(key, isHasty: false) : []
      // Any other key that comes as fast is held back as before.
      notice = refusal
      return effects
    }
    let effects = press(key, isHasty: false)
    if case .prompt(var state, let below) = screen {
      state.refusal = refusal
      screen = .prompt(state, over: below)
    }
    return effects
  }

  private mutating func leavePrompt(_ state: PromptState, over below: Screen) -> [Effect] {
    screen = below
    notice = state.refusal
    return []
  }

  /// A key in the command line; `nil` where it is not for it.
  mutating func typePrompt(_ key: Key) -> [Effect]? {
    guard case .prompt(var state, let below) = screen else { return nil }
    switch key {
    case .enter: return say(state, over: below)
    case .escape: return leavePrompt(state, over: below)
    case .backspace where state.line.text.isEmpty: return leavePrompt(state, over: below)
    case .tab: return completePrompt(state, over: below, by: 1)
    case .backTab: return completePrompt(state, over: below, by: -1)
    case .up: state.recall(by: 1, in: promptHistory)
    case .down: state.recall(by: -1, in: promptHistory)
    default:
      guard state.line.type(key) else { return nil }
      (state.candidates, state.chosen, state.back) = ([], nil, 0)
    }
    screen = .prompt(state, over: below)
    return []
  }

  /// Carries out a line.
  private mutating func say(_ state: PromptState, over below: Screen) -> [Effect] {
    let line = state.line.text.trimming(" ")
    guard !line.isEmpty else { return leavePrompt(state, over: below) }
    screen = below
    // What is typed here can be seen, and would be kept for the next time.
    let (name, rest) = line.split(at: " ")
    if case .verb(.token)? = PromptWord(name), !rest.isEmpty {
      return refuse(isLineByLine ? .noTokenHere : .tokenInSight)
    }
    let said = MemoryChange.add(line)
    promptHistory = said.applied(to: promptHistory) ?? []
    return (isWatching ? [] : [.keep(.commands, said)]) + carryOut(line, asked: state.asked)
  }

  private mutating func carryOut(_ line: String, asked: Command?) -> [Effect] {
    let (name, rest) = line.split(at: " ")
    let argument = rest.trimming(" ")
    if let row = Int(name), row >= 0 { return goToRow(row, argument) }
    switch PromptWord(name) {
    case .verb(let verb): return carryOut(verb, argument)
    case .command(let command): return sayCommand(command, called: name, argument, asked: asked)
    case nil:
      let nearest = Nearest.word(to: name, in: PromptWord.names(language, sayableSomewhere, verbs))
      return refuse(.unknownCommand(name, nearest: nearest, isLineByLine: isLineByLine))
    }
  }

  /// The commands that there are here, on whichever screen they do something.
  private var sayableSomewhere: [Command] {
    let here = Set(settings.keys.bindings.map(\.command))
    return Command.sayable.filter(here.contains)
  }

  private mutating func carryOut(_ verb: PromptVerb, _ argument: String) -> [Effect] {
    guard verbs.contains(verb) else {
      let name = verb.name(language)
      return refuse(
        Phrase(
          id: "Di sini hanya melihat: “\(name)” tidak ada.", en: "Here is only looking: there is no “\(name)”."))
    }
    switch verb {
    case .queue: return argument.isEmpty ? showQueue(by: 1) : showQueue(named: argument)
    case .filter: return filter(argument)
    case .sort: return sort(by: argument)
    case .theme:
      guard let base = Theme.Base(rawValue: argument) else {
        return refuse(argument, verb, known: Theme.Base.allCases.map(\.rawValue))
      }
      settings.theme.base = base
      // What is seen on a screen is said where there is none.
      if isLineByLine { notice = Notice(.noColoursHere) }
      return [.wear(settings.theme)]
    case .language:
      guard let language = Language(rawValue: argument) else {
        return refuse(argument, verb, known: Language.allCases.map(\.rawValue))
      }
      settings.language = language
      if isLineByLine { notice = Notice(.languageChosen) }
      return []
    case .readOnly: return setReadOnly(argument)
    case .importing: return importFiles(argument)
    case .exporting: return exportFile(argument)
    case .token: return openToken()
    case .tour:
      guard argument.isEmpty else { return refuseArgument(argument, of: verb.name(language)) }
      return toggleTour()
    case .remarks, .configuration:
      guard argument.isEmpty else { return refuseArgument(argument, of: verb.name(language)) }
      // One page never stands over another: back leads to where the first was opened.
      let below = if case .page(_, _, let below) = screen { below } else { screen }
      screen = .page(verb == .remarks ? .remarks : .configuration, scroll: 0, over: below)
      return []
    }
  }

  /// Filters the list; what is no filter is shown in the line for filters, where it can be mended.
  private mutating func filter(_ text: String) -> [Effect] {
    do throws(FilterError) {
      let filter = try Filter(parsing: text, in: language)
      screen = .list
      return remember(filter) + change { $0.filter = filter }
    } catch {
      guard !isLineByLine else { return refuse(error.phrase) }
      screen = .search(FilterLine(refused: text, error, over: list.query.filter))
      return []
    }
  }

  /// Sorts by the named columns, the first first; a `-` before a name turns it round.
  private mutating func sort(by text: String) -> [Effect] {
    guard !text.isEmpty else { return sayCommand(.sort, called: PromptVerb.sort.name(language), "") }
    var order: [SortOrder] = []
    for word in text.split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init) {
      guard let known = SortKey(said: word.trimming("-")) else {
        return refuse(word, .sort, known: SortKey.allCases.map { $0.said(language) })
      }
      order.append(SortOrder(known, isReversed: word.hasPrefix("-")))
    }
    screen = .list
    return change { $0.sort = order }
  }

  /// The only way to let a queue send that the configuration calls read-only.
  private mutating func setReadOnly(_ argument: String) -> [Effect] {
    guard !isOverAll || access == .alwaysReadOnly else { return sayEachItsOwn() }
    switch (ReadOnlyWish(argument), access) {
    case (.on, .full):
      profile.access = .readOnly
      let (id, en): (SafeText, SafeText) =
        queue.isImporting
        ? (" Impor yang sedang berjalan diselesaikan.", " The import under way is finished.") : ("", "")
      notice = Notice(
        Phrase(
          id: "\(profile.name) sekarang hanya-baca: tidak ada yang dikirim.\(id)",
          en: "\(profile.name) is read-only now: nothing is sent.\(en)"))
    case (.off, .readOnly):
      unlock()
      let (id, en) = (
        ReadOnlyWish.on.typed(.indonesian, telling.colon), ReadOnlyWish.on.typed(.english, telling.colon)
      )
      notice = Notice(
        Phrase(
          id: "\(profile.name): unggah ulang dapat dikirim lagi, sampai program ditutup. \(id) menguncinya.",
          en: "\(profile.name): re-uploads can be sent again, until the program ends. \(en) locks it."),
        .warning)
    case (.off, .alwaysReadOnly):
      return refuse(
        Phrase(
          id: "Program ini dibuka dengan --read-only; itu berlaku sampai ditutup.",
          en: "This program was opened with --read-only; that holds until it ends."))
    case (.on, _), (.off, _):
      notice = Notice(Phrase(id: "Sudah begitu.", en: "It is so already."))
    case (nil, _): return refuse(argument, .readOnly, known: ReadOnlyWish.allCases.map { $0.name(language) })
    }
    return []
  }

  private mutating func refuse(_ argument: String, _ verb: PromptVerb, known: [String]) -> [Effect] {
    let (list, name) = (known.joined(separator: ", "), "\(telling.colon)\(verb.name(language))" as SafeText)
    return refuse(
      Phrase(
        id: "\(name) “\(argument)” tidak dikenal; yang ada: \(list)",
        en: "\(name) “\(argument)” is not known; there are: \(list)"))
  }

  /// Says why nothing was done; what was typed on at once was meant for where it would have led.
  mutating func refuse(_ phrase: Phrase) -> [Effect] {
    notice = Notice(phrase, .warning, holdsKeys: true)
    return []
  }
}

extension Command {
  /// Whether all it does is to move the cursor, or what is seen of a text.
  fileprivate var onlyMoves: Bool {
    switch self {
    case .up, .down, .pageUp, .pageDown, .halfPageUp, .halfPageDown: true
    default: false
    }
  }
}

extension Phrase {
  /// That there is no such command, and which one may be meant.
  static func unknownCommand(_ name: String, nearest: String?, isLineByLine: Bool = false) -> Phrase {
    let hint = nearest.map { near in
      Phrase(id: "; maksudnya “\(near)”?", en: "; did you mean “\(near)”?")
    }
    let known =
      isLineByLine
      ? Phrase(id: "; bantuan menyebut yang ada", en: "; help names those there are")
      : Phrase(id: "; Tab menyebut yang ada", en: "; Tab names those there are")
    return Phrase(
      id: "Perintah “\(name)” tidak dikenal\((hint ?? known).text(.indonesian))",
      en: "There is no command “\(name)”\((hint ?? known).text(.english))")
  }

  fileprivate static let noColoursHere = Phrase(
    id: "Tema dipakai; warnanya hanya tampak di layar penuh.",
    en: "The theme is chosen; its colours are seen on a full screen only.")
  fileprivate static let languageChosen = Phrase(
    id: "Sekarang dalam bahasa Indonesia, sampai program ditutup.", en: "In English now, until the program ends.")
}

extension String {
  /// What is left without a character at either end.
  func trimming(_ character: Character) -> String {
    let start = drop { $0 == character }
    return String(start.reversed().drop { $0 == character }.reversed())
  }

  /// What stands before the first of a character, and what after.
  func split(at character: Character) -> (String, String) {
    guard let place = firstIndex(of: character) else { return (self, "") }
    return (String(self[..<place]), String(self[index(after: place)...]))
  }
}

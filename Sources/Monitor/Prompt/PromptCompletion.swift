import TerminalKit
import UploadQueue
import Wording

/// What may stand where somebody types on the command line.
public struct PromptCandidate: Sendable, Equatable {
  /// The word, as it is offered.
  var word: String
  /// The line up to the cursor with the word in it.
  var line: String

  /// What follows it where it is the only one, and so the one that is meant.
  var end: String { word.hasSuffix(":") || word.hasSuffix("/") ? "" : " " }
}

extension [String] {
  /// Those of the words that what is typed may become, in whatever case it is.
  func beginning(with begun: String) -> [String] {
    let begun = begun.lowercased()
    return filter { $0.lowercased().hasPrefix(begun) }
  }
}

extension PromptState {
  /// The word that the line begins with, once another one is begun.
  var verb: PromptVerb? {
    guard let end = line.before.firstIndex(of: " "), case .verb(let verb)? = PromptWord(String(line.before[..<end]))
    else { return nil }
    return verb
  }

  /// The piece of a filter before the cursor, where one is typed, and what stands before the filter.
  var filterPiece: (head: String, piece: FilterCompletion)? {
    let (head, argument) = parts
    switch verb {
    case .filter: return (head, FilterCompletion(before: argument))
    case .exporting:
      let rest = SpokenWords.first(of: argument[...]).rest
      guard rest.first == " " else { return nil }
      return (head + argument.dropLast(rest.count), FilterCompletion(before: String(rest)))
    default: return nil
    }
  }

  /// An option of an import, or the value of one, where it is typed before the cursor: what stands before it, what is
  /// typed, and what it may be.
  var importOption: (head: String, begun: String, known: [String])? {
    guard verb == .importing else { return nil }
    let (head, argument) = parts
    let words = SpokenWords(argument)
    let before = SpokenWords(words.head).words.last
    if let option = before.flatMap(ImportOption.init), option.takesValue {
      return (head + words.head, words.begun, option.values)
    }
    guard words.begun.hasPrefix("-") else { return nil }
    return (head + words.head, words.begun, ImportOption.allCases.map(\.rawValue))
  }

  /// The name of a file before the cursor, where one is typed, and what stands before it.
  var fileName: (head: String, begun: String)? {
    let (head, argument) = parts
    switch verb {
    case .importing where importOption == nil:
      let words = SpokenWords(argument)
      return (head + words.head, words.begun)
    case .exporting where filterPiece == nil: return (head, SpokenWords(argument).begun)
    default: return nil
    }
  }

  /// What the name of a file before the cursor may become.
  func candidates(ofFiles names: [String]) -> [PromptCandidate] {
    guard let (head, _) = fileName else { return [] }
    return names.map { name in
      PromptCandidate(
        word: String(name.dropLast().lastIndex(of: "/").map { name[name.index(after: $0)...] } ?? name[...]),
        line: head + SpokenWords.written(name))
    }
  }

  /// What stands before the cursor: the word that the line begins with and its space, and what follows.
  var parts: (head: String, argument: String) {
    guard let space = line.before.firstIndex(of: " ") else { return ("", line.before) }
    return (String(line.before[...space]), String(line.before[line.before.index(after: space)...]))
  }

  /// Puts a candidate into the line, the first or the one that follows the one before.
  mutating func tryNext(by step: Int) {
    guard !candidates.isEmpty else { return }
    let place = ((chosen ?? (step > 0 ? -1 : 0)) + step + candidates.count) % candidates.count
    let candidate = candidates[place]
    chosen = place
    line.replaceBefore(with: candidate.line)
    guard candidates.count == 1 else { return }
    line.replaceBefore(with: candidate.line + candidate.end)
    (candidates, chosen) = ([], nil)
  }
}

extension Model {
  /// Puts the next word that begins like what is typed in its place.
  mutating func completePrompt(_ state: PromptState, over below: Screen, by step: Int) -> [Effect] {
    var state = state
    if state.chosen == nil {
      // What the queue has to say is asked for, and comes as an answer.
      if let piece = state.filterPiece?.piece, piece.textKey != nil { return [.suggest(piece)] }
      if let name = state.fileName { return [.completeName(name.begun)] }
      state.candidates = candidates(for: state)
    }
    state.tryNext(by: step)
    screen = .prompt(state, over: below)
    return []
  }

  /// The queue has answered what completes the filter that is typed on the command line.
  mutating func suggest(_ words: [String], for piece: FilterCompletion, _ state: PromptState, over below: Screen) {
    guard state.chosen == nil, let typed = state.filterPiece, typed.piece == piece else { return }
    offer(words.map { PromptCandidate(word: $0, line: typed.head + piece.completed(with: $0)) }, state, over: below)
  }

  /// The disk has answered what the name of a file may become.
  mutating func suggest(_ names: [String], beginning begun: String) {
    guard case .prompt(let state, let below) = screen, state.chosen == nil, let typed = state.fileName,
      typed.begun == begun
    else { return }
    offer(state.candidates(ofFiles: names), state, over: below)
  }

  private mutating func offer(_ candidates: [PromptCandidate], _ state: PromptState, over below: Screen) {
    var state = state
    state.candidates = candidates
    state.tryNext(by: 1)
    screen = .prompt(state, over: below)
  }

  /// What may stand where the person is typing.
  func candidates(for state: PromptState) -> [PromptCandidate] {
    let (head, argument) = state.parts
    if let (head, piece) = state.filterPiece {
      return piece.candidates(language).map { PromptCandidate(word: $0, line: head + piece.completed(with: $0)) }
    }
    if let (head, begun, known) = state.importOption {
      return known.beginning(with: begun).map { PromptCandidate(word: $0, line: head + $0) }
    }
    guard !head.isEmpty else {
      return inEitherLanguage(argument) { PromptWord.names($0, sayable, verbs) }
        .map { PromptCandidate(word: $0, line: $0) }
    }
    guard let verb = state.verb else { return [] }
    // Where several words may follow, it is the last of them that is typed; a dash before it is no part of it.
    let start = verb == .sort ? argument.lastIndex { " ,-".contains($0) } : nil
    let before = start.map { String(argument[...$0]) } ?? ""
    return inEitherLanguage(String(argument.dropFirst(before.count))) { arguments(of: verb, $0) }
      .map { PromptCandidate(word: $0, line: head + before + $0) }
  }

  /// The words that what is typed may become: a word is understood in either language, and so is its beginning; those of
  /// the other only where the language of the screen has none.
  private func inEitherLanguage(_ begun: String, _ words: (Language) -> [String]) -> [String] {
    for language in [language] + Language.allCases {
      let found = words(language).beginning(with: begun)
      if !found.isEmpty { return found }
    }
    return []
  }

  /// The commands that do something where the line was opened.
  private var sayable: [Command] {
    guard case .prompt(_, let below) = screen else { return Command.sayable }
    var model = self
    model.screen = below
    return Command.sayable.filter { model.isSayable($0) }
  }

  private func arguments(of verb: PromptVerb, _ language: Language) -> [String] {
    switch verb {
    case .queue: queues.map(\.profile.name)
    case .sort: SortKey.allCases.map { $0.said(language) }
    case .theme: Theme.Base.allCases.map(\.rawValue)
    case .language: Language.allCases.map(\.rawValue)
    case .readOnly: ReadOnlyWish.allCases.map { $0.name(language) }
    case .filter, .importing, .exporting, .token, .remarks, .configuration, .tour: []
    }
  }
}

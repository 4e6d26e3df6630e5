import TerminalKit
import UploadQueue
import Wording

extension FirstStart {
  /// What can be said where the person is.
  var sayable: [FirstStartWord] {
    FirstStartWord.allCases.filter { word in
      switch word {
      case .redraw, .suspend, .quit: true
      case .importing, .open, .doctor, .help, .back: page != .importing
      case .demo: page != .importing && !hasQueue
      case .configuration: page != .importing && !hasQueue && !isConfigured
      }
    }
  }

  /// Takes a key on the command line; what it asks for.
  mutating func typePrompt(_ key: Key) -> Wish? {
    guard var state = prompt else { return nil }
    switch key {
    case .enter:
      prompt = nil
      return say(state.line.text)
    case .escape,
      .backspace where state.line.text.isEmpty:
      prompt = nil
      return nil
    case .tab, .backTab:
      if state.chosen == nil {
        if state.verb == .importing, let name = state.fileName { return .complete(name.begun) }
        state.candidates = candidates(for: state)
      }
      state.tryNext(by: key == .tab ? 1 : -1)
    case .up: state.recall(by: 1, in: said)
    case .down: state.recall(by: -1, in: said)
    default:
      guard state.line.type(key) else { return nil }
      (state.candidates, state.chosen, state.back) = ([], nil, 0)
    }
    prompt = state
    return nil
  }

  /// Goes through what may stand where the person is typing.
  mutating func offer(_ candidates: [PromptCandidate], for state: PromptState) {
    var state = state
    state.candidates = candidates
    state.tryNext(by: 1)
    prompt = state
  }

  /// What may stand where the person is typing, in the language of the screen.
  func candidates(for state: PromptState) -> [PromptCandidate] {
    if let (head, begun, known) = state.importOption {
      return known.beginning(with: begun).map { PromptCandidate(word: $0, line: head + $0) }
    }
    let (head, begun) = state.parts
    guard head.isEmpty else { return [] }
    return sayable.map { $0.name(language) }.sorted().beginning(with: begun)
      .map { PromptCandidate(word: $0, line: $0) }
  }

  /// Says why nothing was done.
  mutating func refuse(_ phrase: Phrase) { refusal = phrase }

  /// Carries out a line; what it asks for.
  private mutating func say(_ typed: String) -> Wish? {
    let line = typed.trimming(" ")
    guard !line.isEmpty else { return nil }
    let (name, rest) = line.split(at: " ")
    let argument = rest.trimming(" ")
    refusal = nil
    // What follows this word elsewhere is a secret.
    if case .verb(.token)? = PromptWord(name) {} else { said = MemoryChange.add(line).applied(to: said) ?? [] }
    guard let word = FirstStartWord(name) else {
      guard let command = textCommand(name) else {
        refuse(notKnown(name))
        return nil
      }
      if argument.isEmpty { turn(command) } else { refuse(.takesNothing(argument, after: ":\(name)")) }
      return nil
    }
    guard sayable.contains(word) else {
      refuse(notHere(name))
      return nil
    }
    guard argument.isEmpty || word == .importing else {
      refuse(.takesNothing(argument, after: ":\(name)"))
      return nil
    }
    return carryOut(word, argument)
  }

  /// Begins the import that is said on the command line; nothing, where that cannot be meant.
  mutating func request(saying argument: String, in zone: ShownZone, at now: Timestamp) -> ImportRequest? {
    do throws(ImportWordRefused) {
      let request = try ImportRequest(saying: argument, in: zone, now: now)
      guard !request.paths.isEmpty else {
        refuse(.namesNoFile())
        return nil
      }
      beginImport()
      return request
    } catch {
      refuse(error.phrase)
      return nil
    }
  }

  private mutating func carryOut(_ word: FirstStartWord, _ argument: String) -> Wish? {
    switch word {
    case .importing:
      guard argument.isEmpty else { return .importSaid(argument) }
      (page, candidates) = (.path, [])
      return nil
    case .demo: return .choose(.demo)
    case .configuration: return .choose(.configure)
    case .open: return .choose(.watch)
    case .doctor: return read(.checkup)
    case .help: return read(.help)
    case .back: return press(.escape)
    case .redraw: return .redraw
    case .suspend: return .suspend
    case .quit: return .choose(.quit)
    }
  }

  /// A command that scrolls what is on the screen, by its name.
  private func textCommand(_ name: String) -> Command? {
    let isText = page == .report || page == .help || page == .checkup || page == .choices && textLines.count > height
    guard isText, case .command(let command)? = PromptWord(name), command != .back else { return nil }
    let isThere = KeyMap.standard.bindings.contains { $0.command == command && $0.contexts.contains(.importing) }
    return isThere ? command : nil
  }

  /// Why a word does nothing that the first start does not have.
  private func notKnown(_ name: String) -> Phrase {
    guard PromptWord(name) != nil else {
      return .unknownCommand(name, nearest: Nearest.word(to: name, in: sayable.map { $0.name(language) }))
    }
    if page == .importing { return Self.importGoesOn }
    if hasQueue {
      return Phrase(
        id: "“\(name)” bekerja pada antrean yang terbuka: :buka membukanya.",
        en: "“\(name)” works on an open queue: :open opens it.")
    }
    let (id, en) = isConfigured ? ("", "") : (" :konfigurasi menyiapkannya,", " :config sets one up,")
    return Phrase(
      id:
        "“\(name)” bekerja pada antrean, dan belum ada yang terbuka: :impor BERKAS mengisinya,\(id) :buka membukanya.",
      en: "“\(name)” works on a queue, and none is open yet: :import FILE fills one,\(en) :open opens it.")
  }

  /// Why a word does nothing here that does something elsewhere at the first start.
  private func notHere(_ name: String) -> Phrase {
    if page == .importing { return Self.importGoesOn }
    return Phrase(
      id: "“\(name)” tidak berlaku lagi di sini; Tab menyebut yang ada.",
      en: "“\(name)” does nothing here any longer; Tab names what does.")
  }

  static let importGoesOn = Phrase(
    id: "Impor masih berjalan; :keluar membatalkannya dan keluar.",
    en: "An import is still going on; :quit stops it and quits.")
}

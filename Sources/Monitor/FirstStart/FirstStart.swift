import TerminalKit
import Wording

/// What a person is offered who starts Pantau for the first time: there is no queue yet, and no configuration.
public struct FirstStart: Sendable, Equatable {
  /// What the person wants to begin with.
  public enum Choice: Sendable, Hashable {
    /// The demo, with its tour.
    case demo
    /// Writing a configuration.
    case configure
    /// The watch screen.
    case watch
    /// Nothing.
    case quit
    /// The process was asked to end, by this signal.
    case ended(signal: Int32)
  }

  /// What a key asks for.
  public enum Wish: Sendable, Hashable {
    /// To go on with something else.
    case choose(Choice)
    /// To complete the name of a file.
    case complete(String)
    /// To import a file or folder.
    case importFile(String)
    /// To import what is said on the command line, or so where a name is typed.
    case importSaid(String)
    /// To look at this machine.
    case examine
    /// To draw the screen again.
    case redraw
    /// To stop to the shell.
    case suspend
  }

  /// What is on the screen.
  enum Page: Sendable, Hashable {
    /// What there is to choose.
    case choices
    /// The line for the name of a file.
    case path
    /// A file is being imported.
    case importing
    /// What it brought.
    case report
    /// What there are keys and commands for.
    case help
    /// What was looked at on this machine.
    case checkup
  }

  /// The language of the screen.
  public let language: Language
  /// The size of the terminal.
  public var size: Size
  /// Whether a configuration has been written, so that it is not offered again.
  let isConfigured: Bool
  var page = Page.choices
  /// The name of a file being typed.
  private(set) var line = LineEditor()
  /// What the name may go on with, where there are several.
  var candidates: [String] = []
  /// The import that was asked for last.
  var imported = ImportState()
  /// Whether any import has brought documents: then there is a queue, and nothing is offered any more.
  private(set) var hasQueue = false
  var scroll = 0
  /// The command line, where it is open.
  var prompt: PromptState?
  /// What has been said on it.
  var said: [String] = []
  /// Why a line led nowhere, until the next key.
  var refusal: Phrase?
  /// Whether what is typed on too fast after that is within a line, where none begins.
  private var isWithinLine = false
  /// The last examination.
  var checkup = Checkup()
  /// Where help and examination were opened.
  private(set) var origin = Page.choices

  /// The offer on a terminal of a size.
  public init(language: Language, size: Size, isConfigured: Bool = false) {
    self.language = language
    self.size = size
    self.isConfigured = isConfigured
  }

  /// Takes a key; what it asks for.
  ///
  /// - Parameter isHasty: Whether that was too short a while after the key before for its answer to have been read.
  public mutating func press(_ key: Key, isHasty: Bool = false) -> Wish? {
    if key == .control("c") { return .choose(.quit) }
    if prompt != nil { return typePrompt(key) }
    let command = page == .path ? nil : KeyMap.standard.command(for: key, in: .list)
    // What is to be left is what has just been said, and not what it was said over.
    if refusal != nil, !isHasty, page != .importing, key == .escape || key == .backspace {
      refusal = nil
      return nil
    }
    if !isHasty { refusal = nil }
    // What is typed on at once was meant for where the line would have led; another line may begin.
    guard refusal == nil || !isWithinLine && command == .prompt else {
      isWithinLine = key != .enter
      return nil
    }
    isWithinLine = false
    switch command {
    case .prompt:
      prompt = PromptState()
      return nil
    case .help where sayable.contains(.help): return read(.help)
    case .doctor where sayable.contains(.doctor): return read(.checkup)
    default: break
    }
    switch page {
    case .choices: return choose(key)
    case .path: return typePath(key)
    // What is not finished when the program ends has not happened: a file goes in as a whole or not at all.
    case .importing: return stayAtImport(key)
    case .report: return leaveReport(key)
    case .help, .checkup:
      turn(KeyMap.standard.command(for: key, in: .configuration))
      return nil
    }
  }

  /// Opens a text over what is on the screen.
  mutating func read(_ text: Page) -> Wish? {
    if page != .help, page != .checkup { origin = page }
    (page, scroll) = (text, 0)
    guard text == .checkup, !checkup.isGoing else { return nil }
    checkup = Checkup()
    checkup.isGoing = true
    return .examine
  }

  /// Scrolls a text, or closes it.
  mutating func turn(_ command: Command?) {
    switch command {
    case .back where page != .report: (page, scroll) = (origin, 0)
    case let command?: scroll = command.scrolled(scroll, lines: textLines.count, page: height)
    case nil: break
    }
  }

  private mutating func choose(_ key: Key) -> Wish? {
    switch key {
    case .character("q"), .escape, .backspace: return .choose(.quit)
    case .character("i"): page = .path
    case .character("d"): return .choose(.demo)
    case .character("c") where !isConfigured: return .choose(.configure)
    case .character("w"), .enter: return .choose(.watch)
    default: turn(KeyMap.standard.command(for: key, in: .importing))
    }
    return nil
  }

  private mutating func typePath(_ key: Key) -> Wish? {
    switch key {
    case .escape:
      if hasQueue { return .choose(.watch) }
      page = .choices
      return nil
    case .tab: return .complete(line.text)
    case .enter:
      let said = line.text.trimming(" ")
      // What is said of the file besides is said as on the command line.
      if SpokenWords(said).words.contains(where: { $0.hasPrefix("--") }) { return .importSaid(said) }
      let path = SpokenWords.withoutQuotes(said)
      guard !path.isEmpty else { return nil }
      beginImport()
      return .importFile(path)
    default:
      if line.type(key) { candidates = [] }
      return nil
    }
  }

  /// Shows an import from its beginning on.
  mutating func beginImport() { (page, imported, scroll) = (.importing, ImportState(), 0) }

  private mutating func stayAtImport(_ key: Key) -> Wish? {
    switch key {
    case .character("q"): return .choose(.quit)
    // It leads back elsewhere: that is not asking to lose the import.
    case .escape, .backspace: refuse(Self.importGoesOn)
    default: break
    }
    return nil
  }

  private mutating func leaveReport(_ key: Key) -> Wish? {
    switch key {
    case .enter where hasQueue, .escape where hasQueue, .backspace where hasQueue: return .choose(.watch)
    case .enter, .character("i"), .escape, .backspace:
      (page, candidates) = (.path, [])
      return nil
    case .character("q"): return .choose(.quit)
    default:
      // It is scrolled as the same report is in the program.
      turn(KeyMap.standard.command(for: key, in: .importing))
      return nil
    }
  }

  /// Puts pasted text where a name or a command is typed.
  public mutating func paste(_ text: String) {
    if var state = prompt {
      state.line.insert(text)
      (state.candidates, state.chosen) = ([], nil)
      prompt = state
      return
    }
    guard page == .path else { return }
    line.insert(text)
    candidates = []
  }

  /// Goes on with a name as far as all that it may become agree.
  public mutating func complete(with names: [String]) {
    if let state = prompt { return offer(state.candidates(ofFiles: names), for: state) }
    guard page == .path, let first = names.first else { return }
    let shared = names.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
    if shared.count > line.text.count { line = LineEditor(shared) }
    candidates = names.count > 1 ? names : []
  }

  /// Takes what an examination says while it goes on.
  public mutating func hear(_ news: CheckupNews) { checkup.hear(news) }

  /// Takes what the import says while it goes on.
  public mutating func hear(_ news: ImportNews) {
    imported.hear(news)
    if imported.isOver { page = .report }
    // What did not go in can be mended; the next file is another.
    if imported.hasBroughtAll { line = LineEditor() }
    hasQueue = hasQueue || imported.hasImported
  }
}

extension String {
  /// As far as both are the same, character by character.
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}

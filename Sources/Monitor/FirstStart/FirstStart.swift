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
  }

  /// The language of the screen.
  public let language: Language
  /// The size of the terminal.
  public var size: Size
  /// Whether a configuration has been written, so that it is not offered again.
  let isConfigured: Bool
  private(set) var page = Page.choices
  /// The name of a file being typed.
  private(set) var line = LineEditor()
  /// What the name may go on with, where there are several.
  private(set) var candidates: [String] = []
  /// The import that was asked for last.
  private(set) var imported = ImportState()
  /// Whether any import has brought documents: then there is a queue, and nothing is offered any more.
  private(set) var hasQueue = false
  private(set) var scroll = 0

  /// The offer on a terminal of a size.
  public init(language: Language, size: Size, isConfigured: Bool = false) {
    self.language = language
    self.size = size
    self.isConfigured = isConfigured
  }

  /// Takes a key; what it asks for.
  public mutating func press(_ key: Key) -> Wish? {
    if key == .control("c") { return .choose(.quit) }
    switch page {
    case .choices: return choose(key)
    case .path: return typePath(key)
    // What is not finished when the program ends has not happened: a file goes in as a whole or not at all.
    case .importing: return key == .character("q") || key == .escape ? .choose(.quit) : nil
    case .report: return leaveReport(key)
    }
  }

  private mutating func choose(_ key: Key) -> Wish? {
    switch key {
    case .character("q"), .escape, .backspace: return .choose(.quit)
    case .character("i"): page = .path
    case .character("d"): return .choose(.demo)
    case .character("c") where !isConfigured: return .choose(.configure)
    case .character("w"), .enter: return .choose(.watch)
    default: break
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
      let path = line.text.drop { $0 == " " }
      guard !path.isEmpty else { return nil }
      (page, imported, scroll) = (.importing, ImportState(), 0)
      return .importFile(String(path.reversed().drop { $0 == " " }.reversed()))
    default:
      if line.type(key) { candidates = [] }
      return nil
    }
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
      guard let command = KeyMap.standard.command(for: key, in: .importing) else { return nil }
      scroll = command.scrolled(scroll, lines: reportLines.count, page: height)
      return nil
    }
  }

  /// Puts pasted text where a name is typed.
  public mutating func paste(_ text: String) {
    guard page == .path else { return }
    line.insert(text)
    candidates = []
  }

  /// Goes on with a name as far as all that it may become agree.
  public mutating func complete(with names: [String]) {
    guard page == .path, let first = names.first else { return }
    let shared = names.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
    if shared.count > line.text.count { line = LineEditor(shared) }
    candidates = names.count > 1 ? names : []
  }

  /// Takes what the import says while it goes on.
  public mutating func hear(_ news: ImportNews) {
    imported.hear(news)
    if imported.isOver { page = .report }
    hasQueue = hasQueue || imported.hasImported
  }
}

extension String {
  /// As far as both are the same, character by character.
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}

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
    /// The watch screen of the empty queue.
    case watch
    /// Nothing.
    case quit
    /// The process was asked to end, by this signal.
    case ended(signal: Int32)
  }

  /// The language of the screen.
  public let language: Language
  /// The size of the terminal.
  public var size: Size
  /// Whether it is shown how to import, instead of what there is to choose.
  public private(set) var showsImport = false

  /// The offer on a terminal of a size.
  public init(language: Language, size: Size) {
    self.language = language
    self.size = size
  }

  /// Takes a key; the choice, where it made one.
  public mutating func press(_ key: Key) -> Choice? {
    switch key {
    case .control("c"): return .quit
    case .character("q"), .escape, .backspace:
      guard showsImport else { return .quit }
      showsImport = false
    case .character("i"): showsImport = true
    case .character("d"): return .demo
    case .character("c"): return .configure
    case .character("w"), .enter: return .watch
    default: break
    }
    return nil
  }

  /// Asks on a terminal until something is chosen.
  @MainActor
  public static func ask(on terminal: any Terminal, language: Language) async -> Choice {
    var offer = FirstStart(language: language, size: terminal.size)
    terminal.present(offer.frame())
    for await event in terminal.events {
      switch event {
      case .key(.control("z")): terminal.suspend()
      case .key(.control("l")), .resumed: terminal.redrawAll()
      case .key(let key): if let choice = offer.press(key) { return choice }
      case .resized(let size): offer.size = size
      case .terminate(let signal): return .ended(signal: signal)
      default: break
      }
      terminal.present(offer.frame())
    }
    return .quit
  }
}

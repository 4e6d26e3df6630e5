import TerminalKit
import Wording

/// A line of what an import says.
public struct ImportLine: Sendable, Hashable {
  /// The words.
  public var text: SafeText
  /// Whether it is bad news.
  public var isBad: Bool

  /// A line.
  public init(_ text: SafeText, isBad: Bool = false) {
    self.text = text
    self.isBad = isBad
  }
}

/// What happens while a file is imported.
public enum ImportNews: Sendable, Hashable {
  /// How far it is; it takes the place of what was said of that before.
  case progress(SafeText)
  /// Something is said, and stays.
  case said(ImportLine)
  /// It is over; whether anything went in.
  case ended(hasImported: Bool)
}

/// The files that the first start can reach: whoever opens it knows where they are and what becomes of them.
public struct ReachableFiles: Sendable {
  /// What the beginning of a name may become.
  public let complete: @Sendable (String) -> [String]
  /// Imports a file or folder, and says what happens.
  public let take: @Sendable (String, @escaping @Sendable (ImportNews) -> Void) async -> Void

  /// Files that can be reached.
  public init(
    complete: @escaping @Sendable (String) -> [String],
    take: @escaping @Sendable (String, @escaping @Sendable (ImportNews) -> Void) async -> Void
  ) {
    self.complete = complete
    self.take = take
  }
}

extension FirstStart {
  private enum Happening {
    case terminal(TerminalEvent)
    case news(ImportNews)
  }

  /// Asks on a terminal until something is chosen.
  @MainActor
  public static func ask(
    on terminal: any Terminal, language: Language, isConfigured: Bool = false, files: ReachableFiles
  ) async -> Choice {
    var offer = FirstStart(language: language, size: terminal.size, isConfigured: isConfigured)
    let (happenings, happen) = AsyncStream<Happening>.makeStream()
    let listening = Task {
      for await event in terminal.events { happen.yield(.terminal(event)) }
      happen.finish()
    }
    defer { listening.cancel() }
    terminal.present(offer.frame())
    for await happening in happenings {
      switch happening {
      case .terminal(.key(.control("z"))): terminal.suspend()
      case .terminal(.key(.control("l"))), .terminal(.resumed): terminal.redrawAll()
      case .terminal(.key(let key)):
        switch offer.press(key) {
        case .choose(let choice): return choice
        case .complete(let begun): offer.complete(with: files.complete(begun))
        case .importFile(let path): Task { await files.take(path) { happen.yield(.news($0)) } }
        case nil: break
        }
      case .terminal(.pasted(let text)): offer.paste(text)
      case .terminal(.resized(let size)): offer.size = size
      case .terminal(.terminate(let signal)): return .ended(signal: signal)
      case .terminal(.mouse), .terminal(.line): break
      case .news(let news): offer.hear(news)
      }
      terminal.present(offer.frame())
    }
    return .quit
  }
}

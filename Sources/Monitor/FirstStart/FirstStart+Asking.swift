import TerminalKit
import Wording

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
    terminal.events.listen { event in
      guard let event else { return happen.finish() }
      happen.yield(.terminal(event))
    }
    terminal.present(offer.frame())
    for await happening in happenings {
      switch happening {
      case .terminal(.key(.control("z"))): terminal.suspend()
      case .terminal(.key(.control("l"))), .terminal(.resumed): terminal.redrawAll()
      case .terminal(.key(let key)):
        switch offer.press(key) {
        case .choose(let choice): return choice
        case .complete(let begun): offer.complete(with: files.complete(begun))
        case .importFile(let path):
          Task { await files.take(ImportRequest([path]), language) { happen.yield(.news($0)) } }
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

import TerminalKit
import UploadQueue
import Wording

extension FirstStart {
  private enum Happening {
    case terminal(TerminalEvent)
    case news(ImportNews)
    case checkup(CheckupNews)
  }

  /// Asks on a terminal until something is chosen.
  ///
  /// - Parameters:
  ///   - examiner: Looks at this machine.
  ///   - zone: The time zone of what is said of files.
  @MainActor
  public static func ask(
    on terminal: any Terminal, language: Language, isConfigured: Bool = false, files: ReachableFiles,
    examiner: (any Examiner)? = nil, zone: ShownZone = .wib, clock: Clock
  ) async -> Choice {
    var offer = FirstStart(language: language, size: terminal.size, isConfigured: isConfigured)
    var lastKeyAt: Duration?
    var examination: Task<Void, Never>?
    // Nobody reads any more what it would still find.
    defer { examination?.cancel() }
    let (happenings, happen) = AsyncStream<Happening>.makeStream()
    terminal.events.listen { event in
      guard let event else { return happen.finish() }
      happen.yield(.terminal(event))
    }
    terminal.present(offer.frame())
    for await happening in happenings {
      switch happening {
      case .terminal(.key(.control("z"))): terminal.suspend()
      case .terminal(.key(.control("l"))): terminal.redrawAll()
      case .terminal(.resumed):
        // A key that was typed ahead for the shell's `fg` answers nothing here.
        lastKeyAt = clock.uptime()
        terminal.redrawAll()
      case .terminal(.key(let key)):
        let pressedAt = clock.uptime()
        let isHasty = lastKeyAt.map { pressedAt - $0 < Program.haste } ?? false
        lastKeyAt = pressedAt
        switch offer.press(key, isHasty: isHasty) {
        case .choose(let choice): return choice
        case .complete(let begun): offer.complete(with: files.complete(begun))
        case .importFile(let path):
          Task { await files.take(ImportRequest([path]), language) { happen.yield(.news($0)) } }
        case .importSaid(let argument):
          guard let request = offer.request(saying: argument, in: zone, at: clock.now()) else { break }
          Task { await files.take(request, language) { happen.yield(.news($0)) } }
        case .examine:
          examination = Task {
            guard let examiner else {
              happen.yield(.checkup(.over))
              return
            }
            await examiner.examine { happen.yield(.checkup($0)) }
          }
        case .redraw: terminal.redrawAll()
        case .suspend: terminal.suspend()
        case nil: break
        }
      case .terminal(.pasted(let text)): offer.paste(text)
      case .terminal(.resized(let size)): offer.size = size
      case .terminal(.terminate(let signal)): return .ended(signal: signal)
      case .terminal(.mouse), .terminal(.line): break
      case .news(let news): offer.hear(news)
      case .checkup(let news): offer.hear(news)
      }
      terminal.present(offer.frame())
    }
    return .quit
  }
}

import TerminalKit
import Wording

/// A terminal without a screen: it keeps the frames it is shown, and a test feeds it what happens.
@MainActor
public final class InMemoryTerminal: Terminal {
  /// Its size; `resize(to:)` changes it.
  public private(set) var size: Size
  /// What a test fed it, in order.
  public let events = TerminalEvents()
  /// Every frame it was shown, oldest first.
  public private(set) var frames: [Frame] = []
  /// How many times everything was to be drawn again.
  public private(set) var redraws = 0
  /// What was put on the clipboard.
  public private(set) var clipboard: [String] = []
  /// Whether it can be reached.
  public var hasClipboard = true
  /// Whether there is a shell to stop to.
  public var hasShell = true
  /// How many times the process was to be stopped.
  public private(set) var suspensions = 0

  private var waiting: [(isMet: (Frame) -> Bool, frame: CheckedContinuation<Frame, Never>)] = []

  /// A terminal of a size.
  public init(size: Size = Size(columns: 80, rows: 24)) {
    self.size = size
  }

  /// The frame shown last.
  public var last: Frame? { frames.last }

  /// Keeps a frame.
  public func present(_ frame: Frame) {
    frames.append(frame)
    let met = waiting.filter { $0.isMet(frame) }
    waiting.removeAll { $0.isMet(frame) }
    for waiter in met { waiter.frame.resume(returning: frame) }
  }

  /// The colours it was last told to wear.
  public private(set) var theme: Theme?

  /// Keeps the wish.
  public func wear(_ theme: Theme) { self.theme = theme }

  /// Whether the mouse is reported.
  public private(set) var reportsMouse = false

  /// Keeps the wish.
  public func reportMouse(_ isWanted: Bool) { reportsMouse = isWanted }

  /// Counts the wish.
  public func redrawAll() { redraws += 1 }

  /// Keeps the text.
  public func copy(_ text: String) -> Bool {
    if hasClipboard { clipboard.append(text) }
    return hasClipboard
  }

  /// What it was to call for, with the bell and by which way.
  public private(set) var alerts: [(text: SafeText, rings: Bool, way: DesktopNotification?)] = []

  /// Keeps the call.
  public func alert(_ text: SafeText, rings: Bool, by way: DesktopNotification?) { alerts.append((text, rings, way)) }

  /// Counts the stop, and is continued at once.
  public func suspend() -> Bool {
    suspensions += 1
    guard hasShell else { return false }
    events.send(.resumed)
    return true
  }

  /// Lets something happen.
  public func send(_ event: TerminalEvent) { events.send(event) }

  /// Presses keys, one after another.
  public func press(_ keys: Key...) {
    for key in keys { events.send(.key(key)) }
  }

  /// Types a text, a key for each character.
  public func type(_ text: String) {
    for character in text { events.send(.key(.character(character))) }
  }

  /// Changes the size and says so.
  public func resize(to size: Size) {
    self.size = size
    events.send(.resized(size))
  }

  /// Ends the events.
  public func finish() { events.send(nil) }

  /// The last frame if it is as wished, else the first one that will be.
  public func frame(where isMet: @escaping (Frame) -> Bool) async -> Frame {
    if let last, isMet(last) { return last }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { waiting.append((isMet, $0)) }
    } onCancel: {
      Task { @MainActor in self.hangUp() }
    }
  }

  /// The line is gone: a test that is out of time ends, and the program that it runs with it.
  private func hangUp() {
    finish()
    for waiter in waiting { waiter.frame.resume(returning: last ?? Frame(size: size)) }
    waiting = []
  }

  /// The first frame, from the last on, on which a text reads.
  public func frame(showing text: String) async -> Frame {
    await frame { FrameText.text(of: $0).contains(text) }
  }
}

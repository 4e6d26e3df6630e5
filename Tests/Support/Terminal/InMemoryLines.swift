import TerminalKit
import Testing
import Wording

/// A terminal of lines: it keeps what is written to it, and a test types on it.
@MainActor
public final class InMemoryLines: LineTerminal {
  /// What a test fed it, in order.
  public let events = TerminalEvents()
  /// Every line written, oldest first.
  public private(set) var lines: [String] = []

  private var waiting: [(text: String, from: Int, seen: CheckedContinuation<Void, Never>)] = []

  /// A terminal on which nothing stands yet.
  public init() {}

  /// Everything written, from a line on.
  public func text(from line: Int = 0) -> String { lines.dropFirst(line).joined(separator: "\n") }

  /// Keeps the lines.
  public func write(_ new: [SafeText]) {
    lines += new.map(\.string)
    let met = waiting.filter { text(from: $0.from).contains($0.text) }
    waiting.removeAll { text(from: $0.from).contains($0.text) }
    for waiter in met { waiter.seen.resume() }
  }

  /// Types a line, and waits until something is written that holds a text; what was written from then on.
  @discardableResult
  public func type(_ line: String, until text: String) async -> String {
    let start = lines.count
    events.send(.line(line))
    return await seen(text, from: start)
  }

  /// Types a line.
  public func type(_ line: String) { events.send(.line(line)) }

  /// Waits until something is written that holds a text; what was written from a line on.
  @discardableResult
  public func seen(_ text: String, from start: Int = 0) async -> String {
    if !self.text(from: start).contains(text) {
      await withTaskCancellationHandler {
        await withCheckedContinuation { waiting.append((text, start, $0)) }
      } onCancel: {
        Task { @MainActor in self.hangUp() }
      }
    }
    return self.text(from: start)
  }

  /// Ends the lines, as Ctrl-D does.
  public func finish() { events.send(nil) }

  /// A test that is out of time ends, and the program that it runs with it; what it waited for is told.
  private func hangUp() {
    finish()
    for waiter in waiting {
      Issue.record("“\(waiter.text)” was not written; the last lines:\n\(lines.suffix(12).joined(separator: "\n"))")
    }
    for waiter in waiting { waiter.seen.resume() }
    waiting = []
  }
}

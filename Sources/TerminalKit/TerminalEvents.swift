/// What happens to a terminal, handed to whoever listens in its order, on the main actor and as soon as it happens.
///
/// Nobody waits for the next one as for that of an `AsyncStream`: a task that goes on passes through the few threads that
/// all tasks share, also on its way to the main actor, and those may all be busy with a large queue.
@MainActor
public final class TerminalEvents {
  private var unheard: [TerminalEvent?] = []
  private var hear: ((TerminalEvent?) -> Void)?

  /// Nothing yet.
  public nonisolated init() {}

  /// Hands over what has happened from now on, and before; `nil` where nothing more will happen.
  public func listen(_ hear: @escaping @MainActor (TerminalEvent?) -> Void) {
    self.hear = hear
    while self.hear != nil, !unheard.isEmpty { hear(unheard.removeFirst()) }
  }

  /// Something has happened; `nil` where nothing more will.
  public func send(_ event: TerminalEvent?) {
    guard let hear else { return unheard.append(event) }
    hear(event)
  }
}

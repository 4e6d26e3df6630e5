import Synchronization

/// How far the documents of the start have been written, for those who wait for more of them.
final class OpeningProgress: Sendable {
  private struct State {
    var isComplete = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state: Mutex<State>

  init(isComplete: Bool = false) { state = Mutex(State(isComplete: isComplete)) }

  /// Whether all of them are there.
  var isComplete: Bool { state.withLock { $0.isComplete } }

  /// Tells that more of them are there, or all.
  func grew(isComplete: Bool) {
    let waiting = state.withLock { state in
      state.isComplete = isComplete
      defer { state.waiting = [] }
      return state.waiting
    }
    waiting.forEach { $0.resume() }
  }

  /// Waits until more are there; returns at once where all are.
  func more() async {
    await withCheckedContinuation { continuation in
      let isComplete = state.withLock { state in
        if !state.isComplete { state.waiting.append(continuation) }
        return state.isComplete
      }
      if isComplete { continuation.resume() }
    }
  }
}

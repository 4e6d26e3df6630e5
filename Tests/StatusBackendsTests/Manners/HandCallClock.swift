import Synchronization
import TestSupport
import UploadQueue

@testable import StatusBackends

/// A clock that goes only when a test turns it, and wakes those whose time has come.
final class HandCallClock: Sendable {
  private struct State {
    var uptime = Duration.zero
    var sleepers: [(until: Duration, number: Int, waking: CheckedContinuation<Void, any Error>)] = []
    var watchers: [(count: Int, waking: CheckedContinuation<Void, Never>)] = []
    var number = 0
    var cancelled: Set<Int> = []
  }
  private let state = Mutex(State())
  private let start = Sample.observedAt

  /// The clock as the manners read it.
  var clock: CallClock {
    CallClock(now: { self.now }, uptime: { self.state.withLock { $0.uptime } }) { try await self.sleep(until: $0) }
  }

  /// The moment now.
  var now: Timestamp { start + state.withLock { $0.uptime } }

  /// Turns the clock on.
  func advance(by duration: Duration) {
    let due = state.withLock { state in
      state.uptime += duration
      let due = state.sleepers.filter { $0.until <= state.uptime }
      state.sleepers.removeAll { $0.until <= state.uptime }
      return due
    }
    for sleeper in due { sleeper.waking.resume() }
  }

  /// Waits until so many calls sleep.
  func waitForSleepers(_ count: Int) async {
    await withCheckedContinuation { waking in
      let isThere = state.withLock { state in
        if state.sleepers.count >= count { return true }
        state.watchers.append((count, waking))
        return false
      }
      if isThere { waking.resume() }
    }
  }

  private func sleep(until: Duration) async throws {
    let number = state.withLock { state in
      state.number += 1
      return state.number
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { waking in
        let ready = state.withLock { state -> (isDue: Bool, watchers: [CheckedContinuation<Void, Never>]) in
          if state.uptime >= until || state.cancelled.contains(number) { return (true, []) }
          state.sleepers.append((until, number, waking))
          let watchers = state.watchers.filter { $0.count <= state.sleepers.count }.map(\.waking)
          state.watchers.removeAll { $0.count <= state.sleepers.count }
          return (false, watchers)
        }
        if ready.isDue { waking.resume() }
        for watcher in ready.watchers { watcher.resume() }
      }
      try Task.checkCancellation()
    } onCancel: {
      let sleeper = state.withLock { state in
        state.cancelled.insert(number)
        let sleeper = state.sleepers.first { $0.number == number }
        state.sleepers.removeAll { $0.number == number }
        return sleeper
      }
      sleeper?.waking.resume(throwing: CancellationError())
    }
  }
}

import Dispatch
import Foundation
import Synchronization

/// All the threads that tasks share, kept busy until they are told to go, or nobody has told them for long.
final class BusyThreads: Sendable {
  private let count = ProcessInfo.processInfo.activeProcessorCount
  private let come = DispatchSemaphore(value: 0)
  private let mayGo = DispatchSemaphore(value: 0)
  private let lost = Mutex(false)

  /// Whether nobody has told them for long.
  var wereLost: Bool { lost.withLock { $0 } }

  /// Comes back once each of them is kept.
  init() {
    for _ in 0..<count { Task.detached { self.stay() } }
    for _ in 0..<count { come.wait() }
  }

  func release() {
    for _ in 0..<count { mayGo.signal() }
  }

  private func stay() {
    come.signal()
    if mayGo.wait(timeout: .now() + 60) == .timedOut { lost.withLock { $0 = true } }
  }
}

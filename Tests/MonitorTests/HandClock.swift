import Synchronization
import TestSupport
import UploadQueue

@testable import Monitor

/// A clock that goes only when a test turns it.
final class HandClock: Sendable {
  private let uptime = Mutex(Duration.zero)
  private let moment = Mutex(Sample.observedAt + .minutes(5))

  var now: Timestamp { moment.withLock { $0 } }

  /// The clock as the program reads it; its ticks never come within a test.
  var clock: Clock { Clock(tick: .seconds(86_400), uptime: { self.aMomentLater() }) { self.now } }

  /// Whoever presses keys takes a second for each.
  private func aMomentLater() -> Duration {
    uptime.withLock {
      $0 += .seconds(1)
      return $0
    }
  }

  func advance(by duration: Duration) {
    moment.withLock { $0 = $0 + duration }
  }
}

/// A backend whose second page does not come until it is mended.
actor HalfwayBackend: StatusBackend {
  nonisolated let capabilities: BackendCapabilities
  private let backend: ScriptedBackend
  private var isMended = false

  init(_ backend: ScriptedBackend) {
    self.backend = backend
    capabilities = backend.capabilities
  }

  func mend() { isMended = true }

  func poll(_ request: PollRequest) async throws(BackendError) -> PollPage {
    if case .next = request, !isMended { throw .unavailable("putus di tengah") }
    return try await backend.poll(request)
  }

  func read(_ id: DocumentID) async throws(BackendError) -> Document? { try await backend.read(id) }

  func reupload(_ request: ReuploadRequest) async throws(BackendError) -> ReuploadAnswer {
    try await backend.reupload(request)
  }

  func outcome(of key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome {
    try await backend.outcome(of: key, document: document)
  }
}

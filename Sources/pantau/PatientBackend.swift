import Synchronization
import UploadQueue
import Wording

/// A backend whose polls wait where it says that they come too soon, so that it can be checked promise by promise.
///
/// A service that says so again after it was waited for is waited for no more: it might never end. Pantau's own pause between
/// two polls says nothing of the service, and may begin anew while it is waited for, where another Pantau asks first.
final class PatientBackend: StatusBackend {
  private let backend: any StatusBackend
  private let now: @Sendable () -> Timestamp
  private let sleep: @Sendable (Duration) async throws -> Void
  /// What the service said when it had been waited for already.
  private let lastWord = Mutex<BackendError?>(nil)

  init(
    _ backend: any StatusBackend, now: @escaping @Sendable () -> Timestamp = Environment.now,
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) {
    self.backend = backend
    self.now = now
    self.sleep = sleep
  }

  var capabilities: BackendCapabilities { backend.capabilities }

  /// No service that keeps its promises asks for a longer wait.
  private static let longest = Duration.minutes(3)
  /// How often Pantau's own pause is waited for before one poll.
  private static let mostPauses = 5

  func poll(_ request: PollRequest) async throws(BackendError) -> PollPage {
    if let lastWord = lastWord.withLock({ $0 }) { throw lastWord }
    var (pauses, hasWaitedForService) = (0, false)
    while true {
      do throws(BackendError) {
        return try await backend.poll(request)
      } catch {
        if error.isOwnPause {
          pauses += 1
          guard pauses <= Self.mostPauses else { throw error }
        } else if hasWaitedForService, error.retryAt != nil, !error.isOwnRest {
          lastWord.withLock { $0 = error }
          throw error
        } else {
          hasWaitedForService = true
        }
        try await wait(after: error)
      }
    }
  }

  /// Waits until a backend may be asked again; throws what it said where it gave no moment, or one too far.
  private func wait(after refusal: BackendError) async throws(BackendError) {
    guard let until = refusal.retryAt, !refusal.isOwnRest else { throw refusal }
    let wait = until - now()
    guard refusal.isOwnPause || wait < Self.longest else { throw refusal }
    Speech.warn(
      Phrase(
        id: "… menunggu \(wait.components.seconds + 1) detik: sebelum itu layanan ini belum boleh ditanya lagi",
        en: "… waiting for \(wait.components.seconds + 1) s: this service may not be asked again before that"
      ).spoken)
    do { try await sleep(max(.zero, wait) + .milliseconds(10)) } catch { throw refusal }
  }

  func read(_ id: DocumentID) async throws(BackendError) -> Document? { try await backend.read(id) }

  func reupload(_ request: ReuploadRequest) async throws(BackendError) -> ReuploadAnswer {
    try await backend.reupload(request)
  }

  func signers() async throws(BackendError) -> [String] { try await backend.signers() }

  func withdraw(_ key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome {
    try await backend.withdraw(key, document: document)
  }

  func outcome(of key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome {
    try await backend.outcome(of: key, document: document)
  }

  func standing() async -> DataStanding { await backend.standing() }

  func end() async { await backend.end() }

  func arrivals() -> AsyncStream<Void> { backend.arrivals() }
}

extension BackendError {
  /// Whether it is Pantau's own pause between two polls, which another Pantau may have begun.
  fileprivate var isOwnPause: Bool {
    if case .tooSoon = self { true } else { false }
  }

  /// Whether the service is left alone by Pantau's own choice, which says nothing of when it wants to be asked.
  fileprivate var isOwnRest: Bool {
    if case .circuitOpen = self { true } else { false }
  }
}

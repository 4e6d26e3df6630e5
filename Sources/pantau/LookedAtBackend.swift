import UploadQueue
import Wording

/// A backend for a run that only looks: whatever it is asked, no call that could change anything reaches it.
struct LookedAtBackend: StatusBackend {
  private let backend: any StatusBackend

  init(_ backend: any StatusBackend) {
    self.backend = backend
  }

  /// As they are, so that what others have under way is told as what it is.
  var capabilities: BackendCapabilities { backend.capabilities }

  func poll(_ request: PollRequest) async throws(BackendError) -> PollPage { try await backend.poll(request) }

  func read(_ id: DocumentID) async throws(BackendError) -> Document? { try await backend.read(id) }

  func reupload(_ request: ReuploadRequest) async throws(BackendError) -> ReuploadAnswer {
    throw .rejected(Self.refusal)
  }

  func withdraw(_ key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome {
    throw .rejected(Self.refusal)
  }

  /// Asking the embedded queue what became of an attempt may close it there.
  func outcome(of key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome {
    throw .rejected(Self.refusal)
  }

  func standing() async -> DataStanding { await backend.standing() }

  func end() async { await backend.end() }

  /// Nobody is chosen here, so nobody is asked for.
  func signers() async throws(BackendError) -> [String] { throw .rejected(Self.refusal) }

  func arrivals() -> AsyncStream<Void> { backend.arrivals() }

  private static let refusal = FailureWords.own(
    Phrase(id: "Pantau ini hanya melihat.", en: "This Pantau only looks."), in: .spoken)
}

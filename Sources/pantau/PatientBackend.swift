import UploadQueue
import Wording

/// A backend whose polls wait where it says that they come too soon, so that it can be checked promise by promise.
struct PatientBackend: StatusBackend {
  private let backend: any StatusBackend

  init(_ backend: any StatusBackend) {
    self.backend = backend
  }

  var capabilities: BackendCapabilities { backend.capabilities }

  /// No service that keeps its promises asks for a longer wait.
  private static let longest = Duration.minutes(3)

  func poll(_ request: PollRequest) async throws(BackendError) -> PollPage {
    do throws(BackendError) {
      return try await backend.poll(request)
    } catch .rateLimited(let until?) {
      let wait = until - Environment.now()
      guard wait < Self.longest else { throw .rateLimited(until: until) }
      Speech.warn(
        Phrase(
          id: "… menunggu \(wait.components.seconds + 1) detik: layanan ini membatasi seringnya pertanyaan",
          en: "… waiting for \(wait.components.seconds + 1) s: this service limits how often it is asked"
        ).spoken)
      do { try await Task.sleep(for: max(.zero, wait) + .milliseconds(10)) } catch {
        throw .rateLimited(until: until)
      }
      return try await backend.poll(request)
    }
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

import UploadQueue
import Wording

/// A queue that could not be opened when the program began: it says why, and changes nothing.
///
/// What stands in its place later may be another queue, so it is opened by the next start and not in between.
struct UnopenedBackend: StatusBackend {
  let reason: FailureWords

  var capabilities: BackendCapabilities {
    BackendCapabilities(
      reupload: .none, isIncremental: false, isIdempotent: false, offersSigners: false, pollInterval: .seconds(60))
  }

  private var failure: BackendError { .unavailable(reason) }

  func poll(_ request: PollRequest) async throws(BackendError) -> PollPage { throw failure }

  func read(_ id: DocumentID) async throws(BackendError) -> Document? { throw failure }

  func reupload(_ request: ReuploadRequest) async throws(BackendError) -> ReuploadAnswer { throw failure }

  func outcome(of key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome {
    throw failure
  }
}

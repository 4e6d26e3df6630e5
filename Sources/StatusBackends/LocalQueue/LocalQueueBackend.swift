import QueueStore
import Synchronization
import UploadQueue
import Wording

/// The embedded queue as a backend.
///
/// A re-upload is a row in the outbox, or the person's hand-off, as the queue's own setting says; the setting is read
/// again at each poll, and until it has been read once nothing is sent.
public final class LocalQueueBackend: StatusBackend {
  private let queue: LocalQueue
  private let by: Operator
  private let language: Language
  private let pollInterval: Duration
  private let now: @Sendable () -> Timestamp
  private let mode = Mutex(LocalQueue.ReuploadMode.handOff)

  /// The embedded queue; failures are told in the language given, times are taken from `now`.
  public init(
    _ queue: LocalQueue, by: Operator, language: Language, pollInterval: Duration = .seconds(2),
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.queue = queue
    self.by = by
    self.language = language
    self.pollInterval = pollInterval
    self.now = now
    if let known = try? queue.reuploadMode() { mode.withLock { $0 = known } }
  }

  /// What this queue can do.
  public var capabilities: BackendCapabilities {
    let mode = mode.withLock { $0 }
    return BackendCapabilities(
      reupload: mode == .outbox ? .call : .handOff, isIncremental: true, isIdempotent: true,
      offersSigners: mode == .outbox, pollInterval: pollInterval)
  }

  /// One page of the queue, or of what changed in it.
  public func poll(_ request: PollRequest) async throws(BackendError) -> PollPage {
    try notCancelled()
    do throws(StoreFailure) {
      if case .start = request {
        let known = try await queue.currentMode()
        mode.withLock { $0 = known }
      }
      return try await queue.page(request)
    } catch {
      throw unavailable(error)
    }
  }

  /// One document as it is now.
  public func read(_ id: DocumentID) async throws(BackendError) -> Document? {
    try notCancelled()
    do throws(StoreFailure) { return try await queue.read(id) } catch { throw unavailable(error) }
  }

  /// Puts one re-upload into the outbox.
  public func reupload(_ request: ReuploadRequest) async throws(BackendError) -> ReuploadAnswer {
    try notCancelled()
    let result: Result<OutboxEntry, OutboxRefusal>
    do throws(StoreFailure) {
      result = try await queue.request(request, by: by, at: now())
    } catch {
      throw unavailable(error)
    }
    switch result {
    case .success(let entry):
      switch entry.answer {
      case nil: return .queued
      case .accepted: return .accepted(entry.message)
      case .rejected: throw .rejected(.said(entry.message))
      }
    case .failure(let refusal): throw Self.error(refusal, in: language)
    }
  }

  /// The signers set for the queue, else those who signed a document of it.
  public func signers() async throws(BackendError) -> [String] {
    try notCancelled()
    guard capabilities.offersSigners else { return [] }
    do throws(StoreFailure) { return try await queue.signers() } catch { throw unavailable(error) }
  }

  /// Each document is as old as what it came from.
  public func standing() async -> DataStanding { DataStanding(speaksForAll: false) }

  /// What became of a re-upload.
  public func outcome(of key: IdempotencyKey, document: DocumentID) async throws(BackendError) -> ReuploadOutcome {
    try notCancelled()
    do throws(StoreFailure) {
      // What a person does in the portal leaves no key anywhere.
      guard try await queue.currentMode() == .outbox else { return .notRecorded }
      let entry = try await queue.outboxEntry(orRefusing: key, of: document, by: by, at: now())
      guard let entry else { return .neverReceived }
      return entry.outcome
    } catch {
      throw unavailable(error)
    }
  }

  /// Takes a row of the outbox back that the uploader has not taken.
  public func withdraw(
    _ key: IdempotencyKey, document: DocumentID
  ) async throws(BackendError) -> ReuploadOutcome {
    try notCancelled()
    do throws(StoreFailure) {
      let (entry, isWithdrawn) = try await queue.withdraw(key, at: now())
      return isWithdrawn ? .neverReceived : entry?.outcome ?? .notRecorded
    } catch {
      throw unavailable(error)
    }
  }

  private func unavailable(_ failure: StoreFailure) -> BackendError {
    .unavailable(.own(failure.phrase, in: language))
  }

  private func notCancelled() throws(BackendError) {
    guard !Task.isCancelled else {
      throw .unavailable(.own(Phrase(id: "Dibatalkan.", en: "Cancelled."), in: language))
    }
  }

  private static func error(_ refusal: OutboxRefusal, in language: Language) -> BackendError {
    switch refusal {
    case .notAllowed(let reading):
      switch reading.status {
      case .approved: .alreadyApproved
      case .signingInProgress: .alreadyInProgress
      default: .notAllowed(reading)
      }
    case .waitingAlready: .alreadyInProgress
    case .anotherWaiting(let reference):
      .rejected(
        .own(
          Phrase(
            id: "Unggah ulang \(reference) masih menunggu di outbox; satu per satu.",
            en: "The re-upload of \(reference) still waits in the outbox; one by one."
          ), in: language))
    case .noSuchDocument:
      .rejected(
        .own(
          Phrase(
            id: "Dokumen ini tidak ada lagi di antrean.", en: "This document is no longer in the queue."
          ), in: language))
    case .handOff:
      .rejected(
        .own(
          Phrase(
            id: "Antrean ini diunggah ulang di portal, bukan melalui outbox.",
            en: "This queue is re-uploaded in the portal, not through the outbox."
          ), in: language))
    case .keyOfAnother:
      .rejected(
        .own(
          Phrase(
            id: "Kunci unggah ulang ini sudah dipakai dokumen lain.",
            en: "The key of this re-upload belongs to another document."
          ), in: language))
    }
  }
}

extension OutboxEntry {
  fileprivate var outcome: ReuploadOutcome {
    switch answer {
    case nil: .queued
    case .accepted: .accepted(message)
    case .rejected: .rejected(message)
    }
  }
}

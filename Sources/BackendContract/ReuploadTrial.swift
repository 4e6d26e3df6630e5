import UploadQueue
import Wording

/// Uploads one document again, promise by promise: whatever is sent has a key that is in the journal before it is sent.
public struct ReuploadTrial: Sendable {
  private let backend: any StatusBackend
  private let journal: any Journal
  private let person: Operator
  private let language: Language
  private let now: @Sendable () -> Timestamp

  /// A trial of a backend, by somebody; what the journal keeps of it is in the language given.
  public init(
    _ backend: any StatusBackend, journal: any Journal, by person: Operator, language: Language,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.language = language
    self.backend = backend
    self.journal = journal
    self.person = person
    self.now = now
  }

  /// Checks one promise after another, and ends at the first that is broken: what follows could upload once more.
  ///
  /// - Parameter tell: Is told of each promise how it was kept.
  /// - Returns: Whether all of them are kept.
  /// - Throws: `JournalError` where the journal cannot hold what is to be sent.
  public func run(
    on document: Document, tell: (ReuploadPromise, Result<BackendPromise.Verdict, any Error>) async -> Void
  ) async throws -> Bool {
    var random = SystemRandomNumberGenerator()
    let request = ReuploadRequest(
      document: document.id, key: IdempotencyKey(random: &random), expected: document.status)
    let probe = IdempotencyKey(random: &random)
    var answer: ReuploadAnswer?
    for promise in ReuploadPromise.allCases {
      let key: IdempotencyKey? =
        switch promise {
        case .anotherStatusIsRefused: probe
        case .itIsTaken: request.key
        default: nil
        }
      if let key { try await begin(document, key) }
      let result: Result<BackendPromise.Verdict, any Error>
      do {
        result = .success(
          try await promise.check(
            backend, request, probe: probe, freshKey: { IdempotencyKey(random: &random) }, answer: &answer))
      } catch { result = .failure(error) }
      if let key { try await journal.append(event(answer, result), to: key, at: now()) }
      await tell(promise, result)
      if case .failure = result { return false }
    }
    return true
  }

  private func begin(_ document: Document, _ key: IdempotencyKey) async throws(JournalError) {
    let number = try await journal.attempts(on: document.id).count + 1
    try await journal.begin(
      Attempt(
        key: key, subject: Subject(document), isHandOff: false, signer: nil, seenStatus: document.status,
        seenAt: document.observedAt, number: number, by: person, beganAt: now()))
  }

  /// What became of what was sent.
  private func event(
    _ answer: ReuploadAnswer?, _ result: Result<BackendPromise.Verdict, any Error>
  ) -> AttemptEvent {
    switch (answer, result) {
    case (.accepted(let words)?, _): return .accepted(words)
    case (.queued?, _): return .queued
    case (nil, .success): return .refused(Self.refusedAsItWasToBe.text(language).string)
    case (nil, .failure(let failure)):
      guard let failure = failure as? BackendError else { return .lost("") }
      return failure.leavesDoubt ? .lost(failure.words) : .refused(failure.words)
    }
  }

  /// What the history says of the call that was made to be refused: it was none of the document's own re-uploads.
  private static let refusedAsItWasToBe = Phrase(
    id: "percobaan check-backend dengan status yang keliru, yang memang harus ditolak",
    en: "a trial of check-backend with a wrong status, which was to be refused")
}

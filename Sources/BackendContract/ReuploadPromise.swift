import UploadQueue
import Wording

/// What a backend promises of re-uploads, in the order in which they are checked on one document: it is uploaded once.
public enum ReuploadPromise: String, CaseIterable, Sendable {
  /// The outcome of a key that was never sent is no upload.
  case anUnknownKeyIsNoUpload
  /// An upload is refused where the person saw another status.
  case anotherStatusIsRefused
  /// The upload is taken.
  case itIsTaken
  /// A second call with its key has the same answer.
  case theSameKeyDoesNothingMore
  /// Its outcome is that it was taken.
  case theOutcomeIsTold
  /// Another upload of the document is refused meanwhile.
  case aSecondOneIsRefused

  /// Checks this promise on the one document of a request; the one before has been kept.
  ///
  /// - Parameters:
  ///   - probe: The key of what is to be refused; in the journal already, should it be taken all the same.
  ///   - freshKey: Makes a key that was never used; nothing is sent with it.
  ///   - answer: What the backend said to the first upload that it took.
  /// - Throws: ``BrokenPromise`` where it is not kept, `BackendError` where an answer does not come.
  public func check(
    _ backend: any StatusBackend, _ request: ReuploadRequest, probe: IdempotencyKey,
    freshKey: () -> IdempotencyKey, answer: inout ReuploadAnswer?
  ) async throws -> BackendPromise.Verdict {
    switch self {
    case .anUnknownKeyIsNoUpload:
      let outcome = try await backend.outcome(of: freshKey(), document: request.document)
      if outcome.isUpload { throw Self.unexpected(outcome) }
    case .anotherStatusIsRefused:
      var other = request
      other.key = probe
      other.expected = StatusReading(coretax: "APPROVED")
      try await refuses(other, backend, &answer)
    case .itIsTaken: answer = try await backend.reupload(request)
    case .theSameKeyDoesNothingMore:
      guard backend.capabilities.isIdempotent else {
        return .notApplicable(Phrase(id: "backend ini tidak mengenal kunci", en: "this backend knows no keys"))
      }
      let second = try await backend.reupload(request)
      guard second == answer else {
        let told = (second.phrase, answer?.phrase ?? Phrase(same: "–"))
        throw BrokenPromise(
          Phrase(
            id: """
              jawaban keduanya lain: \(told.0.text(.indonesian)), bukan \(told.1.text(.indonesian)) seperti yang pertama
              """,
            en: """
              its second answer is another one: \(told.0.text(.english)), not \(told.1.text(.english)) as the first
              """))
      }
    case .theOutcomeIsTold:
      let outcome = try await backend.outcome(of: request.key, document: request.document)
      guard outcome.isUpload else {
        if outcome == .notRecorded {
          return .notApplicable(Phrase(id: "backend ini tidak mencatat kunci", en: "this backend records no keys"))
        }
        throw Self.unexpected(outcome)
      }
    case .aSecondOneIsRefused:
      var second = request
      second.key = probe
      var taken: ReuploadAnswer?
      try await refuses(second, backend, &taken)
    }
    return .holds
  }

  private func refuses(
    _ request: ReuploadRequest, _ backend: any StatusBackend, _ taken: inout ReuploadAnswer?
  ) async throws {
    do throws(BackendError) {
      taken = try await backend.reupload(request)
    } catch {
      guard error.leavesDoubt else { return }
      throw BrokenPromise(
        Phrase(
          id: "penolakannya tidak pasti: \(error.words)", en: "its refusal leaves doubt: \(error.words)"))
    }
    throw BrokenPromise(Phrase(id: "diterima", en: "it was taken"))
  }

  private static func unexpected(_ outcome: ReuploadOutcome) -> BrokenPromise {
    let told = outcome.phrase
    return BrokenPromise(
      Phrase(
        id: "hasilnya dinyatakan \(told.text(.indonesian))", en: "its outcome is told as \(told.text(.english))"))
  }
}

extension ReuploadAnswer {
  /// What it says, for people.
  fileprivate var phrase: Phrase {
    switch self {
    case .accepted(let words): .accepted(words)
    case .queued: .queued
    }
  }
}

extension ReuploadOutcome {
  /// What it says, for people.
  fileprivate var phrase: Phrase {
    switch self {
    case .accepted(let words): .accepted(words)
    case .queued: .queued
    case .rejected(let words): Phrase(id: "ditolak", en: "refused").followed(by: words)
    case .neverReceived: Phrase(id: "tidak pernah sampai", en: "never received")
    case .notRecorded: Phrase(id: "tidak tercatat", en: "not recorded")
    }
  }
}

extension Phrase {
  fileprivate static let queued = Phrase(id: "menunggu giliran (queued)", en: "waiting for its turn (queued)")

  fileprivate static func accepted(_ words: String) -> Phrase {
    Phrase(id: "diterima (accepted)", en: "taken (accepted)").followed(by: words)
  }

  /// With the words of the backend, where it had any.
  fileprivate func followed(by words: String) -> Phrase {
    guard !words.isEmpty else { return self }
    return Phrase(id: text(.indonesian) + ": “\(words)”", en: text(.english) + ": “\(words)”")
  }
}

extension ReuploadOutcome {
  fileprivate var isUpload: Bool {
    switch self {
    case .queued, .accepted: true
    case .neverReceived, .rejected, .notRecorded: false
    }
  }
}

import UploadQueue

/// A wish to upload a document again, as Pantau's own protocols write it.
struct ReuploadMessage: Encodable {
  struct Status: Encodable, Sendable {
    var raw: String
    var canonical: String
  }

  /// What the person saw; where the document has left it, nothing is to be done.
  var expected: Status
  var signer: String?

  init(_ request: ReuploadRequest) {
    expected = Status(
      raw: request.expected.words,
      canonical: request.expected.status == .unknown ? "UNKNOWN" : request.expected.status.word.uppercased())
    signer = request.signer
  }
}

/// What became of a re-upload, as Pantau's own protocols write it.
struct OutcomeMessage: Decodable, Sendable {
  enum Outcome: String, Decodable, Sendable {
    case accepted, queued, rejected
    case neverReceived = "never-received"
    case notRecorded = "not-recorded"
  }

  var outcome: Outcome
  var message: String?

  /// What became of it.
  var reading: ReuploadOutcome {
    switch outcome {
    case .accepted: .accepted(message ?? "")
    case .queued: .queued
    case .rejected: .rejected(message ?? "")
    case .neverReceived: .neverReceived
    case .notRecorded: .notRecorded
    }
  }

  /// The answer to the call itself.
  func answer() throws(BackendError) -> ReuploadAnswer {
    switch outcome {
    case .accepted: return .accepted(message ?? "")
    case .queued: return .queued
    case .rejected, .neverReceived, .notRecorded: throw .rejected(.said(message ?? outcome.rawValue))
    }
  }
}

/// The signers that may be chosen, as Pantau's own protocols write them.
struct SignersMessage: Decodable, Sendable {
  var signers: [String]
}

/// Why a call was refused, in terms of what to do: the words that both protocols share.
enum RefusalWord: String, Decodable {
  case notAuthorized = "not-authorized"
  case rejected
  case notAllowed = "not-allowed"
  case alreadyInProgress = "already-in-progress"
  case alreadyApproved = "already-approved"
  case rateLimited = "rate-limited"
  case unavailable
  case notFound = "not-found"
  case unknownCursor = "unknown-cursor"
}

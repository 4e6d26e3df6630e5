import UploadQueue
import Wording

/// A question to a program: JSON-RPC 2.0, one line.
struct ProgramQuestion<Params: Encodable>: Encodable {
  var jsonrpc = "2.0"
  var id: Int
  var method: String
  var params: Params
}

/// The parameters of every method; what does not belong to one is left out.
struct ProgramParams: Encodable, Sendable {
  var since: String?
  var page: String?
  var id: String?
  var key: String?
  var expected: ReuploadMessage.Status?
  var signer: String?
}

/// The answer of a program, or why there is none.
struct ProgramAnswer<Value: Decodable & Sendable>: Decodable, Sendable {
  var result: Value?
  var error: ProgramError?
}

/// Which question a line of a program answers.
struct ProgramAnswerID: Decodable {
  var id: Int
}

/// Why a program did not do what it was asked.
struct ProgramError: Decodable, Sendable {
  struct Detail: Decodable, Sendable {
    var reason: String?
    var retryAt: String?
    var expiredAt: String?
    var documentStatus: DocumentMessage.Status?
  }

  /// JSON-RPC's own code for a method that is not there.
  static let noMethod = -32601

  var code: Int
  var message: String
  var data: Detail?

  var word: RefusalWord? { data?.reason.flatMap { RefusalWord(rawValue: $0) } }

  /// The moment before which a program wants no more questions, where it names one.
  private var retryAt: Timestamp? { (data?.retryAt).flatMap { Timestamp(rfc3339: $0) } }

  /// The error as the monitor takes it; what says nothing of itself, or only that it cannot now, leaves the outcome of a
  /// re-upload in doubt.
  func error(of method: String) -> BackendError {
    let said = message.kept.map { FailureWords.said($0) } ?? .own("JSON-RPC \(code)")
    switch word {
    case .notAuthorized:
      return .notAuthorized(expiredAt: (data?.expiredAt).flatMap { Timestamp(rfc3339: $0) }, why: said)
    case .rejected, .notFound, .unknownCursor: return .rejected(said)
    case .notAllowed:
      guard let reading = try? data?.documentStatus?.reading(at: .whole) else { return .rejected(said) }
      return .notAllowed(reading)
    case .alreadyInProgress: return .alreadyInProgress
    case .alreadyApproved: return .alreadyApproved
    case .rateLimited: return .rateLimited(until: retryAt, why: message.kept.map { .said($0) })
    case .unavailable:
      guard method != "reupload", let retryAt else { return .unavailable(said) }
      return .notBefore(retryAt, why: said)
    case nil:
      if code == Self.noMethod { return .rejected(said) }
      return .unavailable(said)
    }
  }
}

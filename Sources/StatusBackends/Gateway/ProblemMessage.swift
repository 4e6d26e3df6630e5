import Foundation
import HTTPService
import UploadQueue
import Wording

/// Why a gateway refused a call: a problem of RFC 9457, whose type ends in one of the words of ``RefusalWord``.
struct ProblemMessage: Decodable {
  var type: String?
  var title: String?
  var detail: String?
  /// Of `not-authorized`: when the token expired.
  var expiredAt: String?
  /// Of `not-allowed`: how the document stands.
  var documentStatus: DocumentMessage.Status?

  /// The problem in an answer; nothing where it is none.
  init?(_ answer: HTTPAnswer) {
    guard answer.isOf(type: "application/json"),
      let problem = try? JSONDecoder().decode(Self.self, from: Data(answer.body))
    else { return nil }
    self = problem
  }

  /// The last word of its type, be it a URL, a URN or the word itself.
  var word: RefusalWord? {
    type?.split { "/:#".contains($0) }.last.flatMap { RefusalWord(rawValue: String($0)) }
  }

  /// What it says for people: in general, and of this time.
  var words: String? {
    let (title, detail) = (title?.kept, detail?.kept)
    guard let title, let detail, title != detail else { return detail ?? title }
    return "\(title.hasSuffix(".") ? title.dropLast() : title[...]): \(detail)"
  }

  /// Of a refusal of the credentials: when they expired.
  var expiry: Timestamp? { expiredAt.flatMap { Timestamp(rfc3339: $0) } }
}

extension HTTPAnswer {
  /// What an answer of the gateway means where it is no success: its problem's word, else its status.
  ///
  /// - Parameters:
  ///   - isReupload: Whether the call was to change something, so that a failure within the gateway leaves doubt.
  ///   - place: Which call it was.
  func gatewayFailure(isReupload: Bool = false, at place: String, in language: Language) -> BackendError? {
    guard !(200..<300).contains(status), status != 304 else { return nil }
    let problem = ProblemMessage(self)
    let said = problem?.words
    if isReupload, status >= 500 { return failure(words: said, isReupload: true, at: place, in: language) }
    switch problem?.word {
    case .notAuthorized:
      return .notAuthorized(expiredAt: problem?.expiry, why: said.map { .said($0) })
    case .rejected: return .rejected(said.map { .said($0) } ?? .own("HTTP \(status)"))
    case .notAllowed:
      guard let reading = try? problem?.documentStatus?.reading(at: .whole) else {
        return .rejected(said.map { .said($0) } ?? .own("HTTP \(status)"))
      }
      return .notAllowed(reading)
    case .alreadyInProgress: return .alreadyInProgress
    case .alreadyApproved: return .alreadyApproved
    case .rateLimited: return .rateLimited(until: retryAfter, why: said.map { .said($0) })
    case .unavailable: return notNow(said.map { .said($0) } ?? .own("HTTP \(status)"))
    case .notFound, .unknownCursor, nil:
      let failure = failure(words: said, at: place, in: language)
      // A problem may name no type of its own, and tell when the token expired all the same.
      guard case .notAuthorized(nil, let why)? = failure else { return failure }
      return .notAuthorized(expiredAt: problem?.expiry, why: why)
    }
  }
}

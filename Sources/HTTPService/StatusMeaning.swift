import UploadQueue
import Wording

extension HTTPAnswer {
  /// What a status that is no success means for the monitor, where the service's own documents say nothing else.
  ///
  /// - Parameters:
  ///   - words: What the service says about it, where it says anything.
  ///   - code: Its status where that stands in the body of an answer that calls itself a success.
  ///   - isReupload: Whether the call was to change something: then a failure within the service leaves doubt, whatever
  ///     it says of when to come again.
  ///   - place: Which call it was.
  /// - Returns: `nil` for a success.
  public func failure(
    words: String?, code: Int? = nil, isReupload: Bool = false, at place: String, in language: Language
  ) -> BackendError? {
    let status = code ?? status
    switch status {
    case 200..<300, 304: return nil
    case 401, 403: return .notAuthorized(expiredAt: nil, why: words.map { .said($0) })
    case 500... where isReupload: return .unavailable(said(words, status))
    case 429: return .rateLimited(until: retryAfter, why: words.flatMap { $0.isEmpty ? nil : .said($0) })
    case 408: return .unavailable(said(words, status))
    case 500...: return notNow(said(words, status), code: status)
    case 400, 404, 405, 409, 410, 412, 413, 415, 422, 423: return .rejected(said(words, status))
    default:
      let what = Phrase(id: "status HTTP \(status)", en: "HTTP status \(status)")
      return .protocolBroken(what: .own(what, in: language), at: place)
    }
  }

  /// That the service cannot now, and until when where it says so with a 503, or a 429.
  ///
  /// - Parameter code: Its status where that stands in the body.
  public func notNow(_ words: FailureWords, code: Int? = nil) -> BackendError {
    guard [429, 503].contains(code ?? status), let retryAfter else { return .unavailable(words) }
    return .notBefore(retryAfter, why: words)
  }

  private func said(_ words: String?, _ status: Int) -> FailureWords {
    guard let words, !words.isEmpty else { return .own("HTTP \(status)") }
    return .said(words).within { "HTTP \(status): \($0)" }
  }
}

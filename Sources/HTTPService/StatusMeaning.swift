import UploadQueue
import Wording

extension HTTPAnswer {
  /// What a status that is no success means for the monitor, where the service's own documents say nothing else.
  ///
  /// - Parameters:
  ///   - words: What the service says about it, where it says anything.
  ///   - place: Which call it was.
  /// - Returns: `nil` for a success.
  public func failure(words: String?, at place: String, in language: Language) -> BackendError? {
    switch status {
    case 200..<300, 304: return nil
    case 401, 403: return .notAuthorized(expiredAt: nil)
    case 429: return .rateLimited(until: retryAfter)
    case 408: return .unavailable(said(words))
    case 503 where retryAfter != nil: return .rateLimited(until: retryAfter)
    case 500...: return .unavailable(said(words))
    case 400, 404, 405, 409, 410, 412, 413, 415, 422, 423: return .rejected(said(words))
    default:
      let what = Phrase(id: "status HTTP \(status)", en: "HTTP status \(status)").text(language)
      return .protocolBroken(what: what.string, at: place)
    }
  }

  private func said(_ words: String?) -> String {
    guard let words, !words.isEmpty else { return "HTTP \(status)" }
    return "HTTP \(status): \(words)"
  }
}

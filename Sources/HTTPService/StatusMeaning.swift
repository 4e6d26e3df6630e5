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
    let answer = FailureWords.answer(status, code: code, words: words, in: language)
    let status = code ?? status
    switch status {
    case 200..<300, 304: return nil
    case 401, 403: return .notAuthorized(expiredAt: nil, why: words.map { .said($0) })
    case 500... where isReupload: return .unavailable(answer)
    case 429: return .rateLimited(until: retryAfter, why: words.flatMap { $0.isEmpty ? nil : .said($0) })
    case 408: return .unavailable(answer)
    case 500...: return notNow(answer, code: status)
    case 400, 404, 405, 409, 410, 412, 413, 415, 422, 423: return .rejected(answer)
    default:
      let what = code.map { FailureWords.own(.code($0), in: language) }
      let status = Phrase(id: "status HTTP \(status)", en: "HTTP status \(status)")
      return .protocolBroken(what: what ?? .own(status, in: language), at: place)
    }
  }

  /// That the service cannot now, and until when where it says so with a 503, or a 429.
  ///
  /// - Parameter code: Its status where that stands in the body.
  public func notNow(_ words: FailureWords, code: Int? = nil) -> BackendError {
    guard [429, 503].contains(code ?? status), let retryAfter else { return .unavailable(words) }
    return .notBefore(retryAfter, why: words)
  }
}

extension FailureWords {
  /// A status with what the service says about it, where it says anything; where its body has one of its own, that one,
  /// named as what it is.
  fileprivate static func answer(_ status: Int, code: Int?, words: String?, in language: Language) -> FailureWords {
    let what = code.map { Phrase.code($0) } ?? Phrase(same: "HTTP \(status)")
    guard let words, !words.isEmpty else { return .own(what, in: language) }
    return .said(words).within({ what + Phrase(same: ": \($0)") }, in: language)
  }
}

extension Phrase {
  /// The status that the body of an answer has, which calls itself a success.
  fileprivate static func code(_ code: Int) -> Phrase {
    Phrase(id: "kode \(code) dalam jawabannya", en: "code \(code) in its answer")
  }
}

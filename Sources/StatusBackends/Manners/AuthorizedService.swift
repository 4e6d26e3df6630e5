import HTTPService
import Secrets
import UploadQueue
import Wording

/// A service that is called with manners, and with a token where it wants one.
///
/// A token that is refused is fetched anew; where that brings another one, the call is made once more, since a service
/// that refuses a token has done nothing.
struct AuthorizedService: Sendable {
  let service: HTTPService
  let manners: Manners
  let token: SecretSupply?
  let language: Language

  /// The answer to a call; thrown where it is a failure.
  ///
  /// - Parameter failure: What an answer means where it is no success.
  func answer(
    to call: HTTPCall, failure: @escaping @Sendable (HTTPAnswer) -> BackendError?
  ) async throws(BackendError) -> HTTPAnswer {
    let first = try await secret()
    do throws(BackendError) {
      return try await answer(to: call, with: first, failure)
    } catch .notAuthorized(let expiredAt, let why) {
      guard let first else { throw .notAuthorized(expiredAt: expiredAt, why: why) }
      await token?.refuse(first)
      guard let second = try await secret(), !first.isSame(as: second) else {
        throw .notAuthorized(expiredAt: expiredAt, why: why)
      }
      return try await answer(to: call, with: second, failure)
    }
  }

  private func answer(
    to call: HTTPCall, with secret: Secret?, _ failure: @escaping @Sendable (HTTPAnswer) -> BackendError?
  ) async throws(BackendError) -> HTTPAnswer {
    try await manners.call { [service] () async throws(BackendError) -> HTTPAnswer in
      var call = call
      if let secret { call.secretHeaders.append(("Authorization", secret.map { "Bearer " + $0 })) }
      let answer = try await service.answer(to: call)
      if let error = failure(answer) { throw error }
      return answer
    }
  }

  private func secret() async throws(BackendError) -> Secret? {
    guard let token else { return nil }
    do throws(SecretFault) {
      return try await token.secret()
    } catch {
      throw .notAuthorized(expiredAt: nil, why: error.phrase.text(language).string)
    }
  }
}

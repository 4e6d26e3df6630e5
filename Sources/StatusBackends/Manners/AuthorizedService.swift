import HTTPService
import UploadQueue

/// A service that is called with manners, and with credentials where it wants some.
///
/// Credentials that are refused are fetched anew, after one more try where the refusal may be a slip; where that brings
/// others, a call that reads is made once more. One that acts never is: it is only the service's word that it did nothing.
struct AuthorizedService<Credentials: ServiceCredentials>: Sendable {
  let service: HTTPService
  let manners: Manners
  let credentials: Credentials
  let lockout = Lockout()

  /// What the next call is made with.
  func pass() async throws(BackendError) -> Credentials.Pass? {
    try await lockout.noted { () async throws(BackendError) -> Credentials.Pass? in try await credentials.pass() }
  }

  /// The answer to a call; thrown where it is a failure.
  ///
  /// - Parameters:
  ///   - isOnce: Whether it acts, and is sent only once, whatever is answered.
  ///   - failure: What an answer means where it is no success.
  func answer(
    to call: HTTPCall, isOnce: Bool = false, failure: @escaping @Sendable (HTTPAnswer) -> BackendError?
  ) async throws(BackendError) -> HTTPAnswer {
    try await lockout.noted { () async throws(BackendError) -> HTTPAnswer in
      try await settled(call, isOnce: isOnce, failure)
    }
  }

  private func settled(
    _ call: HTTPCall, isOnce: Bool, _ failure: @escaping @Sendable (HTTPAnswer) -> BackendError?
  ) async throws(BackendError) -> HTTPAnswer {
    let first = try await credentials.pass()
    do throws(BackendError) {
      return try await answer(to: call, with: first, failure)
    } catch .notAuthorized(let expiredAt, let why) {
      guard let first else { throw .notAuthorized(expiredAt: expiredAt, why: why) }
      if isOnce {
        // The next call, which reads, has others.
        await credentials.refuse(first)
        throw .notAuthorized(expiredAt: expiredAt, why: why)
      }
      if await credentials.isWorthAnotherTry(first) {
        do throws(BackendError) { return try await answer(to: call, with: first, failure) } catch {
          guard case .notAuthorized = error else { throw error }
        }
      }
      await credentials.refuse(first)
      guard let second = try? await credentials.pass(), !credentials.isSame(second, as: first) else {
        throw .notAuthorized(expiredAt: expiredAt, why: why)
      }
      return try await answer(to: call, with: second, failure)
    }
  }

  private func answer(
    to call: HTTPCall, with pass: Credentials.Pass?, _ failure: @escaping @Sendable (HTTPAnswer) -> BackendError?
  ) async throws(BackendError) -> HTTPAnswer {
    try await manners.call { [service, credentials] () async throws(BackendError) -> HTTPAnswer in
      var call = call
      if let pass { credentials.sign(&call, with: pass) }
      let answer = try await service.answer(to: call)
      if let error = failure(answer) { throw error }
      return answer
    }
  }
}

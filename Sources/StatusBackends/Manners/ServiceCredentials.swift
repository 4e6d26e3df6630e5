import HTTPService
import Secrets
import UploadQueue
import Wording

/// What a service knows its caller by.
protocol ServiceCredentials: Sendable {
  /// What one or more calls are made with, until the service refuses it.
  associatedtype Pass: Sendable

  /// The file that it is read from, where it is.
  var secretFile: String? { get }

  /// What calls are made with now; `nil` where the service wants nothing.
  func pass() async throws(BackendError) -> Pass?

  /// The service refused it: the next one is another, where there is another.
  func refuse(_ pass: Pass) async

  /// Whether a refusal may be a slip of the service, so that the same is worth one more try before it counts.
  func isWorthAnotherTry(_ pass: Pass) async -> Bool

  /// Whether both are the same to the service.
  func isSame(_ first: Pass, as second: Pass) -> Bool

  /// Puts it into a call, just before that is sent.
  func sign(_ call: inout HTTPCall, with pass: Pass)
}

extension ServiceCredentials {
  /// A refusal counts at once, unless the credentials say otherwise.
  func isWorthAnotherTry(_ pass: Pass) async -> Bool { false }
}

/// One secret, put into each call in the way of its service.
struct TokenCredentials: ServiceCredentials {
  /// Where it comes from; `nil` where the service wants none.
  let supply: SecretSupply?
  let language: Language
  /// Whether a call carries it in a header as it is.
  var standsInHeader = false
  /// How a call carries it.
  let put: @Sendable (Secret, inout HTTPCall) -> Void

  /// A bearer token (RFC 6750).
  static func bearer(_ supply: SecretSupply?, in language: Language) -> TokenCredentials {
    TokenCredentials(supply: supply, language: language, standsInHeader: true) { secret, call in
      call.secretHeaders.append(("Authorization", secret.map { "Bearer " + $0 }))
    }
  }

  var secretFile: String? { supply?.file }

  func pass() async throws(BackendError) -> Secret? {
    guard let supply else { return nil }
    return try await supply.secret(in: language, forHeader: standsInHeader)
  }

  func refuse(_ pass: Secret) async { await supply?.refuse(pass) }

  func isSame(_ first: Secret, as second: Secret) -> Bool { first.isSame(as: second) }

  func sign(_ call: inout HTTPCall, with pass: Secret) { put(pass, &call) }
}

extension SecretSupply {
  /// The secret as it is now; where it cannot be had, that is why a call is not authorised.
  ///
  /// - Parameter forHeader: Whether a header is to carry it as it is.
  func secret(in language: Language, forHeader: Bool = false) async throws(BackendError) -> Secret {
    do throws(SecretFault) {
      return try await forHeader ? headerSecret() : secret()
    } catch {
      throw .notAuthorized(expiredAt: nil, why: .own(error.phrase, in: language))
    }
  }
}

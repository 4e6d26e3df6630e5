import Secrets
import UploadQueue
import Wording

/// Why a service is not reached, told apart, in both languages.
public struct ReachFailure: Sendable, Hashable {
  /// What stands in the way.
  public enum Kind: Sendable, Hashable {
    /// Its name is not found.
    case name
    /// Nobody answers there.
    case unreachable
    /// No answer in time.
    case late
    /// Its certificate is not trusted, or is another's.
    case certificate
    /// Its certificate, or one above it, has expired or is not valid yet.
    case certificateDate
    /// No TLS comes about.
    case security
    /// Nobody answers where the proxy should be.
    case proxyUnreachable
    /// The proxy.
    case proxy
    /// Something else.
    case other
  }

  /// What stands in the way.
  public let kind: Kind
  /// What is wrong.
  public let phrase: Phrase
}

extension HTTPService {
  /// Asks for nothing but an answer, whichever it is: without credentials, and no redirect is followed.
  public func reach(within limit: Duration) async -> Result<HTTPAnswer, Unreached> {
    do {
      let target = address.path.isEmpty ? "/" : address.path
      return .success(try await exchange(HTTPCall(.get, target), target: target, deadline: limit))
    } catch {
      return .failure(Unreached(failure: await failure(of: error, deadline: limit).told(of: address.host)))
    }
  }

  /// A service that was not reached.
  public struct Unreached: Error {
    /// Why.
    public let failure: ReachFailure
  }

  /// The proxy through which an address is reached, without its credentials; `nil` where it is reached directly.
  public static func proxy(
    for address: ServiceAddress, environment: [String: String]
  ) throws(ServiceFault) -> (host: String, port: Int)? {
    try ProxyChoice.choose(for: address, environment: environment).map { ($0.host, $0.port) }
  }
}

extension TransportFailure {
  fileprivate func told(of host: String) -> ReachFailure {
    ReachFailure(kind: kind, phrase: phrase(host))
  }

  private var kind: ReachFailure.Kind {
    switch self {
    case .noName: .name
    case .unreachable, .closed: .unreachable
    case .late, .noConnection, .cancelled: .late
    case .untrusted, .otherName: .certificate
    case .outOfDate: .certificateDate
    case .refusedByTLS: .security
    case .deadProxy: .proxyUnreachable
    case .proxy, .proxyPassword: .proxy
    case .tooLarge, .noHTTP, .badPacking, .other: .other
    }
  }
}

import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOSSL
import Secrets
import UploadQueue
import Wording

/// A service on the network, asked one request at a time, each within its deadline and cancellable.
///
/// TLS is verified, answers are bounded, proxies are those of the environment, and a redirect is followed only where it
/// stays with the same service, so that no credentials go elsewhere. Nothing is ever sent twice by itself. What was secret
/// in a call does not come back with its answer.
public final class HTTPService: Sendable {
  /// Where the service is.
  public let address: ServiceAddress

  private let client: HTTPClient
  /// Through what it is asked, where that is not the service itself.
  private let proxy: ProxyChoice?
  /// Looks at certificates that are not trusted; behind a proxy they are not looked at.
  private let look: CertificateLook?
  /// Whether a private authority is named.
  private let isAuthorityNamed: Bool
  private let limits: Limits
  private let language: Language
  private let now: @Sendable () -> Timestamp

  /// How long an answer may take and how large it may be.
  public struct Limits: Sendable, Hashable {
    /// How long a whole answer may take, unless a call says otherwise.
    public var deadline: Duration
    /// How many bytes of body are taken, unpacked.
    public var mostBytes: Int

    /// 30 seconds and 32 MiB unless said otherwise.
    public init(deadline: Duration = .seconds(30), mostBytes: Int = 32 << 20) {
      self.deadline = deadline
      self.mostBytes = mostBytes
    }
  }

  /// A service; failures are told in the language given, times are taken from `now`.
  ///
  /// - Parameter environment: Where the proxies are looked for.
  public init(
    _ address: ServiceAddress, security: TransportSecurity = TransportSecurity(), limits: Limits = Limits(),
    environment: [String: String], language: Language, now: @escaping @Sendable () -> Timestamp
  ) throws(ServiceFault) {
    self.address = address
    self.limits = limits
    self.language = language
    self.now = now
    proxy = try ProxyChoice.choose(for: address, environment: environment)
    isAuthorityNamed = security.authority != nil
    let security = try security.configuration()
    look =
      proxy == nil
      ? CertificateLook(address: address, security: security, isAuthorityNamed: isAuthorityNamed) : nil
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: security, redirectConfiguration: .disallow,
      timeout: .init(connect: .seconds(TransportFailure.longestConnecting.components.seconds)),
      decompression: .enabled(limit: .size(limits.mostBytes)))
    configuration.httpVersion = .http1Only
    configuration.connectionPool.retryConnectionEstablishment = false
    // Shorter than any server's, which would otherwise close a connection just as it is used again.
    configuration.connectionPool.idleTimeout = .seconds(4)
    if let proxy {
      let authority: HTTPClient.Authorization? = proxy.credentials?.reveal { .basic(credentials: Base64.text($0)) }
      configuration.proxy = .server(host: proxy.host, port: proxy.port, authorization: authority)
    }
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  deinit {
    client.shutdown { _ in }
  }

  /// Sends one request and gives its whole answer, whatever its status.
  ///
  /// - Throws: ``UploadQueue/BackendError/unavailable(_:)`` where no whole answer came in time,
  ///   ``UploadQueue/BackendError/protocolBroken(what:at:)`` where it was none of HTTP, too large, or a redirect elsewhere.
  public func answer(to call: HTTPCall) async throws(BackendError) -> HTTPAnswer {
    let deadline = call.deadline ?? limits.deadline
    let result = await withTaskGroup(of: Result<HTTPAnswer, BackendError>.self) { group in
      group.addTask { await self.outcome(of: call, deadline: deadline) }
      group.addTask {
        try? await Task.sleep(for: deadline)
        return .failure(self.late(deadline))
      }
      let first = await group.next()
      group.cancelAll()
      return first ?? .failure(self.late(deadline))
    }
    return try result.get()
  }

  private func outcome(of call: HTTPCall, deadline: Duration) async -> Result<HTTPAnswer, BackendError> {
    guard !Task.isCancelled else { return .failure(.unavailable(say(.cancelled))) }
    var target = address.path + call.target
    for _ in 0...Self.mostRedirects {
      do {
        let answer = try await exchange(call, target: target, deadline: deadline)
        guard let next = try redirect(answer, of: call) else { return .success(answer) }
        target = next
      } catch let error as BackendError {
        return .failure(error)
      } catch {
        return .failure(await failure(of: error, deadline: deadline).error(at: address, in: language))
      }
    }
    return .failure(
      .protocolBroken(
        what: say(Phrase(id: "terlalu banyak pengalihan", en: "too many redirects")), at: call.path))
  }

  private static let mostRedirects = 3

  /// Why no answer came: behind a proxy, whether that is out of reach; of a certificate that is not trusted, whether that is
  /// for its dates.
  func failure(of error: any Error, deadline: Duration) async -> TransportFailure {
    let failure = TransportFailure(error, deadline: deadline, isAuthorityNamed: isAuthorityNamed)
    guard case .untrusted = failure else { return proxy.map(failure.through) ?? failure }
    return await look?.dateFailure(at: now()) ?? failure
  }

  func exchange(_ call: HTTPCall, target: String, deadline: Duration) async throws -> HTTPAnswer {
    var request = HTTPClientRequest(url: address.origin + target)
    request.method = .init(rawValue: call.method.rawValue)
    request.headers.add(name: "User-Agent", value: "pantau")
    request.headers.add(name: "Accept-Encoding", value: "gzip")
    for header in call.headers { request.headers.add(name: header.name, value: header.value) }
    for header in call.secretHeaders {
      guard header.value.reveal(Self.isHeaderText) else {
        throw BackendError.notAuthorized(expiredAt: nil)
      }
      header.value.reveal { request.headers.add(name: header.name, value: $0) }
    }
    if let body = call.body { request.body = .bytes(ByteBuffer(bytes: body)) }
    let response = try await client.execute(request, timeout: .nanoseconds(deadline.wholeMilliseconds * 1_000_000))
    let arrivedAt = now()
    let body = try await response.body.collect(upTo: limits.mostBytes)
    let answer = HTTPAnswer(
      status: Int(response.status.code), headers: response.headers.map { ($0.name, $0.value) },
      body: Array(body.readableBytesView), arrivedAt: arrivedAt)
    return call.fetchesSecret ? answer : answer.hidingSecrets(of: call)
  }

  /// What a redirect asks for next; `nil` where the answer is none.
  private func redirect(_ answer: HTTPAnswer, of call: HTTPCall) throws -> String? {
    guard [301, 302, 303, 307, 308].contains(answer.status), !call.keepsRedirects else { return nil }
    let location = answer.header("location") ?? ""
    var target = location
    if target.hasPrefix(address.origin + "/") { target.removeFirst(address.origin.count) }
    guard call.method == .get, target.hasPrefix("/"), !target.hasPrefix("//"),
      target.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else {
      let elsewhere = location.prefix { $0 != "?" }
      throw BackendError.protocolBroken(
        what: .said(String(elsewhere)).within(
          { place in
            Phrase(
              id: "dialihkan ke “\(place)”, yang tidak diikuti", en: "redirected to “\(place)”, which is not followed")
          }, in: language),
        at: call.path)
    }
    return target
  }

  /// Bytes that a header may carry; a secret with anything else in it is none.
  private static func isHeaderText(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }

  private func late(_ deadline: Duration) -> BackendError {
    guard !Task.isCancelled else { return .unavailable(say(.cancelled)) }
    return TransportFailure.late(deadline).error(at: address, in: language)
  }

  private func say(_ phrase: Phrase) -> FailureWords { .own(phrase, in: language) }
}

extension Phrase {
  static let cancelled = Phrase(id: "Dibatalkan.", en: "Cancelled.")
}

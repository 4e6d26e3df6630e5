import Foundation
import NIOCore
import NIOPosix
import NIOSSL
import SwiftASN1
import UploadQueue
import X509

/// Looks at the certificates that a service shows, to tell why they were not trusted.
///
/// Nothing is sent there and nothing is believed: whatever is shown, no connection comes about.
struct CertificateLook {
  let address: ServiceAddress
  let security: TLSConfiguration
  /// Whether a private authority is named.
  let isAuthorityNamed: Bool

  /// What is wrong with the dates of its own certificate, or of one that leads from there to an authority that is
  /// trusted; `nil` where nothing is, or where it cannot be told.
  ///
  /// What else is shown along with them is of no weight: nobody needs it.
  func dateFailure(at now: Timestamp) async -> TransportFailure? {
    let chain = await shown().compactMap { $0.readable }
    guard let own = chain.first else { return nil }
    let path = await Self.path(from: own, among: chain.dropFirst(), to: roots)
    if let wrong = own.wrongDate(at: now) {
      return .outOfDate(
        .init(date: wrong, isOfIssuer: false, isIssuerTrusted: path != nil, isAuthorityNamed: isAuthorityNamed))
    }
    guard let path else { return nil }
    for issuer in path {
      guard let wrong = issuer.wrongDate(at: now) else { continue }
      return .outOfDate(
        .init(date: wrong, isOfIssuer: true, isIssuerTrusted: true, isAuthorityNamed: isAuthorityNamed))
    }
    return nil
  }

  /// The authorities that are trusted: those of the system, and those that are named.
  private var roots: CertificateStore {
    let named = security.additionalTrustRoots.flatMap { roots -> [NIOSSLCertificate] in
      if case .certificates(let certificates) = roots { certificates } else { [] }
    }
    return CertificateStore.systemTrustRoots.appending(contentsOf: named.compactMap { $0.readable })
  }

  /// The certificates from one to an authority that is trusted, whatever their dates; `nil` where no path leads there.
  private static func path(
    from own: Certificate, among others: some Sequence<Certificate>, to roots: CertificateStore
  ) async -> X509.ValidatedCertificateChain? {
    var verifier = Verifier(rootCertificates: roots) { SignaturesAlone() }
    let result = await verifier.validate(leaf: own, intermediates: CertificateStore(others))
    if case .validCertificate(let chain) = result { return chain } else { return nil }
  }

  private func shown() async -> [NIOSSLCertificate] {
    guard let context = try? NIOSSLContext(configuration: security) else { return [] }
    // A number is no name to be asked for (RFC 6066, section 3).
    let name = (try? SocketAddress(ipAddress: address.host, port: 0)) == nil ? address.host : nil
    let (shown, show) = AsyncStream<[NIOSSLCertificate]>.makeStream()
    let connecting = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connectTimeout(.seconds(10))
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let handler = try NIOSSLClientHandler(
            context: context, serverHostname: name,
            customVerificationCallback: { chain, verdict in
              show.yield(chain)
              show.finish()
              verdict.succeed(.failed)
            })
          try channel.pipeline.syncOperations.addHandler(handler)
        }
      }
    guard let channel = try? await connecting.connect(host: address.host, port: address.port).get() else { return [] }
    defer { channel.close(promise: nil) }
    channel.closeFuture.whenComplete { _ in show.finish() }
    for await chain in shown { return chain }
    return []
  }
}

/// Who signed whom, and nothing else: only why a connection was refused is told by it, none comes about.
private struct SignaturesAlone: VerifierPolicy {
  let verifyingCriticalExtensions: [ASN1ObjectIdentifier] = [
    .X509ExtensionID.basicConstraints, .X509ExtensionID.keyUsage,
    .X509ExtensionID.extendedKeyUsage, .X509ExtensionID.nameConstraints, .X509ExtensionID.subjectAlternativeName,
  ]

  func chainMeetsPolicyRequirements(chain: UnverifiedCertificateChain) async -> PolicyEvaluationResult { .meetsPolicy }
}

extension NIOSSLCertificate {
  /// The same one, to be followed to its issuer; `nil` where it is not written as the rules for certificates want.
  fileprivate var readable: Certificate? { (try? toDERBytes()).flatMap { try? Certificate(derEncoded: $0) } }
}

extension Certificate {
  /// Why it is not valid at a moment; `nil` where it is.
  fileprivate func wrongDate(at now: Timestamp) -> WrongDate.Kind? {
    let (start, end) = (Self.moment(notValidBefore), Self.moment(notValidAfter))
    if end < now { return .expired(end) }
    return start > now ? .notYetValid(start) : nil
  }

  private static func moment(_ date: Date) -> Timestamp {
    Timestamp(milliseconds: Int64(date.timeIntervalSince1970 * 1000))
  }
}

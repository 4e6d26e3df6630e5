import Crypto
import Foundation
import NIOSSL
import SwiftASN1
import X509

/// A certificate authority of a test, trusted by nobody who is not told of it.
public struct LoopbackAuthority: Sendable {
  private let key = P256.Signing.PrivateKey()
  private let name: DistinguishedName
  let certificate: Certificate

  /// An authority of its own.
  ///
  /// - Parameter isExpired: Whether its certificate was good for a day years ago.
  public init(isExpired: Bool = false) throws {
    name = try DistinguishedName { CommonName("CA Contoh") }
    certificate = try Certificate(
      version: .v3, serialNumber: .init(), publicKey: .init(key.publicKey), notValidBefore: Self.past,
      notValidAfter: isExpired ? Self.past + 86_400 : Self.future, issuer: name, subject: name,
      signatureAlgorithm: .ecdsaWithSHA256,
      extensions: Certificate.Extensions {
        Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
        Critical(KeyUsage(keyCertSign: true))
      }, issuerPrivateKey: .init(key))
  }

  /// A certificate of this authority, for a host by its number or name, or for a client.
  public func identity(
    for host: String = "127.0.0.1", isExpired: Bool = false, isEarly: Bool = false
  ) throws -> LoopbackIdentity {
    let own = P256.Signing.PrivateKey()
    let certificate = try Certificate(
      version: .v3, serialNumber: .init(), publicKey: .init(own.publicKey),
      notValidBefore: isEarly ? Self.future - 86_400 : Self.past,
      notValidAfter: isExpired ? Self.past + 86_400 : Self.future, issuer: name,
      subject: try DistinguishedName { CommonName(host) }, signatureAlgorithm: .ecdsaWithSHA256,
      extensions: Certificate.Extensions { SubjectAlternativeNames([Self.alternative(host)]) },
      issuerPrivateKey: .init(key))
    return LoopbackIdentity(certificate: certificate, key: own, along: [])
  }

  private static func alternative(_ host: String) -> GeneralName {
    let number = host.split(separator: ".").compactMap { UInt8($0) }
    return number.count == 4 ? .ipAddress(ASN1OctetString(contentBytes: number[...])) : .dnsName(host)
  }

  /// The certificate in PEM, for those who shall trust it.
  public var pem: String { get throws { try certificate.serializeAsPEM().pemString } }

  private static let past = Date(timeIntervalSince1970: 1_577_836_800)
  private static let future = Date(timeIntervalSince1970: 4_102_444_800)
}

/// A certificate of a test with its private key.
public struct LoopbackIdentity: Sendable {
  let certificate: Certificate
  let key: P256.Signing.PrivateKey
  /// What a server shows along with the certificate.
  private(set) var along: [Certificate]

  /// The same one, shown along with the certificate of an authority.
  public func shown(with authority: LoopbackAuthority) -> LoopbackIdentity {
    var identity = self
    identity.along.append(authority.certificate)
    return identity
  }

  init(certificate: Certificate, key: P256.Signing.PrivateKey, along: [Certificate]) {
    self.certificate = certificate
    self.key = key
    self.along = along
  }

  /// The certificate in PEM.
  public var pem: String { get throws { try certificate.serializeAsPEM().pemString } }

  /// The private key in PEM.
  public var keyPEM: String { key.pemRepresentation }

  func serverConfiguration(clientsOf authority: LoopbackAuthority?) throws -> TLSConfiguration {
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: try ([pem] + along.map { try $0.serializeAsPEM().pemString }).map {
        .certificate(try NIOSSLCertificate(bytes: Array($0.utf8), format: .pem))
      },
      privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(keyPEM.utf8), format: .pem)))
    if let authority {
      configuration.certificateVerification = .noHostnameVerification
      configuration.trustRoots = .certificates([
        try NIOSSLCertificate(bytes: Array(authority.pem.utf8), format: .pem)
      ])
    }
    return configuration
  }
}

import NIOSSL
import Secrets

/// How a service proves who it is, and we to it.
///
/// That the service proves it is not to be chosen.
public struct TransportSecurity: Sendable, Hashable {
  /// A file with the certificates of a private authority, in PEM; trusted beside those of the system.
  public var authority: String?
  /// Our own certificate with its private key, for mutual TLS.
  public var client: ClientCertificate?

  /// A certificate of ours and its private key.
  public struct ClientCertificate: Sendable, Hashable {
    /// The file of the certificate and those between it and the authority, in PEM.
    public var certificates: String
    /// The file of its private key, in PEM; nobody else may read it.
    public var key: String

    /// A certificate of ours and its private key.
    public init(certificates: String, key: String) {
      self.certificates = certificates
      self.key = key
    }
  }

  /// The system's authorities, and what is named.
  public init(authority: String? = nil, client: ClientCertificate? = nil) {
    self.authority = authority
    self.client = client
  }

  func configuration() throws(ServiceFault) -> TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv12
    if let authority {
      configuration.additionalTrustRoots = [.certificates(try Self.certificates(in: authority))]
    }
    if let client {
      let pair = try Self.pair(client)
      configuration.certificateChain = pair.certificateChain
      configuration.privateKey = pair.privateKey
    }
    return configuration
  }

  /// Whether a file holds certificates.
  ///
  /// - Throws: ``ServiceFault/badCertificate(_:)`` where it does not.
  public static func check(certificates path: String) throws(ServiceFault) { _ = try certificates(in: path) }

  /// Whether a file holds a private key that nobody else can read.
  ///
  /// - Throws: ``ServiceFault/exposedKey(_:)`` or ``ServiceFault/badKey(_:)`` where it does not.
  public static func check(key path: String) throws(ServiceFault) { _ = try key(in: path) }

  /// Whether a certificate of ours and a private key can be used, and are of one another.
  ///
  /// - Throws: ``ServiceFault/otherKey(_:certificate:)`` where they are not of one another, and what the files alone
  ///   are refused for.
  public static func check(_ client: ClientCertificate) throws(ServiceFault) { _ = try pair(client) }

  /// A configuration of nothing but a certificate and its key.
  private static func pair(_ client: ClientCertificate) throws(ServiceFault) -> TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.trustRoots = .certificates([])
    configuration.certificateChain = try certificates(in: client.certificates).map { .certificate($0) }
    configuration.privateKey = .privateKey(try key(in: client.key))
    // No context is made of a key that is another certificate's.
    guard (try? NIOSSLContext(configuration: configuration)) != nil else {
      throw .otherKey(client.key, certificate: client.certificates)
    }
    return configuration
  }

  private static func certificates(in path: String) throws(ServiceFault) -> [NIOSSLCertificate] {
    guard let found = try? NIOSSLCertificate.fromPEMFile(path), !found.isEmpty else { throw .badCertificate(path) }
    return found
  }

  private static func key(in path: String) throws(ServiceFault) -> NIOSSLPrivateKey {
    let pem: [UInt8]
    do throws(SecretFault) {
      pem = try SecretFile.bytes(of: path)
    } catch .exposedFile { throw .exposedKey(path) } catch { throw .badKey(path) }
    guard let key = try? NIOSSLPrivateKey(bytes: pem, format: .pem) else { throw .badKey(path) }
    return key
  }
}

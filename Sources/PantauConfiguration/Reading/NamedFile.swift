import HTTPService
import Wording

/// A file with certificates, or with a key, that a configuration names.
struct NamedFile: Named {
  private let key: String
  private let path: Placed<String>
  private let isKey: Bool
  private let certificate: Placed<String>?

  /// - Parameters:
  ///   - isKey: Whether it is a private key, which nobody else may read.
  ///   - certificate: The certificate that the key is to be of.
  init(_ path: Placed<String>, of key: String, isKey: Bool, with certificate: Placed<String>? = nil) {
    self.path = path
    self.key = key
    self.isKey = isKey
    self.certificate = certificate
  }

  func fault(in surroundings: Surroundings) -> ConfigurationFault? {
    let place = surroundings.location(path.value)
    do throws(ServiceFault) {
      if isKey { try TransportSecurity.check(key: place) } else { try TransportSecurity.check(certificates: place) }
      if let certificate {
        try TransportSecurity.check(.init(certificates: surroundings.location(certificate.value), key: place))
      }
      return nil
    } catch {
      // A certificate that cannot be read is named where it stands.
      if isKey, case .badCertificate = error { return nil }
      return .told(key, at: path.place, error.phrase)
    }
  }
}

import HTTPService
import Wording

/// A file with certificates, or with a key, that a configuration names.
struct NamedFile {
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

  /// Why it cannot be used as it is now; `nil` where it can.
  func fault(_ location: (String) -> String) -> ConfigurationFault? {
    let place = location(path.value)
    do throws(ServiceFault) {
      if isKey { try TransportSecurity.check(key: place) } else { try TransportSecurity.check(certificates: place) }
      if let certificate { try TransportSecurity.check(.init(certificates: location(certificate.value), key: place)) }
      return nil
    } catch {
      // A certificate that cannot be read is named where it stands.
      if isKey, case .badCertificate = error { return nil }
      return ConfigurationFault(
        path.place,
        Phrase(id: "\(key): \(error.phrase.text(.indonesian))", en: "\(key): \(error.phrase.text(.english))"))
    }
  }
}

extension Configuration {
  /// What is wrong with the certificates, keys, programs, folders and queues that a configuration names, as they are on the disk
  /// now.
  ///
  /// A configuration is used all the same: their queue shows what was last known of it, and says why it is no more.
  ///
  /// - Parameters:
  ///   - path: The folders in which programs are looked for, as in the variable `PATH`.
  ///   - refusal: Why the file at a path is no queue; `nil` where it is one, or none is there.
  ///   - location: Where a path leads that the file names.
  public static func faultsOfFiles(
    namedIn text: [UInt8], path: String, queue refusal: (String) -> Phrase? = { _ in nil },
    location: (String) -> String
  ) -> [ConfigurationFault] {
    let log = FaultLog()
    _ = read(text, into: log)
    let folders = path.split(separator: ":").map(String.init)
    let faults =
      log.files.compactMap { $0.fault(location) } + log.programs.compactMap { $0.fault(in: folders, location) }
      + log.places.compactMap { $0.fault(queue: refusal, location) }
    return faults.inOrder
  }
}

import HTTPService
import Wording

/// A file with certificates, or with a key, that a configuration names.
struct NamedFile {
  private let key: String
  private let path: Placed<String>
  private let isKey: Bool

  /// - Parameter isKey: Whether it is a private key, which nobody else may read.
  init(_ path: Placed<String>, of key: String, isKey: Bool) {
    self.path = path
    self.key = key
    self.isKey = isKey
  }

  /// Why it cannot be used as it is now; `nil` where it can.
  func fault(_ location: (String) -> String) -> ConfigurationFault? {
    let place = location(path.value)
    do throws(ServiceFault) {
      if isKey { try TransportSecurity.check(key: place) } else { try TransportSecurity.check(certificates: place) }
      return nil
    } catch {
      return ConfigurationFault(
        path.place,
        Phrase(id: "\(key): \(error.phrase.text(.indonesian))", en: "\(key): \(error.phrase.text(.english))"))
    }
  }
}

extension Configuration {
  /// What is wrong with the certificates and keys that a configuration names, as they are on the disk now.
  ///
  /// A configuration is used all the same: their queue shows what was last known of it, and says why it is no more.
  ///
  /// - Parameter location: Where a path leads that the file names.
  public static func faultsOfFiles(
    namedIn text: [UInt8], location: (String) -> String
  ) -> [ConfigurationFault] {
    let log = FaultLog()
    _ = read(text, into: log)
    return log.files.compactMap { $0.fault(location) }
  }
}

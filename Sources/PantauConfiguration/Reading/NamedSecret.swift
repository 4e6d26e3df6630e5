import Glibc
import Secrets

/// A file with a secret that a configuration names; what is in it is not looked at.
struct NamedSecret: Named {
  private let key: String
  private let path: Placed<String>
  private let comesLater: Bool

  /// - Parameter comesLater: Whether the file may still be made.
  init(_ path: Placed<String>, of key: String, comesLater: Bool) {
    self.path = path
    self.key = key
    self.comesLater = comesLater
  }

  func fault(in surroundings: Surroundings) -> ConfigurationFault? {
    let place = surroundings.location(path.value)
    if comesLater, access(place, F_OK) != 0, errno == ENOENT { return nil }
    do throws(SecretFault) {
      try SecretFile.check(place)
      return nil
    } catch { return .told(key, at: path.place, error.phrase) }
  }
}

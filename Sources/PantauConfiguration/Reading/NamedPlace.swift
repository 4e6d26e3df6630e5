import Glibc
import Wording

/// A folder, the file of a queue, a list of documents, or the file of a certificate that signs, as a configuration names it.
struct NamedPlace: Named {
  /// What is to be there.
  enum Kind {
    /// A folder that is watched.
    case folder
    /// The file of an embedded queue, which is made where there is none.
    case queue
    /// A certificate that signs; what is in it only its passphrase tells.
    case certificate
    /// A list of documents, which whoever adds to it makes, and which may be empty.
    case list
  }

  private let key: String
  private let path: Placed<String>
  private let kind: Kind

  init(_ kind: Kind, at path: Placed<String>, of key: String) {
    self.kind = kind
    self.path = path
    self.key = key
  }

  func fault(in surroundings: Surroundings) -> ConfigurationFault? {
    let place = surroundings.location(path.value)
    switch kind {
    case .folder: return Self.refusal(ofFolder: place).map { .badValue(key, path.value, at: path.place, $0) }
    case .certificate: return Self.refusal(ofFile: place).map { .badValue(key, path.value, at: path.place, $0) }
    case .list: return Self.refusal(ofList: place).map { .badValue(key, path.value, at: path.place, $0) }
    case .queue: return surroundings.queueRefusal(place).map { .told(key, at: path.place, $0) }
    }
  }

  private static func refusal(ofFolder path: String) -> Phrase? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT else { return unreadable(errno) }
      return Phrase(
        id: "belum ada; Pantau memantaunya begitu folder itu dibuat",
        en: "is not there yet; Pantau watches it once it is made")
    }
    guard status.st_mode & S_IFMT == S_IFDIR else { return Phrase(id: "bukan folder", en: "is no folder") }
    return access(path, R_OK | X_OK) == 0 ? nil : unreadable(errno)
  }

  private static func refusal(ofFile path: String) -> Phrase? {
    var status = stat()
    guard stat(path, &status) == 0 else { return unreadable(errno) }
    if let why = refusal(ofMode: status.st_mode) { return why }
    guard status.st_size > 0 else { return Phrase(id: "tidak berisi apa pun", en: "holds nothing") }
    return access(path, R_OK) == 0 ? nil : unreadable(errno)
  }

  private static func refusal(ofList path: String) -> Phrase? {
    var status = stat()
    guard stat(path, &status) == 0 else { return errno == ENOENT ? nil : unreadable(errno) }
    return refusal(ofMode: status.st_mode) ?? (access(path, R_OK) == 0 ? nil : unreadable(errno))
  }

  private static func refusal(ofMode mode: mode_t) -> Phrase? {
    switch mode & S_IFMT {
    case S_IFREG: nil
    case S_IFDIR: Phrase(id: "adalah folder, bukan berkas", en: "is a folder, not a file")
    default: Phrase(id: "bukan berkas biasa", en: "is no ordinary file")
    }
  }

  private static func unreadable(_ number: Int32) -> Phrase {
    let reason = String(cString: strerror(number))
    return Phrase(id: "tidak dapat dibaca: \(system: reason)", en: "cannot be read: \(reason)")
  }
}

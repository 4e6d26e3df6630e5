import Glibc
import Wording

/// A program that a configuration names.
struct NamedProgram: Named {
  private let key: String
  private let name: Placed<String>

  init(_ name: Placed<String>, of key: String) {
    self.name = name
    self.key = key
  }

  func fault(in surroundings: Surroundings) -> ConfigurationFault? {
    guard name.value.contains("/") else {
      let isThere = surroundings.folders.contains { Self.refusal(of: $0 + "/" + name.value) == nil }
      return isThere ? nil : fault(Phrase(id: "tidak ada program bernama itu di PATH", en: "is no program in PATH"))
    }
    // From where any other path leads is decided where it is started.
    guard ["/", "~/", "./", "../"].contains(where: { name.value.hasPrefix($0) }) else { return nil }
    return Self.refusal(of: surroundings.location(name.value)).map(fault)
  }

  private func fault(_ why: Phrase) -> ConfigurationFault { .badValue(key, name.value, at: name.place, why) }

  /// Why a file cannot be started; `nil` where it can.
  private static func refusal(of path: String) -> Phrase? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let reason = String(cString: strerror(errno))
      return Phrase(id: "tidak dapat dijalankan: \(system: reason)", en: "cannot be started: \(reason)")
    }
    guard status.st_mode & S_IFMT == S_IFREG else { return Phrase(id: "bukan program", en: "is no program") }
    guard access(path, X_OK) == 0 else {
      return Phrase(
        id: "tidak dapat dijalankan; jalankan chmod +x pada berkas itu", en: "may not be started; run chmod +x on it")
    }
    return nil
  }
}

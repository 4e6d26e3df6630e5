import Glibc
import Monitor

/// What a person left on the screen: of each kind a small file of their own, a line for each.
struct KeptLines: ScreenMemory {
  /// Where the file of a kind is.
  let path: @Sendable (Keepsake) -> String

  /// More than a hundred of the longest filters; what is larger is not ours.
  private static let mostBytes = 1 << 19

  func lines(of keepsake: Keepsake) throws(MemoryFailure) -> [String]? {
    let path = path(keepsake)
    guard let file = fopen(path, "re") else {
      if errno == ENOENT { return nil }
      throw MemoryFailure(keepsake, path: path, .unreadable(String(cString: strerror(errno))))
    }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: Self.mostBytes + 1)
    let count = fread(&bytes, 1, bytes.count, file)
    guard ferror(file) == 0 else {
      throw MemoryFailure(keepsake, path: path, .unreadable(String(cString: strerror(errno))))
    }
    guard count <= Self.mostBytes, let text = String(validating: bytes.prefix(count), as: UTF8.self) else {
      throw damage(of: keepsake)
    }
    return text.split(separator: "\n").map(String.init)
  }

  func damage(of keepsake: Keepsake) -> MemoryFailure {
    MemoryFailure(keepsake, path: path(keepsake), .damaged)
  }

  /// Written beside the file and put in its place: whoever reads finds the old lines or the new ones, whole.
  func keep(_ keepsake: Keepsake, _ change: MemoryChange) throws(MemoryFailure) {
    let path = path(keepsake)
    func failure(_ number: Int32 = errno) -> MemoryFailure {
      MemoryFailure(keepsake, path: path, .unwritable(String(cString: strerror(number))))
    }
    let before: [String] = if case .replace = change { [] } else { try lines(of: keepsake) ?? [] }
    guard let lines = change.applied(to: before) else {
      guard unlink(path) == 0 || errno == ENOENT else { throw failure() }
      return
    }
    guard Self.makeFolders(of: path) else { throw failure() }
    let fresh = "\(path).\(getpid()).new"
    unlink(fresh)
    let descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure() }
    let bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
    // Where somebody is changes with every key: it outlives the process, and need not outlive a machine without power.
    let isWritten =
      write(descriptor, bytes, bytes.count) == bytes.count && (keepsake == .places || fsync(descriptor) == 0)
    let reason = errno
    close(descriptor)
    guard isWritten, rename(fresh, path) == 0 else {
      let failure = failure(isWritten ? errno : reason)
      unlink(fresh)
      throw failure
    }
  }

  private static func makeFolders(of path: String) -> Bool {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { return false }
    }
    return true
  }
}

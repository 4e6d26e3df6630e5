import Glibc

/// A file with a secret in it, opened once and judged by what was opened.
struct SecretFile {
  /// What differs between two versions of a file.
  struct Version: Equatable {
    let inode: UInt64
    let size: Int64
    let seconds: Int
    let nanoseconds: Int
  }

  /// What a file holds, and in which version; `nil` where that is the version already known.
  ///
  /// Refused where others than its owner could read it.
  static func read(_ path: String, unless known: Version?) throws(SecretFault) -> (secret: Secret, version: Version)? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw unreadable(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .noFile(path) }
    guard status.st_mode & 0o077 == 0, status.st_uid == geteuid() || status.st_uid == 0 else {
      throw .exposedFile(path)
    }
    let version = Version(
      inode: UInt64(status.st_ino), size: Int64(status.st_size), seconds: status.st_mtim.tv_sec,
      nanoseconds: status.st_mtim.tv_nsec)
    guard version != known else { return nil }
    return (try secret(in: descriptor, of: path), version)
  }

  private static func secret(in descriptor: Int32, of path: String) throws(SecretFault) -> Secret {
    var bytes = [UInt8](repeating: 0, count: Secret.mostBytes + 1)
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw unreadable(path) }
      guard got > 0 else { break }
      count += got
    }
    guard count <= Secret.mostBytes, let text = String(validating: bytes.prefix(count), as: UTF8.self)
    else { throw .strange(path) }
    return try Secret(checked: text, from: path)
  }

  private static func unreadable(_ path: String) -> SecretFault {
    .unreadableFile(path, reason: String(cString: strerror(errno)))
  }
}

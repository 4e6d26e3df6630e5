import Glibc

/// A file with a secret in it, opened once and judged by what was opened.
public struct SecretFile {
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
    let (descriptor, status) = try opened(path)
    defer { close(descriptor) }
    let version = Version(
      inode: UInt64(status.st_ino), size: Int64(status.st_size), seconds: status.st_mtim.tv_sec,
      nanoseconds: status.st_mtim.tv_nsec)
    guard version != known else { return nil }
    guard let text = String(validating: try bytes(in: descriptor, of: path), as: UTF8.self) else {
      throw .strange(path)
    }
    return (try Secret(checked: text, from: path), version)
  }

  /// What a file with a key in it holds, whatever its form.
  ///
  /// Refused where others than its owner could read it.
  public static func bytes(of path: String) throws(SecretFault) -> [UInt8] {
    let (descriptor, _) = try opened(path)
    defer { close(descriptor) }
    return try bytes(in: descriptor, of: path)
  }

  /// Refuses a file that is none that a secret is read from, without looking at what is in it.
  public static func check(_ path: String) throws(SecretFault) { close(try opened(path).descriptor) }

  /// Judged by what was opened, and not by what the path led to a moment before.
  private static func opened(_ path: String) throws(SecretFault) -> (descriptor: Int32, status: stat) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw unreadable(path) }
    var status = stat()
    do throws(SecretFault) {
      guard fstat(descriptor, &status) == 0 else { throw unreadable(path) }
      guard status.st_mode & S_IFMT == S_IFREG else { throw .noFile(path) }
      guard status.st_mode & 0o077 == 0, status.st_uid == geteuid() || status.st_uid == 0 else {
        throw .exposedFile(path)
      }
    } catch {
      close(descriptor)
      throw error
    }
    return (descriptor, status)
  }

  private static func bytes(in descriptor: Int32, of path: String) throws(SecretFault) -> [UInt8] {
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
    guard count <= Secret.mostBytes else { throw .strange(path) }
    return Array(bytes.prefix(count))
  }

  private static func unreadable(_ path: String) -> SecretFault {
    .unreadableFile(path, reason: String(cString: strerror(errno)))
  }
}

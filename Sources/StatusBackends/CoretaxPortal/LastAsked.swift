import Glibc
import OwnFiles
import UploadQueue

/// When a queue was asked last by any Pantau of this person: a file with that moment, in milliseconds since 1970.
///
/// Where it cannot be read or written, each Pantau knows of itself alone.
public struct LastAsked: Sendable {
  private let path: String

  /// What is kept in a file, which need not be there yet.
  public init(keptIn path: String) {
    self.path = path
  }

  /// Takes down that the queue is asked now.
  ///
  /// - Returns: When it was asked last, where that is less than a while ago: then nothing is taken down, and nobody asks.
  func take(at now: Timestamp, atMostEvery pause: Duration) -> Timestamp? {
    try? OwnFile.create(path)
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    // Of two that ask at once, one sees what the other took down.
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    // A moment that is still to come was taken down before the clock was set back.
    if let last = moment(in: descriptor), last <= now, now - last < pause { return last }
    let text = Array("\(now.milliseconds)\n".utf8)
    if pwrite(descriptor, text, text.count, 0) == text.count { ftruncate(descriptor, off_t(text.count)) }
    return nil
  }

  private func moment(in descriptor: Int32) -> Timestamp? {
    var bytes = [UInt8](repeating: 0, count: 32)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0, bytes[count - 1] == UInt8(ascii: "\n") else { return nil }
    return Int64(String(decoding: bytes.prefix(count - 1), as: UTF8.self)).map { Timestamp(milliseconds: $0) }
  }
}

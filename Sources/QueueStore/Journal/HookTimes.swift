import Foundation
import Glibc
import UploadQueue

/// When each hook was run last, kept in the file of their locks, so that it is known to whoever runs them next.
///
/// Several processes have hooks to run: each change is made under a lock of the file's own. What cannot be read counts as
/// never run, as in a file that was cut short.
struct HookTimes {
  let path: String

  /// When a hook of that name was run last; `nil` where that is not known.
  func last(of name: String) throws(JournalError) -> Timestamp? {
    try withFile(F_RDLCK) { self.times(in: $0)[name] }.map { Timestamp(milliseconds: $0) }
  }

  /// Keeps when a hook of that name was run.
  func keep(_ moment: Timestamp, of name: String) throws(JournalError) {
    let error = try withFile(F_WRLCK) { descriptor -> Int32 in
      var times = self.times(in: descriptor)
      times[name] = moment.milliseconds
      guard let data = try? JSONEncoder().encode(times) else { return EINVAL }
      let written = data.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
      guard written == data.count, ftruncate(descriptor, off_t(written)) == 0 else { return max(errno, 1) }
      return 0
    }
    if error != 0 { throw refusal(error) }
  }

  /// Does something with the file, which taking a duty has made, while nobody else changes it.
  private func withFile<Result>(_ kind: Int32, _ work: (Int32) -> Result) throws(JournalError) -> Result {
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw refusal(errno) }
    defer { close(descriptor) }
    // Given back as the file is closed. A file system without locks has nobody to wait for.
    LockedBytes.wait(for: descriptor, Int16(kind))
    return work(descriptor)
  }

  private func times(in descriptor: Int32) -> [String: Int64] {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size > 0, status.st_size <= Self.most else { return [:] }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    return (try? JSONDecoder().decode([String: Int64].self, from: Data(bytes.prefix(max(0, count))))) ?? [:]
  }

  /// Longer than this, in bytes, the file is none of Pantau's.
  private static let most = 1 << 20

  private func refusal(_ number: Int32) -> JournalError {
    .lockUnusable(path: path, reason: String(cString: strerror(number)))
  }
}

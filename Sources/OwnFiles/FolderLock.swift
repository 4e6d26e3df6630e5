import Glibc

/// The lock of a folder (`flock`), so that programs that make or change the same file take turns.
///
/// It leaves nothing behind, and is given back by the system where a program dies with it. A file system without such
/// locks has none to wait for.
public struct FolderLock {
  private let descriptor: Int32

  /// Waits for its turn with the folder in which a path lies.
  public init(around path: String) {
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
  }

  /// Lets the next one have its turn.
  public func release() {
    if descriptor >= 0 { close(descriptor) }
  }
}

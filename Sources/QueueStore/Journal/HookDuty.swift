import Glibc
import Synchronization

/// Which of several Pantaus with one journal runs the hooks of a queue: the first that asks, until it ends.
///
/// It is a lock on a byte of a file beside the journal, a byte for each queue. The system gives it back however a process
/// ends. A file system without such locks has none to wait for.
public final class HookDuty: Sendable {
  private let path: String
  private let byte: off_t
  private let state = Mutex((descriptor: Int32(-1), isHeld: false))

  /// The duty for a queue.
  init(journal: String, queue: String) {
    path = Self.file(beside: journal)
    // FNV-1a: two queues on one byte would share a duty, which harms nobody.
    let hash = queue.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    byte = off_t(hash >> 2)
  }

  deinit { state.withLock { if $0.descriptor >= 0 { close($0.descriptor) } } }

  /// The file that is locked.
  public static func file(beside journal: String) -> String { journal + "-hooks" }

  /// `F_OFD_SETLK` of Linux's fcntl.h, which Swift does not import: a lock of the open file, where one of the process
  /// would be given back as soon as the file is closed anywhere in it.
  private static let setOpenFileLock: Int32 = 37

  /// Takes the duty where nobody has it; whether this process has it now.
  public func take() -> Bool {
    state.withLock { state in
      if state.isHeld { return true }
      if state.descriptor < 0 { state.descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600) }
      guard state.descriptor >= 0 else { return false }
      var range = flock()
      range.l_type = Int16(F_WRLCK)
      range.l_whence = Int16(SEEK_SET)
      range.l_start = byte
      range.l_len = 1
      let isTaken = fcntl(state.descriptor, Self.setOpenFileLock, &range) == 0
      state.isHeld = isTaken || errno != EAGAIN && errno != EACCES && errno != EINTR
      return state.isHeld
    }
  }
}

extension JournalStore {
  /// The duty to run the hooks of this queue.
  public var hookDuty: HookDuty { HookDuty(journal: file.path, queue: queue) }
}

import Glibc
import Synchronization
import UploadQueue

/// Which of several Pantaus with one journal runs a hook of a queue: the first that asks, until it ends.
///
/// It is a lock on a byte of a file beside the journal, a byte for each queue and hook. The system gives it back however a
/// process ends. A file system without such locks has none to wait for.
public final class HookDuty: Sendable {
  private let path: String
  private let queue: String
  private let state = Mutex((descriptor: Int32(-1), held: Set<String>()))

  /// The duty for a queue.
  init(journal: String, queue: String) {
    path = Self.file(beside: journal)
    self.queue = queue
  }

  deinit { state.withLock { if $0.descriptor >= 0 { close($0.descriptor) } } }

  /// The file that is locked.
  public static func file(beside journal: String) -> String { journal + "-hooks" }

  /// Takes the duty for a hook where nobody has it; whether this process has it now.
  public func take(_ hook: String) throws(JournalError) -> Bool {
    let outcome = state.withLock { state -> Result<Bool, JournalError> in
      if state.held.contains(hook) { return .success(true) }
      if state.descriptor < 0 { state.descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600) }
      guard state.descriptor >= 0 else {
        return .failure(
          errno == EACCES ? .denied(path: path) : .unusable(path: path, reason: String(cString: strerror(errno))))
      }
      if lock(hook, Int16(F_WRLCK), state.descriptor) || ![EAGAIN, EACCES, EINTR].contains(errno) {
        state.held.insert(hook)
      }
      return .success(state.held.contains(hook))
    }
    return try outcome.get()
  }

  /// Gives back all duties but those for these hooks.
  public func keep(only hooks: Set<String>) {
    state.withLock { state in
      for hook in state.held.subtracting(hooks) { _ = lock(hook, Int16(F_UNLCK), state.descriptor) }
      state.held.formIntersection(hooks)
    }
  }

  /// `F_OFD_SETLK` of Linux's fcntl.h, which Swift does not import: a lock of the open file, where one of the process
  /// would be given back as soon as the file is closed anywhere in it.
  private static let setOpenFileLock: Int32 = 37

  private func lock(_ hook: String, _ kind: Int16, _ descriptor: Int32) -> Bool {
    var range = flock()
    range.l_type = kind
    range.l_whence = Int16(SEEK_SET)
    range.l_start = byte(of: hook)
    range.l_len = 1
    return fcntl(descriptor, Self.setOpenFileLock, &range) == 0
  }

  /// FNV-1a: two hooks on one byte would share a duty, which harms nobody.
  private func byte(of hook: String) -> off_t {
    let hash = "\(queue)\0\(hook)".utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return off_t(hash >> 2)
  }
}

extension JournalStore {
  /// The duty to run the hooks of this queue.
  public var hookDuty: HookDuty { HookDuty(journal: file.path, queue: queue) }
}

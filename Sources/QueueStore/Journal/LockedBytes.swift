import Glibc
import Synchronization
import UploadQueue

/// Locks on bytes of a file, one for each name, which several processes tell each other with that they are there.
///
/// The system gives them back however a process ends. A file system without such locks has none to wait for.
final class LockedBytes: Sendable {
  private let path: String
  private let state = Mutex((descriptor: Int32(-1), held: Set<String>()))

  /// The locks of a file, which is made when the first is taken.
  init(path: String) { self.path = path }

  deinit { state.withLock { if $0.descriptor >= 0 { close($0.descriptor) } } }

  /// Takes a lock where nobody has it; whether it is held here now.
  func take(_ name: String) throws(JournalError) -> Bool {
    let outcome = state.withLock { state -> Result<Bool, JournalError> in
      if state.held.contains(name) { return .success(true) }
      if state.descriptor < 0 { state.descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600) }
      guard state.descriptor >= 0 else {
        return .failure(
          errno == EACCES ? .denied(path: path) : .unusable(path: path, reason: String(cString: strerror(errno))))
      }
      var range = Self.range(of: name, Int16(F_WRLCK))
      if fcntl(state.descriptor, Self.setLock, &range) == 0 || ![EAGAIN, EACCES, EINTR].contains(errno) {
        state.held.insert(name)
      }
      return .success(state.held.contains(name))
    }
    return try outcome.get()
  }

  /// Gives back all locks but these.
  func keep(only names: Set<String>) {
    state.withLock { state in
      for name in state.held.subtracting(names) {
        var range = Self.range(of: name, Int16(F_UNLCK))
        _ = fcntl(state.descriptor, Self.setLock, &range)
      }
      state.held.formIntersection(names)
    }
  }

  /// Whether somebody else holds a lock.
  func isHeldElsewhere(_ name: String) -> Bool {
    state.withLock { state in
      guard !state.held.contains(name) else { return false }
      if state.descriptor < 0 { state.descriptor = open(path, O_RDWR | O_CLOEXEC) }
      guard state.descriptor >= 0 else { return false }
      var range = Self.range(of: name, Int16(F_WRLCK))
      return fcntl(state.descriptor, Self.getLock, &range) == 0 && range.l_type != Int16(F_UNLCK)
    }
  }

  /// `F_OFD_GETLK` and `F_OFD_SETLK` of Linux's fcntl.h, which Swift does not import: locks of the open file, where one
  /// of the process would be given back as soon as the file is closed anywhere in it.
  private static let (getLock, setLock): (Int32, Int32) = (36, 37)

  private static func range(of name: String, _ kind: Int16) -> flock {
    var range = flock()
    range.l_type = kind
    range.l_whence = Int16(SEEK_SET)
    range.l_start = byte(of: name)
    range.l_len = 1
    return range
  }

  /// FNV-1a: two names on one byte would share a lock, which harms nobody.
  private static func byte(of name: String) -> off_t {
    let hash = name.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    return off_t(hash >> 2)
  }
}

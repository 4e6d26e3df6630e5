import Glibc
import Synchronization
import UploadQueue

/// Locks on bytes of a file, one for each name, which several processes tell each other with that they are there.
///
/// The system gives them back however a process ends. A file system without such locks has none to wait for.
final class LockedBytes: Sendable {
  /// Whether somebody else holds a lock, as far as that can be told.
  enum Standing { case free, held, unknown(JournalError) }

  let path: String
  private let neighbour: String
  private let state = Mutex(State())

  private struct State {
    var descriptor: Int32 = -1
    var held: Set<String> = []
    /// Why the locks of the file system hold back nobody; `nil` where they do.
    var lack: JournalError?
  }

  /// The locks of a file, which is made when the first is taken, for whoever owns its neighbour.
  init(path: String, neighbour: String) {
    self.path = path
    self.neighbour = neighbour
  }

  deinit {
    // A child that was just begun has the file open until it is another program: to close it here is not enough.
    keep(only: [])
    state.withLock { if $0.descriptor >= 0 { close($0.descriptor) } }
  }

  /// Why a lock that was taken holds back nobody; `nil` where it does.
  var lack: JournalError? { state.withLock { $0.lack } }

  /// Takes a lock where nobody has it; whether it is held here now.
  func take(_ name: String) throws(JournalError) -> Bool {
    let outcome = state.withLock { state -> Result<Bool, JournalError> in
      if state.held.contains(name) { return .success(true) }
      if state.descriptor < 0 { state.descriptor = openOrMake() }
      guard state.descriptor >= 0 else { return .failure(refusal(errno)) }
      var range = Self.range(of: name, Int16(F_WRLCK))
      if fcntl(state.descriptor, Self.setLock, &range) == 0 {
        state.held.insert(name)
      } else if ![EAGAIN, EACCES, EINTR].contains(errno) {
        state.lack = refusal(errno)
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
  func standing(of name: String) -> Standing {
    state.withLock { state in
      guard !state.held.contains(name) else { return .free }
      if state.descriptor < 0 { state.descriptor = open(path, O_RDWR | O_CLOEXEC) }
      // Without a file nobody has ever taken one.
      guard state.descriptor >= 0 else { return errno == ENOENT ? .free : .unknown(refusal(errno)) }
      var range = Self.range(of: name, Int16(F_WRLCK))
      guard fcntl(state.descriptor, Self.getLock, &range) == 0 else { return .unknown(refusal(errno)) }
      return range.l_type == Int16(F_UNLCK) ? .free : .held
    }
  }

  /// As SQLite does with the files beside a database: one that root makes belongs to whom the database does.
  private func openOrMake() -> Int32 {
    let made = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard made >= 0 else { return open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600) }
    var owner = stat()
    if geteuid() == 0, stat(neighbour, &owner) == 0 { _ = fchown(made, owner.st_uid, owner.st_gid) }
    return made
  }

  private func refusal(_ number: Int32) -> JournalError {
    .lockUnusable(path: path, reason: String(cString: strerror(number)))
  }

  /// Waits for a lock on what is written in such a file, and takes it until the file is closed.
  static func wait(for descriptor: Int32, _ kind: Int16) {
    var range = Self.range(at: 0, kind)
    while fcntl(descriptor, setLockWaiting, &range) != 0, errno == EINTR {}
  }

  /// `F_OFD_GETLK`, `F_OFD_SETLK` and `F_OFD_SETLKW` of Linux's fcntl.h, which Swift does not import: locks of the open
  /// file, where one of the process would be given back as soon as the file is closed anywhere in it.
  private static let (getLock, setLock, setLockWaiting): (Int32, Int32, Int32) = (36, 37, 38)

  private static func range(of name: String, _ kind: Int16) -> flock { range(at: byte(of: name), kind) }

  private static func range(at byte: off_t, _ kind: Int16) -> flock {
    var range = flock()
    range.l_type = kind
    range.l_whence = Int16(SEEK_SET)
    range.l_start = byte
    range.l_len = 1
    return range
  }

  /// FNV-1a: two names on one byte would share a lock, which harms nobody; none has the first, which is for what is written
  /// in the file.
  private static func byte(of name: String) -> off_t {
    let hash = name.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    return max(1, off_t(hash >> 2))
  }
}

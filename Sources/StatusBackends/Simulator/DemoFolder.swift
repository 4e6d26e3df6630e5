import Foundation
import OwnFiles
import QueueStore

/// The temporary folder of one demo, for its owner alone: the queue and the journal live in it and go with it.
///
/// What a demo left that was killed is removed by a later one, which sees by a lock that it has gone.
public struct DemoFolder: Sendable {
  /// Where it is.
  public let path: String
  private let lock: DemoLock?

  private static let prefix = "pantau-demo"

  /// Where the embedded queue belongs.
  public var queuePath: String { path + "/queue.sqlite" }
  /// Where the journal belongs.
  public var journalPath: String { path + "/journal.sqlite" }

  /// Makes a folder of its own inside one that is there, such as `$TMPDIR` or `/tmp`.
  public init(in parent: String) throws(SimulationFailure) {
    while true {
      let path = try Self.made(in: parent)
      switch DemoLock.take(in: path, orMake: true) {
      // Before it was locked, another demo may have taken it for one that was left behind.
      case .held: continue
      case .taken(let lock) where !lock.isInPlace: continue
      case .taken(let lock): (self.path, self.lock) = (path, lock)
      case .unavailable: (self.path, lock) = (path, nil)
      }
      return
    }
  }

  private static func made(in parent: String) throws(SimulationFailure) -> String {
    do throws(SystemRefusal) {
      return try TemporaryFile.folder(in: parent, prefix: prefix)
    } catch { throw .noFolder(parent, reason: error.words) }
  }

  /// The folder of a demo that has gone; `nil` where that is not certain of what is there.
  private init?(leftAt path: String) {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid(),
      status.st_mode & 0o077 == 0, case .taken(let lock) = DemoLock.take(in: path, orMake: false)
    else { return nil }
    (self.path, self.lock) = (path, lock)
  }

  /// Removes the folders of this user's demos that were killed before they could do so themselves.
  public static func removeLeftovers(in parent: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    for name in names where isName(name) { DemoFolder(leftAt: "\(parent)/\(name)")?.remove() }
  }

  /// Whether a folder of that name can be a demo's.
  private static func isName(_ name: String) -> Bool {
    let random = name.utf8.dropFirst(prefix.utf8.count + 1)
    return name.hasPrefix("\(prefix)-") && random.count == 6
      && random.allSatisfy { Character(Unicode.Scalar($0)).isLetter || Character(Unicode.Scalar($0)).isNumber }
  }

  /// Removes the folder with the files of the demo; anything else in it stays, and the folder with it.
  public func remove() {
    for file in [queuePath, journalPath] {
      for suffix in ["", "-wal", "-shm", "-journal"] { unlink(file + suffix) }
    }
    unlink(JournalStore.presenceFile(beside: journalPath))
    unlink(DemoLock.file(in: path))
    rmdir(path)
  }
}

/// That the demo of a folder is running: a lock (`flock`) that the system gives back however the program ends.
private final class DemoLock: Sendable {
  private let descriptor: Int32
  private let path: String

  /// The file that is locked.
  static func file(in folder: String) -> String { folder + "/running" }

  /// What comes of taking it: another may have it, or there is no such file, or none can be locked there.
  enum Outcome { case taken(DemoLock), held, unavailable }

  /// Takes the lock of a folder, where nobody has it.
  static func take(in folder: String, orMake isToBeMade: Bool) -> Outcome {
    let path = file(in: folder)
    let descriptor = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC | (isToBeMade ? O_CREAT : 0), 0o600)
    guard descriptor >= 0 else { return .unavailable }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return .taken(DemoLock(descriptor, path)) }
    let isHeld = errno == EWOULDBLOCK
    close(descriptor)
    return isHeld ? .held : .unavailable
  }

  private init(_ descriptor: Int32, _ path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  /// Whether the file still is where it was when it was locked.
  var isInPlace: Bool { access(path, F_OK) == 0 }

  deinit {
    // A child that was just begun has the file open until it is another program: to close it here is not enough.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}

import Glibc
import OwnFiles
import QueueStore

/// The temporary folder of one demo, for its owner alone: the queue and the journal live in it and go with it.
public struct DemoFolder: Sendable {
  /// Where it is.
  public let path: String
  /// Where the embedded queue belongs.
  public var queuePath: String { path + "/queue.sqlite" }
  /// Where the journal belongs.
  public var journalPath: String { path + "/journal.sqlite" }

  /// Makes a folder of its own inside one that is there, such as `$TMPDIR` or `/tmp`.
  public init(in parent: String) throws(SimulationFailure) {
    do throws(SystemRefusal) {
      path = try TemporaryFile.folder(in: parent, prefix: "pantau-demo")
    } catch { throw .noFolder(parent, reason: error.words) }
  }

  /// Removes the folder with the files of the demo; anything else in it stays, and the folder with it.
  public func remove() {
    for file in [queuePath, journalPath] {
      for suffix in ["", "-wal", "-shm", "-journal"] { unlink(file + suffix) }
    }
    unlink(JournalStore.presenceFile(beside: journalPath))
    rmdir(path)
  }
}

import Glibc

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
    var template = Array((parent + "/pantau-demo-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw .noFolder(parent, reason: String(cString: strerror(errno)))
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes the folder with the files of the demo; anything else in it stays, and the folder with it.
  public func remove() {
    for file in [queuePath, journalPath] {
      for suffix in ["", "-wal", "-shm", "-journal"] { unlink(file + suffix) }
    }
    rmdir(path)
  }
}

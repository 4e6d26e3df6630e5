import Foundation
import OwnFiles
import QueueStore
import Synchronization

/// A folder for its owner alone that lasts no longer than what is tried in it.
struct ScratchFolder {
  /// Where it is.
  let path: String

  /// A new, empty folder among those of this machine that nobody keeps.
  init() throws(StoreFailure) {
    do throws(SystemRefusal) {
      path = try TemporaryFile.folder(in: Paths.temporary)
    } catch { throw .other(path: error.path, words: error.words) }
    Self.left.withLock { _ = $0.insert(path) }
  }

  /// Where a file of it is, or would be.
  func file(_ name: String) -> String { path + "/" + name }

  /// Removes it with everything in it.
  func remove() {
    Self.left.withLock { _ = $0.remove(path) }
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Those of this process that are still there.
  private static let left = Mutex<Set<String>>([])

  /// Removes those that are still there, for a process that ends at once: copies of documents are in them.
  static func removeAll() {
    let paths = left.withLock { paths in
      defer { paths = [] }
      return paths
    }
    for path in paths { try? FileManager.default.removeItem(atPath: path) }
  }
}

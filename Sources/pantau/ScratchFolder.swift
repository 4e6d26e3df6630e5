import Foundation
import OwnFiles
import QueueStore

/// A folder for its owner alone that lasts no longer than what is tried in it.
struct ScratchFolder {
  /// Where it is.
  let path: String

  /// A new, empty folder among those of this machine that nobody keeps.
  init() throws(StoreFailure) {
    do throws(SystemRefusal) {
      path = try TemporaryFile.folder(in: Paths.temporary)
    } catch { throw .other(path: error.path, words: error.words) }
  }

  /// Where a file of it is, or would be.
  func file(_ name: String) -> String { path + "/" + name }

  /// Removes it with everything in it.
  func remove() { try? FileManager.default.removeItem(atPath: path) }
}

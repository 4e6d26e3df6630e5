import Foundation
import QueueStore

/// A folder for its owner alone that lasts no longer than what is tried in it.
struct ScratchFolder {
  /// Where it is.
  let path: String

  /// A new, empty folder among those of this machine that nobody keeps.
  init() throws(StoreFailure) {
    var template = Array((Paths.temporary + "/pantau-XXXXXX").utf8CString)
    guard let path = mkdtemp(&template).map({ String(cString: $0) }) else {
      throw .other(path: Paths.temporary, words: String(cString: strerror(errno)))
    }
    self.path = path
  }

  /// Where a file of it is, or would be.
  func file(_ name: String) -> String { path + "/" + name }

  /// Removes it with everything in it.
  func remove() { try? FileManager.default.removeItem(atPath: path) }
}

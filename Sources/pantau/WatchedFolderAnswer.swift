import Glibc
import OwnFiles

/// A folder that somebody names to be watched.
struct WatchedFolderAnswer {
  /// As the configuration names it: what is relative is meant from where the person is.
  let written: String
  /// Whether it is there.
  let isThere: Bool
  private let path: String

  /// The folder of a name; `nil` where something else has that name.
  init?(_ name: String) {
    written = name == "~" ? "~/" : name.hasPrefix("/") || name.hasPrefix("~/") ? name : Paths.absolute(name)
    path = PathCompletion.expanded(written)
    var status = stat()
    isThere = stat(path, &status) == 0
    if isThere, status.st_mode & S_IFMT != S_IFDIR { return nil }
  }

  /// Makes it, with the folders that it lies in.
  func make() throws(SystemRefusal) { try OwnFile.makeFolders(of: path + "/.") }
}

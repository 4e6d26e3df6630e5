import Glibc

/// Where Pantau's files are unless it is told otherwise, after the XDG Base Directory Specification.
enum Paths {
  /// The embedded queue.
  static var queue: String { folder("XDG_DATA_HOME", else: ".local/share") + "/queue.sqlite" }

  /// The journal.
  static var journal: String { folder("XDG_STATE_HOME", else: ".local/state") + "/journal.sqlite" }

  /// The columns chosen on the screen.
  static var columns: String { folder("XDG_STATE_HOME", else: ".local/state") + "/columns" }

  /// A folder for files that live no longer than this run.
  static var temporary: String {
    guard let folder = Environment.value("TMPDIR"), folder.hasPrefix("/") else { return "/tmp" }
    return folder
  }

  /// A path that is the same whichever folder it is said from, with links followed where the file is there.
  ///
  /// The journal knows a queue by it.
  static func absolute(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
  }

  /// The last part of a path.
  static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The specification says that a folder that is not absolute is to be ignored.
  private static func folder(_ variable: String, else fallback: String) -> String {
    if let folder = Environment.value(variable), folder.hasPrefix("/") { return folder + "/pantau" }
    return Environment.home + "/" + fallback + "/pantau"
  }
}

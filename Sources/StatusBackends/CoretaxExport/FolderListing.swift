import Glibc
import UploadQueue

/// A file as a folder lists it: what tells one version of it from the next.
struct FileStamp: Sendable, Hashable {
  /// In bytes.
  let size: Int64
  /// Nanoseconds since 1970.
  let modified: Int64
  /// Which file it is, by the file system's own number.
  let inode: UInt64
}

/// The files of a folder that may be exports; its own folders are not looked into.
struct FolderListing {
  /// Why a folder cannot be listed.
  enum Failure: Error {
    /// The system's words.
    case unreadable(String)
    /// There are more files than this.
    case tooMany(Int)
  }

  /// More files than this are no folder of exports.
  static let mostFiles = 10_000

  /// The files, by name.
  let files: [String: FileStamp]

  init(of folder: String) throws(Failure) {
    guard let stream = opendir(folder) else { throw .unreadable(String(cString: strerror(errno))) }
    defer { closedir(stream) }
    var files: [String: FileStamp] = [:]
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard Self.mayBeExport(name), let stamp = Self.stamp(folder + "/" + name) else { continue }
      files[name] = stamp
      guard files.count <= Self.mostFiles else { throw .tooMany(Self.mostFiles) }
    }
    self.files = files
  }

  /// A regular file with something in it; `nil` for everything else.
  static func stamp(_ path: String) -> FileStamp? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { return nil }
    return FileStamp(
      size: Int64(status.st_size),
      modified: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec),
      inode: UInt64(status.st_ino))
  }

  /// Whether it is neither hidden nor what a browser or an office program calls a file it has not finished.
  static func mayBeExport(_ name: String) -> Bool {
    let lowered = name.lowercased()
    return !name.hasPrefix(".") && !name.hasPrefix("~$") && !unfinished.contains { lowered.hasSuffix($0) }
  }

  private static let unfinished = [".crdownload", ".part", ".partial", ".download", ".opdownload", ".tmp"]
}

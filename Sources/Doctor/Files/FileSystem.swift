import Glibc

/// What is asked of the file system; another can stand in for it.
public struct FileSystem: Sendable {
  /// How a file stands; `nil` where there is none, or none can be seen.
  public struct Standing: Sendable, Equatable {
    /// Whether it is a folder.
    public var isFolder: Bool
    /// Its permissions (0o777).
    public var mode: UInt32
    /// Whose it is.
    public var owner: UInt32

    /// A file that stands so.
    public init(isFolder: Bool, mode: UInt32, owner: UInt32) {
      self.isFolder = isFolder
      self.mode = mode
      self.owner = owner
    }
  }

  /// A disk.
  public struct Disk: Sendable, Equatable {
    /// How many bytes may still be written.
    public var free: UInt64
    /// Whether it can only be read.
    public var isReadOnly: Bool

    /// A disk that stands so.
    public init(free: UInt64, isReadOnly: Bool) {
      self.free = free
      self.isReadOnly = isReadOnly
    }
  }

  /// How a file stands.
  public var standing: @Sendable (String) -> Standing?
  /// The disk that a path is on.
  public var disk: @Sendable (String) -> Disk?
  /// Why a path may not be written (`errno`); `nil` where it may.
  public var objection: @Sendable (String) -> Int32?
  /// Who asks.
  public var user: UInt32

  /// This machine's.
  ///
  /// Nothing is opened: closing a file of SQLite's would take away the locks that this very process has on it.
  public static let own = FileSystem(
    standing: { path in
      var found = stat()
      guard stat(path, &found) == 0 else { return nil }
      return Standing(
        isFolder: found.st_mode & S_IFMT == S_IFDIR, mode: UInt32(found.st_mode) & 0o777, owner: UInt32(found.st_uid))
    },
    disk: { path in
      var found = statvfs()
      guard statvfs(path, &found) == 0 else { return nil }
      // ST_RDONLY is the first bit (statvfs(3)).
      return Disk(free: UInt64(found.f_bavail) * UInt64(found.f_frsize), isReadOnly: found.f_flag & 1 != 0)
    },
    objection: { path in faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0 ? nil : errno }, user: UInt32(geteuid()))
}

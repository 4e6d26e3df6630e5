import Glibc

/// Files that their owner alone may read and write (mode 0600), in folders made for their owner alone (0700).
public enum OwnFile {
  /// Makes the folders that a path lies in; those that are there stay as they are.
  public static func makeFolders(of path: String) throws(SystemRefusal) {
    var folder = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw SystemRefusal(folder) }
    }
  }

  /// Makes an empty file where there is none, with its folders.
  public static func create(_ path: String) throws(SystemRefusal) {
    try makeFolders(of: path)
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 || errno == EEXIST else { throw SystemRefusal(path) }
    if descriptor >= 0 { close(descriptor) }
  }

  /// Writes a file by a body that is given where to write to, all at once or not at all.
  ///
  /// It is written beside its place under another name and moved there when it is whole: whoever reads finds what was
  /// there before or all of this, and never half of it.
  ///
  /// - Parameters:
  ///   - overwrites: Whether a file that is there already gives way; else it is refused as `EEXIST`.
  ///   - outlivesMachine: Whether it has to be on the disk before it is in its place; else it is there only for as long as
  ///     the machine has power.
  ///   - body: Writes the whole content to the descriptor.
  /// - Throws: ``SystemRefusal``, and what the body throws.
  public static func write<Value>(
    _ path: String, overwrites: Bool, outlivesMachine: Bool = true, _ body: (_ descriptor: Int32) throws -> Value
  ) throws -> Value {
    // Told before the work is done; that it still holds is seen to at the end.
    if !overwrites, access(path, F_OK) == 0 { throw SystemRefusal(path, number: EEXIST) }
    let fresh: TemporaryFile
    do { fresh = try TemporaryFile(in: folder(of: path), prefix: ".pantau") } catch {
      throw SystemRefusal(path, number: error.number)
    }
    defer {
      close(fresh.descriptor)
      unlink(fresh.path)
    }
    let value = try body(fresh.descriptor)
    guard !outlivesMachine || fsync(fresh.descriptor) == 0 else { throw SystemRefusal(path) }
    if overwrites {
      guard rename(fresh.path, path) == 0 else { throw SystemRefusal(path) }
    } else {
      try moveWithoutOverwriting(fresh.path, to: path)
    }
    return value
  }

  /// Writes a file of these bytes, with its folders, all at once or not at all.
  public static func write(
    _ bytes: [UInt8], to path: String, overwrites: Bool = true, outlivesMachine: Bool = true
  ) throws(SystemRefusal) {
    try makeFolders(of: path)
    do {
      try write(path, overwrites: overwrites, outlivesMachine: outlivesMachine) { descriptor in
        var rest = bytes[...]
        while !rest.isEmpty {
          let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
          if count < 0, errno == EINTR { continue }
          guard count > 0 else { throw SystemRefusal(path) }
          rest = rest.dropFirst(count)
        }
      }
    } catch { throw error as? SystemRefusal ?? SystemRefusal(path) }
  }

  /// Adds bytes at the end of a file in one piece; one that is not there is made, with its folders.
  ///
  /// It stays the file that it is: its mode and owner, every link to it, and what others add to it meanwhile.
  public static func append(_ bytes: [UInt8], to path: String) throws(SystemRefusal) {
    try makeFolders(of: path)
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SystemRefusal(path) }
    defer { close(descriptor) }
    let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    guard count >= 0 else { throw SystemRefusal(path) }
    guard count == bytes.count else {
      // A disk that is full takes a part, which is taken back unless somebody has added something behind it.
      let end = lseek(descriptor, 0, SEEK_CUR)
      var now = stat()
      if fstat(descriptor, &now) == 0, now.st_size == end { ftruncate(descriptor, end - off_t(count)) }
      throw SystemRefusal(path, number: ENOSPC)
    }
    guard fsync(descriptor) == 0 else { throw SystemRefusal(path) }
  }

  private static func moveWithoutOverwriting(_ fresh: String, to path: String) throws(SystemRefusal) {
    if link(fresh, path) == 0 { return }
    if errno == EEXIST { throw SystemRefusal(path) }
    // Some file systems of USB sticks and networks know no links.
    guard access(path, F_OK) != 0 else { throw SystemRefusal(path, number: EEXIST) }
    guard rename(fresh, path) == 0 else { throw SystemRefusal(path) }
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }
}

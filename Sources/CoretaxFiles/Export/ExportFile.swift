import Foundation

/// Writes a file all at once or not at all, for its owner alone.
///
/// It is written beside its place under another name and moved there when it is whole; nobody ever sees half of it.
public enum ExportFile {
  /// Writes a file by a body that is given where to write to.
  ///
  /// - Parameters:
  ///   - overwrites: whether a file that is there already gives way.
  ///   - body: writes the whole content to the descriptor.
  /// - Throws: ``ExportFailure``, and what the body throws.
  public static func write<Value>(
    _ path: String, overwrites: Bool, _ body: (_ descriptor: Int32) throws -> Value
  ) throws -> Value {
    // Told before the work is done; that it still holds is seen to at the end.
    if !overwrites, access(path, F_OK) == 0 { throw ExportFailure.exists(path: path) }
    let (descriptor, temporary) = try open(beside: path)
    defer {
      close(descriptor)
      unlink(temporary)
    }
    let value = try named(path) { try body(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(path) }
    if overwrites {
      guard rename(temporary, path) == 0 else { throw failure(path) }
    } else {
      try moveWithoutOverwriting(temporary, to: path)
    }
    return value
  }

  private static func moveWithoutOverwriting(_ temporary: String, to path: String) throws(ExportFailure) {
    if link(temporary, path) == 0 { return }
    if errno == EEXIST { throw .exists(path: path) }
    // Some file systems of USB sticks and networks know no links.
    guard access(path, F_OK) != 0 else { throw .exists(path: path) }
    guard rename(temporary, path) == 0 else { throw failure(path) }
  }

  private static func open(beside path: String) throws(ExportFailure) -> (Int32, String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") + "/" : ""
    var template = Array((folder + ".pantau-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw failure(path) }
    return (descriptor, String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
  }

  /// A failure to write is told with the name of the file.
  private static func named<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch ExportFailure.unwritable(_, let words) {
      throw ExportFailure.unwritable(path: path, words: words)
    }
  }

  private static func failure(_ path: String) -> ExportFailure {
    .unwritable(path: path, words: String(cString: strerror(errno)))
  }
}

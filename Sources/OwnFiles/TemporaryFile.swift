import Glibc

/// A file of a name that no other has, open, for its owner alone.
public struct TemporaryFile {
  /// The open file.
  public let descriptor: Int32
  /// Where it is.
  public let path: String

  /// Makes one in a folder.
  init(in folder: String, prefix: String = "pantau") throws(SystemRefusal) {
    var template = Array("\(folder)/\(prefix)-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw SystemRefusal(folder) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// An open file that has no name any more: nothing of it is left behind, however the program ends.
  ///
  /// Whoever asks closes it.
  public static func unnamed(in folder: String) throws(SystemRefusal) -> Int32 {
    let file = try TemporaryFile(in: folder)
    unlink(file.path)
    return file.descriptor
  }

  /// Makes a folder of a name that no other has, for its owner alone; where it is.
  public static func folder(in parent: String, prefix: String = "pantau") throws(SystemRefusal) -> String {
    var template = Array("\(parent)/\(prefix)-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemRefusal(parent) }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

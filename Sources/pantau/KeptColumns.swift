import Glibc
import Monitor

/// The columns chosen on the screen, one name to a line in a small file of the person's own.
struct KeptColumns: ColumnMemory {
  /// Where it is.
  let path: String

  /// More than every column could fill; what is larger is not ours.
  private static let mostBytes = 4096

  func columns() throws(ColumnMemoryError) -> [ColumnKind]? {
    guard let file = fopen(path, "re") else {
      if errno == ENOENT { return nil }
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: Self.mostBytes + 1)
    let count = fread(&bytes, 1, bytes.count, file)
    guard ferror(file) == 0 else { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
    guard count <= Self.mostBytes, let text = String(validating: bytes.prefix(count), as: UTF8.self) else {
      throw .damaged(path: path)
    }
    var columns: [ColumnKind] = []
    for line in text.split(separator: "\n") {
      guard let column = ColumnKind(rawValue: String(line)), !columns.contains(column) else {
        throw .damaged(path: path)
      }
      columns.append(column)
    }
    return columns
  }

  /// Written beside the file and put in its place: whoever reads finds the old choice or the new one, whole.
  func keep(_ columns: [ColumnKind]?) throws(ColumnMemoryError) {
    guard let columns else {
      guard unlink(path) == 0 || errno == ENOENT else { throw failure }
      return
    }
    try makeFolders()
    let fresh = "\(path).\(getpid()).new"
    unlink(fresh)
    let descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure }
    let bytes = Array(columns.map { $0.rawValue + "\n" }.joined().utf8)
    let isWritten = write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
    let reason = errno
    close(descriptor)
    guard isWritten, rename(fresh, path) == 0 else {
      let failure = isWritten ? failure : .unwritable(path: path, reason: String(cString: strerror(reason)))
      unlink(fresh)
      throw failure
    }
  }

  private func makeFolders() throws(ColumnMemoryError) {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw failure }
    }
  }

  private var failure: ColumnMemoryError { .unwritable(path: path, reason: String(cString: strerror(errno))) }
}

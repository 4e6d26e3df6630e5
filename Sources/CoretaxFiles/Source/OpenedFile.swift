import Foundation

/// A file of the disk, opened when it is read.
final class PathOrigin: ByteOrigin {
  private let path: String
  let totalBytes: Int64

  init(_ path: String) throws(FileFault.Kind) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .unreadable(OpenedFile.reason(errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    self.path = path
    totalBytes = Int64(status.st_size)
  }

  func open() throws(FileFault.Kind) -> any ByteReader { try OpenedFile(path: path).open() }

  /// The file itself, for who reads here and there in it.
  func opened() throws(FileFault.Kind) -> OpenedFile { try OpenedFile(path: path) }
}

/// A file that is held open, to be read from any place in it.
final class OpenedFile: ByteOrigin {
  private let descriptor: Int32
  let totalBytes: Int64

  convenience init(path: String) throws(FileFault.Kind) {
    let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(Self.reason(errno)) }
    try self.init(owning: descriptor)
  }

  /// Takes over an open file, and closes it in the end.
  init(owning descriptor: Int32) throws(FileFault.Kind) {
    self.descriptor = descriptor
    var status = stat()
    // Looked at once more: the path may lead elsewhere than a moment ago, and a pipe would be waited for.
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .notAFile
    }
    totalBytes = Int64(status.st_size)
  }

  deinit { close(descriptor) }

  static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

  /// Reads from a place in the file.
  func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws(FileFault.Kind) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = pread(
        descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled, Int(offset) + filled)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(Self.reason(errno)) }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  func open() throws(FileFault.Kind) -> any ByteReader { Reader(self) }

  private final class Reader: ByteReader {
    private let file: OpenedFile
    private var offset: Int64 = 0

    init(_ file: OpenedFile) { self.file = file }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileFault.Kind) -> Int {
      let count = try file.read(at: offset, into: buffer)
      offset += Int64(count)
      return count
    }
  }
}

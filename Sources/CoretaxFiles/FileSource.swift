import Foundation

/// Reads a file piece by piece, always into the same memory.
final class FileSource {
  private let descriptor: Int32
  private let buffer: UnsafeMutableRawBufferPointer
  private var peeked: Int?
  private let progress: (Int64, Int64) -> Void

  /// The length of the file in bytes.
  let totalBytes: Int64
  /// How many of them have been read.
  private(set) var bytesRead: Int64 = 0

  /// How much is read at once, and no value may be longer than four times this.
  static let pieceSize = 256 * 1024

  init(path: String, progress: @escaping (Int64, Int64) -> Void) throws(FileFault.Kind) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .unreadable(Self.reason(errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(Self.reason(errno)) }
    totalBytes = Int64(status.st_size)
    buffer = .allocate(byteCount: Self.pieceSize, alignment: 16)
    self.progress = progress
  }

  deinit {
    close(descriptor)
    buffer.deallocate()
  }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

  /// The first piece, which ``next()`` will give once more.
  func peek() throws(FileFault.Kind) -> Bytes {
    let count: Int
    if let peeked { count = peeked } else { count = try fill() }
    peeked = count
    return UnsafeRawBufferPointer(rebasing: buffer[..<count]).assumingMemoryBound(to: UInt8.self)
  }

  /// The next piece, valid until the one after it is asked for; empty at the end.
  func next() throws(FileFault.Kind) -> Bytes {
    let piece = try peek()
    peeked = nil
    bytesRead += Int64(piece.count)
    if !piece.isEmpty { progress(bytesRead, max(bytesRead, totalBytes)) }
    return piece
  }

  private func fill() throws(FileFault.Kind) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = read(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(Self.reason(errno)) }
      if count == 0 { break }
      filled += count
    }
    return filled
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// How many line feeds there are in a part.
  func lineFeeds(in range: Range<Int>) -> Int {
    guard let start = baseAddress else { return 0 }
    var count = 0
    var position = range.lowerBound
    while position < range.upperBound,
      let found = memchr(start + position, Int32(UInt8.newline), range.upperBound - position)
    {
      count += 1
      position = UnsafeRawPointer(found) - UnsafeRawPointer(start) + 1
    }
    return count
  }
}

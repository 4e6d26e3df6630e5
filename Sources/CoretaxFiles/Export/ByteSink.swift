import Foundation

/// Gathers bytes and writes them to an open file or stream in large pieces.
final class ByteSink {
  private let descriptor: Int32
  private var pending: [UInt8] = []
  private static let size = 64 * 1024

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    pending.reserveCapacity(Self.size * 2)
  }

  func write(_ bytes: some Sequence<UInt8>) throws(ExportFailure) {
    pending.append(contentsOf: bytes)
    if pending.count >= Self.size { try flush() }
  }

  func flush() throws(ExportFailure) {
    var written = 0
    while written < pending.count {
      let count = pending.withUnsafeBytes { bytes in
        Foundation.write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure(errno) }
      written += count
    }
    pending.removeAll(keepingCapacity: true)
  }

  private static func failure(_ code: Int32) -> ExportFailure {
    code == EPIPE ? .readerGone : .unwritable(path: "-", words: String(cString: strerror(code)))
  }
}

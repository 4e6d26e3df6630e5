import Foundation

/// Lets an XML parser read from a ``FileSource``.
final class SourceStream: InputStream {
  private let source: FileSource
  private var piece = Bytes(start: nil, count: 0)
  private(set) var failure: FileFault.Kind?

  init(_ source: FileSource) {
    self.source = source
    super.init(data: Data())
  }

  override func open() {}
  override func close() {}
  override var hasBytesAvailable: Bool { true }

  override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength: Int) -> Int {
    if piece.isEmpty {
      do throws(FileFault.Kind) {
        piece = try source.next()
      } catch {
        failure = error
        return -1
      }
    }
    let count = min(piece.count, maxLength)
    guard count > 0, let start = piece.baseAddress else { return 0 }
    buffer.update(from: start, count: count)
    piece = piece.from(count)
    return count
  }
}

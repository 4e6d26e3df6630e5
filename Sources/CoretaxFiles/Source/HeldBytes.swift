/// Bytes that are in memory already.
final class HeldBytes: ByteOrigin {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var totalBytes: Int64 { Int64(bytes.count) }

  func open() throws(FileFault.Kind) -> any ByteReader { Reader(bytes) }

  private final class Reader: ByteReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileFault.Kind) -> Int {
      let piece = rest.prefix(buffer.count)
      buffer.copyBytes(from: piece)
      rest = rest.dropFirst(piece.count)
      return piece.count
    }
  }
}

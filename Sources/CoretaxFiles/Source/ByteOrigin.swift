/// Bytes that can be read from their beginning as often as is needed: of a file, or of a file inside an archive.
protocol ByteOrigin: AnyObject {
  /// How many bytes there are, as far as that is known beforehand.
  var totalBytes: Int64 { get }

  /// Begins at the beginning.
  func open() throws(FileFault.Kind) -> any ByteReader
}

/// One reading of a ``ByteOrigin``.
protocol ByteReader: AnyObject {
  /// Reads the next bytes; fewer than there is room for only where they end, none at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileFault.Kind) -> Int
}

extension ByteOrigin {
  /// The first bytes, copied.
  func head(_ count: Int) throws(FileFault.Kind) -> [UInt8] {
    let reader = try open()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
    defer { buffer.deallocate() }
    let filled = try reader.read(into: buffer)
    return Array(buffer[..<filled])
  }
}

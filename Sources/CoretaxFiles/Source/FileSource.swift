import Foundation

/// Reads a file piece by piece, always into the same memory, in UTF-8 whatever it is written in.
final class FileSource {
  private let reader: any ByteReader
  private let buffer: UnsafeMutableRawBufferPointer
  private var peeked: Int?
  private let progress: (Int64, Int64) -> Void
  private var transcoder: Transcoder?
  private var readLast = 0

  /// The length of the file in bytes.
  let totalBytes: Int64
  /// How many of them have been read.
  private(set) var bytesRead: Int64 = 0

  /// How much is read at once, and no value may be longer than four times this.
  static let pieceSize = 256 * 1024

  init(
    _ origin: any ByteOrigin, encoding: TextEncoding = .utf8, progress: @escaping (Int64, Int64) -> Void
  ) throws(FileFault.Kind) {
    reader = try origin.open()
    totalBytes = origin.totalBytes
    buffer = .allocate(byteCount: Self.pieceSize, alignment: 16)
    transcoder = encoding == .utf8 ? nil : Transcoder(encoding)
    self.progress = progress
  }

  deinit { buffer.deallocate() }

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
    bytesRead += Int64(readLast)
    if !piece.isEmpty { progress(bytesRead, max(bytesRead, totalBytes)) }
    return piece
  }

  private func fill() throws(FileFault.Kind) -> Int {
    guard transcoder != nil else {
      readLast = try reader.read(into: buffer)
      return readLast
    }
    // So much is read that it fits once it has grown.
    let part = buffer.count / Transcoder.growth
    readLast = try reader.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<part]))
    let piece = UnsafeRawBufferPointer(rebasing: buffer[..<readLast]).assumingMemoryBound(to: UInt8.self)
    let text = (readLast == 0 ? transcoder?.finish() : transcoder?.transcode(piece)) ?? []
    buffer.copyBytes(from: text)
    // A mark alone, or half a letter, is no end of the file.
    return text.isEmpty && readLast > 0 ? try fill() : text.count
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

import Foundation
import OwnFiles

/// Keeps on the disk what can be read only once, so that it can be read again.
///
/// The file is its owner's alone and has no name from the first moment on: nothing of it is left behind, however the
/// program ends.
enum SpooledFile {
  /// Copies all of a stream into a file without a name, in a folder for what is kept for a while.
  static func copy(
    _ reader: any ByteReader, limit: Int64, in folder: String = FileManager.default.temporaryDirectory.path
  ) throws(FileFault.Kind) -> OpenedFile {
    let descriptor = try unnamed(in: folder)
    return try copy(reader, limit: limit, into: descriptor, in: folder)
  }

  /// Copies all of a stream into an open file of that folder, which is closed where that fails.
  static func copy(
    _ reader: any ByteReader, limit: Int64, into descriptor: Int32, in folder: String
  ) throws(FileFault.Kind) -> OpenedFile {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: FileSource.pieceSize, alignment: 16)
    defer { buffer.deallocate() }
    do throws(FileFault.Kind) {
      var total: Int64 = 0
      while true {
        let count = try reader.read(into: buffer)
        if count == 0 { break }
        total += Int64(count)
        guard total <= limit else { throw .tooLarge }
        if let error = write(UnsafeRawBufferPointer(rebasing: buffer[..<count]), to: descriptor) {
          throw .notKept(folder: folder, OpenedFile.reason(error))
        }
      }
    } catch {
      close(descriptor)
      throw error
    }
    return try OpenedFile(owning: descriptor)
  }

  private static func unnamed(in folder: String) throws(FileFault.Kind) -> Int32 {
    do throws(SystemRefusal) {
      return try TemporaryFile.unnamed(in: folder)
    } catch { throw .notKept(folder: folder, OpenedFile.reason(error.number)) }
  }

  /// Writes all of it; the system's number for why it cannot be (`errno`), `nil` where it was.
  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
    var rest = bytes
    while !rest.isEmpty {
      let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return errno }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return nil
  }
}

/// A stream that is open already, such as the standard input.
final class StreamReader: ByteReader {
  private let descriptor: Int32

  /// Reads from a descriptor, which stays open.
  init(_ descriptor: Int32) { self.descriptor = descriptor }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileFault.Kind) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = Foundation.read(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(OpenedFile.reason(errno)) }
      if count == 0 { break }
      filled += count
    }
    return filled
  }
}

extension ByteOrigin {
  /// Opens the bytes to be read here and there, as an archive is; a stream is kept on the disk for that.
  func reopening(
    spoolingUpTo limits: ReadingLimits
  ) throws(FileFault.Kind) -> () throws(FileFault.Kind) -> OpenedFile {
    if let path = self as? PathOrigin { return { () throws(FileFault.Kind) in try path.opened() } }
    let opened: OpenedFile
    if let file = self as? OpenedFile {
      opened = file
    } else {
      opened = try SpooledFile.copy(open(), limit: limits.spooledBytes)
    }
    return { () throws(FileFault.Kind) in opened }
  }
}

import Foundation

/// Lets an XML parser read from a ``FileSource``.
final class SourceStream: InputStream {
  private let source: FileSource
  private var piece = Bytes(start: nil, count: 0)
  /// How many bytes of a tag that has no end yet were read; `nil` outside of one.
  private var tagLength: Int?
  /// Why reading ended before the end, where it did.
  private(set) var failure: FileFault.Kind?
  /// Whether all of the file was given: what is wrong then is that there is no more of it.
  private(set) var hasEnded = false

  init(_ source: FileSource) {
    self.source = source
    super.init(data: Data())
  }

  override func open() {}
  override func close() {}
  override var hasBytesAvailable: Bool { true }

  override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength: Int) -> Int {
    if piece.isEmpty, failure == nil {
      do throws(FileFault.Kind) {
        piece = try source.next()
      } catch {
        // To the parser it is the end: of an error it tells nothing, and on Linux ends the process.
        failure = error
        return 0
      }
    }
    let count = min(piece.count, maxLength)
    guard count > 0, let start = piece.baseAddress else {
      hasEnded = failure == nil
      return 0
    }
    guard tagsAreShort(in: UnsafeBufferPointer(start: start, count: count)) else {
      failure = .endlessText
      return 0
    }
    buffer.update(from: start, count: count)
    piece = piece.from(count)
    return count
  }

  /// Parsers take longer for each further attribute of an element; none of a list has even one as long as this.
  private static let longestTag = 1 << 16

  private func tagsAreShort(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let wanted = UInt8(ascii: tagLength == nil ? "<" : ">")
      let end = rest.firstIndex(of: wanted)
      if let length = tagLength {
        let length = length + (end ?? rest.endIndex) - rest.startIndex
        guard length <= Self.longestTag else { return false }
        tagLength = end == nil ? length : nil
      } else if end != nil {
        tagLength = 0
      }
      rest = end.map { rest[($0 + 1)...] } ?? rest[rest.endIndex...]
    }
    return true
  }
}

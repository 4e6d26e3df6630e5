import CYajl

/// Knows on which line of a file yajl is.
final class JSONPlace {
  private var handle: yajl_handle?
  private var piece = Bytes(start: nil, count: 0)
  private var countedTo = 0
  private var lines = 1

  /// A piece of the file is about to be parsed.
  func begin(_ piece: Bytes, _ handle: yajl_handle) {
    self.piece = piece
    self.handle = handle
    countedTo = 0
  }

  /// The piece has been parsed, all of it.
  func end() {
    lines += piece.lineFeeds(in: countedTo..<piece.count)
    piece = Bytes(start: nil, count: 0)
    countedTo = 0
    handle = nil
  }

  /// The line up to which yajl has read, from 1.
  var line: Int {
    guard let handle else { return lines }
    let position = min(yajl_get_bytes_consumed(handle), piece.count)
    if position > countedTo {
      lines += piece.lineFeeds(in: countedTo..<position)
      countedTo = position
    }
    return lines
  }
}

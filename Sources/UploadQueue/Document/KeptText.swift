/// How much of a text of a document Pantau keeps.
///
/// A source may write a million characters into a name; kept whole they would be copied, compared and searched with every
/// key and every poll. What is longer is cut visibly; the source keeps its own. And a text of white space alone says as
/// little as an empty one: it is none, wherever it comes from, so that it looks the same everywhere and comes back from an
/// export as it was.
public enum KeptText {
  /// The most characters (Unicode scalars) that are kept of one text.
  public static let mostCharacters = 1000

  /// The text that UTF-8 bytes spell, ending in `…` where it is cut; `nil` where they are white space alone.
  ///
  /// No more of them is read than is kept.
  public static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard bytes.contains(where: { !isWhiteSpace($0) }) else { return nil }
    guard bytes.count > mostCharacters else { return String(decoding: bytes, as: UTF8.self) }
    // A scalar has at most four bytes; the last one here may be cut in half, and is never among those kept.
    let start = UnsafeBufferPointer(rebasing: bytes.prefix(4 * (mostCharacters + 1)))
    let scalars = String(decoding: start, as: UTF8.self).unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: mostCharacters, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return String(scalars) }
    return String(scalars[..<end]) + "…"
  }

  /// Whether a byte is white space of ASCII: what stands around a value of a file and is no part of it.
  @inlinable public static func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

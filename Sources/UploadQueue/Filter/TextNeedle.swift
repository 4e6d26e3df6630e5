/// A text that is looked for, in any case and in any script.
struct TextNeedle {
  private let bytes: [UInt8]
  /// Whether it must be the whole text.
  private let isWhole: Bool

  init(_ text: String, isWhole: Bool = false) {
    bytes = Array(text.folded.utf8)
    self.isWhole = isWhole
  }

  /// Whether it is in a text.
  func isFound(in text: String) -> Bool {
    var text = text
    // Signs that have no case, such as arrows and quotes, need no folding.
    if text.unicodeScalars.contains(where: { !$0.isASCII && $0.hasCase }) { text = text.folded }
    return text.withUTF8 { isFound(inASCII: $0) }
  }

  /// Whether it is in a text of bytes, which are UTF-8.
  func isFound(in hay: UnsafeBufferPointer<UInt8>, isASCII: Bool) -> Bool {
    isASCII ? isFound(inASCII: hay) : isFound(in: String(decoding: hay, as: UTF8.self))
  }

  /// Capital letters of ASCII count as small ones; anything else must be folded already.
  private func isFound(inASCII hay: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { needle in
      guard let first = needle.first else { return true }
      guard isWhole ? hay.count == needle.count : hay.count >= needle.count else { return false }
      for start in 0...(hay.count - needle.count) where hay[start].lowered == first {
        var length = 1
        while length < needle.count, hay[start + length].lowered == needle[length] { length += 1 }
        if length == needle.count { return true }
      }
      return false
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is another one in capitals or in small letters.
  fileprivate var hasCase: Bool { properties.changesWhenUppercased || properties.changesWhenLowercased }
}

extension UInt8 {
  /// The small letter of ASCII for a capital one.
  @inline(__always)
  var lowered: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

extension String {
  /// The text in one case, so that `STRASSE` and `Straße` are the same.
  var folded: String { uppercased().lowercased() }
}

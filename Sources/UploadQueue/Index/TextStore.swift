/// Many short texts in one piece of memory.
struct TextArena {
  /// Where a text stands; a length of 0 is no text.
  struct Span {
    var start: UInt32 = 0
    var length: UInt32 = 0
  }

  private(set) var bytes: [UInt8] = []
  private var garbage = 0

  /// Whether so much of the memory belongs to texts that were replaced that a copy would be much smaller.
  var isWasteful: Bool { garbage > 1 << 20 && garbage > bytes.count / 2 }

  mutating func add(_ text: String?) -> Span {
    guard let text, !text.isEmpty else { return Span() }
    let start = UInt32(clamping: bytes.count)
    bytes.append(contentsOf: text.utf8)
    return Span(start: start, length: UInt32(clamping: bytes.count) - start)
  }

  /// Replaces a text, in place where nothing changed.
  mutating func replace(_ span: inout Span, with text: String?) {
    if let text, text.utf8.elementsEqual(self[span]) { return }
    if text == nil, span.length == 0 { return }
    garbage += Int(span.length)
    span = add(text)
  }

  subscript(span: Span) -> ArraySlice<UInt8> {
    bytes[Int(span.start)..<Int(span.start + span.length)]
  }

  func text(_ span: Span) -> String? {
    span.length == 0 ? nil : String(decoding: self[span], as: UTF8.self)
  }

  /// Moves a text into another arena.
  func move(_ span: inout Span, to other: inout TextArena) {
    guard span.length > 0 else { return }
    let start = UInt32(clamping: other.bytes.count)
    other.bytes.append(contentsOf: self[span])
    span.start = start
  }
}

/// Texts that many documents share, each kept once.
struct TextPool {
  private(set) var texts: [String] = [""]
  private var numbers: [String: UInt32] = ["": 0]

  mutating func number(_ text: String?) -> UInt32 {
    guard let text, !text.isEmpty else { return 0 }
    if let number = numbers[text] { return number }
    let number = UInt32(clamping: texts.count)
    texts.append(text)
    numbers[text] = number
    return number
  }

  func text(_ number: UInt32) -> String? {
    number == 0 ? nil : texts[Int(number)]
  }

  /// For every text whether it contains a needle, in any case.
  func contains(_ needle: String) -> [Bool] {
    let needle = Array(needle.lowercased().utf8)
    return texts.map { ByteSearch.contains(Array($0.lowercased().utf8)[...], needle) }
  }

  /// For every text its place in alphabetical order, in any case.
  func ranks() -> [UInt32] {
    let folded = texts.map { $0.lowercased() }
    var ranks = [UInt32](repeating: 0, count: texts.count)
    for (rank, index) in folded.indices.sorted(by: { folded[$0] < folded[$1] }).enumerated() {
      ranks[index] = UInt32(clamping: rank)
    }
    return ranks
  }
}

/// Searching bytes, letters of ASCII in any case.
enum ByteSearch {
  /// Whether `needle`, in lower case, occurs.
  static func contains(_ hay: ArraySlice<UInt8>, _ needle: [UInt8]) -> Bool {
    hay.withUnsafeBufferPointer { hay in
      needle.withUnsafeBufferPointer { needle in
        guard let first = needle.first else { return true }
        guard hay.count >= needle.count else { return false }
        for start in 0...(hay.count - needle.count) where lower(hay[start]) == first {
          var length = 1
          while length < needle.count, lower(hay[start + length]) == needle[length] { length += 1 }
          if length == needle.count { return true }
        }
        return false
      }
    }
  }

  @inline(__always)
  private static func lower(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }
}

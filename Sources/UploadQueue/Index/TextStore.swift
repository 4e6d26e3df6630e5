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
}

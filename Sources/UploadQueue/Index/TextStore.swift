/// Many short texts in one piece of memory.
struct TextArena {
  /// Where a text stands; a length of 0 is no text.
  struct Span {
    var start: UInt32 = 0
    var length: UInt32 = 0

    /// Its text, in the bytes of the arena.
    func part(of bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(rebasing: bytes[Int(start)..<Int(start) + Int(length)])
    }
  }

  private(set) var bytes: [UInt8] = []
  private var garbage = 0

  /// Whether so much of the memory belongs to texts that were replaced that a copy would be much smaller.
  var isWasteful: Bool { garbage > 1 << 20 && garbage > bytes.count / 2 }

  mutating func add(_ text: String?) -> Span {
    guard var text else { return Span() }
    return text.withUTF8 { add($0) }
  }

  mutating func add(_ text: UnsafeBufferPointer<UInt8>) -> Span {
    guard !text.isEmpty else { return Span() }
    let start = UInt32(clamping: bytes.count)
    bytes.append(contentsOf: text)
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

  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer(body)
  }

  /// Whether a text is the one that stands there.
  func holds(_ text: UnsafeBufferPointer<UInt8>, at span: Span) -> Bool {
    withBytes { text.elementsEqual(span.part(of: $0)) }
  }

  func hash(at span: Span) -> Int { withBytes { NumberTable.hash(span.part(of: $0)) } }

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

/// Texts that many documents share, each kept once; number 0 is no text.
struct TextPool {
  private var arena = TextArena()
  private var spans = [TextArena.Span()]
  private var areASCII = [true]
  private var numbers = NumberTable()

  /// How many there are, no text among them.
  var count: Int { spans.count }

  mutating func number(_ text: String?) -> UInt32 {
    guard var text, !text.isEmpty else { return 0 }
    return text.withUTF8 { bytes in
      if let known = numbers.number(of: bytes, isIts: { arena.holds(bytes, at: spans[Int($0)]) }) {
        return UInt32(known)
      }
      let number = Int32(clamping: spans.count)
      spans.append(arena.add(bytes))
      areASCII.append(bytes.allSatisfy { $0 < 0x80 })
      let known = (arena: arena, spans: spans)
      numbers.add(number) { known.arena.hash(at: known.spans[Int($0)]) }
      return UInt32(number)
    }
  }

  func text(_ number: UInt32) -> String? { arena.text(spans[Int(number)]) }

  /// What becomes of each text, by its number; told whether it is of ASCII alone.
  func map<Result>(_ transform: (_ text: UnsafeBufferPointer<UInt8>, _ isASCII: Bool) -> Result) -> [Result] {
    arena.withBytes { bytes in
      spans.indices.map { transform(spans[$0].part(of: bytes), areASCII[$0]) }
    }
  }
}

extension Timestamp {
  /// The moment that a text of RFC 3339 names, such as `2026-11-17T21:04:00+07:00`; `nil` where it names none.
  ///
  /// What is finer than a millisecond is cut off; a leap second is the one before it.
  public init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"),
      let date = CalendarDate(iso: String(decoding: bytes[..<10], as: UTF8.self)),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let hour = Self.digits(bytes[11..<13]), let minute = Self.digits(bytes[14..<16]),
      let second = Self.digits(bytes[17..<19]), second <= 60
    else { return nil }
    var rest = bytes[19...]
    var millisecond = 0
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
      guard !fraction.isEmpty else { return nil }
      for place in 0..<3 {
        millisecond =
          millisecond * 10 + (place < fraction.count ? Int(fraction[fraction.startIndex + place]) - 0x30 : 0)
      }
      rest = rest.dropFirst(1 + fraction.count)
    }
    guard let offset = Self.offset(rest),
      let local = Timestamp(date, hour: hour, minute: minute, second: min(second, 59), millisecond: millisecond)
    else { return nil }
    // Read as if it were Jakarta's time, then moved by what the two differ in.
    self.init(milliseconds: local.milliseconds + Self.jakartaOffset - offset)
  }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(String(decoding: bytes, as: UTF8.self))
  }

  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int64? {
    guard let sign = bytes.first else { return nil }
    let rest = bytes.dropFirst()
    switch sign {
    case UInt8(ascii: "Z"), UInt8(ascii: "z"): return rest.isEmpty ? 0 : nil
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      guard rest.count == 5, rest[rest.startIndex + 2] == UInt8(ascii: ":"),
        let hours = digits(rest.prefix(2)), let minutes = digits(rest.suffix(2)), hours < 24, minutes < 60
      else { return nil }
      return Int64(hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -60_000 : 60_000)
    default: return nil
    }
  }
}

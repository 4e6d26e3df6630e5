import Secrets

extension HTTPAnswer {
  /// The answer without the secrets of its call, should it repeat them: what a service says of a failure is shown and
  /// written down.
  public func hidingSecrets(of call: HTTPCall) -> HTTPAnswer {
    let sent = call.secretHeaders.flatMap { $0.value.reveal { RepeatedSecrets.forms($0, isHeader: true) } }
    let texts = Set(sent + call.secrets.flatMap { $0.reveal { RepeatedSecrets.forms($0, isHeader: false) } })
    guard !texts.isEmpty else { return self }
    let secrets = RepeatedSecrets(texts)
    return HTTPAnswer(
      status: status,
      headers: headers.map { ($0.name, String(decoding: secrets.hidden(in: Array($0.value.utf8)), as: UTF8.self)) },
      body: secrets.hidden(in: body), arrivedAt: arrivedAt)
  }
}

/// Texts that are found in an answer however JSON has escaped them there (RFC 8259, section 7): it is read only after they
/// are gone.
private struct RepeatedSecrets {
  /// Less than this is no secret, but might be any word.
  private static let fewestBytes = 8
  /// What is left of a secret where its other letters were lost is hidden from this length on.
  private static let fewestLeft = 5
  private static let mark = Array("•••".utf8)
  private static let backslash = UInt8(ascii: "\\")

  /// The longest first: the others may be parts of it.
  private let texts: [[UInt8]]
  /// Whether a text may begin with a byte.
  private let begins: [Bool]

  init(_ texts: Set<String>) {
    self.texts = texts.map { Array($0.utf8) }.sorted { $0.count > $1.count }
    var begins = Array(repeating: false, count: 256)
    for text in self.texts { begins[Int(text[0])] = true }
    begins[Int(Self.backslash)] = true
    self.begins = begins
  }

  /// How a secret may be repeated: whole, without the word before it, as one who takes the bytes of UTF-8 for letters of
  /// another encoding, once or twice, or who has no such letters would write it, each as an address or a Basic header
  /// would have it, and what is left of it by one who changes the letters outside ASCII in another way.
  ///
  /// - Parameter isHeader: Whether it begins with a word that is no secret, such as Bearer.
  static func forms(_ secret: String, isHeader: Bool) -> [String] {
    let last = secret.split(separator: " ").last.map(String.init) ?? secret
    let whole = [secret, last].filter { $0.utf8.count >= fewestBytes }.flatMap { text -> [String] in
      let read = ReadLetters.readings(of: text)
      let once = [text] + read + ReadLetters.losses(of: text)
      return once + once.flatMap { [HTTPCall.escaped($0), Base64.text($0)] }
        + read.flatMap { ReadLetters.readings(of: $0) }
    }
    return whole.filter { $0.utf8.count >= fewestBytes && ReadLetters.areTold(by: $0) }
      + remains(of: isHeader ? last : secret)
  }

  /// The pieces of a secret between its letters outside ASCII; none where it has no such letters.
  private static func remains(of secret: String) -> [String] {
    guard secret.utf8.count >= fewestBytes, secret.utf8.contains(where: { $0 >= 0x80 }) else { return [] }
    return secret.utf8.split(whereSeparator: { $0 >= 0x80 }).filter { $0.count >= fewestLeft }.map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  func hidden(in bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var (kept, place) = (0, 0)
    while place < bytes.count {
      guard begins[Int(bytes[place])], let end = end(in: bytes, from: place) else {
        place += 1
        continue
      }
      result += bytes[kept..<place] + Self.mark
      (kept, place) = (end, end)
    }
    return kept == 0 ? bytes : result + bytes[kept...]
  }

  /// Where a text ends that begins at a place, as it is or escaped.
  private func end(in bytes: [UInt8], from place: Int) -> Int? {
    for text in texts {
      let end = Self.end(of: text, in: bytes, from: place, isEscaped: true)
      if let end = end ?? Self.end(of: text, in: bytes, from: place, isEscaped: false) { return end }
    }
    return nil
  }

  private static func end(of text: [UInt8], in bytes: [UInt8], from start: Int, isEscaped: Bool) -> Int? {
    var place = start
    var rest = text[...]
    while let next = rest.first {
      guard place < bytes.count else { return nil }
      if isEscaped, bytes[place] == backslash {
        guard let (meant, end) = escaped(in: bytes, at: place), rest.starts(with: meant) else { return nil }
        rest = rest.dropFirst(meant.count)
        place = end
      } else {
        guard bytes[place] == next else { return nil }
        rest = rest.dropFirst()
        place += 1
      }
    }
    return place
  }

  /// What an escape means, and where it ends; `nil` where it is none.
  private static func escaped(in bytes: [UInt8], at place: Int) -> (meant: [UInt8], end: Int)? {
    guard place + 1 < bytes.count else { return nil }
    let short: UInt8? =
      switch Unicode.Scalar(bytes[place + 1]) {
      case "\"", "\\", "/": bytes[place + 1]
      case "b": 0x08
      case "f": 0x0C
      case "n": 0x0A
      case "r": 0x0D
      case "t": 0x09
      default: nil
      }
    if let short { return ([short], place + 2) }
    guard let first = unit(in: bytes, at: place) else { return nil }
    let units = [first] + (UTF16.isLeadSurrogate(first) ? [unit(in: bytes, at: place + 6)].compactMap { $0 } : [])
    return (Array(String(decoding: units, as: UTF16.self).utf8), place + 6 * units.count)
  }

  /// The unit of UTF-16 of a `\uXXXX`.
  private static func unit(in bytes: [UInt8], at place: Int) -> UInt16? {
    guard place + 6 <= bytes.count, bytes[place] == backslash, bytes[place + 1] == UInt8(ascii: "u") else { return nil }
    return UInt16(String(decoding: bytes[(place + 2)..<(place + 6)], as: UTF8.self), radix: 16)
  }
}

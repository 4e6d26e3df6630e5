import Foundation
import UploadQueue

/// A piece of a file as it was read; valid only inside the call that hands it out.
typealias Bytes = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer<UInt8> {
  /// A part of the piece, by offsets.
  func part(_ range: Range<Int>) -> Bytes {
    Bytes(rebasing: self[range])
  }

  /// The piece from an offset on.
  func from(_ offset: Int) -> Bytes {
    part(Swift.min(offset, count)..<count)
  }

  /// Without the ASCII white space around it.
  var trimmed: Bytes {
    var low = 0
    var high = count
    while low < high, self[low].isWhiteSpace { low += 1 }
    while high > low, self[high - 1].isWhiteSpace { high -= 1 }
    return low == 0 && high == count ? self : part(low..<high)
  }

  /// Whether it reads as a word of ASCII letters, which is given in lower case.
  func reads(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { wanted in
      for index in 0..<count where self[index].lowercased != wanted[index] { return false }
      return true
    }
  }

  /// Whether it begins with ASCII text, which is given in lower case.
  func begins(with word: StaticString) -> Bool {
    count >= word.utf8CodeUnitCount && part(0..<word.utf8CodeUnitCount).reads(word)
  }

  /// Whether it holds exactly the text.
  func equals(_ text: String) -> Bool {
    guard text.utf8.count == count else { return false }
    guard count > 0, let start = baseAddress else { return true }
    let same = text.utf8.withContiguousStorageIfAvailable { other in
      other.baseAddress.map { memcmp($0, start, count) == 0 } ?? false
    }
    return same ?? text.utf8.elementsEqual(self)
  }

  /// Whether there are only digits, and at least one.
  var isDigits: Bool { !isEmpty && allSatisfy(\.isDigit) }

  /// Whether there are ASCII control characters other than white space.
  var hasControlCharacters: Bool { contains { $0 < 0x20 && !$0.isWhiteSpace } }

  /// The number that up to nine digits make, or `nil` where there is anything else.
  var number: Int? {
    guard !isEmpty, count <= 9 else { return nil }
    var value = 0
    for byte in self {
      guard byte.isDigit else { return nil }
      value = value * 10 + Int(byte.digit)
    }
    return value
  }

  /// The text, or `nil` where it is not UTF-8.
  var text: String? { String(validating: self, as: UTF8.self) }

  /// The text to show in a message, whatever the bytes are.
  var shown: String {
    let most = 80
    let text = String(decoding: count > 4 * most ? part(0..<(4 * most)) : self, as: UTF8.self)
    return text.count > most ? text.prefix(most) + "…" : text
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var digit: UInt8 { self &- 0x30 }
  var isLetter: Bool { (lowercased >= 0x61 && lowercased <= 0x7A) }
  var isWhiteSpace: Bool { KeptText.isWhiteSpace(self) }
  var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }

  static let newline = UInt8(ascii: "\n")
  static let quote = UInt8(ascii: "\"")
  static let dot = UInt8(ascii: ".")
  static let comma = UInt8(ascii: ",")
  static let minus = UInt8(ascii: "-")
}

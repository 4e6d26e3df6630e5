/// What stands before the first element of an XML file.
///
/// A document type can stand only there, and entities only in it: where there is none, nothing can be expanded, and no
/// other file or address can be asked for. So this is looked at before an XML parser sees a byte.
enum XMLProlog {
  /// Goes through the prolog; throws where the file must not be parsed.
  static func check(_ piece: Bytes, isRoot: (String) -> Bool) throws(FileFault.Kind) {
    var rest = piece.trimmed
    if rest.starts(with: "<?xml".utf8) {
      guard let end = rest.range(of: "?>") else { throw .malformedXML("<?xml") }
      try checkEncoding(String(decoding: rest.part(0..<end), as: UTF8.self))
      rest = rest.from(end + 2).trimmed
    }
    while true {
      if rest.starts(with: "<!--".utf8) {
        guard let end = rest.from(4).range(of: "-->") else { throw .malformedXML("<!--") }
        rest = rest.from(4 + end + 3).trimmed
      } else if rest.starts(with: "<?".utf8) {
        guard let end = rest.range(of: "?>") else { throw .malformedXML("<?") }
        rest = rest.from(end + 2).trimmed
      } else {
        break
      }
    }
    if rest.starts(with: "<!".utf8) { throw .doctype }
    guard rest.first == UInt8(ascii: "<"),
      let end = rest.firstIndex(where: { $0.isWhiteSpace || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/") }),
      end <= 100, isRoot(String(decoding: rest.part(1..<end), as: UTF8.self))
    else { throw .otherXML }
  }

  /// Another encoding could hide from the bytes what the parser would see.
  private static func checkEncoding(_ declaration: String) throws(FileFault.Kind) {
    let lower = declaration.lowercased()
    guard let range = lower.firstRange(of: "encoding") else { return }
    let name = lower[range.upperBound...].drop { " \t\r\n=\"'".contains($0) }.prefix {
      $0.isLetter || $0.isNumber || $0 == "-"
    }
    guard ["utf-8", "utf8", "us-ascii"].contains(name) else { throw .otherEncoding(String(name)) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The offset of the first place where a text stands.
  fileprivate func range(of text: StaticString) -> Int? {
    let wanted = text.withUTF8Buffer { Array($0) }
    guard count >= wanted.count else { return nil }
    return (0...(count - wanted.count)).first {
      self[$0] == wanted[0] && part($0..<($0 + wanted.count)).elementsEqual(wanted)
    }
  }
}

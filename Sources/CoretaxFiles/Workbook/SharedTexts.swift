/// The texts that the cells of a workbook share, by number.
///
/// Kept as bytes, one after another: a workbook of a million documents has millions of them.
final class SharedTexts: XMLTaker {
  private let limits: ReadingLimits
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var isInText = false
  private var phoneticDepth = 0

  init(limits: ReadingLimits) {
    self.limits = limits
  }

  /// How many there are.
  var count: Int { ends.count }

  /// Hands over the text of a number, or `nil` where there is none.
  func withText<Value>(_ number: Int, _ body: (Bytes?) -> Value) -> Value {
    guard ends.indices.contains(number) else { return body(nil) }
    let start = number == 0 ? 0 : ends[number - 1]
    return bytes.withUnsafeBufferPointer { body($0.part(start..<ends[number])) }
  }

  func begin(_ element: String, _ attributes: [String: String]) throws(FileFault.Kind) {
    switch element {
    case "t": isInText = phoneticDepth == 0
    case "rPh": phoneticDepth += 1
    default: break
    }
  }

  func end(_ element: String) throws(FileFault.Kind) {
    switch element {
    case "t": isInText = false
    case "rPh": phoneticDepth -= 1
    case "si":
      ends.append(bytes.count)
      guard ends.count <= limits.sharedTexts else { throw .workbookTooLarge }
    default: break
    }
  }

  func text(_ text: String) throws(FileFault.Kind) {
    guard isInText else { return }
    bytes.append(contentsOf: text.utf8)
    guard bytes.count <= limits.sharedTextBytes else { throw .workbookTooLarge }
  }
}

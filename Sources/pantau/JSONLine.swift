import Foundation
import Wording

/// A value as one line of JSON (RFC 8259), in which nothing that cannot be seen stands as it is.
struct JSONLine {
  /// The line, without its end.
  let text: String

  /// Writes a value down; its fields in the order of their names.
  init(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    text = EscapedJSON.escaping(String(decoding: try encoder.encode(value), as: UTF8.self))
  }
}

import Foundation

/// Bytes as text (RFC 4648, section 4).
public enum Base64 {
  /// The text of the UTF-8 bytes of another.
  public static func text(_ text: String) -> String { self.text(Array(text.utf8)) }

  static func text(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}

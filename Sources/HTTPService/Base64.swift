import Foundation

/// Bytes as text (RFC 4648, section 4).
public enum Base64 {
  /// The text of the UTF-8 bytes of another.
  public static func text(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
}

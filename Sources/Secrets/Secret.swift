/// Something that only the service it belongs to may see: a token, a key, a password.
///
/// It has no way out but ``reveal(_:)``: printed, interpolated, dumped or mirrored it is a word that says nothing, and it
/// cannot be encoded or hashed.
public struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let value: String

  /// A secret.
  public init(_ value: String) {
    self.value = value
  }

  /// Hands the secret to the one place that sends it.
  public func reveal<Result>(_ use: (String) throws -> Result) rethrows -> Result {
    try use(value)
  }

  /// Another secret made of this one, such as a header's value.
  public func map(_ change: (String) -> String) -> Secret {
    Secret(change(value))
  }

  /// Whether another secret is the same one.
  public func isSame(as other: Secret) -> Bool { value == other.value }

  /// Whether all its letters and signs are those of ASCII.
  public var isASCII: Bool { value.utf8.allSatisfy { $0 < 0x80 } }

  /// A word that says nothing of the secret.
  public var description: String { "‹secret›" }

  /// The same word.
  public var debugDescription: String { description }

  /// Nothing to look into.
  public var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .struct) }
}

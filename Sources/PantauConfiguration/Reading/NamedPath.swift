import Wording

/// A file that a queue of a configuration names.
public struct NamedPath: Sendable, Equatable {
  /// The key that names it.
  public let key: String
  /// The path as it was written.
  public let path: String
  /// What it is for.
  public let purpose: Phrase
}

import Wording

/// A promise of a contract that was not kept.
public struct BrokenPromise: Explained, CustomStringConvertible {
  /// What was expected, and what came.
  public let phrase: Phrase

  /// What was expected, and what came.
  public init(_ phrase: Phrase) {
    self.phrase = phrase
  }

  /// What was expected, and what came, in a text that is not translated: for tests.
  public init(_ description: String) {
    self.init(Phrase(same: "\(description)"))
  }

  /// What was expected, and what came, in English.
  public var description: String { phrase.text(.english).string }
}

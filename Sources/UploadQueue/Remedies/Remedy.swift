import Wording

/// What to do about a status or a failure, step by step, with where that is known from.
public struct Remedy: Sendable, Hashable {
  /// What it means.
  public let meaning: Phrase
  /// What to do, in order.
  public let steps: [Phrase]
  /// What not to do.
  public let avoid: [Phrase]
  /// Where this is known from.
  public let source: SafeText

  init(_ meaning: Phrase, steps: [Phrase] = [], avoid: [Phrase] = [], source: SafeText) {
    self.meaning = meaning
    self.steps = steps
    self.avoid = avoid
    self.source = source
  }
}

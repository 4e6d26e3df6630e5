import Wording

/// What a probe has found: a plain answer, and where it is not well, why and what to do next.
public struct Finding: Sendable, Equatable {
  /// How it stands.
  public enum Level: String, Sendable, Hashable, CaseIterable {
    /// Well.
    case fine
    /// It could not be looked at, or there was nothing to look at.
    case skipped
    /// It will be wrong, or is not as it should be.
    case warning
    /// It is wrong.
    case wrong
  }

  /// What a program may want to reckon with.
  public enum Fact: Sendable, Equatable {
    /// A text.
    case text(String)
    /// A whole number.
    case number(Int64)
    /// Whether something is so.
    case truth(Bool)
  }

  /// How it stands.
  public var level: Level
  /// The plain answer.
  public var answer: Phrase
  /// Why.
  public var reason: Phrase?
  /// What to do next.
  public var nextStep: Phrase?
  /// The numbers and names behind the answer, by names of their own.
  public var facts: [String: Fact]

  /// A finding.
  public init(
    _ level: Level, _ answer: Phrase, because reason: Phrase? = nil, next nextStep: Phrase? = nil,
    facts: [String: Fact] = [:]
  ) {
    self.level = level
    self.answer = answer
    self.reason = reason
    self.nextStep = nextStep
    self.facts = facts
  }
}

extension [Finding] {
  /// The worst of them; what was not looked at is no worse than what is well.
  public var worst: Finding.Level {
    if contains(where: { $0.level == .wrong }) { return .wrong }
    return contains { $0.level == .warning } ? .warning : .fine
  }
}

import Wording

/// Why a backend could not do what it was asked, in words, and how much of that may be read where others look on.
///
/// What Pantau says itself names a kind of failure and a place. In what a service or a program says of itself anybody may
/// be named, so that whoever makes the words says whose they are.
public struct FailureWords: Sendable {
  /// The words.
  public let text: String
  /// The same without what tells who anybody is.
  private let unnamed: String

  private init(_ text: String, unnamed: String) {
    self.text = text
    self.unnamed = unnamed
  }

  /// Words of Pantau's own.
  public static func own(_ text: SafeText) -> FailureWords {
    FailureWords(text.string, unnamed: Mask.numbers(in: text.string))
  }

  /// Words of the other side, or anything that holds some of them.
  public static func said(_ words: String) -> FailureWords {
    FailureWords(words, unnamed: words.isEmpty ? "" : Mask.words(words))
  }

  /// The words within a sentence of Pantau's own.
  public func within(_ sentence: (String) -> SafeText) -> FailureWords {
    FailureWords(sentence(text).string, unnamed: sentence(unnamed).string)
  }

  /// The words without what tells who anybody is.
  public var masked: FailureWords { FailureWords(unnamed, unnamed: unnamed) }
}

extension FailureWords: ExpressibleByStringLiteral {
  /// Words of Pantau's own, such as the name of a format.
  public init(stringLiteral value: StaticString) {
    self = .own(SafeText(stringLiteral: value))
  }
}

extension FailureWords: CustomStringConvertible {
  /// The words.
  public var description: String { text }
}

extension FailureWords: Hashable {
  /// The same words are the same, whoever said them.
  public static func == (left: FailureWords, right: FailureWords) -> Bool { left.text == right.text }

  /// By the words.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension SafeText.Interpolation {
  /// Adds why something failed, made safe.
  public mutating func appendInterpolation(_ words: FailureWords) { appendInterpolation(words.text) }
}

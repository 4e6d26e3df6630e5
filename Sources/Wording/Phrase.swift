/// Something Pantau says, in every language it speaks.
///
/// Both wordings are parameters of the only initialiser, so a missing translation does not compile.
public struct Phrase: Sendable, Hashable {
  private let indonesian: SafeText
  private let english: SafeText

  /// A phrase with its two wordings side by side.
  public init(id indonesian: SafeText, en english: SafeText) {
    self.indonesian = indonesian
    self.english = english
  }

  /// A phrase that reads the same in every language, such as a status word of the portal.
  public init(same text: SafeText) {
    self.init(id: text, en: text)
  }

  /// One phrase after another.
  public static func + (left: Phrase, right: Phrase) -> Phrase {
    Phrase(id: left.indonesian + right.indonesian, en: left.english + right.english)
  }

  /// The wording in one language.
  public func text(_ language: Language) -> SafeText {
    switch language {
    case .indonesian: indonesian
    case .english: english
    }
  }
}

/// An error that can be told to the person who met it.
public protocol Explained: Error {
  /// What was wrong, where, and what to do.
  var phrase: Phrase { get }
}

import Wording

/// What is said to have a queue that nothing is sent from, or no longer.
enum ReadOnlyWish: CaseIterable {
  case on, off

  /// What a word asks for, in either language.
  init?(_ word: String) {
    guard let wish = Self.allCases.first(where: { wish in Language.allCases.contains { wish.name($0) == word } })
    else { return nil }
    self = wish
  }

  /// The word for it in a language.
  func name(_ language: Language) -> String {
    switch (self, language) {
    case (.on, .indonesian): "ya"
    case (.on, .english): "on"
    case (.off, .indonesian): "tidak"
    case (.off, .english): "off"
    }
  }

  /// The whole command, as it can be typed.
  ///
  /// - Parameter colon: What a command begins with where it is typed.
  func typed(_ language: Language, _ colon: SafeText) -> SafeText {
    "\(colon)\(PromptVerb.readOnly.name(language)) \(name(language))"
  }
}

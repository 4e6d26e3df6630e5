import Wording

/// Why a backend could not do what it was asked, in words, and how much of that may be read where others look on.
///
/// What Pantau says itself names a kind of failure and a place, and is said in both languages, as the one that is read may
/// change. In what a service or a program says of itself anybody may be named, so that whoever makes the words says whose
/// they are.
public struct FailureWords: Sendable {
  /// Words of one language, and the same without what tells who anybody is.
  private struct Form: Sendable {
    let text: String
    let unnamed: String

    static func own(_ text: SafeText) -> Form { Form(text: text.string, unnamed: Mask.numbers(in: text.string)) }

    func within(_ sentence: (String) -> SafeText) -> Form {
      Form(text: sentence(text).string, unnamed: sentence(unnamed).string)
    }

    var masked: Form { Form(text: unnamed, unnamed: unnamed) }
  }

  private let indonesian: Form
  private let english: Form
  /// The one in which they are written down.
  private let language: Language

  /// The words as they are written down.
  public var text: String { text(language) }

  /// The words, in a language as far as they are Pantau's own.
  public func text(_ language: Language) -> String { form(language).text }

  /// The words as a text of either language.
  public var phrase: Phrase { Phrase(id: "\(text(.indonesian))", en: "\(text(.english))") }

  private func form(_ language: Language) -> Form {
    switch language {
    case .indonesian: indonesian
    case .english: english
    }
  }

  private init(_ form: (Language) -> Form, writtenIn language: Language) {
    (indonesian, english) = (form(.indonesian), form(.english))
    self.language = language
  }

  /// Words of Pantau's own that are the same in every language.
  public static func own(_ text: SafeText) -> FailureWords {
    FailureWords({ _ in .own(text) }, writtenIn: .indonesian)
  }

  /// Words of Pantau's own, written down in a language.
  public static func own(_ phrase: Phrase, in language: Language) -> FailureWords {
    FailureWords({ .own(phrase.text($0)) }, writtenIn: language)
  }

  /// Words of the other side, or anything that holds some of them.
  public static func said(_ words: String) -> FailureWords {
    let form = Form(text: words, unnamed: words.isEmpty ? "" : Mask.words(words))
    return FailureWords({ _ in form }, writtenIn: .indonesian)
  }

  /// The words within something that is the same in every language.
  public func within(_ frame: (String) -> SafeText) -> FailureWords {
    FailureWords({ form($0).within(frame) }, writtenIn: language)
  }

  /// The words within a sentence of Pantau's own, written down in a language.
  public func within(_ sentence: (String) -> Phrase, in language: Language) -> FailureWords {
    FailureWords({ language in form(language).within { sentence($0).text(language) } }, writtenIn: language)
  }

  /// The words without what tells who anybody is.
  public var masked: FailureWords { FailureWords({ form($0).masked }, writtenIn: language) }
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

import Wording

extension String {
  /// The text with a mark in the place of each word that looks like a token: one that was pasted where the name of a program,
  /// a file or a field belongs is not repeated.
  ///
  /// A JSON Web Token (RFC 7519) is known by its beginning, another one by 20 letters and digits in a row of which some are
  /// large, some small, and a digit stands before a letter: a name ends in its digits.
  public var withoutTokens: String {
    guard utf8.count >= Self.fewestOfToken else { return self }
    var (result, word) = ("", "")
    for character in self {
      if character.isOfToken {
        word.append(character)
      } else {
        result += word.shownUnlessToken
        result.append(character)
        word = ""
      }
    }
    return result + word.shownUnlessToken
  }

  /// Less letters and digits than this are no token.
  private static let fewestOfToken = 20

  private var shownUnlessToken: String { looksLikeToken ? "•••" : self }

  private var looksLikeToken: Bool {
    guard utf8.count >= Self.fewestOfToken else { return false }
    return hasPrefix("eyJ")
      || split { $0 == "." || $0 == "-" }.contains { part in
        part.utf8.count >= Self.fewestOfToken && part.contains(where: \.isUppercase)
          && part.contains(where: \.isLowercase)
          && zip(part, part.dropFirst()).contains { $0.isNumber && $1.isLetter }
      }
  }
}

extension Character {
  /// Whether it is one of Base64 as addresses have it (RFC 4648, section 5), or the dot between the parts of a token.
  fileprivate var isOfToken: Bool { isASCII && (isLetter || isNumber || self == "-" || self == "_" || self == ".") }
}

extension Phrase {
  /// The same in both languages, without words that look like a token.
  public var withoutTokens: Phrase {
    Phrase(
      id: SafeText(text(.indonesian).string.withoutTokens), en: SafeText(text(.english).string.withoutTokens))
  }
}

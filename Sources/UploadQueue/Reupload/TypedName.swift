import Wording

/// What a person types to confirm that this document is meant.
public struct TypedName: Sendable, Hashable {
  /// What is asked for: the document's name as it is shown, where a keyboard has every character of it, else another of
  /// its identities.
  public let asked: String
  /// Whether that is what the document is called everywhere else.
  public let isName: Bool
  private let accepted: [String]

  /// What is typed for a document.
  public init(_ document: Document) {
    let shown = SafeText(document.name).string
    let others = [document.documentNumber, document.nsfp?.digits, document.recordID, document.id.rawValue]
    asked = ([shown] + others.compactMap { $0 }).first(where: Self.isTypable) ?? shown
    isName = asked == shown
    accepted = [asked, shown, document.name]
  }

  /// Whether a text is what was asked for; small letters stand for capitals.
  public func accepts(_ typed: String) -> Bool {
    accepted.contains { $0.count == typed.count && Self.agreement(of: $0, with: typed) == typed.count }
  }

  /// How many characters at the beginning of a text are right; `nil` while nothing in it is wrong.
  public func rightCharacters(in typed: String) -> Int? {
    let right = accepted.map { Self.agreement(of: $0, with: typed) }.max() ?? 0
    return right < typed.count ? right : nil
  }

  /// How many characters both begin with.
  private static func agreement(of name: String, with typed: String) -> Int {
    zip(name, typed).prefix { $0 == $1 || $0.lowercased() == $1.lowercased() }.count
  }

  /// Whether every keyboard has the characters, and the eye sees each of them.
  private static func isTypable(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.hasPrefix(" ") && !text.hasSuffix(" ")
      && !text.contains("  ")
  }
}

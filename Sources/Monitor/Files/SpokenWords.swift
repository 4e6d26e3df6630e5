/// Names of files on the command line, apart by blanks; what stands in quotes, single or double, is one name.
struct SpokenWords: Equatable {
  /// The names.
  private(set) var words: [String] = []
  /// What stands before the last of them.
  private(set) var head = ""
  /// As much of the last one as is written; empty where a new one may begin.
  private(set) var begun = ""

  init(_ text: String) {
    var rest = text[...]
    while true {
      rest = rest.drop { $0 == " " }
      head = String(text[..<rest.startIndex])
      begun = ""
      guard let first = rest.first else { return }
      let (word, left) = Self.first(of: rest)
      // What follows a blank, or a quote that is closed, is another name.
      let isEnded = !left.isEmpty || Self.quotes.contains(first) && rest.count > 1 && rest.last == first
      words.append(word)
      begun = word
      guard isEnded else { return }
      rest = left
    }
  }

  private static let quotes: Set<Character> = ["\"", "'"]

  /// The first name of a text, and what follows it.
  static func first(of text: Substring) -> (word: String, rest: Substring) {
    let text = text.drop { $0 == " " }
    guard let quote = text.first, quotes.contains(quote) else {
      let word = text.prefix { $0 != " " }
      return (String(word), text[word.endIndex...])
    }
    let word = text.dropFirst().prefix { $0 != quote }
    return (String(word), text[word.endIndex...].dropFirst())
  }

  /// The one name that a whole text is, where it stands in quotes as a file that is dropped on a terminal does.
  static func withoutQuotes(_ text: String) -> String {
    guard let quote = text.first, quotes.contains(quote), text.count > 2, text.last == quote else { return text }
    return String(text.dropFirst().dropLast())
  }

  /// A name as it is written here.
  static func written(_ name: String) -> String {
    guard name.contains(" ") || name.hasPrefix("'") else { return name }
    // Inside a folder the name goes on.
    return name.hasSuffix("/") ? "\"\(name)" : "\"\(name)\""
  }
}

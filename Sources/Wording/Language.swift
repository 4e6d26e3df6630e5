/// A language that Pantau speaks, completely.
public enum Language: String, Sendable, Hashable, CaseIterable {
  /// Bahasa Indonesia, the first language of the program.
  case indonesian = "id"
  /// English.
  case english = "en"

  /// The language a POSIX locale name asks for, such as `id_ID.UTF-8`; Indonesian where it asks for none that is known.
  public init(locale: String?) {
    let code = (locale ?? "").prefix { $0.isLetter }.lowercased()
    self = code == "en" ? .english : .indonesian
  }
}

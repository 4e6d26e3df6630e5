import Secrets
import Wording

/// Something in a configuration that cannot be right: where, what, and what to do.
public struct ConfigurationFault: Explained, Equatable {
  /// Where it stands, if it stands anywhere.
  public let place: TextPlace?
  /// What is wrong; a token that stands where it does not belong is not repeated.
  public let phrase: Phrase

  init(_ place: TextPlace?, _ phrase: Phrase) {
    self.place = place
    self.phrase = phrase.withoutTokens
  }

  /// The fault with its file, line and column, in the form that editors jump to.
  public func told(in file: String) -> Phrase {
    guard let place else {
      return Phrase(id: "\(file): \(phrase.text(.indonesian))", en: "\(file): \(phrase.text(.english))")
    }
    let start: SafeText = "\(file):\(place.line):\(place.column): "
    return Phrase(id: start + phrase.text(.indonesian), en: start + phrase.text(.english))
  }
}

extension ConfigurationFault {
  /// A key that nothing is known of.
  static func unknownKey(
    _ entry: TomlEntry, in table: String, known: [String], orOf unlisted: [String] = []
  ) -> ConfigurationFault {
    let (key, hint) = (entry.key, Suggestion(for: entry.key, among: known, orOf: unlisted))
    return table.isEmpty
      ? ConfigurationFault(
        entry.place,
        Phrase(
          id: "kunci “\(key)” tidak dikenal\(hint.text(.indonesian))", en: "unknown key “\(key)”\(hint.text(.english))")
      )
      : ConfigurationFault(
        entry.place,
        Phrase(
          id: "kunci “\(key)” tidak dikenal di [\(table)]\(hint.text(.indonesian))",
          en: "unknown key “\(key)” in [\(table)]\(hint.text(.english))"))
  }

  /// A value of another kind than its key wants.
  static func wrongKind(_ key: String, _ value: TomlValue, wanted: Phrase) -> ConfigurationFault {
    let found = value.kind
    return ConfigurationFault(
      value.place,
      Phrase(
        id: "\(key): seharusnya \(wanted.text(.indonesian)), bukan \(found.text(.indonesian))",
        en: "\(key): should be \(wanted.text(.english)), not \(found.text(.english))"))
  }

  /// A value that is none of those that are known.
  static func unknownValue(_ key: String, _ value: String, at place: TextPlace, known: [String]) -> ConfigurationFault {
    let hint = Suggestion(for: value, among: known)
    return ConfigurationFault(
      place,
      Phrase(
        id: "\(key): “\(value)” tidak dikenal\(hint.text(.indonesian))",
        en: "\(key): “\(value)” is not known\(hint.text(.english))"))
  }

  /// A value that its key does not take.
  static func badValue(_ key: String, _ value: String, at place: TextPlace, _ why: Phrase) -> ConfigurationFault {
    ConfigurationFault(
      place,
      Phrase(
        id: "\(key): “\(value)” \(why.text(.indonesian))", en: "\(key): “\(value)” \(why.text(.english))"))
  }

  /// A value that cannot be used, by words that name it themselves.
  static func told(_ key: String, at place: TextPlace, _ words: Phrase) -> ConfigurationFault {
    ConfigurationFault(
      place, Phrase(id: "\(key): \(words.text(.indonesian))", en: "\(key): \(words.text(.english))"))
  }
}

extension TomlValue {
  /// What kind of value it is.
  fileprivate var kind: Phrase {
    switch content {
    case .table: Phrase(id: "sebuah tabel", en: "a table")
    case .array: Phrase(id: "sebuah daftar", en: "a list")
    case .string(let text): Phrase(id: "teks “\(text)”", en: "the text “\(text)”")
    case .integer(let number): Phrase(id: "angka \(number)", en: "the number \(number)")
    case .number(let number): Phrase(id: "angka \("\(number)")", en: "the number \("\(number)")")
    case .boolean(let value): Phrase(same: value ? "true" : "false")
    case .moment: Phrase(id: "tanggal atau waktu", en: "a date or time")
    }
  }
}

import UploadQueue
import Wording

/// A span of time as people write it: `90m`, `24 jam`, `1d 12h`.
public enum WrittenSpan {
  /// Reads a span; `nil` where it is none, or names a unit twice.
  ///
  /// A bare `h` is an hour, as everywhere else in settings, whatever the language of the screens.
  public static func read(_ text: String) -> Duration? {
    var rest = Substring(text.lowercased()).drop { $0 == " " }
    guard !rest.isEmpty else { return nil }
    var total: Int64 = 0
    var units: Set<TimeUnit> = []
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard let count = Int64(digits), count <= 100_000 else { return nil }
      rest = rest.dropFirst(digits.count).drop { $0 == " " }
      let word = rest.prefix { $0.isLetter }
      guard let unit = word == "h" ? .hour : TimeUnit(name: String(word)),
        units.insert(unit).inserted
      else { return nil }
      total += count * unit.milliseconds
      rest = rest.dropFirst(word.count).drop { $0 == " " || $0 == "," }
    }
    return .milliseconds(total)
  }

  /// What kind of value a span is.
  static let kind = Phrase(
    id: "lama waktu dalam tanda kutip, seperti \"24 jam\"", en: "a span of time in quotes, such as \"24h\"")

  /// What a span looks like.
  static let wanted = Phrase(
    id: "bukan lama waktu; tulis seperti “90m”, “24 jam”, atau “2 hari”",
    en: "is no span of time; write “90m”, “24h” or “2 days”")
}

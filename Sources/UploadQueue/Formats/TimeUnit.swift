import Wording

/// A unit of time: how it is shown, and how it is understood where somebody writes it.
public enum TimeUnit: Sendable, Hashable, CaseIterable {
  case millisecond, second, minute, hour, day, week

  /// Its length.
  public var milliseconds: Int64 {
    switch self {
    case .millisecond: 1
    case .second: 1000
    case .minute: 60_000
    case .hour: 3_600_000
    case .day: 86_400_000
    case .week: 604_800_000
    }
  }

  /// What stands for it where there is little room, the same on every screen of a language.
  public func short(_ language: Language) -> SafeText {
    SafeText(language == .indonesian ? names.indonesian : names.english)
  }

  /// The unit of a name, in any case; `nil` where there is none, or where it has another meaning in the other language.
  public init?(name: String) {
    let name = name.lowercased()
    guard let unit = Self.allCases.first(where: { $0.names.all.contains(name) }) else { return nil }
    self = unit
  }

  /// The unit of a name as people who read screens of a language mean it.
  ///
  /// `h` and `hr` are hari in Indonesian and hours in English; without a language they are neither.
  public init?(name: String, in language: Language?) {
    if let language, Self.isAmbiguous(name) {
      self = language == .indonesian ? .day : .hour
    } else {
      self.init(name: name)
    }
  }

  /// Whether a name means one unit in Indonesian and another in English.
  static func isAmbiguous(_ name: String) -> Bool { ["h", "hr", "hrs"].contains(name.lowercased()) }

  /// A length of time in which every unit that could mean two things has become one that cannot: `5hr3j` is `5hari3j`, and
  /// `2m`, which might be months, `2menit`.
  static func settled(_ written: String, in language: Language?) -> String {
    guard let language else { return written }
    var settled = ""
    var rest = written[...]
    while !rest.isEmpty {
      let between = rest.prefix { !$0.isLetter }
      let name = rest.dropFirst(between.count).prefix(while: \.isLetter)
      let word: Substring =
        if isAmbiguous(String(name)) {
          language == .indonesian ? "hari" : "hours"
        } else if name.lowercased() == "m" {
          language == .indonesian ? "menit" : "minutes"
        } else {
          name
        }
      settled += between + word
      rest = rest.dropFirst(between.count + name.count)
    }
    return settled
  }

  /// Whether a text is nothing but the name of a unit.
  static func isName(_ text: String) -> Bool { isAmbiguous(text) || TimeUnit(name: text) != nil }

  /// Whether a text is a number and a unit: `3j`.
  static func isCounted(_ text: String) -> Bool {
    let number = text.prefix(while: \.isNumber)
    return !number.isEmpty && isName(String(text.dropFirst(number.count)))
  }

  /// The short forms of the languages, and every other one that is understood.
  private var names: (indonesian: String, english: String, all: Set<String>) {
    switch self {
    case .millisecond: ("ms", "ms", ["ms"])
    case .second: ("dtk", "s", ["dtk", "s", "detik", "sec", "second", "seconds"])
    case .minute: ("mnt", "min", ["mnt", "min", "m", "menit", "minute", "minutes"])
    case .hour: ("j", "h", ["j", "jam", "hour", "hours"])
    case .day: ("hr", "d", ["d", "hari", "day", "days"])
    case .week: ("mg", "w", ["mg", "w", "minggu", "week", "weeks"])
    }
  }
}

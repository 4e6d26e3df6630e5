import Wording

/// A rule for the passphrase of a kode otorisasi DJP, as somebody has published it.
///
/// The sources do not agree about every character; which of them Coretax itself takes, no source says.
public enum PassphraseRule: String, Sendable, Hashable, CaseIterable {
  /// Eight characters or more.
  case length
  /// A capital letter.
  case uppercase
  /// A small letter.
  case lowercase
  /// A digit.
  case digit
  /// A special character.
  case special
  /// None of the characters that somebody advises against and nobody recommends.
  case avoided
  /// None of the characters that one source recommends and another advises against.
  case undisputed
  /// None of the characters that no source speaks of.
  case known

  /// How a passphrase stands to a rule.
  public enum Verdict: String, Sendable, Hashable {
    /// It keeps it.
    case holds
    /// It does not.
    case broken = "does-not"
    /// It has a character about which the sources differ.
    case disputed = "sources-conflict"
    /// It has a character of which no source speaks.
    case unknown = "no-source"
  }

  /// What the rule asks for.
  public var phrase: Phrase {
    switch self {
    case .length:
      Phrase(id: "paling sedikit \(Self.leastLength) karakter", en: "at least \(Self.leastLength) characters")
    case .uppercase: Phrase(id: "ada huruf besar (A–Z)", en: "a capital letter (A–Z)")
    case .lowercase: Phrase(id: "ada huruf kecil (a–z)", en: "a small letter (a–z)")
    case .digit: Phrase(id: "ada angka", en: "a digit")
    case .special: Phrase(id: "ada karakter khusus", en: "a special character")
    case .avoided:
      Phrase(id: "tanpa karakter yang dilarang: / ' + dan \\", en: "none of those advised against: / ' + and \\")
    case .undisputed:
      Phrase(
        id: "tanpa yang disarankan satu sumber dan dilarang sumber lain: %",
        en: "none that one source recommends and another advises against: %")
    case .known:
      Phrase(
        id: "karakter khusus lain hanya yang disarankan dan tidak dipersoalkan: \(Self.recommended)",
        en: "of others only those that are recommended and no source objects to: \(Self.recommended)")
    }
  }

  /// Who says so.
  public var source: Phrase {
    switch self {
    case .length, .uppercase, .lowercase, .digit, .special: Phrase(same: "DDTCNews 1814875")
    case .avoided:
      Phrase(
        id: "/ ' +: Instagram DJP 13 Jan 2025, menurut ntvnews.id; \\: Coretaxpedia",
        en: "/ ' +: DJP's Instagram of 13 Jan 2025, after ntvnews.id; \\: Coretaxpedia")
    case .undisputed:
      Phrase(
        id: "DDTCNews 18 Feb 2025 menyarankan !@#$%&*; tdcdigital.id melarang %",
        en: "DDTCNews of 18 Feb 2025 recommends !@#$%&*; tdcdigital.id advises against %")
    case .known:
      Phrase(
        id: "DDTCNews 18 Feb 2025; tentang yang lain (spasi, huruf beraksen, - ? dan sebagainya) tidak ada sumber",
        en: "DDTCNews of 18 Feb 2025; of others (spaces, accented letters, - ? and so on) no source speaks")
    }
  }

  /// The special characters that no source objects to.
  public static let recommended: SafeText = "! @ # $ & *"

  /// How the passphrase stands to every rule, in their order; `bytes` is its UTF-8, of which nothing is kept.
  public static func verdicts(on bytes: some Sequence<UInt8>) -> [(rule: PassphraseRule, verdict: Verdict)] {
    var kinds = Kinds()
    for byte in bytes { kinds.take(byte) }
    return allCases.map { ($0, $0.verdict(on: kinds)) }
  }

  private static let leastLength = 8

  private func verdict(on kinds: Kinds) -> Verdict {
    switch self {
    case .length: kinds.length >= Self.leastLength ? .holds : .broken
    case .uppercase: kinds.hasUppercase ? .holds : .broken
    case .lowercase: kinds.hasLowercase ? .holds : .broken
    case .digit: kinds.hasDigit ? .holds : .broken
    case .special: kinds.hasSpecial ? .holds : .broken
    case .avoided: kinds.hasAvoided ? .broken : .holds
    case .undisputed: kinds.hasDisputed ? .disputed : .holds
    case .known: kinds.hasUnknown ? .unknown : .holds
    }
  }

  /// What is told of a passphrase: of which kinds its characters are, and not which they are.
  private struct Kinds {
    var length = 0
    var hasUppercase = false
    var hasLowercase = false
    var hasDigit = false
    var hasSpecial = false
    var hasAvoided = false
    var hasDisputed = false
    var hasUnknown = false

    mutating func take(_ byte: UInt8) {
      // What goes on with a character of several bytes is no further one.
      if byte & 0xC0 != 0x80 { length += 1 }
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): hasUppercase = true
      case UInt8(ascii: "a")...UInt8(ascii: "z"): hasLowercase = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigit = true
      case UInt8(ascii: "!"), UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "&"),
        UInt8(ascii: "*"):
        hasSpecial = true
      case UInt8(ascii: "/"), UInt8(ascii: "'"), UInt8(ascii: "+"), UInt8(ascii: "\\"):
        hasSpecial = true
        hasAvoided = true
      case UInt8(ascii: "%"):
        hasSpecial = true
        hasDisputed = true
      case 0x21...0x7E:
        hasSpecial = true
        hasUnknown = true
      // Spaces, and letters beyond ASCII.
      default: hasUnknown = true
      }
    }
  }
}

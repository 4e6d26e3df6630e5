import Wording

/// Signs that a screen reader passes over, and that a poor terminal does not have, as words and plain characters.
enum PlainSpelling {
  static func spell(_ text: SafeText, _ language: Language) -> SafeText {
    guard !text.string.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    var spelt = ""
    // Of a sign that is left out no gap stays, at the beginning least of all.
    var isAfterGap = true
    var dropsGap = false
    for character in text.string {
      if dropsGap, character == " " { continue }
      let sign = sign(character, language)
      dropsGap = sign?.isEmpty == true && isAfterGap
      guard !dropsGap else { continue }
      spelt += sign ?? String(character)
      isAfterGap = character == " "
    }
    while let gap = spelt.firstRange(of: " , ") { spelt.replaceSubrange(gap, with: ", ") }
    // What was safe to show stays so: only known signs were put in place of others.
    return SafeText(spelt)
  }

  private static func sign(_ character: Character, _ language: Language) -> String? {
    let isIndonesian = language == .indonesian
    return switch character {
    case "·": ","
    case "…": "..."
    case "–", "—": "-"
    case "→": isIndonesian ? "lalu" : "then"
    case "≠": isIndonesian ? "tetapi" : "but"
    case "≥": isIndonesian ? "paling sedikit" : "at least"
    case "≤": isIndonesian ? "paling lama" : "at most"
    case "“", "”": "\""
    case "’": "'"
    case "★", "✎", "‼", "✓", "✗", "●", "◌", "↻", "▼", "▲": ""
    default: nil
    }
  }
}

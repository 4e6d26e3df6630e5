/// What is left of something private where others may look on: enough to tell two apart, not enough to know who it is.
public enum Mask {
  private static let hidden = "***"
  /// What a company is stays readable.
  private static let forms: Set<String> = [
    "PT", "PT.", "CV", "CV.", "UD", "UD.", "FA", "FA.", "TBK", "TBK.", "(PERSERO)", "PERSERO", "PERUM", "KOPERASI",
    "YAYASAN",
  ]

  /// A name of which every word keeps its first letter.
  public static func name(_ name: String) -> String {
    name.split(whereSeparator: \.isWhitespace).map { word in
      forms.contains(word.uppercased()) ? String(word) : String(word.prefix(1)) + hidden
    }.joined(separator: " ")
  }

  /// An NPWP or NIK of which the last four digits stay.
  public static func identity(_ identity: String) -> String {
    "*" + hidden + identity.filter(\.isWholeNumber).suffix(identity.count > 8 ? 4 : 0)
  }

  /// Of words that somebody wrote freely only failure codes stay, such as `ETAX-40001`: anybody may be named in them.
  ///
  /// A code is one of a family that is known, with at most five digits and nothing more after them: any other word with a
  /// number may be somebody's.
  public static func words(_ text: String) -> String {
    let family = /\b(?:ETAX-API|ETAXSERVICE|ETAX|API|REG-KODJP|KODJP|TPPN|TI)-/
    let codes = text.matches(of: family).compactMap { match -> String? in
      let digits = text[match.range.upperBound...].prefix { $0.isASCII && $0.isNumber }
      let rest = text[digits.endIndex...]
      guard (2...5).contains(digits.count), rest.prefixMatch(of: /[\p{L}\p{N}_]|[.,:\/\-][\p{L}\p{N}_]/) == nil else {
        return nil
      }
      return String(match.output + digits)
    }
    return codes.isEmpty ? hidden : codes.joined(separator: " ")
  }

  /// A text of the program's own, in which a number as long as an NPWP or NIK keeps its last four digits.
  public static func numbers(in text: String) -> String {
    text.replacing(/[0-9](?:[.\- ]?[0-9]){14,}/) { identity(String($0.output)) }
  }
}

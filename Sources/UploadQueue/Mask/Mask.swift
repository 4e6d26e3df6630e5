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
  public static func words(_ text: String) -> String {
    let codes = text.matches(of: /[A-Z]{2,10}-[0-9]{2,8}/).map { String($0.output) }
    return codes.isEmpty ? hidden : codes.joined(separator: " ")
  }

  /// A text of the program's own, in which a number as long as an NPWP or NIK keeps its last four digits.
  public static func numbers(in text: String) -> String {
    text.replacing(/[0-9](?:[.\- ]?[0-9]){14,}/) { identity(String($0.output)) }
  }
}

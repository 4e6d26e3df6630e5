import Wording

/// The words that the argument parser puts around Pantau's own, in the language of this run.
enum HelpWording {
  /// A text of the parser, line by line, safe to show.
  static func spoken(_ text: String, in language: Language = .spoken) -> [SafeText] {
    withoutValue(text).split(separator: "\n", omittingEmptySubsequences: false).map { line in
      SafeText(language == .english ? String(line) : inIndonesian(String(line)))
    }
  }

  /// Without the value that was given to an option that takes none: it may be a secret.
  private static func withoutValue(_ text: String) -> String {
    guard text.hasPrefix("The option '"), let start = text.firstRange(of: takesNone + ", but '"),
      let end = text.ranges(of: "' was specified.").last, start.upperBound <= end.lowerBound
    else { return text }
    return text[..<start.lowerBound] + takesNone + "." + text[end.upperBound...]
  }

  private static let takesNone = "' does not take any value"

  private static func inIndonesian(_ line: String) -> String {
    var line = line
    for (english, indonesian) in beginnings where line.hasPrefix(english) {
      line = indonesian + line.dropFirst(english.count)
    }
    for (english, indonesian) in sentences + phrases where line.contains(english) {
      line = line.replacing(english, with: indonesian)
    }
    // Where the parser breaks a line between them, no blank stands before or after its words.
    for (english, indonesian) in broken
    where line.hasSuffix(english) || line.drop(while: { $0 == " " }).hasPrefix(english) {
      line = line.replacing(english, with: indonesian)
    }
    return line
  }

  /// A text in which only whole sentences of the parser's are put into the language: what surrounds them may be a program.
  static func withSentences(_ text: String, in language: Language = .spoken) -> String {
    guard language == .indonesian else { return text }
    return sentences.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  private static let sentences = [
    ("Show the version.", "Tampilkan versi."), ("Show help information.", "Tampilkan bantuan ini."),
    ("Show subcommand help information.", "Tampilkan bantuan."),
  ]

  private static let beginnings = [
    ("OVERVIEW: ", "RINGKASAN: "), ("USAGE: ", "PEMAKAIAN: "), ("ARGUMENTS:", "ARGUMEN:"), ("OPTIONS:", "OPSI:"),
    ("SUBCOMMANDS:", "PERINTAH:"), ("Unknown option ", "Opsi tidak dikenal: "),
    ("Unexpected argument ", "Argumen tidak dikenal: "), ("Missing value for ", "Nilai belum diisi untuk "),
    ("Missing expected argument ", "Argumen belum diisi: "),
  ]

  private static let broken = [("default:", "bawaan:"), ("(values:", "(nilai:")]

  private static let phrases = [
    ("<options>", "<opsi>"), ("<subcommand>", "<perintah>"), ("(default:", "(bawaan:"), ("(default)", "(bawaan) "),
    ("' and '", "' dan '"), ("' or '", "' atau '"),
    ("(values: ", "(nilai: "), ("; default: ", "; bawaan: "),
    ("for detailed help.", "untuk bantuan lengkap."), ("  See 'pantau help", "  Lihat 'pantau help"),
    ("The option '", "Opsi '"), (takesNone, "' tidak memakai nilai"), (" is invalid for ", " tidak sah untuk "),
    ("The value ", "Nilai "),
    ("Please provide one of ", "Pilih salah satu dari "), ("Did you mean ", "Maksudnya "),
  ]
}

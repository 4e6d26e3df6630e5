import Glibc
import UploadQueue
import Wording

/// The first word after the program's name, where it is none of its commands.
///
/// Without a command the monitor is opened, which takes no words: the parser would only count those that are too many.
enum FirstWord {
  /// Why the arguments cannot be meant so; `nil` where they begin with a command, or with no word at all.
  static func refusal(of arguments: [String]) -> Phrase? {
    guard let word = word(of: arguments) else { return nil }
    let commands = Pantau.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !commands.contains(word) else { return nil }
    // A name with a point or a slash in it is no command, and of a file that is there it is clear what is wanted.
    if word.contains(where: { $0 == "." || $0 == "/" }), access(word, F_OK) == 0 {
      let name = word.contains(" ") ? "\"\(word)\"" : word
      return Phrase(
        id: "“\(word)” sebuah berkas; maksudnya pantau import \(name)?",
        en: "“\(word)” is a file; did you mean pantau import \(name)?")
    }
    let meant = synonyms[word.lowercased()] ?? Nearest.word(to: word, in: commands + synonyms.keys)
    guard let command = meant.map({ synonyms[$0] ?? $0 }) else {
      return Phrase(
        id: "Tidak ada perintah “\(word)”. pantau --help menyebut semuanya.",
        en: "There is no command “\(word)”. pantau --help lists them all.")
    }
    return Phrase(
      id: "Tidak ada perintah “\(word)”; maksudnya pantau \(command)?",
      en: "There is no command “\(word)”; did you mean pantau \(command)?")
  }

  /// What the commands would be called in Indonesian.
  private static let synonyms = [
    "impor": "import", "ekspor": "export", "daftar": "list", "tampilkan": "show", "riwayat": "history",
    "statistik": "stats", "konfigurasi": "config", "mulai": "init", "pantau": "watch", "berkas": "paths",
    "bantuan": "help", "unggah-ulang": "reupload", "catatan": "note", "tandai": "mark",
  ]

  /// The first argument that is no option of the program, nor the value of one.
  private static func word(of arguments: [String]) -> String? {
    // Other options are the monitor's, and what follows them may be their value.
    afterLanguage(arguments).first.flatMap { $0.hasPrefix("-") ? nil : $0 }
  }

  /// The arguments after the program's own option, which may stand before a command.
  static func afterLanguage(_ arguments: [String]) -> ArraySlice<String> {
    var rest = arguments[...]
    while let first = rest.first, first == "--lang" || first.hasPrefix("--lang=") {
      rest = rest.dropFirst(first == "--lang" ? 2 : 1)
    }
    return rest
  }
}

import Wording

/// Why a secret cannot be had: what is wrong, where, and what to do; never a part of the secret, also where that was named
/// as the place that it is in.
public enum SecretFault: Explained, Hashable {
  /// The file cannot be read.
  case unreadableFile(String, reason: String)
  /// It is no ordinary file.
  case noFile(String)
  /// Others than its owner can read the file, or it belongs to somebody else.
  case exposedFile(String)
  /// The variable is not set.
  case noVariable(String)
  /// The program cannot be started.
  case noProgram(String)
  /// The program ended with an error.
  case failedProgram(String, status: String)
  /// The program did not end in time.
  case slowProgram(String, limit: Duration)
  /// Nobody has given it yet.
  case notGiven
  /// What was given last was refused, and nothing since.
  case refused
  /// There is nothing in it.
  case empty(String)
  /// It is too long, or has characters that no secret has.
  case strange(String)
  /// It has letters outside ASCII, and is to stand in a header; where it comes from, unless a person gave it.
  case beyondASCII(String?)

  /// What is wrong, and what to do.
  public var phrase: Phrase { words.withoutTokens }

  private var words: Phrase {
    switch self {
    case .unreadableFile(let path, let reason):
      Phrase(
        id: "Rahasia di \(path) tidak dapat dibaca: \(system: reason).",
        en: "The secret in \(path) cannot be read: \(reason).")
    case .noFile(let path):
      Phrase(id: "\(path) bukan berkas biasa.", en: "\(path) is no ordinary file.")
    case .exposedFile(let path):
      Phrase(
        id: "\(path) dapat dibaca pengguna lain, jadi tidak dipakai. Jalankan: chmod 600 \(path)",
        en: "\(path) can be read by others, so it is not used. Run: chmod 600 \(path)")
    case .noVariable(let name):
      Phrase(
        id: "Variabel lingkungan \(name) tidak ada atau kosong.",
        en: "The environment variable \(name) is not set, or empty.")
    case .noProgram(let name):
      Phrase(
        id: "Program \(name) untuk mengambil rahasia tidak dapat dijalankan; periksa namanya.",
        en: "The program \(name) that fetches the secret cannot be started; check its name.")
    case .failedProgram(let name, let status):
      Phrase(
        id: "Program \(name) tidak memberikan rahasia (\(status)); jalankan sendiri untuk melihat sebabnya.",
        en: "The program \(name) gave no secret (\(status)); run it yourself to see why.")
    case .slowProgram(let name, let limit):
      Phrase(
        id: "Program \(name) tidak memberikan rahasia dalam \(limit.components.seconds) detik.",
        en: "The program \(name) gave no secret within \(limit.components.seconds) s.")
    case .notGiven:
      Phrase(id: "Belum ada token.", en: "There is no token yet.")
    case .refused:
      Phrase(id: "Token yang terakhir ditolak.", en: "The last token was refused.")
    case .empty(let place):
      Phrase(id: "Rahasia dari \(place) kosong.", en: "The secret from \(place) is empty.")
    case .strange(let place):
      Phrase(
        id: "Rahasia dari \(place) bukan satu teks biasa; periksa isinya.",
        en: "The secret from \(place) is no plain text; check what is in it.")
    case .beyondASCII(let place?):
      Phrase(
        id: "Rahasia dari \(place) memuat huruf di luar ASCII, yang tidak dapat dibawa header HTTP; periksa isinya.",
        en: "The secret from \(place) has letters outside ASCII, which no HTTP header can carry; check what is in it.")
    case .beyondASCII(nil):
      Phrase(
        id: "Token itu memuat huruf di luar ASCII, yang tidak dapat dibawa header HTTP; salin lagi.",
        en: "The token has letters outside ASCII, which no HTTP header can carry; copy it again.")
    }
  }
}

import Wording

/// What the statuses of the process mean, for the help and the manual.
enum ExitStatus {
  /// Each with its meaning, the same for every command.
  static let all: [(String, Phrase)] = [
    ("0", Phrase(id: "baik", en: "fine")),
    ("1", Phrase(id: "gagal, atau ada yang ditemukan --fail-on", en: "failed, or found by --fail-on")),
    ("2", Phrase(id: "salah pakai", en: "used wrongly")),
    ("3", Phrase(id: "sebuah backend tidak terjangkau", en: "a backend out of reach")),
    ("4", Phrase(id: "ditolak aturan, atau konfigurasinya salah", en: "refused by a rule, or a faulty configuration")),
    ("124", Phrase(id: "waktunya habis", en: "out of time")),
    ("128+n", Phrase(id: "diakhiri oleh sinyal n", en: "ended by signal n")),
  ]

  /// All of them in a sentence.
  static var sentence: Phrase {
    func text(_ language: Language) -> SafeText {
      all.dropFirst().reduce("\(all[0].0) \(all[0].1.text(language))") { "\($0), \($1.0) \($1.1.text(language))" }
    }
    return Phrase(id: "Kode keluar: \(text(.indonesian)).", en: "Exit codes: \(text(.english)).")
  }
}
